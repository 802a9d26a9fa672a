"""Variables made of others, as expressions of the engine.

Where a source is missing, so is what is made of it. Of conditions the first true one counts; where one before it cannot be told,
because an answer is missing, neither can the group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import and_, or_
from typing import TypeVar

import narwhals as nw

from reportgen.data.columns import question, segment
from reportgen.data.conditions import holds
from reportgen.spec.made import bands_of, made, variable
from reportgen.spec.measures import Condition
from reportgen.spec.model.derived import Band, Derived
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key
from reportgen.spec.unfold import Unfolding, codes_of

_Item = TypeVar("_Item")
NOTHING = nw.lit(None, nw.String)


def column(document: Document, name: str) -> str:
    """Return the cleaned column of a question with one answer, or of a segment."""
    return segment(name) if name in document.segments else question(name)


def derived(document: Document, conditions: Mapping[Key, Condition], name: str) -> nw.Expr:
    """Return the codes of a variable that is made of others, null where there is none.

    Parameters
    ----------
    document
        The spec.
    conditions
        Its resolved conditions.
    name
        A question or segment that has no column of its own.
    """
    found = variable(document, name)
    if not isinstance(found, Derived):
        raise TypeError(f"{name} has a column of its own")
    if bands := bands_of(document, name):
        return _cases((code, _within(_source(document, found), band)) for code, band in bands.items())
    if found.of is not None:
        return _regrouped(document, name, found)
    return _first_true(Unfolding(document, conditions), name, found)


def outside(document: Document, name: str) -> nw.Expr:
    """Return the test for numbers in none of the bands of a variable, or of a number question itself."""
    found = variable(document, name)
    number = _source(document, found) if isinstance(found, Derived) else nw.col(question(name))
    inside = reduce(or_, (_within(number, band) for band in bands_of(document, name).values()))
    return ~number.is_null() & ~inside


def checked_bands(document: Document) -> Iterator[tuple[str, str]]:
    """Yield (variable, number question) of all bands that have to hold every number."""
    for name, found in document.questions.items():
        if not isinstance(found, Derived) and bands_of(document, name):
            yield name, name
    for _, made_name, part in made(document):
        if part.bands and part.of is not None and part.rest is None:
            yield made_name, part.of


def _source(document: Document, found: Derived) -> nw.Expr:
    return nw.col(column(document, found.of or ""))


def _within(number: nw.Expr, band: Band) -> nw.Expr:
    tests = [number >= band.from_] if band.from_ is not None else []
    tests += [number < band.below] if band.below is not None else []
    return reduce(and_, tests) if tests else ~number.is_null()


def _regrouped(document: Document, name: str, found: Derived) -> nw.Expr:
    source = _source(document, found)
    if not found.groups:
        return source
    return _cases((code, source.is_in(list(codes_of(document, name, code)))) for code in found.groups)


def _cases(tests: Iterable[tuple[str, nw.Expr]], last: nw.Expr = NOTHING) -> nw.Expr:
    """Return the code of the first test that is true."""
    return reduce(lambda rest, case: nw.when(case[1]).then(nw.lit(case[0])).otherwise(rest), _backwards(tests), last)


def _first_true(unfolding: Unfolding, name: str, found: Derived) -> nw.Expr:
    """Return the group whose condition is the first that is true; a condition that cannot be told ends the search."""
    tests = ((code, holds(test, unfolding.document)) for code, test in unfolding.tests(name))
    last = next((nw.lit(code) for code, group in found.groups.items() if group.otherwise), NOTHING)
    return reduce(
        lambda rest, case: nw.when(case[1]).then(nw.lit(case[0])).otherwise(nw.when(~case[1]).then(rest)), _backwards(tests), last
    )


def _backwards(items: Iterable[_Item]) -> list[_Item]:
    return list(items)[::-1]
