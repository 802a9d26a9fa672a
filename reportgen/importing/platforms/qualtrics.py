"""Qualtrics: three header rows (code, wording, import id), the older two, and what is left when somebody deletes rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.export import Heading, Role
from reportgen.importing.platforms.grouping import grouped
from reportgen.importing.platforms.platform import Mark, Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import clean, spoken_hint

ROLE = by_names(
    {
        "metadata": "StartDate|EndDate|Status|Progress|Finished|RecordedDate|ResponseId|ResponseID|ResponseSet|"
        "DistributionChannel|UserLanguage|"
        "LocationAccuracy|_recordId|responseId|responseSetId|startDate|endDate|status|progress|finished|recordedDate|"
        "distributionChannel|userLanguage|"
        "Location-LocationAccuracy|SurveyID|Consent Date",
        "personal": "IPAddress|ipAddress|RecipientLastName|RecipientFirstName|RecipientEmail|ExternalReference|"
        "ExternalDataReference|LocationLatitude|"
        "LocationLongitude|Name|EmailAddress|externalDataReference|recipientLastName|recipientFirstName|recipientEmail|"
        "locationLatitude|locationLongitude|"
        "Location-LocationLatitude|Location-LocationLongitude",
        "duration": "Duration (in seconds)|duration|Q_TotalDuration|Duration",
        "quality": "Q_RecaptchaScore|Q_RelevantIDDuplicate|Q_RelevantIDDuplicateScore|Q_RelevantIDFraudScore|"
        "Q_BallotBoxStuffing|Q_DuplicateRespondent|Q_StraightliningCount|"
        "Q_StraightliningPercentage|Q_UnansweredPercentage|Q_UnansweredQuestions|Q_AmbiguousTextPresent|"
        "Q_AmbiguousTextQuestions|Q_CAPTCHA",
    }
)
_OWN = (
    "StartDate",
    "EndDate",
    "RecordedDate",
    "ResponseId",
    "ResponseID",
    "ResponseSet",
    "DistributionChannel",
    "UserLanguage",
    "Finished",
    "Progress",
)
_IMPORT_ID = re.compile(r"""^\{\s*["'“”]?ImportId["'“”]?\s*:\s*["'“”]*(?P<id>[^"'“”,}]+)""")
_QUESTION = re.compile(
    r"^(?P<loop>\d+_)?(?P<base>QID_?\d+(?:#\d+)?)(?P<levels>(?:[_-]x?\d+)*)(?P<text>[_-]TEXT)?(?P<rest>[_-].+)?$"
)
_TECHNICAL = re.compile(
    r"_(?:DO(?:_\w+)?|First[ _]Click|Last[ _]Click|Page[ _]Submit|Click[ _]Count|Browser|Version|Operating[ _]System|"
    r"Resolution|User[ _]Agent|"
    r"FIRST_CLICK|LAST_CLICK|PAGE_SUBMIT|CLICK_COUNT|BROWSER|VERSION|OS|RESOLUTION)$|^Q_(?!Lang$)\w+$"
)
_FILE = re.compile(r"_(?:Id|Name|Size|Type|FILE_ID|FILE_NAME|FILE_SIZE|FILE_TYPE)$")
_DERIVED = re.compile(
    r"^SC\d+$|^SC_\w+$|_NPS_GROUP$|- (?:Parent )?Topics?$|- Sentiment(?: Polarity| Score)?$|_(?:Sentiment|Topics)\w*$"
)
_CODE = re.compile(r"^(?P<base>(?:\d+_)?Q[\w.]*?\d+(?:#\d+)?)(?:_Q[\w.]*?\d+)?(?P<levels>(?:_x?\d+)*)(?P<text>_TEXT)?$")

_SELECTED = re.compile(
    r"\s+-\s+(?:Selected Choice|Ausgewählte Antwort|Choix sélectionné|Opción seleccionada|已选择的选项|选定选项|"
    r"已選取的選項)(?=\s*(?:-|$))"
)

_PREVIEWS = frozenset(
    {
        "survey preview",
        "1",
        "preview",
        "17",
        "offline survey preview",
        "offline preview",
        "9",
        "survey preview spam",
        "preview spam",
    }
)
_TESTS = frozenset({"survey test", "2"})
_SPAM = frozenset({"spam", "8", "12", "imported spam", "24", "offline spam"})
_UNFINISHED = frozenset(
    {"false", "0", "falsch", "faux", "falso", "否", "偽", "いいえ", "nein", "no", "non", "niet waar", "onwaar"}
)


def _ids(sheet: Sheet) -> tuple[int, tuple[str, ...]]:
    """Return the row of import ids and the ids; -1 without such a row."""
    for place, row in enumerate(sheet.top[:5]):
        found = [_IMPORT_ID.match(cell) for cell in row]
        if sum(map(bool, found)) >= max(1, len(row) / 2):
            return place, tuple(match["id"].strip() if match else "" for match in found)
    return -1, ()


def _recognise(sheet: Sheet) -> Sure:
    place = _ids(sheet)[0]
    if place >= 0:
        return Sure(99, "import-ids", (next(cell for cell in sheet.row(place) if _IMPORT_ID.match(cell)),))
    own = tuple(name for name in sheet.names if name in _OWN)
    second = tuple(name for name in sheet.row(1) if name in _OWN)
    if re.match(r"^V\d+$", sheet.names[0] if sheet.names else "") and len(second) >= 3:
        return Sure(95, "second-row", second)
    telling = {"ResponseId", "ResponseID", "RecordedDate", "DistributionChannel", "ResponseSet"} & set(own)
    if len(own) >= 3 and telling:
        return Sure(90, "columns", own)
    return Sure(55, "columns", own) if len(own) >= 3 and "Finished" in own else Sure(0)


def _read(sheet: Sheet) -> Reading:
    place, ids = _ids(sheet)
    legacy = place < 0 and sum(name in _OWN for name in sheet.row(1)) >= 3 and sum(name in _OWN for name in sheet.names) < 3
    header = place + 1 if place >= 0 else 2 if legacy or _has_wordings(sheet) else 1
    wordings = sheet.row(1) if header >= 2 else sheet.names
    own = sheet.row(1) if legacy else sheet.names
    headings = [
        _heading(code, ask, identity or name, name)
        for code, ask, identity, name in zip(sheet.names, wordings, ids or own, own, strict=True)
    ]
    headings = [replace(heading, key=identity) for heading, identity in zip(headings, ids or [""] * len(headings), strict=True)]
    headings = _write_ins(headings, ids or sheet.names)
    headings = [_unless_numbers(heading, sheet.values(column, header)) for column, heading in enumerate(headings)]
    bases = _bases(ids or sheet.names)
    joined = grouped(headings, lambda column: bases[column])
    if not ids:
        joined = _by_wording(joined)
    return Reading(
        tuple(_settled(heading) for heading in joined),
        header=header,
        marks=tuple(marks_of(own, sheet.row(1))),
        missing=frozenset({"-99"}),
        separators=(",", ", ", ";"),
    )


def _has_wordings(sheet: Sheet) -> bool:
    """Return whether the second row has the wordings: it names the platform's columns in words, and not a first answer."""
    own = [place for place, name in enumerate(sheet.names) if name in _OWN]
    said = [sheet.row(1)[place] for place in own]
    return bool(said) and not any(re.search(r"\d", cell) for cell in said) and any(said)


def _heading(code: str, ask: str, identity: str, name: str) -> Heading:
    role: Role = ROLE(name)
    if role == "answer":
        role = ROLE(identity)
    if role == "answer" and (_TECHNICAL.search(code) or _TECHNICAL.search(identity)):
        role = "metadata"
    if role == "answer" and (_DERIVED.search(code) or _DERIVED.search(identity) or _DERIVED.search(ask)):
        role = "score"
    if role == "answer" and _FILE.search(code) and not _QUESTION.fullmatch(identity):
        role = "personal"
    return Heading(code, _SELECTED.sub("", ask) or code, role=role)


def _write_ins(headings: Sequence[Heading], names: Sequence[str]) -> list[Heading]:
    """Return headings in which a text beside the options of its question is told from a question that asks for text."""
    closed = {
        _question(name) for name, heading in zip(names, headings, strict=True) if heading.role == "answer" and not _is_text(name)
    }
    return [
        _as_text(heading, beside=_question(name) in closed) if heading.role == "answer" and _is_text(name) else heading
        for name, heading in zip(names, headings, strict=True)
    ]


def _as_text(heading: Heading, *, beside: bool) -> Heading:
    return replace(heading, role="write-in") if beside else replace(heading, hint="text")


def _unless_numbers(heading: Heading, values: Sequence[str]) -> Heading:
    """Return the heading of a text field without that hint where people were asked for a number."""
    numbers = sum(bool(re.match(r"^-?\d+(?:[.,]\d+)?\s*%?$", value.strip())) for value in values)
    return replace(heading, hint="") if heading.hint == "text" and values and numbers >= 0.8 * len(values) else heading


def _is_text(name: str) -> bool:
    return name.endswith(("_TEXT", "-TEXT"))


def _question(name: str) -> str:
    found = _QUESTION.match(name) or _CODE.match(name)
    return f"{found.groupdict().get('loop') or ''}{found['base']}" if found else name


def _base(name: str) -> str:
    """Return the key of a column's question: the row too for a matrix in which each row takes several answers."""
    found = _QUESTION.match(name) or _CODE.match(name)
    if not found:
        return ""
    levels = re.findall(r"x?\d+", found["levels"])
    return "_".join((f"{found.groupdict().get('loop') or ''}{found['base']}", *levels[:-1]))


def _bases(names: Sequence[str]) -> list[str]:
    """Return the keys of all columns; a question that has a column of its own makes no group with the texts beside it."""
    whole = {name for name in names if _base(name) == name}
    keys = [_base(name) for name in names]
    return ["" if key in whole else key for key in keys]


def _by_wording(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return headings of an older export with columns of own tags grouped by what comes before the last dash."""
    keys = [
        "" if heading.group or heading.role != "answer" or "-" not in heading.ask else heading.ask.rpartition("-")[0]
        for heading in headings
    ]
    return grouped(headings, lambda column: keys[column] if len(keys[column]) > 10 else "")


def _settled(heading: Heading) -> Heading:
    """Return a heading with the option that a text belongs to, and with what its wording says of how to answer."""
    if heading.role not in ("answer", "write-in"):
        return heading
    ask, item = heading.ask, heading.item
    if heading.role == "write-in":
        item = item or (clean(ask).rpartition(" - ")[0].rpartition(" - ")[2] if " - " in ask else "")
    return replace(heading, ask=ask, item=item, hint=heading.hint or spoken_hint(ask))


def marks_of(*rows: Sequence[str]) -> list[Mark]:
    """Return the columns that mark previews, tests, spam and unfinished answers, by their English names."""
    place = {name: column for row in reversed(rows) for column, name in enumerate(row)}
    marks = []
    if "Status" in place:
        marks += [
            Mark("preview", place["Status"], _PREVIEWS),
            Mark("test", place["Status"], _TESTS),
            Mark("spam", place["Status"], _SPAM),
        ]
    if "DistributionChannel" in place:
        marks.append(Mark("preview", place["DistributionChannel"], frozenset({"preview"})))
        marks.append(Mark("test", place["DistributionChannel"], frozenset({"test"})))
    if "Q_TerminateFlag" in place:
        marks.append(
            Mark("screened-out", place["Q_TerminateFlag"], frozenset({"screened", "screened out", "screenedout", "quotamet"}))
        )
    if "Finished" in place:
        marks.append(Mark("partial", place["Finished"], _UNFINISHED))
    elif "Progress" in place:
        marks.append(Mark("partial", place["Progress"], frozenset(str(number) for number in range(100))))
    return marks


QUALTRICS = Platform("qualtrics", "Qualtrics", _recognise, _read)
