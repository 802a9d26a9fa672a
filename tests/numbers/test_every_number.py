"""Every number of all reports of this repository, in every file, recomputed from the raw rows or the spec by other code.

The second half plants errors and asks that each is found: a check that cannot fail proves nothing. Errors of several kinds are
planted together, with another number each, and a fault has to name each of them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from tests.built import REPORTS
from tests.numbers.account import Account
from tests.numbers.check_claims import claims_faults, read_claims
from tests.numbers.check_facts import facts_faults, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.conftest import with_answers
from tests.numbers.everywhere import file_faults, page_faults, paper_faults
from tests.numbers.sheets import text_of_pdf
from tests.numbers.workbook import Workbook, shown

PLANTED = 3
"""So many times errors of every kind are planted in each report."""


@pytest.fixture(params=REPORTS)
def page(request: pytest.FixtureRequest, built: Callable[[str], Page]) -> Page:
    return built(request.param)


@pytest.fixture
def paper(page: Page) -> str:
    text = text_of_pdf(page.version / "report.pdf")
    if text is None:
        pytest.skip("needs pdftotext: apt-get install poppler-utils")
    return text


def test_facts_and_tables_are_what_the_rows_say(page: Page) -> None:
    assert page.facts or not page.survey.answered
    assert list(file_faults(page)) == []


def test_every_number_of_the_page_is_accounted_for(page: Page) -> None:
    assert len(Account(page).pieces) > 300
    assert list(page_faults(page)) == []


def test_paper_prints_the_numbers_of_the_page(page: Page, paper: str) -> None:
    assert list(paper_faults(page, paper)) == []


def raised(number: str) -> str:
    """Return a number with another last digit."""
    return re.sub(r"\d(?=\D*$)", lambda m: str((int(m.group()) + 1) % 10), number)


def altered(page: Page, folder: Path, file: str, change: Callable[[str], str]) -> Page:
    """Return a copy of a built version in which one file is changed."""
    version = folder / "copy"
    shutil.copytree(page.version, version)
    path = version / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    return Page(version, page.survey)


def planted(text: str, pattern: str, random: Random) -> str:
    """Return a text in which one of the numbers that a pattern finds is another one."""
    found = list(re.finditer(pattern, text, re.DOTALL))
    assert found, pattern
    match = random.choice(found)
    start, end = match.span(1)
    return text[:start] + raised(match.group(1)) + text[end:]


GAP = r'(?:<span class="[qh]"></span>)?'
IN_PAGE = {
    "prose": r'class="fact"[^>]*>[^<\d]*' + GAP + r"([+−]?\d[\d.,]*)",
    "what a number is read out as": r'class="fact" [^>]*aria-label="[^"\d]*(\d[\d.,]*)',
    "cell of a fact": r'class="fact cell"[^>]*>[^<\d]*' + GAP + r"([+−]?\d[\d.,]*)",
    "other cell": r'<td[^>]*class="[^"]*(?:right|short)[^"]*"[^>]*>([\d.,]+)',
    "drawing": r'<text [^>]*font-size="(?:8|9|1\d)[\d.]*"[^>]*>([+−]?\d[\d.]*)%?</text>',
    "scale": r'<text [^>]*font-size="7.5" text-anchor="middle"[^>]*>([+−]?\d+)%?</text>',
    "alternative text": r"<title>[^<]*”\s?[（(]([+−]?[\d.]+)",
    "meter": r"<title>[^<]*(?:target |目标)(\d[\d.]*)",
    "words of a meter": r">(?:Target |目标\s)(\d[\d.]*)[^<]*</text>",
    "register": r'<b class="value">[^<\d]*' + GAP + r"([+−]?\d[\d.,]*)",
    "base in a panel": r"<dt>(?:Base|基数)</dt><dd>n = (\d[\d,]*)",
    "interval in a panel": r"<dt>(?:Interval|区间)</dt><dd>[^<]*(?:<span[^<]*</span>[^<]*)*?(?:: |：" + GAP + r")([+−]?\d[\d.]*)",
    "test in a panel": r"<dt>(?:Test|检验)</dt><dd>[^<]* = (−?\d+\.\d+)",
    "expression in a panel": r"<dt>(?:Expression|表达式)</dt><dd>[^<]*?'(\d+)'",
    "version of the data": r"SHA-256 [0-9a-f]*?([0-9])",
    "line of bases": r'<p class="src">(?:[^<]|<span[^>]*>|</span>)*?(?:n = |公布基数(?:<[^>]*>)*)(\d[\d,]*)',
    "difference in a proof": r'class="prov proof.{0,3000}?(?:difference|相差)(?:<[^>]*>)* ?([+−][\d.]+)',
    "statistic in a proof": r'class="prov proof.{0,3000}?(?:z|t\([\d.]+\)) = (−?[\d.]+)',
    "level in a proof": r'class="prov proof.{0,3000}?(?:level of significance|显著性水平)(?:<[^>]*>)* ?([\d.]+)',
    "number in a proof": r"<dt>(?:Data|数据)</dt><dd><span class=\"line\">[^<]*?(?:<span[^<]*</span>[^<\d]*)*?(\d[\d.]*)",
    "claim in its table": r'<tr id="claim-.{0,600}?(?:须|&gt; ?|&lt; ?|more than |under )[^<\d]{0,6}(\d[\d.]*)',
    "wave in a panel": r'class="what">[^<]*(?:wave: |since |调查轮次：' + GAP + r")(\d{4})",
    "wave at the head of a column": r"<th[^>]*>(?:Baseline |Now )?(\d{4})<",
    "wave in a drawing": r"<text [^>]*>(\d{4})(?: 年)?</text>",
    "weighted base in a panel": r"<dt>Base</dt><dd>[^<]*weighted \(n = (\d[\d,]*)",
    "weight in an index": r"\(weight (\d+)",
    "number of a figure": r'<figure.{0,200}?class="no">(?:图|表|Figure |Table )' + GAP + r"(\d+)",
    "reference": r'class="xref"[^>]*>(?:图|表|Figure |Table )' + GAP + r"(\d+)",
    "number of a section": r'<span class="n">(\d+\.\d+)</span>',
    "contents": r'<span class="tn">(\d+\.\d+)</span>',
    "date of an action": r"<dd>(\d{4}-\d\d-\d\d)",
    "action in a list": r"class=\"xref\"[^>]*>(\d+(?:\.\d+)+)\u3000",
    "question in a list": r'class="xref"[^>]*>(?:第' + GAP + r"|Q)(\d+)",
    "end in the scorecard": r'<span class="ends">(?:<button[^>]*>)?([+−]?\d[\d.]*)',
    "count in the scorecard": r'<p class="sum">[^<]*: (\d+)',
    "words in the scorecard": r'<tr class="behind"><td[^>]*>[^<]*\(([+−]?\d[\d.]*)',
    "row of a calendar": r'<td[^>]*class="left[^"]*">(\d{4}-\d\d-\d\d)',
    "length of a task": r'<td[^>]*class="left">(\d+)' + GAP + "天",
    "step of a formula": r"<td[^>]*>[^<]*= (\d[\d.]*)",
    "minutes": r'<span class="time">约' + GAP + r"(\d+)",
    "question in the questionnaire": r'<ol class="qs">.*?<li><span class="k">(\d+)',
    "words of the author": r'<p class="brief">[^<]*?(?<![#\d])(\d+)',
    "label of an author": r"<th scope=\"row\">[^<\d]*?(\d+)",
}
NEEDED = {"jd-customer-service": 20, "city-library-2025": 25, "city-library-2026": 26, "service-satisfaction-2024": 22}
NEEDED |= {"after-sales-plan-2025": 14, "research-plan": 9, "research-plan-wave-2025": 23}
"""At least so many kinds of places has each report."""


def plant(text: str, kinds: dict[str, str], random: Random) -> tuple[str, dict[str, str]]:
    """Return a text with one error of each kind, and the wrong number of each; all of them differ."""
    chosen: dict[str, tuple[int, int, str]] = {}
    for kind, pattern in kinds.items():
        found = [(*m.span(1), raised(m.group(1))) for m in re.finditer(pattern, text, re.DOTALL)]
        taken = {number for _, _, number in chosen.values()}
        free = [
            f for f in found if f[2] not in taken and not any(f[0] < end and start < f[1] for start, end, _ in chosen.values())
        ]
        if free:
            chosen[kind] = random.choice(free)
    for start, end, number in sorted(chosen.values(), reverse=True):
        text = text[:start] + number + text[end:]
    return text, {kind: number for kind, (_, _, number) in chosen.items()}


def names(fault: str, number: str) -> bool:
    """Whether a fault names a number."""
    return re.search(rf"(?<![\d.,]){re.escape(number.replace('-', '−'))}(?![\d])|{re.escape(number)}", fault) is not None


@pytest.mark.parametrize("seed", range(PLANTED))
def test_errors_planted_in_the_page_are_found(page: Page, seed: int, tmp_path: Path) -> None:
    put: dict[str, str] = {}

    def change(text: str) -> str:
        wrong, numbers = plant(text, IN_PAGE, Random(seed))  # noqa: S311
        put.update(numbers)
        return wrong

    faults = list(page_faults(altered(page, tmp_path, "index.html", change)))
    assert len(put) >= NEEDED[page.survey.path.parent.name]
    assert {kind: number for kind, number in put.items() if not any(names(fault, number) for fault in faults)} == {}


def test_a_number_typed_into_prose_is_found(page: Page, tmp_path: Path) -> None:
    wrong = altered(page, tmp_path, "index.html", lambda t: t.replace("</main>", "<p>有 57.3% 的人。</p></main>"))
    assert [fault for fault in page_faults(wrong) if "57.3%" in fault]


def test_errors_planted_on_paper_are_found(page: Page, paper: str) -> None:
    random = Random(1)  # noqa: S311
    # a page that the register or a mark refers to is looked for among the sheets, but not which of them it has to be
    places = list(re.finditer(r"(?<!page )(?<!page)(?<!第 )(?<!第)\d", paper))
    found = []
    for _ in range(4 * PLANTED):
        start, end = random.choice(places).span()
        found.append(any(paper_faults(page, paper[:start] + raised(paper[start:end]) + paper[end:])))
    assert sum(found) >= 4 * PLANTED - 1  # a line over several numbers of the last list may say what the panel of one says


def facts_of(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """Yield a fact of each kind that has something."""
    kinds: dict[str, dict[str, Any]] = {}
    for fact in page.facts.values():
        if fact[key]:
            kinds.setdefault(fact["kind"], fact)
    yield from kinds.values()


@pytest.mark.parametrize("key", ["value", "base", "printed", "interval", "test"])
def test_an_error_planted_in_the_facts_is_found(page: Page, key: str, tmp_path: Path) -> None:
    wrong_ones = [fact["id"] for fact in facts_of(page, key)]
    if not wrong_ones:
        pytest.skip(f"no fact of this report has a {key}")

    def change(text: str) -> str:
        content = json.loads(text)
        for fact in (f for f in content["facts"] if f["id"] in wrong_ones):
            match key:
                case "printed":
                    fact[key] = {language: raised(words) for language, words in fact[key].items()}
                case "interval" | "test":
                    inner = "low" if key == "interval" else "p"
                    fact[key][inner] += 1e-4
                case _:
                    fact[key] += 1e-6 if key == "value" else 1
        return json.dumps(content)

    wrong = altered(page, tmp_path, "facts.json", change)
    faults = list(facts_faults(wrong.version, wrong.survey))
    assert [name for name in wrong_ones if not any(name in fault for fault in faults)] == []


@pytest.mark.parametrize("page", with_answers(), indirect=True)
@pytest.mark.parametrize("seed", range(PLANTED))
def test_an_error_planted_in_a_table_is_found(page: Page, seed: int, tmp_path: Path) -> None:
    tables = sorted(p.name for p in (page.version / "tables").iterdir())
    file = f"tables/{Random(seed).choice(tables)}"  # noqa: S311
    wrong = altered(page, tmp_path, file, lambda t: planted(t, r",(\d+(?:\.\d{1,6})?)(?=[\d,])", Random(seed)))  # noqa: S311
    assert any(tables_faults(wrong.version, wrong.survey))


@pytest.mark.parametrize("page", with_answers(), indirect=True)
def test_errors_planted_in_the_workbook_are_found(page: Page, tmp_path: Path) -> None:
    version = tmp_path / "copy"
    version.mkdir()
    for name in ("facts.json", "index.html"):
        shutil.copyfile(page.version / name, version / name)
    book = openpyxl.load_workbook(page.version / "tables.xlsx")
    numbers = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
    chosen = Random(1).sample(numbers, PLANTED)  # noqa: S311
    for cell in chosen:
        cell.value = cell.value * 1.5 + 1
    book.save(version / "tables.xlsx")
    faults = list(Workbook(Page(version, page.survey)).faults())
    assert {cell.parent.title for cell in chosen if not any(_tells(fault, cell) for fault in faults)} == set()


def _tells(fault: str, cell: Any) -> bool:
    listed = f" has {float(cell.value)} under "
    shown_so = re.sub(r"[\s%]", "", shown(cell.value, cell.number_format)) if re.search("0", cell.number_format) else "?"
    return listed in fault or (cell.parent.title in fault and shown_so in fault)


@pytest.mark.parametrize("page", ["city-library-2025", "city-library-2026"], indirect=True)
@pytest.mark.parametrize("key", ["difference", "p", "statistic", "df"])
def test_an_error_planted_in_a_test_is_found(page: Page, key: str, tmp_path: Path) -> None:
    def change(text: str) -> str:
        content = json.loads(text)
        test = next(test for claim in content["claims"] for test in claim["tests"])
        test[key] = test[key] * 1.01 + 1e-6
        return json.dumps(content)

    wrong = altered(page, tmp_path, "facts.json", change)
    assert any(claims_faults(wrong.version, wrong.survey))


def test_the_reports_that_test_claims_or_have_no_answers_are_known(built: Callable[[str], Page]) -> None:
    assert [name for name in REPORTS if name not in with_answers()] == ["after-sales-plan-2025", "research-plan"]
    tested = [name for name in REPORTS if any(claim["tests"] for claim in read_claims(built(name).version))]
    assert tested == ["city-library-2025", "city-library-2026"]
