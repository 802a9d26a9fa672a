"""The numbers of ``series`` and ``scatter``: which go on one scale, and what is computed from them to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import reduce

from reportgen.spec.blocks import blocks
from reportgen.spec.expressions.faults import wrong
from reportgen.spec.expressions.tree import Arithmetic, Expression, Literal
from reportgen.spec.expressions.walk import stated_in
from reportgen.spec.model.document import Document
from reportgen.spec.model.series import ScatterBlock, SeriesBlock
from reportgen.spec.spec import Key

Plotted = SeriesBlock | ScatterBlock


def plotted(document: Document) -> Iterator[tuple[Key, Plotted]]:
    """Yield (key, block) of every figure of numbers that the author puts together as lines or points."""
    for key, block in blocks(document):
        if isinstance(block, SeriesBlock | ScatterBlock):
            yield key, block


def scales(key: Key, block: Plotted) -> tuple[tuple[Key, ...], ...]:
    """Return the keys of the numbers on each scale of a figure."""
    if isinstance(block, SeriesBlock):
        inside = (*key, "series", "lines")
        return (tuple((*inside, i, "of", n) for i, line in enumerate(block.series.lines) for n in range(len(line.of))),)
    inside = (*key, "scatter", "points")
    count = len(block.scatter.points)
    return tuple(tuple((*inside, i, axis) for i in range(count)) for axis in ("x", "y"))


def check_exact(expression: Expression) -> None:
    """Refuse a number of which only bounds are known: a point or a line would state more.

    Raises
    ------
    Refused
        It rests on a published figure such as "over 60%".
    """
    for stated in stated_in(expression):
        if stated.bounds is not None and stated.bounds.exact is None:
            found = f"only bounds of {stated.family}({stated.name}) are known, and a dot stands for one number"
            raise wrong(expression, found, "draw it among bars:, which show bounds as bounds")


def derived(key: Key, block: Plotted, found: Mapping[Key, Expression]) -> dict[Key, Expression]:
    """Return what is drawn and computed: the difference of each pair of a dumbbell, the means where lines stand."""
    if isinstance(block, ScatterBlock):
        return _means(key, block, found)
    if len(block.series.at) != 2:
        return {}
    lines: dict[Key, Expression] = {}
    for i in range(len(block.series.lines)):
        at = (*key, "series", "lines", i)
        first, second = (found.get((*at, "of", n)) for n in (0, 1))
        if first is not None and second is not None:
            lines[*at, "gap"] = Arithmetic("-", second, first)
    return lines


def neighbours(key: Key, block: Plotted, found: Mapping[Key, Expression]) -> Iterator[tuple[Key, Expression, Expression]]:
    """Yield the key of each number of a line with the one before it, unless the author breaks the line between them."""
    if not isinstance(block, SeriesBlock):
        return
    for i, line in enumerate(block.series.lines):
        for n in range(1, min(len(line.of), len(block.series.at))):
            at = (*key, "series", "lines", i, "of")
            one, other = found.get((*at, n - 1)), found.get((*at, n))
            if one is not None and other is not None and block.series.at[n].breaks is None:
                yield (*at, n), one, other


def _means(key: Key, block: ScatterBlock, found: Mapping[Key, Expression]) -> dict[Key, Expression]:
    means: dict[Key, Expression] = {}
    for axis, keys in zip(("x", "y"), scales(key, block), strict=True):
        numbers = [found[k] for k in keys if k in found]
        if getattr(block.scatter, axis).line is None and len(numbers) == len(keys):
            means[*key, "scatter", axis, "line"] = mean(numbers)
    return means


def mean(numbers: list[Expression]) -> Expression:
    """Return the mean of numbers."""
    return Arithmetic("/", reduce(lambda left, right: Arithmetic("+", left, right), numbers), Literal(Decimal(len(numbers))))
