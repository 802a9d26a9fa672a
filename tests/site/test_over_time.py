"""Which numbers follow each other over the versions of a report, and which may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.problems import Place, ReportError
from reportgen.publish.release.record import Release
from reportgen.publish.site.expressions import named
from reportgen.publish.site.held import CardNumber, CardText, EarlierWave, Held, Inside, Line
from reportgen.publish.site.over_time import Followed, followed, rounds, series
from reportgen.publish.site.reading import read_held
from reportgen.publish.site.say import Say
from reportgen.publish.site.settings import Chosen
from tests.built import Builds
from tests.review.made import fact, version

SURVEY = {"population": "p1", "mode": "m1", "sample": "census"}
SUBJECTS = {"q": "asked-so", "other": "o1"}
NAME = "share(q, '1')"


THEN = "share(q, '1', wave='{}')"


def wave(of: tuple[int, float, bool, dict[str, Any]]) -> EarlierWave:
    """Return an earlier wave of a version: its year, its number, whether it may be compared, and more of its fact."""
    year, _, comparable, _ = of
    days = (f"{year}-05-01", f"{year}-05-31")
    return EarlierWave({"en": f"Spring {year}"}, days, {NAME: (THEN.format(year), comparable)})


class Versions:
    """Makes versions of one report by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, list[Held]()

    def add(self, name: str, year: int, value: float | None = 0.5, **changes: Any) -> None:
        """Add a version over the fieldwork of a year; changes are of its survey, its subjects, its card or its fact."""
        survey, subjects = ({**of, **changes.pop(key, {})} for key, of in (("survey", SURVEY), ("subjects", SUBJECTS)))
        days = {"from": f"{year}-05-01", "to": f"{year}-05-31"}
        draft = changes.pop("draft", False)
        waves = changes.pop("waves", ())
        card = CardText("R", headline=CardNumber(NAME, "Say yes", bad=False), wave=changes.pop("wave", ""))
        known = {"base": 200, "interval": {"low": 0.4, "high": 0.6}, "provenance": "observed", **changes}
        printed = known.pop("printed", "–" if value is None else f"{value:.0%}")
        facts = [fact(known.pop("id", NAME), value, printed, **known)]
        facts += [fact(THEN.format(y), v, f"{v:.0%}", base=150, provenance="observed", **more) for y, v, _, more in waves]
        built = version(self.folder / name, facts, version=name, fieldwork=days)
        inside = Inside(built, ("en",), date(year, 6, 30), {"en": card}, survey, subjects, tuple(map(wave, waves)))
        record = Release("r", name, "first", "", date(year, 7, 1), "", 0, None)
        self.made.append(Held("r", name, self.folder, {}, None if draft else record, None, inside, "R", ("en",)))

    def line(self) -> Line:
        return Line("r", tuple(self.made), {"en": "R"})

    def only(self) -> Followed:
        (one,) = followed(self.line(), [Chosen(NAME, Place("reportgen.yaml"))])
        return one


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path)


def test_the_numbers_of_the_page_at_a_glance_are_followed_where_there_are_two_points(versions: Versions) -> None:
    versions.add("2024.1", 2024, 0.4)
    assert followed(versions.line(), None) == ()
    versions.add("2025.1", 2025, 0.5)
    (one,) = followed(versions.line(), None)
    assert (one.fact, one.words, one.points) == (NAME, "Say yes", 2)
    shown = series(one, 1, Say("en"))
    assert [(row.label, row.version, row.printed, row.interval, row.base) for row in shown.rows] == [
        ("May 2025", "2025.1", "50%", "40.0–60.0%", "200"),
        ("May 2024", "2024.1", "40%", "40.0–60.0%", "200"),
    ]
    assert shown.chart is not None
    (course,) = shown.chart.courses
    assert [(mark.value, mark.low, mark.high) for mark in course.marks] == [(40.0, 40.0, 60.0), (50.0, 40.0, 60.0)]
    assert [stop.at for stop in shown.chart.stops] == [0.0, 1.0]
    assert shown.alt == "Line over time: Say yes. May 2024: 40%, May 2025: 50%."


@pytest.mark.parametrize(
    ("ends", "printed", "unit", "said"),
    [
        ((0.3725, 0.4135), "39%", "share", "37.3–41.4%"),
        ((0.1 + 0.2, 0.305), "30%", "share", "30.0–30.5%"),
        ((-0.0004, 0.0005), "+0", "points", "0.0–0.1"),
        ((-0.0625, -0.0125), "−4", "points", "−6.3–−1.3"),
        ((0.045, 0.125), "0.08", "coefficient", "0.05–0.13"),
        ((1234.45, 2345.65), "1,790.1", "mean", "1,234.5–2,345.7"),
    ],
)
def test_ends_of_intervals_are_rounded_as_every_number_is(
    versions: Versions, ends: tuple[float, float], printed: str, unit: str, said: str
) -> None:
    """Half up in decimal, after twelve digits: by hand."""
    versions.add("2025.1", 2025, 0.4, unit=unit, printed=printed, interval=dict(zip(("low", "high"), ends, strict=True)))
    (row,) = series(versions.only(), 1, Say("en")).rows
    assert row.interval == said


def test_a_correction_of_the_same_fieldwork_takes_the_place_of_what_it_corrects(versions: Versions) -> None:
    versions.add("2024.1", 2024, 0.4)
    versions.add("2024.2", 2024, 0.45)
    versions.add("2025.1", 2025, 0.5)
    versions.add("2025.2", 2025, 0.9, draft=True)
    assert [held.version for held in rounds(versions.line())] == ["2024.2", "2025.1"]
    assert [stand.fact.value for stand in versions.only().stands if stand.fact] == [0.45, 0.5]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"unit": "index"}, "unit"),
        ({"provenance": "published"}, "provenance"),
        ({"definition": {"en": "another thing"}}, "definition"),
        ({"subjects": {"q": "asked-otherwise"}}, "question"),
        ({"survey": {"population": "p2"}}, "population"),
        ({"survey": {"mode": "m2"}}, "mode"),
        ({"survey": {"sample": "convenience"}}, "sample"),
        ({"id": "share(q, '2')"}, "absent"),
    ],
)
def test_what_cannot_be_compared_is_no_point_and_the_table_says_why(
    versions: Versions, changes: dict[str, Any], why: str
) -> None:
    versions.add("2023.1", 2023, 0.3)
    versions.add("2024.1", 2024, 0.4, **changes)
    versions.add("2025.1", 2025, 0.5)
    one = versions.only()
    assert [stand.differs for stand in one.stands] == [(), (why,), ()]
    assert one.points == 2
    shown = series(one, 1, Say("zh-CN"))
    assert shown.rows[1].why.startswith("与最新一次不可比：")
    assert shown.chart is not None
    assert [mark.value for mark in shown.chart.courses[0].marks] == [30.0, None, 50.0]
    assert "40%" not in shown.alt


def test_another_question_that_changed_breaks_nothing(versions: Versions) -> None:
    versions.add("2024.1", 2024, 0.4, subjects={"other": "o2"})
    versions.add("2025.1", 2025, 0.5)
    assert versions.only().points == 2


def test_what_is_withheld_is_no_point_and_prints_no_number(versions: Versions) -> None:
    versions.add("2023.1", 2023, 0.3)
    versions.add("2024.1", 2024, None, withheld="base")
    versions.add("2025.1", 2025, 0.5)
    one = versions.only()
    assert one.points == 2
    row = series(one, 1, Say("en")).rows[1]
    assert (row.printed, row.interval, row.base) == ("–", "", "")
    assert "too few" in row.why


def test_a_single_point_has_a_table_and_no_drawing(versions: Versions) -> None:
    versions.add("2025.1", 2025, 0.5)
    shown = series(versions.only(), 1, Say("en"))
    assert (shown.chart, len(shown.rows)) == (None, 1)


def told(one: Followed) -> list[tuple[str, str, float | None, tuple[str, ...]]]:
    """Return of each time its last day, the version that states it, the number where it is a point, and why not."""
    return [(s.ended[:4], s.held.version, s.fact.value if s.fact and s.drawn else None, s.differs) for s in one.stands]


def test_a_version_gives_points_for_its_earlier_waves(versions: Versions) -> None:
    versions.add("2025.1", 2025, 0.5, waves=((2021, 0.3, True, {}), (2023, 0.4, True, {})))
    (one,) = followed(versions.line(), None)
    assert told(one) == [("2021", "2025.1", 0.3, ()), ("2023", "2025.1", 0.4, ()), ("2025", "2025.1", 0.5, ())]
    shown = series(one, 1, Say("en"))
    assert [(row.label, row.version, row.printed, row.base) for row in shown.rows] == [
        ("May 2025", "2025.1", "50%", "200"),
        ("Spring 2023", "2025.1", "40%", "150"),
        ("Spring 2021", "2025.1", "30%", "150"),
    ]
    assert shown.chart is not None
    assert [stop.at for stop in shown.chart.stops] == [0.0, 730 / 1461, 1.0]  # days between the last days of May


def test_the_number_that_was_released_at_the_time_stands_before_a_later_one(versions: Versions) -> None:
    versions.add("2023.1", 2023, 0.41)
    versions.add("2025.1", 2025, 0.5, waves=((2021, 0.3, True, {}), (2023, 0.4, True, {})))
    assert told(versions.only()) == [("2021", "2025.1", 0.3, ()), ("2023", "2023.1", 0.41, ()), ("2025", "2025.1", 0.5, ())]


def test_where_that_one_cannot_be_compared_the_later_one_does(versions: Versions) -> None:
    """The report has a bridge over what changed, or the wording of a definition is another one now."""
    versions.add("2023.1", 2023, 0.41, definition={"en": "said otherwise"})
    versions.add("2025.1", 2025, 0.5, waves=((2023, 0.4, True, {}),))
    assert told(versions.only()) == [("2023", "2025.1", 0.4, ()), ("2025", "2025.1", 0.5, ())]


@pytest.mark.parametrize("own", [True, False])
def test_what_is_broken_is_no_point_whichever_version_states_it(versions: Versions, own: bool) -> None:
    if own:
        versions.add("2023.1", 2023, 0.41, waves=((2021, 0.3, True, {}),))
    versions.add("2025.1", 2025, 0.5, waves=((2023, 0.4, False, {}),))
    one = versions.only()
    assert [stand.differs for stand in one.stands if stand.ended[:4] == "2023"] == [("break",)]
    assert [stand.ended[:4] for stand in one.stands if stand.drawn] == ["2025"]
    rows = series(one, 1, Say("zh-CN")).rows
    assert "与最新一次不可比：报告注明这次调查与后来的不可比" in [row.why for row in rows]


def test_waves_of_a_version_that_cannot_be_compared_are_left_out(versions: Versions) -> None:
    versions.add("2023.1", 2023, 0.41, waves=((2021, 0.3, True, {}),), subjects={"q": "asked-otherwise"})
    versions.add("2025.1", 2025, 0.5)
    assert told(versions.only()) == [("2023", "2023.1", None, ("question",)), ("2025", "2025.1", 0.5, ())]


def test_waves_of_an_older_version_are_followed_through_it(versions: Versions) -> None:
    versions.add("2023.1", 2023, 0.41, waves=((2021, 0.3, True, {}),))
    versions.add("2025.1", 2025, 0.5)
    assert told(versions.only()) == [("2021", "2023.1", 0.3, ()), ("2023", "2023.1", 0.41, ()), ("2025", "2025.1", 0.5, ())]


def test_a_wave_of_other_data_or_hidden_is_no_point(versions: Versions) -> None:
    hidden, other = {"withheld": "base"}, {"unit": "index"}
    versions.add("2025.1", 2025, 0.5, waves=((2021, 0.3, True, hidden), (2023, 0.4, True, other)))
    assert told(versions.only())[:2] == [("2021", "2025.1", None, ()), ("2023", "2025.1", None, ("unit",))]


def test_waves_are_called_by_their_names(versions: Versions) -> None:
    versions.add("2024.1", 2024, 0.4, wave="Spring 2024")
    versions.add("2025.1", 2025, 0.5, wave="Spring 2025")
    assert [row.label for row in series(versions.only(), 1, Say("en")).rows] == ["Spring 2025", "Spring 2024"]


def test_an_expression_that_is_no_number_of_the_report(versions: Versions) -> None:
    versions.add("2025.1", 2025, 0.5)
    with pytest.raises(ReportError) as caught:
        followed(versions.line(), [Chosen("share(q, '3')", Place("reportgen.yaml", 7, 12)), Chosen("top(q)", Place("x"))])
    first, second = caught.value.problems
    assert (first.code.value, str(first.place)) == ("unknown-name", "reportgen.yaml:7:12")
    assert "share(q, '3') is no number of r 2025.1" in first.found
    assert NAME in first.fix
    assert second.found.startswith("top(q)")


FACTS = (
    "share(q, '1', '2')",
    "share(q, '5', channel='phone', among=age >= 18)",
    "top(q) - bottom(q)",
    "change(index(d), since='2023')",
)


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("share(q, 2, 1)", FACTS[0]),
        ('share( q,"1" , "2" )', FACTS[0]),
        ("share(q, 5, among=age >= 18, channel='phone')", FACTS[1]),
        ("top(q)-bottom(q)", FACTS[2]),
        ("change(index(d), since=2023)", FACTS[3]),
        ("bottom(q) - top(q)", None),
        ("share(q, '1')", None),
        ("share(q, '5', channel='shop', among=age >= 18)", None),
        ("share(", None),
        ("{{ x }}", None),
        ("", None),
    ],
)
def test_an_expression_is_found_however_it_is_laid_out(written: str, fact: str | None) -> None:
    assert named(written, FACTS) == fact


@given(st.text(max_size=40))
def test_no_text_makes_the_search_for_a_number_fail(written: str) -> None:
    assert named(written, FACTS) in {None, *FACTS}


def points(version: Path, *expressions: str) -> list[Followed]:
    """Return numbers over time of a report that has one version."""
    held = read_held(version)
    line = Line(held.report, (held,), {held.languages[0]: held.title})
    return list(followed(line, [Chosen(one, Place("reportgen.yaml")) for one in expressions] or None))


def test_a_report_of_the_project_is_drawn_over_its_waves(builds: Builds) -> None:
    """A report of one version: the number over its page at a glance, in this wave and in the one before."""
    (one, *_) = points(builds.version("service-satisfaction-2024"))
    assert one.fact == "index(satisfaction)"
    (then, now) = series(one, 1, Say("zh-CN")).rows[::-1]
    assert (then.label, then.version, now.version) == ("2023年", "2024.1", "2024.1")
    words = (builds.version("service-satisfaction-2024") / "index.html").read_text(encoding="utf-8")
    assert then.printed.removesuffix("分") in words
    assert one.points == 2


def test_what_a_report_calls_broken_is_no_point(builds: Builds) -> None:
    """The question on books and media has another wording than in 2025, as the spec's own words say."""
    kept, broken = points(builds.version("city-library-2026"), "top(overall)", "top(catalogue)")
    assert [stand.differs for stand in kept.stands] == [(), ()]
    assert [stand.differs for stand in broken.stands] == [("break",), ()]
    assert broken.points == 1
