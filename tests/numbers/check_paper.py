"""Whether ``report.pdf`` prints the same numbers as the page, and no others."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.numbers.check_pages import NUMBER, SVG, Page, text_of, ticks_of

BLOCKS = {"p", "dd", "tr", "h1", "h2", "h3"}
NOT_ON_PAPER = {"details", "script", "style", "nav", "svg", f"{SVG}svg"}
ON_SCREEN = {"panels", "more", "side marks"}
"""Panels of numbers in tables, what panels say that stands elsewhere on paper, and the words of claims beside their paragraph."""
PAGE_NUMBERS = re.compile(r"[（(](?:见)?第\s*\d+\s*页[）)]|\(page\s*\d+\)")
"""What paper adds to a reference."""

TITLE = re.compile(r"^\f?(Numbers of figures and tables|图表中的数字|圖表中的數字)\n", re.MULTILINE)
"""Of the list at the end, whose lines are compared with the panels of the same numbers."""
LISTED = re.compile(r"\[(\d+)\]")


def text_of_pdf(path: Path) -> str | None:
    """Return the text of a PDF; None without the tool that reads it."""
    tool = shutil.which("pdftotext")
    return subprocess.run([tool, "-raw", path, "-"], capture_output=True, text=True, check=True).stdout if tool else None


def paper_faults(page: Page, text: str) -> Iterator[str]:
    """Yield blocks of the page that paper has not, drawn numbers that are missing, and numbers on paper that nobody gave."""
    text, _, listed = re.split(TITLE, text, maxsplit=1) if re.search(TITLE, text) else (text, "", "")
    yield from _list_faults(page, listed)
    paper = _pressed(PAGE_NUMBERS.sub("", text))
    blocks = [b for b in _blocks(page.root) if NUMBER.search(text_of(b))]
    for words in dict.fromkeys(_pressed(text_of(b)) for b in blocks):
        if words not in paper:
            yield f"report.pdf: lacks {words[:80]}"
    for drawing in _drawings(page.root):
        words = _pressed("".join(text_of(t) for t in drawing.iter(f"{SVG}text")))
        if words not in paper:
            yield f"report.pdf: lacks the drawing {drawing.get('id')}: {words[:80]}"
    once = [b for b in blocks if b.tag != "dd"]  # paper says what several numbers share only once
    wanted = Counter(n for b in once for n in _numbers(text_of(b) if b.tag == "p" else " ".join(b.itertext())))
    wanted.update(_drawn(page.root))
    found = Counter(_numbers(PAGE_NUMBERS.sub("", text)))
    for number, times in wanted.items():
        if found[number] < times:
            yield f"report.pdf: {number} is printed {found[number]} times, in the page {times} times"
    yield from _strangers(page, text, found)


def _strangers(page: Page, text: str, found: Counter[str]) -> Iterator[str]:
    order = {str(n) for n in range(len(text.split("\f")) + 1)} | set(re.findall(r"\b\d+\.\d+\b", "\n".join(page.headings)))
    order |= {str(n + 1) for n in range(sum(e.get("class") == "prov" for e in page.root.iter("div")))}
    allowed = {n.removesuffix("%") for n in page.allowed} | order
    yield from (f"report.pdf: {n}" for n in found if n not in allowed)


def _list_faults(page: Page, listed: str) -> Iterator[str]:
    """Yield numbers of the list that neither the panel of the same number says, nor that of the next one, nor a heading."""
    panels: dict[str, set[str]] = {}
    for panel in (e for e in page.root.iter("div") if e.get("class") == "prov cell"):
        place = next(text_of(e) for e in panel.iter("span") if e.get("class") == "k")
        panels["".join(re.findall(r"\d+", place))] = set(NUMBER.findall(" ".join(panel.itertext())))
    _, *lines = LISTED.split(PAGE_NUMBERS.sub("", listed))
    if sorted(lines[::2]) != sorted(panels):
        yield "report.pdf: the list of figures and tables has other numbers than the panels of the page"
    titles = {n for figure in page.root.iter("figcaption") for n in NUMBER.findall(" ".join(figure.itertext()))}
    for place, said, after in zip(lines[::2], lines[1::2], (*lines[2::2], "")[: len(lines) // 2], strict=True):
        allowed = panels.get(place, set()) | panels.get(after, set()) | titles | {"95%"}
        yield from (f"report.pdf, [{place}]: {n}" for n in NUMBER.findall(said) if n.endswith("%") and n not in allowed)


def _blocks(element: Element) -> Iterator[Element]:
    if element.tag in BLOCKS and element.get("class") not in ON_SCREEN:
        yield element
    elif element.tag not in NOT_ON_PAPER and element.get("class") not in ON_SCREEN:
        for child in element:
            yield from _blocks(child)


def _drawings(root: Element) -> Iterator[Element]:
    yield from (d for d in root.iter(f"{SVG}svg") if str(d.get("id")).endswith("-wide"))


def _drawn(root: Element) -> Iterator[str]:
    for drawing in _drawings(root):
        texts = list(drawing.iter(f"{SVG}text"))
        yield from (n for t in texts if t not in ticks_of(texts) for n in _numbers(text_of(t)))


def _pressed(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b]", "", text)


def _numbers(text: str) -> list[str]:
    return [n.removesuffix("%") for n in NUMBER.findall(text)]
