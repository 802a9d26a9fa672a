"""Every number of a report over two waves, recomputed from the rows of both; and errors planted in it are found."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import build, check
from tests.numbers.check_facts import facts_faults, tables_faults
from tests.numbers.check_pages import Page, text_of
from tests.numbers.rows import Survey
from tests.numbers.test_every_number import altered
from tests.waves.test_weighted import WEIGHT, rows
from tests.waves.two_waves import project

MEASURES = (
    *("top(overall)", "share(why, good)", "mean(overall)", "mean(visits)", "index(service)", "nps(recommend)"),
    *("top(overall, channel=web)", "nps(recommend, channel=phone)", "bottom(staff, among=overall == 5)", "median(visits)"),
)
TEXTS = [e for m in MEASURES for e in (m, f"change({m}, since='2023')", f"{m[:-1]}, wave='2023')")]
TABLE = {"table": {"rows": ["overall", "service", "recommend"], "columns": "wave", "id": "by-wave"}}
BOXES = {"scales__rating__top": ["5", "4"], "scales__rating__bottom": ["1", "2"], "report__minimum_base": "30"}


@pytest.fixture(scope="module", params=["plain", "weighted"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    parts: dict[str, Any] = {**BOXES, **(WEIGHT if request.param == "weighted" else {})}
    folder = tmp_path_factory.mktemp("waves")
    path = project(folder, rows(2024), rows(2023), text=TEXTS, changes=parts, before=parts, content=[TABLE, "method"])
    return Page(build(check(path), tmp_path_factory.mktemp("built"), ["html"]), Survey(path))


def test_facts_are_what_the_rows_say(page: Page) -> None:
    changes = [fact for fact in page.facts.values() if fact["kind"] == "change"]
    assert len([c for c in changes if c["test"]]) > 25
    assert {c["unit"] for c in changes} == {"points", "number", "score-change"}
    assert list(facts_faults(page.version, page.survey)) == []


def test_tables_are_what_the_rows_say(page: Page) -> None:
    written = (page.version / "tables" / "overall.csv").read_text(encoding="utf-8-sig")
    assert ",2023," in written
    assert ",2024," in written
    assert list(tables_faults(page.version, page.survey)) == []


def test_the_prose_and_the_register_print_what_the_rows_say(page: Page) -> None:
    faults = [fault for fault in page.in_words() if " t(" not in fault and " z = " not in fault and "p = " not in fault]
    assert faults == []


def test_the_table_by_wave_prints_what_the_rows_say(page: Page) -> None:
    (figure,) = (f for f in page.root.iter("figure") if f.get("id") == "tab-by-wave")
    found: dict[str, list[str]] = {}
    for row in next(figure.iter("tbody")).iter("tr"):
        found.setdefault(text_of(next(row.iter("th"))), [text_of(td) for td in row.iter("td")])
    for heading, measure in (
        ("Good or Very good", "top(overall)"),
        ("Very poor", "share(overall, '1')"),
        ("Index", "index(service)"),
    ):
        change = f"change({measure}, since='2023')"
        earlier = f"{measure[:-1]}, wave='2023')"
        test = page.truth(change).test
        mark = "*" if test and test[1] < 0.05 else ""
        wanted = [page.print(earlier), page.print(measure), page.print(change) + mark, *page.ends(change)]
        assert found[heading] == [text.removesuffix("%") for text in wanted]


def test_errors_planted_in_changes_are_found(page: Page, tmp_path: Path) -> None:
    def planted(key: str, inner: str) -> bool:
        def change(text: str) -> str:
            content = json.loads(text)
            fact = next(f for f in content["facts"] if f["kind"] == "change" and f["test"])
            fact[key][inner] += 1e-4
            return json.dumps(content)

        wrong = altered(page, tmp_path / key / inner, "facts.json", change)
        return any(facts_faults(wrong.version, wrong.survey))

    for key, inner in (("interval", "low"), ("test", "p"), ("test", "statistic")):
        (tmp_path / key / inner).mkdir(parents=True)
        assert planted(key, inner)


def test_the_methodology_lists_the_waves(page: Page) -> None:
    (rows_of,) = ([text_of(e) for e in page.root.iter("dl") if e.get("class") == "method"] or [" ".join(page.root.itertext())],)
    text = re.sub(r"\s+", " ", " ".join(rows_of))
    assert re.search(r"2023: .*January 2023, 180 respondents, online, .*probability sample", text)
    assert re.search(r"2024: .*January 2024, 240 respondents", text)
    assert "Each wave asked other people." in text
