"""What is remembered of other readers changes no answer, and spares the linear programs."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from reportgen.analysis.attacker import Group, Known, Node, Published, Reader, reader
from reportgen.analysis.doubts import Doubts

CODES, OPTIONS, BOX = ("p", "q", "r"), ("1", "2", "3", "4"), frozenset({"3", "4"})
GROUPS: tuple[Group, ...] = ((), *((("g", code),) for code in CODES))
ENOUGH = 3


def published(random: Random) -> Published:
    table = {cell: random.choice([0, 1, 2, 5, 9]) for cell in product(CODES, OPTIONS)}

    def count(group: Group, options: frozenset[str]) -> int:
        return sum(n for (code, option), n in table.items() if option in options and (not group or ("g", code) in group))

    bases = {group: count(group, frozenset(OPTIONS)) for group in GROUPS}
    nodes = [Node("a", what, group) for group in GROUPS for what in (*(frozenset({o}) for o in OPTIONS), BOX)]
    known = {n: Known(count(n.segments, frozenset(n.what)), bases[n.segments], bases[n.segments], True) for n in nodes}
    return Published(known, bases, OPTIONS, {"g": CODES})


def test_a_reader_is_judged_as_without_memory() -> None:
    seen = set()
    for seed in range(8):
        random = Random(seed)  # noqa: S311 - invented tables need no secret numbers
        numbers = published(random)
        doubts = Doubts(numbers)
        for size in (9, 8, 7, 6, 5, 4) * 3:
            gone = frozenset(random.sample(numbers.counted, size))
            look = doubts.reader(gone)
            for node in (n for n in numbers.counted if n in gone):
                apart = reader(numbers, gone).look(node)[0]
                seen.add(apart >= ENOUGH)
                assert (look(node, ENOUGH) >= ENOUGH) is (apart >= ENOUGH), (node, gone)
    assert seen == {True, False}


def test_the_same_is_not_computed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = published(Random(1))  # noqa: S311
    gone = frozenset(numbers.counted)
    doubts = Doubts(numbers)
    first = {n: doubts.reader(gone)(n, 1) >= 1 for n in gone if numbers.bases[n.segments] > 1}
    assert any(first.values())
    monkeypatch.setattr(Reader, "look", lambda *_: pytest.fail("computed anew"))
    assert all(doubts.reader(gone)(n, 1) >= 1 for n, doubtful in first.items() if doubtful)
