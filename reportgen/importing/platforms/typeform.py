"""Typeform: ``#``, the questions, then dates and Network ID; the options of a multi-response question are columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.export import Heading
from reportgen.importing.language import Language, language_of
from reportgen.importing.platforms.platform import Mark, Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import clean, shortened, spoken_hint
from reportgen.importing.platforms.words.say import listed, say

_ROLE = by_names(
    {
        "metadata": "#|Start Date (UTC)|Submit Date (UTC)|Stage Date (UTC)|Start date (UTC)|Submit date (UTC)|Stage date (UTC)|"
        "Response Type|Response type|Tags|"
        "Ending|Submitted At|Token|Partial response",
        "personal": "Network ID",
        "score": "Score|score",
    }
)
_OWN = ("start date (utc)", "submit date (utc)", "stage date (utc)", "network id", "response type")
_COUNTED = re.compile(r"how many|number of|几[个次名位]|多少", re.IGNORECASE)
_OTHER = frozenset(("other", "其他", "autre", "andere", "otro", "otra", "outro", "altro", "anders", "sonstiges"))


def _recognise(sheet: Sheet) -> Sure:
    found = tuple(name for name in sheet.names if name.lower() in _OWN)
    first = ("#",) if "#" in sheet.names[:2] else ()
    if len(found) >= 2:
        return Sure(95, "columns", (*first, *found))
    return Sure(60, "columns", (*first, *found)) if first and found else Sure(0)


def _read(sheet: Sheet) -> Reading:
    headings = [
        Heading(f"c{place + 1}", _plain(name), role=_ROLE(name), hint="" if _ROLE(name) != "answer" else spoken_hint(name))
        for place, name in enumerate(sheet.names)
    ]
    groups = _option_columns(sheet, headings)
    for count, places in enumerate(groups, start=1):
        _join(headings, places, sheet, f"choices {count}")
    yes_or_no = [place for place, heading in enumerate(headings) if _is_yes_or_no(sheet, place, heading)]
    language = language_of(sheet.names)
    labels = {"1": say(language, "yes"), "0": say(language, "no")}
    for place in yes_or_no:
        headings[place] = replace(headings[place], hint="single", labels=labels)
    marks = [
        Mark("partial", place, frozenset({"started", "partial", "in progress"}))
        for place, name in enumerate(sheet.names)
        if name.lower() == "response type"
    ]
    told = [*_told(headings, groups, sheet), *_told_yes_or_no([headings[place].ask for place in yes_or_no], language)]
    return Reading(tuple(headings), marks=tuple(marks), separators=(", ",), decisions=tuple(told))


def _is_yes_or_no(sheet: Sheet, place: int, heading: Heading) -> bool:
    """Return whether a column is a question with yes and no, which Typeform writes as 1 and 0; counts may be 0 and 1 too."""
    values = set(sheet.values(place, 1))
    return heading.role == "answer" and not heading.group and values == {"0", "1"} and not _COUNTED.search(heading.ask)


def _told_yes_or_no(asks: Sequence[str], language: Language) -> list[Decision]:
    found = listed(language, [shortened(ask) for ask in asks])
    return [Decision(say(language, "yes-or-no", found=found), change=say(language, "yes-or-no-change"))] if asks else []


def _plain(name: str) -> str:
    """Return a wording without the asterisks and low lines of Typeform's bold and italic type."""
    return re.sub(r"(?<![\w*_])([*_]{1,2})(?=\S)([^*_]{1,80}?)(?<=\S)\1(?![\w*_])", r"\2", name)


def _option_columns(sheet: Sheet, headings: Sequence[Heading]) -> list[list[int]]:
    """Return runs of columns whose cells only repeat their heading; an "other" behind such a run belongs to it."""
    groups: list[list[int]] = []
    open_run: list[int] = []
    for place, heading in enumerate(headings):
        values = {clean(value) for value in sheet.values(place, 1)}
        if heading.role == "answer" and heading.ask and values == {heading.ask}:
            open_run.append(place)
            continue
        if open_run and heading.ask.lower() in _OTHER:
            open_run.append(place)
        groups += [open_run] if len(open_run) > 1 else []
        open_run = []
    return [*groups, open_run] if len(open_run) > 1 else groups


def _join(headings: list[Heading], places: Sequence[int], sheet: Sheet, name: str) -> None:
    options = [headings[place].ask for place in places]
    ask = shortened(" / ".join(options), 100)
    for place, option in zip(places, options, strict=True):
        written = option.lower() in _OTHER and {clean(value) for value in sheet.values(place, 1)} != {option}
        headings[place] = replace(
            headings[place], ask=ask, item=option, group=name, hint="multi", role="write-in" if written else headings[place].role
        )


def _told(headings: Sequence[Heading], groups: Sequence[Sequence[int]], sheet: Sheet) -> list[Decision]:
    language = language_of(sheet.names)
    asks = [shortened(headings[places[0]].ask) for places in groups]
    return [
        Decision(
            say(language, "no-wording", found=listed(language, [ask])), change=say(language, "no-wording-change"), doubt=True
        )
        for ask in asks
    ]


TYPEFORM = Platform("typeform", "Typeform", _recognise, _read)
