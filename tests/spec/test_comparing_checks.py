"""Figures that compare: what the checks refuse, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.spec_text import problems_of
from tests.spec.test_checks import chart

HEAD = 'reportgen: 1\nreport: {id: small, version: "1", title: Small, language: en, date: 2024-05-01}\n'
SURVEY = (
    "survey:\n  fieldwork: {from: 2024-03-01, to: 2024-03-31}\n  population: Everyone\n  mode: On the web\n"
    "  sample: {kind: probability}\n  data: {source: answers.csv, provenance: observed}\n"
)
SEGMENTS = "segments:\n  channel: {label: Channel, column: channel, options: {phone: Phone, web: Web, shop: Shop}}\n"
PUBLISHED = (
    "published:\n  exact: {label: Exact, value: 40%, unit: share, source: A survey}\n"
    "  over: {label: Over, value: 60%, qualifier: more_than, unit: share, source: A survey}\n"
)


STAFF = "top(overall), top(staff)"
TWO, THREE = "at: [{label: A}, {label: B}]", "at: [{label: A}, {label: B}, {label: C}]"
AXES = "x: {label: A}, y: {label: B}"
OTHER = "{x: index(service), y: top(staff)}"
MIXED = "{x: top(overall), y: index(service)}, {x: top(staff), y: index(service)}"
SAME = "{x: top(staff), y: top(staff)}"


def found(words: str, folder: Path) -> list[str]:
    text = HEAD + SURVEY + SEGMENTS + PUBLISHED + chart("overall").replace("      - chart: overall", f"      - {words}")
    return [problem.found for problem in problems_of(text, folder)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chart: {of: overall, kind: heat}", "is heat, which compares the values of a segment, or waves"),
        ("chart: {of: [overall, recommend], kind: heat, by: channel}", "do not go on one scale"),
        ("chart: {of: [overall, service], kind: dumbbell, by: channel, between: [phone, web]}", "do not go on one scale"),
        ("chart: {of: [asked, three], kind: heat, by: channel}", "has no number to compare"),
        (
            "chart: {of: [asked, three], kind: heat, by: channel, option: ['3']}",
            "draws the answer '3', which asked does not have",
        ),
        ("chart: {of: comment, kind: heat, by: channel}", "answered in words"),
        ("chart: {of: overall, kind: dumbbell, by: channel}", "here are 3"),
        ("chart: {of: overall, kind: slope, by: channel, between: [web]}", "needs two segment values"),
        ("chart: {of: overall, kind: slope, by: channel, between: [web, web]}", "names 'web' twice"),
        ("chart: {of: overall, kind: heat, by: channel, between: [wbe]}", "'wbe'"),
        ("chart: {of: overall, by: channel, between: [web, shop]}", "goes with heat, dumbbell, slope and trend only"),
        ("chart: {of: overall, kind: trend}", "the survey has only one"),
        ("chart: {of: overall, kind: heat, by: wave}", "the survey has only one"),
        ("chart: {of: overall, by: wave}", "is wave, which goes with kind: dumbbell, slope and heat only"),
        ("chart: {of: overall, kind: diverging, by: wave}", "is wave, which goes with kind: dumbbell, slope and heat only"),
        ("chart: {of: overall, kind: trend, by: wave}", "is wave, and kind: trend draws the waves as it is"),
        (
            f"series: {{{TWO}, lines: [{{of: [top(overall), top(staff), top(overall) + 1%]}}]}}",
            "has 3 numbers for 2",
        ),
        (
            f"series: {{{TWO}, lines: [{{of: [top(overall), index(service)]}}]}}",
            "stands among numbers of a share",
        ),
        (
            f"series: {{{TWO}, lines: [{{of: [top(overall), published(over)]}}]}}",
            "Only bounds of published(over)",
        ),
        (
            f"series: {{at: [{{label: A, breaks: Why}}, {{label: B}}], kind: trend, lines: [{{of: [{STAFF}]}}]}}",
            "its first point",
        ),
        ("series: {at: [{label: A}, {label: B, breaks: Why}], lines: [{of: [top(overall), top(staff)]}]}", "a dumbbell compares"),
        (
            f"series: {{at: [{{label: A, date: 2024-02-01}}, {{label: B, date: 2024-01-01}}], lines: [{{of: [{STAFF}]}}]}}",
            "not after the point before it",
        ),
        (
            f"series: {{{THREE}, kind: dumbbell, lines: [{{of: [{STAFF}, 1% + top(staff)]}}]}}",
            "here are 3",
        ),
        (
            f"scatter: {{{AXES}, points: [{{x: top(overall), y: top(staff)}}, {OTHER}]}}",
            "stands among numbers of a share",
        ),
        (
            f"scatter: {{x: {{label: A, line: 50}}, y: {{label: B}}, points: [{{x: top(overall), y: top(staff)}}, {SAME}]}}",
            "cannot be compared",
        ),
        (
            f"scatter: {{x: {{label: A, line: overall}}, y: {{label: B}}, points: [{{x: top(overall), y: top(staff)}}, {SAME}]}}",
            "overall",
        ),
    ],
)
def test_what_is_refused(words: str, said: str, tmp_path: Path) -> None:
    messages = found(words, tmp_path)
    assert any(said in message for message in messages), messages


def test_of_mixed_numbers_those_are_refused_that_are_the_fewest(tmp_path: Path) -> None:
    points = f"{OTHER}, {SAME}, {SAME}"
    (message,) = found(f"scatter: {{{AXES}, points: [{points}]}}", tmp_path)
    assert message == "An index stands among numbers of a share"


@pytest.mark.parametrize(
    "words",
    [
        "chart: {of: [overall, staff], kind: heat, by: channel}",
        "chart: {of: reasons, kind: heat, by: channel, sort: value}",
        "chart: {of: [asked, three], kind: heat, by: channel, option: ['1']}",
        "chart: {of: service, kind: heat, by: channel}",
        "chart: {of: visits, kind: slope, by: channel}",
        "chart: {of: recommend, kind: dumbbell, by: channel, between: [web, shop]}",
        f"series: {{{TWO}, lines: [{{of: [top(overall), published(exact)]}}]}}",
        f"scatter: {{x: {{label: A, line: 50%}}, y: {{label: B}}, points: [{MIXED}]}}",
    ],
)
def test_what_fits_is_left_alone(words: str, tmp_path: Path) -> None:
    assert found(words, tmp_path) == []
