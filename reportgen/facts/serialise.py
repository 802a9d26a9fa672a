"""``facts.json``: every number that a report uses, with what is needed to judge and to compute it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from reportgen.analysis.results import Contrast, Difference, Estimate
from reportgen.facts.actions_json import action_name, actions_json, facts_of
from reportgen.facts.claims_json import claims_json
from reportgen.facts.compared import by_fact, rules_json, tests_json
from reportgen.facts.indented import indented
from reportgen.facts.ledger import Fact, Ledger
from reportgen.facts.outcomes import significant
from reportgen.facts.quality_json import quality_json
from reportgen.facts.raking import raking_json
from reportgen.facts.renamed import former_names, was
from reportgen.facts.stable import interval_json, stable
from reportgen.facts.stated import respondents
from reportgen.facts.ways import trace_json
from reportgen.spec.canonical import condition_text
from reportgen.spec.collected import published_base
from reportgen.spec.model.document import Document
from reportgen.spec.model.quantities import Published
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key, Spec
from reportgen.spec.waves.listed import current_code
from reportgen.spec.waves.rules import document_of

SCHEMA = 1
"""The version of the shape of ``facts.json``."""


class Edition(Protocol):
    """A report in one language, as far as facts are concerned."""

    @property
    def language(self) -> str:
        """The language."""

    @property
    def used_at(self) -> Mapping[str, tuple[str, ...]]:
        """Fact id to the anchors where it is printed or drawn, in order."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """Fact id to its number in the register."""


def facts_json(spec: Spec, ledger: Ledger, editions: Sequence[Edition]) -> str:
    """Return the text of ``facts.json``.

    Only facts that the report uses are in it: printed or drawn somewhere, needed by a claim, evidence or condition, or part
    of such a fact. They are sorted by id; floats have 12 significant digits.

    Parameters
    ----------
    spec, ledger
        What the report says.
    editions
        The report in each of its languages, its own first.
    """
    used = used_at(spec, ledger, editions)
    compared, numbers = by_fact(ledger.contrasts), editions[0].numbers if editions else {}
    report, former = spec.document.report, former_names(spec.document)
    facts = [
        {
            **_fact(spec, ledger.facts[i], used[i], ledger.facts),
            "number": numbers.get(i),
            **_compared(ledger, i, compared.get(i, ())),
            **was(former, ledger.facts[i]),
        }
        for i in sorted(used)
    ]
    extra: dict[str, Any] = {"raking": raking} if (raking := raking_json(spec.document, ledger.raking)) else {}
    extra |= {"quality": quality} if (quality := quality_json(spec, ledger)) else {}
    extra["comparisons"] = rules_json(ledger.contrasts)
    extra["trace"] = trace_json(ledger.trace)
    extra |= {"actions": actions_json(spec, ledger)} if ledger.actions else {}
    extra["withholding"] = {"minimum_base": report.minimum_base, "minimum_count": report.minimum_count}
    extra["claims"] = claims_json(spec, ledger)
    content = {"schema": SCHEMA, "report": report.id, "version": report.version, **extra, "facts": facts}
    return indented(content) + "\n"


def used_at(spec: Spec, ledger: Ledger, editions: Sequence[Edition]) -> Mapping[str, list[str]]:
    """Return, for every fact in use, the places: page and anchor, or the statement that rests on it."""
    used: dict[str, list[str]] = {}
    for number, edition in enumerate(editions):
        page = "index.html" if number == 0 else f"index.{edition.language}.html"
        for fact, anchors in edition.used_at.items():
            used.setdefault(fact, []).extend(f"{page}#{a}" for a in anchors)
    for key, verdict in ledger.verdicts.items():
        for fact in verdict.facts:
            used.setdefault(fact, []).append(statement(spec, key))
    items = dict(plan_items(spec.document))
    for action in ledger.actions:
        for fact in dict.fromkeys(facts_of(action)):
            used.setdefault(fact, []).append(f"action:{action_name(action.key, items[action.key])}")
    known = {i: places for i, places in used.items() if i in ledger.facts}
    for part in _parts(ledger, known):
        known.setdefault(part, [])
    return known


def statement(spec: Spec, key: Key) -> str:
    """Return the name of a statement of the spec: ``claim:bad-over-good``, or its key path."""
    if key[0] == "claims" and len(key) > 1 and isinstance(key[1], int):
        return f"claim:{spec.document.claims[key[1]].id}"
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in key)
    return "spec:" + "".join(steps).removeprefix(".")


def _parts(ledger: Ledger, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    todo = list(ids)
    while todo:
        parts = [p for p in ledger.facts[todo.pop()].parts if p in ledger.facts and p not in found]
        found.update(parts)
        todo.extend(parts)
    return found


def _fact(spec: Spec, fact: Fact, used: Sequence[str], facts: Mapping[str, Fact]) -> dict[str, Any]:
    measured = fact.estimate
    return {
        "id": fact.id,
        "anchor": fact.anchor,
        "expression": fact.id,
        "kind": fact.kind,
        "unit": fact.unit.value,
        "value": stable(fact.value),
        "printed": dict(sorted(fact.printed.items())),
        "unit_word": dict(sorted(fact.unit_word.items())),
        **(_measured(spec, measured) if measured else _COMPUTED),
        **(_changed(fact.change) if fact.change else {}),
        "test": _tested(fact),
        "provenance": _provenance(fact, facts),
        "definition": dict(sorted(fact.definition.items())),
        "stated": _stated(fact),
        "parts": list(fact.parts),
        "wave": _wave(spec, fact, facts),
        "withheld": fact.withheld or None,
        "used_at": list(used),
    }


def _compared(ledger: Ledger, fact: str, tests: Sequence[Contrast]) -> dict[str, Any]:
    tables = sorted({contrast.family.table for contrast in tests})
    letters = {table: marks for table in tables if (marks := ledger.marks.get((table, fact)))}
    return {"letters": letters, "tests": tests_json(fact, tests)}


_COMPUTED: Mapping[str, None] = dict.fromkeys(
    ("n", "base", "weighted_base", "effective_base", "interval", "no_interval", "filter", "segment")
)


WEAKEST = ("synthetic", "illustrative", "reconstructed", "proposed", "published", "operational", "observed")
"""Provenances of what a computed number rests on; it has the first of them that is among its parts."""


def _provenance(fact: Fact, facts: Mapping[str, Fact]) -> str | None:
    """Return where a number comes from; of a computed one, the least that can be said of its parts."""
    if fact.estimate is not None:
        return fact.estimate.provenance
    if fact.quantity is not None:
        return "proposed" if fact.proposed else "published" if isinstance(fact.quantity, Published) else "operational"
    parts = {_provenance(facts[part], facts) for part in fact.parts if part in facts}
    return next((p for p in WEAKEST if p in parts), None)


def _stated(fact: Fact) -> dict[str, Any] | None:
    """Return what is known of a number that rests on stated ones, and what it is about, as the spec says it."""
    if fact.known is None:
        return None
    low, high = (None if end is None else stable(float(end)) for end in (fact.known.low, fact.known.high))
    known = {
        "low": low,
        "high": high,
        "above": fact.known.above,
        "below": fact.known.below,
        "about": fact.known.about is not None,
    }
    found = fact.quantity
    fields = ("qualifier", "unit", "base", "n", "weighted", "place", "date", "how", "better", "target", "source") if found else ()
    return {**known, **{field: getattr(found, field, None) for field in fields}}


def _changed(change: Difference) -> dict[str, Any]:
    """Return what is known of a change: in a panel its base, and its interval or why there is none."""
    return {"base": change.base, "interval": interval_json(change.interval), "no_interval": change.no_interval or None}


def _tested(fact: Fact) -> dict[str, Any] | None:
    """Return how a change was tested; None where nothing was."""
    test = fact.change.test if fact.change and not fact.withheld else None
    if test is None:
        return None
    statistic, p, df = (stable(value) for value in (test.statistic, test.p, test.df))
    return {"method": test.method, "statistic": statistic, "df": df, "p": p, "significant": significant(fact.change)}


def _wave(spec: Spec, fact: Fact, facts: Mapping[str, Fact]) -> str | None:
    """Return the wave of a number; of a change the later one."""
    known = facts[fact.parts[0]].estimate if fact.change else fact.estimate
    return wave_named(spec.document, known.measure.wave) if known else None


def wave_named(document: Document, wave: str) -> str | None:
    """Return the name of a number's wave; None where the survey has only one."""
    return (wave or current_code(document)) if document.survey and document.survey.waves else None


def _measured(spec: Spec, estimate: Estimate) -> dict[str, Any]:
    measure = estimate.measure
    who = respondents(estimate, published_base(document_of(spec, measure.wave)))
    return {
        "n": who.n,
        "base": who.base,
        "weighted_base": stable(who.weighted_base),
        "effective_base": stable(who.effective_base),
        "interval": interval_json(estimate.interval),
        "no_interval": estimate.no_interval or None,
        **({} if estimate.design_effect is None else {"design_effect": stable(estimate.design_effect)}),
        "filter": condition_text(measure.among) if measure.among else None,
        "segment": dict(measure.segments) or None,
    }
