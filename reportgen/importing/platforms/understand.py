"""From a table to an export: which platform wrote it, and what its header, its rows and its columns are."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.export import Export
from reportgen.importing.language import Language, language_of
from reportgen.importing.platforms.called import called, folded
from reportgen.importing.platforms.finish import finished
from reportgen.importing.platforms.google_forms import GOOGLE_FORMS
from reportgen.importing.platforms.kobo import KOBO
from reportgen.importing.platforms.limesurvey import LIMESURVEY
from reportgen.importing.platforms.microsoft_forms import MICROSOFT_FORMS
from reportgen.importing.platforms.plain import PLAIN
from reportgen.importing.platforms.platform import Platform, Sure
from reportgen.importing.platforms.qualtrics import QUALTRICS
from reportgen.importing.platforms.sheet import Sheet, sheet_of
from reportgen.importing.platforms.statistics_files import SPSS, STATA, TRIPLE_S
from reportgen.importing.platforms.surveymonkey import SURVEYMONKEY
from reportgen.importing.platforms.tencent import TENCENT
from reportgen.importing.platforms.typeform import TYPEFORM
from reportgen.importing.platforms.wjx import WJX
from reportgen.importing.platforms.words.say import listed, say
from reportgen.importing.platforms.wps import WPS
from reportgen.importing.table import Table
from reportgen.problems import Code, Place, Problem, ReportError, SpecError
from reportgen.spec.nearest import nearest

PLATFORMS: tuple[Platform, ...] = (
    *(WJX, WPS, TENCENT, SURVEYMONKEY, QUALTRICS, GOOGLE_FORMS, MICROSOFT_FORMS, TYPEFORM, LIMESURVEY, KOBO),
    *(SPSS, STATA, TRIPLE_S, PLAIN),
)
"""All platforms; where two are equally sure, the first is taken."""
NAMES: tuple[str, ...] = tuple(platform.name for platform in PLATFORMS)
"""What ``platform`` may be, beside ``auto``."""

_AUTO = frozenset({"auto", "自动", "自動", ""})
_SURE_ENOUGH = 40
"""What a platform has to reach to be taken for more than a plain table."""
_CLOSE = 25
"""A runner-up that comes as near as this is told."""


def understand(table: Table, platform: str = "auto", *, partial: Literal["complete", "all"] = "complete") -> Export:
    """Return a table with its header understood.

    Parameters
    ----------
    table
        One sheet of a file.
    platform
        One of ``NAMES``, or whatever else people call it; ``auto`` to find out.
    partial
        ``complete`` leaves rows out that the platform marks as not completed; ``all`` keeps every row with an answer.

    Raises
    ------
    SpecError
        If there is no such platform.
    ReportError
        If there is no answer below the header.
    """
    sheet = sheet_of(table)
    language = language_of(cell for row in sheet.top[:2] for cell in row)
    chosen, why, decisions = _choose(sheet, platform, language)
    export = finished(sheet, chosen, why, language, partial)
    export = replace(export, commas=table.delimiter == ";", decisions=(*decisions, *export.decisions))
    if not export.rows:
        found, fix = "no row below the header holds an answer", "export the answers and not only the questionnaire"
        raise ReportError([Problem(Code.DATA_EMPTY, Place(table.shown), found, fix)])
    return export


def _choose(sheet: Sheet, name: str, language: Language) -> tuple[Platform, str, list[Decision]]:
    """Return the platform, the sentence on why, and the runner-up where it is close."""
    if folded(name) not in _AUTO:
        chosen = _named(name)
        return chosen, say(language, "why-plain-told" if chosen is PLAIN else "why-told", platform=chosen.shown, name=name), []
    ranked = sorted(((platform.recognise(sheet), platform) for platform in PLATFORMS), key=lambda pair: -pair[0].score)
    (sure, chosen), (next_sure, runner_up) = ranked[:2]
    if sure.score < _SURE_ENOUGH:
        return PLAIN, say(language, "why-nothing"), _close(ranked[0], language) if sure.score else []
    if sure.kind == "format":
        return chosen, why_of(sure, chosen, language), []
    close = next_sure.score >= _SURE_ENOUGH - 10 and sure.score - next_sure.score <= _CLOSE and runner_up is not PLAIN
    return chosen, why_of(sure, chosen, language), _close((next_sure, runner_up), language) if close else []


def _named(name: str) -> Platform:
    """Return the platform that the author names."""
    meant = called(name, {platform.name: platform.shown for platform in PLATFORMS})
    for platform in PLATFORMS:
        if platform.name == meant:
            return platform
    near = nearest(name, [word for platform in PLATFORMS for word in (platform.name, platform.shown)])
    fix = f"Did you mean {near!r}? " if near else ""
    found = f"there is no platform {name}"
    raise SpecError([Problem(Code.WRONG_VALUE, Place("--platform"), found, f"{fix}Write one of: auto, {', '.join(NAMES)}")])


def why_of(sure: Sure, platform: Platform, language: Language) -> str:
    """Return the sentence on what told the platform."""
    return say(language, f"why-{sure.kind}", platform=platform.shown, found=listed(language, sure.found[:4]))


def _close(pair: tuple[Sure, Platform], language: Language) -> list[Decision]:
    sure, platform = pair
    if platform.name == "plain":
        return []
    what = say(language, "runner-up", platform=platform.shown, found=listed(language, sure.found[:4]))
    return [Decision(what, change=say(language, "runner-up-change", name=platform.name), doubt=True)]
