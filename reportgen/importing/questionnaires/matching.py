"""Which column of an export is which column of a questionnaire: by its id, its code, or its wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportgen.importing.cleaning import DOTS, bare
from reportgen.importing.export import Heading
from reportgen.importing.questionnaires.questionnaire import FormColumn, FormQuestion, Questionnaire, Wording, text

Key = TypeVar("Key", str, tuple[str, str])
_SIGNS = re.compile(r"[\W_]+")
_LOOP = re.compile(r"^(?P<loop>\d+)_(?P<rest>.+)$")


@dataclass(frozen=True, slots=True)
class Match:
    """A column of an export found in a questionnaire."""

    question: FormQuestion
    column: FormColumn
    loop: str = ""
    """The pass of a loop, in which a question is asked several times."""


class Index:
    """The columns of a questionnaire by what an export may call them; what would mean two of them means none."""

    def __init__(self, form: Questionnaire) -> None:
        self._found = [Match(question, column) for question, column in form.columns()]
        names = [(name, place) for place, match in enumerate(self._found) for name in match.column.names]
        self._exact = _places(names)
        self._alike = _places((_alike(name), place) for name, place in names)
        self._known = {_alike(name) for name in form.known}
        self._worded = _places(
            (key, place) for place, match in enumerate(self._found) for key in _wordings(match.column, form.languages)
        )

    def matches(self, headings: Sequence[Heading]) -> list[Match | None]:
        """Return for each column of an export the column of the questionnaire that it is; None where it is none."""
        result = [self._named(heading) for heading in headings]
        taken = {id(match.column) for match in result if match is not None}
        self._in_order(headings, result, taken)
        for place, heading in enumerate(headings):
            if result[place] is None and not heading.key and heading.role != "write-in":
                match = self._by_wording(heading)
                result[place] = match if match is not None and id(match.column) not in taken else None
        return result

    def knows(self, heading: Heading) -> bool:
        """Return whether the questionnaire knows a column, which is no question."""
        return any(_alike(name) in self._known for name in (heading.key, heading.code) if name)

    def _named(self, heading: Heading) -> Match | None:
        for name in filter(None, (heading.key, heading.code)):
            place = self._place(name)
            if place is not None:
                return self._found[place]
            looped = _LOOP.match(name)
            place = self._place(looped["rest"]) if looped else None
            if place is not None and looped is not None:
                return Match(self._found[place].question, self._found[place].column, looped["loop"])
        return None

    def _place(self, name: str) -> int | None:
        for places in (self._exact.get(name), self._alike.get(_alike(name))):
            if places is not None and len(places) == 1:
                return places[0]
        return None

    def _in_order(self, headings: Sequence[Heading], result: list[Match | None], taken: set[int]) -> None:
        """Match columns whose name several have in their order, where as many of the questionnaire may have it."""
        same_names: dict[str, list[int]] = {}
        for place, heading in enumerate(headings):
            if result[place] is None and not heading.key:
                same_names.setdefault(heading.code, []).append(place)
        for name, places in same_names.items():
            may_be = self._exact.get(name, ())
            if len(may_be) == len(places) > 1:
                for place, found in zip(places, may_be, strict=True):
                    result[place] = self._found[found]
                    taken.add(id(self._found[found].column))

    def _by_wording(self, heading: Heading) -> Match | None:
        places = self._worded.get((_alike(heading.ask), _alike(heading.item)), ())
        return self._found[places[0]] if len(places) == 1 else None


def _places(pairs: Iterable[tuple[Key, int]]) -> Mapping[Key, tuple[int, ...]]:
    """Return places by key, in order."""
    found: dict[Key, dict[int, None]] = {}
    for key, place in pairs:
        found.setdefault(key, {})[place] = None
    return {key: tuple(places) for key, places in found.items()}


def _alike(name: str) -> str:
    """Return what names share that programs write with other signs: ``Q1[SQ001]``, ``Q1_SQ001`` and ``Q1.SQ001.``."""
    return _SIGNS.sub("_", name.casefold()).strip("_")


def _wordings(column: FormColumn, languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    for language in languages:
        ask = _alike(text(column.ask, language))
        if ask:
            yield ask, _alike(text(column.item, language))


def differs(heading: Heading, ask: Wording) -> bool:
    """Return whether an export words a question otherwise than its questionnaire, in none of its languages alike."""
    shown = bare(heading.ask, markup=True)
    if not shown or shown in (heading.code, heading.key) or _alike(shown) in _alike(heading.code) or DOTS in shown[:20]:
        return False
    return not any(_begin_alike(shown, words) for words in ask.values())


def _begin_alike(one: str, other: str) -> bool:
    """Return whether texts are alike as far as both go: exports cut long wordings, and write earlier answers into them."""
    cut = re.split(r"…|\.\.\.", other, maxsplit=1)[0]
    shown = re.split(r"(?<=.{20})(?:…|\.\.\.)", one, maxsplit=1)[0]
    first, second = _alike(shown), _alike(cut)
    if len(second) < min(8, len(_alike(other))):
        return True
    return first.startswith(second) or second.startswith(first) or first in _alike(other)
