"""The numbers of ``survey.response`` agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.disclosing.response import COUNTS, counted
from reportgen.spec.model.disclosure import Response
from reportgen.spec.spec import Key

AT: Key = ("survey", "response")


def check_response(subject: Subject) -> Iterator[Problem]:
    """Check the dispositions."""
    survey = subject.document.survey
    response = survey.response if survey else None
    if response is None:
        return
    wrong = list(_counts(subject, response))
    yield from wrong
    if not wrong:
        yield from _sum(subject, response)
    yield from _eligible(subject, response)


def _counts(subject: Subject, response: Response) -> Iterator[Problem]:
    for name in (*COUNTS, "invited"):
        value, least = getattr(response, name), 1 if name == "complete" else 0
        if value is not None and value < least:
            fix = f"Write a number of people from {least}" + ("" if least else ", or leave it out where it is not known")
            yield subject.wrong((*AT, name), f"is {value}", fix, Code.RESPONSE)


def _sum(subject: Subject, response: Response) -> Iterator[Problem]:
    """Check that no more people are counted than were invited, and as many where all that came of them is known."""
    total, every = counted(response)
    if response.invited is None:
        return
    if total > response.invited or (every and total != response.invited):
        found = f"is {response.invited:,}, and the other numbers sum to {total:,}"
        fix = "Write everybody who was selected, or correct the other numbers"
        fix = f"Write {total:,} here, or add those who are missing to another number, such as ineligible" if every else fix
        yield subject.wrong((*AT, "invited"), found, fix, Code.RESPONSE)


def _eligible(subject: Subject, response: Response) -> Iterator[Problem]:
    if response.eligible is None:
        return
    if not response.unknown:
        fix = "Add unknown: how many there are, or delete eligible"
        yield subject.wrong(
            (*AT, "eligible"), "estimates a share of people who are not counted under unknown", fix, Code.RESPONSE
        )
    if response.note is None:
        fix = "Add note: how the share was estimated; Standard Definitions ask for it"
        yield subject.wrong((*AT, "eligible"), "is an estimate without a word on how it was made", fix, Code.RESPONSE)
