"""What respondents gave in a column: distinct answers with their counts, spellings of one answer put together."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.importing.export import Export, Heading
from reportgen.importing.table import Column

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_OWN_WORDS = re.compile(r"\s*〖[^〗]*〗?")
"""Where Wenjuanxing writes the words beside an option: ``其他【请注明】〖…〗``."""
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "（": "(", "）": ")"})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that somebody gave, in whatever spelling."""

    text: str
    """The spelling that most gave, without spaces around it and without own words beside it."""
    count: int
    cells: tuple[str, ...]
    """The cells of the file that hold it."""
    words: bool = False
    """Whether some cells hold a respondent's own words beside it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was given in a column."""

    heading: Heading
    column: Column
    given: tuple[Answer, ...]
    """The answer that most gave first; ties by text, so that the order of rows means nothing."""
    not_asked: int = 0
    """Rows that the export says were not asked."""
    place: int = -1
    """Of the column in the export, from 0."""

    @property
    def n(self) -> int:
        """Return how many answered."""
        return sum(answer.count for answer in self.given)


@lru_cache(maxsize=65536)
def plain(cell: str) -> str:
    """Return a cell without spaces around it, double spaces and invisible signs, in Unicode's composed form."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", cell)).split())


@lru_cache(maxsize=65536)
def same(text: str) -> str:
    """Return what two spellings of one answer share: case, spaces, the form of quotes and dashes are no difference."""
    return plain(text).translate(_ALIKE).casefold()


def answers_of(export: Export, place: int) -> Answers:
    """Return what was given in a column."""
    heading, column = export.headings[place], export.columns[place]
    empty = {plain(cell) for cell in (*export.missing, *heading.missing)} | {""}
    not_asked = {plain(cell) for cell in export.not_asked}
    counts = {cell: count for cell, count in column.counts().items() if count}
    skipped = sum(count for cell, count in counts.items() if plain(cell) in not_asked)
    given = {cell: count for cell, count in counts.items() if plain(cell) not in empty and plain(cell) not in not_asked}
    return Answers(heading, column, together(given), skipped, place)


def together(counts: Mapping[str, int]) -> tuple[Answer, ...]:
    """Put the spellings of each answer together."""
    alike: dict[str, list[str]] = defaultdict(list)
    for cell in counts:
        alike[same(_OWN_WORDS.sub("", cell))].append(cell)
    answers = [_answer(cells, counts) for key, cells in alike.items() if key]
    return tuple(sorted(answers, key=lambda answer: (-answer.count, answer.text)))


def _answer(cells: Sequence[str], counts: Mapping[str, int]) -> Answer:
    if len(cells) == 1:
        return Answer(plain(_OWN_WORDS.sub("", cells[0])), counts[cells[0]], (cells[0],), "〖" in cells[0])
    spelled: Counter[str] = Counter()
    for cell in cells:
        spelled[plain(_OWN_WORDS.sub("", cell))] += counts[cell]
    text = min(spelled, key=lambda spelling: (-spelled[spelling], spelling))
    return Answer(text, sum(spelled.values()), tuple(sorted(cells)), any("〖" in cell for cell in cells))


def pooled(columns: Iterable[Answers]) -> tuple[Answer, ...]:
    """Return what was given in several columns together, as the rows of a grid."""
    counts: Counter[str] = Counter()
    for answers in columns:
        own = answers.column.counts()
        for answer in answers.given:
            for cell in answer.cells:
                counts[cell] += own[cell]
    return together(counts)
