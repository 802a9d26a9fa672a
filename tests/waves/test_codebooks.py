"""Earlier waves: their codebooks, what things were called in them, and what keeps numbers from being compared."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.pipeline import check, estimated
from reportgen.problems import ReportError
from reportgen.publish.manifest import manifest
from reportgen.spec.plan import plan
from reportgen.spec.read import read_spec
from reportgen.spec.waves.compare import contrasted
from tests.spec.spec_text import EARLIER, problems_of
from tests.waves.two_waves import change, facts, problems, project, spec

YES = {"q1": 5, "q2": 4, "q3": 10, "q4": 3, "q5a": 1, "q5b": 0, "ch": "web", "w": 1}
NO = {"q1": 1, "q2": 2, "q3": 0, "q4": 1, "q5a": 0, "q5b": 1, "ch": "phone", "w": 1}
GOOD, POOR = [YES, YES, YES, NO], [NO, NO, NO, YES]


def test_each_wave_is_counted_from_its_own_file(tmp_path: Path) -> None:
    found = facts(project(tmp_path, GOOD, POOR, text=["top(overall)", "top(overall, wave='2023')", "base(overall, wave='2023')"]))
    assert (found["top(overall)"].value, found["top(overall, wave='2023')"].value) == (0.75, 0.25)
    assert "wave: 2023" in found["top(overall, wave='2023')"].definition["en"]


def test_the_current_wave_is_left_out_of_a_facts_name(tmp_path: Path) -> None:
    found = facts(project(tmp_path, GOOD, POOR, text=["top(overall, wave='2024')", "top(overall, wave=2023)"]))
    assert set(found) == {"top(overall)", "top(overall, wave='2023')"}


def test_what_the_report_of_the_wave_says_is_not_read(tmp_path: Path) -> None:
    before = {"claims": [{"id": "old", "says": "Old", "holds": "nothing > 1"}], "report__subtitle": "{{ nothing }}"}
    assert problems(project(tmp_path, GOOD, POOR, before=before)) == ()


@pytest.mark.parametrize(
    "text", ["Nothing.", ["change(top(overall), since='2023')"], ["top(overall) - top(overall, wave='2023')"]]
)
@pytest.mark.parametrize("content", [{"text": "None"}, {"table": {"rows": "overall", "columns": "wave"}}])
def test_its_own_problems_are_reported_at_their_place(
    text: Any, content: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {"questions__overall__type": "scales"}
    (problem,) = problems(project(tmp_path, GOOD, POOR, text=text, content=[content], before=before))
    assert (problem.place.file, problem.place.path) == ("2023.yaml", "questions.overall.type")
    assert "type: scales" in problem.place.source


def test_a_change_from_a_wave_that_cannot_be_read_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = project(tmp_path, GOOD, POOR, text=["change(top(overall), since='2023')", "top(overall) - top(overall, wave='2023')"])
    (tmp_path / "2023.yaml").unlink()
    (problem,) = problems(path)
    assert (problem.place.path, problem.code.value) == ("survey.waves.2023.spec", "file-missing")


def test_a_weighting_that_is_wrong_is_not_also_said_to_differ(tmp_path: Path) -> None:
    margins = {"channel": {"phone": "60%", "web": "40%"}}
    good = {"rake": {"margins": margins, "source": "A register"}}
    wrong = {"rake": {"margins": {"chanel": margins["channel"]}, "source": "A register"}}
    text = ["change(top(overall), since='2023')"]
    both = project(tmp_path / "a", GOOD, POOR, changes={"survey__weight": good}, before={"survey__weight": good}, text=text)
    assert problems(both) == ()
    one = project(tmp_path / "b", GOOD, POOR, changes={"survey__weight": good}, text=text)
    assert [p.code.value for p in problems(one)] == ["wave-break"]
    bad = project(tmp_path / "c", GOOD, POOR, changes={"survey__weight": wrong}, before={"survey__weight": good}, text=text)
    assert [(p.code.value, p.place.path) for p in problems(bad)] == [("unknown-name", "survey.weight.rake.margins.chanel")]


def test_long_wordings_are_shown_where_they_differ() -> None:
    start = "raked to age (young, middle, old), sex (female, male, other), trimmed to "
    now, then = contrasted(f"{start}0.3 to 3", f"{start}0.3 to 4")
    assert now != then
    assert now.endswith("trimmed to 0.3 to 3")
    assert now.startswith("…")
    assert len(now) <= len(start)
    assert contrasted("Good?", "Is it good?") == ("Good?", "Is it good?")


def test_its_data_are_checked_against_its_own_codebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = project(
        tmp_path, GOOD, [{"q1": 7}], before={"questions__overall__missing": ["7"]}, text=["base(overall, wave='2023')"]
    )
    assert facts(path)["base(overall, wave='2023')"].value == 0
    (tmp_path / "2023.csv").write_text("id,q1,q2,q3,q4,q5a,q5b,ch\n1,8,1,1,1,1,1,web\n", encoding="utf-8")
    with pytest.raises(ReportError) as error:
        estimated(read_spec(path))
    assert {(p.place.file, p.place.line) for p in error.value.problems} == {("2023.csv", 2)}


def test_every_file_that_was_read_is_an_input(tmp_path: Path) -> None:
    checked = check(project(tmp_path, GOOD, POOR, text=["change(top(overall), since='2023')"]))
    inputs = json.loads(manifest(checked.spec, checked.ledger, {}, {}))["inputs"]
    assert [(i["path"], i["role"], i.get("wave")) for i in inputs] == [
        ("2024.yaml", "spec", None),
        ("2024.csv", "data", None),
        ("2023.yaml", "spec", "2023"),
        ("2023.csv", "data", "2023"),
    ]
    assert all(len(i["sha256"]) == 64 for i in inputs)


RENAMED: Mapping[str, Any] = {
    "questions__overall": {"ask": "How good is it?", "type": "scale", "scale": "rating", "column": "q1", "was": "general"},
    "segments__channel__was": "line",
    "segments__channel__options__web": {"label": "Web", "was": "net"},
    "dimensions__service__was": "quality",
}
BEFORE: Mapping[str, Any] = {
    "questions__overall": None,
    "questions__general": {"ask": "How good is it?", "type": "scale", "scale": "rating", "column": "q1"},
    "segments": {"line": {"label": "Channel", "column": "ch", "options": {"phone": "Phone", "net": "Web"}}},
    "dimensions": {"quality": {"label": "Quality", "questions": ["general", "staff"]}},
}


def test_names_and_codes_are_followed_through_was(tmp_path: Path) -> None:
    then = [{**row, "ch": "net" if row["ch"] == "web" else row["ch"]} for row in POOR]
    expressions = [
        "change(top(overall), since='2023')",
        "change(top(overall, channel=web), since='2023')",
        "change(top(staff, among=overall == 5 and channel == 'web'), since='2023')",
        "change(index(service), since='2023')",
    ]
    path = project(tmp_path, GOOD, then, text=expressions, changes=RENAMED, before=BEFORE)
    found = {name: fact.value for name, fact in facts(path).items() if name.startswith("change(")}
    assert found == {
        "change(top(overall), since='2023')": 0.5,
        "change(top(overall, channel='web'), since='2023')": 0.0,
        "change(top(staff, among=channel == 'web' and overall == '5'), since='2023')": 0.0,
        "change(index(service), since='2023')": 37.5,
    }


def test_without_was_a_wave_does_not_have_it(tmp_path: Path) -> None:
    changes = {**RENAMED, "segments__channel__options__web": "Web"}
    expressions = ["top(overall, channel=web, wave='2023')", "top(staff, wave='2023', among=channel == 'web')"]
    found = problems(project(tmp_path, GOOD, POOR, text=expressions, changes=changes, before=BEFORE))
    assert [(p.code.value, p.found) for p in found] == [("wave-absent", "The wave 2023 has no option web of line")] * 2


SAME = "questions__overall__"
DIFFERENCES: Mapping[str, tuple[str, Mapping[str, Any], str]] = {
    "wording": ("top(overall)", {f"{SAME}ask": "How good was it?"}, "the wording of overall is 'How good is it?' at"),
    "labels": ("top(overall)", {"scales__rating__options__3": "So so"}, "the scale of overall"),
    "codes": (
        "top(overall)",
        {"scales__rating__options": {"4": "Very good", "3": "Good", "2": "Poor", "1": "Very poor"}},
        "scale",
    ),
    "order": (
        "share(overall, 5)",
        {"scales__rating__options": {"1": "Very poor", "2": "Poor", "3": "Neither", "4": "Good", "5": "Very good"}},
        "the scale of overall",
    ),
    "direction": ("share(overall, 5)", {"scales__rating__direction": "low_is_good"}, "the direction of the scale of overall"),
    "box": ("top(overall)", {"scales__rating__top": ["5"]}, "the top box of overall is '5, 4'"),
    "options": ("share(why, near)", {"questions__why__options__good": "Nice"}, "the options of why"),
    "base": ("share(why, near)", {"questions__why__base": "asked"}, "the base of why is 'answered'"),
    "filter": ("mean(visits)", {"questions__visits__asked_if": "overall == 5"}, "the filter of visits is 'everyone'"),
    "unit": ("mean(visits)", {"questions__visits__unit": "days"}, "the unit of visits is 'nothing'"),
    "segment": ("top(overall, channel=web)", {"segments__channel__options__phone": "Telephone"}, "the options of channel"),
    "chosen": ("top(overall, among=visits >= 1)", {"questions__visits__ask": "How many?"}, "the wording of visits"),
    "chosen-group": (
        "top(overall, among=channel == 'web')",
        {"segments__channel__options__phone": "Telephone"},
        "the options of channel",
    ),
    "items": ("index(service)", {"dimensions__service__questions": {"overall": "2", "staff": "1"}}, "the items of service"),
    "rule": ("index(service)", {"dimensions__service__minimum_items": "2"}, "the minimum_items of service is '1'"),
    "item": ("index(service)", {"questions__staff__ask": "And the staff?"}, "the wording of staff"),
    "mode": ("top(overall)", {"survey__mode": "by phone"}, "the mode of the survey is 'online'"),
    "sample": ("top(overall)", {"survey__sample__kind": "quota"}, "the sample of the survey is 'probability'"),
    "weighting": ("top(overall)", {"survey__weight": {"column": "w"}}, "the weighting of the survey is 'unweighted'"),
}


@pytest.mark.parametrize("kind", DIFFERENCES)
def test_a_difference_breaks_the_series(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    measure, before, found = DIFFERENCES[kind]
    earlier = measure[:-1] + ", wave='2023')"
    texts = [f"change({measure}, since='2023')", f"{measure} - {earlier}", earlier]
    path = project(tmp_path, GOOD, POOR, text=texts, before=before)
    broken = problems(path)
    assert [p.code.value for p in broken] == ["wave-break"] * 2  # the number of the wave by itself is fine
    for problem in broken:
        assert found in problem.found
        assert re.search(r" at 2024\.yaml:\d+:\d+ and '.*' at 2023\.yaml:\d+:\d+", problem.found)
        assert "bridge" in problem.fix
        assert problem.place.file == "2024.yaml"
        assert problem.place.line


@pytest.mark.parametrize("kind", DIFFERENCES)
def test_a_bridge_lets_it_stand_and_is_printed(kind: str, tmp_path: Path) -> None:
    measure, before, _ = DIFFERENCES[kind]
    subject = measure.partition("(")[2].partition(",")[0].rstrip(")")
    family = "dimensions" if subject == "service" else "questions"
    changes = {f"{family}__{subject}__bridge": {"2023": "Both were tried"}}
    if kind == "segment":
        changes = {"segments__channel__bridge": {"2023": "Both were tried"}}
    then = [{**row, "q1": 4 if kind == "codes" else row["q1"]} for row in POOR]
    path = project(tmp_path, GOOD, then, text=[f"change({measure}, since='2023')"], changes=changes, before=before)
    assert problems(path) == ()
    checked = check(path)
    (fact,) = (f for name, f in checked.ledger.facts.items() if name.startswith("change("))
    assert fact.definition["en"].endswith("comparable because: Both were tried")


@pytest.mark.parametrize("kind", ["mode", "sample", "weighting"])
def test_one_bridge_of_a_wave_covers_how_the_survey_was_done(kind: str, tmp_path: Path) -> None:
    measure, before, _ = DIFFERENCES[kind]
    changes = {"survey__waves": {"2023": {"spec": "2023.yaml", "bridge": "A test in parallel"}}}
    assert (
        problems(project(tmp_path, GOOD, POOR, text=[f"change({measure}, since='2023')"], changes=changes, before=before)) == ()
    )
    wording = {**before, "questions__overall__ask": "How good was it?"}
    path = project(tmp_path, GOOD, POOR, text=[f"change({measure}, since='2023')"], changes=changes, before=wording)
    assert [p.code.value for p in problems(path)] == ["wave-break"]


@pytest.mark.parametrize(
    "before",
    [
        {"questions__overall__ask": "  How   good is it? "},
        {"questions__overall__ask": {"en": "How good is it?", "zh-CN": "好吗？"}},
        {"questions__overall__column": "q2", "questions__staff__column": "q1"},
        {"questions__overall__label": "Another short name", "report__title": "Another title"},
        {"segments__channel__options__web": "The web"},
    ],
)
def test_what_respondents_do_not_see_breaks_nothing(before: Mapping[str, Any], tmp_path: Path) -> None:
    assert problems(project(tmp_path, GOOD, POOR, text=["change(top(overall), since='2023')"], before=before)) == ()


def test_a_comparison_in_a_claim_is_checked_too(tmp_path: Path) -> None:
    claims = [{"id": "better", "says": "Better", "holds": "top(overall) > top(overall, wave='2023')"}]
    path = project(tmp_path, GOOD, POOR, changes={"claims": claims}, before={"survey__mode": "by phone"})
    assert [(p.code.value, p.place.path) for p in problems(path)] == [("wave-break", "claims[0].holds")]
    assert problems(project(tmp_path, GOOD, POOR, changes={"claims": claims})) == ()


def test_the_tables_of_a_broken_series_are_refused_unless_the_wave_is_left_out(tmp_path: Path) -> None:
    block = {"table": {"rows": "overall", "columns": "wave"}}
    path = project(tmp_path, GOOD, POOR, content=[block], before={"questions__overall__ask": "How good was it?"})
    (problem,) = problems(path)
    assert (problem.code.value, problem.place.path) == ("wave-break", "body[0].content[1].table.columns")
    assert "waves: leaves a wave out" in problem.fix


@pytest.mark.parametrize(
    ("table", "code", "path"),
    [
        ({"columns": ["wave", "channel"]}, "wrong-value", "columns"),
        ({"columns": "wave", "waves": ["2021"]}, "wave-unknown", "waves[0]"),
        ({"columns": "channel", "waves": ["2023"]}, "wrong-value", "waves"),
        ({"columns": "wave", "letters": "true"}, "wrong-value", "letters"),
        ({"columns": "wave", "cells": ["count"]}, "wrong-value", "cells"),
    ],
)
def test_tables_by_wave_that_cannot_be_made(table: Mapping[str, Any], code: str, path: str, tmp_path: Path) -> None:
    found = problems(project(tmp_path, GOOD, POOR, content=[{"table": {"rows": "overall", **table}}]))
    assert (code, f"body[0].content[1].table.{path}") in [(p.code.value, p.place.path) for p in found]


def test_a_table_by_wave_needs_waves(tmp_path: Path) -> None:
    path = project(
        tmp_path, GOOD, POOR, content=[{"table": {"rows": "overall", "columns": "wave"}}], changes={"survey__waves": {}}
    )
    assert [(p.code.value, p.place.path) for p in problems(path)] == [("wave-unknown", "body[0].content[1].table.columns")]


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("top(overall, wave='2022')", "wave-unknown"),
        ("change(top(overall), since='2022')", "wave-unknown"),
        ("change(top(overall), since='2024')", "expression-type"),
        ("change(top(overall, wave='2023'), since='2023')", "expression-type"),
        ("change(top(overall))", "expression-syntax"),
        ("change(top(overall), since='2023', channel=web)", "expression-syntax"),
        ("change(top(overall) - bottom(overall), since='2023')", "expression-type"),
        ("change(option_ranked(overall, 1), since='2023')", "expression-type"),
    ],
)
def test_what_cannot_be_asked_is_refused(expression: str, code: str, tmp_path: Path) -> None:
    assert [p.code.value for p in problems(project(tmp_path, GOOD, POOR, text=[expression]))] == [code]


@pytest.mark.parametrize(
    ("waves", "code", "path"),
    [
        ({"2023": {"spec": "2022.yaml"}}, "file-missing", "survey.waves.2023.spec"),
        ({"2023": {"spec": "../2023.yaml"}}, "outside-project", "survey.waves.2023.spec"),
        ({"2023": {"spec": "2023.yaml", "mode": "by phone"}}, "wrong-value", "survey.waves.2023.mode"),
        ({"2023": {"label": "Old"}}, "missing-key", "survey.waves.2023"),
        ({"2024": {"spec": "2023.yaml"}}, "duplicate-name", "survey.waves.2024"),
        (
            {
                "2023": {
                    "data": {"source": "2022.csv", "provenance": "observed"},
                    "fieldwork": {"from": "2023-01-01", "to": "2023-01-02"},
                }
            },
            "file-missing",
            "survey.waves.2023.data.source",
        ),
        ({"2023": {"fieldwork": {"from": "2023-01-02", "to": "2023-01-01"}}}, "wrong-value", "survey.waves.2023.fieldwork.to"),
    ],
)
def test_waves_that_say_too_little_or_too_much(waves: Any, code: str, path: str, tmp_path: Path) -> None:
    found = problems(project(tmp_path, GOOD, POOR, changes={"survey__waves": waves}))
    assert (code, path) in [(p.code.value, p.place.path) for p in found]


def test_a_spec_without_answers_is_no_wave(tmp_path: Path) -> None:
    (problem,) = problems(project(tmp_path, GOOD, POOR, before={"survey__data": None}))
    assert (problem.code.value, problem.place.path) == ("missing-key", "survey.waves.2023.spec")


def test_a_bridge_leads_to_a_wave(tmp_path: Path) -> None:
    (problem,) = problems(project(tmp_path, GOOD, POOR, changes={"questions__overall__bridge": {"2022": "No"}}))
    assert (problem.code.value, problem.place.path) == ("unknown-name", "questions.overall.bridge.2022")


def test_a_wave_may_name_another_file_of_answers_than_its_spec_does(tmp_path: Path) -> None:
    waves = {"2023": {"spec": "2023.yaml", "data": {"source": "2024.csv", "provenance": "synthetic"}}}
    path = project(tmp_path, GOOD, POOR, text=["change(top(overall), since='2023')"], changes={"survey__waves": waves})
    assert change(path, "top(overall)").value == 0


SHARED: Mapping[str, Any] = {
    "2022": {"data": {"source": "2023.csv", "provenance": "observed"}, "fieldwork": {"from": "2022-01-01", "to": "2022-02-01"}}
}


def test_a_wave_without_a_spec_has_the_same_codebook(tmp_path: Path) -> None:
    path = project(tmp_path, GOOD, POOR, text=["change(top(overall), since='2022')"], changes={"survey__waves": SHARED})
    assert change(path, "top(overall)", "2022").value == 0.5
    phone = {"2022": {**SHARED["2022"], "mode": "by phone"}}
    (problem,) = problems(
        project(tmp_path, GOOD, POOR, text=["change(top(overall), since='2022')"], changes={"survey__waves": phone})
    )
    assert problem.code.value == "wave-break"


TEXT = "{{ top(overall) }} {{ change(top(overall), since='Last year') }}"


def one_file(folder: Path, rows: str, **survey: Any) -> Path:
    """Write a survey whose waves stand in one file."""
    period = {"from": "2023-01-01", "to": "2023-01-31"}
    waves = {"2023": {"label": "Last year", "fieldwork": period}}
    part = spec(2024, survey__waves=waves, survey__wave={"current": "2024", "label": "This year", "column": "year"}, **survey)
    part["questions"] = {"overall": part["questions"]["overall"]}
    body = [{"section": "A", "content": [{"text": TEXT}, {"table": {"rows": "overall", "columns": "wave"}}]}]
    document = {**part, "dimensions": {}, "segments": {}, "body": body}
    del document["dimensions"], document["segments"]
    (folder / "reportgen.yaml").write_text("", encoding="utf-8")
    (folder / "2024.csv").write_text(rows, encoding="utf-8")
    (folder / "2024.yaml").write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    return folder / "2024.yaml"


ROWS = "year,q1,w\n2024,5,1\n2023,5,3\n2024,5,2\n2023,1,1\n2024,1,5\n2023,2,1\n"


def test_one_file_may_hold_all_waves(tmp_path: Path) -> None:
    checked = check(one_file(tmp_path, ROWS))
    found = checked.ledger.facts
    assert found["top(overall)"].value == pytest.approx(2 / 3)
    assert found["top(overall, wave='2023')"].value == pytest.approx(1 / 3)
    assert found["change(top(overall), since='2023')"].value == pytest.approx(1 / 3)
    assert (checked.results.source and checked.results.source.rows, checked.results.waves["2023"].rows) == (3, 3)


def test_each_wave_of_one_file_has_its_own_weights(tmp_path: Path) -> None:
    found = facts(one_file(tmp_path, ROWS, survey__weight={"column": "w"}))
    assert found["top(overall)"].value == pytest.approx(3 / 8)
    assert found["top(overall, wave='2023')"].value == pytest.approx(3 / 5)
    estimate = found["base(overall, wave='2023')"].estimate
    assert estimate is not None
    assert estimate.weighted_base == pytest.approx(3)


@pytest.mark.parametrize(
    ("rows", "found"),
    [("year,q1,w\n2024,5,1\n,4,1\n", "is empty in line 3"), ("year,q1,w\n2024,5,1\n2021,4,1\n", "no option, in line 3")],
)
def test_a_row_of_no_wave_is_refused(rows: str, found: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError) as error:
        facts(one_file(tmp_path, rows))
    assert any(found in p.found and p.place.line == 3 for p in error.value.problems)


def test_a_wave_without_a_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as error:
        facts(one_file(tmp_path, "year,q1,w\n2024,5,1\n"))
    (problem,) = error.value.problems
    assert problem.code.value == "data-empty"
    assert "has no row of the wave '2023'" in problem.found


def test_a_question_that_nobody_answered_then_has_no_number_and_no_change(tmp_path: Path) -> None:
    text = "It is {{ top(overall) }}."
    path = one_file(tmp_path, "year,q1,w\n2024,5,1\n2023,,1\n", report__minimum_base="1")
    path.write_text(path.read_text(encoding="utf-8").replace(TEXT, text), encoding="utf-8")
    found = facts(path)
    assert found["top(overall)"].value == 1
    assert found["change(top(overall), since='2023')"].withheld == "no-answers"


EARLIER_WAVES: Mapping[str, Callable[[str], str]] = {
    "wave-unknown": lambda text: text,
    "wave-absent": lambda text: text.replace("overall", "overall_2023").replace("How good is it", "How satisfied are you"),
    "wave-break": lambda text: text.replace("How good is it?", "How do you like us?"),
}


@pytest.mark.parametrize("code", EARLIER_WAVES)
def test_the_examples_of_a_page_are_what_it_says(code: str, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "problems" / f"{code}.md").read_text(encoding="utf-8")
    wrong, right = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "2023.yaml").write_text(EARLIER_WAVES[code](EARLIER), encoding="utf-8")
    for example, wanted in ((wrong, {code}), (right, set())):
        whole = yaml.load(EARLIER, yaml.BaseLoader)  # noqa: S506 - texts only
        given = yaml.load(example, yaml.BaseLoader)  # noqa: S506 - texts only
        whole["survey"]["waves"] = {"2023": {"spec": "2023.yaml"}}
        whole |= {key: value for key, value in given.items() if key != "survey"}
        text = yaml.safe_dump(whole, sort_keys=False, allow_unicode=True)
        assert {p.code.value for p in problems_of(text, tmp_path)} == wanted


@pytest.mark.parametrize("among", ["visits >= 4", "visits == 'many'", "visits == 4", "visits in (4, 5)"])
def test_filters_by_a_number_with_bands_are_of_both_waves(among: str, tmp_path: Path) -> None:
    bands = {"few": {"label": "Few", "below": "4"}, "many": {"label": "Many", "from": "4"}}
    now, then = [{"q1": 5, "q4": 4}, {"q1": 1, "q4": 3}], [{"q1": 3, "q4": 4}, {"q1": 5, "q4": 2}]
    path = project(
        tmp_path,
        now,
        then,
        text=[f"change(mean(overall, among={among}), since='2023')"],
        changes={"questions__visits__bands": bands},
        before={"questions__visits__bands": bands},
    )
    (found,) = (fact for fact in facts(path).values() if fact.kind == "change")
    assert found.value == 2


FEW = {"few": {"label": "Few", "below": "4"}, "many": {"label": "Many", "from": "4"}}


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        (
            {"few": {"label": "Few", "below": "3"}, "many": {"label": "Many", "from": "3"}},
            "the bands of visits is 'few: visits < 4; ",
        ),
        ({**FEW, "few": {"label": "Seldom", "below": "4"}}, "the options of visits is 'few Few, many Many'"),
    ],
)
def test_other_bands_break_what_they_count_and_nothing_else(earlier: Any, found: str, tmp_path: Path) -> None:
    """As many people are under 4 as were; that fewer are in "few", which ended at 3, is no change."""
    rows = [{"q1": 5, "q4": q} for q in (1, 3, 3, 5)]

    def read(texts: list[str]) -> Path:
        bands = "questions__visits__bands"
        return project(tmp_path, rows, rows, text=texts, changes={bands: FEW}, before={bands: earlier})

    for counted in ("share(visits, few)", "count(visits, many)"):
        (problem,) = problems(read([f"change({counted}, since='2023')"]))
        assert problem.code.value == "wave-break"
        assert found in problem.found
    whole = ["mean(visits)", "median(visits)", "top(overall, among=visits < 4)", "count(overall, 5, among=visits == 'few')"]
    path = read([f"change({text}, since='2023')" for text in whole])
    assert [fact.value for fact in facts(path).values() if fact.kind == "change"] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("measure", "scale", "found"),
    [
        ("top(level)", {"top": ["3", "2"]}, "the top box of level is '3' at"),
        ("bottom(level)", {"bottom": ["1", "2"]}, "the bottom box of level is '1' at"),
        ("mean(level)", {"direction": "low_is_good"}, "the direction of the scale of level is 'high_is_good' at"),
        ("index(both)", {"direction": "low_is_good"}, "the direction of the scale of level is 'high_is_good' at"),
    ],
)
def test_the_scale_of_what_is_made_of_answers_is_compared_as_that_of_answers(
    measure: str, scale: Mapping[str, Any], found: str, tmp_path: Path
) -> None:
    """The groups are the same in both waves; what is good about them is not."""
    groups = {"3": {"codes": ["9", "10"]}, "2": {"codes": ["7", "8"]}, "1": {"otherwise": True}}
    made: dict[str, Any] = {
        "scales__short": {"options": {"3": "High", "2": "Middle", "1": "Low"}, "direction": "high_is_good"},
        "questions__level": {"type": "scale", "scale": "short", "label": "Level", "of": "recommend", "groups": groups},
        "dimensions__both": {"label": "Both", "questions": ["level", "overall"]},
    }
    text = [f"change({measure}, since='2023')"]
    assert not problems(project(tmp_path, GOOD, POOR, text=text, changes=made, before=made))
    before = {**made, "scales__short": {**made["scales__short"], **scale}}
    (problem,) = problems(project(tmp_path, GOOD, POOR, text=text, changes=made, before=before))
    assert problem.code.value == "wave-break"
    assert found in problem.found


def test_the_plan_asks_for_nothing_twice(tmp_path: Path) -> None:
    expressions = ["change(top(overall), since='2023')", "top(overall)", "top(overall, wave='2023')"]
    found = plan(read_spec(project(tmp_path, GOOD, POOR, text=expressions)))
    assert [m.canonical for m in found.measures] == ["top(overall)", "top(overall, wave='2023')"]
    assert [(a.canonical, b.canonical) for a, b in found.changes] == [("top(overall)", "top(overall, wave='2023')")]
