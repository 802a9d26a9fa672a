"""Questions whose rows have the same answers: a grid with a rating scale or with options, or a block of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.draft import DraftItem, DraftQuestion, Filled
from reportgen.importing.export import Heading
from reportgen.importing.questions.blocks import Block
from reportgen.importing.questions.cells import Answer, Answers, pooled, same
from reportgen.importing.questions.closed import Split, is_closed, split
from reportgen.importing.questions.coding import Coding, coded, unique
from reportgen.importing.questions.joined import joined
from reportgen.importing.questions.labelled import coded_by_labels, is_number, labelled
from reportgen.importing.questions.made import Made, Work
from reportgen.importing.questions.numbers import Numbers, numbers
from reportgen.importing.questions.numeric import Numeric, meaning
from reportgen.importing.questions.readable import of_wording
from reportgen.importing.questions.singles import asked, bare_codes, directed, rated_numbers
from reportgen.importing.questions.wording import MOST_LABEL, clean, short
from reportgen.importing.questions.writeins import heading_left

_SHARED = 0.5


def in_grid(work: Work, block: Block) -> Made | None:
    """Return the grid that columns with one wording are; None when their answers are not the same."""
    columns = [answers for answers in block.columns if answers.given]
    if len(columns) < 2 and block.hint != "matrix":
        return None
    if all(joined(work, answers) is not None for answers in columns):
        return None  # several answers in each row, as a grid of tick boxes has: a question for each row
    given = pooled(columns)
    coding = _coding(work, block, columns, given) if given else None
    return _grid(work, block, coding) if coding is not None else None


def _coding(work: Work, block: Block, columns: Sequence[Answers], given: Sequence[Answer]) -> Coding | None:
    """Return the codes that all rows share."""
    heading = columns[0].heading
    if heading.labels:
        if any(dict(answers.heading.labels) != dict(heading.labels) for answers in columns):
            return None
        found = labelled(heading, given)
        n = sum(answer.count for answer in given)
        return coded_by_labels(work, block.name, heading, found, given, row=True) if found and not is_number(found, n) else None
    values = numbers(given, commas=work.commas)
    if values.n >= 0.95 * sum(answer.count for answer in given):
        if not values.integers:
            return None
        told = meaning(values.integers, asked(block), block.hint, work, grid=True)
        return _numbers(work, block, told, values)
    return _words(work, block, columns, given, heading)


def _numbers(work: Work, block: Block, found: Numeric, values: Numbers) -> Coding | None:
    if found.meaning == "codes":
        return bare_codes(work, block.name, values)
    if found.meaning != "scale":
        return None
    rated, way = directed(work, block, rated_numbers(work, block.name, found, values, row=True), found)
    path = ("questions", block.name, "type")
    told = work.say("points", path, doubt=not found.sure, question=block.name, low=found.low, high=found.high)
    return replace(rated, decisions=(told, way, *rated.decisions))


def _words(work: Work, block: Block, columns: Sequence[Answers], given: Sequence[Answer], heading: Heading) -> Coding | None:
    n = sum(answer.count for answer in given)
    sure = block.hint in ("matrix", "scale", "single")
    found = split(given, known=heading.order, sure=sure and work.closed_by_tag)
    if not is_closed(found, n) or not (sure or _alike(columns, found)):
        return None
    coding = coded(work, block.name, found, heading, row=True)
    return coding if coding.rating or sure or len(found.options) <= 30 else None


def _alike(columns: Sequence[Answers], found: Split) -> bool:
    """Tell whether rows share their answers: most options stand in most of the rows that enough people answered."""
    keys = {same(answer.text) for answer in found.options}
    rows = [{same(answer.text) for answer in answers.given} & keys for answers in columns]
    shares = [len(row) / len(keys) for row in rows if row]
    disjoint = any(not (row & other) for row in rows for other in rows if row and other)
    return bool(shares) and sum(shares) / len(shares) >= _SHARED and not disjoint


def _grid(work: Work, block: Block, coding: Coding) -> Made:
    labels = unique([_label(answers) for answers in block.columns])
    names = [work.names.take(_name(block, label, place)) for place, label in enumerate(labels, 1)]
    columns = [work.filled.take(f"{block.column}_{place}") for place in range(1, len(labels) + 1)]
    filled = tuple(
        Filled(name, answers.column.recoded(coding.codes)) for name, answers in zip(columns, block.columns, strict=True)
    )
    items = tuple(DraftItem(*row) for row in zip(names, labels, columns, strict=True))
    question = DraftQuestion(block.name, "grid", block.ask, short(block.ask), filled, items=items)
    told = work.say("grid", ("questions", block.name, "type"), question=block.name, count=len(items))
    ratings = {block.name: coding.rating} if coding.rating else {}
    if coding.rating is None:
        question = replace(question, options=coding.options, missing=coding.missing)
    left = tuple(heading_left(answers) for answers in block.own)
    return Made((question,), ratings, left, (told, *coding.decisions))


def _name(block: Block, label: str, place: int) -> str:
    return of_wording(label) or f"{block.name}_{place}"


def _label(answers: Answers) -> str:
    heading = answers.heading
    return clean(heading.item or heading.ask or heading.code, MOST_LABEL) or heading.code
