"""``research:``, the plan of a survey before its fieldwork: goals, sample, methods, people, time, analysis."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.spec.model.report import Period
from reportgen.spec.model.scalars import Code, Date, Integer, Label, Name, Number, Part, Share, Text, Truth

Status = Literal["proposed", "agreed"]
Degree = Literal["low", "medium", "high"]


class Planned(Part):
    """What every part of a plan has."""

    status: Status | None = None
    """Whether it is settled; what is only proposed is printed so. The plan's own ``status`` without it."""


class Goal(Part):
    """What the survey is to find out."""

    id: Name
    """The goal's name, unique in the plan."""
    title: Label
    """The goal in a few words."""
    text: Text
    """What is to be known, and what for."""
    answered_by: tuple[Name, ...] = ()
    """The dimensions, questions, interviews and operational measures that answer it, by name."""


class Margin(Part):
    """The precision wanted of a share."""

    margin: Share
    """Half the width of the interval, such as ``3%``."""
    level: Share = 0.95
    """The level of the interval."""
    share: Share = 0.5
    """The share expected; ``50%`` asks for the largest sample and is right for any share."""


class Effect(Part):
    """The difference between two groups that the survey is to detect: two shares, or two means."""

    shares: Annotated[tuple[Share, ...], Field(min_length=2, max_length=2)] | None = None
    """The two shares to tell apart, such as ``[50%, 60%]``."""
    difference: Number | None = None
    """With ``sd``, in place of ``shares``: the difference of two means."""
    sd: Number | None = None
    """The standard deviation of what the means are of."""
    power: Share = 0.8
    """The chance of finding the difference if it is there."""
    alpha: Share = 0.05
    """The chance of finding one that is not there, two-sided."""
    within: Name | None = None
    """A stratum: any two of its categories shall differ detectably. Without it, two groups of equal size."""


class SampleSize(Planned):
    """How many answers are wanted, computed or decided."""

    n: Integer | None = None
    """The number of answers, where it is decided; at least what ``margin`` and ``effect`` ask for."""
    margin: Margin | None = None
    """Compute it from a precision; for probability samples only."""
    effect: Effect | None = None
    """Compute it from a difference to detect; for probability samples only."""
    population: Integer | None = None
    """The size of the population, for the finite population correction; none without it."""
    design_effect: Number = 1.0
    """How much larger the variance is than that of a simple random sample."""
    response_rate: Share | None = None
    """The share of those invited who are expected to answer; gives the number of invitations."""
    note: Text | None = None
    """Where these numbers come from, or why this number of answers."""


class Stratum(Planned):
    """A variable by which the sample is divided, with the answers wanted of each category."""

    of: Name
    """The question or segment whose options are the categories."""
    shares: dict[Code, Share] = {}
    """The share of each category in the population."""
    allocation: Literal["proportional", "equal", "declared"] = "proportional"
    """Answers in proportion to ``shares``, the same number of each category, or as declared under ``quotas``."""
    quotas: dict[Code, Integer] = {}
    """With ``allocation: declared``, the answers wanted of each category."""
    note: Text | None = None
    """Where the shares come from, or why this allocation."""


class Approach(Planned):
    """One way of collecting data."""

    title: Label
    """The method's name."""
    purpose: Text
    """What it is to find out."""
    how: Text
    """How it is done, and with what."""
    size: Label | None = None
    """How much of it: a number of answers or talks."""


class Role(Planned):
    """Somebody with a part in the survey."""

    label: Label
    """The role's name."""
    does: Text
    """What the role answers for."""


class Risk(Planned):
    """What may go wrong."""

    risk: Label
    """What may happen."""
    likelihood: Degree
    """How likely it is."""
    impact: Degree
    """How bad it would be."""
    response: Text
    """What is done against it, and what if it happens all the same."""
    owner: Name
    """The role that watches it."""


class ResearchTask(Planned):
    """A task of the timetable."""

    id: Name
    """The task's name, unique in the plan."""
    title: Label
    """The task in a few words."""
    start: Date
    """First day."""
    end: Date | None = None
    """Last day; a milestone has none."""
    owner: Name
    """The role that answers for it."""
    milestone: Truth = False
    """A result that is due on a day, in place of work over a time."""
    after: tuple[Name, ...] = ()
    """The tasks that must have ended before it starts."""


class Analysis(Part):
    """One analysis that is planned: of which questions, by which method, shown in which figure."""

    of: Annotated[tuple[Name, ...], Field(min_length=1)]
    """The questions and dimensions that it uses."""
    by: tuple[Name, ...] = ()
    """The questions, segments or dimensions that it is broken down by, or explained with."""
    goals: tuple[Name, ...] = ()
    """The goals that it serves."""
    method: Text
    """What is computed, and which test decides."""
    figure: Label
    """The figure or table that shows it."""


class GuideQuestion(Part):
    """A question of an interview with what to ask after it."""

    ask: Text
    """The question."""
    probes: tuple[Text, ...] = ()
    """What to ask when the answer leaves it open."""


class GuideSection(Part):
    """A part of an interview."""

    title: Label
    """What it is about."""
    minutes: Integer | None = None
    """How long it takes."""
    questions: Annotated[tuple[GuideQuestion, ...], Field(min_length=1)]
    """The questions, in order."""


class TalkQuota(Part):
    """So many talks with one kind of people."""

    who: Text
    """Whom: the criteria of selection."""
    n: Integer
    """How many people (in group talks: groups)."""


class Interviews(Planned):
    """A series of talks: in-depth interviews or focus groups."""

    id: Name
    """The series' name, unique in the spec."""
    title: Label
    """What it is called."""
    kind: Literal["in-depth", "focus-group"]
    """One person at a time, or several together."""
    purpose: Text
    """What it is to find out."""
    choose: Text
    """How people are chosen and invited."""
    mode: Text
    """Where and how the talks are held, and what is recorded."""
    optional: Truth = False
    """Whether it is done only if time and money allow."""
    quotas: Annotated[tuple[TalkQuota, ...], Field(min_length=1)]
    """How many of whom."""
    guide: tuple[GuideSection, ...] = ()
    """The guide of the talk."""


class Quotation(Part):
    """Words of an interview, coded: what they are about."""

    id: Name
    """The quotation's name, unique in the spec."""
    of: Name
    """The interviews that it comes from."""
    words: Text
    """What was said."""
    who: Text
    """Who said it, without a name."""
    about: Annotated[tuple[Name, ...], Field(min_length=1)]
    """The dimensions and questions that it is coded under."""
    provenance: Literal["observed", "synthetic"] = "observed"
    """Whether somebody said it, or it is invented."""


class Research(Part):
    """The plan of a survey, before its answers and beside them."""

    status: Status = "proposed"
    """Whether the plan is settled; its parts may say otherwise."""
    period: Period | None = None
    """The first and the last day of the whole project."""
    goals: tuple[Goal, ...] = ()
    """What the survey is to find out."""
    sample: SampleSize | None = None
    """How many answers are wanted."""
    strata: tuple[Stratum, ...] = ()
    """How they are divided."""
    methods: tuple[Approach, ...] = ()
    """The ways of collecting data."""
    roles: dict[Name, Role] = {}
    """Who takes part, by name."""
    risks: tuple[Risk, ...] = ()
    """What may go wrong."""
    timetable: tuple[ResearchTask, ...] = ()
    """What is done when."""
    analysis: tuple[Analysis, ...] = ()
    """What is computed of which questions."""
