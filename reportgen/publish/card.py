"""``card.json``: what a list of reports shows of a version; and whether its numbers can stand beside those of another.

Its numbers are named, and stand in ``facts.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from reportgen.content.blocks import Content
from reportgen.content.card import card
from reportgen.facts.ledger import Ledger
from reportgen.publish.earlier_waves import earlier_waves
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Spec
from reportgen.spec.waves.listed import current_code, wave_label

CARD = "card.json"
SCHEMA = 1
"""The version of the file's shape."""
_DECIDES_NOTHING = frozenset({"column", "label", "was", "note"})
"""Keys of a question that may change without its answers meaning anything else."""


def card_json(spec: Spec, ledger: Ledger, contents: Sequence[Content]) -> str:
    """Return the text of ``card.json``.

    Parameters
    ----------
    spec, ledger
        Who answers for the report, what was asked of whom, and which numbers it also states of earlier waves.
    contents
        The report in each of its languages, its own first.
    """
    document = spec.document
    languages = {content.language: {**asdict(card(content)), **_named(document, content.language)} for content in contents}
    head = {"schema": SCHEMA, "report": contents[0].id, "version": contents[0].version}
    waves = {"waves": earlier} if (earlier := earlier_waves(spec, ledger, list(languages))) else {}
    return json.dumps({**head, "languages": languages, **_asked(document), **waves}, ensure_ascii=False, indent=1) + "\n"


def _named(document: Document, language: str) -> Mapping[str, Any]:
    """Return who answers for the report, and the name of its wave where it is one of several."""
    report, survey = document.report, document.survey
    several = survey is not None and survey.wave is not None
    return {
        "authors": [in_language(author, language, report.language) for author in report.authors],
        "wave": wave_label(document, current_code(document), language) if several else "",
    }


def _asked(document: Document) -> Mapping[str, Any]:
    """Return fingerprints of whom the survey asked, how, and what: the same number of two versions has these alike."""
    survey = document.survey
    of = {"population": _digest(survey.population), "mode": _digest(survey.mode), "sample": survey.sample.kind} if survey else {}
    dumped = document.model_dump(mode="json", exclude_defaults=True, warnings="none")
    subjects = {
        name: _digest([_kept(subject), dumped.get("scales", {}).get(subject.get("scale"))])
        for part in ("questions", "dimensions", "segments")
        for name, subject in dumped.get(part, {}).items()
    }
    return {"survey": of, "subjects": subjects}


def _kept(subject: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {key: value for key, value in subject.items() if key not in _DECIDES_NOTHING}
    columns = kept.get("columns")
    return kept | ({"columns": sorted(columns)} if isinstance(columns, Mapping) else {})


def _digest(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
