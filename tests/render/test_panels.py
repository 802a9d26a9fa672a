"""Where a number comes from, opened as readers open it: with the pointer, with a finger, with the keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from reportgen.render.output import Rendered
from tests.render.devtools import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DESKTOP, PHONE = (1280, 900), (390, 844)
NUMBER = "document.querySelectorAll('.text p .fact')[%d]"
PANELS = """[...document.querySelectorAll('.prov')].filter((e) => {
  const style = getComputedStyle(e);
  return style.position === 'fixed' && style.display !== 'none';
}).map((e) => {
  const r = e.getBoundingClientRect();
  return {id: e.id, text: e.innerText, left: r.left, top: r.top, right: r.right, bottom: r.bottom,
          modal: e.matches(':popover-open'), over: document.elementFromPoint(r.left + 9, r.top + 9)?.closest('.prov')?.id};
})"""


@pytest.fixture(params=["index.html", "index.en.html"])
def file(request: pytest.FixtureRequest, rendered: Rendered, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes(rendered.files[request.param])
    return path


def panel(page: Page) -> dict[str, Any]:
    """Return the one open panel."""
    found: list[dict[str, Any]] = page.value(PANELS)
    assert len(found) == 1
    return found[0]


def closed(page: Page) -> bool:
    """Whether no panel is open."""
    return bool(page.value(PANELS) == [])


def number(page: Page, at: int = 0) -> dict[str, Any]:
    """Return a number of the running text: its panel and where it stands."""
    box = f"""(() => {{
      const e = {NUMBER % at}, r = e.getClientRects()[0];
      return {{panel: e.getAttribute('popovertarget'), left: r.left, top: r.top, right: r.right, bottom: r.bottom}};
    }})()"""
    found: dict[str, Any] = page.value(box)
    return found


def apart(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two boxes leave each other uncovered."""
    return bool(a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] + 1 or b["bottom"] <= a["top"] + 1)


def defines(shown: dict[str, Any], file: Path) -> bool:
    """Whether a panel says all that the register says of the number: value, definition, base, source, expression."""
    entry = re.search(rf'id="{shown["id"]}".*?</dl>', file.read_text(encoding="utf-8"), re.DOTALL)
    assert entry, shown["id"]
    words = re.sub(r"<[^>]*>", "\n", entry[0].partition(">")[2]).split()
    assert len(words) > 8
    bare = re.sub(r"\s", "", shown["text"])
    return all(re.sub(r"&[^;]*;", "", word) in bare for word in words if "&" not in word)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pointer_opens_the_panel_beside_its_number_and_leaving_closes_it(page: Page, file: Path, *, dark: bool) -> None:
    page.open(file, *DESKTOP, dark=dark)
    assert closed(page)
    for at in range(3):
        x, y = page.middle(NUMBER % at)
        page.move(x, y)
        shown, place = panel(page), number(page, at)
        assert shown["id"] == shown["over"] == place["panel"]
        assert not shown["modal"]
        assert defines(shown, file)
        assert apart(shown, place)
        assert 0 <= shown["left"] < shown["right"] <= DESKTOP[0]
        assert 0 <= shown["top"] < shown["bottom"] <= DESKTOP[1]
        near = min(abs(shown["top"] - place["bottom"]), abs(shown["bottom"] - place["top"]))
        assert near < 40
        page.move(2, 2)
        assert closed(page)


def test_a_finger_opens_a_sheet_at_the_foot_and_a_tap_beside_it_closes_it(page: Page, file: Path) -> None:
    page.open(file, *PHONE, touch=True)
    page.tap(*page.middle(NUMBER % 0))
    shown, place = panel(page), number(page)
    assert shown["modal"]
    assert shown["id"] == shown["over"] == place["panel"]
    assert (shown["left"], shown["right"], shown["bottom"]) == (0, *PHONE)
    assert shown["top"] > PHONE[1] * 0.3
    assert apart(shown, place)
    assert defines(shown, file)
    assert page.value("document.querySelector('.prov:popover-open .close').getBoundingClientRect().height") >= 44
    page.tap(PHONE[0] / 2, 8)
    assert closed(page)
    page.tap(*page.middle(NUMBER % 1))
    assert panel(page)["id"] == number(page, 1)["panel"]
    page.tap(*page.middle("document.querySelector('.prov:popover-open .close')"))
    assert closed(page)


def test_the_keyboard_shows_the_panel_on_focus_keeps_it_on_enter_and_closes_it_on_escape(page: Page, file: Path) -> None:
    page.open(file, *DESKTOP)
    page.value(f"{NUMBER % 0}.closest('p').setAttribute('tabindex', '-1'), {NUMBER % 0}.closest('p').focus()")
    page.press("Tab", 9)
    while page.value("document.activeElement.className") != "fact":
        page.press("Tab", 9)
    shown = panel(page)
    assert shown["id"] == page.value("document.activeElement.getAttribute('popovertarget')")
    assert shown["over"] == shown["id"]
    assert defines(shown, file)
    assert apart(shown, number(page))
    page.press("Enter", 13, "\r")
    assert panel(page)["modal"]
    page.press("Escape", 27)
    assert not any(found["modal"] for found in page.value(PANELS))
    assert page.value("document.activeElement.className") == "fact"


CELL = "document.querySelectorAll('td .fact.cell')[%d]"


def test_a_number_of_a_table_opens_its_panel_by_pointer_finger_and_key(page: Page, file: Path) -> None:
    page.open(file, *DESKTOP)
    page.move(*page.middle(CELL % 0))
    assert closed(page)  # crossing a table opens nothing
    page.value(f"{CELL % 0}.click()")
    shown = panel(page)
    assert shown["modal"]
    assert shown["id"] == page.value(f"{CELL % 0}.getAttribute('popovertarget')") == shown["over"]
    assert defines(shown, file)
    page.press("Escape", 27)
    assert closed(page)
    page.value(f"{CELL % 1}.focus()")
    page.press("Enter", 13, "\r")
    assert panel(page)["modal"]
    page.open(file, *PHONE, touch=True)
    page.tap(*page.middle(CELL % 2))
    shown = panel(page)
    assert (shown["left"], shown["right"], shown["bottom"]) == (0, *PHONE)
    page.tap(*page.middle("document.querySelector('.prov:popover-open .close')"))
    assert closed(page)


def test_a_number_of_a_table_is_shown_by_its_address(page: Page, file: Path) -> None:
    page.open(file, *DESKTOP)
    page.value(f"{CELL % 0}.click()")
    page.value("document.querySelector('.prov:popover-open .link').click()")
    address = page.value("location.hash")
    page.press("Escape", 27)
    shown, at = panel(page), page.value("scrollY")
    assert f"#{shown['id']}" == address
    assert 0 <= shown["left"] < shown["right"] <= DESKTOP[0]
    assert 0 <= shown["top"] < shown["bottom"] <= DESKTOP[1]
    place = page.value(
        "(({x, y, width, height}) => [x, y, width, height])(document.querySelector('.shut').getBoundingClientRect())"
    )
    assert shown["left"] < place[0] < place[0] + place[2] <= shown["right"]
    assert shown["top"] < place[1] < place[1] + place[3] <= shown["bottom"]
    page.value("document.querySelector('.shut').click()")
    page.settle()
    assert closed(page)
    assert page.value("scrollY") == at, "closing does not scroll"
    page.value(f"location.hash = '{address}'")
    page.value("document.querySelector('.prov.cell:target .xref').click()")
    assert closed(page)


MARK = "document.querySelectorAll('.marks .mark')[%d]"


def test_a_mark_of_a_claim_opens_with_a_finger_and_closes_with_a_press(page: Page, file: Path) -> None:
    page.open(file, *PHONE, touch=True)
    page.tap(*page.middle(MARK % 1))
    opened = panel(page)
    assert (opened["id"], opened["modal"]) == ("proof-b", True)
    assert "14.0" in opened["text"]
    assert (opened["left"], opened["right"]) == (0, PHONE[0])
    page.press("Escape", 27)
    assert closed(page)


def test_a_mark_of_a_claim_opens_with_the_keyboard_and_gives_the_focus_back(page: Page, file: Path) -> None:
    page.open(file, *DESKTOP)
    page.value(f"({MARK % 0}).focus()")
    page.press("Enter", 13, "\r")
    assert panel(page)["id"] == "proof-a"  # a row of the table is its line: closed it is not shown
    page.press("Escape", 27)
    assert closed(page)
    assert page.value(f"document.activeElement === {MARK % 0}")
    assert page.value("getComputedStyle(document.getElementById('proof-a')).display") == "none"
