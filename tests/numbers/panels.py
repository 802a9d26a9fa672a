"""What may stand where a number opens: in its button, in its panel, and in the panels of claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from tests.numbers.check_claims import read_claims, told_of
from tests.numbers.check_facts import STATED, printed
from tests.numbers.check_pages import BASES, HASHED, Page, anchor, segment_options, whole
from tests.numbers.margins import narrow
from tests.numbers.pieces import Piece, classes_of, numerals, text_of
from tests.numbers.rows import Number

WAVE = re.compile(r"\b(?:wave|since)='(\w+)'")
"""An earlier wave in the name of a fact."""
BASE, INTERVAL, TEST, DATA = {"Base", "基数"}, {"Interval", "区间"}, {"Test", "检验"}, {"Data", "数据"}
EXPRESSION, CONDITION, PARTS = {"Expression", "表达式"}, {"Condition", "条件"}, {"Made of", "构成"}


class Panels:
    """The places of facts and claims on a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.survey = page, page.survey
        self.owners = {child: parent for parent in page.root.iter() for child in parent}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The facts by the anchors of their panels."""
        return {anchor(name): name for name in self.page.facts}

    @cached_property
    def claims(self) -> Mapping[str, Any]:
        """The claims by the anchors of their panels."""
        return {f"proof-{claim['id']}": claim for claim in read_claims(self.page.version)}

    def button(self, piece: Piece) -> set[str] | None:
        """Return what a button may say that opens the panel of a fact."""
        over = piece.within("button", "tip")  # lies over the number of a drawing
        if over is not None:
            waves = self.survey.spec.get("survey", {}).get("waves", {})
            return {self.page.print(self.names[str(over.get("popovertarget"))]), *waves}
        button = piece.within("button", "fact")
        if button is None:
            return None
        name = self.names[str(button.get("popovertarget"))]
        if "cell" in classes_of(button):
            return self.in_cell(name, piece)
        return {self.page.print(name)}

    def in_cell(self, name: str, piece: Piece) -> set[str]:
        """Return what a cell may say of a fact: an end, a base or people under their heading, the number under all others."""
        truth = self.page.truth(name)
        row, column = self.headings(piece)
        base = BASES.get(row) or BASES.get(column)
        if base:
            found = getattr(truth, base)
            return set() if found is None else {printed(found, "count", 0)}
        if column.startswith(("Respondents", "人数", "实收")):
            return set() if truth.n is None else {f"{truth.n:,}"}
        if column in {"Low", "High", "下限", "上限"}:
            ends = self.page.ends(name)
            return {ends[column in {"High", "上限"}].removesuffix("%")} if ends else set()
        if "ends" in {c for e in piece.above for c in classes_of(e)}:
            return set(self.page.ends(name))
        return {self.page.print(name), self.page.print(name).removesuffix("%")}

    def headings(self, piece: Piece) -> tuple[str, str]:
        """Return the headings of the row and of the column of a cell."""
        cell, row, table = (piece.within(tag) for tag in ("td", "tr", "table"))
        if cell is None or row is None or table is None:
            return "", ""
        head = [th for th in next(table.iter("thead")).iter("th") if th.get("scope") != "colgroup"]
        cells = [e for e in row if e.tag in {"td", "th"}]
        columns = [(th.text or "").strip() for th in head]
        at = cells.index(cell) + (len(columns) - len(cells))
        return text_of(cells[0]).strip(), columns[at] if 0 <= at < len(columns) else ""

    def below(self, head: Element) -> Iterator[Element]:
        """Yield the numbers that open in the column under a head."""
        table = head
        while table.tag != "table":
            table = self.owners[table]
        heads = [th for th in next(table.iter("thead")).iter("th") if th.get("scope") != "colgroup"]
        for row in (row for body in table.iter("tbody") for row in body.iter("tr")):
            cells = [e for e in row if e.tag in {"td", "th"}]
            at = heads.index(head) - (len(heads) - len(cells))
            if 0 <= at < len(cells):
                yield from (b for b in cells[at].iter("button") if "fact" in classes_of(b))

    def row_of(self, piece: Piece) -> str:
        """Return the term that a line of a panel stands behind."""
        at: Element | None = piece.own
        while at is not None and at.tag != "dd":
            at = self.owners.get(at)
        return "" if at is None else next((text_of(e) for e in self.owners[at] if e.tag == "dt"), "")

    def panel(self, piece: Piece) -> set[str] | None:
        """Return what the panel of a fact may say in this line."""
        panel = piece.within("div", "prov")
        if panel is None or "proof" in classes_of(panel):
            return None
        name = self.names[str(panel.get("id"))]
        if "k" in classes_of(piece.own):
            return set()  # the register is counted where the report's order is
        if piece.own.tag == "b":
            return {self.page.print(name)}
        return self.line(piece, [name], name)

    def line(self, piece: Piece, names: list[str], expression: str) -> set[str]:
        """Return what the line of a panel may say, by its term."""
        term, text = self.row_of(piece), piece.text.strip()
        parts = [part for name in names for part in self.page.facts[name]["parts"]]
        if term in BASE:
            return self.bases([*names, *parts])
        if term in INTERVAL:
            return {"95%", *(e for name in names for e in (*self.page.ends(name), *narrow(self.survey, name)))}
        if term in EXPRESSION | CONDITION:
            return set(numerals(text)) if text == expression else set()
        if term in DATA and HASHED.search(text):
            return self.versions(text)
        found = {w for part in [*names, *parts] for w in (self.page.print(part),)} if term else set()
        if term in TEST:
            found |= {n for name in names for n in self.tested(name)}
        return found | self.circumstances(names)

    def circumstances(self, names: list[str]) -> set[str]:
        """Return wave, codes and the least base in the words for a fact, each with the words around it."""
        spec = self.survey.spec
        waves = sorted({wave for name in names for wave in WAVE.findall(name)})
        about = [f"{before}{w}{after}" for w in waves for before, after in (("since ", ""), ("wave: ", ""), ("与", "年"))]
        about += [f"调查轮次：{w}" for w in waves] + [f"wave “{w}”" for w in waves]
        least = spec["report"].get("minimum_base", "30")
        about += [f"base under {least}", f"under {least}", f"不足{least}", f"低于{least}"]
        about += [f"fewer than {least}", f"基数少于{least}"]
        about += [label for name in names for label in self.labels(name)]
        codes = {n for name in names for n in numerals(name.partition("(")[2])}
        return {*about, *(f"打{code}分" for code in codes), *(f"“{code}”" for code in codes), *(f"giving {c}" for c in codes)}

    def labels(self, name: str) -> list[str]:
        """Return the labels of the segments that a fact is narrowed to."""
        segments = self.survey.spec.get("segments", {})
        found = [(s, c) for s, c in re.findall(r"(\w+)='([^']*)'", name) if s in segments]
        options = [segment_options(self.survey.spec, s).get(c, "") for s, c in found]
        return [str(o["label"] if isinstance(o, dict) else o) for o in options if o]

    def bases(self, names: list[str]) -> set[str]:
        """Return the bases of facts."""
        truths = [t for n in names if not STATED.search(n) and (t := self.page.truth(n)).base is not None]
        if self.survey.rebuilt:
            published = self.survey.spec["survey"]["sample"].get("published_base")
            rows = {f"{len(self.survey.rows):,}", *(f"{t.base:,}" for t in truths)}
            waves = self.survey.spec["survey"].get("waves", {})
            return rows | ({f"{int(published):,}"} if published else set()) | ({f"仅{self.year}年"} if waves else set())
        total = [t for n in names if "=" not in n and not STATED.search(n) and (t := self.page.truth(n)).base is not None]
        found = {phrase for some in (truths, total) if some for phrase in _ranges(some)}
        for name in names:
            if not STATED.search(name):
                count = self.page.truth(name).base
                found |= {f"{label}{gap}{count:,}" for label in self.labels(name) for gap in ("", " ") if count is not None}
        return found

    @property
    def year(self) -> str:
        """The wave of the report itself."""
        return str(self.survey.spec["report"]["date"])[:4]

    def versions(self, text: str) -> set[str]:
        """Return file, rows and checksum of the data, if they are those that the rows were read from."""
        found = HASHED.findall(text)
        right = all(self.survey.versions.get(Path(file).name) == (rows, digest) for file, rows, digest in found)
        return {file for file, _, _ in found} | {n for f in found for n in f[1:]} if right else set()

    def tested(self, name: str) -> set[str]:
        """Return how the test of a change is printed."""
        truth = self.page.truth(name)
        if truth.test is None:
            return set()
        statistic, p = truth.test
        df = "" if truth.df is None else f"{truth.df:.1f}"
        p_printed = "0.001" if p < 0.001 else f"{p:.3f}"
        return {n.replace("-", "−") for n in (f"{statistic:.2f}", df, p_printed) if n}

    def proof(self, piece: Piece) -> set[str] | None:
        """Return what the panel of a claim may say in this line; and what its mark reads out."""
        panel, mark = piece.within("div", "proof"), piece.within("button", "mark")
        if panel is None and mark is None:
            side = piece.within("aside", "marks")
            return None if side is None else self.says(None)
        place = str(panel.get("id")) if panel is not None else str(mark.get("popovertarget")) if mark is not None else ""
        claim = self.claims[place]
        if mark is not None or piece.attribute or "what" in classes_of(piece.own):
            return self.says(place)
        numbers = self.line(piece, [f for f in claim["facts"] if f in self.page.facts], claim["expression"])
        if self.row_of(piece) in TEST:
            return numbers | told_of(claim) | self.literals(claim)
        if self.row_of(piece) in DATA:
            return numbers | self.literals(claim)
        return numbers

    def literals(self, claim: Mapping[str, Any]) -> set[str]:
        """Return the numbers that a claim compares with, as its expression has them."""
        bare = re.sub(r"'[^']*'|since=\S+", "", str(claim["expression"]))
        found = {n.replace("-", "−") for n in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?%?(?!\w)", bare)}
        return found | {n.removesuffix("%") for n in found}

    def says(self, place: str | None) -> set[str]:
        """Return the numbers of the words that a claim stands behind, wherever the text has them."""
        prefix = "says-" if place is None else f"says-{place.removeprefix('proof-')}-"
        spans = [e for e in self.page.root.iter("span") if str(e.get("id")).startswith(prefix)]
        return {n for span in spans for n in numerals(text_of(span))}


def _ranges(truths: list[Number]) -> set[str]:
    """Return the bases of several facts as a report writes them: one number, or the least and the most."""
    found = set()
    weighted, effective = ("weighted (n = ", "加权基数"), ("effective ", "有效", "有效基数")
    for key, words in (("base", ("n = ",)), ("weighted_base", weighted), ("effective_base", effective)):
        bases = sorted(b for t in truths if (b := getattr(t, key)) is not None)
        if not bases:
            continue
        low, high = whole(bases[0]), whole(bases[-1])
        found |= {w + r for w in words for r in ((low,) if low == high else (f"{low} to {high}", f"{low}至{high}"))}
    return found
