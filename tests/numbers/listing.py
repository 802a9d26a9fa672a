"""The list of the numbers that only figures and tables show, as paper and documents have it: one run on behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from tests.numbers.check_pages import HASHED, Page
from tests.numbers.pieces import NUMERAL, classes_of, numerals, text_of
from tests.numbers.references import without_references

DIGITS = re.compile(r"\d+")
LISTED = ("图表中的数字", "Numbers of figures and tables")
"""What stands above it."""
ARROW = re.compile(r"\[→([\d–, ]+)\]([^\[\]\n;；]*)")
"""Where the list leads to a line elsewhere in it, and what that is called or prints."""
LABEL = re.compile(r"(?:Figure|Table|图|表)\s*\d+")
PHRASE = re.compile(r"[+−]?\d[\d,.]*%?(?:至| to |–)[+−]?\d[\d,.]*%?|n = [\d,]+|questions? \d[\d–, and]*|第\d[\d、–]*题")
"""Ends of an interval, the least and the largest base, a base, questions."""


class Listing:
    """The list in a file, beside the panels of the page; ``parted`` with an empty line between its paragraphs."""

    def __init__(self, page: Page, file: str, *, parted: bool) -> None:
        self.page, self.file, self.parted = page, file, parted

    def apart(self, text: str) -> tuple[str, list[str]]:
        """Return a text without the list, and what is wrong in it.

        Each ``[n]`` of the list prints its number, and beside it only what the panel with this number on the page says, or
        what stands above the next one for all that a figure shows.
        """
        start = next((m for words in LISTED for m in [re.search(rf"^{words}$", text, re.MULTILINE)] if m), None)
        panels = self._numbered
        if start is None or not panels:
            return text, [] if not panels else [f"{self.file}: has no list of the numbers of figures and tables"]
        after = [
            m.start() for t in self._later for m in [re.search(rf"^{re.escape(t)}$", text[start.end() :], re.MULTILINE)] if m
        ]
        end = start.end() + min(after, default=len(text))
        first, *chunks = re.split(r"\[(\d+)\]", without_references(text[start.end() : end]))
        order, entries = chunks[::2], chunks[1::2]
        faults = [] if sorted(map(int, order)) == sorted(map(int, panels)) else [f"{self.file}: lists {order} for {list(panels)}"]
        told = [panels.get(number, ("", ""))[1] for number in order]
        faults += self._led(text[start.end() : end]) if self.parted else []
        faults += self._apart_from(self._without_data(first.replace("\n", " ")), told[0], "before the list", self._common)
        for i, (number, entry) in enumerate(zip(order, entries, strict=True)):
            value, (own, *behind) = panels.get(number, ("", ""))[0], entry.split("\n\n") if self.parted else [entry]
            # what stands above the next numbers follows, on paper without an empty line
            mixed = not behind and not own.rstrip().endswith(("；", ";"))
            if not (re.search(rf"(?<![\d.,]){re.escape(value)}(?!\d)", own) if mixed else _prints(own, value)):
                faults.append(f"{self.file}: [{number}] {own[:60]!r} for {value}")
            later = " ".join(told[i + 1 : i + 2])
            faults += self._apart_from(own.replace("\n", " "), told[i] + (later if mixed else ""), f"in [{number}]")
            faults += self._apart_from(" ".join(behind), later, f"behind [{number}]")
        return text[: start.start()] + text[end:], faults

    def _led(self, text: str) -> list[str]:
        """Return what stands behind an arrow with a number that neither the panels it leads to nor the head of a row has."""
        wrong = []
        for numbers, words in ARROW.findall(text):
            there = " ".join(self._panels.get(number, "") for number in re.findall(r"\d+", numbers))
            said = _bare(words).rstrip("。.")
            if re.search(r"\d", said) and said not in self._leading and not set(_numbers(said)) <= set(_numbers(there)):
                wrong.append(f"{self.file}: [→{numbers}] {words!r}")
        return wrong

    @cached_property
    def _panels(self) -> dict[str, str]:
        """The text of every panel by its place in the register."""
        found: dict[str, str] = {}
        for panel in (e for e in self.page.root.iter("div") if "prov" in classes_of(e) and "proof" not in classes_of(e)):
            place = next((text_of(e) for e in panel.iter("span") if "k" in classes_of(e)), "")
            found |= {number.group(): text_of(panel) for number in [re.search(r"\d+", place)] if number}
        return found

    @cached_property
    def _leading(self) -> set[str]:
        """The heads of rows and columns."""
        return {_bare(text_of(th)) for figure in self.page.root.iter("figure") for th in figure.iter("th")}

    def _apart_from(self, words: str, near: str, place: str, more: Iterable[str] = ()) -> list[str]:
        """Return the numbers of words that neither the panels near them nor a caption or heading in the words tell."""
        least = str(self.page.survey.spec["report"].get("minimum_base", "30"))
        allowed = {*_numbers(near), *more, least if re.search("not shown|不显示|不予显示", words) else ""}
        known = [said for label in LABEL.findall(words) for said in self._captions.get(_bare(label), ())]
        for said in (*known, *self._heads):
            words = re.sub(r"\s*".join(map(re.escape, said)), "", words)
        pressed = _bare(near)
        wrong = [phrase for phrase in PHRASE.findall(words) if _bare(phrase).rstrip(",") not in pressed]
        wrong += [h for h in re.findall(r"\b[0-9a-f]{12}\b", words) if h not in self._whole]
        wrong += [n for n in _numbers(words) if n not in allowed]
        return [f"{self.file}: {n} {place} {words[:80]!r}" for n in wrong]

    def _without_data(self, words: str) -> str:
        """Return words without the data that they name, if those are what the rows were read from."""
        survey = self.page.survey
        if not survey.answered:
            return words
        for wave in survey.spec["survey"].get("waves", {}):
            survey.earlier(wave)
        right = survey.versions
        return HASHED.sub(lambda m: "" if right.get(Path(m[1]).name) == (m[2], m[3]) else m.group(), words)

    @property
    def _common(self) -> set[str]:
        """What stands before the list of all of it: the level of intervals, and waves."""
        spec = self.page.survey.spec
        return {"95", str(spec["report"]["date"])[:4], *spec.get("survey", {}).get("waves", {})}

    @property
    def _later(self) -> list[str]:
        """The titles of the chapters behind the register."""
        chapters = [e for e in self.page.root.iter("section") if "chapter" in classes_of(e)]
        at = next((i for i, e in enumerate(chapters) if any("register" in classes_of(d) for d in e.iter("div"))), len(chapters))
        return [text_of(t).strip() for e in chapters[at + 1 :] for t in e.iter("span") if "t" in classes_of(t)][:1]

    @cached_property
    def _heads(self) -> set[str]:
        """The heads of rows and columns that hold a number: of a scale, or of an age."""
        heads = {_bare(text_of(th)) for f in self.page.root.iter("figure") for th in f.iter("th")}
        return {head for head in heads if DIGITS.search(head) and not head.isdigit()}

    @cached_property
    def _whole(self) -> str:
        return text_of(self.page.root)

    @cached_property
    def _captions(self) -> dict[str, tuple[str, ...]]:
        """What stands above a figure or table, by its label: the label with the title, and what is under it."""
        found = {}
        for caption in self.page.root.iter("figcaption"):
            lines = {name: _bare(text_of(p)) for p in caption.iter("p") for name in classes_of(p)}
            if "t" in lines and (label := LABEL.search(lines.get("no", ""))):
                found[label.group()] = (label.group() + lines["t"], *(lines[name] for name in lines if name not in {"no", "t"}))
        return found

    @property
    def _numbered(self) -> dict[str, tuple[str, str]]:
        """The numbers that only figures and tables show: value and text of their panel by their place in the register."""
        found = {}
        for panel in (
            e for e in self.page.root.iter("div") if {"prov", "cell"} <= classes_of(e) and "proof" not in classes_of(e)
        ):
            place = next((text_of(e) for e in panel.iter("span") if "k" in classes_of(e)), "")
            if number := DIGITS.search(place):
                value = next(text_of(e) for e in panel.iter("b"))
                found[number.group()] = (NUMERAL.findall(value)[0] if NUMERAL.search(value) else value, text_of(panel))
        return found


def _prints(entry: str, value: str) -> bool:
    """Whether an entry prints a number behind what it is called; what is behind it stands in round brackets."""
    said, end = entry.rstrip(" ;；\n"), len(entry)
    deep = 0
    for end in range(len(said), 0, -1):
        deep += (said[end - 1] in ")）") - (said[end - 1] in "(（")
        if deep == 0:
            break
    head = said[: end - 1] if said.endswith((")", "）")) else said
    return re.search(rf"(?<![\d.,]){re.escape(value)}\D*$", head) is not None


def _numbers(text: str) -> list[str]:
    return [number.removesuffix("%") for number in numerals(text)]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b]", "", text)
