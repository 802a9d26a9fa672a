"""The report's own order: chapters, figures, tables, questions, actions and the register, counted again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from tests.numbers.pieces import Piece, classes_of, numerals, pieces_of, text_of

HEADINGS = ("h1", "h2", "h3", "h4")
COUNTED = {"prov": "p", "found": "li", "findings": "li"}


class Order:
    """The numbers of a page's parts, counted from the page's structure and the order of questions in the spec."""

    def __init__(self, root: Element, spec: Any) -> None:
        self.root, self.spec = root, spec
        self.owners = {child: parent for parent in root.iter() for child in parent}

    @cached_property
    def must(self) -> dict[Element, list[str]]:
        """What the elements that number a part have to say."""
        found: dict[Element, list[str]] = {}
        found.update(self._captions())
        found.update(self._headings())
        found.update(self._lists())
        found.update(self._links(found))
        return found

    def faults(self) -> Iterator[str]:
        """Yield every part that is not numbered as it is counted."""
        for element, wanted in self.must.items():
            if numerals(_own(element)) != wanted:
                yield f"order: {_own(element)[:60]!r} has {numerals(_own(element))}, is {wanted}"

    def counts(self, piece: Piece) -> bool:
        """Whether a piece is the number of a part."""
        return any(e in self.must for e in piece.above)

    def _captions(self) -> Iterator[tuple[Element, list[str]]]:
        counts: dict[str, int] = defaultdict(int)
        for figure in (f for f in self.root.iter("figure") if f.get("id")):
            for label in (p for p in figure.iter("p") if "no" in classes_of(p)):
                kind = str(figure.get("id"))[:3]
                counts[kind] += 1
                yield label, [str(counts[kind])]

    def _headings(self) -> Iterator[tuple[Element, list[str]]]:
        count, chapters, appendices = [0, 0, 0], 0, 0
        for heading in (e for e in self.root.iter() if e.tag in HEADINGS[:3]):
            label = next((e for e in heading if e.tag == "span" and "n" in classes_of(e)), None)
            if label is None:
                continue
            if re.match(r"附录|Appendix|Chapter|第", text_of(label)):
                chapters, appendices = chapters + (text_of(label)[0] in "C第"), appendices + (text_of(label)[0] in "附A")
                count = [appendices if text_of(label)[0] in "附A" else chapters, 0, 0]
                yield label, [str(chapters)] if text_of(label)[0] == "C" else []
                continue
            level = HEADINGS.index(str(heading.tag))
            count[level] += 1
            count[level + 1 :] = [0] * (2 - level)
            yield label, [".".join(map(str, count[: level + 1]))]

    def _lists(self) -> Iterator[tuple[Element, list[str]]]:
        panels = [e for e in self.root.iter("div") if "prov" in classes_of(e) and "proof" not in classes_of(e)]
        register = [p for e in panels for p in e.iter("span") if "k" in classes_of(p)]
        own = [numerals(text_of(label)) for label in register]
        whole = sorted(int(n) for found in own for n in found) == list(range(1, len(register) + 1))
        # those of figures and tables stand in the page by where they are shown, in the register by what shows them first
        yield from ((label, own[i - 1] if whole else [str(i)]) for i, label in enumerate(register, 1))
        for ordered in (e for e in self.root.iter("ol") if classes_of(e) & {"found", "findings"}):
            labels = [next(e for e in item.iter("span") if "k" in classes_of(e)) for item in ordered if item.tag == "li"]
            yield from ((label, [str(i)]) for i, label in enumerate(labels, 1))
        asked = iter(self.asked)
        for ordered in (e for e in self.root.iter("ol") if "qs" in classes_of(e)):
            for item in (e for e in ordered if e.tag == "li"):
                rows = max(1, sum("item" in classes_of(th) or th.get("scope") == "row" for th in item.iter("th")))
                places = [next(asked) for _ in range(rows)]
                yield item[0], [str(places[0])] if rows == 1 else [str(places[0]), str(places[-1])]
        for label in (e for e in self.root.iter("span") if "no" in classes_of(e) and self.owners[e].tag == "th"):
            yield label, sorted(self.places.get(text_of(self.owners[label]).removeprefix(text_of(label)).strip(), ()))
        for scores in (e for e in self.root.iter("ol") if "scores" in classes_of(e)):
            yield from ((box, [str(i)]) for i, box in enumerate(e for e in scores.iter("span") if "box" in classes_of(e)))
        for talk in (e for e in self.root.iter("article") if "talk" in classes_of(e)):
            yield from ((at, [str(i)]) for i, at in enumerate((e for e in talk.iter("span") if "at" in classes_of(e)), 1))

    @property
    def asked(self) -> range:
        """The places of the questions."""
        return range(1, len(self.spec["questions"]) + 1)

    def _links(self, known: dict[Element, list[str]]) -> Iterator[tuple[Element, list[str]]]:
        places = {str(e.get("id")): e for e in self.root.iter() if e.get("id")}
        for link in self.root.iter("a"):
            target = places.get(str(link.get("href"))[1:])
            if target is None:
                continue
            if "xref" in classes_of(link) and re.fullmatch(r"(图|表|Figure|Table)\s*\d+", text_of(link)):
                yield link, known[next(p for p in target.iter("p") if "no" in classes_of(p))]
            for part in (e for e in link if classes_of(e) & {"tn", "tt"}):
                wanted = next(
                    (e for e in target.iter() if e in known and ("n" in classes_of(e)) and "tn" in classes_of(part)), None
                )
                heading = next(e for e in target.iter() if e.tag in HEADINGS or ("t" in classes_of(e) and e.tag == "p"))
                title = next((e for e in heading.iter() if "t" in classes_of(e)), heading)
                yield part, known[wanted] if wanted is not None else numerals(text_of(title)) if "tt" in classes_of(part) else []

    @cached_property
    def titles(self) -> dict[str, str]:
        """The number of every chapter of a plan and action by its title."""
        found = {}
        for heading in (e for e in self.root.iter() if e.tag in HEADINGS):
            label = next((e for e in heading if "n" in classes_of(e)), None)
            if label is not None and numerals(text_of(label)):
                found[text_of(heading).removeprefix(text_of(label)).strip()] = text_of(label).strip()
        return found

    @cached_property
    def places(self) -> dict[str, set[str]]:
        """The places of the questions behind every label: of a question one, of a dimension all of its questions."""
        names = list(self.spec["questions"])
        found: dict[str, set[str]] = defaultdict(set)
        for name, question in self.spec["questions"].items():
            for label in {question.get("label"), question.get("ask")} - {None}:
                found[str(label)].add(str(names.index(name) + 1))
        for name, dimension in self.spec.get("dimensions", {}).items():
            found[str(dimension["label"])] |= self.of_subject(name)
        return found

    def of_subject(self, name: str) -> set[str]:
        """Return the places of the questions of a question or dimension."""
        names = list(self.spec["questions"])
        if name in names:
            return {str(names.index(name) + 1)}
        dimension = self.spec.get("dimensions", {}).get(name, {})
        parts = [*(dimension.get("parts") or dimension.get("questions", [])), *dimension.get("also", [])]
        return {place for part in parts for place in self.of_subject(part)}

    def named(self, text: str) -> bool | None:
        """Whether a text that is nothing but a number and the title of an action has the right number; None of other texts."""
        found = re.fullmatch(r"(\d+(?:\.\d+)+)[\s\u3000]+(.+)", text)
        return None if found is None or found[2] not in self.titles else self.titles[found[2]] == found[1]

    def mask(self, text: str, subjects: set[str] | None = None) -> str:
        """Return a text without the numbers of the questions and actions that it names."""
        for title, number in self.titles.items():
            text = re.sub(rf"{re.escape(number)}[\s\u3000]*(?={re.escape(title)})", lambda m: re.sub(r"\d", "#", m.group()), text)
        for label, own in self.places.items():
            if len(own) == 1 and re.fullmatch(rf"{next(iter(own))}\s*{re.escape(label)}", text):
                return ""
        places = subjects if subjects is not None else {p for label, own in self.places.items() if label in text for p in own}
        pattern = r"第([\d–、,]+)题|questions? ([\d–, and]+)|Q(\d+)|\(Q(\d+(?:, \d+)*)\)"
        return re.sub(pattern, lambda m: _cleared(m.group(), places), text)


def _cleared(text: str, places: set[str]) -> str:
    return re.sub(r"\d+", lambda m: "#" if m.group() in places else m.group(), text)


def _own(element: Element) -> str:
    """Return the text of an element as a reader has it; facts in it, too."""
    return "".join(p.text for p in pieces_of(element) if not p.attribute)
