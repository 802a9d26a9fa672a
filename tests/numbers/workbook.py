"""Whether ``tables.xlsx`` has the tables of the page, each number as printed there, and in its list the numbers of the rows.

The page is accounted for in :mod:`tests.numbers.account`. The workbook is read by openpyxl, and a number is shown here as its
format asks, so that a wrong value and a wrong format are both found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import openpyxl

from tests.numbers.check_facts import same, stated
from tests.numbers.check_pages import Page, text_of
from tests.numbers.pieces import classes_of

EXACT = {"Exact value": "value", "精确值": "value", "Low": "low", "下限": "low", "High": "high", "上限": "high"}
EXACT |= {"Respondents (n)": "n", "人数（n）": "n", "Base (n)": "base", "基数（n）": "base"}
EXACT |= {"Weighted base": "weighted_base", "加权基数": "weighted_base", "Effective base": "effective_base"}
EXACT |= {"有效基数": "effective_base"}
"""The columns of numbers in the list of all numbers."""


def shown(value: float, form: str) -> str:
    """Return a number as a spreadsheet shows it."""
    sections = form.split(";")
    part = sections[1] if value < 0 and len(sections) > 1 else sections[2] if value == 0 and len(sections) > 2 else sections[0]
    assert part is sections[0] or value <= 0
    core = re.search(r"(#,##)?0(\.0+)?(%?)", part)
    assert core is not None, form
    exact = Decimal(repr(value)) * (100 if core[3] else 1)
    digits = abs(exact).quantize(Decimal(1).scaleb(1 - len(core[2] or ".")), ROUND_HALF_UP)
    number = (f"{digits:,f}" if core[1] else f"{digits:f}") + core[3]
    return (part[: core.start()] + number + part[core.end() :]).replace('"', "")


class Workbook:
    """The workbook of a built report."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.book = openpyxl.load_workbook(page.version / "tables.xlsx")

    def faults(self) -> Iterator[str]:
        """Yield every row that is not the page's, every table of the page that is not there, and every wrong exact number."""
        found: set[str] = set()
        for sheet in self.book.worksheets:
            labels = re.findall(r"(?:图|表|Figure|Table) \d+", str(sheet["A1"].value or ""))
            known = [label for label in labels if label in self._tables or label in self._cards]
            found |= set(known)
            if labels and not known:
                yield f"tables.xlsx: {sheet.title} is of {labels}, which the page has not"
            for label in known:  # a figure beside its table has none of its own
                yield from self._scores(sheet, label) if label in self._cards else self._compared(sheet, label)
        yield from (f"tables.xlsx: lacks {label}" for label in (self._tables.keys() | self._cards.keys()) - found)
        yield from self._exact()

    def _compared(self, sheet: Any, label: str) -> Iterator[str]:
        theirs, ours = self._tables[label], list(_rows(sheet))
        wrong = [row for row in theirs if row not in ours]
        yield from (f"tables.xlsx: {sheet.title} lacks what {label} of the page has: {row}" for row in wrong)
        extra = [row for row in ours if row not in theirs]
        extra += [head for head in _heads(sheet) if head not in self._heads[label]]
        yield from (f"tables.xlsx: {sheet.title} has what {label} of the page has not: {row}" for row in extra)

    def _scores(self, sheet: Any, label: str) -> Iterator[str]:
        """Yield what became of the actions otherwise than on the page, which sets it in cards."""
        theirs = []
        for row in (r for r in self._cards[label].iter("tr") if "values" in classes_of(r)):
            cells = [c for c in row.iter("td") if "right" in classes_of(c)][:3]
            theirs.append([_bare(_text(c, "ends")).replace("–", "") for c in cells])
        body = sheet.iter_rows(min_row=_body(sheet), min_col=3, max_col=5)
        ours = [[_bare(_shown(cell)) for cell in row] for row in body if row[0].has_style and row[0].column == 3]
        kept = [row for row in ours if any(row)]
        if kept != [row for row in theirs if any(row)]:
            yield f"tables.xlsx: {sheet.title} has {kept} for {theirs}"

    @cached_property
    def _cards(self) -> Mapping[str, Element]:
        return {label: table for label, table, figure in self._figures if "scorecard" in classes_of(figure)}

    @property
    def _grids(self) -> list[tuple[str, Element]]:
        return [(label, table) for label, table, figure in self._figures if "scorecard" not in classes_of(figure)]

    @cached_property
    def _tables(self) -> Mapping[str, list[str]]:
        """The rows of every table of the page by its number, each as its texts without spaces and percent signs."""
        return {
            label: [_bare(_text(row)) for body in table.iter("tbody") for row in body.iter("tr")] for label, table in self._grids
        }

    @cached_property
    def _heads(self) -> Mapping[str, set[str]]:
        return {label: {_bare(t) for th in table.iter("th") for t in _pieces(th)} for label, table in self._grids}

    @cached_property
    def _figures(self) -> list[tuple[str, Element, Element]]:
        found = []
        for figure in self.page.root.iter("figure"):
            label = next((text_of(p) for p in figure.iter("p") if "no" in classes_of(p)), "")
            number = re.match(r"(图|表|Figure|Table)\s?(\d+)", label)
            table = next(figure.iter("table"), None)
            if number and table is not None:
                found.append((f"{number[1]} {number[2]}", table, figure))
        return found

    def _exact(self) -> Iterator[str]:
        """Yield what the list of all numbers has otherwise than the rows."""
        if not self.page.facts:
            return
        lines = self.book.worksheets[-1].iter_rows(min_row=3, values_only=True)
        heads = list(map(str, next(lines)))
        names = next(i for i, head in enumerate(heads) if head in {"Expression", "表达式"})
        for line in lines:
            name = str(line[names])
            for head, value in zip(heads, line, strict=True):
                if head in EXACT and isinstance(value, int | float):
                    wanted = self._wanted(name, EXACT[head])
                    if wanted is None or not same(float(value), float(wanted), 1e-6):
                        yield f"tables.xlsx: {name} has {float(value)} under {head} for {wanted}"

    def _wanted(self, name: str, key: str) -> float | None:
        truth, points = self.page.truth(name), self.page.facts[name]["unit"] == "points"
        found = {"value": truth.value, **dict(zip(("low", "high"), truth.interval or (None, None), strict=True))}
        if key in found:
            number = found[key]
            return number if number is None or not points else number * 100
        known: float | None = getattr(stated(self.page.survey, truth), key)
        return known


def _rows(sheet: Any) -> Iterator[str]:
    """Yield the rows of the table of a sheet, below its frozen head, as their texts without spaces and percent signs."""
    for row in sheet.iter_rows(min_row=_body(sheet)):
        if all(cell.value is None for cell in row):
            return
        yield _bare("".join(_shown(cell) for cell in row))


def _heads(sheet: Any) -> Iterator[str]:
    for row in sheet.iter_rows(min_row=4, max_row=_body(sheet) - 1, values_only=True):
        yield from (_bare(head) for head in row if head)


def _body(sheet: Any) -> int:
    return int(re.sub(r"\D", "", sheet.freeze_panes))


def _shown(cell: Any) -> str:
    if cell.value is None:
        return ""
    return shown(cell.value, cell.number_format) if isinstance(cell.value, int | float) else str(cell.value)


def _pieces(head: Element) -> tuple[str, ...]:
    """Return a heading and its letter."""
    letter = "".join(text_of(e) for e in head.iter("span") if "letter" in classes_of(e))
    return _text(head).strip().removesuffix(letter), letter


def _text(element: Element, without: str = "unseen") -> str:
    """Return the text of an element without the parts of a class."""
    inner = "" if without in classes_of(element) else (element.text or "") + "".join(_text(e, without) for e in element)
    return inner + (element.tail or "")


def _bare(text: str) -> str:
    return re.sub(r"[\s%\u2060\u200b]", "", text)
