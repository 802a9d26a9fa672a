"""Whether every number that a reader sees in ``index.html`` and ``report.pdf`` is one that the raw rows or the author gave.

Numbers of the survey stand in buttons (prose), in cells of tables, in the texts of drawings, in lines of bases, and in the
register; each is compared with its own fact, recomputed. What is left must be a number that the author wrote, or one of the
report's own order: chapters, figures, questions, pages, dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5

from tests.numbers.check_claims import claims_faults, proofs, read_claims, told_of_tests
from tests.numbers.check_facts import STATED, decimals_of, printed, read_facts
from tests.numbers.rows import Number, Survey

NUMBER = re.compile(r"(?<![0-9A-Za-z_.,])[+−-]?\d+(?:,\d{3})*(?:\.\d+)?%?")
HASHED = re.compile(r"([^\s，；;]+)[，,] ?([\d,]+) ?(?:rows|行|列)[，,] ?SHA-256 ([0-9a-f]{12})")
"""What the register says of the version of the data."""
SVG = "{http://www.w3.org/2000/svg}"
ORDER = {"no", "toc wide", "toc narrow", "n", "k", "xref", "sub"}
"""Classes of elements that number the report's own parts."""
TRACE = "tab-trace"
"""The table of questions, findings, actions and measures: names of things, with the numbers of the report's own order."""
BASES = {
    **dict.fromkeys(("Base (n)", "基数（n）"), "base"),
    **dict.fromkeys(("Weighted base", "加权基数"), "weighted_base"),
    **dict.fromkeys(("Effective base", "有效基数"), "effective_base"),
}
"""Rows and columns of bases."""
LISTS = {"tab-trace", "tab-scorecard"}
"""Tables of the report's own parts by number; the numbers of a scorecard have a test of their own."""
YEARS = ("1979", "1982", "2008")
"""Of the sources that the methodology names."""
APART = {"prov", "prov proof", "prov proof cell", "of", "prov cell", "wide", "narrow", "mini", "register"}


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
        if STATED.search(name):  # its unit stands behind it
            return f"{self.truth(name).value:g}".replace("-", "−")
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

    def faults(self) -> Iterator[str]:
        """Yield every number that is wrong, with where it stands."""
        yield from self._buttons()
        yield from self._register()
        yield from self._proofs()
        yield from claims_faults(self.version, self.survey)
        for figure in (f for f in self.root.iter("figure") if f.get("id") not in LISTS):
            yield from self._table(figure)
            yield from self._drawing(figure)
            yield from self._line(figure)
        yield from self._small_drawings()
        yield from self._left()

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
                    )
                    yield from (f"register {name}: {n} in {text}" for n in NUMBER.findall(text) if n not in allowed)

    def _proofs(self) -> Iterator[str]:
        """Yield numbers of the panels of claims that are of no fact that the claim compares, and of none of its tests."""
        compared = {f"proof-{claim['id']}": claim for claim in read_claims(self.version)}
        for panel in proofs(self.root):
            claim = compared[str(panel.get("id"))]
            parts = [part for fact in claim["facts"] for part in self.facts[fact]["parts"]]
            allowed = (
                self._allowed([*claim["facts"], *parts]) | set(NUMBER.findall(claim["expression"])) | told_of_tests(self.version)
            )
            allowed |= {"95%", *self.author} | ({"0", "100"} if "0–100" in text_of(panel) else set())
            for line in (e for tag in ("p", "dd") for e in panel.iter(tag)):
                text = " ".join(line.itertext())
                yield from (f"{panel.get('id')}: {n} in {text}" for n in NUMBER.findall(text) if n not in allowed)

    def _versions(self, entry: Element) -> Iterator[str]:
        """Yield data of another version than those that the rows were read from."""
        waves = {s.data.name: (f"{len(s.rows):,}", sha256(s.data.read_bytes()).hexdigest()[:12]) for s in self.survey.all}
        for file, rows, digest in (found for row in entry.iter("dd") for found in HASHED.findall(text_of(row))):
            if waves.get(Path(file).name) != (rows, digest):
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
        return found

    def _table(self, figure: Element) -> Iterator[str]:
        if figure.get("id") == TRACE:
            return
        for table in figure.iter("table"):
            columns = _columns(table)
            group = ""
            for row in next(table.iter("tbody")).iter("tr"):
                heading = text_of(next(row.iter("th")))
                cells = [text_of(td) for td in row.iter("td")]
                if row.get("class") == "group":
                    group = heading
                for column, cell in zip(columns, cells, strict=False):
                    names = self._meant(str(figure.get("id")), group, heading, column)
                    if NUMBER.search(cell) and cell not in self._cell(names, column, BASES.get(heading, "")):
                        yield f"{figure.get('id')} {group} {heading} × {column}: {cell} is not of {names}"

    def _cell(self, names: list[str], column: str, base: str) -> set[str]:
        """Return what a cell may say: ends under their headings, bases and people under theirs, values under all others."""
        if base or column in BASES:
            bases = (getattr(self.truth(n), base or BASES[column]) for n in names)
            return {printed(found, "count", 0) for found in bases if found is not None}
        if column.startswith(("Respondents", "人数")):
            return {f"{self.truth(n).n:,}" for n in names if self.truth(n).n is not None}
        if column in {"Low", "High", "下限", "上限"}:
            return {self.ends(n)[column in {"High", "上限"}].removesuffix("%") for n in names if self.ends(n)}
        return {self.print(n).removesuffix("%") for n in names}

    def _meant(self, place: str, *headings: str) -> list[str]:
        """Return the facts of a figure that bear the labels among headings; all known labels have to fit."""
        known = [h for h in headings if h in self._labels]
        summaries = [s for h in headings for s in SUMMARIES if re.match(s, h)]
        names = [n for n in self.at(place) if all(self._bears(n, h) for h in known)]
        if summaries:
            return [n for n in names if re.search(SUMMARIES[summaries[0]], n)]
        options = [h for h in known if h in self._options]
        return [n for n in names if not options or len(re.findall(r"'", n.partition("=")[0])) > 0 or "=" in n]

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
        segments = [_label(o) for s in spec.get("segments", {}).values() for o in s["options"].values()]
        named = [q.get("label") or q["ask"] for q in (*spec["questions"].values(), *spec.get("dimensions", {}).values())]
        return {*self._options, *segments, *named}

    def _bears(self, name: str, label: str) -> bool:
        spec, subject = self.survey.spec, re.findall(r"\((\w+)", name)[0]
        question = spec["questions"].get(subject) or spec["dimensions"][subject]
        options = question.get("options") or spec.get("scales", {}).get(question.get("scale"), {}).get("options", {})
        codes = [c for c, o in options.items() if _label(o) == label]
        segments = [
            f"{s}='{c}'" for s, v in spec.get("segments", {}).items() for c, o in v["options"].items() if _label(o) == label
        ]
        return (
            label == (question.get("label") or question.get("ask"))
            or any(f"{subject}, '{c}'" in name for c in codes)
            or any(s in name for s in segments)
        )

    def _drawing(self, figure: Element) -> Iterator[str]:
        """Yield texts of a drawing that are not the values of the table behind it, once each, nor a tick on a straight scale."""
        behind = list(_values(figure)) or self._drawn(str(figure.get("id")))
        wanted = Counter(n.removesuffix("%") for cell in behind for n in NUMBER.findall(cell))
        if any(re.fullmatch(r"nps\(\w+\)", n) for n in self.at(str(figure.get("id")))) and sum(wanted.values()) > len(CODES):
            wanted += NPS_WORDS
        for drawing in figure.iter(f"{SVG}svg"):
            texts = list(drawing.iter(f"{SVG}text"))
            drawn = Counter(n for t in texts if t not in ticks_of(texts) for n in _numbers_of(t, self._labels))
            narrow = {n for n in wanted - drawn if abs(float(n.replace("−", "-"))) < NARROW or n.startswith("+")}
            if drawn - wanted or set(wanted - drawn) - narrow:
                yield f"{drawing.get('id')}: draws {drawn - wanted}, not {wanted - drawn}"
            yield from self._alternative(figure, text_of(next(drawing.iter(f"{SVG}title"))))

    def _drawn(self, place: str) -> list[str]:
        """Return what a figure draws whose table stands beside it: its facts but the bases."""
        return [self.print(n) for n in self.at(place) if not n.startswith("base(")]

    def _alternative(self, figure: Element, title: str) -> Iterator[str]:
        """Yield what an alternative text says of a label that is not its number, and other numbers that are not the figure's."""
        names = self.at(str(figure.get("id")))
        nets = [n for n in names if " - " in n]
        for label, words in re.findall(r"[“”]([^“”]+)”\s*[（(]([^）)]+)[）)]", title):
            meant = [n for n in nets or names if label not in self._labels or self._bears(n, label)]
            if not set(NUMBER.findall(words)) <= {self.print(n) for n in meant}:
                yield f"{figure.get('id')} title: {words} is not of {label}: {meant}"
        caption = {n for e in figure.iter("figcaption") for n in NUMBER.findall(" ".join(e.itertext()))}
        allowed = self._allowed(names) | self.author | {"95%", "0", "100", "6", "7", "8", "9", "10"} | caption
        yield from (f"{figure.get('id')} title: {n}" for n in NUMBER.findall(title) if n not in allowed)

    def _small_drawings(self) -> Iterator[str]:
        """Yield numbers of the cover, of meters and of glances that are not of a number that the author asked for there."""
        stated = ("operation(", "published(")  # the author wrote their values
        wanted = {self._as_asked(e) for e in _asked(self.survey.spec) if not e.startswith(stated)}
        targets = {n.removesuffix("%") for n in self.author}
        figures = {d.get("id") for figure in self.root.iter("figure") for d in figure.iter(f"{SVG}svg")}
        for drawing in self.root.iter(f"{SVG}svg"):
            if drawing.get("id") in figures:
                continue
            texts, title = list(drawing.iter(f"{SVG}text")), text_of(next(drawing.iter(f"{SVG}title")))
            numbers = [n for t in texts if t not in ticks_of(texts) for n in _numbers_of(t, self._labels)]
            said = {n.removesuffix("%") for n in NUMBER.findall(title)}
            if str(drawing.get("id")).startswith("cover"):
                yield from self._cover(texts, title)
            else:
                yield from (f"{drawing.get('id')}: {n}" for n in numbers if n not in (wanted | targets) & said)

    def _cover(self, texts: list[Element], title: str) -> Iterator[str]:
        """Yield numbers of the cover that are not the top box or the index of the label beside them."""
        words = [text_of(t) for t in texts if t not in ticks_of(texts)]
        pairs = [(label, number) for number, label in pairwise(words) if label in self._labels]
        for label, number in (*pairs, *re.findall(r"[“”]([^“”]+)”\s*[（(]([^）)]+)[）)]", title)):
            meant = [n for n in self.facts if n.startswith(("top(", "index(")) and "=" not in n and self._bears(n, label)]
            if not set(NUMBER.findall(number)) <= {self.print(n) for n in meant}:
                yield f"cover: {number} is not of {label}: {meant}"

    def _as_asked(self, expression: str) -> str:
        if STATED.search(expression):
            return self.print(expression)
        unit = UNITS[expression.partition("(")[0]]
        return printed(self.truth(expression).value, unit, int(unit == "score")).removesuffix("%")

    def _line(self, figure: Element) -> Iterator[str]:
        names = self.at(str(figure.get("id")))
        for line in (p for p in figure.iter("p") if p.get("class") == "src"):
            base, _, source = re.sub(r"95%", "", _written(line)).partition("Source:" if "Source:" in text_of(line) else "来源：")
            allowed = self._bases(names) | self._scale_ends(names)
            yield from (f"{figure.get('id')} base: {n} in {base}" for n in NUMBER.findall(base) if n not in allowed)
            allowed = self.author | self._numbered(source) | {self.survey.spec["report"].get("minimum_base", "30")}
            yield from (f"{figure.get('id')} source: {n} in {source}" for n in NUMBER.findall(source) if n not in allowed)

    def _scale_ends(self, names: list[str]) -> set[str]:
        """Return the ends of the scales whose means a figure prints."""
        asked = [self.survey.spec["questions"].get(m.group(1), {}) for n in names if (m := re.match(r"mean\((\w+)", n))]
        scales = [list(map(int, self.survey.spec["scales"][q["scale"]]["options"])) for q in asked if "scale" in q]
        return {str(end) for codes in scales for end in (min(codes), max(codes))}

    def _bases(self, names: list[str]) -> set[str]:
        if self.survey.rebuilt:
            return {str(self.survey.spec["survey"]["sample"]["published_base"]), str(len(self.survey.rows))}
        truths = [t for n in names if (t := self.truth(n)).base is not None]
        return {f"{t.base:,}" for t in truths} | {whole(n) for t in truths for n in (t.weighted_base, t.effective_base)}

    @property
    def headings(self) -> list[str]:
        """The texts of the headings, with their numbers."""
        return [" ".join(h.itertext()) for tag in ("h1", "h2", "h3", "h4") for h in self.root.iter(tag)]

    @property
    def allowed(self) -> set[str]:
        """Every number that the report may print somewhere."""
        return self._allowed(list(self.facts)) | self.author | self._settings | self._ticks | told_of_tests(self.version)

    @property
    def _ticks(self) -> set[str]:
        drawings = (list(d.iter(f"{SVG}text")) for d in self.root.iter(f"{SVG}svg"))
        return {text_of(t) for texts in drawings for t in ticks_of(texts)}

    def _left(self) -> Iterator[str]:
        allowed = self.author | self._settings | told_of_tests(self.version)
        for text in _outside(self.root):
            yield from (f"text: {n} in {text.strip()[:80]}" for n in NUMBER.findall(text) if n not in allowed)

    @cached_property
    def _settings(self) -> set[str]:
        """Numbers of the method: the file, the survey's own settings, and those that fixed sentences hold."""
        digest = sha256(self.survey.data.read_bytes()).hexdigest()[:12]
        dates = NUMBER.findall(re.sub(r"[-/]0?", " ", str(self.survey.spec["report"]["date"])))
        fieldwork = NUMBER.findall(re.sub(r"-0?", " ", " ".join(self.survey.spec["survey"]["fieldwork"].values())))
        counted = {f"{len(self.survey.rows):,}", str(len(self.survey.rows[0])), digest, *NUMBER.findall(digest)}
        fixed = {"95%", "0%", "100%", "100", "−100", "0", "1", "9", "10", "6", "7", "8", "−1", "2", "30", "256", "-256", *YEARS}
        return counted | fixed | set(dates) | set(fieldwork) | self._numbered("question")


UNITS = {"share": "share", "top": "share", "bottom": "share", "index": "score", "nps": "nps"}
CODES = tuple(map(str, range(11)))
NPS_WORDS = Counter(["0", "6", "7", "8", "9", "10"])
"""The scores of the three groups of the net promoter score."""
NARROW = 5
"""Parts of a bar under so many percent may have no room for their number; the net promoter score may stand in the title only."""
SUMMARIES = {
    r"Net promoter|净推荐": r"^nps\(",
    r"Net|净值": r" - ",
    r"Mean|平均": r"^mean\(",
    r"Median|中位": r"^median\(",
    r"Standard|标准": r"^sd\(",
    r"Bottom|不满意合计": r"^bottom\(",
    r"Top|满意合计": r"^top\(",
    r"(Base|Weighted|Effective)|(加权|有效)?基数": r"",
}


APART_COLUMNS = ("Base (n)", "基数（n）", "Low", "High", "下限", "上限", "Respondents", "人数")


def _values(figure: Element) -> Iterator[str]:
    """Yield the cells of the table behind a drawing that are drawn: no bases, people or ends of intervals."""
    for table in figure.iter("table"):
        columns = _columns(table)
        for row in next(table.iter("tbody")).iter("tr"):
            cells = zip(columns, row.iter("td"), strict=False)
            yield from (text_of(td) for column, td in cells if not column.startswith(APART_COLUMNS))


def _asked(thing: Any) -> Iterator[str]:
    """Yield what the author asks small drawings to show: the numbers of findings and measures."""
    if isinstance(thing, dict):
        yield from (thing[k] for k in ("headline", "number", "of") if "(" in str(thing.get(k, "")))
        for value in thing.values():
            yield from _asked(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _asked(value)


def whole(number: float | None) -> str:
    """Return a number as a whole one, half up."""
    return printed(number, "count", 0)


def anchor(name: str) -> str:
    """Return the anchor of a fact."""
    return "f-" + sha256(name.encode()).hexdigest()[:10]


def text_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(element.itertext())


def _written(element: Element) -> str:
    """Return the text of an element without its facts, which are checked one by one."""
    if element.get("class") == "fact":
        return ""
    return (element.text or "") + "".join(_written(e) + (e.tail or "") for e in element)


def _columns(table: Element) -> list[str]:
    """Return the headings of columns, without those that span several."""
    headings = next(table.iter("thead")).iter("th")
    return [_heading(th) for th in headings if th.get("scope") != "colgroup"][1:]


def _heading(cell: Element) -> str:
    return (cell.text or "").strip()


def _label(option: Any) -> str:
    return str(option["label"] if isinstance(option, dict) else option)


def _numbers_of(text: Element, labels: set[str]) -> list[str]:
    words = re.sub(r"\s", "", text_of(text))
    known = {re.sub(r"\s", "", label) for label in labels}
    part = any(words in label for label in known) and not re.fullmatch(r"\d+", words)
    return [] if part or words in known else [n.removesuffix("%") for n in NUMBER.findall(text_of(text))]


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


def _outside(element: Element) -> Iterator[str]:
    """Yield the texts of a page that are in no fact, figure, drawing or register, and do not number its parts."""
    classes = element.get("class") or ""
    skipped = element.tag in {"script", "style", "button", "head", "svg", f"{SVG}svg", "figure"} or classes in ORDER | APART
    if not skipped:
        yield element.text or ""
        for child in element:
            yield from _outside(child)
            yield child.tail or ""
