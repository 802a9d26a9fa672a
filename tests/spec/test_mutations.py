"""Every field of the grammar, changed in every way an author gets it wrong: each gives a problem on the right line."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.problems import Problem
from reportgen.spec.checks.values import values
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Part
from reportgen.spec.model.shape import bare, branches, element, fields, is_part
from reportgen.spec.spec import Key
from tests.spec.spec_text import full_tree, problems_of, read, written


@dataclass(frozen=True)
class Mutation:
    """One mistake, and the line on which it must be reported."""

    kind: str
    key: Key
    text: str
    line: int

    def __str__(self) -> str:
        return f"{self.kind}-{'.'.join(map(str, self.key))}"


def at(tree: Any, key: Key) -> Any:
    for step in key:
        tree = tree[step]
    return tree


def maps() -> Iterator[tuple[Key, Part]]:
    """Yield every map of the full spec that has keys of its own, with its key path."""
    tree = full_tree()
    document = Document.model_validate(tree)
    yield (), document
    yield from ((key, value) for key, _, value in values(document) if isinstance(value, Part) and is_map(tree, key))


def is_map(tree: Any, key: Key) -> bool:
    """Tell a map from a short form, such as a block that stands as a word alone."""
    try:
        return isinstance(at(tree, key), dict)
    except TypeError:
        return False


APART: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(RESEARCH := ("research", "operations", "interviews", "quotations", "schedule"), RESEARCH),
    **dict.fromkeys(SAID := ("claims", "swot", "plan", "findings"), SAID),
    **dict.fromkeys(FIGURES := ("published", "arithmetic"), FIGURES),
}
"""What the rest of the spec can do without, by name, and what it stands with: to read all of it for each mistake takes long."""


def around(tree: Any, key: Key) -> Any:
    """Return a copy of what a mistake at a place can have to do with: all of the spec, if it is in the body."""
    if len(key) < 2 or key[0] == "body":
        return copy.deepcopy(tree)
    kept = {name: part for name, part in tree.items() if name not in APART or name in APART.get(str(key[0]), ())}
    return {**copy.deepcopy(kept), "body": copy.deepcopy(SHORT)}


SHORT = [{"section": "All", "number": "1", "content": [{"text": "Nothing."}, "method"]}]


def renamed(tree: Any, key: Key, name: str) -> Any:
    changed = around(tree, key)
    holder = at(changed, key[:-1])
    pairs = [(name if k == key[-1] else k, v) for k, v in holder.items()]
    holder.clear()
    holder.update(pairs)
    return changed


def replaced(tree: Any, key: Key, value: Any) -> Any:
    changed = around(tree, key)
    at(changed, key[:-1])[key[-1]] = value
    return changed


def dropped(tree: Any, key: Key) -> Any:
    changed = around(tree, key)
    del at(changed, key[:-1])[key[-1]]
    return changed


def misspelt(word: str) -> str:
    return word[:-1] + ("q" if word[-1] != "q" else "w") if len(word) < 3 else word[0] + word[2] + word[1] + word[3:] + "q"


def given_keys(key: Key, part: Part, tree: Any) -> list[str]:
    holder = at(tree, key)
    return [name for name in fields(type(part)) if isinstance(holder, dict) and name in holder]


def misspelt_trees(tree: Any) -> Iterator[tuple[Key, Any]]:
    """Yield a tree for every key of the grammar, with that key misspelt."""
    for key, part in maps():
        for name in given_keys(key, part, tree):
            yield (*key, misspelt(name)), renamed(tree, (*key, name), misspelt(name))


def dropped_trees(tree: Any) -> Iterator[tuple[Key, Any]]:
    """Yield a tree for every key that must be there, without it."""
    for key, part in maps():
        for name in given_keys(key, part, tree):
            if fields(type(part))[name].required and len(at(tree, key)) > 1:
                yield (*key, name), dropped(tree, (*key, name))


def misspelt_keys(tree: Any) -> Iterator[Mutation]:
    for key, changed in misspelt_trees(tree):
        text, lines = written(changed)
        yield Mutation("misspelt", key, text, lines[key])


def dropped_keys(tree: Any) -> Iterator[Mutation]:
    for key, changed in dropped_trees(tree):
        text, lines = written(changed)
        yield Mutation("dropped", key, text, lines[key[:-1]])


def wrong_types(tree: Any) -> Iterator[Mutation]:
    for key, part in maps():
        for name in given_keys(key, part, tree):
            wrong = wrong_type(fields(type(part))[name].type, at(tree, (*key, name)))
            text, lines = written(replaced(tree, (*key, name), wrong))
            yield Mutation("type", (*key, name), text, lines[(*key, name)])


def wrong_type(annotation: Any, value: Any) -> Any:
    """Return what the grammar has no place for: a list for text, text for a map or list."""
    tags = branches(annotation)
    if "several" in tags:
        return {"neither": "name nor list"}
    return "neither map nor list" if isinstance(value, dict | list) and not {"words", "column"} & set(tags) else [["a list"]]


REFERENCES: tuple[tuple[Key, Any], ...] = (
    (("include", 0), "nowhere.yaml"),
    (("survey", "data", "source"), "nowhere.csv"),
    (("scales", "rating", "top", 0), "77"),
    (("scales", "rating", "bottom", 1), "77"),
    (("questions", "overall", "scale"), "ratin"),
    (("questions", "asked", "asked_if"), "vists > 1"),
    (("questions", "reasons", "columns"), {"slow": "q4_1", "rood": "q4_2"}),
    (("questions", "aspects", "scale"), "ratin"),
    (("questions", "aspects", "asked_if"), "vists > 1"),
    (("questions", "wishes", "columns"), {"cheap": "q10_1", "late": "q10_2", "neer": "q10_3"}),
    (("questionnaire", "pages", 1, "questions", 2), "vists"),
    (("questionnaire", "pages", 1, "questions", 3), "aspcts"),
    (("dimensions", "service", "questions", 1), "stuff"),
    (("dimensions", "service", "questions", 2), "aspect"),
    (("dimensions", "weighted", "questions"), {"overall": "1", "stuff": "2"}),
    (("dimensions", "whole", "parts"), {"service": "2", "waited": "1"}),
    (("dimensions", "whole", "also", 0), "recomend"),
    (("dimensions", "listed", "parts", 1), "waited"),
    (("research", "goals", 0, "answered_by", 0), "hole"),
    (("research", "sample", "effect", "within"), "askd"),
    (("research", "strata", 0, "of"), "askd"),
    (("research", "strata", 0, "shares"), {"yes": "60%", "nay": "40%"}),
    (("research", "strata", 1, "quotas"), {"phone": "1000", "wep": "2000"}),
    (("research", "risks", 0, "owner"), "led"),
    (("research", "timetable", 0, "owner"), "led"),
    (("research", "timetable", 1, "after", 0), "plan_that"),
    (("research", "analysis", 0, "of", 0), "overal"),
    (("research", "analysis", 0, "by", 0), "chanel"),
    (("research", "analysis", 0, "goals", 0), "now"),
    (("quotations", 0, "of"), "talk"),
    (("quotations", 0, "about", 0), "stuff"),
    (("questions", "often", "of"), "visit"),
    (("questions", "keen", "of"), "recommends"),
    (("questions", "keen", "scale"), "ratings"),
    (("questions", "keen", "groups", "5", "codes", 0), "11"),
    (("segments", "visitor", "of"), "visit"),
    (("segments", "loyal", "groups", "loyal", "when"), "recomend >= 9"),
    (("claims", 0, "holds"), "top(overal) > bottom(overall)"),
    (("claims", 0, "when"), "published(wiat) > 3"),
    (("swot", "strengths", 0, "because", "holds"), "top(stuff) > 50%"),
    (("plan", 0, "sections", 0, "items", 0, "measure", "of"), "index(servic)"),
    (("plan", 0, "sections", 0, "items", 0, "because", "holds"), "index(servic) < 80"),
    (("report", "subtitle"), "Base {{ base(overal) }}"),
    (("questions", "staff", "nets", "low", "codes", 0), "77"),
    (("body", 0, "when"), "base(overal) > 10"),
    (("body", 1, "content", 6, "table", "columns", 0), "chanel"),
    (("body", 0, "content", 0, "glance", "headline"), "index(servic)"),
    (("body", 0, "content", 0, "glance", "findings", 0, "number"), "top(overal)"),
    (("body", 0, "content", 1, "text"), "{{ top(overal) }} are content."),
    (("body", 1, "content", 0, "chart"), "askd"),
    (("body", 1, "content", 1, "chart", "of", 1), "stuff"),
    (("body", 1, "content", 1, "chart", "highlight", 0), "77"),
    (("body", 1, "content", 1, "chart", "among"), "askd == 'yes'"),
    (("body", 1, "content", 2, "chart", "of"), "overal"),
    (("body", 1, "content", 2, "chart", "by"), "chanel"),
    (("body", 1, "content", 2, "chart", "option", 0), "77"),
    (("body", 1, "content", 3, "table"), "stuff"),
    (("body", 1, "content", 4, "table", "rows", 1), "stuff"),
    (("body", 1, "content", 4, "table", "columns", 0), "chanel"),
    (("body", 1, "content", 4, "table", "among"), "askd == 'yes'"),
    (("body", 1, "content", 7, "chart"), "aspect"),
    (("body", 1, "content", 8, "table"), "wishs"),
    (("body", 1, "content", 5, "content", 13, "series", "lines", 0, "of", 1), "top(overal)"),
    (("body", 1, "content", 5, "content", 14, "scatter", "points", 0, "x"), "top(overal)"),
    (("body", 1, "content", 5, "content", 14, "scatter", "x", "line"), "top(overal)"),
    (("body", 1, "content", 5, "content", 17, "chart", "between", 1), "wbe"),
    (("body", 2, "content", 0, "chart", "of"), "hole"),
    *(
        (("body", 2, "content", n, name, "only", 0), "nobody")
        for n, name in (
            (1, "research_goals"),
            (3, "strata"),
            (5, "interviews"),
            (6, "quotations"),
            (8, "roles"),
            (10, "calendar"),
        )
    ),
    (("body", 2, "content", 12, "question_uses", "only", 0), "nobody"),
    *(
        (("body", 1, "content", 5, "content", n, name, "only", 0), "nobody")
        for n, name in enumerate(("swot", "plan", "claims", "questionnaire", "roadmap", "actions"))
    ),
)
"""Every place that names something else, with a name that nothing has."""


def dangling(tree: Any) -> Iterator[Mutation]:
    for key, name in REFERENCES:
        text, lines = written(replaced(tree, key, name))
        at_line = lines[(*key, next(n for n in name if n not in at(tree, key)))] if isinstance(name, dict) else lines[key]
        yield Mutation("unknown", key, text, at_line)


def mutations() -> list[Mutation]:
    tree = full_tree()
    return [*misspelt_keys(tree), *dropped_keys(tree), *wrong_types(tree), *dangling(tree)]


MUTATIONS = mutations()


@pytest.mark.parametrize("top", [name for name in full_tree() if name != "body"])
def test_what_stands_around_a_mistake_is_right(top: str, tmp_path: Path) -> None:
    assert problems_of(written(around(full_tree(), (top, "any")))[0], tmp_path) == ()


def test_the_full_spec_is_right_and_uses_every_field(tmp_path: Path) -> None:
    tree = full_tree()
    assert problems_of(written(tree)[0], tmp_path) == ()
    used = {(type(part), name) for key, part in maps() for name in given_keys(key, part, tree)}
    every = {(part, name) for part in parts(Document) for name in fields(part)}
    # `published` goes with reconstructed rows only, which may not carry the rest of the full spec
    assert {(p.__name__, n) for p, n in every - used} <= {("Data", "published"), ("MethodBlock", "when")} | NOT_IN_FULL


NOT_IN_FULL = {("Only", "only")} | {
    (name, key)
    for name, key in (
        *(
            (f"{kind}Question", key)
            for kind in ("Single", "Scale", "Multi", "Nps", "Number", "Text", "Ranking", "Grid")
            for key in ("label", "note", "asked_if", "missing", "was", "bridge")
        ),
        *((f"{kind}Block", "when") for kind in ("Note", "Chart", "Table", "Swot", "Plan", "Claims", "Questionnaire", "Facts")),
        ("MethodBlock", "method"),
        ("FactsBlock", "facts"),
        *((f"{kind}Block", "when") for kind in ("ResearchGoals", "SampleSize", "Strata", "Methods", "Interviews", "Quotations")),
        *((f"{kind}Block", "when") for kind in ("Operations", "Roles", "Risks", "Calendar", "Analysis", "QuestionUses")),
        *(("SampleSizeBlock", "sample_size"), ("MethodsBlock", "methods"), ("OperationsBlock", "operations")),
        *(("RisksBlock", "risks"), ("AnalysisBlock", "analysis")),
        *(("Effect", "difference"), ("Effect", "sd")),  # in place of shares
        *((f"Derived{kind}", key) for kind in ("Single", "Scale", "Segment") for key in ("label", "note", "rest", "was", "of")),
        *((f"Derived{kind}", key) for kind in ("Single", "Scale", "Segment") for key in ("bands", "groups", "bridge")),
    )
}
"""Fields that every question or block has: each is used by one of them."""


def parts(annotation: Any, seen: set[type[Part]] | None = None) -> set[type[Part]]:
    """Return every map of the grammar below an annotation."""
    found: set[type[Part]] = set() if seen is None else seen
    if is_part(annotation):
        if bare(annotation) not in found:
            found.add(bare(annotation))
            for field in fields(bare(annotation)).values():
                parts(field.type, found)
        return found
    for inner in (*branches(annotation).values(), element(annotation)):
        if inner is not None:
            parts(inner, found)
    return found


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_every_mistake_is_reported_on_its_line(mutation: Mutation, tmp_path: Path) -> None:
    result = read(mutation.text, tmp_path)
    assert isinstance(result, tuple), "the mistake went unnoticed"
    assert any(is_about(problem, mutation) for problem in result), (
        f"line {mutation.line}: {[(str(p.place), p.found) for p in result]}"
    )
    assert all(problem.found and problem.fix for problem in result)


def is_about(problem: Problem, mutation: Mutation) -> bool:
    return problem.place.line == mutation.line and problem.place.file.endswith("report.yaml")
