"""What must hold of variables made of others, whatever the answers are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.results import Estimate
from reportgen.problems import Code, ReportError, SpecError
from reportgen.spec import canonical
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]
Row = tuple[str, str, str, int]
few = settings(max_examples=10)
NUMBERS = ("", "0", "0.1", "0.3", "9.95", "9.949999", "10", "10.0", "-3", "1e1", "250")
rows = st.lists(
    st.tuples(
        st.sampled_from(NUMBERS), st.sampled_from(["", *"12349"]), st.sampled_from(["", "0", "6", "9", "10"]), st.integers(1, 900)
    ),
    min_size=1,
    max_size=40,
)


def parts(
    names: tuple[str, str, str] = ("low", "middle", "high"), edges: tuple[str, str] = ("0.3", "9.95"), words: str = "label"
) -> dict[str, Any]:
    """Return questions and segments with bands, groups and conditions under the names given."""
    a, b, c = names
    bands = {
        a: {"label": f"{words} one", "below": edges[0]},
        b: {"label": f"{words} two", "from": edges[0], "below": edges[1]},
        c: {"label": f"{words} three", "from": edges[1]},
    }
    groups: dict[str, Any] = {
        a: {"label": f"{words} one", "codes": ["1"]},
        b: {"label": f"{words} two", "codes": ["2", "3"]},
        c: {"label": f"{words} three", "otherwise": "true"},
    }
    by_condition = {
        a: {"label": f"{words} one", "when": "r >= 9 and x < 10"},
        b: {"label": f"{words} two", "when": "c in (1, 2)"},
        c: {"label": f"{words} three", "otherwise": "true"},
    }
    return {
        "questions": {
            "x": {"ask": "?", "type": "number", "column": "x", "bands": bands},
            "c": {"ask": "?", "type": "single", "column": "c", "options": {k: f"option {k}" for k in "1234"}, "missing": ["9"]},
            "r": {"ask": "?", "type": "nps", "column": "r"},
            "banded": {"type": "single", "of": "x"},
            "grouped": {"type": "single", "of": "c", "groups": groups},
            "chosen": {"type": "single", "label": "Chosen", "groups": by_condition},
        },
        "segments": {"s": {"of": "x"}, "g": {"of": "grouped"}, "t": {"of": "chosen"}},
        "weight": "w",
    }


def measures(names: tuple[str, str, str] = ("low", "middle", "high")) -> tuple[Measure, ...]:
    asked = [canonical.share(q, n) for q in ("x", "banded", "grouped", "chosen") for n in names]
    within = [canonical.share("banded", n, segments=((s, m),)) for s in "sgt" for n in names for m in names]
    return (*asked, *within, *(canonical.mean("x", segments=((s, n),)) for s in "sgt" for n in names))


def as_csv(data: list[Row]) -> str:
    return "x,c,r,w\n" + "".join(f"{x},{c},{r},{w / 100}\n" for x, c, r, w in data)


def told(estimate: Estimate) -> tuple[object, ...]:
    e = estimate
    return (e.value, e.n, e.weighted_n, e.base, e.weighted_base, e.interval, e.withheld)


@few
@given(data=rows)
def test_bands_and_groups_that_leave_nothing_out_sum_to_one(data: list[Row], survey: Survey, estimates: Compute) -> None:
    found = estimates(survey(as_csv(data), **parts()), *measures())
    bases = {"x": sum(r[0] != "" for r in data), "grouped": sum(r[1] not in {"", "9"} for r in data)}
    for name in ("x", "banded", "grouped", "chosen"):
        shares = [found[f"share({name}, '{n}')"] for n in ("low", "middle", "high")]
        values = [s.value for s in shares if s.value is not None]
        assert not values or sum(values) == pytest.approx(1, abs=1e-14)
        assert sum(s.n or 0 for s in shares) == (shares[0].base or 0) <= len(data)
        assert shares[0].base == bases.get(name, shares[0].base)


@few
@given(data=rows)
def test_bands_of_a_question_and_of_what_is_made_of_it_are_the_same(data: list[Row], survey: Survey, estimates: Compute) -> None:
    """The one is counted from exact values, the other by the engine."""
    found = estimates(survey(as_csv(data), **parts()), *measures())
    for n in ("low", "middle", "high"):
        assert told(found[f"share(x, '{n}')"]) == told(found[f"share(banded, '{n}')"])


@few
@given(data=rows, random=st.randoms())
def test_other_words_codes_and_rows_in_another_order_change_nothing(
    data: list[Row], random: Any, survey: Survey, estimates: Compute
) -> None:
    names = ("3", "甲", "1")  # codes that are numbers, and out of order
    first = estimates(survey(as_csv(data), **parts()), *measures())
    second = estimates(survey(as_csv(random.sample(data, len(data))), **parts(names, words="词")), *measures(names))
    assert [told(first[m.canonical]) for m in measures()] == [told(second[m.canonical]) for m in measures(names)]


@few
@given(data=rows, edges=st.lists(st.decimals(-5, 300, places=3), min_size=2, max_size=2, unique=True))
def test_every_number_is_where_its_decimals_say(
    data: list[Row], edges: list[Decimal], survey: Survey, estimates: Compute
) -> None:
    low, high = sorted(edges)
    texts = (format(low + 0, "f").replace("-0.000", "0.000"), format(high + 0, "f").replace("-0.000", "0.000"))
    found = estimates(survey(as_csv(data), **parts(edges=texts)), *measures())
    given_numbers = [Decimal(r[0]) for r in data if r[0]]
    counts = [
        sum(x < low for x in given_numbers),
        sum(low <= x < high for x in given_numbers),
        sum(x >= high for x in given_numbers),
    ]
    for name in ("x", "banded"):
        assert [found[f"share({name}, '{n}')"].n or 0 for n in ("low", "middle", "high")] == counts


def test_a_number_in_no_band_is_pointed_at(survey: Survey, estimates: Compute) -> None:
    made = parts()
    made["questions"]["x"]["bands"]["low"]["from"] = "0"
    with pytest.raises(ReportError) as caught:
        estimates(survey("x,c,r,w\n5,1,0,1\n-3,1,0,1\n", **made), *measures())
    [problem] = caught.value.problems
    assert (problem.code, problem.place.line) == (Code.DATA_VALUE, 3)
    assert "in no band of x" in problem.found
    assert "-3" not in problem.found


def test_what_is_left_out_is_in_no_base(survey: Survey, estimates: Compute) -> None:
    made = parts()
    bands = {"some": {"label": "Some", "from": "0", "below": "5"}, "many": {"label": "Many", "from": "7", "below": "9.95"}}
    made["segments"]["left"] = {"label": "Left", "of": "x", "bands": bands, "rest": "missing"}
    data = "x,c,r,w\n" + "".join(f"{x},1,0,1\n" for x in ("0", "4.99", "5", "6", "7", "9.94", "9.95", "-1", ""))
    found = estimates(
        survey(data, **made), *(canonical.base("c", segments=(("left", code),)) for code in bands), canonical.base("c")
    )
    assert [e.value for e in found.values()] == [2, 2, 9]


def test_a_group_that_cannot_be_told_is_none(survey: Survey, estimates: Compute) -> None:
    """Missing, false and true in every combination: only what decides counts."""
    cells = [(r, x, c) for r in ("10", "0", "") for x in ("1", "20", "") for c in ("1", "4", "")]
    data = "x,c,r,w\n" + "".join(f"{x},{c},{r},1\n" for r, x, c in cells)
    groups = ("low", "middle", "high")
    found = estimates(survey(data, **parts()), *(canonical.count("chosen", n) for n in groups), canonical.base("chosen"))

    def group(r: str, x: str, c: str) -> str | None:
        high = None if not r else int(r) >= 9
        few_of_it = None if not x else int(x) < 10
        first = False if False in (high, few_of_it) else None if None in (high, few_of_it) else True
        second = None if not c else c in "12"
        return "low" if first else None if first is None else "middle" if second else None if second is None else "high"

    truth = [group(*cell) for cell in cells]
    assert [found[f"count(chosen, '{n}')"].value for n in groups] == [truth.count(n) for n in groups] == [3, 5, 5]
    assert found["base(chosen)"].value == 13


def test_circles_through_who_is_asked_are_refused(survey: Survey) -> None:
    made = parts()
    made["questions"]["c"]["asked_if"] = "t == 'low'"
    with pytest.raises(SpecError) as caught:
        survey("x,c,r,w\n", **made)
    assert [p.code for p in caught.value.problems] == [Code.CIRCULAR]
    assert "c → t → chosen → c" in caught.value.problems[0].found
