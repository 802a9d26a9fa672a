"""Templates of blocks made ready to be written: their loops, and what they join, are counted, so that each comes to an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, nodes, pass_context
from jinja2.filters import sync_do_join
from jinja2.runtime import Context

from reportgen.spec.theme.blocks import environment

TURNS = 10_000
"""Turns that all loops of a block may take together, items that it joins among them."""
JOINED = 200_000
"""Characters that a block may join."""
_LEFT = "_left"
"""Where a block's values hold what it may still do; templates can name only the values that they are given."""


@dataclass(slots=True)
class _Left:
    """What a block may still do while it is written."""

    turns: int = TURNS
    joined: int = JOINED

    def turn(self, characters: int = 0) -> None:
        self.turns -= 1
        self.joined -= characters
        if self.turns < 0:
            raise ValueError(f"its loops take more than {TURNS:,} turns")
        if self.joined < 0:
            raise ValueError(f"it joins more than {JOINED:,} characters")


def compiled(source: str) -> Template:
    """Return a template that counts.

    Parameters
    ----------
    source
        A template that was found to be permitted.
    """
    made = environment()
    made.filters |= {"join": _joined, "each": _each}
    tree = made.parse(source)
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = nodes.Filter(loop.iter, "each", [], [], None, None, lineno=loop.lineno)
    return made.from_string(tree)


def parts(template: Template, block: str, values: dict[str, Any]) -> Iterator[str]:
    """Write a block of a template, part by part.

    Parameters
    ----------
    template
        The template, compiled.
    block
        The name of the block.
    values
        What it may use.

    Raises
    ------
    ValueError
        It does more than a block may.
    """
    yield from template.blocks[block](template.new_context({**values, _LEFT: _Left()}))


@pass_context
def _each(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """Yield what a loop goes over."""
    left: _Left = context[_LEFT]
    for item in items:
        left.turn()
        yield item


@pass_context
def _joined(context: Context, items: Iterable[Any], between: Any = "") -> str:
    """Return items as one text, as Jinja joins them."""
    left, found = context[_LEFT], list[Any]()
    for item in items:
        left.turn(len(str(item)) + len(str(between)))
        found.append(item)
    return sync_do_join(context.eval_ctx, found, between)
