"""Tests of differences and their corrections against statsmodels, and what must change nothing about them."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest
from statsmodels.stats.weightstats import ttest_ind

from reportgen.analysis.analyse import analyse
from reportgen.analysis.corrections import adjusted
from reportgen.analysis.differences import t_pooled, t_welch, z_pooled
from reportgen.analysis.results import Contrast
from reportgen.analysis.sides import Side
from reportgen.data.open import open_data
from reportgen.facts.compared import marks_of
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger
from reportgen.spec.comparisons import letter
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec

COUNTS = [(3, 40, 9, 35), (0, 40, 9, 35), (40, 40, 9, 35), (500, 1000, 540, 1000), (1, 2, 1, 3)]


@pytest.mark.parametrize("counts", COUNTS, ids=str)
def test_two_shares(counts: tuple[int, int, int, int]) -> None:
    a, n, b, m = counts
    ours = z_pooled(Side(a / n, n, n, 0), Side(b / m, m, m, 0), weighted=False)
    assert (ours.statistic, ours.p) == pytest.approx(proportions_ztest([a, b], [n, m]), rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_two_means(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.normal(3, 1, 20 + seed), rng.normal(3.5, 2, 50)
    one, other = (Side(float(v.mean()), len(v), len(v), 0, float(v.var(ddof=1))) for v in (x, y))
    welch, pooled = t_welch(one, other, weighted=False), t_pooled(one, other, [one, other], weighted=False)
    assert (welch.statistic, welch.p, welch.df) == pytest.approx(ttest_ind(x, y, usevar="unequal"), rel=1e-9)
    assert (pooled.statistic, pooled.p, pooled.df) == pytest.approx(ttest_ind(x, y, usevar="pooled"), rel=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_corrections(p: list[float]) -> None:
    for ours, theirs in {"bonferroni": "bonferroni", "benjamini-hochberg": "fdr_bh"}.items():
        rejected, corrected, *_ = multipletests(p, 0.05, theirs)
        found = adjusted(ours, p)  # type: ignore[arg-type]
        assert found == pytest.approx(list(corrected), rel=1e-9, abs=1e-300)
        assert [q <= 0.05 for q in found] == [bool(r) for r in rejected] or any(abs(q - 0.05) < 1e-12 for q in found)
    assert adjusted("none", p) == p


def test_nothing_to_correct() -> None:
    assert adjusted("benjamini-hochberg", []) == adjusted("bonferroni", []) == []


def test_letters_go_on_after_z() -> None:
    assert [letter(i) for i in (0, 25, 26, 27, 51, 52, 26 * 27)] == ["A", "Z", "AA", "AB", "AZ", "BA", "AAA"]


COLUMNS = ("a", "b", "c", "d")
Rows = list[tuple[str, str, int, int]]


def made_up(seed: int = 3, size: int = 600) -> Rows:
    """Return answers (column, single choice, number, weight in cents) that differ between columns."""
    rng = np.random.default_rng(seed)
    column = rng.choice(COLUMNS, size, p=[0.4, 0.3, 0.2, 0.1])
    shift = np.array([{"a": 0.0, "b": 0.8, "c": -0.6, "d": 0.3}[c] for c in column])
    answer = np.where(rng.random(size) < 0.4 + shift / 5, "yes", np.where(rng.random(size) < 0.5, "no", "perhaps"))
    number = np.round(10 + 3 * shift + rng.normal(0, 4, size)).astype(int)
    weight = rng.integers(30, 300, size)
    return [(str(c), str(q), int(x), int(w)) for c, q, x, w in zip(column, answer, number, weight, strict=True)]


@pytest.fixture(scope="module")
def ledger(survey: Callable[..., Spec]) -> Callable[..., Ledger]:
    def run(rows: Rows, columns: tuple[str, ...] = COLUMNS, report: dict[str, Any] | None = None, **detail: Any) -> Ledger:
        table: dict[str, Any] = {"rows": ["q", "x"], "columns": "s", "letters": "true", "id": "t", **detail}
        spec = survey(
            "s,q,x,w\n" + "".join(f"{s},{q},{x},{w / 100}\n" for s, q, x, w in rows),
            questions={
                "q": {"ask": "?", "type": "single", "column": "q", "options": {c: f"said {c}" for c in ("yes", "no", "perhaps")}},
                "x": {"ask": "?", "type": "number", "column": "x"},
            },
            segments={"s": {"label": "S", "column": "s", "options": {c: f"column {c}" for c in columns}}},
            content=[{"table": table}],
            weight="w",
            report=report or {},
        )
        with open_data(spec) as answers:
            return evaluate(spec, analyse(spec, plan(spec), answers))

    return run


def marks(found: Ledger) -> dict[str, str]:
    return {fact: text for (_, fact), text in found.marks.items()}


def numbers(contrasts: tuple[Contrast, ...]) -> list[tuple[Any, ...]]:
    """Return all that was found, rounded where floating point may differ in the last digit."""
    rounded = lambda v: None if v is None else float(f"{v:.10g}")  # noqa: E731
    return [
        (c.one.canonical, c.other and c.other.canonical, c.method, *map(rounded, (c.statistic, c.df, c.p, c.adjusted)))
        for c in contrasts
    ]


@pytest.mark.parametrize("profile", ["standard", "spss", "plain"])
def test_the_order_of_rows_and_the_scale_of_weights_change_nothing(ledger: Callable[..., Ledger], profile: str) -> None:
    rows = made_up()
    found = ledger(rows, tests={"profile": profile})
    assert len(marks(found)) > 3
    assert ledger(rows[::-1], tests={"profile": profile}).contrasts == found.contrasts
    heavier = [(s, q, x, 7 * w) for s, q, x, w in rows]
    assert numbers(ledger(heavier, tests={"profile": profile}).contrasts) == numbers(found.contrasts)


def test_columns_in_another_order_have_their_letters_with_them(ledger: Callable[..., Ledger]) -> None:
    rows, order = made_up(), ("c", "a", "d", "b")
    new = {letter(COLUMNS.index(c)): letter(order.index(c)) for c in COLUMNS}
    before, after = marks(ledger(rows)), marks(ledger(rows, order))
    assert {fact: "".join(sorted(new[c] for c in text)) for fact, text in before.items()} == after


def test_other_names_of_columns_change_nothing(ledger: Callable[..., Ledger]) -> None:
    rows, names = made_up(), dict(zip(COLUMNS, ("z", "y", "x1", "w1"), strict=True))
    renamed = ledger([(names[s], *rest) for s, *rest in rows], tuple(names.values()))
    before = marks(ledger(rows))
    assert {f.replace("s='", "s='was ") for f in before} == {
        f.replace(f"s='{n}'", f"s='was {o}'") for o, n in names.items() for f in marks(renamed) if f"s='{n}'" in f
    }
    assert sorted(before.values()) == sorted(marks(renamed).values())


def test_two_levels_have_capital_and_small_letters(ledger: Callable[..., Ledger]) -> None:
    found = ledger(made_up(), tests={"level": 0.2, "strict": 0.001, "correction": "none"})
    text = "".join(marks(found).values())
    assert text.upper() != text != text.lower()
    for contrast in found.contrasts:
        if contrast.adjusted is not None:
            assert contrast.level == (0.001 if contrast.adjusted <= 0.001 else 0.2 if contrast.adjusted <= 0.2 else None)
    strict = marks(ledger(made_up(), tests={"level": 0.001, "correction": "none"}))
    capitals = {fact: "".join(c for c in text if c.isupper()) for fact, text in marks(found).items()}
    assert {fact: text for fact, text in capitals.items() if text} == strict


def test_a_column_is_higher_or_lower_than_everyone_else(ledger: Callable[..., Ledger]) -> None:
    found = ledger(made_up(), against="complement", tests={"level": 0.2, "strict": 0.01, "correction": "none"})
    assert set("".join(marks(found).values())) == set("▲△▼▽")
    for contrast in found.contrasts:
        mark = marks(found).get(contrast.one.canonical, "")
        higher = (contrast.difference or 0) > 0
        assert mark == ({0.01: "▼▲", 0.2: "▽△"}[contrast.level][higher] if contrast.level else "")


def test_the_rest_is_computed_without_the_column(ledger: Callable[..., Ledger]) -> None:
    """With two columns everyone else is the other column."""
    rows = [row for row in made_up() if row[0] in {"a", "b"}]
    pair = ledger(rows, ("a", "b"), tests={"correction": "none"}).contrasts
    rest = [c for c in ledger(rows, ("a", "b"), against="complement").contrasts if "s='a'" in c.one.canonical]
    for one, other in zip(pair, rest, strict=True):
        assert (one.statistic, one.df, one.p) == pytest.approx((other.statistic, other.df, other.p), rel=1e-12)


def test_a_withheld_column_gets_and_gives_nothing(ledger: Callable[..., Ledger]) -> None:
    few = [row for row in made_up() if row[0] != "d"] + [("d", "yes", 90, 100)] * 29
    for profile in ("standard", "spss", "plain"):
        for against in ("columns", "complement"):
            detail = {"tests": {"profile": profile}, "against": against}
            found = ledger(few, report={"minimum_base": 30}, **detail)
            hidden = [c for c in found.contrasts if "s='d'" in c.one.canonical + (c.other.canonical if c.other else "")]
            assert {(c.untested, c.difference, c.p, c.adjusted, c.method) for c in hidden} == {
                ("withheld", None, None, None, None)
            }
            assert not any("s='d'" in fact for fact in marks(found))
            if against == "columns":  # nor do its answers change anything else
                without = ledger(few[:-29], COLUMNS[:3], **detail)
                shown = tuple(c for c in found.contrasts if c not in hidden)
                assert numbers(shown) == numbers(without.contrasts)
                assert marks(found) == marks(without)


@pytest.mark.parametrize("profile", ["standard", "spss", "plain"])
def test_few_people_outside_a_column_are_as_few_as_in_one(ledger: Callable[..., Ledger], profile: str) -> None:
    rows = [row for row in made_up() if row[0] == "a"] + [row for row in made_up() if row[0] == "b"][:29]
    found = ledger(rows, ("a", "b"), report={"minimum_base": 30}, tests={"profile": profile}, against="complement")
    why = {c.one.segments[0][1]: c.untested for c in found.contrasts if c.one.name == "mean"}
    assert why == {"a": "base", "b": "withheld"}


def test_under_unequal_weights_nothing_is_tested_by_default(ledger: Callable[..., Ledger]) -> None:
    rows = [row for row in made_up() if row[0] in {"a", "b"}]
    heavy = [(s, q, x, w if s == "a" or i % 20 else 60 * w) for i, (s, q, x, w) in enumerate(rows)]
    found = ledger(heavy, ("a", "b"), report={"minimum_base": 30})
    assert {c.untested for c in found.contrasts} == {"effective-base"}
    assert {c.untested for c in ledger(heavy, ("a", "b"), report={"minimum_base": 30}, tests={"profile": "plain"}).contrasts} == {
        ""
    }


def test_shares_of_nobody_and_everybody(ledger: Callable[..., Ledger]) -> None:
    rows: Rows = [("a", "yes", 1, 100)] * 40 + [("b", "yes", 1, 100)] * 40 + [("c", "yes", 1, 100), ("c", "no", 2, 100)] * 20
    for profile, one_sided in {"standard": "", "plain": "", "spss": "zero-or-all"}.items():
        found = ledger(rows, ("a", "b", "c"), tests={"profile": profile})
        why = {(c.one.canonical, c.other.canonical if c.other else ""): c.untested for c in found.contrasts}
        assert why["share(q, 'yes', s='a')", "share(q, 'yes', s='b')"] == "alike"
        assert why["share(q, 'perhaps', s='a')", "share(q, 'perhaps', s='c')"] == "alike"
        assert why["share(q, 'yes', s='a')", "share(q, 'yes', s='c')"] == one_sided
        assert why["mean(x, s='a')", "mean(x, s='b')"] == ("" if profile == "spss" else "no-variation")


@pytest.mark.parametrize("profile", ["standard", "spss", "plain"])
def test_ticks_in_one_proportion_have_no_error(survey: Callable[..., Spec], profile: str) -> None:
    """Everybody ticks both of two options: half of all responses in every sample, and nothing to test."""
    spec = survey(
        "s,a,b\n" + "a,1,1\n" * 20 + "b,1,1\n" * 20,
        questions={
            "m": {
                "ask": "?",
                "type": "multi",
                "base": "responses",
                "columns": {"a": "a", "b": "b"},
                "options": {"a": "First", "b": "Second"},
            }
        },
        segments={"s": {"label": "S", "column": "s", "options": {"a": "A", "b": "B"}}},
        content=[{"table": {"rows": "m", "columns": "s", "letters": "true", "tests": {"profile": profile}}}],
    )
    with open_data(spec) as answers:
        assert {c.untested for c in analyse(spec, plan(spec), answers).contrasts} == {"no-variation"}


@pytest.mark.parametrize("against", ["columns", "complement"])
@pytest.mark.parametrize("profile", ["standard", "spss", "plain"])
def test_columns_of_one_respondent_and_of_none(ledger: Callable[..., Ledger], profile: str, against: str) -> None:
    rows: Rows = [("a", "yes", 1, 100), ("b", "no", 5, 100), *[("c", "yes", 3, 50), ("c", "no", 4, 70)] * 2]
    found = ledger(rows, report={"minimum_base": "1"}, against=against, tests={"profile": profile})
    why = {c.one.canonical + (c.other.canonical if c.other else ""): c.untested for c in found.contrasts}
    assert {reason for pair, reason in why.items() if "s='d'" in pair} == {"withheld"}  # nobody is in it
    assert {reason for pair, reason in why.items() if "mean" in pair and "s='a'" in pair and "s='d'" not in pair} == {"base"}
    for contrast in found.contrasts:
        assert (contrast.p is None) == bool(contrast.untested)
        assert contrast.p is None or 0 <= contrast.p <= 1


def test_marks_need_the_columns_of_their_own_table_only() -> None:
    assert marks_of(None, ()) == {}  # type: ignore[arg-type]


def test_everyone_twice_with_half_the_weight(ledger: Callable[..., Ledger]) -> None:
    """Estimates stay, and statistics grow by the square root of two, up to the factor of n - 1."""
    rows = [(s, q, x, 2 * w) for s, q, x, w in made_up()]
    once, twice = ledger(rows), ledger([(s, q, x, w // 2) for s, q, x, w in rows for _ in range(2)])
    for one, other in zip(once.contrasts, twice.contrasts, strict=True):
        assert other.difference == pytest.approx(one.difference, rel=1e-12)
        assert (other.statistic or 0) / (one.statistic or 1) == pytest.approx(sqrt(2), rel=0.01)
