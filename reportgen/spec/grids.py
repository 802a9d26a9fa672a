"""Grids written out: each row becomes a question, and the name of a grid all its rows wherever questions are listed.

All that comes after knows single and scale questions only. A problem in one of them still points at the row as it was written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reportgen.problems import Code, Problem
from reportgen.spec.model.block import Only
from reportgen.spec.model.body import QuestionnaireBlock
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartDetail, TableDetail
from reportgen.spec.model.form import FormPage
from reportgen.spec.model.quality import Inconsistent, NearDuplicates, StraightLining
from reportgen.spec.model.quality_blocks import MostLeftOut, OfQuestions
from reportgen.spec.model.questions import AnyQuestion, Dimension, GridQuestion, InGrid, Question, ScaleQuestion, SingleQuestion
from reportgen.spec.model.report import Data
from reportgen.spec.model.research import Analysis, Goal, Quotation
from reportgen.spec.model.research_blocks import Listing, QuestionUsesBlock
from reportgen.spec.model.scalars import Part
from reportgen.spec.spec import Key
from reportgen.spec.tree import Locator
from reportgen.spec.yaml.nodes import Found

_LISTS: Mapping[type[Part], tuple[str, ...]] = {
    Dimension: ("questions", "also"),
    ChartDetail: ("of",),
    TableDetail: ("rows",),
    FormPage: ("questions",),
    Data: ("published",),
    Goal: ("answered_by",),
    Analysis: ("of", "by"),
    Quotation: ("about",),
    StraightLining: ("of",),
    Inconsistent: ("of",),
    NearDuplicates: ("of",),
    OfQuestions: ("only",),
    MostLeftOut: ("only",),
}
"""The fields that name questions, in which the name of a grid stands for its rows."""
_ONLY: Mapping[type[Part], tuple[str, type[Part]]] = {
    QuestionnaireBlock: ("questionnaire", Only),
    QuestionUsesBlock: ("question_uses", Listing),
}
"""Blocks whose ``only`` names questions."""
_SHARED = ("ask", "note", "asked_if", "missing", "scale", "options", "as_printed", "nets", "bridge", "type")
"""What the rows of a grid have in common."""


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """A document without grids, and where its values stand."""

    document: Document
    place_of: Locator
    problems: tuple[Problem, ...] = ()


def grid_of(question: AnyQuestion) -> InGrid | None:
    """Return the grid that a question is a row of."""
    return question.grid if isinstance(question, Question) else None


def rows_of(document: Document) -> Iterator[tuple[str, InGrid]]:
    """Yield (name, grid) of every question that is a row of one."""
    for name, question in document.questions.items():
        if (grid := grid_of(question)) is not None:
            yield name, grid


def grids_of(document: Document) -> Mapping[str, InGrid]:
    """Return the grids of a document that was written out, by name."""
    return {grid.name: grid for _, grid in rows_of(document)}


def gathered(document: Document, names: Sequence[str]) -> tuple[str, ...]:
    """Return names of questions with the name of a grid in the place of all its rows, where they stand in order."""
    found: list[str] = []
    at = 0
    while at < len(names):
        question = document.questions.get(names[at])
        grid = None if question is None else grid_of(question)
        whole = grid if grid is not None and tuple(names[at : at + len(grid.items)]) == grid.items else None
        found.append(names[at] if whole is None else whole.name)
        at += 1 if whole is None else len(whole.items)
    return tuple(found)


def written_out(document: Document, place_of: Locator) -> WrittenOut:
    """Return a document in which every row of a grid is a question by its own name.

    Parameters
    ----------
    document
        A document that fits the grammar; names in it may be wrong.
    place_of
        The places of its values.
    """
    grids = {name: question for name, question in document.questions.items() if isinstance(question, GridQuestion)}
    if not grids:
        return WrittenOut(document, place_of)
    writer = _Writer(grids, place_of)
    questions = writer.questions(document)
    rest = writer.part(document, ())
    return WrittenOut(rest.model_copy(update={"questions": questions}), writer.located(), tuple(writer.problems))


@dataclass
class _Writer:
    grids: Mapping[str, GridQuestion]
    place_of: Locator
    written: dict[Key, Key] = field(default_factory=dict)
    """Key in the document that comes out to the key of what was written."""
    problems: list[Problem] = field(default_factory=list)

    def questions(self, document: Document) -> dict[str, AnyQuestion]:
        """Return the questions with the rows of each grid in its place."""
        found: dict[str, AnyQuestion] = {}
        taken: dict[str, Key] = {name: ("questions", name) for name in document.questions if name not in self.grids}
        for name, question in document.questions.items():
            if not isinstance(question, GridQuestion):
                found[name] = question
                continue
            rows = [item for item in question.items if self._free(("questions", name, "items", item), taken)]
            grid = InGrid(name, question.ask, question.label or question.ask, tuple(rows))
            for item in rows:
                found[item] = _row(question, item).within(grid)
                self._place(name, item, own=question.items[item].model_fields_set)
        return found

    def _free(self, key: Key, taken: dict[str, Key]) -> bool:
        name = str(key[-1])
        other = taken.setdefault(name, key)
        if other != key:
            path = self.place_of.path
            found = f"{path(key)}: the name '{name}' is taken by {path(other)} at {self.place_of.key(other)}"
            fix = "Each row of a grid is a question by its name; rename one"
            self.problems.append(Problem(Code.DUPLICATE_NAME, self.place_of.key(key), found, fix))
        return other == key

    def _place(self, grid: str, item: str, own: Collection[str]) -> None:
        self.written["questions", item] = ("questions", grid, "items", item)
        for shared in _SHARED:
            if shared not in own:
                self.written["questions", item, shared] = ("questions", grid, shared)

    def part(self, part: Any, key: Key) -> Any:
        """Return a value of the document with the rows in the place of the names of grids."""
        if isinstance(part, Part):
            return self._copied(part, key)
        if isinstance(part, tuple):
            changed: Any = tuple(self.part(value, (*key, i)) for i, value in enumerate(part))
            return part if all(a is b for a, b in zip(part, changed, strict=True)) else changed
        if isinstance(part, dict):
            changed = {name: self.part(value, (*key, name)) for name, value in part.items()}
            return part if all(changed[name] is value for name, value in part.items()) else changed
        return part

    def _copied(self, part: Part, key: Key) -> Part:
        changed: dict[str, Any] = {}
        lists = _LISTS.get(type(part), ())
        only = _ONLY.get(type(part))
        for name, info in type(part).model_fields.items():
            value, at = getattr(part, name), (*key, info.alias or name)
            if name in lists:
                new = self._listed(value, at)
            elif only and name == only[0]:
                new = value.model_copy(update={"only": self._listed(value.only, (*at, "only"))})
            else:
                new = self.part(value, at)
            if new is not value and new != value:
                changed[name] = new
        return part.model_copy(update=changed) if changed else part

    def _listed(self, names: Any, key: Key) -> Any:
        """Return names, alone, in a list or with weights, with rows in the place of grids; the weight of a grid is each row's."""
        if not any(name in self.grids for name in ((names,) if isinstance(names, str) else names or ())):
            return names
        if isinstance(names, str):
            return tuple(self.grids[names].items)
        if isinstance(names, dict):
            for name in names:
                self.written |= {(*key, row): (*key, name) for row in self._rows(name)}
            return {row: weight for name, weight in names.items() for row in self._rows(name)}
        pairs = [(row, (*key, i)) for i, name in enumerate(names) for row in self._rows(name)]
        self.written |= {(*key, number): at for number, (_, at) in enumerate(pairs)}
        return tuple(row for row, _ in pairs)

    def _rows(self, name: str) -> tuple[str, ...]:
        return tuple(self.grids[name].items) if name in self.grids else (name,)

    def located(self) -> Locator:
        """Return the places of all values, those of rows and of names in their lists under their keys in the new document."""
        lists = {new[:-1] for new in self.written if isinstance(new[-1], int)}
        index: dict[Key, Found] = {key: found for key, found in self.place_of.index.items() if key[:-1] not in lists}
        below: dict[Key, list[tuple[Key, Found]]] = {}
        homes = set(self.written.values())
        for key, found in self.place_of.index.items():
            for end in range(1, len(key) + 1):
                if key[:end] in homes:
                    below.setdefault(key[:end], []).append((key[end:], found))
        for new, old in self.written.items():
            index |= {(*new, *rest): found for rest, found in below.get(old, ())}
        return Locator(MappingProxyType(index), MappingProxyType(self.written))


def _row(grid: GridQuestion, item: str) -> ScaleQuestion | SingleQuestion:
    """Return a row as a question: what it has of its own, and what it has of the grid."""
    row = grid.items[item]
    own = {name: getattr(row, name) for name in ("label", "column", "was")}
    shared: dict[str, Any] = {name: getattr(grid, name) for name in ("ask", "note", "asked_if", "missing", "nets", "bridge")}
    if grid.scale is None:
        shared |= {"type": "single", "options": grid.options, "as_printed": grid.as_printed}
    else:
        shared |= {"type": "scale", "scale": grid.scale}
    shared["bridge"] = {**grid.bridge, **row.bridge}
    told = set(row.model_fields_set)
    if item == next(iter(grid.items)):  # what the rows share is looked at once
        told |= grid.model_fields_set & set(shared)
    if grid.scale is None:
        return SingleQuestion.model_construct(told, **shared, **own)
    return ScaleQuestion.model_construct(told, **shared, **own)


def check_rows(document: Document, place_of: Locator) -> Iterator[Problem]:
    """Check what belongs to a grid as a whole: its answers, and who is asked.

    Parameters
    ----------
    document
        As it was written, with grids.
    place_of
        The places of its values.
    """
    for name, question in document.questions.items():
        if not isinstance(question, GridQuestion):
            continue
        key: Key = ("questions", name)
        if question.scale is None and not question.options:
            fix = "Add scale: and the name of a scale, or options: with a label for each code"
            yield Problem(Code.MISSING_KEY, place_of.key(key), f"{place_of.path(key)} has neither scale nor options", fix)
        for below, given in (("options", question.options), ("as_printed", question.as_printed)):
            if question.scale is not None and given:
                at = (*key, below)
                found = f"{place_of.path(at)} stands beside a scale, which has its own {below}"
                yield Problem(Code.WRONG_VALUE, place_of.key(at), found, f"Delete one of the two: scale, {below}")
