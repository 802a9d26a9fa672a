"""Names become measures: a parsed expression in, the same with every measure known out, or every fault in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

from reportgen.spec.expressions.faults import Refused, all_of, shortened, syntax, unknown, wrong
from reportgen.spec.expressions.functions import FUNCTIONS, LATER, MEASURES, NO_WAVES, PICKS, REFERENCES
from reportgen.spec.expressions.measure import Reader
from reportgen.spec.expressions.names import Names, nfc
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Call,
    Chain,
    Expression,
    Literal,
    Logic,
    Name,
    Negation,
    Negative,
    Pick,
    Reference,
    Sequence,
    Words,
)
from reportgen.spec.expressions.units import check_comparable, type_of
from reportgen.spec.expressions.walk import is_condition


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart or table that expressions may refer to."""

    kind: str
    """``figure`` or ``table``."""
    id: str
    subjects: tuple[str, ...]
    """The questions and dimensions it shows."""


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the expressions of one spec."""

    names: Names
    shown: tuple[Shown, ...] = ()

    def resolve(self, written: Expression) -> Expression:
        """Return an expression with every measure known and its units checked.

        Raises
        ------
        Refused
            Names are unknown or values do not fit; holds every fault found.
        """
        match written:
            case Literal():
                return written
            case Arithmetic(operator, left, right):
                both = self._each((left, right))
                return _typed(Arithmetic(operator, both[0], both[1], at=written.at))
            case Negative(part):
                return Negative(self.resolve(part), at=written.at)
            case Chain():
                return self._chain(written)
            case Logic(operator, parts):
                return Logic(operator, tuple(_condition(p) for p in self._each(parts)), at=written.at)
            case Negation(part):
                return Negation(_condition(self.resolve(part)), at=written.at)
            case Call():
                return self._call(written)
            case _:
                raise self._stray(written)

    def _each(self, parts: Iterable[Expression]) -> list[Expression]:
        return all_of((self.resolve, part) for part in parts)

    def _call(self, written: Call) -> Expression:
        name = written.function
        if name in MEASURES:
            return Reader(self.names).measure(written)
        if name in PICKS:
            return Reader(self.names).pick(written)
        if name in REFERENCES:
            return self._reference(written)
        raise self._no_function(written)

    def _no_function(self, written: Call) -> Refused:
        name = written.function
        if name in LATER:
            return wrong(written.at, len(name), f"the word {name!r}", NO_WAVES)
        if name == "ticked":
            return wrong(written.at, len(name), "ticked() outside a condition on respondents", "write share(question, 'option')")
        return unknown(written.at, name, "function", FUNCTIONS)

    def _stray(self, written: Expression) -> Refused:
        match written:
            case Name(name) if nfc(name) in {**self.names.questions, **self.names.dimensions, **self.names.segments}:
                return wrong(written.at, len(name), f"the name {name!r} where a number should stand", f"write a measure, such as {self._example(name)}")
            case Name(name):
                return unknown(written.at, name, "name", [*FUNCTIONS, *self.names.questions])
            case Words(text):
                return wrong(written.at, len(text) + 2, "a text where a number should stand", "write a measure, or compare option_ranked(question, 1) with it")
            case _:
                return wrong(written.at, 1, "values in brackets", "write them after in")

    def _example(self, name: str) -> str:
        subject = nfc(name)
        kind = self.names.kind(self.names.questions.get(subject) or self.names.dimensions.get(subject) or subject)
        measures = {"dimension": "index({})", "number": "mean({})", "nps": "nps({})", "scale": "top({})", "text": "base({})"}
        return measures.get(kind, "share({}, 'option')" if kind != "segment" else "share(question, 'option', {}='value')").format(name)

    def _reference(self, written: Call) -> Reference:
        if len(written.arguments) != 1 or written.keywords or not isinstance(written.arguments[0], Name | Words):
            raise syntax(written.at, len(written.function), f"{written.function}() takes one id", f"write {written.function}(overall)")
        target = written.arguments[0]
        text = target.name if isinstance(target, Name) else target.text
        same = [s for s in self.shown if s.kind == written.function]
        by_id = [s.id for s in same if s.id == text]
        found = by_id or [s.id for s in same if nfc(text) in {nfc(x) for x in s.subjects}]
        if len(found) > 1:
            fix = f"write {written.function}('id'), with one of: " + ", ".join(found)
            raise wrong(target.at, len(text), f"{len(found)} {written.function}s show {shortened(text)!r}", fix)
        if not found:
            raise unknown(target.at, text, written.function, [s.id for s in same])
        return Reference(written.function, found[0], at=written.at)

    def _chain(self, written: Chain) -> Chain:
        rights = [right.parts if isinstance(right, Sequence) else (right,) for _, right in written.links]
        if any(isinstance(p, Call) and p.function in PICKS for p in (written.first, *chain.from_iterable(rights))):
            return self._labels(written)
        first, *rest = self._each((written.first, *chain.from_iterable(rights)))
        parts = iter(rest)
        taken = [tuple(islice(parts, len(right))) for right in rights]
        links = [
            (operator, Sequence(p, at=old.at) if isinstance(old, Sequence) else p[0])
            for (operator, old), p in zip(written.links, taken, strict=True)
        ]
        _check_links(first, links)
        return Chain(first, tuple(links), at=written.at)

    def _labels(self, written: Chain) -> Chain:
        operator, right = written.links[0]
        if len(written.links) > 1 or operator not in {"==", "!=", "in"}:
            raise wrong(written.at, 1, "an option chosen by the data compared by size", "compare it with == or in")
        first = written.first
        if not (isinstance(first, Call) and first.function in PICKS):
            first, right = right, first
        pick = self.resolve(first)
        if not isinstance(pick, Pick):
            raise wrong(written.at, 1, "an option chosen by the data on the right of in", "write it on the left")
        parts = right.parts if isinstance(right, Sequence) else (right,)
        codes = tuple(self._label(pick, p) for p in parts)
        return Chain(pick, ((operator, Sequence(codes, at=right.at) if operator == "in" else codes[0]),), at=written.at)

    def _label(self, pick: Pick, written: Expression) -> Expression:
        if isinstance(written, Call) and written.function in PICKS:
            return self.resolve(written)
        return Words(self.names.option(pick.subject, written), at=written.at)


def _check_links(first: Expression, links: Iterable[tuple[str, Expression]]) -> None:
    left = first
    for operator, right in links:
        for part in right.parts if isinstance(right, Sequence) else (right,):
            check_comparable(left, operator, part)
        left = right


def _typed(expression: Expression) -> Expression:
    type_of(expression)
    return expression


def _condition(expression: Expression) -> Expression:
    if not is_condition(expression):
        raise wrong(expression.at, 1, "a number where a condition should stand", "write a comparison, such as ... > 50%")
    return expression

