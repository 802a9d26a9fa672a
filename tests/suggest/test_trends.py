"""Changes since the wave before, against statsmodels and scipy."""

from __future__ import annotations

from pathlib import Path

import pytest
from statsmodels.stats.proportion import proportions_ztest

from reportgen.spec.expressions.text import expression_text
from reportgen.spec.read import read_spec
from reportgen.verbs.suggesting.search import RATE, search
from reportgen.verbs.suggesting.sentences import texts
from tests.waves.test_changes import people
from tests.waves.two_waves import Row, project

NOW, THEN = people(24, 640, 0.66), people(23, 600, 0.45)


def tops(rows: list[Row]) -> list[bool]:
    return [int(str(row["q1"])) >= 4 for row in rows]


def test_a_planted_change_is_a_trend(tmp_path: Path) -> None:
    path = project(tmp_path, NOW, THEN)
    found = search(read_spec(path))
    trend = next(c for c in found.candidates if c.rule == "trend" and c.subject == "overall")
    p = proportions_ztest([sum(tops(NOW)), sum(tops(THEN))], [len(NOW), len(THEN)])[1]
    assert trend.test is not None
    assert trend.test.p == pytest.approx(p, rel=1e-6)
    assert trend.bases == (640, 600)
    assert expression_text(trend.holds) == "top(overall) > top(overall, wave='2023')"
    assert texts(read_spec(path).document, trend.says, "population") == {
        "en": "The share answering “Very good” or “Good” to “How good is it?” is {{ top(overall) }}, "
        "{{ abs(change(top(overall), since='2023')) }} percentage points higher than in 2023"
    }


def test_groups_and_waves_are_one_family_of_tests(tmp_path: Path) -> None:
    found = search(read_spec(project(tmp_path, NOW, THEN)))
    assert found.tests == 10  # five numbers: overall, staff, recommend, visits, service, in two groups and in two waves
    tested = [c.test for c in found.candidates if c.test]
    assert tested
    assert all(test.p <= test.adjusted <= RATE for test in tested)
    assert min(test.p for test in tested) * 10 == pytest.approx(min(test.adjusted for test in tested))


def test_a_broken_series_is_no_trend(tmp_path: Path) -> None:
    path = project(tmp_path, NOW, THEN, before={"questions__overall__ask": "How good was it?"})
    rules = {(c.rule, c.subject) for c in search(read_spec(path)).candidates}
    assert ("trend", "overall") not in rules


def test_what_the_wave_before_does_not_have_is_no_trend(tmp_path: Path) -> None:
    path = project(tmp_path, NOW, THEN, before={"questions__visits": None})
    assert search(read_spec(path)).tests == 9


@pytest.mark.parametrize(("both", "told"), [(49, False), (50, True)])
def test_a_panel_of_few_who_answered_twice_has_no_trend(tmp_path: Path, both: int, told: bool) -> None:
    """300 answered in each wave, of whom so many are the same people, who all came to a better opinion."""
    then = [{**row, "id": n, "q1": 2} for n, row in enumerate(THEN[:300])]
    now = [{**row, "id": n + 300 - both, "q1": 4} for n, row in enumerate(NOW[:300])]
    path = project(tmp_path, now, then, changes={"survey__design": "panel", "survey__panel": {"key": "id"}})
    found = [c.bases for c in search(read_spec(path)).candidates if (c.rule, c.subject) == ("trend", "overall")]
    assert found == ([(both,)] if told else [])


def test_no_change_is_no_trend(tmp_path: Path) -> None:
    found = search(read_spec(project(tmp_path, NOW, people(25, 600, 0.66))))
    assert not [c for c in found.candidates if c.rule == "trend"]


@pytest.mark.parametrize(
    "said",
    [
        "change(top(overall), since='2023') > 0",
        "0 < change(top(overall), since='2023')",
        "top(overall, wave='2023') < top(overall)",
    ],
)
def test_a_change_that_the_spec_tells_of_is_no_trend(tmp_path: Path, said: str) -> None:
    claims = [{"id": "up", "says": "More than in 2023", "holds": said}]
    found = search(read_spec(project(tmp_path, NOW, THEN, changes={"claims": claims}))).candidates
    assert ("trend", "overall") not in {(c.rule, c.subject) for c in found}
