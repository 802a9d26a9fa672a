"""Item non-response: of every question how many were asked and how many answered, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import narwhals as nw

from reportgen.data.answers import Answers
from reportgen.data.clean import columns_of
from reportgen.data.columns import asked
from reportgen.data.engine import rows_of
from reportgen.data.portable import one_if
from reportgen.data.ticks import any_filled
from reportgen.spec.made import is_asked
from reportgen.spec.model.document import Document


@dataclass(frozen=True, slots=True)
class Item:
    """One question."""

    rows: int
    """Respondents."""
    asked: int
    """Who were asked."""
    answered: int
    """Who answered."""

    @property
    def missing(self) -> int:
        """Who were asked and gave no answer."""
        return self.asked - self.answered


def nonresponse(answers: Answers, document: Document, names: Iterable[str]) -> Mapping[str, Item]:
    """Return who was asked and who answered, by question.

    Parameters
    ----------
    answers
        Cleaned answers.
    document
        The spec.
    names
        Questions that people answer.
    """
    wanted = {name: q for name in names if is_asked(q := document.questions[name])}
    if not wanted:
        return {}
    counts = [nw.len().alias("rows")]
    for number, (name, q) in enumerate(wanted.items()):
        counts.append((one_if(nw.col(asked(name)) == 1).sum() if q.asked_if else nw.len()).alias(f"a{number}"))
        counts.append(one_if(any_filled(columns_of(q, name))).sum().alias(f"t{number}"))
    rows, *found = (int(value or 0) for value in rows_of(answers.table.select(*counts))[0])
    return {name: Item(rows, was, told) for name, was, told in zip(wanted, found[::2], found[1::2], strict=True)}
