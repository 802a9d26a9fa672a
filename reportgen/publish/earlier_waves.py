"""Of ``card.json``: the earlier waves that a version states numbers of, and which of these may stand beside its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.facts.ledger import Ledger
from reportgen.spec.canonical import in_wave
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec
from reportgen.spec.waves.compare import compared
from reportgen.spec.waves.listed import wave_label
from reportgen.spec.waves.rules import document_of


def earlier_waves(spec: Spec, ledger: Ledger, languages: Sequence[str]) -> list[dict[str, Any]]:
    """Return the waves, the oldest first, each with what it is called, when people were asked, and its numbers.

    A number of the report has another beside it where the report also states the same measure of that wave. ``break`` says what
    keeps the two from being compared, as ``reportgen check`` would if a sentence did; null where nothing does.

    Parameters
    ----------
    spec, ledger
        What the report says.
    languages
        In which it says so.
    """
    return [wave for code in (w.code for w in spec.waves) if (wave := _wave(spec, ledger, languages, code))["numbers"]]


def _wave(spec: Spec, ledger: Ledger, languages: Sequence[str], code: str) -> dict[str, Any]:
    survey = document_of(spec, code).survey
    days = survey.fieldwork if survey else None
    return {
        "code": code,
        "labels": {language: wave_label(spec.document, code, language) for language in languages},
        "fieldwork": {"from": days.from_.isoformat(), "to": days.to.isoformat()} if days else {},
        "numbers": dict(_numbers(spec, ledger, code)),
    }


def _numbers(spec: Spec, ledger: Ledger, code: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield the id of a number of the report, and of the same one in a wave."""
    for fact in ledger.facts.values():
        if fact.estimate is None or fact.estimate.measure.wave != code:
            continue
        then = fact.estimate.measure
        now = in_wave(then, "")
        if now.canonical in ledger.facts:
            yield now.canonical, {"is": fact.id, "break": _break(spec, now, then)}


def _break(spec: Spec, now: Measure, then: Measure) -> str | None:
    broken = compared(spec.document, spec.waves, spec.place, [now, then]).broken
    return broken[0].what if broken else None
