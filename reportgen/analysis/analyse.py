"""Stage 3: what the numbers are. Every measure of the plan, from value counts, small ones withheld."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from reportgen.analysis.ask import Question, Tally, ask
from reportgen.analysis.audited import audited
from reportgen.analysis.comparing import Numbers, contrasts
from reportgen.analysis.design_based import drawn_by
from reportgen.analysis.distribution import Banded, Coded, Distribution, Responses, Sets
from reportgen.analysis.drafts import Draft, Group, draft
from reportgen.analysis.errors import with_error
from reportgen.analysis.joint import joint
from reportgen.analysis.quality import quality
from reportgen.analysis.raked import is_target, tellable
from reportgen.analysis.rankings import Places
from reportgen.analysis.results import Estimate, Interval, NoInterval, Provenance, Results
from reportgen.analysis.row_shares import ROW_SHARE, counted, verdict, whole_of
from reportgen.analysis.subjects import Variable, variables_of
from reportgen.analysis.unequal import too_few, warnings
from reportgen.analysis.withholding import Verdict, Where, where, withheld_in
from reportgen.data.answers import Answers
from reportgen.data.door import asked_if
from reportgen.data.engine import translated
from reportgen.spec.canonical import UNITS
from reportgen.spec.collected import surveyed
from reportgen.spec.measures import JOINT, QUALITY, Cell, Measure, Plan
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion, RankingQuestion
from reportgen.spec.published import not_published
from reportgen.spec.spec import Spec


def analyse(spec: Spec, plan: Plan, answers: Answers, compared: Collection[Measure] = ()) -> Results:
    """Compute exactly the plan.

    Parameters
    ----------
    spec
        The spec.
    plan
        The measures that the report needs.
    answers
        Cleaned answers.
    compared
        The measures that are compared with those of another wave; their estimates get an error.

    Returns
    -------
    Results
        One estimate for every measure of the plan, in its order.

    Raises
    ------
    ToolError
        The engine failed.
    """
    document, asked, told = spec.document, asked_if(spec), counted(plan.measures)
    told = tuple(m for m in told if m.name not in QUALITY)
    needed = audited(document, asked, told) if document.report.minimum_count else told
    alone = tuple(m for m in needed if m.name not in JOINT)
    with translated(spec.answers.near):
        together = joint(spec, answers, (m for m in plan.measures if m.name in JOINT))
        distributions = distributed(document, answers, alone)
    group = partial(Group, document, weighted=answers.weighted, selection=answers.selection)
    drafts = {m: draft(group(m, distributions[where(m)])) for m in alone} | dict(together.drafts)
    invented = frozenset(m for m in (*told, *plan.measures) if m.name not in QUALITY and _provenance(spec, m) == "reconstructed")
    verdicts = withheld_in(document, asked, told, drafts, invented)
    for m in (m for m in plan.measures if m.name == ROW_SHARE):
        drafts[m] = draft(group(m, distributions[where(m)], whole=distributions[whole_of(m)]))
        verdicts[m] = verdict(document, m, drafts[m], verdicts)
    with translated(spec.answers.near):
        known = quality(spec, answers, plan.measures)
    estimates = {m: known.get(m) or _estimate(spec, answers, m, drafts[m], verdicts[m]) for m in plan.measures}
    estimates |= {m: with_error(estimates[m], drafts[m]) for m in compared}
    numbers = Numbers(document, estimates, lambda m: distributions[where(m)], answers.weighted, answers.selection)
    drafted = {m: e for m, e in estimates.items() if m in drafts}
    uneven = warnings(spec, drafts, drafted) if answers.weighted else ()
    problems, found = (*answers.problems, *uneven, *together.problems), contrasts(numbers, plan.families)
    drawn, raking = drawn_by(answers.selection), tellable(document, answers.raking) if answers.raking else None
    return Results(
        MappingProxyType(estimates),
        answers.source,
        problems,
        contrasts=found,
        drawn=drawn,
        raking=raking,
        pace=answers.judged.pace if answers.judged else None,
        left_out=answers.judged.excluded if answers.judged else 0,
    )


def distributed(document: Document, answers: Answers, measures: Sequence[Measure]) -> dict[Where, Distribution]:
    """Ask for the distributions that measures rest on; the engine runs once."""
    cells = _counted(Plan(tuple(measures)), answers, document)
    return {where(m): _distribution(document, m, cells[_cell(m)]) for m in measures}


Counted = Sequence[tuple[Variable, Tally]]


def _cell(measure: Measure) -> Cell:
    return Cell(measure.subject, tuple(s for s, _ in measure.segments), measure.among)


def _counted(plan: Plan, answers: Answers, document: Document) -> Mapping[Cell, Counted]:
    measures: dict[Cell, list[Measure]] = {}
    for m in plan.measures:
        measures.setdefault(_cell(m), []).append(m)
    asked = [(c, Question(v, c.by, c.among)) for c, ms in measures.items() for v in variables_of(document, c.subject, ms)]
    tallies = ask([q for _, q in asked], answers, document)
    cells: dict[Cell, list[tuple[Variable, Tally]]] = {}
    for (cell, question), tally in zip(asked, tallies, strict=True):
        cells.setdefault(cell, []).append((question.variable, tally))
    return cells


def _distribution(document: Document, measure: Measure, counted: Counted) -> Distribution:
    codes = tuple(code for _, code in measure.segments)
    found = [(variable.sets, tally.get(codes, {})) for variable, tally in counted]
    question = document.questions.get(measure.subject)
    if isinstance(question, NumberQuestion) and question.bands:
        return Banded(found[0][1], question.bands)
    if isinstance(question, RankingQuestion):
        return Places(Coded(found[0][1]), {sets[0][0]: values for sets, values in found[1:]})
    if not isinstance(question, MultiQuestion):
        return Coded(found[0][1])
    return Responses(tuple(found)) if question.base == "responses" else Sets(tuple(found))


def _estimate(spec: Spec, answers: Answers, measure: Measure, d: Draft, verdict: Verdict) -> Estimate:
    document, scale, withheld = spec.document, answers.source.rows, verdict.withheld
    bounds = _bounds(document, d, weighted=answers.weighted) if not withheld else "withheld"
    if isinstance(bounds, Interval) and is_target(document, measure):
        bounds = "not-defined"
    return Estimate(
        measure=measure,
        unit=UNITS[measure.name],
        value=None if withheld else d.value,
        n=None if withheld else d.n,
        weighted_n=None if withheld or d.w is None else d.w * scale / answers.total,
        base=d.base if verdict.base else None,
        weighted_base=d.base_w * scale / answers.total if verdict.base else None,
        effective_base=d.people.effective if verdict.base else None,
        interval=bounds if isinstance(bounds, Interval) else None,
        no_interval="" if isinstance(bounds, Interval) else bounds,
        withheld=withheld,
        provenance=_provenance(spec, measure),
        design_effect=_design_effect(d) if answers.selection and isinstance(bounds, Interval) else None,
    )


def _design_effect(d: Draft) -> float | None:
    linear = d.linear()
    return linear.design_effect if linear else None


def _bounds(document: Document, d: Draft, *, weighted: bool) -> Interval | NoInterval:
    survey, data = surveyed(document)
    if data.provenance == "reconstructed":
        return "reconstructed"
    if survey.sample.kind != "probability":
        return "census" if survey.sample.kind == "census" else "sample-kind"
    found = d.bounds(document.report.level)
    unequal = weighted and isinstance(found, Interval) and too_few(d.people, document.report.minimum_base)
    return "effective-base" if unequal else found


def _provenance(spec: Spec, measure: Measure) -> Provenance:
    _, data = surveyed(spec.document)
    if data.provenance != "reconstructed":
        return data.provenance
    return "published" if not_published(spec.document, measure, spec.figures) is None else "reconstructed"
