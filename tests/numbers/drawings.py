"""The texts of drawings, and what is read out in their place: each number is its fact's, a step of a scale, or a part's own."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from tests.numbers import fixed
from tests.numbers.authored import Author, bare
from tests.numbers.check_facts import STATED, printed
from tests.numbers.check_pages import APART_COLUMNS, NARROW, Page, _columns
from tests.numbers.margins import UNITS
from tests.numbers.order import Order
from tests.numbers.panels import Panels
from tests.numbers.pieces import SVG, masked, numerals, text_of
from tests.numbers.plans import Plans
from tests.numbers.stated import as_printed, measures, text_stated

PAIR = re.compile(r"[“”]([^“”]+)”\s*[（(]?(?:为|是)?(?:超过|不到|约|不超过)?\s*([+−]?\d(?:[\d,.]*\d)?%?)")
"""A label in an alternative text with its number behind it."""
MONTH = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月")


class Drawings:
    """The drawings of a page."""

    def __init__(self, page: Page, author: Author, order: Order, panels: Panels, plans: Plans) -> None:
        self.page, self.spec, self.author = page, page.survey.spec, author
        self.order, self.panels, self.plans = order, panels, plans

    def faults(self) -> Iterator[str]:
        """Yield every number of a drawing, and of its alternative text, that nobody gave."""
        for figure in self.page.root.iter("figure"):
            for drawing in (d for d in figure.iter(f"{SVG}svg") if not str(d.get("id")).startswith("tab-")):
                yield from self._of_figure(figure, drawing)
        for drawing in self.page.root.iter(f"{SVG}svg"):
            name = str(drawing.get("id"))
            if name.startswith("cover"):
                yield from self._cover(drawing)
            elif name.startswith("glance"):
                yield from self._glance(drawing)
            elif "-aim-" in name:
                yield from self._aim(drawing)
            elif not any(drawing in figure.iter() for figure in self.page.root.iter("figure")):
                yield f"{name}: a drawing of no known kind"

    def _of_figure(self, figure: Element, drawing: Element) -> Iterator[str]:
        place, name = str(figure.get("id")), str(drawing.get("id"))
        if self._calendar(place):
            yield from self._dates(figure, drawing)
            return
        behind = [text_of(b) for td in _cells(figure) for b in td.iter("button")] or self.page._drawn(place)
        wanted = Counter(n.removesuffix("%") for cell in behind for n in numerals(cell))
        drawn = Counter(n.removesuffix("%") for text in self.texts(drawing) for n in self.numbers(text))
        groups = Counter(n.removesuffix("%") for n in self._groups_of_nps(place))
        drawn -= groups - wanted
        narrow = {n for n in wanted - drawn if abs(float(n.replace("−", "-"))) < NARROW or n[0] in "+−"}
        if drawn - wanted or set(wanted - drawn) - narrow:
            yield f"{name}: draws {drawn - wanted}, not {wanted - drawn}"
        yield from self._alternative(figure, drawing)
        yield from self._uneven_years(drawing)

    def _groups_of_nps(self, place: str) -> list[str]:
        """Return the shares of detractors, passives and promoters, which stand over the columns of a score."""
        names = [n for n in self.page.at(place) if re.fullmatch(r"share\(\w+(, '\d+'){2,}\)", n)]
        return [self.page.print(n) for n in names]

    def texts(self, drawing: Element) -> list[Element]:
        """Return the texts of a drawing that are no steps of a scale."""
        texts = list(drawing.iter(f"{SVG}text"))
        steps = steps_of(texts)
        return [t for t in texts if t not in steps]

    def numbers(self, text: Element) -> list[str]:
        """Return the numbers of a text that are not the author's words, and no part's own number."""
        words = text_of(text)
        pressed = re.sub(r"\s", "", words)
        if self._begins(words) or (not re.fullmatch(r"[+−]?[\d.,]+%?", pressed) and self._labelled(pressed)):
            return []
        if re.fullmatch(r"[+−]?[\d.,]+%?", pressed):
            return numerals(self._waves(pressed))
        return numerals(self.author.mask(fixed.mask(self._waves(words))))

    def _labelled(self, pressed: str) -> bool:
        return any(pressed in re.sub(r"\s", "", label) for label in self.page._labels)

    def _waves(self, words: str) -> str:
        waves = [*self.spec.get("survey", {}).get("waves", {}), str(self.spec["report"]["date"])[:4]]
        return re.sub(r"\d", "#", words) if re.sub(r"\s*年$", "", words.strip()) in waves else words

    def _begins(self, words: str) -> bool:
        """Whether a text is the number of a question or action and the beginning of what it is called."""
        found = re.fullmatch(r"(\d+(?:\.\d+)*)[\s\u3000]+(.+)", words.strip())
        if not found:
            return False
        start = bare(found[2])
        numbers = {number for title, number in self.order.titles.items() if bare(title).startswith(start)}
        return found[1] in numbers | {p for label, own in self.order.places.items() if bare(label).startswith(start) for p in own}

    def _alternative(self, figure: Element, drawing: Element) -> Iterator[str]:
        place, title = str(figure.get("id")), text_of(next(drawing.iter(f"{SVG}title")))
        names = self.page.at(place)
        for p in (p for p in figure.iter("p") if p.get("class") == "t"):
            title = title.replace(re.sub(r"\s+", " ", text_of(p)).strip(), "")
        for label, number, before in ((*at.groups(), title[: at.start()]) for at in PAIR.finditer(title)):
            meant = self._meant(self._told_of(before, names), label)
            if not set(numerals(number)) <= meant:
                yield f"{drawing.get('id')} title: {number} is not of {label}: {sorted(meant)}"
        rest = PAIR.sub("", title)
        values = [v for n in names if not n.startswith("base(") for v in (self.page.print(n),)]
        for value in sorted({*values, *self._counts(figure), *self._waves_of()}, key=len, reverse=True):
            rest = masked(rest, value)
        yield from (f"{drawing.get('id')} title: {n} in {rest}" for n in numerals(self.author.mask(fixed.mask(rest))))

    def _told_of(self, before: str, names: list[str]) -> list[str]:
        """Return the facts of the wave that was named last, if the words before a number name one at the head of a sentence."""
        waves = re.findall(r"(?<!\d)(\d{4})\. ", before)
        if not waves or waves[-1] not in self._years:
            return names
        own = waves[-1] == self._years[-1]
        return [name for name in names if ("wave=" not in name if own else f"wave='{waves[-1]}'" in name)]

    @cached_property
    def _years(self) -> list[str]:
        """The waves of a report that has several, its own at the end."""
        waves = self.spec.get("survey", {}).get("waves", {})
        return [*waves, str(self.spec["report"]["date"])[:4]] if waves else []

    def _uneven_years(self, drawing: Element) -> Iterator[str]:
        """Yield the years that name the waves of a drawing if one of them is named more often than another."""
        drawn = Counter(re.sub(r"\s*年$", "", text_of(text).strip()) for text in drawing.iter(f"{SVG}text"))
        found = {year: drawn[year] for year in self._years if year in drawn}
        if found and (len(set(found.values())) > 1 or len(found) < len(self._years)):
            yield f"{drawing.get('id')}: names waves {found}"

    def _waves_of(self) -> set[str]:
        first, last = [*self.spec.get("survey", {}).get("waves", {}), ""][0], str(self.spec["report"]["date"])[:4]
        return {f"from {first} to {last}", f" {last}. Highest"} if first else set()

    def _counts(self, figure: Element) -> set[str]:
        """Return how many things a figure shows, in the words of alternative texts, counted in the table behind it."""
        heads = [re.sub(r"^\d+\s*", "", text_of(next(tr.iter("th")))) for body in figure.iter("tbody") for tr in body.iter("tr")]
        dimensions = self.spec.get("dimensions", {})
        under = {part for d in dimensions.values() for part in d.get("parts", [])}
        named = [name for name, d in dimensions.items() if d["label"] in heads]
        tops, parts = [n for n in named if n not in under], [n for n in named if n in under]
        asked = [h for h in heads if h in self.order.places and h not in {d["label"] for d in dimensions.values()}]
        found = {f"{len(heads) - 1} others", f"等{len(heads)}项"}
        return found | {f"{len(tops)}个维度", f"{len(parts)}项下级指标", f"{len(asked)}道题"}

    def _meant(self, names: list[str], label: str) -> set[str]:
        """Return the numbers of what bears a label in a figure: of a published figure, of a wave, of an answer or a segment."""
        nets = [n for n in names if " - " in n or n.startswith("change(")]
        found = {as_printed(str(m["value"])) for m in measures(self.spec, label) if "value" in m}
        wave = label.removesuffix("年")
        if wave in self.spec.get("survey", {}).get("waves", {}):
            return {self.page.print(n) for n in names if f"wave='{wave}'" in n}
        if wave == str(self.spec["report"]["date"])[:4]:
            return {self.page.print(n) for n in names if "wave=" not in n}
        asked = {i["number"] for i in _numbered(self.spec) if i.get("label") == label}
        found |= {self.page.print(n) for n in names if n in asked}
        known = label in self.page._labels
        return found | {self.page.print(n) for n in {*nets, *names} if known and self._bears(n, label)}

    def _bears(self, name: str, label: str) -> bool:
        inner = re.sub(r"^change\((.+), since='[^']*'\)$", r"\1", name)
        return not STATED.search(inner) and self.page._bears(re.sub(r", wave='[^']*'", "", inner), label)

    def _cover(self, drawing: Element) -> Iterator[str]:
        title = text_of(next(drawing.iter(f"{SVG}title")))
        for other in (d for f in self.page.root.iter("figure") for d in f.iter(f"{SVG}svg")):
            if text_of(next(other.iter(f"{SVG}title"))) == title:
                mine, theirs = (Counter(n for t in self.texts(d) for n in self.numbers(t)) for d in (drawing, other))
                if mine != theirs:
                    yield f"cover: draws {mine}, its figure {theirs}"
                return
        yield from self.page._cover(list(drawing.iter(f"{SVG}text")), title)
        allowed = {self.page.print(n) for n in self.page.facts if n.startswith(("top(", "index(")) and "=" not in n}
        drawn = [n for t in self.texts(drawing) for n in self.numbers(t)]
        read = numerals(fixed.mask(title))
        yield from (f"cover: {n}" for n in drawn if n not in allowed | {a.removesuffix("%") for a in allowed})
        yield from (f"cover: reads {n}, which is not drawn" for n in read if n not in drawn)

    def _glance(self, drawing: Element) -> Iterator[str]:
        """Yield numbers of a finding on the first page that are not the one which the author asked for."""
        at = int(str(drawing.get("id")).split("-")[1])
        finding = next(_findings(self.spec))[at - 1]
        wanted = self._asked(finding["number"])
        title = text_of(next(drawing.iter(f"{SVG}title")))
        for words in [title, "".join(text_of(t) for t in drawing.iter(f"{SVG}text"))]:
            if numerals(words.replace(str(finding["label"]), "")) != [wanted]:
                yield f"{drawing.get('id')}: {words} for {wanted}"

    def _asked(self, expression: str) -> str:
        if expression in self.page.facts or STATED.search(expression):
            return self.page.print(expression)
        unit = UNITS[expression.partition("(")[0]]
        return printed(self.page.truth(expression).value, unit, int(unit == "score"))

    def _aim(self, drawing: Element) -> Iterator[str]:
        """Yield what is not baseline, number of today and target of the action beside a meter, in this order."""
        parent = next(e for e in self.page.root.iter() if e.tag in {"article", "tbody"} and drawing in e.iter())
        heading = parent if parent.tag == "tbody" else next(e for e in parent.iter() if "act-title" in str(e.get("class")))
        measure = self.plans.of(heading)[0]["measure"]
        wanted = self._course(measure)
        title, texts = text_of(next(drawing.iter(f"{SVG}title"))), [text_of(t) for t in drawing.iter(f"{SVG}text")]
        label = str(measure.get("label", ""))
        for words in [title, *([" ".join(texts)] if texts else [])]:
            found = numerals(re.sub(rf"^{measure.get('since')} ", "", words.replace(label, "")) if "since" in measure else words)
            if found != wanted:
                yield f"{drawing.get('id')}: {words} for {wanted}"

    def _course(self, measure: Mapping[str, Any]) -> list[str]:
        of = str(measure["of"])
        if found := re.fullmatch(r"operation\((\w+)\)", of):
            record = self.spec["operations"][found[1]]
            now = [as_printed(text_stated(self.spec, "operation", found[1]))] if "value" in record else []
            then = [as_printed(str(record["baseline"]["value"]))] if "baseline" in record else []
            return [*then, *now, as_printed(str(measure.get("target", record.get("target"))))]
        then = [self._asked_then(of, measure["since"])] if "since" in measure else []
        return [*then, self._asked(of), as_printed(str(measure["target"]))]

    def _asked_then(self, expression: str, wave: str) -> str:
        unit = UNITS[expression.partition("(")[0]]
        return printed(self.page.truth(f"{expression[:-1]}, wave='{wave}')").value, unit, int(unit == "score"))

    def _calendar(self, place: str) -> bool:
        return place == "fig-roadmap"

    @cached_property
    def _times(self) -> list[tuple[dt.date, dt.date]]:
        found = [(i["start"], i["due"]) for i in self.plans.items if "start" in i]
        found = found or [(t["start"], t["end"]) for t in self.spec["research"]["timetable"] if "end" in t]
        return [(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) for start, end in found]

    def _dates(self, figure: Element, drawing: Element) -> Iterator[str]:
        """Yield what is not a month of an even scale, a milestone's day or an action, and what the words for all get wrong."""
        first, last = min(start for start, _ in self._times), max(end for _, end in self._times)
        rows = sum(1 for body in figure.iter("tbody") for _ in body.iter("tr"))
        title = text_of(next(drawing.iter(f"{SVG}title")))
        for words in (f"共{rows}行", *(f"{d.year}年{d.month}月{d.day}日" for d in (first, last))):
            title = masked(title, words)
        yield from (f"{drawing.get('id')} title: {n} in {title}" for n in numerals(self.author.mask(self.order.mask(title))))
        months = [(t, m) for t in drawing.iter(f"{SVG}text") if (m := MONTH.fullmatch(text_of(t).strip()))]
        yield from (f"{drawing.get('id')}: months {m}" for m in _uneven([m for _, m in months]))
        known = set(_stones(self.spec)) | self.plans.all_posts
        for text in drawing.iter(f"{SVG}text"):
            words = re.sub(r"\s", "", text_of(text))
            if words not in known and not any(text is t for t, _ in months) and numerals(words):
                yield from (f"{drawing.get('id')}: {n} in {words}" for n in self.numbers(text))


def _uneven(months: list[re.Match[str]]) -> Iterator[str]:
    """Yield the months of a scale if they are not at even steps, or the first and each January has not its year."""
    at = [int(m[2]) + 12 * next((int(o[1]) for o in reversed(months[: i + 1]) if o[1]), 0) for i, m in enumerate(months)]
    steps = {b - a for a, b in pairwise(at)}
    if len(steps) > 1 or steps & set(range(-100, 1)):
        yield str([m.group() for m in months])


def _findings(thing: Any) -> Iterator[list[Any]]:
    if isinstance(thing, dict):
        if "glance" in thing:
            yield thing["glance"]["findings"]
        for value in thing.values():
            yield from _findings(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _findings(value)


def _stones(thing: Any) -> Iterator[str]:
    """Yield the days of a plan with what happens on them: milestones and dates of review."""
    if isinstance(thing, dict):
        day, words = thing.get("date") or thing.get("start"), thing.get("label") or thing.get("title") or thing.get("text")
        if isinstance(day, str) and isinstance(words, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            found = dt.date.fromisoformat(day)
            yield re.sub(r"\s", "", f"{found.month}月{found.day}日{words}")
        for value in thing.values():
            yield from _stones(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _stones(value)


def _cells(figure: Element) -> Iterator[Element]:
    """Yield the cells of the table behind a drawing that are drawn: no bases, people or ends of intervals."""
    for table in figure.iter("table"):
        columns = _columns(table)
        for row in next(table.iter("tbody")).iter("tr"):
            yield from (td for c, td in zip(columns, row.iter("td"), strict=False) if not c.startswith(APART_COLUMNS))


def _numbered(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        if "number" in thing:
            yield thing
        for value in thing.values():
            yield from _numbered(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _numbered(value)


def steps_of(texts: list[Element]) -> list[Element]:
    """Return the texts of a scale: at least four numbers in a line whose distances are as their differences."""
    lines: dict[str, list[Element]] = {}
    for t in texts:
        if re.fullmatch(r"[+−]?\d+%?", text_of(t)) and t.get("text-anchor") == "middle" and t.get("font-size") == "7.5":
            lines.setdefault(str(t.get("y")), []).append(t)
    return [t for line in lines.values() if len(line) > 3 and _straight(line) for t in line]


def _straight(line: list[Element]) -> bool:
    values = [float(re.sub(r"[+%]", "", text_of(t)).replace("−", "-")) for t in line]
    points = [float(t.get("x") or 0) for t in line]
    x0, x1, v0, v1 = points[0], points[-1], values[0], values[-1]
    return v1 != v0 and all(abs(x - x0 - (v - v0) * (x1 - x0) / (v1 - v0)) < 0.1 for x, v in zip(points, values, strict=True))
