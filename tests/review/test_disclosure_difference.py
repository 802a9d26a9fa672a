"""Planted versions that together tell of few people; an outsider who subtracts them says the same."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from reportgen.problems import Code, Kind
from reportgen.publish.diff.compare import compare
from reportgen.publish.diff.disclosure import Told, told_together
from tests.review.made import Json, fact, version

MONTHS: Json = {"fieldwork": {"from": "2024-01-01", "to": "2024-02-29"}}


def share(n: int | None, base: int | None, withheld: str | None = None, name: str = "share(q, '1')", **more: object) -> Json:
    value = None if n is None or not base else n / base
    return fact(name, value, "–" if withheld else "x", n=n, base=base, withheld=withheld, **more)


def told(folder: Path, before: Json, after: Json, least: int = 5, **changes: Any) -> list[tuple[str, int]]:
    old = version(folder / "old", [before], minimum_count=least, **changes)
    new = version(folder / "new", [after], minimum_count=least, **{**changes, **changes.get("new", {})})
    return [(found.how, found.people) for found in told_together(old, new)]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (share(40, 100), share(40, 100), []),
        (share(None, 100, "minimum-count"), share(None, 100, "minimum-count"), []),
        # hidden in one, shown in the other, of the same people or nearly
        (share(None, 100, "minimum-count"), share(6, 100), [("cell", 0)]),
        (share(None, 100, "complementary"), share(30, 101), [("cell", 1)]),
        (share(6, 104), share(None, 100, "minimum-count"), [("cell", 4)]),
        (share(6, 105), share(None, 100, "minimum-count"), []),
        (share(None, 20, "minimum-base"), share(9, 22), [("cell", 2)]),
        (share(None, None, "minimum-count"), share(9, 100), [("cell", 0)]),
        (share(None, 0, "no-answers"), share(9, 100), []),
        (fact("a - b", None, "–", withheld="minimum-count"), fact("a - b", 0.2, "20%"), []),  # a and b are looked at themselves
        # few people came, and everything said of them is the difference
        (share(40, 100), share(40, 101), [("base", 1)]),
        (share(40, 100), share(44, 104), [("base", 4)]),
        (share(40, 100), share(30, 96), [("base", 4)]),
        # many came; few of them answered so, or all but few
        (share(40, 100), share(41, 200), [("count", 1)]),
        (share(40, 100), share(136, 200), [("rest", 4)]),
        (share(40, 100), share(45, 200), []),
        (share(40, 100), share(40, 200), []),
        # answers were corrected
        (share(40, 100), share(42, 100), [("count", 2)]),
        (share(40, 100), share(46, 100), []),
    ],
)
def test_what_a_reader_of_both_versions_can_subtract(
    before: Json, after: Json, found: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert told(tmp_path, before, after) == found


def test_a_mean_gives_away_those_who_came(tmp_path: Path) -> None:
    mean = fact("mean(q)", 3.0, "3.0", base=100)
    assert told(tmp_path, mean, {**mean, "value": 3.02, "base": 102}) == [("base", 2)]


def test_where_nobody_hides_small_counts_nothing_is_a_problem(tmp_path: Path) -> None:
    assert told(tmp_path, share(40, 100), share(41, 101), least=0) == []


def test_the_stricter_of_two_rules_holds(tmp_path: Path) -> None:
    old = version(tmp_path / "a", [share(3, 100)], minimum_count=0)
    new = version(tmp_path / "b", [share(None, 100, "minimum-count")], minimum_count=5)
    assert told_together(old, new) == (Told("share(q, '1')", "cell", 0),)


def test_other_people_are_not_subtracted(tmp_path: Path) -> None:
    later = {"fieldwork": {"from": "2025-01-01", "to": "2025-02-28"}}
    longer = {"fieldwork": {"from": "2024-02-01", "to": "2024-03-31"}}
    assert told(tmp_path / "1", share(40, 100), share(41, 101), **MONTHS, new=later) == []
    assert told(tmp_path / "2", share(40, 100), share(41, 101), **MONTHS, new=longer) == [("base", 1)]
    assert told(tmp_path / "3", share(40, 100, wave="2023"), share(41, 101, wave="2024")) == []


def test_the_problem_names_facts_and_fails(tmp_path: Path) -> None:
    facts = [[share(40, base, name=f"share(q{i}, '1')") for i in range(9)] for base in (100, 101)]
    sides = [version(tmp_path / str(i), facts[i], minimum_count=5) for i in range(2)]
    (problem,) = compare(sides[0], sides[1]).problems
    assert (problem.code, problem.kind) == (Code.DISCLOSURE_DIFFERENCE, Kind.REPORT)
    assert "share(q0, '1'), share(q1, '1'), share(q2, '1') and 6 more" in problem.found


@pytest.mark.parametrize("seed", range(20))
def test_whoever_came_between_the_versions_is_never_told_apart_in_silence(seed: int, tmp_path: Path) -> None:
    """Draw people, add a few, and publish both counts: an attacker who knows the difference knows the newcomers' answers."""
    random, least = Random(seed), 4  # noqa: S311
    people = [random.choice("123") for _ in range(60)]
    came = [random.choice("123") for _ in range(random.randint(0, 12))]
    sides = []
    for number, members in enumerate((people, people + came)):
        facts = [share(members.count(code), len(members), name=f"share(q, '{code}')") for code in "123"]
        sides.append(version(tmp_path / str(number), facts, minimum_count=least))
    silent = {f"share(q, '{code}')" for code in "123"} - {found.fact for found in told_together(*sides)}
    for code in "123":
        newcomers = came.count(code)
        small = 0 < newcomers < least or 0 < len(came) - newcomers < least or 0 < len(came) < least
        assert (f"share(q, '{code}')" in silent) is not small
