"""The first pass over the body: which blocks are printed, and the number and anchor of each heading, figure and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.content.words.numerals import hanzi, letter
from reportgen.facts.ledger import Ledger
from reportgen.spec.blocks import NUMBERED
from reportgen.spec.model.body import AnyBlock, PlanBlock, QuestionnaireBlock, Section
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key, Spec


@dataclass(frozen=True, slots=True)
class Spot:
    """A numbered thing of the report."""

    anchor: str
    number: str
    """As printed: 第二章, 2.1, 附录一, 图 4; empty when not numbered."""
    stem: str = ""
    """What the numbers below it begin with: 2, 2.1, A."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is printed, and under which number."""

    sections: Mapping[Key, Spot]
    """By the section's key; a section that is not printed is not here."""
    figures: Mapping[str, Spot]
    """By block id, in order."""
    tables: Mapping[str, Spot]
    plans: Mapping[Key, Mapping[str, Spot]]
    """By the plan block's key: chapter id to its place."""
    has_questionnaire: bool


def printed_blocks(blocks: tuple[AnyBlock, ...], key: Key, ledger: Ledger) -> Iterator[tuple[Key, AnyBlock]]:
    """Yield the blocks whose condition is true (or that have none), each with its key."""
    for i, block in enumerate(blocks):
        if ledger.stands((*key, i), block.when):
            yield (*key, i), block


def outline(spec: Spec, ledger: Ledger, phrases: Mapping[str, str], *, hanzi_numbers: bool) -> Outline:
    """Return the numbers and anchors of everything that is printed.

    Parameters
    ----------
    spec, ledger
        The body and the results of its conditions.
    phrases
        The words around the numbers, in the language of the report.
    hanzi_numbers
        Whether chapters and appendices are counted in hanzi.
    """
    walk = _Walk(spec, ledger, phrases, hanzi_numbers)
    for key, section in printed_blocks(spec.document.body, ("body",), ledger):
        if isinstance(section, PlanBlock):
            walk.plan_chapters(key, section)
        elif isinstance(section, Section):
            walk.section(key, section, walk.top(section))
    return Outline(walk.sections, walk.figures, walk.tables, walk.plans, walk.has_questionnaire)


def chosen_chapters(document: Document, block: PlanBlock) -> list[str]:
    """Return the ids of the chapters of the plan that a block asks for."""
    return [chapter.id for chapter in document.plan if not block.plan.only or chapter.id in block.plan.only]


@dataclass(slots=True)
class _Walk:
    spec: Spec
    ledger: Ledger
    phrases: Mapping[str, str]
    hanzi_numbers: bool
    sections: dict[Key, Spot] = field(default_factory=dict)
    figures: dict[str, Spot] = field(default_factory=dict)
    tables: dict[str, Spot] = field(default_factory=dict)
    plans: dict[Key, dict[str, Spot]] = field(default_factory=dict)
    has_questionnaire: bool = False
    chapters: int = 0
    appendices: int = 0
    unnumbered: int = 0
    taken: set[str] = field(default_factory=set)

    def top(self, section: Section) -> Spot:
        if not section.numbered:
            return self._unnumbered()
        if section.appendix:
            self.appendices += 1
            stem = self.phrases["appendix-stem"].format(n=self.appendices, letter=letter(self.appendices))
            return Spot(f"app-{self.appendices}", self._counted("appendix", self.appendices), stem)
        self.chapters += 1
        return Spot(f"ch-{self.chapters}", self._counted("chapter", self.chapters), str(self.chapters))

    def plan_chapters(self, key: Key, block: PlanBlock) -> None:
        """Count the chapters of the plan among the chapters of the report."""
        self.plans[key] = {}
        for chapter in chosen_chapters(self.spec.document, block):
            self.chapters += 1
            number, stem = self._counted("chapter", self.chapters), str(self.chapters)
            self.plans[key][chapter] = Spot(self._unique(f"plan-{chapter}"), number, stem)

    def section(self, key: Key, section: Section, spot: Spot) -> None:
        anchor = self._unique(f"sec-{section.id}" if section.id else spot.anchor)
        self.sections[key] = spot = Spot(anchor, spot.number, spot.stem)
        below = 0
        for block_key, block in printed_blocks(section.content, (*key, "content"), self.ledger):
            match block:
                case Section():
                    numbered = block.numbered and bool(spot.stem)
                    below += numbered
                    self.section(block_key, block, self._below(spot, below) if numbered else self._unnumbered())
                case PlanBlock():
                    below = self._plan(block_key, block, spot, below)
                case _:
                    self._figure_or_table(block_key, block)

    def _plan(self, key: Key, block: PlanBlock, spot: Spot, below: int) -> int:
        chosen = chosen_chapters(self.spec.document, block)
        places = {c: _numbered_below(spot.stem, below + i) for i, c in enumerate(chosen, 1)}
        self.plans[key] = {c: Spot(self._unique(f"plan-{c}"), number, number) for c, number in places.items()}
        return below + len(chosen)

    def _figure_or_table(self, key: Key, block: AnyBlock) -> None:
        self.has_questionnaire |= isinstance(block, QuestionnaireBlock)
        if type(block) in NUMBERED:
            chart = NUMBERED[type(block)][1] == "chart"
            places, kind, prefix = (self.figures, "figure", "fig") if chart else (self.tables, "table", "tab")
            block_id = self.spec.block_ids[key]
            number = self.phrases[kind].format(n=len(places) + 1)
            places[block_id] = Spot(self._unique(f"{prefix}-{block_id}"), number)

    def _below(self, spot: Spot, place: int) -> Spot:
        number = _numbered_below(spot.stem, place)
        return Spot("sec-" + number.translate(ASCII).lower(), number, number)

    def _unnumbered(self) -> Spot:
        self.unnumbered += 1
        return Spot(f"sec-u{self.unnumbered}", "")

    def _counted(self, kind: str, number: int) -> str:
        word = hanzi(number) if self.hanzi_numbers else letter(number) if kind == "appendix" else str(number)
        return self.phrases[kind].format(n=word)

    def _unique(self, anchor: str) -> str:
        name, count = anchor, 1
        while name in self.taken:
            count += 1
            name = f"{anchor}-{count}"
        self.taken.add(name)
        return name


ASCII = str.maketrans({".": "-", "附": "a", "錄": None, "录": None})
"""Numbers as they stand in anchors: 2.1 is ``2-1``, 附1.2 is ``a1-2``."""


def _numbered_below(stem: str, place: int) -> str:
    return f"{stem}.{place}" if stem else str(place)
