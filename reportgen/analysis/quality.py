"""What may be told of the quality of the answers: numbers of rows, each counting once, small ones withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.analysis.results import Estimate, Withheld
from reportgen.data.answers import Answers
from reportgen.data.quality.account import Screened
from reportgen.data.quality.nonresponse import Item, nonresponse
from reportgen.spec.canonical import UNITS
from reportgen.spec.collected import surveyed
from reportgen.spec.measures import OF_QUESTION, QUALITY, Measure, Unit
from reportgen.spec.model.document import Document
from reportgen.spec.quality import SPREAD, rules_of
from reportgen.spec.spec import Spec


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with what it is of."""

    value: float
    base: int
    withheld: Withheld = ""


def quality(spec: Spec, answers: Answers, measures: Iterable[Measure]) -> dict[Measure, Estimate]:
    """Return the numbers of the rules on quality, and of who left out which question.

    Parameters
    ----------
    spec
        The spec.
    answers
        Cleaned answers, with the account of the rules.
    measures
        Of which those of ``QUALITY`` are answered.
    """
    wanted = [m for m in measures if m.name in QUALITY]
    names = dict.fromkeys(m.subject for m in wanted if m.name in OF_QUESTION)
    numbers = dict(_of_rules(spec.document, answers.judged)) if answers.judged else {}
    for name, item in nonresponse(answers, spec.document, names).items():
        numbers |= _of_question(spec.document, name, item)
    return {m: _estimate(spec, m, numbers[m.name, m.subject]) for m in wanted}


Numbers = Mapping[tuple[str, str], _Number]
"""(name of the measure, its subject) to the number."""


def _of_rules(document: Document, found: Screened) -> Iterator[tuple[tuple[str, str], _Number]]:
    for name, flagged in found.rules.items():
        why: Withheld = "minimum-count" if _few(document, flagged.n) else ""
        yield ("quality_flagged", name), _Number(flagged.n, flagged.base, why)
        yield ("quality_share", name), _Number(flagged.n, flagged.base, why or _small(document, flagged.base))
        spread = found.differentiation.get(name, 0.0)
        yield (SPREAD, name), _Number(spread, flagged.base, _small(document, flagged.base))
    totals = {"read": found.read, "flagged": found.flagged, "excluded": found.excluded, "kept": found.kept}
    hidden = _hidden_totals(document, found)
    for name, value in totals.items():
        yield ("quality_rows", name), _Number(value, found.read if "read" not in hidden else found.kept, hidden.get(name, ""))


def _hidden_totals(document: Document, found: Screened) -> Mapping[str, Withheld]:
    """Return the totals that are withheld.

    A total next to the parts that are shown gives away a part that is not; and whoever knows how many are in the data, and sees
    how many the report is about, knows how many were left out.
    """
    rules = {rule.name: rule for rule in rules_of(document)}
    few = {name for name, flagged in found.rules.items() if _few(document, flagged.n)}
    hidden: dict[str, Withheld] = {}
    if few or _few(document, found.flagged) or _few(document, found.flagged - found.excluded):
        hidden["flagged"] = "minimum-count" if _few(document, found.flagged) else "complementary"
    if any(rules[name].action == "exclude" for name in few) or _few(document, found.excluded):
        hidden["excluded"] = "minimum-count" if _few(document, found.excluded) else "complementary"
        hidden["read"] = "complementary"
    return hidden


def _of_question(document: Document, name: str, item: Item) -> Numbers:
    """Return the numbers of one question; where few left it out, neither they nor those who answered are shown."""
    few = _few(document, item.missing)
    why: Withheld = "minimum-count" if few else ""
    share = "no-answers" if not item.asked else why or _small(document, item.asked)
    unasked = item.rows - item.asked
    return {
        ("item_asked", name): _Number(item.asked, item.rows, "complementary" if _few(document, unasked) else ""),
        ("item_not_asked", name): _Number(unasked, item.rows, "minimum-count" if _few(document, unasked) else ""),
        ("item_answered", name): _Number(item.answered, item.asked, "complementary" if few else ""),
        ("item_missing", name): _Number(item.missing, item.asked, why),
        ("item_nonresponse", name): _Number(item.missing, item.asked, share),
    }


def _few(document: Document, n: int) -> bool:
    return 0 < n < document.report.minimum_count


def _small(document: Document, base: int) -> Withheld:
    if base == 0:
        return "no-answers"
    return "minimum-base" if base < document.report.minimum_base else ""


def _estimate(spec: Spec, measure: Measure, found: _Number) -> Estimate:
    share = UNITS[measure.name] is Unit.SHARE
    value = found.value / found.base if share and found.base else float(found.value)
    return Estimate(
        measure=measure,
        unit=UNITS[measure.name],
        value=None if found.withheld else value,
        n=None if found.withheld or measure.name == SPREAD else round(found.value),
        weighted_n=None,
        base=None if found.withheld in {"minimum-count", "complementary"} else found.base,
        weighted_base=None,
        effective_base=None,
        interval=None,
        no_interval="withheld" if found.withheld else "not-defined",
        withheld=found.withheld,
        provenance=surveyed(spec.document)[1].provenance,
    )
