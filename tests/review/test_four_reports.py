"""In each source report one answer, weight, label, sentence and target is changed: what check, build and diff say of it.

What must change is computed here from the rows of the files, or read off the edit itself.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.publish.release.differs import said
from reportgen.verbs.build import Request as Built
from reportgen.verbs.build import build, check
from reportgen.verbs.compared import Compared
from reportgen.verbs.diff import Request, compared_for
from reportgen.verbs.diff_formats import FORMATS
from reportgen.verbs.outcome import Outcome
from tests.built import Builds
from tests.review.edits import EDITS, JD, SERVICE, WAVE, Edit, cell, edited, spec
from tests.review.one_change import DIFFERS, PAGE, fragment, heading

ROOT = Path(__file__).parents[2]
Compare = Callable[[str, Path], Compared]
"""Takes a report's name and the path of a changed spec."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("project")
    for name in ("specs", "survey_data"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / ".git").mkdir()
    yield folder


@pytest.fixture
def changed(edit: Edit, project: Path) -> Iterator[Path]:
    """The spec of a project in which one thing was changed; it is changed back afterwards."""
    path = project / edit.file
    before = path.read_text(encoding="utf-8")
    after = edited(before, edit)
    assert after != before
    path.write_text(after, encoding="utf-8")
    yield project / spec(edit.report)
    path.write_text(before, encoding="utf-8")


@pytest.fixture(scope="module")
def compared(builds: Builds) -> Compare:
    """Compare a report as it was built with the spec in which something is changed."""

    def compare(report: str, changed: Path) -> Compared:
        found = compared_for(Request(str(builds.version(report)), str(changed)))
        assert found.differs
        assert not found.problems
        return found

    return compare


def as_json(found: Compared) -> Any:
    return json.loads(FORMATS["json"](found, "", False))["comparisons"][0]


def on_the_page(edit: Edit, checked: Outcome, found: Compared) -> None:
    """What check, build and diff say of a change is what the documentation shows."""
    page = PAGE.read_text(encoding="utf-8")
    start = page.index(heading(edit), page.index(f"`specs/{edit.report}`."))
    part = page[start : page.index("```\n", page.index("```console", start) + 3)]
    again = "run python -m tests.review.one_change"
    assert f"$ reportgen check specs/{edit.report}\nspecs/{edit.report}/report.yaml: {checked.summary}\n" in part, again
    assert f"\n{fragment(FORMATS['text'](found, '', False))}{DIFFERS}\n" in part, again
    assert f"and this build differs from it: {'; '.join(said(found.comparisons[0]))}; files that differ: " in part, again


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(edits: list[Edit]) -> list[str]:
    return [f"{edit.report}-{edit.what}" for edit in edits]


WORDS = [edit for edit in EDITS if edit.what in {"label", "sentence", "target"}]
DATA = [edit for edit in EDITS if edit.what in {"answer", "weight"}]


@pytest.mark.parametrize("edit", WORDS, ids=names(WORDS))
def test_words_change_no_number_and_no_claim(edit: Edit, changed: Path, compared: Compare) -> None:
    checked = check(Built(changed))
    assert checked.exit_code(strict=True) == 0
    whole = compared(edit.report, changed)
    on_the_page(edit, checked, whole)
    found = as_json(whole)
    assert found["summary"]["changed"] == found["summary"]["claims_changed"] == 0
    assert {tuple(fact["what"]) for fact in found["facts"]} <= {("definition",)}
    old, new = edit.shown
    assert found["texts"]
    assert all(text["what"] in {"changed", "numbers"} for text in found["texts"])
    assert any(old in text["old"] and new in text["new"] for text in found["texts"])
    if edit.what == "sentence":
        assert len(found["texts"]) == 1
    files = [(i["kind"], i["name"], i["what"]) for i in found["inputs"] if i["kind"] in {"spec", "include"}]
    assert [(name, what) for _, name, what in files] == [(edit.file, "changed")]
    assert tuple(i["name"] for i in found["inputs"] if i["kind"] == "setting") == edit.inputs


@pytest.mark.parametrize("edit", DATA, ids=names(DATA))
def test_data_change_numbers_and_nothing_else(edit: Edit, changed: Path, compared: Compare) -> None:
    checked = check(Built(changed))
    assert checked.exit_code(strict=True) == 0
    whole = compared(edit.report, changed)
    on_the_page(edit, checked, whole)
    found = as_json(whole)
    assert found["texts"] == []
    assert found["claims"] == []
    assert [(i["kind"], i["name"], i["what"]) for i in found["inputs"]] == [("data", edit.file, "changed")]
    assert found["facts"]
    assert {tuple(fact["cause"]) for fact in found["facts"]} == {("data",)}
    if edit.what == "answer":  # only what is made of this question
        parts = {JD: ("overall",), WAVE: ("overall", "index(general", "index(loyalty"), SERVICE: ("satisfaction",)}[edit.report]
        assert all(any(part in fact["id"] for part in parts) for fact in found["facts"])


def test_one_answer_moves_one_person(project: Path, compared: Compare) -> None:
    """Of the survey with its answers: whoever moved from 2 to 5 is counted there, and nobody else."""
    edit = next(e for e in DATA if e.report == WAVE)
    path = project / edit.file
    before = path.read_text(encoding="utf-8")
    answered = [row["overall"] for row in rows(path) if row["overall"]]
    path.write_text(cell(before, edit), encoding="utf-8")
    facts = {fact["id"]: fact for fact in as_json(compared(WAVE, project / spec(WAVE)))["facts"]}
    path.write_text(before, encoding="utf-8")
    for code, by in (("2", -1), ("5", 1)):
        fact = facts[f"share(overall, '{code}')"]
        count = answered.count(code)
        assert (fact["old"]["n"], fact["new"]["n"]) == (count, count + by)
        assert fact["new"]["value"] == pytest.approx((count + by) / len(answered), abs=1e-11)
    assert "share(overall, '3')" not in facts


def test_one_weight_moves_weighted_shares(project: Path, compared: Compare) -> None:
    edit = next(e for e in DATA if e.what == "weight")
    path = project / edit.file
    before = path.read_text(encoding="utf-8")
    path.write_text(cell(before, edit), encoding="utf-8")
    facts = {fact["id"]: fact for fact in as_json(compared(SERVICE, project / spec(SERVICE)))["facts"]}
    people = [row for row in rows(path) if row["misread"]]
    path.write_text(before, encoding="utf-8")
    weight = sum(float(row["weight"]) for row in people)
    said = sum(float(row["weight"]) for row in people if row["misread"] == "yes")
    assert facts["share(misread, 'yes')"]["new"]["value"] == pytest.approx(said / weight, abs=1e-11)
    assert facts["share(misread, 'yes')"]["what"] == ["unprinted"]


def test_answers_that_break_a_claim_stop_the_build_and_flip_it_in_the_comparison(project: Path, compared: Compare) -> None:
    """Everybody who called the pool of complaints most content is made least content: check, build and diff say so."""
    path = project / "survey_data/research-wave-2025.csv"
    before = path.read_text(encoding="utf-8")
    turned = {"5": "1", "4": "2", "2": "4", "1": "5"}
    lines = [line.split(",") for line in before.split("\n")]
    place = lines[0].index("overall")
    for cells in lines[1:]:
        if len(cells) > place:
            cells[place] = turned.get(cells[place], cells[place])
    path.write_text("\n".join(",".join(cells) for cells in lines), encoding="utf-8")
    try:
        request = Built(project / spec(WAVE), output=project / "out", formats=("html",))
        assert {p.code.value for p in check(request).problems} == {"claim-broken"}
        outcome = build(request)
        assert (outcome.exit_code(), outcome.folder) == (1, None)
        assert not (project / "out").exists()
        found = as_json(compared(WAVE, project / spec(WAVE)))
    finally:
        path.write_text(before, encoding="utf-8")
    flipped = {c["id"]: (c["old"]["result"], c["new"]["result"]) for c in found["claims"]}
    assert flipped["more-content-than-not"] == ("holds", "broken")
    assert all(pair == ("holds", "broken") for pair in flipped.values())


def test_every_change_is_on_the_page_and_no_other() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("\n### ") == len(EDITS)
    assert all(heading(edit) in page for edit in EDITS)
