"""The methodology of a questionnaire with faults: answers that overlap, and the same answers in several orders.

A questionnaire that was answered can no longer be mended, so the report says what people read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from reportgen.content.edition import Edition
from reportgen.spec.checks.option_lists import OptionList, option_lists
from reportgen.spec.checks.overlapping_bands import Overlap, overlapping
from reportgen.spec.checks.scale_order import reordered
from reportgen.spec.grids import grid_of
from reportgen.spec.model.questions import ScaleQuestion


def options_as_printed(edition: Edition) -> Iterator[str]:
    """Yield every overlap and every other order among options that stand ``as_printed``; others do not pass the checks."""
    for options in option_lists(edition.spec.document, segments=True):
        if not options.question and (found := overlapping(options)):
            name = str(options.key[1])
            pairs = edition.say("semicolon").join(_pair(edition, name, overlap) for overlap in found)
            yield edition.say("method-overlap", subject=edition.quoted(_label(edition, name)), pairs=pairs)
    for orders in reordered(option_lists(edition.spec.document, segments=False)):
        asked = [labels for order in orders if (labels := _asked(edition, order))]
        if len(asked) > 1:
            told = (edition.say(f"order-{'next' if n else 'first'}", questions=edition.listed(q)) for n, q in enumerate(asked))
            yield edition.say("method-orders", orders=edition.say("semicolon").join(told))


def _pair(edition: Edition, name: str, overlap: Overlap) -> str:
    one, other, low, high = overlap
    labels = (edition.quoted(edition.codebook.answer(name, code)) for code in (one, other))
    return edition.say("overlap", numbers=_numbers(edition, low, high), options=edition.listed(list(labels)))


def _numbers(edition: Edition, low: float, high: float) -> str:
    """Return the numbers of an overlap; without commas in them, as many labels write them."""
    ends = {"low": f"{low:.12g}", "high": f"{high:.12g}"}
    kind = "one" if low == high else "most" if math.isinf(low) else "least" if math.isinf(high) else "some"
    return edition.say(f"overlap-{kind}", **ends)


def _asked(edition: Edition, order: Iterable[OptionList]) -> list[str]:
    """Return the questions that print lists of one order; a scale that no question uses was printed nowhere."""
    names: list[str] = []
    for options in order:
        family, name, _ = options.key
        names += [str(name)] if family == "questions" else _rated(edition, str(name))
    return list(dict.fromkeys(edition.quoted(_label(edition, name)) for name in names))


def _rated(edition: Edition, scale: str) -> list[str]:
    questions = edition.spec.document.questions.items()
    return [name for name, question in questions if isinstance(question, ScaleQuestion) and question.scale == scale]


def _label(edition: Edition, name: str) -> str:
    """Return the label of a question or segment; of a row of a grid, whose options are the grid's, the grid's own."""
    question = edition.spec.document.questions.get(name)
    grid = None if question is None else grid_of(question)
    return edition.codebook.label(name) if grid is None else edition.codebook.words(grid.label)
