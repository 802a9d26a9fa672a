"""What became of the actions of the plan, in ``facts.json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.facts.ledger import Ledger
from reportgen.facts.outcomes import Action, Chance
from reportgen.facts.stable import interval_json, stable
from reportgen.spec.bounds import Bounds
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.model.scalars import in_language
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key, Spec
from reportgen.spec.waves.breaks import Break


def actions_json(spec: Spec, ledger: Ledger) -> list[dict[str, Any]]:
    """Return every action of the plan with its outcome and with what it rests on; none where none is followed."""
    items = dict(plan_items(spec.document))
    return [_action(spec, ledger, action, items[action.key]) for action in ledger.actions]


def action_name(key: Key, item: PlanItem) -> str:
    """Return the name of an action: its id, or its place in the plan."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in key)
    return item.id or "".join(steps).removeprefix(".")


def facts_of(action: Action) -> Iterator[str]:
    """Yield the ids of the facts that an outcome rests on."""
    beside = action.chance.beside if action.chance else ()
    yield from (fact for fact in (action.baseline, action.now, action.change, *beside) if fact)


def _action(spec: Spec, ledger: Ledger, action: Action, item: PlanItem) -> dict[str, Any]:
    language, of = spec.document.report.language, spec.expressions.get((*action.key, "measure", "of"))
    return {
        "id": action_name(action.key, item),
        "title": in_language(item.title, language),
        "owner": in_language(item.owner, language) if item.owner else None,
        "due": item.due.isoformat() if item.due else None,
        "status": item.status,
        "measure": None if of is None else expression_text(of),
        "since": item.measure.since if item.measure else None,
        "better": action.better or None,
        "baseline": _number(ledger, action.baseline),
        "now": _number(ledger, action.now),
        "target": _bounds(action.target),
        "change": _changed(ledger, action),
        "outcome": action.outcome,
        "so_far": action.so_far,
        "tested": action.tested,
        "target_cleared": action.clears,
        "equivalence": _equivalence(ledger, action),
        "not_comparable": _broken(action.broken),
        "withheld": action.withheld or None,
        "regression_to_the_mean": _chance(action.chance),
    }


def _number(ledger: Ledger, fact: str) -> dict[str, Any] | None:
    found = ledger.facts.get(fact)
    return None if found is None else {"fact": fact, "value": stable(found.value), "printed": dict(sorted(found.printed.items()))}


def _bounds(known: Bounds | None) -> float | None:
    return None if known is None or known.exact is None else stable(float(known.exact))


def _changed(ledger: Ledger, action: Action) -> dict[str, Any] | None:
    found = _number(ledger, action.change)
    if found is None:
        return None
    fact = ledger.facts[action.change]
    test = None if fact.change is None or fact.withheld else fact.change.test
    return {
        **found,
        "interval": interval_json(fact.interval),
        "no_interval": fact.no_interval or None,
        "p": stable(test.p) if test else None,
        "test": test.method if test else None,
        "significant": action.significant,
    }


def _equivalence(ledger: Ledger, action: Action) -> dict[str, Any] | None:
    """Return the margin, and the interval of the two one-sided tests; None without a margin."""
    if action.margin is None:
        return None
    fact = ledger.facts.get(action.change)
    narrow = fact.change.narrow if fact and fact.change and not fact.withheld else None
    return {"margin": stable(float(action.margin)), "interval": interval_json(narrow), "equivalent": action.equivalent}


def _broken(broken: Break | None) -> dict[str, str] | None:
    if broken is None:
        return None
    return {"what": broken.what, "of": broken.subject or "survey", "now": broken.now, "then": broken.then}


def _chance(chance: Chance | None) -> dict[str, Any] | None:
    return None if chance is None else {"chosen_for": chance.end, "declared": chance.declared, "beside": list(chance.beside)}
