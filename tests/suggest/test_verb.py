"""The call: its options, its formats, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from reportgen.cli import run
from reportgen.problems import Code, SpecError
from reportgen.verbs.suggest import suggest
from tests.suggest.planted import BRANCHES, coded, project, rated


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = np.random.default_rng(11)
    branch = coded(rng, 600, BRANCHES)
    columns: dict[str, Any] = {"branch": branch}
    columns |= {f"q{n}": rated(rng, 600, np.where(branch == "north", 0.75, 0.4)) for n in range(4)}
    columns["q4"] = rated(rng, 600, np.where(branch == "north", 0.1, 0.4))
    return project(tmp_path_factory.mktemp("verb"), columns, report={"languages": ["zh-CN", "zh-TW"]})


def kinds(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for suggestion in json.loads(text)["suggestions"]:
        found[suggestion["kind"]] = found.get(suggestion["kind"], 0) + 1
    return found


def test_limit_is_of_each_kind(spec: Path) -> None:
    every = kinds(suggest(spec, form="json", limit=50))
    assert every["strengths"] > 2
    assert every["weaknesses"] > 2
    assert kinds(suggest(spec, form="json", limit=2)) == {"strengths": 2, "weaknesses": 2}


def test_only_chooses_kinds_and_leaves_the_tests_as_they_are(spec: Path) -> None:
    all_of_them, some = (json.loads(suggest(spec, form="json", only=only)) for only in ("", "weaknesses"))
    assert some["search"] == all_of_them["search"]
    assert some["suggestions"] == [s for s in all_of_them["suggestions"] if s["kind"] == "weaknesses"]


def test_the_yaml_is_spec_text_in_every_language_of_the_report(spec: Path) -> None:
    read = yaml.safe_load(suggest(spec))
    items = read["swot"]["strengths"] + read["swot"]["weaknesses"]
    assert all(set(item["item"]) == {"en", "zh-CN", "zh-TW"} for item in items)
    assert all(set(item["because"]) <= {"holds", "significant"} for item in items)
    assert {item["because"]["holds"].split("(")[0] for item in items if "significant" not in item["because"]} == {"bottom"}
    north = next(item for item in items if item["because"]["holds"].startswith("top(q4, branch='north') <"))
    assert north["item"]["zh-CN"] == (
        "在Branch为“North”的人中，“Q4”中回答“5”或“4”的占比为{{ top(q4, branch='north') }}，"
        "低于其他人的{{ top(q4, among=branch != 'north') }}"
    )


def test_the_text_has_the_evidence_of_each(spec: Path) -> None:
    text = suggest(spec, form="text", limit=1)
    assert "corrected together: false discovery rate 5% (Benjamini-Hochberg)." in text
    assert text.count("corrected for all tests") == 2
    assert text.count("\n   n = ") == 2


def test_json_says_its_schema(spec: Path) -> None:
    told = json.loads(suggest(spec, form="json"))
    assert told["schema"] == 1
    assert told["search"] == {"tests": 15, "correction": "benjamini-hochberg", "false_discovery_rate": 0.05}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"form": "xml"}, "There is no format 'xml'"),
        ({"only": "strengths,risks"}, "There are no 'risks' to suggest"),
        ({"limit": 0}, "0 suggestions are none"),
    ],
)
def test_a_wrong_call_is_told_plainly(spec: Path, options: dict[str, Any], found: str) -> None:
    with pytest.raises(SpecError) as caught:
        suggest(spec, **options)
    assert [(p.code, p.found) for p in caught.value.problems] == [(Code.WRONG_VALUE, found)]


def test_the_command_ends_as_others_do(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["suggest", str(spec), "--only", "weaknesses", "--limit", "1"]) == 0
    assert "  weaknesses:\n" in capsys.readouterr().out
    assert run(["suggest", str(spec), "--format", "xml"]) == 2
    assert run(["suggest", str(spec.parent / "nothing.yaml")]) == 2


def test_data_that_do_not_fit_are_reported(tmp_path: Path) -> None:
    columns = {"branch": ["north"] * 60, "q0": [7] * 60}
    path = project(tmp_path, columns)
    assert run(["suggest", str(path)]) == 1


def test_a_report_without_answers_says_so(tmp_path: Path) -> None:
    path = project(tmp_path, {"branch": ["north"], "q0": [5]})
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    del document["survey"]["data"]
    path.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")
    assert yaml.safe_load(suggest(path)) is None
    assert "There are no answers yet" in suggest(path)


def test_labels_that_would_be_read_as_something_else(tmp_path: Path) -> None:
    rng = np.random.default_rng(12)
    columns: dict[str, Any] = {"q0": rated(rng, 300, 0.1), "q1": rated(rng, 300, 0.1)}
    labels = {"q0": 'A "quoted" [label] with {braces}: # and \\ more', "q1": 'Say "so" # now\\'}
    questions = {n: {"ask": "?", "label": label, "type": "scale", "scale": "five", "column": n} for n, label in labels.items()}
    read = yaml.safe_load(suggest(project(tmp_path, columns, questions=questions)))
    items = {item["because"]["holds"]: item["item"] for item in read["swot"]["weaknesses"]}
    assert "to “q0” (" in items["bottom(q0) > top(q0)"]  # its name, because the label would be read
    assert 'to “Say "so" # now\\” (' in items["bottom(q1) > top(q1)"]
