"""The page as headless Chromium lays it out."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reportgen.render.output import Rendered
from tests.render.devtools import CHROMIUM, FLAGS

pytestmark = pytest.mark.browser

NARROWEST = 500
"""Chromium opens no window narrower than this; a narrower page stands in a frame."""
SCRIPT = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


def dumped(page: str, folder: Path, width: int, *flags: str) -> str:
    """Return the page's elements after its script ran; the policy, which forbids scripts, is taken out of this copy."""
    copy = folder / "page.html"
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    if width < NARROWEST:
        free = f'<!DOCTYPE html><iframe width="{width}" height="4000" style="border: 0" srcdoc="{html.escape(free)}"></iframe>'
    copy.write_text(free, encoding="utf-8")
    call = [
        CHROMIUM,
        *FLAGS,
        *("--virtual-time-budget=8000", "--dump-dom"),
        *flags,
        f"--window-size={max(width, NARROWEST)},2000",
        f"--user-data-dir={folder / 'profile'}",
        copy.as_uri(),
    ]
    return subprocess.run(call, capture_output=True, text=True, check=True, timeout=180).stdout


def measured(page: str, folder: Path, width: int, *flags: str) -> dict[str, Any]:
    dom = dumped(page.replace("</body>", f"<script>{SCRIPT}</script></body>"), folder, width, *flags)
    found = re.search(r'<pre id="measured">(.*?)</pre>', dom, re.DOTALL)
    assert found, "the page's script did not run"
    result: dict[str, Any] = json.loads(html.unescape(found[1]))
    return result


@pytest.mark.parametrize("file", ["index.html", "index.en.html"])
@pytest.mark.parametrize(
    ("width", "flags"),
    [(1280, ()), (360, ()), (1280, ("--blink-settings=preferredColorScheme=0",))],
    ids=["desktop", "phone", "dark"],
)
def test_nothing_sticks_out_lies_on_other_words_or_is_faint(
    file: str, width: int, flags: tuple[str, ...], rendered: Rendered, tmp_path: Path
) -> None:
    page = measured(rendered.files[file].decode(), tmp_path, width, *flags)
    assert page["width"] == width
    assert page["boxes"] > 200
    assert page["scroll"] <= width
    assert page["out"] == []
    assert page["overlaps"] == []
    assert page["faint"] == []
    assert page["broken"] == []
    if width < 760:
        assert min(page["small"]) >= 44
        assert all(columns > 3 and place == "sticky" for columns, place in page["cut"])


@pytest.mark.parametrize("file", ["index.html", "index.en.html"])
def test_every_character_is_in_the_font_it_is_set_in(file: str, rendered: Rendered, tmp_path: Path) -> None:
    import base64

    import uharfbuzz as hb

    text = rendered.files[file].decode()
    fonts = [base64.b64decode(data) for data in re.findall(r"url\(data:font/otf;base64,([^)]*)\)", text)]
    letters = measured(text, tmp_path, 1280)["letters"]
    for name, data in zip(("regular", "bold", "serif"), fonts, strict=True):
        assert not {ord(c) for c in letters[name] if c >= " "} - set(hb.Face(hb.Blob(data)).unicodes), name
        assert len(letters[name]) > 20


@pytest.mark.parametrize("act", ["click()", "focus({focusVisible: true})"])
def test_a_number_shows_its_panel_on_tap_and_on_focus_without_script(act: str, rendered: Rendered, tmp_path: Path) -> None:
    script = f"""<script>addEventListener("load", () => {{
      const number = document.querySelector(".findings .fact");
      const panel = document.getElementById(number.getAttribute("popovertarget"));
      number.{act};
      const box = panel.getBoundingClientRect(), inside = box.top >= 0 && box.bottom <= innerHeight;
      document.body.dataset.shown = [getComputedStyle(panel).position, inside, box.height > 40].join();
    }});</script>"""
    dom = dumped(rendered.files["index.html"].decode().replace("</body>", script + "</body>"), tmp_path, 1280)
    assert 'data-shown="fixed,true,true"' in dom
