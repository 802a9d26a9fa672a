"""Measures of several answers of one person: reliability of dimensions, importance of drivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.analysis.counts import Counts
from reportgen.analysis.drafts import Bounds, Draft
from reportgen.analysis.products import Products, Wanted, products
from reportgen.analysis.regression import Singular, regression
from reportgen.analysis.reliability import alpha, feldt, item_rest, standardized_alpha
from reportgen.analysis.results import Withheld
from reportgen.data.answers import Answers
from reportgen.problems import Code, Kind, Problem
from reportgen.spec import canonical
from reportgen.spec.drivers import condition_of
from reportgen.spec.measures import DRIVERS, Condition, Measure
from reportgen.spec.members import members_of
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Spec

PER_DRIVER = 10
"""A regression needs so many respondents for each driver."""
_NOBODY = Products(Counts(), (), ())


@dataclass(frozen=True, slots=True)
class Joint:
    """Numbers of several answers, and what is wrong with the models they come from."""

    drafts: Mapping[Measure, Draft]
    problems: tuple[Problem, ...] = ()


def joint(spec: Spec, answers: Answers, measures: Iterable[Measure]) -> Joint:
    """Return what measures of several answers are worth, from sums over the people who answered everything.

    Parameters
    ----------
    spec
        The spec.
    answers
        Cleaned answers.
    measures
        Measures of ``JOINT``.
    """
    cells: dict[Wanted, list[Measure]] = {}
    for measure in measures:
        cells.setdefault(_wanted(spec.document, measure), []).append(measure)
    drafts: dict[Measure, Draft] = {}
    problems: dict[Problem, None] = {}
    simple = not answers.weighted and answers.selection is None
    for wanted, asked in cells.items():
        found = products(wanted, answers, spec.document)
        for measure in asked:
            group = found.get(tuple(code for _, code in measure.segments), _NOBODY)
            drafts[measure] = _draft(spec.document, measure, group, simple=simple)
            problems |= dict.fromkeys(_problems(spec, measure, group))
    return Joint(drafts, tuple(problems))


def _wanted(document: Document, measure: Measure) -> Wanted:
    model = measure.name in DRIVERS
    own = condition_of(document, measure.subject) if model else None
    names = (*((document.drivers[measure.subject].of,) if model else ()), *members_of(document, measure.subject))
    return Wanted(names, tuple(s for s, _ in measure.segments), _both(own, measure.among))


def _both(one: Condition | None, other: Condition | None) -> Condition | None:
    conditions = [c for c in (one, other) if c is not None]
    return canonical.all_of(conditions) if conditions else None


def _draft(document: Document, measure: Measure, group: Products, *, simple: bool) -> Draft:
    found = _worth(document, measure, group) if group.people.n else _Worth(None)
    n, items = group.people.n, found.items
    bounds: Callable[[float], Bounds] = _none
    if items and found.value is not None and simple and n > 1:
        value = found.value
        bounds = lambda level: feldt(value, n, items, level)  # noqa: E731 (it has no name of its own)
    return Draft(found.value, None, None, n, group.people.w, group.people, bounds, why=found.why)


@dataclass(frozen=True, slots=True)
class _Worth:
    """A number, or why there is none."""

    value: float | None
    why: Withheld = ""
    items: int = 0
    """How many items an alpha is of that has an interval."""


def _worth(document: Document, measure: Measure, group: Products) -> _Worth:
    if measure.name in DRIVERS:
        return _of_model(document, measure, group)
    members = members_of(document, measure.subject)
    everything = range(len(members))
    at = [members.index(option) for option in measure.options]
    rest = [i for i in everything if i not in at]
    match measure.name:
        case "alpha" | "alpha_without":
            found, items = alpha(group, rest), len(rest)
        case "alpha_standardized":
            found, items = standardized_alpha(group, rest), 0
        case _:
            found, items = item_rest(group, at[0], rest), 0
    return _Worth(found, "" if found is not None else "no-variation", items)


def _of_model(document: Document, measure: Measure, group: Products) -> _Worth:
    model = document.drivers[measure.subject]
    if group.people.n < PER_DRIVER * len(model.by):
        return _Worth(None, "complete-cases")
    try:
        found = regression(group, model.method)
    except Singular:
        return _Worth(None, "no-variation")
    if measure.name == "explained":
        return _Worth(found.explained)
    at = model.by.index(measure.options[0])
    if measure.name == "coefficient":
        return _Worth(found.coefficients[at])
    return _Worth(found.parts[at] / found.explained) if found.parts else _Worth(None, "no-variation")


def _problems(spec: Spec, measure: Measure, group: Products) -> Iterator[Problem]:
    """Yield a problem where a whole model cannot be computed; of a group of respondents the number is withheld instead."""
    if measure.name not in DRIVERS or measure.segments or measure.among is not None:
        return
    model = spec.document.drivers[measure.subject]
    if group.people.n < max(PER_DRIVER * len(model.by), spec.document.report.minimum_base):
        return
    try:
        regression(group, model.method)
    except Singular as singular:
        at, name = (("by", singular.answer - 1), model.by[singular.answer - 1]) if singular.answer else (("of",), model.of)
        found = f"drivers.{measure.subject} cannot be computed: "
        found += _CONSTANT.format(name=name) if singular.constant else _ALIKE.format(name=name)
        fix = f"Take {name} out of the model" if singular.answer else "Explain an answer that varies"
        yield Problem(Code.DRIVERS_UNFIT, spec.place(("drivers", measure.subject, *at)), found, fix, kind=Kind.REPORT)


_CONSTANT = "everybody who answered all of it answered '{name}' alike"
_ALIKE = "the answers to '{name}' follow from those to the drivers before it"


def _none(_level: float) -> Bounds:
    return "not-defined"
