"""Whether ``report.pdf`` prints the numbers of the page, each as often, and beside them only those that paper needs.

The page is accounted for in :mod:`tests.numbers.account`; paper has the same text, drawn numbers included, and adds running
heads, a list of contents and references with the pages, which are looked up in the text of the sheets themselves.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.numbers.check_pages import Page
from tests.numbers.listing import Listing
from tests.numbers.pieces import SVG, Piece, classes_of, pieces_of, text_of

DIGITS = re.compile(r"\d+")
ON_SCREEN = {"panels", "more", "marks", "common"}
"""Panels of numbers in tables, what panels say that stands elsewhere on paper, and the words of claims beside their paragraph."""
REFERRED = re.compile(r"(?:page|第)\s+(\d+)(?:\s+页)?(?![\d\s]*(?:of|共))|第\s+(\d+)\s+页")


HELD = re.compile(r"(?:成立|holds)\s*[（(](\d+)[）)]")
"""Beside a paragraph whose claims all hold: how many they are."""
TOGETHER = "\x01"


def text_of_pdf(path: Path) -> str | None:
    """Return the text of a PDF; None without the tool that reads it."""
    tool = shutil.which("pdftotext")
    return subprocess.run([tool, "-raw", path, "-"], capture_output=True, text=True, check=True).stdout if tool else None


class Sheets:
    """The sheets of a report."""

    def __init__(self, page: Page, text: str) -> None:
        self.page = page
        self.sheets = [s for s in text.split("\f") if s.strip()]
        self.count = len(self.sheets)

    def faults(self) -> Iterator[str]:
        """Yield whatever is wrong on paper."""
        left = []
        for number, sheet in enumerate(self.sheets, 1):
            bare, faults = self._running(sheet, number)
            yield from faults
            left.append(bare)
        text, faults = self._contents("\n\f\n".join(left))
        yield from faults
        text, faults = self._references(text)
        yield from faults
        text, faults = Listing(self.page, "report.pdf", parted=False).apart(text)
        yield from faults
        held, claims = Counter(HELD.findall(text)), Counter(held_beside(self.page))
        if held != claims:
            yield f"report.pdf: tells of {held} claims beside paragraphs, not {claims}"
        text = HELD.sub("", text)
        found, wanted = (
            Counter(DIGITS.findall(text)),
            Counter(n for t in (*self._printed(), *self._again(text)) for n in DIGITS.findall(t)),
        )
        yield from (
            f"report.pdf: {n} is printed {found[n]} times, in the page {wanted[n]}"
            for n in found | wanted
            if found[n] != wanted[n]
        )

    def _printed(self) -> Iterator[str]:
        """Yield the texts of the page that are on paper."""
        yield from (p.text for p in pieces_of(self.page.root) if _on_paper(p))
        for ordered in (e for e in self.page.root.iter("ol") if not e.get("class")):  # the browser numbers these
            if not any(ordered in set(nav.iter()) for nav in self.page.root.iter("nav")):
                yield from (str(i) for i, item in enumerate(ordered, int(ordered.get("start") or 1)) if item.tag == "li")
        drawings = {str(d.get("id")): d for d in self.page.root.iter(f"{SVG}svg")}
        for name, drawing in drawings.items():
            if name.endswith("-narrow") and name.replace("-narrow", "-wide") in drawings:
                continue
            yield from (text_of(t) for t in drawing.iter(f"{SVG}text"))

    def _again(self, text: str) -> Iterator[str]:
        """Yield the heads of tables that a sheet repeats, as often as it does."""
        pressed = _bare(text)
        heads = Counter(" ".join(th.itertext()) for thead in self.page.root.iter("thead") for th in thead)
        for head, times in heads.items():
            if DIGITS.search(head):
                yield from [head] * max(0, pressed.count(_bare(head)) - times)

    def _running(self, sheet: str, number: int) -> tuple[str, list[str]]:
        """Return a sheet without head and foot, and what is wrong in them."""
        report = self.page.survey.spec["report"]
        faults = []
        for foot in (
            rf"(?:版本|Version)\s{re.escape(report['version'])} · {report['date']}",
            rf"Page {number} of {self.count}\b|第 {number} 页，共 {self.count} 页",
        ):
            sheet, times = re.subn(foot, "", sheet)
            if times != 1 and number > 1:
                faults.append(f"report.pdf: sheet {number} has {times} times {foot}")
        title = re.escape(str(report["title"]))
        runs = [*self._runs, "Contents", "目录"]
        heads = "|".join(re.escape(run) for run in sorted(runs, key=len, reverse=True))
        return re.sub(rf"^{title} (?:{heads})$", "", sheet, count=1, flags=re.MULTILINE), faults

    @property
    def _runs(self) -> list[str]:
        return [str(e.get("data-run")) for e in self.page.root.iter() if e.get("data-run")]

    def _contents(self, text: str) -> tuple[str, list[str]]:
        """Return all sheets without the lists of parts and figures, and entries with a page where the part is not."""
        faults = []
        for entry in self._entries():
            pattern = r"\s*".join(re.escape(c) for c in _bare(entry.replace(TOGETHER, ""))) + r"\s+(\d+)$"
            match = re.search(pattern, text, re.MULTILINE)
            if match is None:
                faults.append(f"report.pdf: lists no {entry}")
                continue
            number = int(match[1])
            if not all(self._stands_on(words, number) for words in entry.split(TOGETHER)):
                faults.append(f"report.pdf: {entry} is not on page {number}")
            text = text[: match.start()] + text[match.end() :]
        return text, faults

    def _stands_on(self, words: str, number: int) -> bool:
        return 1 <= number <= self.count and _bare(words) in _bare(self.sheets[number - 1])

    def _entries(self) -> Iterator[str]:
        nav = next((e for e in self.page.root.iter("nav") if "wide" in classes_of(e)), None)
        if nav is not None:
            yield from (" ".join(text_of(part) for part in link) for link in nav.iter("a"))
        for figure in (f for f in self.page.root.iter("figure") if f.get("id")):
            caption = next((e for e in figure.iter("figcaption")), None)
            if caption is not None:
                lines = {next(iter(classes_of(p) & {"no", "t"}), ""): p for p in caption.iter("p")}
                if {"no", "t"} <= set(lines):
                    yield f"{_without_tag(lines['no'])}{TOGETHER}{text_of(lines['t'])}"

    def _references(self, text: str) -> tuple[str, list[str]]:
        """Return all sheets without references to pages, and those to a figure or table that stands elsewhere."""
        faults = []
        for label, number in re.findall(r"((?:图|表|Figure |Table )\d+)\s*[（(](?:page\s|第\s)(\d+)", text):
            if not re.search(rf"^{label}(?!\d)", self.sheets[min(int(number), self.count) - 1], re.MULTILINE):
                faults.append(f"report.pdf: {label} is not on page {number}")

        def cleared(match: re.Match[str]) -> str:
            number = int(match[1] or match[2])
            return "" if 1 <= number <= self.count else match.group()

        return REFERRED.sub(cleared, text), faults


def held_beside(page: Page) -> Iterator[str]:
    """Yield how many claims hold beside each paragraph that has several of them."""
    for aside in (e for e in page.root.iter("aside") if "marks" in classes_of(e)):
        count = sum("holds" in classes_of(mark) for mark in aside.iter("button"))
        if count > 1:
            yield str(count)


def _on_paper(piece: Piece) -> bool:
    classes = {c for e in piece.above for c in classes_of(e)}
    return not piece.attribute and not classes & ON_SCREEN and not {e.tag for e in piece.above} & {"details", "nav"}


def _without_tag(label: Element) -> str:
    return (label.text or "") + "".join((e.tail or "") if "tag" in classes_of(e) else text_of(e) + (e.tail or "") for e in label)


def _bare(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b]", "", text)
