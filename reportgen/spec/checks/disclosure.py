"""What the declared profiles of disclosure ask for is stated, declared not to apply, or declared unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.collected import provenance
from reportgen.spec.disclosing.items import EXCUSABLE, ITEMS, Item
from reportgen.spec.disclosing.places import prints_method, unprinted_questions
from reportgen.spec.disclosing.profiles import asked_for
from reportgen.spec.made import asked
from reportgen.spec.model.report import Survey

PROFILE_NAMES = {
    "aapor": "AAPOR's code",
    "esomar-wapor": "the ESOMAR/WAPOR guideline",
    "iso-20252": "ISO 20252",
    "gb-t-19039": "GB/T 19039",
}
NAMED = 5
"""Questions that a message names."""


def check_disclosure(subject: Subject) -> Iterator[Problem]:
    """Check that every item is stated, and that nothing is excused that is stated."""
    document = subject.document
    survey = document.survey
    if survey is not None:
        yield from _excuses(subject, survey)
    if not document.report.disclosure:
        return
    if survey is None:
        fix = "Delete it, or add survey: a report that rests on no survey of its own has no method to disclose"
        yield subject.wrong(("report", "disclosure"), "is declared, and there is no survey", fix, Code.NOT_DISCLOSED)
        return
    for name, profiles in asked_for(document).items():
        yield from _item(subject, survey, name, " and ".join(PROFILE_NAMES[profile] for profile in profiles))
    if not prints_method(document):
        found = "does not always print the methodology, where the items of the profile are stated"
        fix = "Add the block '- method' to a section; neither the block nor the section may have when"
        problem = subject.wrong(("body",), found, fix, Code.NOT_DISCLOSED)
        yield replace(problem, place=subject.place_of.key(("body",)))


def _excuses(subject: Subject, survey: Survey) -> Iterator[Problem]:
    for field in ("not_applicable", "unknown"):
        for name in getattr(survey, field):
            key = ("survey", field, name)
            if name not in EXCUSABLE:
                problem = subject.unknown(key, "items that a report may leave open", name, EXCUSABLE)
                yield replace(problem, place=subject.place_of.key(key))
            elif name != "wording" and _stated(subject, survey, name):  # questions may be printed in other words than were used
                fix = "Delete it here, or delete what states it"
                yield subject.wrong(key, "is left open, and stated all the same", fix, Code.DUPLICATE_NAME)
    for name in survey.not_applicable:
        if name in survey.unknown:
            fix = "Write it under one of the two"
            found = "does not apply, and is not known either"
            yield subject.wrong(("survey", "not_applicable", name), found, fix, Code.DUPLICATE_NAME)


def _stated(subject: Subject, survey: Survey, name: str) -> bool:
    return ITEMS[name].states(subject.document) if name in ITEMS else getattr(survey, name) is not None


def _item(subject: Subject, survey: Survey, name: str, who: str) -> Iterator[Problem]:
    item = ITEMS[name]
    if item.states(subject.document) or (item.open and name in survey.not_applicable):
        return
    if item.open and name in survey.unknown:
        if provenance(subject.document) != "reconstructed":
            yield _not_known(subject, name, item, who)
        return
    found = f"does not state {item.what} (asked for by {who}){_which(subject, name)}"
    excuse = f"; or survey.not_applicable: {{{name}: the reason}}" if item.open else ""
    yield _at(subject, item, found, item.fix + excuse)


def _not_known(subject: Subject, name: str, item: Item, who: str) -> Problem:
    found = f"is not known: {item.what} (asked for by {who})"
    fix = "Find it out: only a report on figures that others published may leave it at that (provenance: reconstructed)"
    problem = subject.wrong(("survey", "unknown", name), found, fix, Code.NOT_DISCLOSED)
    return replace(problem, severity=Severity.WARNING)


def _which(subject: Subject, name: str) -> str:
    """Name the questions that are printed nowhere, where some are."""
    questions = unprinted_questions(subject.document) if name == "wording" else ()
    if len(questions) in {0, len(asked(subject.document))}:
        return ""
    return f": {', '.join(questions[:NAMED])}{' and others are' if len(questions) > NAMED else ''} left out"


def _at(subject: Subject, item: Item, found: str, fix: str) -> Problem:
    problem = subject.wrong(item.key, found, fix, Code.NOT_DISCLOSED)
    return replace(problem, place=subject.place_of.key(item.key))
