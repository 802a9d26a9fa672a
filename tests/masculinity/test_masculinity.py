"""A weighted poll of 1,615 men with letters: every number of the report's tables against numbers computed elsewhere.

``oracle.json`` was computed in R and, independently, in Python; ``published-crosstabs.csv`` is what the pollsters published.
Neither is part of the project: the folder is named by ``REPORTGEN_SHARED_DATA``, or lies beside the checkout.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
import yaml

from reportgen.pipeline import build, check

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("REPORTGEN_SHARED_DATA", HERE.parents[2] / "shared" / "data")) / "sm-masculinity-weighted"
DATA = FOLDER / "raw-responses.csv"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {DATA.name} in {FOLDER}"),
]

QUESTIONS = {3: "masculine", 4: "important", 11: "pressure", 59: "first_move", 60: "pays", 78: "changed"}
SEGMENTS = {94: "age", 90: "race", 95: "kids", 96: "orientation"}
"""Columns of the file, and the names of the spec."""
LETTERS = dict(zip(["age", "race", "kids", "orientation"], ("ABC", "DE", "FG", "HI"), strict=True))
"""Our letters go on from one segment to the next; the oracle's begin with A in each."""


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("masculinity")
    (project / ".git").mkdir()
    shutil.copyfile(HERE / "report.yaml", project / "report.yaml")
    shutil.copyfile(DATA, project / DATA.name)
    return build(check(project / "report.yaml"), project / "output", ("html",))


@pytest.fixture(scope="module")
def facts(version: Path) -> Mapping[str, dict[str, Any]]:
    return {f["id"]: f for f in json.loads((version / "facts.json").read_text(encoding="utf-8"))["facts"]}


@pytest.fixture(scope="module")
def spec() -> Any:
    return yaml.safe_load((HERE / "report.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(version: Path) -> Element:
    found: Element = tinyhtml5.parse((version / "index.html").read_text(encoding="utf-8"), namespace_html_elements=False)
    return found


def oracle(kind: str) -> list[dict[str, Any]]:
    checks = json.loads((FOLDER / "oracle.json").read_text(encoding="utf-8"))["files"][DATA.name]["checks"]
    return [c for c in checks if c["definition"]["kind"] == kind]


def cross_tables() -> Iterator[tuple[str, str, list[str], Mapping[str, Any]]]:
    """Yield question, segment, columns and values of every weighted cross table of the oracle."""
    for c in oracle("wxtab"):
        yield QUESTIONS[c["definition"]["row"]], SEGMENTS[c["definition"]["col"]], c["definition"]["banner"], c["values"]


def answers(values: Mapping[str, Any], column: str) -> list[str]:
    return [
        k.removeprefix("pct|").removesuffix(f"|{column}") for k in values if k.startswith("pct|") and k.endswith(f"|{column}")
    ]


def name(question: str, answer: str, segment: str = "", column: str = "") -> str:
    where = f", {segment}='{column}'" if segment else ""
    return f"share({question}, '{answer}'{where})"


def ours(letters: str, segment: str) -> str:
    """Return the oracle's letters as this report writes them."""
    return "".join(LETTERS[segment]["ABC".index(letter)] for letter in letters)


def whole(percent: float) -> str:
    return str(Decimal(format(percent, ".12g")).quantize(Decimal(1), ROUND_HALF_UP))


def test_every_share_base_statistic_and_letter_of_the_facts(facts: Mapping[str, dict[str, Any]]) -> None:
    cells = statistics = 0
    for question, segment, banner, values in cross_tables():
        for place, column in enumerate(banner):
            for answer in answers(values, column):
                fact = facts[name(question, answer, segment, column)]
                assert 100 * fact["value"] == pytest.approx(values[f"pct|{answer}|{column}"], rel=1e-9, abs=1e-12)
                assert fact["base"] == values[f"base_n|{column}"]
                assert fact["effective_base"] == pytest.approx(values[f"base_neff|{column}"], rel=1e-9)
                assert fact["letters"].get("plain", "") == ours(values[f"letters|{answer}|{column}"], segment)
                cells += 1
                tests = {t["other"]: t for t in fact["tests"] if t["table"] == "plain"}
                assert len(tests) == len(banner) - 1 - place  # each pair stands once, at its first column
                for other in banner[place + 1 :]:
                    test, z = tests[name(question, answer, segment, other)], values[f"z|{answer}|{column}~{other}"]
                    if test["not_tested"]:
                        assert (test["not_tested"], test["statistic"], z) == ("alike", None, 0)
                    else:
                        assert test["statistic"] == pytest.approx(z, rel=1e-9, abs=1e-9)
                        assert test["method"] == "z-pooled-kish"
                    statistics += 1
    assert cells == sum(key.startswith("letters|") for *_, values in cross_tables() for key in values) == 225
    assert statistics == sum(key.startswith("z|") for *_, values in cross_tables() for key in values) == 150


def test_everyone(facts: Mapping[str, dict[str, Any]]) -> None:
    compared = 0
    for found in oracle("wfreq"):
        question, values = QUESTIONS[found["definition"]["col"]], found["values"]
        for key in (k for k in values if k.startswith("pct|")):
            fact = facts[name(question, key.removeprefix("pct|"))]
            assert 100 * fact["value"] == pytest.approx(values[key], rel=1e-9)
            assert (fact["base"], fact["weighted_base"]) == (values["base_unweighted"], pytest.approx(values["base_weighted"]))
            assert fact["effective_base"] == pytest.approx(values["n_eff_kish"], rel=1e-9)
            compared += 1
    assert compared == 25
    (multi,) = (c["values"] for c in oracle("wmulti") if c["id"] == "w_multi_ideas_q0004")
    order = ("father", "mother", "family", "pop", "friends", "other")
    for column, option in zip(range(5, 11), order, strict=True):
        assert 100 * facts[name("ideas", option)]["value"] == pytest.approx(multi[f"pct|{column}"], rel=1e-9)
        assert facts[name("ideas", option)]["n"] == multi[f"count|{column}"]


@dataclass(frozen=True)
class Cell:
    """A cell of the page: its number and its letters."""

    number: str
    letters: str


def grid(page: Element, table: str) -> dict[tuple[str, str, int], Cell]:
    """Return the cells of a table by (group of rows, row, place of the column from 0)."""
    figure = next(e for e in page.iter("figure") if e.get("id") == table)
    found: dict[tuple[str, str, int], Cell] = {}
    group = ""
    for row in next(figure.iter("tbody")).iter("tr"):
        heading = text_of(next(row.iter("th")))
        group = heading if row.get("class") == "group" else group
        for place, cell in enumerate(row.iter("td")):
            letters = "".join(text_of(e) for e in cell.iter("span") if "sig" in str(e.get("class")))
            found[group, heading, place] = Cell(text_of(cell).removesuffix(letters), letters)
    return found


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_cell_of_the_page(page: Element, spec: Any) -> None:
    cells, compared = grid(page, "tab-plain"), 0
    headings = [text_of(e) for e in next(e for e in page.iter("figure") if e.get("id") == "tab-plain").iter("th")]
    assert [h[-1] for h in headings if h[-1:] in set("ABCDEFGHI") and h[-2:-1] != " "] == list("ABCDEFGHI")
    places = {(s, c): i for i, (s, c) in enumerate(((s, c) for s in LETTERS for c in spec["segments"][s]["options"]), start=1)}
    for question, segment, banner, values in cross_tables():
        label, options = spec["questions"][question]["label"], spec["questions"][question]["options"]
        for column in banner:
            at = places[segment, column]
            assert cells["", "Base (n)", at].number == f"{values[f'base_n|{column}']:,}"
            assert cells["", "Effective base", at].number == whole(values[f"base_neff|{column}"])
            for answer in answers(values, column):
                cell = cells[label, options[answer], at]
                assert cell == Cell(whole(values[f"pct|{answer}|{column}"]), ours(values[f"letters|{answer}|{column}"], segment))
                compared += 1
    assert compared == 225
    wholes = sum(place == 0 for _, row, place in cells if row not in {"Base (n)", "Weighted base", "Effective base"})
    assert len(cells) == compared + wholes + 9 + 3 * 10  # nine of them in the row of the net, thirty in the rows of bases


def published() -> dict[tuple[str, str], list[str]]:
    """Return the percentages that the pollsters published, by question and answer: everyone, then the nine columns."""
    with (FOLDER / "published-crosstabs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[2:]
    found: dict[tuple[str, str], list[str]] = {}
    question = ""
    for row in rows:
        question = row[0] or question
        if row[1]:
            found.setdefault((question, row[1]), [cell.removesuffix("%") for cell in row[2:]])
    return found


def test_every_cell_that_the_pollsters_published(page: Element, spec: Any) -> None:
    printed, compared = published(), 0
    for name, found in spec["questions"].items():
        table, group = ("tab-ideas", "") if name == "ideas" else ("tab-plain", found["label"])
        theirs = {answer: row for (asked, answer), row in printed.items() if asked.startswith(found["ask"])}
        cells = grid(page, table)
        for code, label in found["options"].items():
            row = [cells[group, label, place].number for place in range(10)]
            assert row == theirs[label if name == "ideas" else code], (name, code)
            compared += len(row)
    assert compared == 310
