"""LimeSurvey: headings of codes, of wordings, or of both (``G2Q1[SQ003]. wording [subquestion]``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.importing.export import Heading, Hint
from reportgen.importing.platforms.grouping import bracketed, share_answers
from reportgen.importing.platforms.platform import Mark, Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import spoken_hint

ROLE = by_names(
    {
        "metadata": "id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|refurl|Response ID|Date submitted|Last page|"
        "Start language|Seed|"
        "Date started|Date last action|Referrer URL|Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert|"
        "Datum gestartet|"
        "Datum letzte Aktivität|Antwort-ID|答复 ID|提交日期|最后一页|起始语言|种子",
        "personal": "token|ipaddr|Access code|IP address|IP-Adresse|firstname|lastname|email|Zugangscode|Zugangsschlüssel",
        "duration": "interviewtime|Total time|Gesamtzeit",
    }
)
_CODES = ("submitdate", "lastpage", "startlanguage", "seed", "datestamp", "refurl")
_WORDS = (
    "Date submitted",
    "Last page",
    "Start language",
    "Seed",
    "Datum Abgeschickt",
    "Letzte Seite",
    "Start-Sprache",
    "Date last action",
)
_BOTH = re.compile(r"^(?P<code>[A-Za-z]\w*(?:\[[^\[\]]+\]){0,2})(?:\.\s+|\._\.\s*)(?P<ask>\S.*)$", re.DOTALL)
_SUB = re.compile(r"^(?P<base>[A-Za-z]\w*?)\[(?P<sub>[^\[\]]+)\](?:\[(?P<scale>[^\[\]]+)\])?$")
_TICKS = frozenset(("Yes", "No", "Y", "N", "1", "0", "Ja", "Nein", "Oui", "Non", "Sí", "Sim", "Não", "是", "否"))
_OTHER = frozenset(("other", "sonstiges", "andere", "autre", "otro", "outro", "altro", "其他", "其它"))
_BY_R = re.compile(r"^([A-Za-z]\w*)\.(\w+)\.(?:\.?(\w+)\.)?$")
_BY_OTHERS = re.compile(r"^([A-Za-z]\w*?)_(SQ\d{2,4}(?:comment)?|other|comment)$")
_TIMES = re.compile(r"^(?:groupTime\d+|questionTime\d+|\w+Time)$|^(?:Group|Question) time\b")
"""Timings of groups and questions, where the export has them: beside the time of the whole."""
_PLACE = re.compile(r"^(?:Rank(?:ing)?|Rang|Place|Platz|排名|排序|순위)?\s*\d{1,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    """A heading taken apart."""

    code: str
    ask: str
    sub: str = ""
    """The code of the subquestion."""
    item: str = ""
    scale: str = ""


def _recognise(sheet: Sheet) -> Sure:
    names = [_both(name)[0] for name in sheet.names]
    own = tuple(name for name in names if name in _CODES)
    worded = tuple(name for name in sheet.names if name in _WORDS)
    both = tuple(name for name in sheet.names if (found := _BOTH.match(name)) and "[" in found["code"])
    subs = tuple(name for name in sheet.names if _SUB.match(name))
    singles = tuple(
        name for name in sheet.names if (found := _BOTH.match(name)) and re.fullmatch(r"[a-z]\w*\d\w*", found["code"], re.I)
    )
    stems = {re.sub(r"\d.*$", "", _both(name)[0]) for name in singles}
    if len(own) >= 2 or len(worded) >= 2:
        return Sure(95, "columns", own or worded)
    if len(both) >= 2:
        return Sure(90, "codes", tuple(_both(name)[0] + "." for name in both[:2]))
    if len(singles) >= max(3, 0.6 * len(names)) and len(stems) >= 3:  # "Q1." alone is how anybody numbers questions
        return Sure(60, "codes", tuple(_both(name)[0] + "." for name in singles[:2]))
    return (
        Sure(80, "codes", subs[:2])
        if len(subs) >= 3 and any("SQ" in name for name in subs)
        else Sure(50 if len(subs) >= 3 else 0, "codes", subs[:2])
    )


def _both(name: str) -> tuple[str, str]:
    """Return the code and the wording of a heading that has both; the whole as its code otherwise."""
    found = _BOTH.match(name)
    return (found["code"], found["ask"]) if found else (name, "")


def _with_brackets(code: str) -> str:
    """Return a code as LimeSurvey writes it, where R wrote ``Q1.SQ001.`` or another program ``Q1_SQ001``."""
    if found := _BY_R.match(code):
        return f"{found[1]}[{found[2]}]" + (f"[{found[3]}]" if found[3] else "")
    found = _BY_OTHERS.match(code)
    return f"{found[1]}[{found[2]}]" if found else code


def _apart(name: str) -> _Name:
    code, ask = _both(name)
    code = code if ask else _with_brackets(code)
    found = _SUB.match(code)
    if not found:
        if ask or not re.search(r"\s", code):
            return _Name(code, ask or code)
        ask, item = bracketed(code)  # wordings alone
        if not item and code.endswith("[]"):
            ask = code.removesuffix("[]").strip()
        return _Name("", ask, item, item)
    wording, item = bracketed(ask)
    if not item and re.fullmatch(r"\[[^\[\]]+\]", wording):  # a question without a wording of its own
        wording, item = "", wording[1:-1].strip()
    scale = ""
    if found["scale"]:  # wording [subquestion][scale], or [row][column]
        outer, inner = bracketed(wording)
        wording, item, scale = (outer, inner, item) if inner else (wording, item, found["scale"])
    return _Name(
        code,
        wording.removesuffix("[]").strip() or found["base"],
        found["sub"],
        item or ("" if ask.endswith("[]") else found["sub"]),
        scale,
    )


def _heading(place: int, name: str, apart: _Name, *, timed: bool) -> Heading:
    role = ROLE(_both(name)[0])
    if role == "answer":
        role = ROLE(name)
    if role == "answer" and timed and _TIMES.search(_both(name)[0]):
        role = "metadata"
    if role == "answer" and (apart.sub == "other" or apart.sub.endswith("comment")) and apart.code:
        role = "write-in"
    ask = f"{apart.ask} ({apart.scale})" if apart.scale else apart.ask
    return Heading(apart.code or f"c{place + 1}", ask, apart.item, role=role)


def _key(apart: _Name) -> str:
    """Return the key of a column's question: its scale too where each subquestion is asked on two."""
    found = _SUB.match(apart.code)
    if found and "_" in found["sub"]:  # rows and columns: codes of subquestions have no underscores of their own
        return f"{found['base']}[{found['sub'].partition('_')[0]}]"
    if found:
        return found["base"] + (f"[{found['scale']}]" if found["scale"] else "")
    return apart.ask if apart.item else ""


def _read(sheet: Sheet) -> Reading:
    parts = [_apart(name) for name in sheet.names]
    timed = any(ROLE(_both(name)[0]) == "duration" or _both(name)[0].startswith("groupTime") for name in sheet.names)
    headings = [
        _heading(place, name, part, timed=timed) for place, (name, part) in enumerate(zip(sheet.names, parts, strict=True))
    ]
    keys = [_key(part) for part in parts]
    headings = [_other(heading, sheet.values(place, 1)) for place, heading in enumerate(headings)]
    for place, heading in enumerate(headings):
        if heading.item and not keys[place]:
            headings[place] = replace(heading, item="")
    _join(headings, keys, parts, sheet)
    return Reading(
        tuple(headings),
        marks=marks_of(sheet.names),
        missing=frozenset({"N/A"}),
        not_asked=frozenset({"{question_not_shown}"}),
        unticked=frozenset({"No", "N", "0", "Nein", "Non", "Nee", "Não", "Не", "Нет", "否"}),
        separators=(),
    )


def marks_of(names: Sequence[str]) -> tuple[Mark, ...]:
    """Return the column that marks answers as not completed: those without a time of submission."""
    submitted = ("submitdate", "Date submitted", "Datum Abgeschickt")
    places = [place for place, name in enumerate(names) if _both(name)[0] in submitted]
    return tuple(Mark("partial", place, frozenset({"", "null", "na"})) for place in places[:1])


def _other(heading: Heading, values: Sequence[str]) -> Heading:
    """Return the heading of the words beside an "other", where wordings are all that the header has."""
    words = heading.item.lower() in _OTHER and heading.role == "answer" and not set(values) <= _TICKS
    return replace(heading, role="write-in") if words else heading


def _join(headings: list[Heading], keys: Sequence[str], parts: Sequence[_Name], sheet: Sheet) -> None:
    for column_places in _by_key(headings, keys):
        choices = [place for place in column_places if headings[place].role == "answer"]
        if len(choices) < 2:
            for place in column_places:
                heading = headings[place]
                whole = f"{heading.ask} [{heading.item}]" if heading.item and heading.role == "answer" else heading.ask
                headings[place] = replace(heading, ask=whole, item=heading.item if heading.role == "write-in" else "")
            continue
        hint = _hint([parts[place] for place in choices], [sheet.values(place, 1) for place in choices])
        for place in column_places:
            heading = headings[place]
            headings[place] = replace(
                heading, item=heading.item or heading.code, group=keys[place], hint=hint or spoken_hint(heading.ask)
            )


def _by_key(headings: Sequence[Heading], keys: Sequence[str]) -> list[list[int]]:
    """Return the columns of each key: those of two scales alternate, so that neighbours alone would not do."""
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if keys[place] and heading.role in ("answer", "write-in"):
            places.setdefault(keys[place], []).append(place)
    return list(places.values())


def _hint(parts: Sequence[_Name], values: Sequence[Sequence[str]]) -> Hint:
    """Return what subquestions show: numbered places of a ranking, ticks, or rows of a matrix."""
    if all(part.sub.isdecimal() and (not part.item or _PLACE.match(part.item)) for part in parts):
        return "ranking"
    ticks = {value for column in values for value in column}
    if ticks and ticks <= _TICKS and len(ticks) <= 2:
        return "multi"
    return "matrix" if share_answers(values) else ""


LIMESURVEY = Platform("limesurvey", "LimeSurvey", _recognise, _read)
