"""What blocks of the body have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.spec.model.scalars import Expression, Label, Name, Part, Slug, Text


class Block(Part):
    """What every block has."""

    when: Expression | None = None
    """Print the block only when this condition is true; ``has_data`` is true as soon as there are answers."""


class Only(Part):
    """Which parts of a list to print."""

    only: Annotated[tuple[Name, ...], Field(min_length=1)] = ()
    """The parts to print; all of them without it."""


class Listed(Part):
    """A figure or table that the tool makes from the whole spec."""

    id: Slug | None = None
    """Its name in addresses and files."""
    title: Label | None = None
    """The heading; may hold expressions."""
    note: Text | None = None
    """A remark under it."""
