"""The numbers of every wave: each from its own answers, by its own codebook and its own rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reportgen.analysis.analyse import analyse
from reportgen.analysis.changes.changes import changes_in
from reportgen.analysis.claims.tested import across_waves, tested_in
from reportgen.analysis.design_based import drawn_by
from reportgen.analysis.results import Contrast, Estimate, Results
from reportgen.data.answers import Answers
from reportgen.problems import Code, Problem
from reportgen.spec.measures import Measure, Plan
from reportgen.spec.plan import illustrative
from reportgen.spec.spec import Spec
from reportgen.spec.waves.rules import wave_of, wave_spec


def analyse_waves(spec: Spec, plan: Plan, opened: Mapping[str, Answers]) -> Results:
    """Compute exactly the plan, over all waves.

    Parameters
    ----------
    spec
        The spec with its earlier waves.
    plan
        The measures that the report needs.
    opened
        The cleaned answers of each wave by its name, that of the report under an empty name.

    Raises
    ------
    ToolError
        The engine failed.
    """
    estimates: dict[Measure, Estimate] = {}
    problems: list[Problem] = []
    contrasts: tuple[Contrast, ...] = ()
    current = Results({}, None)
    for code, answers in opened.items():
        results = _of_wave(spec, code, plan, answers)
        estimates |= results.estimates
        contrasts += results.contrasts
        current = current if code else results
        problems += results.problems if not code else _worth_saying(results.problems)
    return Results(
        MappingProxyType({m: estimates[m] for m in plan.measures}),
        opened[""].source,
        tuple(dict.fromkeys(problems)),
        MappingProxyType({code: answers.source for code, answers in opened.items() if code}),
        MappingProxyType(changes_in(spec, plan, estimates, opened)),
        contrasts,
        drawn_by(opened[""].selection),
        current.raking,
        MappingProxyType(tested_in(spec, plan, estimates, opened)),
        current.pace,
        current.left_out,
    )


def _of_wave(spec: Spec, code: str, plan: Plan, answers: Answers) -> Results:
    """Return the numbers of one wave, under the names that the spec has for them."""
    wave = wave_of(spec, code)
    wanted = [m for m in plan.measures if m.wave == code]
    there = {m: m if wave is None else wave.former.measure(m) for m in wanted}
    compared = {there[m] for m in (*(m for pair in plan.changes for m in pair), *across_waves(plan)) if m in there}
    own = Plan(tuple(dict.fromkeys(there.values())), families=() if code else plan.families)
    results = analyse(wave_spec(spec, code), own, answers, compared)
    estimates = {m: replace(results.estimates[then], measure=m) for m, then in there.items()}
    estimates |= {m: _example(estimates[m]) for m in illustrative(spec) & estimates.keys()}
    return replace(results, estimates=MappingProxyType(estimates))


def _example(estimate: Estimate) -> Estimate:
    """Return a number of a figure or table that is marked as an example: not published, it is one itself."""
    return replace(estimate, provenance="illustrative") if estimate.provenance == "reconstructed" else estimate


def _worth_saying(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out that a value of a segment was not there yet in an earlier wave: that is no mistake."""
    return tuple(p for p in problems if p.code is not Code.DATA_VALUE)
