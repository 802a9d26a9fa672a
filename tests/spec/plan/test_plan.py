"""The plan holds what a report prints, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.spec.expressions.text import expression_text
from reportgen.spec.measures import Cell
from reportgen.spec.model.exhibits import ChartDetail, TableDetail
from reportgen.spec.plan import plan
from reportgen.spec.wanted import computed_for_chart, computed_for_table, for_chart, for_table
from tests.spec.expressions.sample import NOTHING, changed, document, rebuilt, spec, tree

SHARES_OF_OVERALL = [f"share(overall, '{code}')" for code in "54321"]


def names(measures: Any) -> list[str]:
    return [m.canonical for m in measures]


def planned(**parts: Any) -> list[str]:
    return names(plan(spec(changed(**{"body": NOTHING, **parts}))).measures)


def content(*blocks: Any) -> list[Any]:
    return [{"section": "S", "content": list(blocks)}]


def test_measures_stand_in_the_order_of_first_use_without_repetition() -> None:
    claims = [{"id": "a", "says": "{{ base(age) }} {{ top(overall) }}", "holds": "top(overall) > bottom(overall)"}]
    assert planned(claims=claims) == ["top(overall)", "bottom(overall)", "base(age)"]


def test_a_number_that_the_data_choose_needs_every_candidate() -> None:
    text = "{{ mean(age, channel=segment_ranked(top(overall), channel, 1)) }}"
    assert planned(body=content({"text": text})) == [
        "mean(age, channel='phone')",
        "mean(age, channel='chat')",
        "top(overall, channel='phone')",
        "top(overall, channel='chat')",
    ]


def test_measures_of_one_distribution_share_a_cell() -> None:
    text = "{{ top(overall) }} {{ share(overall, 1) }} {{ top(overall, channel=phone) }} {{ top(overall, channel=chat) }}"
    assert plan(spec(changed(body=content({"text": text})))).cells == (Cell("overall"), Cell("overall", ("channel",)))


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("overall", [*SHARES_OF_OVERALL, "top(overall)", "bottom(overall)", "mean(overall)", "base(overall)"]),
        ("frequency", [*(f"share(frequency, '{c}')" for c in ("1", "2", "other", "yearly", "seldom")), "base(frequency)"]),
        ("channels_used", ["share(channels_used, 'web')", "share(channels_used, 'shop')", "base(channels_used)"]),
        (
            "recommend",
            [
                *(f"share(recommend, '{n}')" for n in range(11)),
                "share(recommend, '0', '1', '2', '3', '4', '5', '6')",
                "share(recommend, '7', '8')",
                "share(recommend, '9', '10')",
                "nps(recommend)",
                "base(recommend)",
            ],
        ),
        ("age", ["mean(age)", "median(age)", "sd(age)", "base(age)"]),
        ("remarks", ["base(remarks)"]),
        ("responsiveness", ["index(responsiveness)"]),
    ],
)
def test_what_a_figure_needs_follows_from_the_type(subject: str, expected: list[str]) -> None:
    assert names(for_chart(document(), subject)) == expected
    assert names(for_table(document(), subject)) == expected


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        ({"of": "overall", "by": "channel"}, ["top(overall{})", "base(overall{})"]),
        ({"of": "overall", "by": "channel", "option": ("1",)}, ["share(overall, '1'{})", "base(overall{})"]),
        ({"of": "responsiveness", "by": "channel"}, ["index(responsiveness{})"]),
        ({"of": "age", "by": "channel"}, ["mean(age{})", "base(age{})"]),
        ({"of": "recommend", "by": "channel"}, ["nps(recommend{})", "base(recommend{})"]),
    ],
)
def test_dots_by_segment_need_one_number_for_each_value_and_the_total(detail: dict[str, Any], expected: list[str]) -> None:
    wanted = [text.format(where) for where in ("", ", channel='phone'", ", channel='chat'") for text in expected]
    assert names(for_chart(document(), ChartDetail.model_validate(detail))) == wanted


def test_a_diverging_figure_by_segment_needs_the_whole_distribution() -> None:
    detail = ChartDetail(of="overall", by="channel", kind="diverging")
    found = names(for_chart(document(), detail))
    assert {f"share(overall, '{c}', channel='chat')" for c in "12345"} <= set(found)
    assert len(computed_for_chart(document(), detail)) == 3


def test_a_table_has_every_column_of_every_segment() -> None:
    detail = TableDetail(rows=("overall", "age"), columns=("channel", "城市"))
    found = names(for_table(document(), detail))
    assert len(found) == (9 + 4) * (1 + 2 + 2)
    assert "sd(age, 城市='bj')" in found


def test_the_net_is_computed_where_both_boxes_are_shown() -> None:
    assert [expression_text(e) for e in computed_for_chart(document(), "overall")] == ["top(overall) - bottom(overall)"]
    assert len(computed_for_table(document(), TableDetail(rows="overall", columns="channel"))) == 3
    assert computed_for_chart(document(), ChartDetail(of="overall", by="channel")) == ()
    assert computed_for_chart(document(), "frequency") == ()


def test_unknown_names_need_nothing() -> None:
    assert for_chart(document(), ChartDetail(of="nothing", by="nowhere")) == ()
    assert for_table(document(), TableDetail(rows="nothing", columns="nowhere")) == ()


def test_rebuilt_rows_are_asked_for_published_figures_only() -> None:
    of = rebuilt("overall", body=content({"chart": "overall"}))
    assert {m.name for m in plan(spec(of)).measures} == {"share", "top", "bottom", "mean"}


def test_whole_published_distributions_are_asked_for_to_test_them_against_the_base() -> None:
    of = rebuilt("overall")
    assert names(plan(spec(of)).measures) == SHARES_OF_OVERALL
    assert of.survey is not None
    survey = of.survey.model_copy(update={"sample": of.survey.sample.model_copy(update={"base_doubt": "because"})})
    assert plan(spec(of.model_copy(update={"survey": survey}))).measures == ()


def test_percentages_of_another_base_are_not_tested_against_the_published_one() -> None:
    questions = tree()["questions"]
    questions["overall"]["asked_if"] = "age > 3"
    assert plan(spec(rebuilt("overall", "channels_used", questions=questions))).measures == ()
