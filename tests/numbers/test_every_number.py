"""Every number of the two reports of this repository, in every file, recomputed from the raw rows by other code.

The second half plants errors, one at a time, and asks that each is found: a check that cannot fail proves nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reportgen.pipeline import build, check
from tests.numbers.check_claims import claims_faults, read_claims
from tests.numbers.check_facts import facts_faults, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.check_paper import paper_faults, text_of_pdf
from tests.numbers.rows import Survey

ROOT = Path(__file__).parents[2]
PLANTED = 3
"""So many errors of each kind are planted in each report."""


@pytest.fixture(scope="module", params=["jd-customer-service", "city-library-2025"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    spec = ROOT / "specs" / request.param / "report.yaml"
    return Page(build(check(spec), tmp_path_factory.mktemp("numbers")), Survey(spec))


@pytest.fixture(scope="module")
def wave(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The research plan with answers; the numbers of the plan itself are in :mod:`tests.numbers.test_plans`."""
    spec = ROOT / "specs" / "research-plan-wave-2025" / "report.yaml"
    return Page(build(check(spec), tmp_path_factory.mktemp("numbers"), ["html"]), Survey(spec))


def test_facts_of_the_wave_are_what_the_rows_say(wave: Page) -> None:
    assert len(wave.facts) > 150
    assert {name.partition("(")[0] for name in wave.facts} >= {"index", "nps", "base", "mean", "top", "share", "count"}
    assert list(facts_faults(wave.version, wave.survey)) == []


def test_tables_of_the_wave_are_what_the_rows_say(wave: Page) -> None:
    assert list(tables_faults(wave.version, wave.survey)) == []


def test_the_prose_of_the_wave_prints_what_the_rows_say(wave: Page) -> None:
    assert list(wave.in_words()) == []


@pytest.mark.parametrize("kind", ["index", "nps", "base", "top", "count", "computed"])
def test_an_error_planted_in_the_facts_of_the_wave_is_found(wave: Page, kind: str, tmp_path: Path) -> None:
    def change(text: str) -> str:
        content = json.loads(text)
        fact = next(f for f in content["facts"] if f["kind"] == kind and f["value"])
        fact["value"] += 1e-6
        return json.dumps(content)

    wrong = altered(wave, tmp_path, "facts.json", change)
    assert any(facts_faults(wrong.version, wrong.survey))


@pytest.fixture(scope="module")
def paper(page: Page) -> str:
    text = text_of_pdf(page.version / "report.pdf")
    if text is None:
        pytest.skip("needs pdftotext: apt-get install poppler-utils")
    return text


def test_facts_are_what_the_rows_say(page: Page) -> None:
    assert len(page.facts) > 60
    assert list(facts_faults(page.version, page.survey)) == []


def test_tables_are_what_the_rows_say(page: Page) -> None:
    assert list(tables_faults(page.version, page.survey)) == []


def test_the_page_prints_what_the_rows_say(page: Page) -> None:
    assert list(page.faults()) == []


def test_paper_prints_what_the_page_prints(page: Page, paper: str) -> None:
    assert list(paper_faults(page, paper)) == []


def raised(number: str) -> str:
    """Return a number with another last digit."""
    return re.sub(r"\d(?=\D*$)", lambda m: str((int(m.group()) + 1) % 10), number)


def planted(text: str, pattern: str, random: Random) -> str:
    """Return a text in which one of the numbers that a pattern finds is another one."""
    found = list(re.finditer(pattern, text, re.DOTALL))
    assert found, pattern
    match = random.choice(found)
    start, end = match.span(1)
    return text[:start] + raised(match.group(1)) + text[end:]


def altered(page: Page, folder: Path, file: str, change: Callable[[str], str]) -> Page:
    """Return a copy of a built version in which one file is changed."""
    version = folder / "copy"
    shutil.copytree(page.version, version)
    path = version / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    return Page(version, page.survey)


IN_PAGE = {
    "prose": r'class="fact"[^>]*>([+−]?[\d.,]+)[^<]*<',
    "table": r'<td class="right">(?:<button[^>]*>)?([+−]?[\d.,]+)<',
    "drawing": r'<text [^>]*font-size="(?:8|9|1\d)[\d.]*"[^>]*>([+−]?[\d.]+)%?</text>',
    "alternative text": r"<title>[^<]*”\s?[（(]([+−]?[\d.]+)",
    "register": r'<b class="value">([+−]?[\d.,]+)',
    "version of the data": r"SHA-256 [0-9a-f]*?([0-9])",
    "line of bases": r'<p class="src">(?:[^<]|<span[^>]*>|</span>)*?(?:n = |公布基数(?:<[^>]*>)*)(\d+)',
}


@pytest.mark.parametrize("seed", range(PLANTED))
@pytest.mark.parametrize("kind", IN_PAGE)
def test_an_error_planted_in_the_page_is_found(page: Page, kind: str, seed: int, tmp_path: Path) -> None:
    wrong = altered(page, tmp_path, "index.html", lambda t: planted(t, IN_PAGE[kind], Random(seed)))  # noqa: S311
    assert any(wrong.faults())


def test_a_number_typed_into_prose_is_found(page: Page, tmp_path: Path) -> None:
    wrong = altered(page, tmp_path, "index.html", lambda t: t.replace("</main>", "<p>有 57.3% 的人。</p></main>"))
    assert [fault for fault in wrong.faults() if "57.3%" in fault]


@pytest.mark.parametrize("key", ["value", "base", "printed", "interval"])
def test_an_error_planted_in_the_facts_is_found(page: Page, key: str, tmp_path: Path) -> None:
    def change(text: str) -> str:
        content = json.loads(text)
        fact = next(f for f in content["facts"] if f["kind"] == "share" and f[key])
        match key:
            case "printed":
                fact[key] = {language: raised(words) for language, words in fact[key].items()}
            case "interval":
                fact[key]["low"] += 1e-4
            case _:
                fact[key] += 1e-6 if key == "value" else 1
        return json.dumps(content)

    if key == "interval" and page.survey.rebuilt:
        pytest.skip("no interval on rebuilt rows")
    wrong = altered(page, tmp_path, "facts.json", change)
    assert any(facts_faults(wrong.version, wrong.survey))


@pytest.mark.parametrize("seed", range(PLANTED))
def test_an_error_planted_in_a_table_is_found(page: Page, seed: int, tmp_path: Path) -> None:
    tables = sorted(p.name for p in (page.version / "tables").iterdir())
    file = f"tables/{Random(seed).choice(tables)}"  # noqa: S311
    wrong = altered(page, tmp_path, file, lambda t: planted(t, r",(\d+\.\d{1,6})", Random(seed)))  # noqa: S311
    assert any(tables_faults(wrong.version, wrong.survey))


def test_errors_planted_on_paper_are_found(page: Page, paper: str) -> None:
    numbers, random = r"(?<![\d.])(\d+)%", Random(1)  # noqa: S311
    found = [any(paper_faults(page, planted(paper, numbers, random))) for _ in range(4 * PLANTED)]
    assert sum(found) > 3 * PLANTED  # not all: some drawings stand on the page twice


IN_PROOFS = {
    "difference": r'class="prov proof.{0,3000}?(?:difference|相差)(?:<[^>]*>)* ?([+−][\d.]+)',
    "statistic": r'class="prov proof.{0,3000}?(?:z|t\([\d.]+\)) = (−?[\d.]+)',
    "level": r'class="tested">[^<]*(?:level of significance|显著性水平)(?:<[^>]*>)* ?([\d.]+)',
}


@pytest.mark.parametrize("kind", IN_PROOFS)
def test_an_error_planted_in_what_is_told_of_a_test_is_found(page: Page, kind: str, tmp_path: Path) -> None:
    if not any(claim["tests"] for claim in read_claims(page.version)):
        pytest.skip("the report tests no claim")
    wrong = altered(page, tmp_path, "index.html", lambda t: planted(t, IN_PROOFS[kind], Random(0)))  # noqa: S311
    assert any(wrong.faults())


@pytest.mark.parametrize("key", ["difference", "p", "statistic"])
def test_an_error_planted_in_a_test_is_found(page: Page, key: str, tmp_path: Path) -> None:
    def change(text: str) -> str:
        content = json.loads(text)
        test = next(test for claim in content["claims"] for test in claim["tests"])
        test[key] = test[key] * 1.01 + 1e-6
        return json.dumps(content)

    if not any(claim["tests"] for claim in read_claims(page.version)):
        pytest.skip("the report tests no claim")
    wrong = altered(page, tmp_path, "facts.json", change)
    assert any(claims_faults(wrong.version, wrong.survey))
