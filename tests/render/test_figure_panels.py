"""A number in a drawing, opened as readers open it: with the pointer, with a finger, and by the keyboard through its table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import check
from reportgen.render.render import render
from tests.figures.gallery import write
from tests.render.devtools import Page
from tests.render.figure_labels import numbers
from tests.render.test_panels import DESKTOP, PHONE, closed, panel

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SPECS = Path(__file__).parents[2] / "specs"
NAMES = ("gallery", "jd-customer-service", "city-library-2025", "city-library-2026", "research-plan-wave-2025")
"""Together they have every kind of figure."""
LABELS = """[...document.querySelectorAll('.drawn')].filter((d) => d.checkVisibility()).flatMap((d) => {
  const text = [...d.querySelectorAll('text')].filter((t) => /[0-9]/.test(t.textContent));
  return text.map((t) => {
    t.scrollIntoView({block: 'center', behavior: 'instant'});
    const r = t.getBoundingClientRect();
    const b = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)?.closest('.tip');
    if (!b || !d.contains(b)) return null;
    const box = b.getBoundingClientRect();
    return [d.querySelector('svg').id, t.textContent, b.getAttribute('popovertarget'), box.width, box.height];
  }).filter(Boolean);
})"""
"""The words of all drawings that lie under a button, with its panel and its size."""
TIP = """[...document.getElementById('%s').parentElement.querySelectorAll('.tip')]
  .find((b) => b.getAttribute('popovertarget') === '%s')"""
CLOSE = """(() => {
  const open = document.querySelector('.prov:popover-open');
  open.scrollTop = open.scrollHeight;
  const r = open.querySelector('.close').getBoundingClientRect();
  return [r.x + r.width / 2, r.y + r.height / 2];
})()"""
"""Where the button is that closes the open panel."""
VALUE = "document.getElementById('%s').querySelector('.value').textContent"


@pytest.fixture(scope="module", params=NAMES)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    spec = write(folder) if request.param == "gallery" else SPECS / request.param / "report.yaml"
    path = folder / "index.html"
    path.write_bytes(render(check(spec).contents, frozenset({"html"})).files["index.html"])
    return path


def click(page: Page, x: float, y: float) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    page.settle()


def one_of_each(labels: list[list[Any]]) -> list[list[Any]]:
    """Return the first label of each drawing."""
    return list({label[0]: label for label in reversed(labels)}.values())[::-1]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_click_opens_the_panel_and_nothing_scrolls(page: Page, file: Path, *, dark: bool) -> None:
    page.open(file, *DESKTOP, dark=dark)
    labels = page.value(LABELS)
    assert len(labels) > 8
    for drawing, _, target, *_ in one_of_each(labels):
        x, y = page.middle(TIP % (drawing, target))
        page.move(x, y)
        assert closed(page), "a pointer that only crosses a figure opens nothing"
        at = page.value("scrollY")
        click(page, x, y)
        shown = panel(page)
        assert (shown["id"], shown["over"], shown["modal"]) == (target, target, True)
        assert page.value(VALUE % target) in shown["text"]
        assert 0 <= shown["left"] < shown["right"] <= DESKTOP[0]
        assert 0 <= shown["top"] < shown["bottom"] <= DESKTOP[1]
        assert page.value("scrollY") == at
        page.press("Escape", 27)
        assert closed(page)
        assert page.value("scrollY") == at
        assert page.value("document.activeElement.classList.contains('tip')"), "the focus is where it was"
        click(page, x, y)
        click(page, *page.value(CLOSE))
        page.move(2, 2)  # away from a number of the text that stood under the button
        assert closed(page)
        assert page.value("scrollY") == at


def test_a_finger_opens_a_sheet_at_the_foot(page: Page, file: Path) -> None:
    page.open(file, *PHONE, touch=True)
    labels = page.value(LABELS)
    assert len(labels) > 8
    for drawing, _, target, *_ in one_of_each(labels)[:6]:
        x, y = page.middle(TIP % (drawing, target))
        at = page.value("scrollY")
        page.tap(x, y)
        shown = panel(page)
        assert (shown["id"], shown["left"], shown["right"], shown["bottom"]) == (target, 0, *PHONE)
        assert page.value("scrollY") == at
        page.tap(3, 3)
        assert closed(page)
        assert page.value("scrollY") == at


def test_the_keyboard_passes_over_a_figure_and_finds_its_numbers_in_the_table_behind(page: Page, file: Path) -> None:
    page.open(file, *DESKTOP)
    target = page.value(
        "[...document.querySelectorAll('figure:has(details.data) .tip')].find((b) => b.checkVisibility())"
        "?.getAttribute('popovertarget')"
    )
    if target is None:
        pytest.skip("all figures of this report have their table beside them")
    tip = f"document.querySelector('figure:has(details.data) .tip[popovertarget=\"{target}\"]')"
    page.value(f"{tip}.closest('figure').setAttribute('tabindex', '-1'), {tip}.closest('figure').focus()")
    tags: list[str] = []
    while not tags or tags[-1] != "SUMMARY":
        page.press("Tab", 9)
        tags.append(page.value("document.activeElement.classList.contains('tip') ? 'TIP' : document.activeElement.tagName"))
        assert len(tags) < 9
    assert "TIP" not in tags
    page.press("Enter", 13, "\r")
    for _ in range(400):
        page.press("Tab", 9)
        if page.value("document.activeElement.getAttribute('popovertarget')") == target:
            break
    page.press("Enter", 13, "\r")
    assert panel(page)["id"] == target
    page.press("Escape", 27)
    assert closed(page)


def test_numbers_of_a_drawing_without_a_table_are_stops_with_a_name(page: Page, file: Path) -> None:
    page.open(file, *DESKTOP)
    stops = page.value(
        "[...document.querySelectorAll('.tip:not([tabindex])')].filter((b) => b.checkVisibility())"
        ".map((b) => [b.getAttribute('aria-label'), b.getAttribute('popovertarget'), b.closest('[aria-hidden]') !== null])"
    )
    for label, target, hidden in stops:
        assert not hidden
        assert numbers(page.value(VALUE % target))[0] in numbers(label), label
    if stops:
        page.value("document.querySelector('.tip:not([tabindex])').focus()")
        page.press("Enter", 13, "\r")
        assert panel(page)["id"] == stops[0][1]


def test_most_targets_have_the_size_of_a_fingertip_on_a_phone(page: Page, file: Path) -> None:
    page.open(file, *PHONE, touch=True)
    sizes = [min(label[3], label[4]) for label in page.value(LABELS)]
    assert min(sizes) > 12
    assert sorted(sizes)[len(sizes) // 2] > 22


CROWDED = """(() => {
  document.querySelectorAll('details').forEach((d) => { d.open = true; });
  const found = [...document.querySelectorAll('button, a[href], summary')].filter((e) =>
    e.tabIndex >= 0 && e.checkVisibility() && !e.closest('.prov') && !e.closest('p:not(.what p), .says, blockquote'));
  const of = (e) => e.getAttribute('popovertarget') || e.getAttribute('href') || e;
  const boxes = found.map((e) => {
    const r = e.getBoundingClientRect();
    return {x: r.x + r.width / 2, y: r.y + r.height / 2, l: r.left, r: r.right, t: r.top, b: r.bottom, of: of(e),
            small: Math.min(r.width, r.height) < 23.9, words: `${e.className} ${e.textContent || e.getAttribute('aria-label')}`};
  });
  const far = (a, b) => b.small ? Math.hypot(a.x - b.x, a.y - b.y) - 12
    : Math.hypot(Math.max(b.l - a.x, 0, a.x - b.r), Math.max(b.t - a.y, 0, a.y - b.b));
  return boxes.filter((a) => a.small).flatMap((a) =>
    boxes.filter((b) => b !== a && b.of !== a.of && far(a, b) < 11.9).map((b) => [a.words, b.words]));
})()"""
"""Targets under 24 px that are too near to another: a circle of 24 px around each may touch no other (WCAG 2.2, 2.5.8).

What stands in a sentence is left out, as is what leads to the same place.
"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_stands_outside_of_sentences_is_far_enough_apart_for_a_finger(page: Page, file: Path, size: tuple[int, int]) -> None:
    page.open(file, *size, touch=size == PHONE)
    assert page.value(CROWDED) == []
