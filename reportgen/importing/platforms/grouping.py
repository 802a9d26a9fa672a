"""Columns that belong to one question: by what their codes share, and what their wordings share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportgen.importing.export import Heading
from reportgen.importing.platforms.wording import clean, common_prefix, parted, spoken_hint

_CODE = re.compile(
    r"^(?P<base>.+?)(?:[_.](?:Part|part|PART|opt|option|item|row|sq|SQ|Q|x)?[_.]?\d{1,4}(?:_\d{1,3})*|[_.](?:OTHER|Other|other|"
    r"oth)|\[[^\[\]]+\])$"
)
_CELL_OF_GRID = re.compile(r"^(?P<base>.+?)r(?P<row>\d{1,3})c(?P<column>\d{1,3})$")
_FEW = 20
_BATTERY = re.compile(r"^(?P<base>[A-Za-z]+\d+[A-Za-z]+_?)(?P<number>\d{1,3})$")


def base_of_code(code: str) -> str:
    """Return what the codes of one question's columns share: ``Q7`` for ``Q7_Part_3``; empty for a code of its own."""
    if found := _CELL_OF_GRID.match(code):
        return f"{found['base']}c{found['column']}"
    if found := _CODE.match(code) or _BATTERY.match(code):
        return found["base"].rstrip("_.")
    return ""


def runs(headings: Sequence[Heading], key: Callable[[int], str]) -> Iterator[list[int]]:
    """Yield the places of neighbouring answers with the same key that is not empty, two at least."""
    answers = [place for place, heading in enumerate(headings) if heading.role in ("answer", "write-in")]
    for text, places in groupby(answers, key):
        found = list(places)
        if text and len(found) > 1:
            yield found


def grouped(headings: Sequence[Heading], key: Callable[[int], str], *, near: bool = True) -> tuple[Heading, ...]:
    """Return headings whose columns with one key are one question: its wording parted from the options or rows.

    Parameters
    ----------
    headings
        Each with its whole text as ``ask``.
    key
        The key of a column by its place; empty for a column by itself.
    near
        Whether only neighbours belong together.
    """
    result = list(headings)
    found = list(runs(headings, key)) if near else list(_everywhere(headings, key))
    names = _names(key(places[0]) for places in found)
    for places, name in zip(found, names, strict=True):
        _group(result, places, name)
    return tuple(result)


def _everywhere(headings: Sequence[Heading], key: Callable[[int], str]) -> Iterator[list[int]]:
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading.role in ("answer", "write-in") and key(place):
            places.setdefault(key(place), []).append(place)
    yield from (found for found in places.values() if len(found) > 1)


def _names(keys: Iterable[str]) -> Iterator[str]:
    """Yield names of groups: the keys, told apart where two runs have the same."""
    seen: dict[str, int] = {}
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key} ({seen[key]})"


def _group(result: list[Heading], places: Sequence[int], name: str) -> None:
    texts = [result[place].ask for place in places]
    asks = {result[place].ask for place in places if result[place].item}
    if asks and all(result[place].item for place in places):  # parted already, by the header itself
        for place in places:
            result[place] = replace(result[place], group=name, hint=result[place].hint or spoken_hint(result[place].ask))
        return
    found = parted(texts)
    if found is None and len({*texts}) == 1:  # one wording over all columns, and no text for each
        found = texts[0], tuple(result[place].code for place in places)
    if found is None:
        ask, items = "", tuple(texts)
    else:
        ask, items = found
    hint = spoken_hint(ask)
    first = result[places[0]].code
    shared = name if base_of_code(first) == name else common_prefix([result[place].code for place in places]).rstrip("_.#[ ")
    for place, item in zip(places, items, strict=True):
        heading = result[place]
        result[place] = replace(heading, ask=ask or shared or name, item=item, group=name, hint=heading.hint or hint)


def dashed(headings: Sequence[Heading], is_other: Callable[[str], bool]) -> tuple[Heading, ...]:
    """Return headings in which neighbours such as ``Which? - Tea`` and ``Which? - Milk`` are one question.

    Programs that make one header row of two write so. The words of an "other" behind a question, or behind its options, are
    a write-in.
    """
    keys = ["" if h.group or h.role != "answer" or " - " not in h.ask else h.ask.rpartition(" - ")[0].strip() for h in headings]
    result = list(grouped(headings, lambda place: keys[place]))
    for place, (before, key) in enumerate(zip(["", *(heading.ask for heading in headings)], keys, strict=False)):
        tail = headings[place].ask.rpartition(" - ")[2]
        if key and key == before and not result[place].group and is_other(tail):
            result[place] = replace(headings[place], ask=key, item=tail, role="write-in")
        elif result[place].group and result[place].item and is_other(result[place].item) and _says_again(result, place):
            result[place] = replace(result[place], role="write-in")
    return tuple(result)


def _says_again(headings: Sequence[Heading], place: int) -> bool:
    """Return whether the column before is the same option: the first is its tick, the second its words."""
    return place > 0 and headings[place - 1].group == headings[place].group and headings[place - 1].item == headings[place].item


def share_answers(values: Sequence[Sequence[str]]) -> bool:
    """Return whether columns hold the same few answers, as rows of a matrix do; texts of people's own hardly repeat."""
    apart, together = sum(map(len, values)), len({value for column in values for value in column})
    return together < apart if together <= _FEW else together <= 0.6 * apart


def bracketed(heading: str) -> tuple[str, str]:
    """Return the wording and the row of ``Question [row]``; the whole and nothing for any other heading."""
    found = re.match(r"^(?P<ask>.*\S)\s*\[(?P<item>(?:[^\[\]]|\[[^\[\]]*\])+)\]$", heading, re.DOTALL)
    return (found["ask"].strip(), clean(found["item"])) if found else (heading, "")
