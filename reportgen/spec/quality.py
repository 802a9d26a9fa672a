"""The rules on the quality of answers, each by its name, and the numbers that are told of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.spec import canonical
from reportgen.spec.collected import has_data
from reportgen.spec.made import asked, subjects_of
from reportgen.spec.measures import OF_QUESTION, Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.quality import Action, Inconsistent, NearDuplicates, QualityRule, Speeders
from reportgen.spec.model.questions import NumberQuestion
from reportgen.spec.published import reconstructed
from reportgen.spec.spec import Key
from reportgen.spec.wanted import names_of

RuleKind = Literal["duplicates", "near_duplicates", "straight_lining", "speeders", "inconsistent", "attention", "out_of_range"]
AT: Key = ("quality",)
SPREAD = "quality_differentiation"
"""The measure of how much the answers to the items of a rule on straight-lining differ."""
OF_ONE = ("duplicates", "near_duplicates", "speeders")
"""Kinds of which a spec has one rule, named by its kind."""
COMPARED = frozenset({"single", "scale", "nps", "number"})
"""Types of questions whose answers are compared between respondents."""
TOTALS = ("read", "flagged", "excluded", "kept")
"""Of whom ``quality_rows`` tells: everybody in the data, those of whom any rule is true, those who are left out, all others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    name: str
    """``duplicates``, ``speeders``, the name under which it is declared, or the question whose numbers it is about."""
    kind: RuleKind
    action: Action
    key: Key
    """Where it is declared."""
    part: QualityRule | None = None
    """As it is declared; None for ``out_of_range``, which is an action alone."""


def rules_of(document: Document) -> tuple[Rule, ...]:
    """Return every rule, in the order in which they are applied and told."""
    return tuple(_rules(document))


def _rules(document: Document) -> Iterator[Rule]:
    found = document.quality
    if found is None:
        return
    if found.duplicates:
        yield Rule("duplicates", "duplicates", found.duplicates.action, (*AT, "duplicates"), found.duplicates)
    if found.near_duplicates:
        yield Rule("near_duplicates", "near_duplicates", "count", (*AT, "near_duplicates"), found.near_duplicates)
    if found.speeders:
        yield Rule("speeders", "speeders", found.speeders.action, (*AT, "speeders"), found.speeders)
    for name, lining in found.straight_lining.items():
        yield Rule(name, "straight_lining", lining.action, (*AT, "straight_lining", name), lining)
    for name, attention in found.attention.items():
        yield Rule(name, "attention", attention.action, (*AT, "attention", name), attention)
    for name, inconsistent in found.inconsistent.items():
        yield Rule(name, "inconsistent", inconsistent.action, (*AT, "inconsistent", name), inconsistent)
    for name, action in found.out_of_range.items():
        yield Rule(name, "out_of_range", action, (*AT, "out_of_range", name))


def rule_of(document: Document, name: str) -> Rule | None:
    """Return the rule of a name."""
    return next((rule for rule in rules_of(document) if rule.name == name), None)


def condition_key(rule: Rule) -> Key:
    """Return where the condition of a rule on inconsistent answers stands among the resolved ones."""
    return (*rule.key, "when")


def may_be_outside(document: Document, question: str) -> bool:
    """Tell whether a number outside the bounds of its question is counted by a rule, and no error."""
    return document.quality is not None and question in document.quality.out_of_range


def comparable(document: Document) -> tuple[str, ...]:
    """Return the questions that can be compared between respondents: everybody was asked them, and each is one column."""
    return tuple(name for name, q in asked(document).items() if q.type in COMPARED and not getattr(q, "asked_if", None))


def compared_by(document: Document, rule: Rule) -> tuple[str, ...]:
    """Return the questions that are compared between respondents; every respondent was asked them, and each is one column."""
    if isinstance(rule.part, NearDuplicates) and rule.part.of is not None:
        return names_of(rule.part.of)
    return comparable(document)


def items_of(rule: Rule) -> tuple[str, ...]:
    """Return the questions that a rule on straight-lining or on attention names, or whose answers a rule takes for none."""
    return names_of(getattr(rule.part, "of", None)) if rule.kind != "out_of_range" else (rule.name,)


def questions_of_rule(document: Document, rule: Rule, condition: Condition | None = None) -> tuple[str, ...]:
    """Return the questions that a rule looks at; none where it looks at all of them, or at the time that was taken."""
    if rule.kind == "inconsistent" and condition is not None:
        return tuple(sorted(subjects_of(condition) & document.questions.keys()))
    return () if rule.kind == "inconsistent" else items_of(rule)


def bounds_of_question(document: Document, name: str) -> tuple[float | None, float | None]:
    """Return the smallest and the largest number that can be right."""
    found = document.questions.get(name)
    return (found.minimum, found.maximum) if isinstance(found, NumberQuestion) else (None, None)


def speeders_of(document: Document) -> Speeders | None:
    """Return the rule on speed; None where there is none."""
    return document.quality.speeders if document.quality else None


def clears(rule: Rule) -> tuple[str, ...]:
    """Return the questions whose answers are taken for none where a rule is true."""
    if rule.action != "no-answer":
        return ()
    return names_of(rule.part.of) if isinstance(rule.part, Inconsistent) else items_of(rule)


def for_quality(document: Document) -> tuple[Measure, ...]:
    """Return the numbers that the table of the rules prints."""
    of_rules = (
        canonical.measure(kind, rule.name) for rule in rules_of(document) for kind in ("quality_flagged", "quality_share")
    )
    spread = (canonical.measure(SPREAD, rule.name) for rule in rules_of(document) if rule.kind == "straight_lining")
    return (*of_rules, *spread, *totals(document))


def totals(document: Document) -> tuple[Measure, ...]:
    """Return the numbers of all respondents, of those flagged, and of those who are left out and who are not."""
    return tuple(canonical.measure("quality_rows", which) for which in TOTALS) if rules_of(document) else ()


def for_nonresponse(document: Document, only: tuple[str, ...] = ()) -> tuple[Measure, ...]:
    """Return the numbers that the table of item non-response prints."""
    if reconstructed(document) or not has_data(document):
        return ()
    shown = [name for name in asked(document) if not only or name in only]
    return tuple(canonical.measure(kind, name) for name in shown for kind in OF_QUESTION)
