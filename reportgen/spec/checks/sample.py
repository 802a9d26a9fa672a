"""The sample of a research plan: its numbers make sense, its kind permits what is computed, quotas sum to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.collected import sample_of
from reportgen.spec.labels import options_of
from reportgen.spec.model.derived import DerivedSingle
from reportgen.spec.model.questions import Scaled, SingleQuestion
from reportgen.spec.model.research import Effect, Margin, SampleSize, Stratum
from reportgen.spec.research.allocation import design_effect, quotas
from reportgen.spec.research.sample import Sample, categories, sample_plan, stratum_of
from reportgen.spec.spec import Key

SAMPLE: Key = ("research", "sample")
ROUNDED = 0.005
"""By how much shares may miss 100%, because published shares are rounded."""


def check_sample(subject: Subject) -> Iterator[Problem]:
    """Check the size of the sample and every stratum."""
    research = subject.document.research
    if research is None:
        return
    found = list(_size(subject, research.sample)) if research.sample else []
    yield from found
    for number, stratum in enumerate(research.strata):
        wrong = list(_stratum(subject, ("research", "strata", number), stratum))
        found += wrong
        yield from wrong
    if not found:
        yield from _filled(subject)


def _size(subject: Subject, sample: SampleSize) -> Iterator[Problem]:
    refused = list(_refused(subject, sample))
    if refused:
        yield from refused
        return
    if sample.n is None and sample.margin is None and sample.effect is None:
        fix = "Add margin: {margin: 3%}, effect:, or n: the number that was decided"
        problem = subject.wrong(SAMPLE, "does not say how many answers are wanted", fix, Code.MISSING_KEY)
        yield replace(problem, place=subject.place_of.key(SAMPLE))
    limits = {"n": (1, 10**9), "population": (1, 10**10), "design_effect": (0.1, 100), "response_rate": (1e-6, 1)}
    yield from _within(subject, SAMPLE, sample, limits)
    if sample.margin:
        yield from _margin(subject, sample.margin)
    if sample.effect:
        yield from _effect(subject, sample.effect)


def _refused(subject: Subject, sample: SampleSize) -> Iterator[Problem]:
    """Refuse to compute a size where no error is known: it follows from random selection alone."""
    chosen = sample_of(subject.document)
    if chosen is not None and chosen.kind == "probability":
        return
    why = "this report has no survey" if chosen is None else f"the sample is of kind {chosen.kind}"
    fix = "Give n with its reason under note, and quotas under research.strata; or survey.sample.kind: probability"
    for name in ("margin", "effect"):
        if getattr(sample, name) is not None:
            found = f"computes a size, and {why}: only chance selection has an error that a number of answers makes smaller"
            problem = subject.wrong((*SAMPLE, name), found, fix, Code.SAMPLE_SIZE)
            yield replace(problem, place=subject.place_of.key((*SAMPLE, name)))


def _within(
    subject: Subject, key: Key, part: Margin | Effect | SampleSize, limits: Mapping[str, tuple[float, float]]
) -> Iterator[Problem]:
    for name, (low, high) in limits.items():
        value = getattr(part, name)
        if value is not None and not low <= value <= high:
            yield subject.wrong((*key, name), f"is {value:g}", f"Write a number from {low:g} to {high:g}", Code.SAMPLE_SIZE)


def _margin(subject: Subject, margin: Margin) -> Iterator[Problem]:
    limits = {"margin": (0.001, 0.49), "level": (0.5, 0.999), "share": (0.001, 0.999)}
    wrong = list(_within(subject, (*SAMPLE, "margin"), margin, limits))
    yield from wrong
    rest = min(margin.share, 1 - margin.share)
    if not wrong and margin.margin >= rest:
        found = (
            f"is {margin.margin:.12g}, and a share of {margin.share:.12g} is only {rest:.12g} away from {margin.share > rest:d}"
        )
        fix = f"Write a margin under {rest:.12g}: a wider interval would hold shares that cannot be"
        yield subject.wrong((*SAMPLE, "margin", "margin"), found, fix, Code.SAMPLE_SIZE)


def _effect(subject: Subject, effect: Effect) -> Iterator[Problem]:
    key: Key = (*SAMPLE, "effect")
    means = (effect.difference, effect.sd)
    if (effect.shares is None) == (None in means) or (effect.shares is not None and means != (None, None)):
        fix = "Write shares: [50%, 60%], or difference: and sd: for means; one of the two"
        problem = subject.wrong(key, "does not say which difference is to be found", fix, Code.SAMPLE_SIZE)
        yield replace(problem, place=subject.place_of.key(key))
    elif effect.shares is not None and (effect.shares[0] == effect.shares[1] or not all(0 < s < 1 for s in effect.shares)):
        found, fix = "holds shares that no sample tells apart", "Write two different shares between 0% and 100%"
        yield subject.wrong((*key, "shares"), found, fix, Code.SAMPLE_SIZE)
    elif effect.shares is None and not (effect.difference and effect.sd and effect.sd > 0):
        found, fix = "is a difference that no sample finds", "Write a difference other than 0, and a standard deviation over 0"
        yield subject.wrong((*key, "difference"), found, fix, Code.SAMPLE_SIZE)
    yield from _within(subject, key, effect, {"power": (0.5, 0.999), "alpha": (0.0001, 0.5)})
    if effect.within is not None and stratum_of(subject.document, effect.within) is None:
        research = subject.document.research
        strata = [s.of for s in research.strata] if research else []
        yield subject.unknown((*key, "within"), "strata", effect.within, strata)


def _stratum(subject: Subject, key: Key, stratum: Stratum) -> Iterator[Problem]:
    document = subject.document
    divided = SingleQuestion | DerivedSingle | Scaled
    known = [name for name, question in document.questions.items() if isinstance(question, divided)]
    known += document.segments
    if stratum.of not in known:
        yield subject.unknown((*key, "of"), "segments and questions with one answer", stratum.of, known)
        return
    yield from _codes(subject, key, stratum)
    yield from _needed(subject, key, stratum)
    if stratum.shares and abs(sum(stratum.shares.values()) - 1) > ROUNDED:
        found = f"sum to {sum(stratum.shares.values()):.1%}"
        yield subject.wrong((*key, "shares"), found, "Write shares that sum to 100%", Code.QUOTA)
    if len(categories(document, stratum)) == 1:
        yield subject.wrong(key, "has one category", "Name two or more, or delete the stratum", Code.QUOTA)
    for field in ("shares", "quotas"):
        for code, value in getattr(stratum, field).items():
            if value <= 0:
                found = f"is {value:g}: a category of which nobody is wanted, or which nobody can fill"
                yield subject.wrong((*key, field, code), found, "Delete it, or write how large it is", Code.QUOTA)


def _codes(subject: Subject, key: Key, stratum: Stratum) -> Iterator[Problem]:
    options = options_of(subject.document, stratum.of)
    for field in ("shares", "quotas"):
        for code in getattr(stratum, field):
            if code not in options:
                problem = subject.unknown((*key, field, code), f"options of {stratum.of}", code, options)
                found = f"{problem.found}: nobody can fill this category"
                yield replace(problem, place=subject.place_of.key((*key, field, code)), found=found)


def _needed(subject: Subject, key: Key, stratum: Stratum) -> Iterator[Problem]:
    wanted = {"proportional": "shares", "declared": "quotas"}.get(stratum.allocation)
    if wanted and not getattr(stratum, wanted):
        fix = f"Add {wanted}: each category of {stratum.of} with its {'share' if wanted == 'shares' else 'number of answers'}"
        problem = subject.wrong(key, f"is allocated as {stratum.allocation} and has no {wanted}", fix, Code.MISSING_KEY)
        yield problem
    if stratum.quotas and stratum.allocation != "declared":
        found, fix = f"does not go with allocation: {stratum.allocation}", "Delete it, or write allocation: declared"
        problem = subject.wrong((*key, "quotas"), found, fix)
        yield replace(problem, place=subject.place_of.key((*key, "quotas")))


def _filled(subject: Subject) -> Iterator[Problem]:
    """Check the strata against the size of the sample; everything in them is right by itself."""
    sample, research = sample_plan(subject.document), subject.document.research
    if sample is None or research is None:
        return
    least = max((found.n for found in sample.needs.values()), default=0)
    if sample.n < least:
        found, fix = f"is {sample.n:,}, and what is computed asks for {least:,}", f"Write at least {least}, or delete n"
        yield subject.wrong((*SAMPLE, "n"), found, fix, Code.SAMPLE_SIZE)
    if sample.wanted.population and sample.n > sample.wanted.population:
        found = f"is {sample.n:,}, more than the population of {sample.wanted.population:,}"
        yield subject.wrong((*SAMPLE, "n"), found, "Write no more than there are people", Code.SAMPLE_SIZE)
    elif sample.wanted.population and sample.invitations and sample.invitations > sample.wanted.population:
        found = f"asks for {sample.invitations:,} invitations, and the population is {sample.wanted.population:,}"
        fix = "Ask for a wider margin or a larger difference, or raise the response rate and say how"
        yield subject.wrong((*SAMPLE, "response_rate"), found, fix, Code.SAMPLE_SIZE)
    for number, stratum in enumerate(research.strata):
        yield from _allocated(subject, ("research", "strata", number), stratum, sample.n)
        yield from _inflated(subject, ("research", "strata", number), stratum, sample)


def _inflated(subject: Subject, key: Key, stratum: Stratum, sample: Sample) -> Iterator[Problem]:
    """Warn of a margin that the allocation does not keep: the answers are weighted back to the population's shares."""
    if sample.wanted.margin is None:
        return
    effect, planned = design_effect(stratum, categories(subject.document, stratum), sample.n), sample.wanted.design_effect
    if effect is not None and effect > planned + ROUNDED:
        found = f"multiplies the variance of shares of everybody by {effect:.3g}, and design_effect is {planned:.3g}"
        fix = f"Write design_effect: {ceil(effect * 100) / 100:g} or more, or allocation: proportional"
        problem = subject.wrong((*key, "allocation"), found, fix, Code.SAMPLE_SIZE)
        yield replace(problem, severity=Severity.WARNING)


def _allocated(subject: Subject, key: Key, stratum: Stratum, n: int) -> Iterator[Problem]:
    given = quotas(stratum, categories(subject.document, stratum), n)
    if sum(given.values()) != n:
        found = f"sum to {sum(given.values()):,}, and the sample is {n:,}"
        fix = f"Write numbers that sum to {n}; {n - sum(given.values()):+,} is missing"
        yield subject.wrong((*key, "quotas"), found, fix, Code.QUOTA)
    sample = subject.document.research.sample if subject.document.research else None
    population = sample.population if sample else None
    for code, wanted in given.items():
        there = population * stratum.shares[code] if population and code in stratum.shares else None
        if wanted == 0 or (there is not None and wanted > there):
            found = "gets nobody" if wanted == 0 else f"is to give {wanted:,} answers, and {there:,.0f} people are in it"
            fix = "Put it together with another category, or allocate otherwise"
            field = "quotas" if stratum.allocation == "declared" else "shares"
            yield subject.wrong((*key, field, code), found, fix, Code.QUOTA)
