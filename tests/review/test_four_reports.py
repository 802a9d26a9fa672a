"""In each source report one answer, weight, label, sentence and target is changed: what check, build and diff say of it.

What must change is computed here from the rows of the files, or read off the edit itself.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.verbs.build import Request as Built
from reportgen.verbs.build import build, check
from reportgen.verbs.diff import Request, diff
from tests.built import Builds

ROOT = Path(__file__).parents[2]
PLAN = "specs/research-plan/plan.yaml"
Compared = Callable[[str, Path], Any]
"""Takes a report's name and the path of a changed spec."""


@dataclass(frozen=True)
class Edit:
    """A change of one file."""

    report: str
    what: str
    file: str
    old: str
    new: str
    """Text of a spec; of data ``row column`` and the new value."""
    shown: tuple[str, str] = ("", "")
    """Of a text: what a reader saw and sees, around the change."""
    inputs: tuple[str, ...] = ()
    """Parts of the spec that changed."""


def spec(report: str) -> str:
    return f"specs/{report}/report.yaml"


JD, SALES, RESEARCH, WAVE, SERVICE = (
    *("jd-customer-service", "after-sales-plan-2025", "research-plan", "research-plan-wave-2025", "service-satisfaction-2024"),
)
EDITS = [
    Edit(JD, "answer", "survey_data/jd-customer-service-2022.csv", "2 q3", "2"),
    Edit(
        JD,
        "label",
        spec(JD),
        "slow: 效率低，回复慢",
        "slow: 效率低、回复迟缓",
        ("效率低，回复慢", "效率低、回复迟缓"),
        ("questions",),
    ),
    Edit(JD, "sentence", spec(JD), "网上购物时，用户", "在网上买东西时，用户", ("网上购物时", "在网上买东西时"), ("body",)),
    Edit(JD, "target", spec(JD), "target: 25%", "target: 20%", ("目标 25%", "目标 20%"), ("plan",)),
    Edit(
        SALES,
        "label",
        "specs/after-sales-plan-2025/measures.yaml",
        "label: 首次联系解决率",
        "label: 首次联系即解决的比例",
        ("首次联系解决率", "首次联系即解决的比例"),
        ("operations",),
    ),
    Edit(SALES, "sentence", spec(SALES), "网购已经是寻常事", "网购早已是寻常事", ("网购已经是", "网购早已是"), ("body",)),
    Edit(
        SALES,
        "target",
        "specs/after-sales-plan-2025/measures.yaml",
        "target: 80%",
        "target: 85%",
        ("目标 80%", "目标 85%"),
        ("operations",),
    ),
    *(
        edit
        for report in (RESEARCH, WAVE)
        for edit in (
            Edit(
                report, "label", PLAN, "label: 联系事由", "label: 联系客服的事由", ("联系事由", "联系客服的事由"), ("questions",)
            ),
            Edit(report, "sentence", PLAN, "哪些环节应当保持，", "哪些环节做得好，", ("应当保持", "做得好"), ("research",)),
            Edit(report, "target", PLAN, "margin: {margin: 3%,", "margin: {margin: 2.9%,", ("±3个", "±2.9个"), ("research",)),
        )
    ),
    Edit(WAVE, "answer", "survey_data/research-wave-2025.csv", "2 overall", "5"),
    Edit(SERVICE, "answer", "survey_data/service-satisfaction-2024.csv", "1 overall", "5"),
    Edit(SERVICE, "weight", "survey_data/service-satisfaction-2024.csv", "1 weight", "0.80"),
    Edit(SERVICE, "label", spec(SERVICE), "bot: 智能客服", "bot: 智能机器人", ("智能客服", "智能机器人"), ("questions",)),
    Edit(SERVICE, "sentence", spec(SERVICE), "商品与价格日益", "商品和价格日益", ("商品与价格", "商品和价格"), ("body",)),
    Edit(
        SERVICE,
        "target",
        "specs/service-satisfaction-2024/figures.yaml",
        "target: 80%",
        "target: 85%",
        ("目标 80%", "目标 85%"),
        ("operations",),
    ),
]


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
    after = _cell(before, edit) if edit.file.endswith(".csv") else before.replace(edit.old, edit.new, 1)
    assert after != before
    path.write_text(after, encoding="utf-8")
    yield project / spec(edit.report)
    path.write_text(before, encoding="utf-8")


def _cell(text: str, edit: Edit) -> str:
    lines, (row, column) = text.split("\n"), edit.old.split()
    place = lines[0].split(",").index(column)
    for i, line in enumerate(lines):
        cells = line.split(",")
        if cells[0] == row:
            cells[place] = edit.new
            lines[i] = ",".join(cells)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def compared(builds: Builds) -> Compared:
    """Compare a report as it was built with the spec in which something is changed."""

    def compare(report: str, changed: Path) -> Any:
        found = diff(Request(str(builds.version(report)), str(changed), "json"))
        assert found.exit_code == 1
        return json.loads(found.text)["comparisons"][0]

    return compare


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(edits: list[Edit]) -> list[str]:
    return [f"{edit.report}-{edit.what}" for edit in edits]


WORDS = [edit for edit in EDITS if edit.what in {"label", "sentence", "target"}]
DATA = [edit for edit in EDITS if edit.what in {"answer", "weight"}]


@pytest.mark.parametrize("edit", WORDS, ids=names(WORDS))
def test_words_change_no_number_and_no_claim(edit: Edit, changed: Path, compared: Compared) -> None:
    assert check(Built(changed)).exit_code(strict=True) == 0
    found = compared(edit.report, changed)
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
def test_data_change_numbers_and_nothing_else(edit: Edit, changed: Path, compared: Compared) -> None:
    assert check(Built(changed)).exit_code(strict=True) == 0
    found = compared(edit.report, changed)
    assert found["texts"] == []
    assert found["claims"] == []
    assert [(i["kind"], i["name"], i["what"]) for i in found["inputs"]] == [("data", edit.file, "changed")]
    assert found["facts"]
    assert {tuple(fact["cause"]) for fact in found["facts"]} == {("data",)}
    if edit.what == "answer":  # only what is made of this question
        parts = {JD: ("overall",), WAVE: ("overall", "index(general", "index(loyalty"), SERVICE: ("satisfaction",)}[edit.report]
        assert all(any(part in fact["id"] for part in parts) for fact in found["facts"])


def test_one_answer_moves_one_person(project: Path, compared: Compared) -> None:
    """Of the survey with its answers: whoever moved from 2 to 5 is counted there, and nobody else."""
    edit = next(e for e in DATA if e.report == WAVE)
    path = project / edit.file
    before = path.read_text(encoding="utf-8")
    answered = [row["overall"] for row in rows(path) if row["overall"]]
    path.write_text(_cell(before, edit), encoding="utf-8")
    facts = {fact["id"]: fact for fact in compared(WAVE, project / spec(WAVE))["facts"]}
    path.write_text(before, encoding="utf-8")
    for code, by in (("2", -1), ("5", 1)):
        fact = facts[f"share(overall, '{code}')"]
        count = answered.count(code)
        assert (fact["old"]["n"], fact["new"]["n"]) == (count, count + by)
        assert fact["new"]["value"] == pytest.approx((count + by) / len(answered), abs=1e-11)
    assert "share(overall, '3')" not in facts


def test_one_weight_moves_weighted_shares(project: Path, compared: Compared) -> None:
    edit = next(e for e in DATA if e.what == "weight")
    path = project / edit.file
    before = path.read_text(encoding="utf-8")
    path.write_text(_cell(before, edit), encoding="utf-8")
    facts = {fact["id"]: fact for fact in compared(SERVICE, project / spec(SERVICE))["facts"]}
    people = [row for row in rows(path) if row["misread"]]
    path.write_text(before, encoding="utf-8")
    weight = sum(float(row["weight"]) for row in people)
    said = sum(float(row["weight"]) for row in people if row["misread"] == "yes")
    assert facts["share(misread, 'yes')"]["new"]["value"] == pytest.approx(said / weight, abs=1e-11)
    assert facts["share(misread, 'yes')"]["what"] == ["unprinted"]


def test_answers_that_break_a_claim_stop_the_build_and_flip_it_in_the_comparison(project: Path, compared: Compared) -> None:
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
        found = compared(WAVE, project / spec(WAVE))
    finally:
        path.write_text(before, encoding="utf-8")
    flipped = {c["id"]: (c["old"]["result"], c["new"]["result"]) for c in found["claims"]}
    assert flipped["more-content-than-not"] == ("holds", "broken")
    assert all(pair == ("holds", "broken") for pair in flipped.values())
