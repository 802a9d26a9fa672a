"""The algebra of units is the table that stands in ``units.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.spec.expressions.units import Other, Type, added, comparable, divided, multiplied, subtracted
from reportgen.spec.measures import Unit

TEXT = Path(__file__).with_name("units.md").read_text(encoding="utf-8")
TYPES: dict[str, Type] = {u.value: u for u in Unit} | {"bare": Other.BARE, "01": Other.ZERO_ONE, "%": Other.PERCENT}
OPERATIONS = {"+": added, "-": subtracted, "*": multiplied, "/": divided}


def cells() -> Iterator[tuple[str, str, str, str]]:
    """Yield (operation, left, right, result)."""
    for section in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        operation, header, _, *rows = [line for line in section.splitlines() if line]
        columns = [c.strip() for c in header.strip("|").split("|")][1:]
        for row in rows:
            left, *results = [c.strip() for c in row.strip("|").split("|")]
            yield from ((operation.strip(), left, right, result) for right, result in zip(columns, results, strict=True))


@pytest.mark.parametrize(("operation", "left", "right", "result"), list(cells()))
def test_the_table_holds(operation: str, left: str, right: str, result: str) -> None:
    if operation == "compared":
        assert comparable(TYPES[left], TYPES[right]) is (result == "yes")
        assert comparable(TYPES[right], TYPES[left]) is (result == "yes")
    else:
        assert OPERATIONS[operation](TYPES[left], TYPES[right]) == TYPES.get(result)


def test_sums_and_products_do_not_depend_on_the_order() -> None:
    for one in TYPES.values():
        for other in TYPES.values():
            assert added(one, other) == added(other, one)
            assert multiplied(one, other) == multiplied(other, one)


@pytest.mark.parametrize("other", [Other.CONDITION, Other.REFERENCE, Other.LABEL])
def test_what_is_no_number_is_never_calculated_with(other: Other) -> None:
    for kind in TYPES.values():
        assert not comparable(kind, other)
        assert [operation(kind, other) for operation in OPERATIONS.values()] == [None] * 4
        assert [operation(other, kind) for operation in OPERATIONS.values()] == [None] * 4
