"""Names become measures: a parsed expression in, the same with every measure known out, or every fault in it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from reportgen.problems import Code
from reportgen.spec.block_ids import made_id
from reportgen.spec.expressions.change import change, check_waves
from reportgen.spec.expressions.faults import Refused, all_of, shortened, unknown, unknown_but, wrong
from reportgen.spec.expressions.functions import (
    CHANGE,
    CONDITIONS,
    FUNCTIONS,
    HAS_DATA,
    MEASURES,
    PICKS,
    QUANTIFIERS,
    REFERENCES,
    SIZE,
    STATED,
)
from reportgen.spec.expressions.measure import Reader
from reportgen.spec.expressions.names import Names, nfc
from reportgen.spec.expressions.quantified import quantified
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Call,
    Chain,
    Expression,
    HasData,
    Literal,
    Logic,
    Name,
    Negation,
    Negative,
    Pick,
    Reference,
    Sequence,
    Size,
    Words,
)
from reportgen.spec.expressions.units import check_comparable, type_of
from reportgen.spec.expressions.walk import is_condition
from reportgen.spec.nearest import listed, nearest


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
        read = _READ.get(type(written))
        if read is None:
            raise self._stray(written)
        return read(self, written)

    def _literal(self, written: Literal) -> Expression:
        return written

    def _name(self, written: Name) -> Expression:
        if written.name == HAS_DATA:
            return HasData(at=written.at)
        raise self._stray(written)

    def _arithmetic(self, written: Arithmetic) -> Expression:
        left, right = self._each((written.left, written.right))
        found = _typed(Arithmetic(written.operator, left, right, at=written.at))
        check_waves(self.names, found)
        return found

    def _negative(self, written: Negative) -> Expression:
        return _typed(Negative(self.resolve(written.part), at=written.at))

    def _logic(self, written: Logic) -> Expression:
        parts = tuple(_condition(part) for part in self._each(written.parts))
        return Logic(written.operator, parts, at=written.at)

    def _negation(self, written: Negation) -> Expression:
        return Negation(_condition(self.resolve(written.part)), at=written.at)

    def _each(self, parts: Iterable[Expression]) -> list[Expression]:
        return all_of((self.resolve, part) for part in parts)

    def _call(self, written: Call) -> Expression:
        read = next((read for family, read in _CALLS if written.function in family), None)
        if read is None:
            raise self._no_function(written)
        return read(self, written)

    def _change(self, written: Call) -> Expression:
        return _typed(change(self.names, written, self.resolve))

    def _size(self, written: Call) -> Expression:
        if len(written.arguments) != 1 or written.keywords:
            raise wrong(written, "abs() takes one number", "write abs(top(overall) - bottom(overall))", Code.EXPRESSION_SYNTAX)
        return _typed(Size(self.resolve(written.arguments[0]), at=written.at))

    def _no_function(self, written: Call) -> Refused:
        name = written.function
        if name in CONDITIONS:
            fix = "write share(question, 'option')" if name == "ticked" else "write base(question)"
            return wrong(written, f"{name}() stands outside a condition on respondents", fix)
        return unknown(written.at, name, "function", FUNCTIONS)

    def _stray(self, written: Expression) -> Refused:
        match written:
            case Name(name) if self.names.known(name):
                fix = f"write a measure, such as {self._example(name)}"
                return wrong(written, f"the name {name!r} stands where a number should", fix)
            case Name(name):
                return unknown(written.at, name, "name", [*FUNCTIONS, *self.names.questions])
            case Words():
                fix = "write a measure, or compare option_ranked(question, 1) with it"
                return wrong(written, "a text stands where a number should", fix)
            case _:
                return wrong(written, "values in brackets stand only after in", "write them after in")

    def _example(self, name: str) -> str:
        return _EXAMPLES.get(self.names.kind(self.names.known(name)), "share({}, 'option')").format(name)

    def _reference(self, written: Call) -> Reference:
        if len(written.arguments) != 1 or written.keywords or not isinstance(written.arguments[0], Name | Words):
            raise wrong(
                written, f"{written.function}() takes one id", f"write {written.function}(overall)", Code.EXPRESSION_SYNTAX
            )
        target = written.arguments[0]
        text = target.name if isinstance(target, Name) else target.text
        same = [s for s in self.shown if s.kind == written.function]
        by_id = [s.id for s in same if s.id == text]
        found = by_id or [s.id for s in same if nfc(text) in {nfc(x) for x in s.subjects}]
        if len(found) > 1:
            fix = f"write {written.function}('id'), with one of: " + ", ".join(found)
            raise wrong(target, f"{len(found)} {written.function}s show {shortened(text)}", fix)
        if not found:
            raise unknown_but(target.at, text, written.function, self._not_shown(written.function, text, same))
        return Reference(written.function, found[0], at=written.at)

    def _not_shown(self, kind: str, text: str, same: Iterable[Shown]) -> str:
        """Say which figures or tables there are, by what they show where their id was made from it, and how to add one."""
        block = "chart" if kind == "figure" else "table"
        shown = [", ".join(s.subjects) if s.id == made_id(s.subjects) else s.id for s in same]
        best = nearest(text, shown)
        name = self.names.known(text)
        remedy = f"Did you mean '{best}'? " if best else f"Add `- {block}: {name}` to the body. " if name else ""
        there = f"The {kind}s there are show: {listed(dict.fromkeys(shown))}" if shown else f"There are no {kind}s in this spec"
        return remedy + there

    def _chain(self, written: Chain) -> Chain:
        rights = [right.parts if isinstance(right, Sequence) else (right,) for _, right in written.links]
        if any(map(_is_pick, (written.first, *chain.from_iterable(rights)))):
            return self._labels(written)
        first, *rest = self._each((written.first, *chain.from_iterable(rights)))
        parts = iter(rest)
        taken = [tuple(islice(parts, len(right))) for right in rights]
        links = [
            (operator, Sequence(p, at=old.at) if isinstance(old, Sequence) else p[0])
            for (operator, old), p in zip(written.links, taken, strict=True)
        ]
        _check_links(first, links)
        found = Chain(first, tuple(links), at=written.at)
        check_waves(self.names, found)
        return found

    def _labels(self, written: Chain) -> Chain:
        operator, right = written.links[0]
        if len(written.links) > 1 or operator not in {"==", "!=", "in"}:
            raise wrong(written, "an option chosen by the data is compared by size", "compare it with == or in")
        first = written.first
        if not _is_pick(first):
            first, right = right, first
        pick = self.resolve(first) if _is_pick(first) else None
        if not isinstance(pick, Pick):
            raise wrong(written, "an option chosen by the data stands on the right of in", "write it on the left")
        parts = right.parts if isinstance(right, Sequence) else (right,)
        codes = tuple(self._label(pick, p) for p in parts)
        return Chain(pick, ((operator, Sequence(codes, at=right.at) if operator == "in" else codes[0]),), at=written.at)

    def _label(self, pick: Pick, written: Expression) -> Expression:
        if _is_pick(written):
            return self.resolve(written)
        return Words(self.names.option(pick.subject, written), at=written.at)


_READ: Mapping[type[Any], Callable[[Resolver, Any], Expression]] = {
    Literal: Resolver._literal,
    Name: Resolver._name,
    Arithmetic: Resolver._arithmetic,
    Negative: Resolver._negative,
    Chain: Resolver._chain,
    Logic: Resolver._logic,
    Negation: Resolver._negation,
    Call: Resolver._call,
}
"""How each kind of node is resolved; names and texts alone stand for nothing."""
_CALLS: tuple[tuple[Container[str], Callable[[Resolver, Call], Expression]], ...] = (
    (MEASURES, lambda resolver, written: Reader(resolver.names).measure(written)),
    (PICKS, lambda resolver, written: Reader(resolver.names).pick(written)),
    (REFERENCES, Resolver._reference),
    (STATED, lambda resolver, written: resolver.names.stated(written)),
    ({SIZE}, Resolver._size),
    ({CHANGE}, Resolver._change),
    (QUANTIFIERS, lambda resolver, written: quantified(resolver.names, written, resolver.resolve)),
)
"""How a call is resolved, by the family of its function."""
_EXAMPLES = {
    "dimension": "index({})",
    "drivers": "explained({})",
    "number": "mean({})",
    "nps": "nps({})",
    "scale": "top({})",
    "text": "base({})",
    "segment": "share(question, 'option', {}='value')",
}


def _is_pick(written: Expression) -> bool:
    return isinstance(written, Call) and written.function in PICKS


def _check_links(first: Expression, links: Iterable[tuple[str, Expression]]) -> None:
    left = first
    for _, right in links:
        for part in right.parts if isinstance(right, Sequence) else (right,):
            check_comparable(left, part)
        left = right


def _typed(expression: Expression) -> Expression:
    type_of(expression)
    return expression


def _condition(expression: Expression) -> Expression:
    if not is_condition(expression):
        raise wrong(expression, "a number stands where a condition should", "write a comparison, such as ... > 50%")
    return expression
