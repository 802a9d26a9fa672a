"""``claims:``, ``findings:``, ``swot:`` and ``plan:``, what the report asserts and proposes, and what each stands on."""

from __future__ import annotations

from typing import Literal

from reportgen.spec.model.scalars import (
    Amount,
    Code,
    Date,
    Expression,
    Label,
    Name,
    Names,
    Part,
    Prose,
    Significance,
    Slug,
    Text,
    Words,
)


class Claim(Part):
    """A sentence that the data must bear out; the build fails when they do not."""

    id: Name
    """The claim's name, unique in the report."""
    says: Text
    """The sentence, as a reader would read it."""
    holds: Expression
    """The condition that must be true, such as ``share(overall, 1) > share(overall, 5)``."""
    note: Text | None = None
    """A remark printed beside the result."""
    when: Expression | None = None
    """Test and print the claim only when this condition is true, such as ``has_data``."""
    significant: Significance | None = None
    """``true`` tests whether what ``holds`` says is more than chance, at one minus the report's ``level``; or a level of its own,
    such as ``0.01``. Only for probability samples."""


class Evidence(Part):
    """What a statement stands on: exactly one of ``holds``, ``source`` and ``judgement``."""

    holds: Expression | None = None
    """A condition that must be true; its numbers are printed."""
    source: Text | None = None
    """A document or table outside this survey."""
    judgement: Text | None = None
    """Whose judgement it is, and why."""
    significant: Significance | None = None
    """Whether ``holds`` is tested for more than chance: ``true``, or a level such as ``0.01``, as in claims."""


class KeyFinding(Part):
    """What was found: the step from answers to what follows from them. SWOT items rest on findings, actions address them."""

    id: Name
    """The finding's name; claims, findings and SWOT items share no name."""
    says: Text
    """The finding, as a reader would read it; may hold expressions."""
    because: Evidence | None = None
    """What it stands on; this or ``rests_on``."""
    rests_on: Names | None = None
    """Claims and other findings that it follows from, by their ids."""
    about: Names | None = None
    """The questions and dimensions that it is about, where its evidence does not name them."""
    when: Expression | None = None
    """Print the finding, and test what it stands on, only when this condition is true, such as ``has_data``."""


class SwotItem(Part):
    """One strength, weakness, opportunity or threat."""

    item: Text
    """The statement; may hold expressions."""
    because: Evidence | None = None
    """What it stands on; this or ``rests_on``."""
    when: Expression | None = None
    """Print the statement, and test what it stands on, only when this condition is true, such as ``has_data``."""
    id: Name | None = None
    """Its name, where actions or other items name it."""
    rests_on: Names | None = None
    """Findings, claims and other SWOT items that it follows from, by their ids."""


class Swot(Part):
    """Strengths, weaknesses, opportunities, threats."""

    strengths: tuple[SwotItem, ...] = ()
    """Inside, helpful."""
    weaknesses: tuple[SwotItem, ...] = ()
    """Inside, harmful."""
    opportunities: tuple[SwotItem, ...] = ()
    """Outside, helpful."""
    threats: tuple[SwotItem, ...] = ()
    """Outside, harmful."""


class Measure(Part):
    """The number that shows whether an action worked."""

    of: Expression
    """The number, such as ``index(responsiveness)``; its value in this report is the baseline, once there are answers."""
    target: Expression | None = None
    """The value to reach, such as ``80`` for an index or ``80%`` for a share; an operational measure's own without it."""
    label: Label | None = None
    """The measure's name; its definition is printed without it."""
    since: Code | None = None
    """The earlier wave in which the action was decided: its value there is the baseline, and what became of it is said."""
    margin: Amount | None = None
    """The largest change that is none for practical purposes, in the measure's unit: ``3`` for an index, ``3%`` for a share."""
    better: Literal["higher", "lower"] | None = None
    """Which way is better, where neither the scale nor the operational measure says so."""
    chosen_for: Literal["low", "high"] | None = None
    """That the action was taken up because its measure was among the lowest or highest: part of such a value is chance."""


class Priority(Part):
    """How urgent an action is: a declared judgement, with its reason."""

    level: Literal["high", "medium", "low"]
    """How urgent."""
    because: Text
    """What it would cost to wait, or what else rests on it."""


class PlanItem(Part):
    """One action."""

    title: Label
    """The action in a few words, as an imperative."""
    problem: Prose | None = None
    """What is wrong today; Markdown and expressions allowed, as in the next fields."""
    action: Prose
    """What to do."""
    example: Prose | None = None
    """A concrete case."""
    effect: Prose | None = None
    """What should follow."""
    caveat: Prose | None = None
    """What to watch."""
    owner: Label | None = None
    """Who does it: a role."""
    start: Date | None = None
    """When it starts."""
    due: Date | None = None
    """When it must be done."""
    status: Literal["proposed", "agreed", "started", "done", "dropped"] = "proposed"
    """How far it is."""
    measure: Measure | None = None
    """The number that shows whether it worked."""
    priority: Priority | None = None
    """How urgent it is, as a declared judgement."""
    because: Evidence | None = None
    """What the action stands on."""
    addresses: Names | None = None
    """The SWOT items, findings and claims that it answers, by their ids."""
    id: Slug | None = None
    """The action's name, by which it is found again in later versions and waves."""


class PlanSection(Part):
    """A group of actions, which may have groups of its own."""

    title: Label
    """The heading."""
    number: Words | None = None
    """The number that the source gave it, such as ``7.3``; a gap among them is a problem. The report numbers by itself."""
    text: Prose | None = None
    """A paragraph before the actions."""
    items: tuple[PlanItem, ...] = ()
    """The actions."""
    sections: tuple[PlanSection, ...] = ()
    """Smaller groups."""


class PlanChapter(Part):
    """A chapter of the improvement plan."""

    id: Slug
    """The chapter's name in the spec, for ``plan: {only: [...]}``."""
    title: Label
    """The heading."""
    number: Words | None = None
    """The number that the source gave it, such as ``7`` or ``第七章``; a gap among them is a problem."""
    text: Prose | None = None
    """A paragraph before the actions."""
    items: tuple[PlanItem, ...] = ()
    """Actions that stand directly in the chapter."""
    sections: tuple[PlanSection, ...] = ()
    """Groups of actions."""


ClaimId = Words
