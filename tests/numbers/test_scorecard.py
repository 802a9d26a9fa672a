"""Every number of the follow-up report, and what became of each action, from the raw rows of both waves by other code.

The second half plants errors, one at a time, and asks that each is found.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.numbers.changes import change_of
from tests.numbers.check_facts import facts_faults, same, tables_faults
from tests.numbers.check_pages import Page, text_of
from tests.numbers.rows import LEVEL, Survey

FIELDWORK_ENDED = "2026-10-04"
REWORDED = "top(catalogue)"
"""The question of this measure was asked in other words in 2025."""


@pytest.fixture
def page(built: Callable[[str], Page]) -> Page:
    return built("city-library-2026")


def told(version: Path) -> dict[str, Any]:
    """Return the actions of ``facts.json`` by id."""
    return {action["id"]: action for action in json.loads((version / "facts.json").read_text(encoding="utf-8"))["actions"]}


def written(survey: Survey) -> Iterator[Mapping[str, Any]]:
    """Yield the actions as the author wrote them."""
    for chapter in survey.spec["plan"]:
        yield from chapter["items"]


def amount(text: object) -> float:
    return float(str(text).removesuffix("%")) / (100 if str(text).endswith("%") else 1)


def outcome(survey: Survey, item: Mapping[str, Any]) -> str:
    """Return what became of an action, by the rule of the statistics page."""
    measure = item["measure"]
    if item["status"] == "dropped":
        return "dropped"
    if measure["of"].startswith("operation("):
        return _of_records(survey, measure["of"])
    if measure["of"] == REWORDED:
        return "not-comparable"
    sign = -1 if measure.get("better") == "lower" else 1
    if sign * survey.number(measure["of"]).value >= sign * amount(measure["target"]):  # type: ignore[operator]
        return "met"
    call = ast.parse(measure["of"], mode="eval").body
    assert isinstance(call, ast.Call)
    change = change_of(survey, call, measure["since"])
    found = _changed(survey, call, measure, change.test, sign * (change.value or 0))
    return "not-due" if str(item["due"]) > FIELDWORK_ENDED and found != "worse" else found


def _of_records(survey: Survey, name: str) -> str:
    return "met" if survey.number(name).value <= 1 else "open"  # type: ignore[operator]


def _changed(survey: Survey, call: ast.Call, measure: Mapping[str, Any], test: tuple[float, float] | None, gain: float) -> str:
    if "margin" in measure:
        low, high = change_of(survey, call, measure["since"], 1 - 2 * (1 - LEVEL)).interval or (-1.0, 1.0)
        if -amount(measure["margin"]) < low and high < amount(measure["margin"]):
            return "equivalent"
    if test is None or test[1] >= 1 - LEVEL:
        return "unchanged"
    return "improved" if gain > 0 else "worse"


def outcome_faults(version: Path, survey: Survey) -> Iterator[str]:
    """Yield every outcome, and every number behind one, that is not what the rows say."""
    found = told(version)
    for item in written(survey):
        action, measure = found[item["id"]], item["measure"]
        if action["outcome"] != outcome(survey, item):
            yield f"{item['id']}: {action['outcome']} for {outcome(survey, item)}"
        for part, name in (("now", measure["of"]), ("baseline", measure["of"])):
            if action[part] is not None and not same(action[part]["value"], survey.number(action[part]["fact"]).value):
                yield f"{item['id']} {part}: {action[part]} for {name}"
        narrow = (action["equivalence"] or {}).get("interval")
        if narrow is not None:
            call = ast.parse(measure["of"], mode="eval").body
            assert isinstance(call, ast.Call)
            ends = change_of(survey, call, measure["since"], narrow["level"]).interval or (0.0, 0.0)
            if not (same(narrow["low"], ends[0], 1e-6) and same(narrow["high"], ends[1], 1e-6)):
                yield f"{item['id']} equivalence: {narrow} for {ends}"


def row_faults(page: Page) -> Iterator[str]:
    """Yield every row of the scorecard that does not print what the rows say."""
    rows = [body for body in page.root.iter("tbody") if "scored" in str(body.get("class")).split()]
    actions = told(page.version)
    items = list(written(page.survey))
    if len(rows) != len(items):
        yield f"{len(rows)} rows for {len(items)} actions"
    for row, item in zip(rows, items, strict=False):
        action = actions[item["id"]]
        cells = [text_of(cell) for cell in row.iter("td")][1:5]
        names = [action[part] and action[part]["fact"] for part in ("baseline", "now", "change")]
        for cell, name in zip(cells, names, strict=False):
            numbers = (
                [page.print(name), *page.ends(name)]
                if name and name.startswith("change(")
                else [page.print(name)]
                if name
                else []
            )
            if re.findall(r"[+−]?[\d.,]+%?", cell) != numbers:
                yield f"{item['id']}: {cell} for {numbers}"
        if not cells[3].startswith(str(item["measure"].get("target", "1"))):
            yield f"{item['id']}: target {cells[3]}"
        if str(row.get("class")) != f"scored {outcome(page.survey, item)}":
            yield f"{item['id']}: class {row.get('class')}"


def test_every_number_is_what_the_rows_of_both_waves_say(page: Page) -> None:
    assert len(page.facts) > 40
    assert sum(name.startswith("change(") for name in page.facts) >= 10
    assert list(facts_faults(page.version, page.survey)) == []
    assert list(tables_faults(page.version, page.survey)) == []
    assert list(page.in_words()) == []


def test_every_outcome_follows_from_the_rows(page: Page) -> None:
    assert list(outcome_faults(page.version, page.survey)) == []
    found = {action["outcome"] for action in told(page.version).values()}
    assert found == {"met", "improved", "unchanged", "equivalent", "worse", "not-due", "not-comparable", "dropped"}
    assert {action["target_cleared"] for action in told(page.version).values() if action["outcome"] == "met"} == {
        True,
        False,
        None,
    }


def test_the_scorecard_prints_what_the_rows_say(page: Page) -> None:
    assert list(row_faults(page)) == []


def altered(page: Page, folder: Path, file: str, old: str, new: str) -> Page:
    """Return a copy of the built version in which a text is another one."""
    version = folder / "copy"
    shutil.copytree(page.version, version)
    text = (version / file).read_text(encoding="utf-8")
    assert old in text
    (version / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return Page(version, page.survey)


@pytest.mark.parametrize("outcome", ["met", "improved", "unchanged", "equivalent", "worse", "not-due", "not-comparable"])
def test_another_outcome_in_facts_json_is_found(page: Page, outcome: str, tmp_path: Path) -> None:
    wrong = altered(page, tmp_path, "facts.json", f'"outcome": "{outcome}"', '"outcome": "higher"')
    assert len(list(outcome_faults(wrong.version, page.survey))) == 1


@pytest.mark.parametrize("cell", [0, 1, 2])
def test_another_number_in_the_scorecard_is_found(page: Page, cell: int, tmp_path: Path) -> None:
    row = next(body for body in page.root.iter("tbody") if str(body.get("class")) == "scored worse")
    number = _button(list(row.iter("td"))[1 + cell])
    before = (page.version / "index.html").read_text(encoding="utf-8")
    at = before.index('class="scored worse"')
    changed = before[:at] + before[at:].replace(f">{number}<", f">{number.replace(number[-2], '7')}<", 1)
    version = tmp_path / "copy"
    shutil.copytree(page.version, version)
    (version / "index.html").write_text(changed, encoding="utf-8", newline="")
    assert changed != before
    assert len(list(row_faults(Page(version, page.survey)))) == 1


def _button(cell: Element) -> str:
    return next(text_of(button) for button in cell.iter("button"))
