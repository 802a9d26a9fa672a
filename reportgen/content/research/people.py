"""Methods, roles and risks: what is done, by whom, and what may go wrong."""

from __future__ import annotations

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.parts import Printed, name, research_of, table_of, tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.spec.model.research_blocks import MethodsBlock, RisksBlock, RolesBlock
from reportgen.spec.model.scalars import Text
from reportgen.spec.spec import Key


def methods(edition: Edition, key: Key, block: MethodsBlock) -> TableFigure:
    """Return the ways of collecting data."""
    found = research_of(edition).methods
    columns = ["purpose", "how", *(["size"] if any(m.size for m in found) else [])]
    rows = [(name(edition, edition.codebook.words(m.title), m, found), [getattr(m, c) for c in columns]) for m in found]
    return table_of(edition, key, block, Printed(_table(edition, "way", columns, rows), tag(edition, found)))


def roles(edition: Edition, key: Key, block: RolesBlock) -> TableFigure:
    """Return who takes part."""
    only = block.roles.only
    found = [role for which, role in research_of(edition).roles.items() if not only or which in only]
    rows = [(name(edition, edition.codebook.words(r.label), r, found), [r.does]) for r in found]
    return table_of(edition, key, block, Printed(_table(edition, "role", ["does"], rows), tag(edition, found)))


def risks(edition: Edition, key: Key, block: RisksBlock) -> TableFigure:
    """Return what may go wrong."""
    found = research_of(edition).risks
    rows = []
    for risk in found:
        degrees = [edition.say(f"degree-{risk.likelihood}"), edition.say(f"degree-{risk.impact}")]
        cells = [*degrees, risk.response, owner(edition, risk.owner)]
        rows.append((name(edition, edition.codebook.words(risk.risk), risk, found), cells))
    columns = ["likelihood", "impact", "response", "owner"]
    return table_of(edition, key, block, Printed(_table(edition, "risk", columns, rows), tag(edition, found)))


def owner(edition: Edition, role: str) -> str:
    """Return the name of a role."""
    return edition.codebook.words(research_of(edition).roles[role].label)


def _table(edition: Edition, stub: str, columns: list[str], rows: list[tuple[str, list[Text]]]) -> Table:
    heads = tuple(Column(edition.say("way-how" if column == "how" else column), "left") for column in columns)
    made = (Row(head, tuple(TableCell(edition.codebook.words(c) if c else "") for c in cells)) for head, cells in rows)
    return Table(edition.say(stub), heads, tuple(made))
