"""Whether every number that a reader sees in ``index.html`` and ``report.pdf`` is one that the raw rows or the author gave.

Numbers of the survey stand in buttons (prose), in cells of tables, in the texts of drawings, in lines of bases, and in the
register; each is compared with its own fact, recomputed. What is left must be a number that the author wrote, or one of the
report's own order: chapters, figures, questions, pages, dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5

from tests.numbers import stated
from tests.numbers.check_facts import STATED, decimals_of, printed, read_facts
from tests.numbers.margins import narrow
from tests.numbers.rows import Number, Survey

NUMBER = re.compile(r"(?<![0-9A-Za-z_.,])[+−-]?\d+(?:,\d{3})*(?:\.\d+)?%?")
HASHED = re.compile(r"([^\s，；;]+)[，,] ?([\d,]+) ?(?:rows|行|列)[，,] ?SHA-256 ([0-9a-f]{12})")
"""What the register says of the version of the data."""
SVG = "{http://www.w3.org/2000/svg}"
BASES = {
    **dict.fromkeys(("Base (n)", "基数（n）", "Judged", "可判断人数"), "base"),
    **dict.fromkeys(("Weighted base", "加权基数"), "weighted_base"),
    **dict.fromkeys(("Effective base", "有效基数"), "effective_base"),
}
"""Rows and columns of bases."""


@dataclass
class Page:
    """A built page beside the rows it is about."""

    version: Path
    survey: Survey

    @cached_property
    def root(self) -> Element:
        """The page."""
        html = (self.version / "index.html").read_text(encoding="utf-8")
        found: Element = tinyhtml5.parse(html, namespace_html_elements=False)
        return found

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """What the facts are called and where they are used; their numbers are not looked at."""
        return read_facts(self.version)

    def truth(self, name: str) -> Number:
        """Return a fact, recomputed."""
        return self.survey.number(name)

    def print(self, name: str) -> str:
        """Return what a fact has to print."""
        signed, fact = self.facts[name]["kind"] == "change", self.facts[name]
        if STATED.search(name):  # its unit stands behind it, words for its bounds before it
            return stated.words(self.survey.spec, name, self.truth(name).value)
        words = printed(self.truth(name).value, fact["unit"], decimals_of(fact, self.survey), signed=signed)
        return words.removeprefix("+") if name.startswith("abs(") else words

    def ends(self, name: str) -> list[str]:
        """Return the ends of a fact's interval as printed."""
        fact = self.facts[name]
        decimals, signed = decimals_of(fact, self.survey), fact["kind"] == "change"
        return [printed(e, fact["unit"], decimals, signed=signed) for e in self.truth(name).interval or ()]

    def at(self, anchor: str) -> list[str]:
        """Return the facts that a figure or table uses."""
        return [name for name, f in self.facts.items() if f"index.html#{anchor}" in f["used_at"]]

    @property
    def author(self) -> set[str]:
        """Numbers that the author wrote in the spec."""
        written = {n.replace("-", "−") for n in NUMBER.findall(self.survey.path.read_text(encoding="utf-8"))}
        return written | {n.removesuffix("%") for n in written}

    def in_words(self) -> Iterator[str]:
        """Yield every number in running text, and of the register, that is wrong."""
        yield from self._buttons()
        yield from self._register()

    def _buttons(self) -> Iterator[str]:
        names = {anchor(name): name for name in self.facts}
        for button in self.root.iter("button"):
            if button.get("class") == "fact":
                name, text = names[str(button.get("popovertarget"))], text_of(button)
                wanted = re.escape(self.print(name)) + r"\D*"
                if not re.fullmatch(wanted, text) or not str(button.get("aria-label")).startswith(text):
                    yield f"prose {name}: {text} for {self.print(name)}"

    def _register(self) -> Iterator[str]:
        names = {anchor(name): name for name in self.facts}
        for entry in self.root.iter("div"):
            if entry.get("class") in {"prov", "prov cell"}:
                name = names[str(entry.get("id"))]
                value = next(text_of(e) for e in entry.iter("b"))
                if not re.match(re.escape(self.print(name)) + r"(?![\d.])", value):
                    yield f"register {name}: {value} for {self.print(name)}"
                yield from self._versions(entry)
                for text in (HASHED.sub("", text_of(row)) for row in entry.iter("dd") if not _is_place(row)):
                    allowed = (
                        self._allowed([name, *self.facts[name]["parts"]])
                        | {"95%"}
                        | ({"0", "100"} if "0–100" in text else set())
                        | set(NUMBER.findall(name))
                        | self.author
                        | self._numbered(text)
                        | self._tested(name)
                        | narrow(self.survey, name)
                    )
                    yield from (f"register {name}: {n} in {text}" for n in NUMBER.findall(text) if n not in allowed)

    def _versions(self, entry: Element) -> Iterator[str]:
        """Yield data of another version than those that the rows were read from."""
        for file, rows, digest in (found for row in entry.iter("dd") for found in HASHED.findall(text_of(row))):
            if self.survey.versions.get(Path(file).name) != (rows, digest):
                yield f"register {entry.get('id')}: {file} has other data than {rows} rows, {digest}"

    def _tested(self, name: str) -> set[str]:
        """Return how the test of a change is printed; its numbers are compared with the rows where ``facts.json`` is."""
        test = self.facts[name]["test"]
        if test is None:
            return set()
        numbers = (
            f"{test['df']:.1f}" if test["df"] else "",
            f"{test['statistic']:.2f}",
            f"{test['p']:.3f}",
            f"{test['p']:.2f}",
            "0.001",
        )
        return {number.replace("-", "−") for number in numbers}

    def _numbered(self, text: str) -> set[str]:
        """Return numbers of questions in a text that says so."""
        count = len(self.survey.spec["questions"])
        return {str(i) for i in range(1, count + 1)} if re.search(r"question|第[\d–、]+题", text) else set()

    def _allowed(self, names: list[str]) -> set[str]:
        """Return all that may be printed of facts: value, base, effective base, people counted, ends of the interval."""
        found: set[str] = set()
        for name in names:
            truth, text = self.truth(name), self.print(name)
            found |= {text, text.removesuffix("%"), *self.ends(name), *(e.removesuffix("%") for e in self.ends(name))}
            if self.survey.rebuilt:
                found |= {str(self.survey.spec["survey"]["sample"]["published_base"]), str(len(self.survey.rows))}
            elif truth.base is not None and truth.effective_base is not None:
                found |= {f"{truth.base:,}", f"{round(truth.effective_base):,}", "" if truth.n is None else f"{truth.n:,}"}
                found.add(printed(truth.weighted_base, "count", 0))
            elif truth.base is not None:
                found.add(f"{truth.base:,}")
        return found

    @cached_property
    def _options(self) -> set[str]:
        spec = self.survey.spec
        lists = [q.get("options", {}) for q in spec["questions"].values()] + [
            s["options"] for s in spec.get("scales", {}).values()
        ]
        return {_label(o) for options in lists for o in options.values()}

    @cached_property
    def _labels(self) -> set[str]:
        spec = self.survey.spec
        segments = [_label(o) for s in spec.get("segments", {}) for o in segment_options(spec, s).values()]
        named = [q.get("label") or q["ask"] for q in (*spec["questions"].values(), *spec.get("dimensions", {}).values())]
        return {*self._options, *segments, *named}

    def _bears(self, name: str, label: str) -> bool:
        spec, subject = self.survey.spec, re.findall(r"\((\w+)", name)[0]
        question = spec["questions"].get(subject) or spec["dimensions"][subject]
        options = question.get("options") or spec.get("scales", {}).get(question.get("scale"), {}).get("options", {})
        codes = [c for c, o in options.items() if _label(o) == label]
        segments = [
            f"{s}='{c}'" for s in spec.get("segments", {}) for c, o in segment_options(spec, s).items() if _label(o) == label
        ]
        return (
            label == (question.get("label") or question.get("ask"))
            or any(f"{subject}, '{c}'" in name for c in codes)
            or any(s in name for s in segments)
        )

    def _drawn(self, place: str) -> list[str]:
        """Return what a figure draws whose table stands beside it: its facts but the bases."""
        return [self.print(n) for n in self.at(place) if not n.startswith("base(")]

    def _cover(self, texts: list[Element], title: str) -> Iterator[str]:
        """Yield numbers of the cover that are not the top box or the index of the label beside them."""
        words = [text_of(t) for t in texts if t not in ticks_of(texts)]
        pairs = [(label, number) for number, label in pairwise(words) if label in self._labels]
        for label, number in (*pairs, *re.findall(r"[“”]([^“”]+)”\s*[（(]([^）)]+)[）)]", title)):
            meant = [n for n in self.facts if n.startswith(("top(", "index(")) and "=" not in n and self._bears(n, label)]
            if not set(NUMBER.findall(number)) <= {self.print(n) for n in meant}:
                yield f"cover: {number} is not of {label}: {meant}"

    def _scale_ends(self, names: list[str]) -> set[str]:
        """Return the ends of the scales whose means a figure prints."""
        asked = [self.survey.spec["questions"].get(m.group(1), {}) for n in names if (m := re.match(r"mean\((\w+)", n))]
        scales = [list(map(int, self.survey.spec["scales"][q["scale"]]["options"])) for q in asked if "scale" in q]
        return {str(end) for codes in scales for end in (min(codes), max(codes))}


NARROW = 5
"""Parts of a bar under so many percent may have no room for their number; the net promoter score may stand in the title only."""


APART_COLUMNS = (
    *("Base (n)", "基数（n）", "Low", "High", "下限", "上限", "Respondents", "人数"),
    *("Asked", "Answered", "No answer", "Not asked", "被问到", "已回答", "未回答", "未被问到"),
)


def whole(number: float | None) -> str:
    """Return a number as a whole one, half up."""
    return printed(number, "count", 0)


def anchor(name: str) -> str:
    """Return the anchor of a fact."""
    return "f-" + sha256(name.encode()).hexdigest()[:10]


def text_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(element.itertext())


def _columns(table: Element) -> list[str]:
    """Return the headings of columns, without those that span several."""
    headings = next(table.iter("thead")).iter("th")
    return [_heading(th) for th in headings if th.get("scope") != "colgroup"][1:]


def _heading(cell: Element) -> str:
    return (cell.text or "").strip()


def segment_options(spec: Any, name: str) -> Mapping[str, Any]:
    """Return the options of a segment: its own, its groups, or those of the question that it is made of."""
    segment = spec["segments"][name]
    question = spec["questions"].get(segment.get("of"), {})
    found: Mapping[str, Any] = segment.get("options") or segment.get("groups") or question.get("options", {})
    return found


def _label(option: Any) -> str:
    return str(option["label"] if isinstance(option, dict) else option)


def ticks_of(texts: list[Element]) -> list[Element]:
    """Return the texts of a scale: at least four whole numbers in a line whose distances are as their differences."""
    lines: dict[str, list[Element]] = {}
    for t in texts:
        if re.fullmatch(r"[+−]?\d+", text_of(t)) and t.get("text-anchor") == "middle" and t.get("font-size") == "7.5":
            lines.setdefault(str(t.get("y")), []).append(t)
    return [t for line in lines.values() if len(line) > 3 and _straight(line) for t in line]


def _straight(line: list[Element]) -> bool:
    points = [(float(t.get("x") or 0), float(text_of(t).replace("−", "-").replace("+", ""))) for t in line]
    (x0, v0), (x1, v1) = points[0], points[-1]
    return v1 != v0 and all(abs(x - x0 - (v - v0) * (x1 - x0) / (v1 - v0)) < 0.1 for x, v in points)


def _is_place(row: Element) -> bool:
    """Tell the name of a figure or table, which is a number of the report's own order."""
    return any(link.get("class") == "xref" for link in row.iter("a"))
