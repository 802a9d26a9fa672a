"""Which column of an export is which column of a questionnaire: by its id, its code, or its wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from reportgen.importing.export import Heading
from reportgen.importing.questionnaires.questionnaire import FormColumn, FormQuestion, Questionnaire, Wording, text
from reportgen.importing.questionnaires.wording import DOTS, cleaned

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
        self._exact = _certain(names)
        self._alike = _certain((_alike(name), place) for name, place in names)
        self._known = {_alike(name) for name in form.known}
        self._worded = _certain(
            (key, place) for place, match in enumerate(self._found) for key in _wordings(match.column, form.languages)
        )

    def match(self, heading: Heading) -> Match | None:
        """Return the column of the questionnaire that a column of an export is; None where it is none."""
        for name in filter(None, (heading.key, heading.code)):
            if (found := self._named(name)) is not None:
                return found
        place = self._worded.get((_alike(heading.ask), _alike(heading.item)))
        return None if place is None else self._found[place]

    def knows(self, heading: Heading) -> bool:
        """Return whether the questionnaire knows a column, which is no question."""
        return any(_alike(name) in self._known for name in (heading.key, heading.code) if name)

    def _named(self, name: str) -> Match | None:
        place = self._exact.get(name, self._alike.get(_alike(name)))
        if place is not None:
            return self._found[place]
        looped = _LOOP.match(name)
        place = self._exact.get(looped["rest"], self._alike.get(_alike(looped["rest"]))) if looped else None
        if place is None or looped is None:
            return None
        return Match(self._found[place].question, self._found[place].column, looped["loop"])


def _certain(pairs: Iterable[tuple[Key, int]]) -> Mapping[Key, int]:
    """Return places by key, without keys of several places."""
    found: dict[Key, set[int]] = {}
    for key, place in pairs:
        found.setdefault(key, set()).add(place)
    return {key: next(iter(places)) for key, places in found.items() if len(places) == 1}


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
    shown = cleaned(heading.ask)
    if not shown or shown in (heading.code, heading.key) or _alike(shown) in _alike(heading.code) or DOTS in shown[:20]:
        return False
    return not any(_begin_alike(shown, words) for words in ask.values())


def _begin_alike(one: str, other: str) -> bool:
    """Return whether texts are alike as far as both go: exports cut long wordings, and write earlier answers into them."""
    cut = re.split(r"…|\.\.\.", other, maxsplit=1)[0]
    first, second = _alike(re.sub(r"(?:…|\.\.\.)$", "", one)), _alike(cut)
    if len(second) < min(8, len(_alike(other))):
        return True
    return first.startswith(second) or second.startswith(first) or first in _alike(other)
