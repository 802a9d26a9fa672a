"""The files of an import, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.importing.draft import Draft
from reportgen.importing.export import Export
from reportgen.importing.written.account import account
from reportgen.importing.written.data import answers_csv
from reportgen.importing.written.gathered import Entry, gathered
from reportgen.importing.written.kept import kept
from reportgen.importing.written.quality import timed
from reportgen.importing.written.report import DATA, decided, doubts, spec_of
from reportgen.importing.written.settings import Settings

SPEC, ACCOUNT = "report.yaml", "import.md"


@dataclass(frozen=True, slots=True)
class Folder:
    """What is written, and what of it somebody should look at."""

    files: Mapping[str, bytes]
    doubts: tuple[Entry, ...]
    """What somebody should look at, alike things together."""


def folder_of(export: Export, draft: Draft, settings: Settings) -> Folder:
    """Return what is written: the spec, the data and the account.

    Parameters
    ----------
    export
        The export, for what it dropped and how it was recognised.
    draft
        The survey made of it.
    settings
        What the author said of the survey.
    """
    decisions = (*doubts(draft, settings), *draft.decisions, *decided(draft), *timed(draft), *kept(draft))
    spec = spec_of(draft, settings, decisions)
    told = account(draft, spec, decisions, settings.shown, why=export.why, dropped=export.dropped, columns=len(export.headings))
    data = {DATA: answers_csv(draft)} if draft.rows else {}
    found = {SPEC: spec.text.encode(), **data, ACCOUNT: told.encode()}
    return Folder(found, tuple(gathered((decision for decision in decisions if decision.doubt), spec)))
