"""Every format names files as compilers do: relative to the working folder, the spec and the data alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportgen.problem_text import as_text
from reportgen.spec.spec import Spec
from reportgen.verbs.build import Request, check
from reportgen.verbs.listing import listing_of
from reportgen.verbs.outcome import Outcome

Survey = Callable[..., Spec]
QUESTIONS = {"q": {"ask": "?", "type": "single", "column": "q", "options": {"1": "one"}}}


def files_in(outcome: Outcome, form: str) -> set[str]:
    """Return the files that the problems of an outcome are in, as a format prints them."""
    if form == "text":
        return {block.split(":")[0] for block in as_text(outcome.problems).split("\n\n")}
    text = listing_of(form)([outcome])
    if form == "json":
        return {problem["file"] for problem in json.loads(text)}
    if form == "github":
        return {line.split("file=")[1].split(",")[0] for line in text.splitlines()}
    if form == "sarif":
        places = (location["physicalLocation"] for r in json.loads(text)["runs"][0]["results"] for location in r["locations"])
        return {place["artifactLocation"]["uri"] for place in places}
    tree = ElementTree.fromstring(text.encode())  # noqa: S314 - written by us
    return {(failure.text or "").split(":")[0] for failure in tree.iter("failure")}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
@pytest.mark.parametrize("above", [True, False], ids=["above", "beside"])
def test_the_data_and_the_spec(survey: Survey, monkeypatch: pytest.MonkeyPatch, form: str, above: bool) -> None:
    spec = survey("q\n1\n2\n", questions=QUESTIONS).file.path
    start = spec.parent.parent if above else spec.parent
    folder = f"{spec.parent.name}/" if above else ""
    monkeypatch.chdir(start)
    assert files_in(check(Request(spec.relative_to(start))), form) == {f"{folder}answers.csv"}
    assert files_in(check(Request(spec)), form) == {f"{folder}answers.csv"}
    spec.write_text(spec.read_text(encoding="utf-8").replace("column: q", "column: p"), encoding="utf-8")
    assert files_in(check(Request(spec)), form) == {f"{folder}report.yaml"}


def test_a_file_far_from_the_working_folder_has_an_address_with_a_scheme(
    survey: Survey, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deep = tmp_path.joinpath(*"abcdefghijklmnopqrstuvwxyz" * 3)
    deep.mkdir(parents=True)
    spec = survey("q\n1\n2\n", questions=QUESTIONS).file.path
    monkeypatch.chdir(deep)
    assert files_in(check(Request(spec)), "sarif") == {f"file://{spec.parent}/answers.csv"}
