"""What may stand beside an action of a plan: its dates, its target, its number then and now, and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from tests.numbers.check_pages import Page
from tests.numbers.margins import items_of, narrow_ends
from tests.numbers.order import Order
from tests.numbers.pieces import Piece, classes_of, text_of
from tests.numbers.stated import LEAF, as_printed, measures, numbers_of, text_stated


def _groups(groups: list[Any]) -> Iterator[dict[str, Any]]:
    for group in groups:
        yield group
        yield from _groups(group.get("sections", []))


def element_text(row: Element) -> str:
    """Return what heads a row."""
    return text_of(row[0]).strip()


def numbered(heading: str, title: str) -> bool:
    """Whether nothing but a number stands before a title."""
    return not re.sub(r"[\d.\s\u3000]", "", heading.removesuffix(title))


class Plans:
    """The actions of a report and their places on its page."""

    def __init__(self, page: Page, order: Order) -> None:
        self.page, self.survey, self.spec, self.order = page, page.survey, page.survey.spec, order

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """The actions."""
        return list(items_of(self.spec.get("plan", [])))

    def of(self, element: Element | None) -> list[dict[str, Any]]:
        """Return the actions whose titles a part of the page bears."""
        if element is None:
            return []
        text = " ".join(element.itertext())
        return [item for item in self.items if item["title"] in text or item["title"] in text.replace(" ", "")]

    def beside(self, piece: Piece) -> set[str] | None:
        """Return what may stand in the part of an action, or in the row of one."""
        scored, article, row = piece.within("tbody", "scored"), piece.within("article", "item"), piece.within("tr")
        if scored is not None:
            row = piece.within("tr")
            behind = row is not None and "behind" in classes_of(row)
            return self.behind(self.of(scored)[0]) if behind else self.scored(self.of(scored)[0])
        if article is not None:
            heading = next(e for e in article.iter() if "act-title" in classes_of(e))
            return self.beside_title(self.of(heading)[0])
        if row is None or piece.within("figure") is None:
            return None
        found = {n for item in self.of(row) for n in self.beside_title(item)}
        return found | self.related(row) | self.posts(row) or None

    def posts(self, row: Element) -> set[str]:
        """Return how many posts share the work of a part of the plan, in the row of the part."""
        heading = element_text(row)
        parts = [g for g in _groups(self.spec.get("plan", [])) if heading.endswith(g["title"]) and numbered(heading, g["title"])]
        return {f"等{len({i['owner'] for i in items_of([g])})}个岗位" for g in parts}

    def beside_title(self, item: Mapping[str, Any]) -> set[str]:
        """Return dates, number and target of an action, and the numbers of its measure."""
        days = [str(item[key]) for key in ("start", "due") if key in item]
        found = {*days, self.order.titles.get(item["title"], ""), "至".join(days), " to ".join(days)}
        measure = item.get("measure", {})
        leaf = LEAF.fullmatch(str(measure.get("of", "")))
        if leaf:
            found |= numbers_of(self.spec["operations"][leaf[2]])
        if "target" in measure:
            found |= {as_printed(str(measure["target"]))}
        return found - {""}

    def related(self, row: Element) -> set[str]:
        """Return the numbers of the actions that a measure is for, in the row of the measure, and of those linked in a row."""
        found = set()
        for label in (text_of(e).strip() for e in row if e.tag == "th"):
            for name, measure in self.spec.get("operations", {}).items():
                if measure in measures(self.spec, label):
                    mine = [i for i in self.items if f"operation({name})" == str(i.get("measure", {}).get("of"))]
                    found |= {self.order.titles[i["title"]] for i in mine}
        return found

    @cached_property
    def all_posts(self) -> set[str]:
        """Whoever leads a part of the plan, with how many share its work."""
        parts = [list(items_of([g])) for g in _groups(self.spec.get("plan", []))]
        return {f"{i[0]['owner']}等{len({x['owner'] for x in i})}个岗位" for i in parts if i}

    def scored(self, item: Mapping[str, Any]) -> set[str]:
        """Return what the scorecard may say of an action: then, now, change with ends, target, margin."""
        measure = item["measure"]
        found = self.beside_title(item) | {f"In {w}" for w in self.spec["survey"]["waves"]}
        found |= {f"in {w}" for w in self.spec["survey"]["waves"]}
        if LEAF.fullmatch(str(measure["of"])):
            baseline = text_stated(self.spec, "baseline", LEAF.fullmatch(measure["of"])[2])  # type: ignore[index]
            return found | {as_printed(baseline)}
        for name in (measure["of"], f"change({measure['of']}, since='{measure.get('since')}')"):
            if name in self.page.facts:
                found |= {self.page.print(name), *self.page.ends(name)}
        return found

    def behind(self, item: Mapping[str, Any]) -> set[str]:
        """Return the phrases behind an outcome: the interval of today's number, that of the test of equivalence, the margin."""
        measure, wave = item["measure"], [w for y in self.spec["survey"]["waves"] for w in (f"In {y}", f"in {y}")]
        found = set(wave)
        if measure["of"] in self.page.facts and len(ends := self.page.ends(measure["of"])) > 1:
            found.add(f"today’s number ({ends[0]} to {ends[1]})")
        if "margin" in measure:
            low, high = narrow_ends(self.survey, measure)
            found |= {f"90% interval of the change ({low} to {high})", f"±{str(measure['margin']).removesuffix('%')}"}
        return found

    def sum(self, piece: Piece) -> set[str] | None:
        """Return how many actions came out how, counted in the rows of the scorecard, in the words of the line."""
        if piece.within("p", "sum") is None:
            return None
        found = {f"{len(self.items)} actions"}
        outcomes: Counter[str] = Counter()
        cleared = 0
        for body in (b for b in self.page.root.iter("tbody") if "scored" in classes_of(b)):
            outcomes[text_of(list(next(body.iter("tr")))[-1]).strip(" ●◐○×–=…≈?◌")] += 1
            cleared += "lies at the target or above it" in text_of(body)
        for words, count in outcomes.items():
            found |= {f"{re.sub(r'[^A-Za-z, ]', '', words)}: {count}"}
        return found | {f"with all of the interval: {cleared}", *(f"{words}: {n}" for words, n in _of_line(piece.text, outcomes))}


def _of_line(text: str, outcomes: Counter[str]) -> Iterator[tuple[str, int]]:
    for words in re.findall(r"([A-Z][^:;(]+):", text):
        count = next((n for told, n in outcomes.items() if words.lower().strip() in told.lower()), None)
        if count is not None:
            yield words, count
