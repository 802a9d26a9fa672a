"""A question of a draft with what decides how a first report shows it, and what stands in its texts."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.importing.draft import DraftOption, DraftQuestion
from reportgen.importing.questions.special import special
from reportgen.importing.written.codebook import printed
from reportgen.importing.written.words import say
from reportgen.spec.unit_signs import signed as with_sign
from reportgen.spec.wording.find import find


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what decides how it is shown."""

    question: DraftQuestion
    base: int
    options: tuple[DraftOption, ...]
    shown: bool
    """Whether enough people answered for numbers to be printed."""
    rated: tuple[str, ...] = ()
    """The questions of the points alone that enough people gave one of."""


def braces(expression: str) -> str:
    """Return an expression as it stands in a text."""
    return "{{ " + expression + " }}"


def leading(name: str) -> dict[str, str]:
    """Return the answer given most often and its share, as they stand in a text."""
    first = f"option_ranked({name}, 1)"
    return {"first": braces(first), "share": braces(f"share({name}, {first})")}


def led_by_other(question: DraftQuestion) -> bool:
    """Return whether "other" is what most people answered: so many different things lead no list."""
    options = question.options
    if question.kind == "multi":
        ticks = {item.column: item.name for item in question.items}
        counts = {ticks[filled.name]: filled.cells.counts().get("1", 0) for filled in question.columns}
    else:
        counts = dict(question.columns[0].cells.counts()) if question.kind == "single" else {}
    leading = max(options, key=lambda option: counts.get(option.code, 0), default=None)
    return leading is not None and bool(counts) and special(leading.label) == "other"


def heading(words: str, label: str) -> str:
    """Return a label as a heading: in quotation marks where its words would pass for a result, such as a number."""
    return say(words, "quoted", label=printed(label)) if find(label) else printed(label)


_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|~&!"})


def in_text(label: str) -> str:
    """Return a label inside a text, where some signs mean something to Markdown."""
    return printed(label).translate(_MARKDOWN)


def measured(words: str, question: DraftQuestion, measure: str) -> str:
    """Return a measure of a number with its unit: expressions in a text print none."""
    number, unit = braces(f"{measure}({question.name})"), in_text(question.unit)
    if not unit:
        return number
    return with_sign(number, question.unit) or f"{number}{'' if words.startswith('zh') else ' '}{unit}"
