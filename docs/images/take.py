"""Take the pictures of reports in this folder again: ``python docs/images/take.py VERSION`` with a version of city-library-2026.

Needs Chromium. The pictures show what a reader meets: a number's panel, in the text and in a figure, the mark of a claim with its
test, the scorecard.
"""

from __future__ import annotations

import base64
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.render.devtools import Page, chromium  # noqa: E402 - found only now

HERE = Path(__file__).parent
NUMBER = "document.querySelectorAll('.text p .fact')[0]"
DRAWN = "[...document.querySelectorAll('figure:has(.data) .tip')].find((e) => e.checkVisibility())"
MARK = "document.querySelectorAll('.side.marks button.mark')[0]"
SCORECARD = "document.querySelector('#tab-scorecard')"


def take(page: Page, name: str) -> None:
    """Write what the window shows."""
    picture = page.call("Page.captureScreenshot", format="png")
    seen = Image.open(io.BytesIO(base64.b64decode(picture["data"]))).convert("RGB")
    seen.quantize(64, dither=Image.Dither.NONE).save(HERE / f"{name}.png", optimize=True)


def main(version: Path) -> None:
    """Take every picture at desktop and phone width."""
    file = (version / "index.html").resolve()
    with tempfile.TemporaryDirectory() as profile, chromium(Path(profile)) as page:
        for suffix, (width, height), touch in (("", (1280, 800), False), ("-phone", (390, 780), True)):
            page.open(file, width, height, touch=touch)
            for name, thing in (("panel", NUMBER), ("figure-number", DRAWN), ("claim", MARK)):
                page.middle(thing)
                page.value(f"{thing}.click()")
                page.settle()
                take(page, f"{name}{suffix}")
                page.press("Escape", 27)
            page.value(f"{SCORECARD}.scrollIntoView({{block: 'start', behavior: 'instant'}})")
            page.settle()
            take(page, f"scorecard{suffix}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
