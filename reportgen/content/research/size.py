"""How many answers are wanted, computed step by step: the formula, the numbers in it, the result."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.amounts import amount, percent, trimmed
from reportgen.content.research.parts import Printed, table_of, tag
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.spec.model.research import Effect, Margin
from reportgen.spec.model.research_blocks import SampleSizeBlock
from reportgen.spec.research.sample import Sample, categories, sample_plan, stratum_of
from reportgen.spec.research.size import Need, quantile
from reportgen.spec.spec import Key

Step = tuple[str, str, str]
"""What is computed, how, and what comes out."""


def sample_size(edition: Edition, key: Key, block: SampleSizeBlock) -> TableFigure:
    """Return the steps from what is wanted to the number of answers and invitations."""
    sample = sample_plan(edition.spec.document)
    steps = list(_steps(edition, sample)) if sample else []
    columns = (Column(edition.say("computation"), "left"), Column(edition.say("result")))
    rows = tuple(
        Row(what, (TableCell(how), TableCell(result)), "key" if i in _results(steps, sample) else "")
        for i, (what, how, result) in enumerate(steps)
    )
    return table_of(
        edition,
        key,
        block,
        Printed(
            Table(edition.say("step"), columns, rows),
            tag=tag(edition, [sample.wanted] if sample else []),
            source=edition.say("joint").join(_sources(edition, sample)) if sample else "",
        ),
    )


def _results(steps: list[Step], sample: Sample | None) -> range:
    """Return which steps are results: the answers wanted, and the invitations after them."""
    results = 1 + bool(sample and sample.invitations)
    return range(len(steps) - results, len(steps))


def _steps(edition: Edition, sample: Sample) -> Iterator[Step]:
    wanted = sample.wanted
    if wanted.margin:
        yield _margin(edition, wanted.margin, sample.needs["margin"])
        yield from _inflated(edition, sample, sample.needs["margin"])
        yield from _corrected(edition, sample, sample.needs["margin"])
    if wanted.effect:
        yield _effect(edition, wanted.effect, sample.needs["effect"])
        yield from _inflated(edition, sample, sample.needs["effect"])
        if sample.needs["effect"].groups != 1:
            yield _whole(edition, wanted.effect, sample.needs["effect"])
    yield edition.say("step-answers"), _decided(edition, sample), f"{sample.n:,}"
    if sample.invitations and wanted.response_rate:
        rate = percent(wanted.response_rate)
        yield edition.say("step-invitations"), f"{sample.n:,} ÷ {rate}", f"{sample.invitations:,}"


def _decided(edition: Edition, sample: Sample) -> str:
    if sample.wanted.n is not None:
        return edition.say("step-decided")
    return edition.say("step-larger" if len(sample.needs) > 1 else "step-rounded-up")


def _margin(edition: Edition, margin: Margin, need: Need) -> Step:
    e, p, q = percent(margin.margin), percent(margin.share), percent(1 - margin.share)
    z = amount(quantile((1 + margin.level) / 2), 3)
    what = edition.say("step-margin", level=percent(margin.level), margin=trimmed(margin.margin * 100))
    return what, f"n = z²p(1−p)/e² = {z}² × {p} × {q} ÷ ({e})²", amount(need.simple, 1)


def _effect(edition: Edition, effect: Effect, need: Need) -> Step:
    z, y = amount(quantile(1 - effect.alpha / 2), 3), amount(quantile(effect.power), 3)
    given = {"alpha": percent(effect.alpha), "power": percent(effect.power)}
    if effect.shares is not None:
        first, second = effect.shares
        what = edition.say("step-shares", first=percent(first), second=percent(second), **given)
        formula = "n = [zα√(2m(1−m)) + zβ√(p(1−p) + q(1−q))]²/(p−q)²"
        return what, formula + edition.say("step-with", alpha=z, beta=y), amount(need.simple, 1)
    d = (effect.difference or 0) / (effect.sd or 1)
    what = edition.say("step-means", d=amount(abs(d), 2), **given)
    return what, f"n = 2(zα+zβ)²/d² + zα²/4 = 2 × ({z} + {y})² ÷ {amount(abs(d), 2)}² + {z}² ÷ 4", amount(need.simple, 1)


def _inflated(edition: Edition, sample: Sample, need: Need) -> Iterator[Step]:
    if sample.wanted.design_effect != 1:
        factor = trimmed(sample.wanted.design_effect, 4)
        yield edition.say("step-design-effect"), f"{amount(need.simple, 1)} × {factor}", amount(need.inflated, 1)


def _corrected(edition: Edition, sample: Sample, need: Need) -> Iterator[Step]:
    wanted = sample.wanted
    if wanted.population:
        population = f"{wanted.population:,}"
        corrected = need.whole / (1 + (need.whole - 1) / wanted.population)
        formula = f"n/(1 + (n−1)/N) = {amount(need.whole, 1)} ÷ (1 + {amount(need.whole - 1, 1)} ÷ {population})"
        yield edition.say("step-population", population=population), formula, amount(corrected, 1)


def _whole(edition: Edition, effect: Effect, need: Need) -> Step:
    if effect.within is None:
        return edition.say("step-two-groups"), f"2 × {need.whole / 2:,.0f}", amount(need.whole, 1)
    share = percent(1 / need.groups)
    what = edition.say("step-smallest", stratum=edition.codebook.label(effect.within))
    return what, f"{need.whole / need.groups:,.0f} ÷ {share}", amount(need.whole, 1)


def _pairs(edition: Edition, effect: Effect) -> int:
    """Return how many pairs of groups may be compared."""
    stratum = stratum_of(edition.spec.document, effect.within) if effect.within else None
    groups = len(categories(edition.spec.document, stratum)) if stratum else 2
    return groups * (groups - 1) // 2


def _sources(edition: Edition, sample: Sample) -> Iterator[str]:
    wanted = sample.wanted
    if wanted.margin:
        yield edition.say("source-cochran")
    if wanted.effect:
        yield edition.say("source-fleiss" if wanted.effect.shares is not None else "source-guenther")
        if wanted.population:
            yield edition.say("source-comparison")
        if _pairs(edition, wanted.effect) > 1:
            yield edition.say("source-one-comparison", pairs=_pairs(edition, wanted.effect))
    if wanted.design_effect != 1 and sample.needs:
        yield edition.say("source-kish")
    if wanted.note:
        yield edition.codebook.words(wanted.note)
