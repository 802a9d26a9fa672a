"""The page in a browser: it reloads where the reader was, and shows what is wrong without moving anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportgen.problems import Code, Place, Problem
from reportgen.verbs.serving.board import Board, Shown
from reportgen.verbs.serving.serve import listening
from reportgen.verbs.serving.told import told
from tests.built import Builds
from tests.render.devtools import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROBLEM = Problem(
    Code.UNKNOWN_KEY, Place("report.yaml", 3, 1, 5, "x", "reprot: {}"), "The spec has no key 'reprot'", "Write report"
)
NOTICE = "document.getElementById('reportgen-preview')"
DETAILS = "[...document.querySelectorAll('main details')].at(-1)"


@pytest.fixture(scope="module")
def report(builds: Builds) -> str:
    return builds.files("jd-customer-service")["index.html"].decode()


@pytest.fixture
def board(report: str) -> Board:
    return Board(good(report))


@pytest.fixture
def address(board: Board) -> Iterator[str]:
    with listening(board, 0) as port:
        yield f"http://127.0.0.1:{port}/"


def good(report: str) -> Shown:
    return Shown({"index.html": report.encode()}, drawn=True, built=True, language="zh-CN")


def longer(report: str) -> str:
    """Return the report with more words at the beginning of its first chapter."""
    head, first, tail = report.partition('<div class="text">')
    return f"{head}{first}{'<p>新的一段话。</p>' * 20}{tail}"


def showing(shown: Shown) -> str:
    return f"document.readyState === 'complete' && {NOTICE}.dataset.version === '{shown.version('index.html')}'"


@pytest.mark.parametrize("width", [1280, 390])
def test_it_reloads_where_the_reader_was(width: int, page: Page, address: str, board: Board, report: str) -> None:
    page.size(width, 800)
    page.visit(address)
    page.value(f"{DETAILS}.open = true; {DETAILS}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
    page.settle()
    top, y = page.value(f"[{DETAILS}.getBoundingClientRect().top, scrollY]")
    assert y > 800
    board.show(other := good(longer(report)))
    page.wait_for(showing(other))
    now, moved, still_open = page.value(f"[{DETAILS}.getBoundingClientRect().top, scrollY, {DETAILS}.open]")
    assert still_open
    assert abs(now - top) < 2
    assert moved > y + 300


def test_where_the_nearest_block_is_gone_the_one_before_it_is_taken(page: Page, address: str, board: Board, report: str) -> None:
    page.size(1280, 800)
    page.visit(address)
    page.value("document.querySelectorAll('main figure[id]')[2].scrollIntoView({block: 'start', behavior: 'instant'})")
    page.settle()
    name, y = page.value("[document.querySelectorAll('main figure[id]')[2].id, scrollY]")
    board.show(other := good(longer(report).replace(f' id="{name}"', ' id="another"')))
    page.wait_for(showing(other))
    assert abs(page.value("document.getElementById('another').getBoundingClientRect().top")) < 60
    assert page.value("scrollY") > y + 300


def test_an_open_number_stays_open(page: Page, address: str, board: Board, report: str) -> None:
    page.size(1280, 800)
    page.visit(address)
    x, y = page.middle("document.querySelector('.text p .fact')")
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    opened = page.wait_for("document.querySelector(':popover-open')?.id")
    board.show(other := good(longer(report)))
    page.wait_for(showing(other))
    assert page.value("document.querySelector(':popover-open')?.id") == opened


def test_what_is_wrong_shows_and_goes_without_a_reload(page: Page, address: str, board: Board, report: str) -> None:
    page.size(1280, 800)
    page.visit(address)
    page.value("window.same = true; scrollTo({top: 2000, behavior: 'instant'})")
    page.settle()
    assert page.value(f"getComputedStyle({NOTICE}).display") == "none"
    board.show(Shown({"index.html": report.encode()}, (told(PROBLEM),), built=True, language="zh-CN"))
    words = page.wait_for(f"{NOTICE}.querySelector('details[open]') && {NOTICE}.innerText")
    assert "1处错误。页面显示的是上一次成功生成的报告。" in words
    assert "report.yaml:3:1 error" in words
    assert "Write report." in words
    bottom, height, visible = page.value(
        f"(() => {{ const r = {NOTICE}.getBoundingClientRect(); return [r.bottom, r.height, {NOTICE}.contains("
        "document.elementFromPoint(r.left + 40, r.top + 20))] })()"
    )
    assert visible
    assert bottom == 800
    assert height <= 0.45 * 800
    board.show(good(report))
    page.wait_for(f"getComputedStyle({NOTICE}).display === 'none'")
    assert page.value("[window.same, scrollY]") == [True, 2000]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_of_problems_alone_fits_and_becomes_the_report(
    width: int, page: Page, address: str, board: Board, report: str
) -> None:
    board.show(Shown({}, (told(PROBLEM),) * 3, built=True, language="zh-CN"))
    page.size(width, 800)
    page.visit(address)
    assert page.value(f"{NOTICE}.querySelectorAll('li').length") == 3
    assert page.value("document.scrollingElement.scrollWidth") <= width
    board.show(done := good(report))
    page.wait_for(showing(done))
    assert page.value("document.querySelectorAll('main figure').length") > 3


def test_the_end_of_the_preview_is_told(page: Page, report: str) -> None:
    with listening(Board(good(report)), 0) as port:
        page.size(1280, 800)
        page.visit(f"http://127.0.0.1:{port}/")
        page.wait_for(f"{NOTICE}.querySelector('.gone').hidden")
    assert "预览已结束" in page.wait_for(f"!{NOTICE}.querySelector('.gone').hidden && {NOTICE}.innerText")
