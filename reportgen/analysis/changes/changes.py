"""The changes between waves that a report needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.analysis.changes.independent import at_level, independent
from reportgen.analysis.changes.joint import InWave, Joint, counted
from reportgen.analysis.changes.panel import Rules, is_paired, paired, worth_of
from reportgen.analysis.results import Difference, Estimate
from reportgen.analysis.sides import PERCENTAGES
from reportgen.analysis.subjects import variables_of
from reportgen.data.answers import Answers
from reportgen.data.engine import translated
from reportgen.spec.canonical import in_wave
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.spec import Spec
from reportgen.spec.waves.rules import wave_of, wave_spec


def changes_in(
    spec: Spec, plan: Plan, estimates: Mapping[Measure, Estimate], opened: Mapping[str, Answers]
) -> dict[tuple[Measure, Measure], Difference]:
    """Return what is known of every change of the plan.

    Parameters
    ----------
    spec
        The spec with its earlier waves.
    plan
        What the report needs.
    estimates
        Every estimate of the plan.
    opened
        The cleaned answers of each wave, for panels.
    """
    panel = is_panel(spec)
    changes: dict[tuple[Measure, Measure], Difference] = {}
    for now, then in plan.changes:
        pair, levels = (estimates[now], estimates[then]), Levels(spec.document.report.level, (now, then) in plan.equivalent)
        paired_here = panel and all(e.provenance not in REBUILT for e in pair) and is_paired(spec.document, now)
        changes[now, then] = _in_panel(spec, pair, opened, levels) if paired_here else _apart(pair, levels)
        if panel and not paired_here:
            changes[now, then] = _untested(changes[now, then])
    return changes


def is_panel(spec: Spec) -> bool:
    """Return whether the waves asked the same people."""
    survey = spec.document.survey
    return survey is not None and survey.design == "panel"


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a change's intervals."""

    level: float
    equivalence: bool
    """Whether two one-sided tests are wanted."""

    @property
    def narrow(self) -> float:
        """The level of the interval that two one-sided tests make up: 90% where each is at 5%."""
        return 1 - 2 * (1 - self.level)


def _apart(pair: tuple[Estimate, Estimate], levels: Levels) -> Difference:
    found = independent(*pair, levels.level)
    if not levels.equivalence or found.interval is None:
        return found
    now, then = (at_level(e, levels.narrow) for e in pair)
    narrow = independent(now, then, levels.narrow)
    return replace(found, narrow=narrow.interval)


REBUILT = frozenset({"published", "reconstructed"})
"""Rows that were made to meet published figures: who answered in both waves was invented with them."""


def _untested(found: Difference) -> Difference:
    """Return a change in a panel of what is no mean over people: the two numbers are not independent, and no test is known."""
    if found.interval is None:
        return found
    return replace(found, interval=None, no_interval="not-defined", test=None, narrow=None)


def _in_panel(spec: Spec, pair: tuple[Estimate, Estimate], opened: Mapping[str, Answers], levels: Levels) -> Difference:
    now, then = pair
    joint = joint_of(spec, (now.measure, then.measure), opened)
    found = paired(pair, joint, rules_of(spec, (now.measure, then.measure), levels.level))
    if not levels.equivalence or found.interval is None:
        return found
    narrow = paired(pair, joint, rules_of(spec, (now.measure, then.measure), levels.narrow))
    return replace(found, narrow=narrow.interval)


def rules_of(spec: Spec, pair: tuple[Measure, Measure], level: float) -> Rules:
    """Return the rules for a change in a panel: of two smallest bases the larger one."""
    return Rules(level, max(wave_spec(spec, m.wave).document.report.minimum_base for m in pair))


def joint_of(spec: Spec, pair: tuple[Measure, Measure], opened: Mapping[str, Answers]) -> Joint:
    """Return who gave which two answers, of a measure now and then, in a panel."""
    now, then = (_in_wave(spec, m, opened[m.wave]) for m in pair)
    first, second = (worth_of(s.document, s.measure, s.variable) for s in (now, then))
    with translated(spec.answers.near):
        found = counted(now, then)
    return Joint(found, first, second, now.answers.weighted, now.measure.name in PERCENTAGES, now.answers.selection)


def _in_wave(spec: Spec, measure: Measure, answers: Answers) -> InWave:
    wave, document = wave_of(spec, measure.wave), wave_spec(spec, measure.wave).document
    there = in_wave(measure, "") if wave is None else wave.former.measure(measure)
    variable = variables_of(document, there.subject, [there])[-1]  # of a ranking that of the option's place, if that is asked for
    return InWave(document, answers, there, variable)
