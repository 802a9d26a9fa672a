"""Questions with several answers: one column for each option, made of joined cells or of the file's own columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftItem, DraftOption, DraftQuestion, Filled
from reportgen.importing.questions.blocks import Block
from reportgen.importing.questions.cells import Answers, plain, same
from reportgen.importing.questions.coding import coded, unique
from reportgen.importing.questions.joined import Several
from reportgen.importing.questions.labelled import code_of
from reportgen.importing.questions.made import Made, Work
from reportgen.importing.questions.special import special
from reportgen.importing.questions.ticks import Ticks, ticks_of
from reportgen.importing.questions.wording import MOST_LABEL, clean, short
from reportgen.importing.questions.writeins import heading_left
from reportgen.importing.table import Column

_SEVERAL = 2


def split_multi(work: Work, block: Block, several: Several) -> Made:
    """Return the question whose cells hold several options, with a column for each."""
    answers = block.columns[0]
    coding = coded(work, block.name, several.found, answers.heading, listed=True)
    options = _with_labels(_offered(coding.options, answers.heading.labels), answers.heading.labels)
    held = {cell: {coding.codes[part] for part in parts if part in coding.codes} for cell, parts in several.held.items()}
    columns = [
        answers.column.recoded({cell: "1" if option.code in codes else "0" for cell, codes in held.items()}) for option in options
    ]
    question = _question(work, block, options, columns)
    path = ("questions", block.name, "type")
    told = work.say(
        "joined", path, question=block.name, separator=several.separator.replace("\n", "\\n") or "-", count=len(options)
    )
    left = tuple(heading_left(words) for words in block.own)
    return Made((question,), left_out=left, decisions=(told, *bases(work, question), *coding.decisions))


def _offered(options: Sequence[DraftOption], labels: Mapping[str, str]) -> tuple[DraftOption, ...]:
    """Return options in the order of the labels that the file has, with those that nobody chose."""
    places = {same(words): place for place, pair in enumerate(labels.items()) for words in (code_of(pair[0]), pair[1])}
    given = {places.get(same(code_of(option.label))) for option in options}
    last = max((int(option.code) for option in options if option.code.isdigit()), default=0)
    missed = [code_of(code) for place, code in enumerate(labels) if place not in given and plain(code)]
    more = [DraftOption(str(last + n), code, bool(special(labels.get(code, code)))) for n, code in enumerate(missed, 1)]
    return tuple(sorted((*options, *more), key=lambda option: places.get(same(code_of(option.label)), len(places))))


def _with_labels(options: Sequence[DraftOption], labels: Mapping[str, str]) -> tuple[DraftOption, ...]:
    """Return options by the labels that the file has for their codes."""
    named = {same(code_of(code)): words for code, label in labels.items() if (words := clean(label, MOST_LABEL))}
    shown = unique([named.get(same(code_of(option.label)), option.label) for option in options])
    return tuple(
        replace(option, label=label, last=option.last or bool(special(label)))
        for option, label in zip(options, shown, strict=True)
    )


def _question(work: Work, block: Block, options: Sequence[DraftOption], columns: Sequence[Column]) -> DraftQuestion:
    names = [work.filled.take(f"{block.column}_{option.code}") for option in options]
    items = tuple(DraftItem(option.code, option.label, name) for option, name in zip(options, names, strict=True))
    filled = tuple(Filled(name, column) for name, column in zip(names, columns, strict=True))
    return DraftQuestion(block.name, "multi", block.ask, short(block.ask), filled, tuple(options), items=items)


def bases(work: Work, question: DraftQuestion) -> Iterator[Decision]:
    """Yield what is told of rows in which nothing is ticked: those that say so, and those that say nothing."""
    columns = [filled.cells for filled in question.columns]
    n = columns[0].rows
    none = _rows_without(columns, {"1"})
    blank = _rows_without(columns, {"1", "0"}, none)
    path = ("questions", question.name, "base")
    for key, count in (("nothing_ticked", len(none) - len(blank)), ("no_ticks", len(blank))):
        if count:
            yield work.say(key, path, doubt=True, question=question.name, count=count, n=n)


def _rows_without(columns: Sequence[Column], cells: set[str], among: Sequence[int] | None = None) -> Sequence[int]:
    """Return the rows in which no column has some cells: fewer are left to look at with every column."""
    left: Sequence[int] = range(columns[0].rows) if among is None else among
    for column in columns:
        other = {place for place, value in enumerate(column.values) if value not in cells}
        left = [row for row in left if column.cells[row] in other]
    return left


def in_columns(work: Work, block: Block) -> Made | None:
    """Return the question whose options have a column each; None when columns are no ticks."""
    ticks = [ticks_of(work, answers, sure=block.hint == "multi") for answers in block.columns]
    if any(tick is None for tick in ticks):
        return None
    found = [tick for tick in ticks if tick is not None]
    if block.hint != "multi" and not _are_ticks(found):
        return None
    words = _only_words(block)
    found += [Ticks(answers, frozenset(c for a in answers.given for c in a.cells), frozenset(), words=True) for answers in words]
    shown = unique([_label(tick) for tick in found])
    options = [
        DraftOption(str(number), label, bool(special(label)), write_in=tick.words)
        for number, (label, tick) in enumerate(zip(shown, found, strict=True), 1)
    ]
    columns = [tick.column() for tick in found]
    question = _question(work, block, options, columns)
    path = ("questions", block.name, "type")
    left = tuple(heading_left(answers) for answers in block.own if answers not in words)
    decisions = [work.say("ticked", path, question=block.name, count=len(options)), *bases(work, question)]
    if any(tick.words for tick in found):
        decisions.append(work.say("ticked_words", ("questions", block.name, "options"), question=block.name))
    return Made((question,), left_out=left, decisions=tuple(decisions))


def _are_ticks(ticks: Sequence[Ticks]) -> bool:
    """Tell whether columns are ticks by their own evidence: a tick's sign, the option's words, or different texts in each."""
    texts = [same(tick.text) for tick in ticks if tick.text]
    if not texts:
        return False
    evident = [tick for tick in ticks if tick.evident]
    return len(evident) == len([tick for tick in ticks if tick.text]) or (len(set(texts)) == len(texts) and len(texts) > 1)


def _only_words(block: Block) -> list[Answers]:
    """Return the columns of words that are an "other" by themselves, as no column of ticks is."""
    ticked = any(special(plain(answers.heading.item)) == "other" for answers in block.columns)
    return [] if ticked else [a for a in block.own if a.given and special(plain(a.heading.item)) == "other"]


def _label(tick: Ticks) -> str:
    heading = tick.answers.heading
    item = heading.item if same(heading.item) != same(heading.code) else ""
    told = "" if tick.sign or tick.answers.n < _SEVERAL else tick.text  # what one person gave may be own words
    return clean(item or told, MOST_LABEL) or clean(heading.item or heading.code, MOST_LABEL)
