"""The scorecard as readers get it: words in every language, drawings, rows on a screen; and the foot of each action."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.content.blocks import Content, PlanAction, PlanBlock
from reportgen.content.inlines import plain
from reportgen.content.score_blocks import Scorecard, ScoreRow
from reportgen.pipeline import check
from reportgen.problems import ReportgenError
from reportgen.render.charts.draw import draw
from reportgen.render.figures import draw_all
from reportgen.render.html import SCREEN, body
from reportgen.render.style import SCORE
from reportgen.render.svg_boxes import faults
from tests.content.made_up import blocks
from tests.followed.plans import followed, item
from tests.waves.test_changes import NOW, THEN
from tests.waves.two_waves import Row

WAIT = {"label": "Wait", "unit": "minutes", "better": "lower", "value": "12", "target": "10", "how": "Mean", "source": "Desk"}
SCORECARD = {"section": "Score", "content": ["scorecard", "plan", "actions", "goals"]}


def made(
    folder: Path, items: list[dict[str, Any]], now: list[Row] = NOW, then: list[Row] = THEN, **changes: Any
) -> tuple[Content, ...]:
    operations = {"wait": {**WAIT, "baseline": {"value": "30", "source": "Desk, 2023"}}}
    changes = {"operations": operations, "report__languages": ["zh-CN", "zh-TW"], **changes}
    before = {key: value for key, value in changes.items() if key.startswith(("survey__", "report__minimum"))}
    path = followed(folder, now, then, items, changes=changes, before=before, content=[SCORECARD])
    return check(path).contents


def card(content: Content) -> Scorecard:
    return next(block for block in blocks(content) if isinstance(block, Scorecard))


def rows(content: Content) -> list[ScoreRow]:
    return [row for group in card(content).groups for row in group.rows]


def top(target: str, **more: Any) -> dict[str, Any]:
    return {"of": "top(overall)", "target": target, **more}


CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str, list[str]]] = {
    "met with all of the interval": (
        item(1, measure=top("50%")),
        {},
        "● Target met",
        ["The 95% interval of today’s number (58% to 69%) lies at the target or above it."],
    ),
    "met by the number alone": (
        item(1, measure=top("60%")),
        {},
        "● Target met",
        ["The 95% interval of today’s number (58% to 69%) also reaches below the target."],
    ),
    "improved, and chosen for being low": (
        item(1, measure=top("90%", chosen_for="low")),
        {},
        "◐ Improved, short of the target",
        ["The measure was chosen because it was low.", "some rise was to be expected without any action"],
    ),
    "nothing detectable, with a margin": (
        item(1, measure={"of": "mean(visits)", "target": "9", "better": "higher", "margin": "0.5"}),
        {},
        "○ No detectable change",
        ["Nor is the change surely within the margin of ±0.5: its 90% interval is −0.1 to +0.8."],
    ),
    "equivalent": (
        item(1, measure={"of": "mean(visits)", "target": "9", "better": "higher", "margin": "1"}),
        {},
        "≈ Equivalent",
        ["The 90% interval of the change (−0.1 to +0.8) lies within the margin of ±1."],
    ),
    "equivalent and significant": (
        item(1, measure=top("90%", margin="40%")),
        {},
        "≈ Equivalent",
        ["lies within the margin of ±40 percentage points.", "The change is significant, and smaller than the margin."],
    ),
    "not due": (
        item(1, measure=top("90%"), due="2024-06-30", status="started"),
        {},
        "… Not due yet",
        ["The day is later than the fieldwork. So far: improved, short of the target."],
    ),
    "another wording": (
        item(1, measure=top("90%")),
        {"questions__overall__ask": "How is it?"},
        "≠ Not comparable",
        ["The wording was “How good is it?” in 2023 and is “How is it?” now."],
    ),
    "no inference": (
        item(1, measure=top("90%")),
        {"survey__sample__kind": "convenience"},
        "↑ Higher, target not met",
        ["In this sample; nothing is tested."],
    ),
    "records": (
        item(1, measure={"of": "operation(wait)", "since": None}),
        {},
        "↓ Lower, target not met",
        ["By the records; nothing is tested."],
    ),
    "a number without a test": (
        item(1, measure={"of": "median(visits)", "target": "9", "better": "higher"}),
        {},
        "",
        ["By the two numbers; for them there is no test."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_outcome_says_what_stands_behind_it(case: str, tmp_path: Path) -> None:
    one, changes, outcome, notes = CASES[case]
    (row,) = rows(made(tmp_path, [one], **changes)[0])
    assert f"{row.sign} {row.word}".startswith(outcome)
    assert [words for words in notes if words not in row.notes] == []


def test_a_worse_number_and_one_that_is_not_shown(tmp_path: Path) -> None:
    (worse,) = rows(made(tmp_path / "a", [item(1, measure=top("90%"), status="started", due="2025-01-01")], THEN, NOW)[0])
    assert (worse.sign, worse.word, worse.outcome, worse.notes) == ("×", "Worse", "worse", "")
    assert worse.meter is not None
    assert worse.meter.better == "down"
    (hidden,) = rows(made(tmp_path / "b", [item(1, measure=top("90%"))], NOW[:20], THEN, report__minimum_base="30")[0])
    assert (hidden.sign, hidden.word) == ("?", "Cannot be told")
    assert hidden.notes == "A number that is needed is not shown (fewer than 30 in the base)."
    assert (hidden.now.text, hidden.now.withheld, hidden.meter) == ("–", True, None)


ALL = [
    item(1, measure=top("50%")),
    item(2, measure=top("60%")),
    item(3, measure=top("90%")),
    item(4, status="dropped"),
    item(5, measure={"of": "operation(wait)", "since": None}),
    item(6, measure=top("70%", since=None), status="agreed", due="2025-01-31"),
]


def test_the_summary_counts_every_action_once(tmp_path: Path) -> None:
    english, chinese, taiwan = (card(content).summary for content in made(tmp_path, ALL))
    assert english == (
        "The plan has 6 actions. Target met: 2 (with all of the interval: 1); Improved, short of the target: 1; "
        "Lower, target not met: 1; No earlier value: 1; Dropped: 1."
    )
    assert chinese.startswith("计划共有6项措施。达标：2项（其中整个区间均达标：1项）；有改善，尚未达标：1项")
    assert taiwan.startswith("計畫共有6項措施。達標：2項（其中整個區間均達標：1項）；有改善，尚未達標：1項")
    assert all(sum(map(int, re.findall(r"：(\d+)项(?!）)", chinese))) == 6 for _ in [0])


def test_columns_name_the_waves_and_cells_their_facts(tmp_path: Path) -> None:
    content = made(tmp_path, ALL)[0]
    assert card(content).headings[2:4] == ("Baseline 2023", "Now 2024")
    first, *_, records, unfollowed = rows(content)
    assert [first.baseline.text, first.now.text, first.change.text, first.interval, first.target] == [
        "49%",
        "64%",
        "+14",
        "+6 to +22",
        "50%",
    ]
    assert [cell.fact for cell in (first.baseline, first.now)] == ["top(overall, wave='2023')", "top(overall)"]
    assert [records.baseline.text, records.now.text, records.change.text, records.target] == [
        "30 minutes",
        "12 minutes",
        "−18 minutes",
        "10 minutes",
    ]
    assert (unfollowed.baseline.text, unfollowed.now.text, unfollowed.change.text) == ("", "64%", "")


def actions(content: Content) -> Iterator[PlanAction]:
    for block in (b for b in blocks(content) if isinstance(b, PlanBlock)):
        for group in block.groups:
            yield from group.actions


def test_the_foot_of_an_action_goes_from_the_baseline_to_now_and_the_target(tmp_path: Path) -> None:
    content = made(tmp_path, ALL)[0]
    first, *_, dropped, records, unfollowed = actions(content)
    assert plain(first.measure_label).endswith("Target met")
    assert first.meter is not None
    assert (first.meter.label, first.meter.mark.printed, first.meter.target_printed) == ("2023 49%, now", "64%", "Target 50%")
    assert first.meter.before == pytest.approx(49.2)
    assert (first.meter.target, first.meter.limit) == (50, 100)
    assert first.meter_alt == "baseline 49%, now 64%, target 50%"
    assert dropped.meter is None
    assert records.meter is not None
    assert records.meter.label == "Baseline 30 minutes, now"
    assert unfollowed.meter is not None
    assert unfollowed.meter.before is None


def test_drawings_are_faultless_in_both_widths(tmp_path: Path) -> None:
    content = made(tmp_path, ALL)[0]
    for row in rows(content):
        if row.meter is not None:
            drawing = draw(row.meter, "score", row.alt, SCORE)
            assert [*faults(drawing.wide), *faults(drawing.narrow)] == []
    for action in actions(content):
        if action.meter is not None:
            drawing = draw(action.meter, "plan", action.meter_alt, SCORE)
            assert list(faults(drawing.narrow)) == []


def test_the_page_has_a_row_group_for_each_action(tmp_path: Path) -> None:
    content = made(tmp_path, ALL)[0]
    page = str(body(content, SCREEN, draw_all(content).on_screen))
    assert re.findall(r'<tbody class="scored ([a-z-]+)"', page) == ["met", "met", "improved", "dropped", "lower", "not-followed"]
    assert page.count('data-head="Outcome"') == 6


def test_a_scorecard_without_anything_to_follow_is_refused(tmp_path: Path) -> None:
    path = followed(tmp_path, NOW, THEN, [item(1, measure=top("50%", since=None))], content=["scorecard"])
    with pytest.raises(ReportgenError) as refused:
        check(path)
    (problem,) = refused.value.problems
    assert problem.code.value == "missing-key"
    assert "has nothing to follow" in problem.found
    assert problem.fix.startswith('Add since: "2023" (')


def test_a_scorecard_waits_for_answers(tmp_path: Path) -> None:
    path = followed(tmp_path, NOW, THEN, [item(1, measure=top("50%"))], content=["scorecard"], changes={"survey__data": None})
    with pytest.raises(ReportgenError) as refused:
        check(path)
    assert "no-data" in {problem.code.value for problem in refused.value.problems}


def test_chinese_sentences_follow_each_other_without_a_blank(tmp_path: Path) -> None:
    english, chinese, taiwan = made(tmp_path, [item(1, measure=top("50%", chosen_for="low"))])
    assert re.search(r"[。：] ", rows(chinese)[0].notes + card(chinese).key + rows(taiwan)[0].notes + card(taiwan).key) is None
    assert rows(chinese)[0].notes.startswith("现值的95%区间（58%至69%）全部达到或高于目标。该指标因数值偏低而入选。")
    assert rows(taiwan)[0].notes.startswith("現值的95%區間（58%至69%）全部達到或高於目標。該指標因數值偏低而入選。")
    assert ". The measure was chosen" in rows(english)[0].notes


def test_a_target_that_is_met_although_the_number_fell_says_so(tmp_path: Path) -> None:
    (row,) = rows(made(tmp_path, [item(1, measure=top("40%"))], THEN, NOW)[0])
    assert row.word == "Target met"
    assert row.notes.endswith("The number is nevertheless significantly worse than before.")


def test_a_number_that_only_looks_like_its_target_is_short_of_it(tmp_path: Path) -> None:
    """63.67% prints as 64%."""
    (row,) = rows(made(tmp_path, [item(1, measure=top("64%"))])[0])
    assert (row.now.text, row.target, row.word) == ("64%", "64%", "Improved, short of the target")
    assert row.notes == "Before rounding, the number is short of the target."
