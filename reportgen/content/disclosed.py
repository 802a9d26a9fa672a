"""What the author states of the method, as rows of the methodology; what does not apply or is not known is said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.content.edition import Edition
from reportgen.content.research.amounts import amount
from reportgen.spec.collected import provenance, sample_of
from reportgen.spec.disclosing.items import ITEMS
from reportgen.spec.disclosing.response import COUNTS, invited, rates
from reportgen.spec.model.disclosure import Response
from reportgen.spec.model.report import Survey
from reportgen.spec.model.scalars import Text


class Stated:
    """Writes the row of one field of ``survey``."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, edition: Edition) -> Iterator[str]:
        """Yield the author's words; nothing where there are none."""
        survey = edition.spec.document.survey
        words = getattr(survey, self.field) if survey else None
        if words is not None:
            yield edition.codebook.words(words)


def purpose(edition: Edition) -> Iterator[str]:
    """Yield what was to be found out: as stated, or the goals of the research plan."""
    document = edition.spec.document
    if document.survey is not None and document.survey.purpose is not None:
        yield edition.codebook.words(document.survey.purpose)
    elif document.report.disclosure and document.research is not None and document.research.goals:
        goals = [edition.codebook.words(goal.title) for goal in document.research.goals]
        yield edition.say("disclosed-goals", goals=edition.say("semicolon").join(goals))


def strategy(edition: Edition) -> Iterator[str]:
    """Yield by which means the data were collected, where a profile asks for it."""
    document = edition.spec.document
    if not document.report.disclosure or document.survey is None:
        return
    yield edition.say("strategy-figures" if provenance(document) == "reconstructed" else "strategy-survey")
    if document.interviews:
        kinds = dict.fromkeys(edition.say(f"strategy-{talks.kind}") for talks in document.interviews)
        yield edition.say("strategy-talks", kinds=edition.listed(list(kinds)))


def response(edition: Edition) -> Iterator[str]:
    """Yield what came of those who were invited, and the rates that can be computed from it."""
    survey = edition.spec.document.survey
    if survey is None or survey.response is None:
        return
    found = survey.response
    parts = edition.say("list").join(_counts(edition, found))
    people = invited(found)
    yield edition.say("response-of", n=f"{people:,}", parts=parts) if people else edition.say("response-counts", parts=parts)
    yield from _rates(edition, found)
    if found.note is not None:
        yield edition.codebook.words(found.note)


def _counts(edition: Edition, found: Response) -> Iterator[str]:
    for name in COUNTS:
        if (value := getattr(found, name)) is not None:
            yield edition.say(f"response-{name.replace('_', '-')}", n=f"{value:,}")


def _rates(edition: Edition, found: Response) -> Iterator[str]:
    sample = sample_of(edition.spec.document)
    drawn = sample is not None and sample.kind in {"probability", "census"}
    computed = rates(found, drawn=drawn)
    if "participation" in computed:
        yield edition.say("response-participation", rate=_percent(computed["participation"]))
    elif computed:
        shown = (edition.say("response-rate", name=name.upper(), rate=_percent(rate)) for name, rate in computed.items())
        yield edition.say("response-rates", rates=edition.say("list").join(shown))
    if {"rr3", "rr5"} & computed.keys() and found.eligible is not None:
        yield edition.say("response-eligible", share=_percent(found.eligible))


def _percent(share: float) -> str:
    return f"{amount(share * 100, 1)}%"


def excuses(edition: Edition, row: str) -> Iterator[str]:
    """Yield that the item of a row does not apply, or is not known, with the author's reason."""
    survey = edition.spec.document.survey
    if survey is None:
        return
    for kind, reasons in open_items(survey):
        for name, reason in reasons.items():
            if row_of(name) == row:
                yield edition.say(f"disclosed-{kind}", reason=edition.codebook.words(reason).rstrip("。."))


def open_items(survey: Survey) -> tuple[tuple[str, Mapping[str, Text]], ...]:
    """Return the items that are left open, by the kind of reason."""
    return ("idle", survey.not_applicable), ("unknown", survey.unknown)


def row_of(name: str) -> str:
    """Return the row of the methodology in which an item is stated first."""
    return ITEMS[name].rows[0] if name in ITEMS else name
