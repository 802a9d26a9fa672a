"""``reportgen explain``: one number of a survey, whether its report prints it or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reportgen import pipeline
from reportgen.analysis.results import Difference, Estimate, Interval
from reportgen.facts.compared import compared_lines
from reportgen.facts.format import base_text, interval_text
from reportgen.facts.ledger import Fact, Ledger, Printed, Verdict
from reportgen.facts.made import Making
from reportgen.facts.serialise import statement, used_at
from reportgen.facts.stated import REBUILT, Respondents, respondents
from reportgen.pipeline import Checked
from reportgen.problems import Place, SpecError
from reportgen.spec.collected import has_data, published_base
from reportgen.spec.expressions.bind import problem, resolver
from reportgen.spec.expressions.faults import Refused
from reportgen.spec.expressions.fits import check_printable
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.switched import unknown_in
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Expression, Pick, Stated
from reportgen.spec.expressions.walk import changes_in, is_condition, measures_in, pairs_of, stated_in
from reportgen.spec.made import subjects_of
from reportgen.spec.measures import Measure
from reportgen.spec.model.quantities import Operation, Published
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Key, Spec
from reportgen.spec.waves.rules import document_of
from reportgen.verbs.explained_tests import test_rows, tested_by_report

FILE = "<expression>"
"""What problems of the expression name as their file."""
_KEY: Key = ("explain",)
_NO_INTERVAL = {
    "sample-kind": "none: the sample is not a probability sample",
    "reconstructed": "none: the rows were rebuilt from published figures",
    "census": "none: everyone was asked",
    "not-defined": "none: this measure has no interval",
    "base": "none: the base is too small for one",
    "no-variation": "none: all answers are alike",
    "clusters": "none: the base has no more clusters (or respondents, where none were drawn) than strata",
    "no-error": "none: nothing differs within the strata, or all were drawn, so that the computed error is 0",
    "effective-base": "none: the weights are so unequal that the effective base is too small",
    "withheld": "none: the number is not shown",
}

_UNAUDITED = (
    "not shown: report.minimum_count protects small counts, and the report does not print this number, "
    "so that nobody has checked what it gives away; print it in the report to see it"
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to an expression."""

    expression: Expression
    """Resolved."""
    ledger: Ledger
    printed: Printed | None
    """The number or the chosen option; None for a condition."""
    verdict: Verdict | None
    """Whether a condition holds; None for a number."""
    used_at: tuple[str, ...]
    """Pages with anchors, and statements, where the report uses it."""
    language: str
    published_base: int | None = None
    """The base of figures whose rows were rebuilt, where it was published."""
    made: tuple[str, ...] = ()
    """How each variable that is made of others, and that the number names, is made."""
    level: float = 0.95
    """The level of intervals and tests."""
    unaudited: bool = False
    """Whether it is not given because the report does not print it and small counts are protected."""


def explain(spec: Path | Checked, expression: str, project: Path | None = None) -> str:
    """Return one number in words: value, base, interval, definition, provenance, and where the report uses it.

    Parameters
    ----------
    spec
        The spec, or a report that has been checked already.
    expression
        A number or a condition, without braces, such as ``share(overall, 5)``.
    project
        The project root; found from the spec's place without it.

    Raises
    ------
    SpecError
        The expression is wrong (its problems name the file ``<expression>``), or the spec is.
    ReportError
        The data do not fit the codebook.
    ToolError
        The engine failed.
    """
    checked = spec if isinstance(spec, Checked) else pipeline.check(spec, project, allow_broken=True)
    return explanation_text(explained(checked, expression))


def explained(checked: Checked, expression: str) -> Explanation:
    """Return the answer to an expression; it is computed from the data where the report itself does not need it."""
    resolved = read(checked.spec, expression)
    lone = replace(checked.spec, expressions={_KEY: resolved}, texts={}, block_ids={})
    known = all(m in checked.results.estimates for m in measures_in(resolved))
    known = known and all(pair in checked.results.changes for change in changes_in(resolved) for pair in pairs_of(change))
    if checked.spec.document.report.minimum_count and not known:
        # several answers together could give away what each of them does not: only what was audited together is told
        language = checked.spec.document.report.language
        return Explanation(resolved, checked.ledger, None, None, (), language, unaudited=True)
    ledger = _evaluated(checked, lone) if known else pipeline.evaluated(lone)[1]
    places = used_at(checked.spec, checked.ledger, checked.contents)
    printed, verdict = ledger.values.get(_KEY), tested_by_report(checked, resolved) or ledger.verdicts.get(_KEY)
    text = expression_text(resolved)
    used = places.get(printed.fact if printed and printed.fact else text, ())
    names = _statements(checked.spec, resolved)
    places_used, language = tuple(dict.fromkeys((*used, *names))), checked.spec.document.report.language
    base, made, level = _published_base(checked.spec, resolved), _made(checked.spec, resolved), checked.spec.document.report.level
    return Explanation(resolved, ledger, printed, verdict, places_used, language, base, made, level)


def _published_base(spec: Spec, resolved: Expression) -> int | None:
    """Return the base that was published of the wave that a number is about."""
    first = next(measures_in(resolved), None)
    return published_base(document_of(spec, first.wave if first else ""))


def _made(spec: Spec, resolved: Expression) -> tuple[str, ...]:
    """Return how the variables that an expression names are made, each once."""
    making = Making(spec.document, spec.conditions, spec.document.report.language)
    named = dict.fromkeys(
        name
        for m in measures_in(resolved)
        for name in (m.subject, *(s for s, _ in m.segments), *(sorted(subjects_of(m.among)) if m.among else ()))
    )
    return tuple(dict.fromkeys(filter(None, map(making.sentence, named))))


def read(spec: Spec, expression: str) -> Expression:
    """Return a stranger expression, resolved against a spec.

    Raises
    ------
    SpecError
        It is no number and no condition of the spec's survey.
    """
    try:
        names = resolver(spec.document, figures=spec.figures, waves=spec.waves, place_of=spec.place)
        resolved = names.resolve(parse(expression))
        if not is_condition(resolved):
            check_printable(resolved)
        faults = list(unknown_in(resolved, data=has_data(spec.document)))
        if faults:
            raise Refused(*faults)
    except Refused as refused:
        line = " ".join(expression.splitlines())
        raise SpecError(problem(f, Place(FILE, 1, f.at + 1, source=line)) for f in refused.faults) from None
    return resolved


def _evaluated(checked: Checked, lone: Spec) -> Ledger:
    from reportgen.facts.evaluate import evaluate

    return evaluate(lone, checked.results)


def _statements(spec: Spec, wanted: Expression) -> list[str]:
    """Return the statements and texts of the spec that have the expression, or all its measures, in them."""
    measures = _measures(wanted)
    fields = [(key, [e]) for key, e in spec.expressions.items()]
    texts = [(key, [p for p in text.parts if not isinstance(p, str)]) for (key, _), text in spec.texts.items()]
    return [
        statement(spec, key) for key, inside in (*fields, *texts) if any(measures <= _measures(e) for e in inside if measures)
    ]


def _measures(expression: Expression) -> set[Measure | Stated]:
    return {*measures_in(expression), *stated_in(expression)}


def explanation_text(answer: Explanation) -> str:
    """Return an explanation as lines of text."""
    rows = [("expression", expression_text(answer.expression)), *_verdict_rows(answer), *_value_rows(answer)]
    rows += [("value", _UNAUDITED)] if answer.unaudited else []
    places = answer.used_at or ("nowhere in the report",)
    rows += [("used at" if number == 0 else "", place) for number, place in enumerate(places)]
    return "\n".join(f"{name:<12} {text}" for name, text in rows)


def _verdict_rows(answer: Explanation) -> list[tuple[str, str]]:
    if answer.verdict is None:
        return []
    word = {True: "yes", False: "no", None: "cannot be told: a number is withheld, or only its bounds are known"}
    rows = [("holds", word[answer.verdict.holds])]
    for left, sign, right, holds in answer.verdict.links:
        numbers = f"{left.printed[answer.language]} {sign} {right.printed[answer.language]}"
        rows.append(("", f"{left.expression} {sign} {right.expression}: {numbers} ({word[holds]})"))
    return [*rows, *test_rows(answer.verdict)]


def _value_rows(answer: Explanation) -> list[tuple[str, str]]:
    if answer.printed is None:
        return []
    if answer.printed.reference is not None:
        return [("refers to", " ".join(answer.printed.reference))]
    if answer.printed.words is not None:
        return [("value", answer.printed.words[answer.language]), *_candidate_rows(answer)]
    return _fact_rows(answer, answer.ledger.facts[answer.printed.fact])


def _candidate_rows(answer: Explanation) -> list[tuple[str, str]]:
    if not isinstance(answer.expression, Pick):
        return []
    facts = (answer.ledger.facts[m.canonical] for _, m in answer.expression.candidates)
    return [("chosen from", f"{fact.id} = {fact.printed[answer.language]}") for fact in facts]


def _fact_rows(answer: Explanation, fact: Fact) -> list[tuple[str, str]]:
    word = fact.unit_word[answer.language]
    exact = f" (exactly {fact.value:.12g})" if fact.value is not None and not fact.bounded else ""
    rows = [
        ("value", f"{fact.printed[answer.language]}{' ' if word else ''}{word}{exact}"),
        ("definition", fact.definition[answer.language]),
    ]
    if fact.quantity is not None:
        rows += _stated_rows(answer, fact, fact.quantity)
    if fact.estimate is not None:
        rows += _estimate_rows(fact, answer.published_base)
    if fact.change is not None and not fact.withheld:
        rows += _change_rows(fact, fact.change, answer.level)
    rows += [("compared", line) for line in compared_lines(answer.ledger, fact)]
    rows += [("grouped", sentence) for sentence in answer.made]
    parts = (answer.ledger.facts[p] for p in fact.parts)
    rows += [("made of", f"{p.id} = {p.printed[answer.language]}") for p in parts]
    source = answer.ledger.source_of(fact)
    return [*rows, *([("source", f"{source.shown}, {source.rows:,} rows")] if source else [])]


def _stated_rows(answer: Explanation, fact: Fact, found: Published | Operation) -> list[tuple[str, str]]:
    provenance = "published" if isinstance(found, Published) else "the operator's own records"
    provenance = "proposed as a baseline, not measured yet" if fact.proposed else provenance
    source = [("source", in_language(found.source, answer.language))] if found.source else []
    return [("provenance", provenance), *source]


def _estimate_rows(fact: Fact, published_base: int | None) -> list[tuple[str, str]]:
    estimate = fact.estimate
    if estimate is None:
        return []
    who = respondents(estimate, published_base)
    count = [] if who.n is None else [("counted", f"{who.n:,}")]
    shown = _interval(fact, estimate.interval, estimate.no_interval)
    return [("base", _base(estimate, who)), *count, ("interval", shown), *_design(estimate), ("provenance", estimate.provenance)]


def _design(estimate: Estimate) -> list[tuple[str, str]]:
    """Return how much the design of the sample makes the error larger or smaller."""
    if not estimate.design_effect or estimate.base is None:
        return []
    simple = f"as precise as {estimate.base / estimate.design_effect:,.0f} respondents drawn at random from one list"
    return [("design", f"effect {estimate.design_effect:.2f}: {simple}")]


def _change_rows(fact: Fact, change: Difference, level: float) -> list[tuple[str, str]]:
    pairs = [] if change.base is None else [("base", f"n = {change.base:,} who answered in both waves")]
    rows = [*pairs, ("interval", _interval(fact, change.interval, change.no_interval))]
    if change.test is None:
        return rows
    test, verdict = change.test, "significant" if change.test.p < 1 - level else "not significant"
    name = "z" if test.df is None else f"t({test.df:.1f})"
    return [
        *rows,
        ("test", f"{name} = {test.statistic:.4g}, p = {test.p:.4g} ({test.method}): {verdict} at the {level:.3g} level"),
    ]


def _interval(fact: Fact, interval: Interval | None, reason: str) -> str:
    if interval is None:
        return _NO_INTERVAL.get(reason, "none")
    return f"{interval_text(interval, fact.unit, 'en')} ({interval.method})"


def _base(estimate: Estimate, who: Respondents) -> str:
    if estimate.provenance not in REBUILT:
        return base_text(estimate, "en")
    return "not published" if who.base is None else f"n = {who.base:,} as published"
