"""Options put in order: a column for each option with its place, a column for each place with its option, or all in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.importing.draft import DraftItem, DraftOption, DraftQuestion, Filled
from reportgen.importing.questions.blocks import Block
from reportgen.importing.questions.cells import Answer, Answers, plain, pooled, same, together
from reportgen.importing.questions.closed import is_closed, split
from reportgen.importing.questions.coding import unique
from reportgen.importing.questions.made import Made, Work
from reportgen.importing.questions.numbers import number
from reportgen.importing.questions.order import in_order
from reportgen.importing.questions.wording import MOST_LABEL, clean, short
from reportgen.importing.questions.writeins import heading_left
from reportgen.importing.table import Column

_ARROWS = ("→", "->", "⇒", ">")
_PLACE = re.compile(
    r"(rank(ing)?|place|choice|position|priority|no\.?|#)?\s*[:#]?\s*\d{1,2}|\d{1,2}(st|nd|rd|th)( (choice"
    r"|place|rank|priority))?"
    r"|(first|second|third|fourth|fifth|sixth|seventh|eighth|most|least)\b.{0,20}"
    r"|第[一二三四五六七八九十\d]{1,3}(位|名|选择?)?|rank(ing)? \d{1,2}.*|top \d",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\brank|order of (preference|importance|priority)|in order\b|prioriti[sz]e|排序|排名|优先顺序|由高到低|按.{0,8}顺序",
    re.IGNORECASE,
)
_DISORDER = 0.02
_SHORTEST, _ENOUGH = 3, 10


@dataclass(frozen=True, slots=True)
class Order:
    """Options put in order in one cell."""

    held: Mapping[str, tuple[str, ...]]
    """Cell to its options, the first place first."""


def in_one_cell(given: Sequence[Answer], separators: Sequence[str]) -> Order | None:
    """Return the options that cells of one column put in order."""
    cells = [cell for answer in given for cell in answer.cells]
    for sign in (*_ARROWS, *separators, "\n", ";", "┋", "|", ", ", ",", "、", " "):
        held = {cell: tuple(text for part in cell.split(sign) if (text := plain(part))) for cell in cells}
        several = [parts for parts in held.values() if len(parts) > 1]
        if len(several) > len(cells) / 2 and all(len({same(p) for p in parts}) == len(parts) for parts in held.values()):
            options = {same(part) for parts in held.values() for part in parts}
            if len(options) <= 40:
                return Order(held)
    return None


def ranked(work: Work, block: Block, order: Order) -> Made:
    """Return the ranking whose cells hold options in order, with a column for each place."""
    answers = block.columns[0]
    most = max(len(parts) for parts in order.held.values())
    places = [
        answers.column.recoded({cell: dict(enumerate(parts)).get(at, "") for cell, parts in order.held.items()})
        for at in range(most)
    ]
    listed = list(answers.heading.order)
    return _by_places(work, block, places, listed) or Made()


def in_columns(work: Work, block: Block) -> Made | None:
    """Return the ranking that several columns are; None when they are none."""
    if len(block.columns) < 2 or block.hint not in ("", "ranking"):
        return None
    return _places_of_options(work, block) or _options_of_places(work, block)


def _places_of_options(work: Work, block: Block) -> Made | None:
    """Return the ranking whose columns hold the place of an option each."""
    most = len(block.columns)
    places = [{answer.text: _place(answer.text) for answer in answers.given} for answers in block.columns]
    values = {value for found in places for value in found.values()}
    if None in values or not values or not all(1 <= int(value or 0) <= most for value in values):
        return None
    if len(values) < 2 or len([1 for found in places if found]) < 2:
        return None
    codes = [
        answers.column.recoded({cell: found[answer.text] or "" for answer in answers.given for cell in answer.cells})
        for answers, found in zip(block.columns, places, strict=True)
    ]
    if block.hint != "ranking" and not (_all_different(codes) and (_ASKED.search(block.ask) or _certain(codes, most))):
        return None
    labels = unique([clean(a.heading.item or a.heading.ask or a.heading.code, MOST_LABEL) for a in block.columns])
    options = tuple(DraftOption(str(number), label) for number, label in enumerate(labels, 1))
    names = [work.filled.take(f"{block.column}_{option.code}") for option in options]
    items = tuple(DraftItem(option.code, option.label, name) for option, name in zip(options, names, strict=True))
    filled = tuple(Filled(name, column) for name, column in zip(names, codes, strict=True))
    question = DraftQuestion(block.name, "ranking", block.ask, short(block.ask), filled, options, items=items)
    return _made(work, block, question)


def _certain(columns: Sequence[Column], most: int) -> bool:
    """Tell whether so many rows put all options in order that it is no chance."""
    whole = sum(all(row) for row in _rows(columns))
    return most >= _SHORTEST and whole >= _ENOUGH


def _place(text: str) -> str | None:
    found = number(text)
    return found[0] if found and not found[1] and found[0].isdigit() else None


def _all_different(columns: Sequence[Column]) -> bool:
    """Tell whether hardly a row puts two in one place."""
    tied = total = 0
    for row in _rows(columns):
        given = [value for value in row if value]
        total += len(given) > 1
        tied += len(set(given)) < len(given)
    return total > 0 and tied <= _DISORDER * total


def _disordered(question: DraftQuestion) -> int:
    """Return how many rows are no order: an option or a place twice, or a place left out before one that is filled."""
    count = 0
    for row in _rows([filled.cells for filled in question.columns]):
        given = [value for value in row if value]
        if question.places:
            count += len(set(given)) < len(given) or any(row[len(given) :])
        else:
            count += sorted(map(int, given)) != list(range(1, len(given) + 1))
    return count


def _rows(columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    return zip(*(column.texts() for column in columns), strict=True)


def _options_of_places(work: Work, block: Block) -> Made | None:
    """Return the ranking whose columns hold the option of a place each."""
    named = [answers.heading.item and _PLACE.fullmatch(plain(answers.heading.item)) for answers in block.columns]
    if block.hint != "ranking" and not (all(named) and _ASKED.search(block.ask)):
        return None
    columns = [answers.column.recoded(_texts(answers)) for answers in block.columns]
    filled = [column for column in columns if any(column.values)]
    if len(filled) < 2 or not _all_different(filled):
        return None
    return _by_places(work, block, columns, list(block.columns[0].heading.order))


def _texts(answers: Answers) -> dict[str, str]:
    return {cell: answer.text for answer in answers.given for cell in answer.cells}


def _by_places(work: Work, block: Block, places: Sequence[Column], listed: Sequence[str]) -> Made | None:
    """Return the ranking whose columns are places, from the texts that stand in them."""
    given = pooled([Answers(block.columns[0].heading, column, _given(column)) for column in places])
    found = split(given, known=listed, sure=True)
    if len(found.options) < 2 or (block.hint != "ranking" and not is_closed(found, sum(a.count for a in given))):
        return None
    counts = {answer.text: answer.count for answer in found.options}
    labels = in_order(list(counts), counts, listed).labels
    code = {label: str(number) for number, label in enumerate(labels, 1)}
    cells = {cell: code[answer.text] for answer in found.options for cell in answer.cells}
    shown = unique([clean(label, MOST_LABEL) or label for label in labels])
    options = tuple(DraftOption(code[label], words) for label, words in zip(labels, shown, strict=True))
    filled = tuple(Filled(work.filled.take(f"{block.column}_{at}"), place.recoded(cells)) for at, place in enumerate(places, 1))
    question = DraftQuestion(block.name, "ranking", block.ask, short(block.ask), filled[: len(options)], options, places=True)
    return _made(work, block, question)


def _given(column: Column) -> tuple[Answer, ...]:
    return together({cell: count for cell, count in column.counts().items() if cell})


def _made(work: Work, block: Block, question: DraftQuestion) -> Made:
    disordered = _disordered(question)
    question = replace(question, disorder=disordered > 0)
    told = work.say("ranking", ("questions", block.name, "type"), question=block.name, count=len(question.options))
    path = ("questions", question.name, "disorder")
    more = (work.say("disorder", path, doubt=True, question=question.name, count=disordered),) if disordered else ()
    return Made((question,), left_out=tuple(heading_left(answers) for answers in block.own), decisions=(told, *more))
