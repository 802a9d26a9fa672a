"""Raked weights in the methodology: margins, how far they are met, and what it costs in precision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING

from reportgen.analysis.results import Raking
from reportgen.content.edition import Edition
from reportgen.facts.format import WITHHELD, printed
from reportgen.facts.rounding import quantised, rounded
from reportgen.spec.collected import weight_of
from reportgen.spec.labels import option_label
from reportgen.spec.measures import Unit
from reportgen.spec.model.weighting import Trim, Weight


def raked(edition: Edition) -> Iterator[str]:
    """Yield sentences about raked weights; none where nothing was raked."""
    weight, made = weight_of(edition.spec.document), edition.results.raking
    if weight is None or weight.rake is None or made is None:
        return
    yield _joined(edition, _what(edition, weight, made))
    yield from _margins(edition, made)
    yield _joined(edition, _reached(edition, made, weight.rake.trim or Trim()))
    yield _joined(edition, _cost(edition, made))


def _joined(edition: Edition, sentences: Iterable[str]) -> str:
    return edition.say("joint").join(sentences)


def _what(edition: Edition, weight: Weight, made: Raking) -> Iterator[str]:
    margins = edition.listed([edition.quoted(edition.codebook.label(margin.name)) for margin in made.margins])
    source = edition.codebook.words(weight.rake.source).rstrip("。.") if weight.rake else ""
    yield edition.say("method-raked", margins=margins, source=source)
    if weight.column is not None:
        yield edition.say("method-raked-start")


def _margins(edition: Edition, made: Raking) -> Iterator[str]:
    for margin in made.margins:
        categories = (
            edition.say(
                "method-raked-category",
                label=_label(edition, margin.name, category.code),
                unweighted=_share(category.unweighted),
                target=_share(category.target),
                weighted=_share(category.reached),
            )
            for category in margin.categories
        )
        name = edition.codebook.label(margin.name)
        yield edition.say("method-raked-margin", name=name, categories=edition.say("semicolon").join(categories))


def _label(edition: Edition, margin: str, code: str | None) -> str:
    if code is None:
        return edition.say("method-raked-unknown")
    return option_label(edition.spec.document, margin, code, edition.language)


def _difference(made: Raking) -> str:
    """Return the largest difference in percentage points, rounded up: it is said to be at most that."""
    return f"{max(rounded(quantised(made.difference) * 100, 4, ROUND_CEILING), rounded(quantised(0.0001), 4)):f}"


def _reached(edition: Edition, made: Raking, trim: Trim) -> Iterator[str]:
    yield edition.say("method-raked-fit", rounds=f"{made.iterations:,}", difference=_difference(made))
    if made.smallest is not None and made.largest is not None:
        yield edition.say("method-raked-range", smallest=_number(made.smallest, 2), largest=_number(made.largest, 2))
    for name, limit, people in (("low", trim.low, made.at_low), ("high", trim.high, made.at_high)):
        if limit is not None:
            count = WITHHELD if people is None else f"{people:,}"
            yield edition.say(f"method-raked-{name}", **{name: f"{limit:g}", "n": count})


def _cost(edition: Edition, made: Raking) -> Iterator[str]:
    figures = {"n": f"{made.n:,}", "effective": _number(made.effective, 0), "efficiency": _share(made.efficiency)}
    yield edition.say("method-raked-efficiency", **figures)
    if any(estimate.interval for estimate in edition.results.estimates.values()):
        yield edition.say("method-raked-error")


def _share(value: float | None) -> str:
    return printed(value, Unit.SHARE, 1)


def _number(value: float, decimals: int) -> str:
    return printed(value, Unit.NUMBER, decimals)
