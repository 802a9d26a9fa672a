"""Questions of one column: one answer out of several, a rating, a number, how likely to recommend, own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftOption, DraftQuestion, Filled, LeftOut
from reportgen.importing.questions.asked_openly import asks_for_words
from reportgen.importing.questions.blocks import Block
from reportgen.importing.questions.cells import Answer, Answers
from reportgen.importing.questions.closed import is_closed, split
from reportgen.importing.questions.coded import in_words
from reportgen.importing.questions.coding import Coding, coded
from reportgen.importing.questions.ends import worse_above
from reportgen.importing.questions.joined import joined
from reportgen.importing.questions.labelled import code_of, coded_by_labels, is_number, labelled, no_number
from reportgen.importing.questions.made import Made, Rating, Work
from reportgen.importing.questions.multi import split_multi
from reportgen.importing.questions.numbers import Numbers, numbers
from reportgen.importing.questions.numeric import Numeric, counts, meaning
from reportgen.importing.questions.outside import MISSING, Answered, as_missing, outside
from reportgen.importing.questions.quantities import with_zeros, written_so
from reportgen.importing.questions.rankings import in_one_cell, ranked
from reportgen.importing.questions.special import special
from reportgen.importing.questions.topics import topic_of
from reportgen.importing.questions.units import AMOUNTS, named_in, printed, unit_of
from reportgen.importing.questions.wording import clean, cut, short
from reportgen.importing.questions.writeins import beside

_LONGEST_GROUP = 24
"""Signs of the longest name of a group."""
_MOST_NUMBERS = 0.85
_DIFFERENT = 3
"""Different numbers in a field for text that are a quantity."""
_MOST_IN_WORDS = 12
"""Different numbers with words behind them ("1 car", "2 cars") that are a list of options."""
_FEW_IN_WORDS, _REPEATED = 4, 3
"""Up to so many however often, more where each was given so often in the mean."""


def one_column(work: Work, block: Block) -> Made:
    """Return the question of one column."""
    answers = block.columns[0]
    if not answers.given:
        return left_out(work, answers, "empty")
    made = _by_hint(work, block, answers) or _by_answers(work, block, answers)
    several = made.questions and made.questions[0].kind in ("multi", "ranking")
    return made if several else beside(work, block, made)


def left_out(work: Work, answers: Answers, reason: str) -> Made:
    """Return a column left out."""
    heading = shown(answers)
    decision = work.say(f"left_{reason}", heading=heading)
    return Made(left_out=(LeftOut(heading, reason),), decisions=(decision,))  # type: ignore[arg-type]


def shown(answers: Answers) -> str:
    """Return a column's heading, cut to a readable length."""
    heading = answers.heading
    whole = f"{heading.ask} [{heading.item}]" if heading.item and heading.item != heading.ask else heading.ask or heading.code
    return cut(clean(whole) or heading.code, 80)


def _by_hint(work: Work, block: Block, answers: Answers) -> Made | None:
    hint = block.hint
    if hint == "text":
        return _typed_number(work, block, answers) or text(work, block)
    if hint == "date":
        return left_out(work, answers, "date")
    if hint == "ranking" and (order := in_one_cell(answers.given, work.separators)):
        return ranked(work, block, order)
    return None


def _typed_number(work: Work, block: Block, answers: Answers) -> Made | None:
    """Return the quantity that people typed into a field for text: its wording asks for one, and nearly all wrote numbers."""
    if not counts(asked(block)) or asks_for_words(block.ask):
        return None
    values = with_zeros(numbers(answers.given, asked=named_in(block.ask), commas=work.commas, sure=True))
    if values.n < _MOST_NUMBERS * answers.n or len(values.values) < _DIFFERENT:
        return None
    return number_question(work, block, values, Numeric("number", sure=False))


def _by_answers(work: Work, block: Block, answers: Answers) -> Made:
    found = labelled(answers.heading, answers.given)
    if found is not None and not is_number(found, answers.n):
        if (several := joined(work, answers, hint=block.hint, labels=found.labels)) is not None:
            return split_multi(work, block, several)
        return closed_question(work, block, coded_by_labels(work, block.name, answers.heading, found, answers.given))
    if found is not None:
        none = no_number(found)
        answers = replace(answers, given=tuple(answer for answer in answers.given if code_of(answer.text) not in none))
    counted = counts(asked(block))
    values = numbers(answers.given, asked=named_in(block.ask), commas=work.commas, sure=counted or block.hint == "number")
    if values.units or counted:
        values = with_zeros(values)
    listed = values.units and block.hint != "number" and not counted and _are_options(answers, values)
    if values.values and values.n >= _MOST_NUMBERS * answers.n and block.hint not in ("multi", "ranking") and not listed:
        return _numeric(work, block, answers, values)
    if (several := joined(work, answers, hint=block.hint)) is not None:
        return split_multi(work, block, several)
    return _words(work, block, answers)


def _are_options(answers: Answers, values: Numbers) -> bool:
    """Tell whether a few numbers with words behind them are a list to choose from: written alike, and given again and again."""
    few = len(answers.given)
    if values.typed or not values.whole or unit_of(values.units[0]).measure in AMOUNTS:
        return False
    return few <= _MOST_IN_WORDS and (few <= _FEW_IN_WORDS or answers.n >= _REPEATED * few)


def _words(work: Work, block: Block, answers: Answers) -> Made:
    sure = block.hint in ("single", "scale", "nps", "matrix") or bool(answers.heading.order)
    closed = (sure and work.closed_by_tag) or _names_groups(block, answers)
    found = split(answers.given, known=answers.heading.order, sure=closed)
    if not sure and not answers.heading.order and asks_for_words(block.ask):
        return text(work, block)
    if len(answers.given) == 1 and not sure and not answers.heading.order:
        return left_out(work, answers, "constant")
    if not (sure and found.options and found.share >= 0.5) and not is_closed(found, answers.n):
        return text(work, block)
    return closed_question(work, block, coded(work, block.name, found, answers.heading))


def _names_groups(block: Block, answers: Answers) -> bool:
    """Tell whether answers name groups that people belong to: a department of one is a department, and no own words."""
    rare = [answer for answer in answers.given if answer.count == 1]
    several = [answer for answer in answers.given if answer.count > 1]
    short = all(len(answer.text) <= _LONGEST_GROUP for answer in rare)
    return bool(rare) and len(several) >= max(2, len(rare)) and short and topic_of(in_words(block.ask)) is not None


def closed_question(work: Work, block: Block, coding: Coding) -> Made:
    """Return a single or a scale question of one column."""
    answers = block.columns[0]
    cells = answers.column.recoded(coding.codes)
    question = base(block, "scale" if coding.rating else "single", (Filled(block.column, cells),))
    if coding.rating is None:
        question = replace(question, options=coding.options, missing=coding.missing, ordered=coding.ordered)
        return Made((question,), decisions=coding.decisions)
    if is_nps(work, block, coding.rating):
        decision = work.say("nps", ("questions", block.name, "type"), question=block.name)
        missing = (*coding.missing, *(option.code for option in coding.rating.outside))
        lost = (*coding.told, *as_missing(work, block.name, coding.rating.outside))
        return Made((replace(question, kind="nps", missing=missing),), decisions=(decision, *lost))
    return Made((question,), {block.name: coding.rating}, decisions=coding.decisions)


def is_nps(work: Work, block: Block, rating: Rating) -> bool:
    """Tell whether a scale of words at its ends is that of how likely to recommend."""
    numeric = all(code.isdigit() for code in rating.codes) and rating.family == "points"
    if not numeric or rating.codes[0] != "0" or rating.codes[-1] != "10":
        return False
    return meaning([int(code) for code in rating.codes], asked(block), block.hint, work).meaning == "nps"


def asked(block: Block) -> str:
    """Return all the wording of a block's first column."""
    heading = block.columns[0].heading
    return f"{block.ask} {heading.item} {heading.code}".replace("_", " ")


def base(block: Block, kind: str, columns: Sequence[Filled]) -> DraftQuestion:
    """Return a question with its wording."""
    return DraftQuestion(block.name, kind, block.ask, short(block.ask), tuple(columns))  # type: ignore[arg-type]


def text(work: Work, block: Block) -> Made:
    """Return a question of own words."""
    answers = block.columns[0]
    cells = answers.column.recoded({cell: cell for answer in answers.given for cell in answer.cells})
    decision = work.say("text", ("questions", block.name, "type"), question=block.name)
    return Made((base(block, "text", (Filled(block.column, cells),)),), decisions=(decision,))


def _numeric(work: Work, block: Block, answers: Answers, values: Numbers) -> Made:
    integers = values.integers
    found = meaning(integers, asked(block), block.hint, work) if integers else Numeric("number")
    if len(integers) == 1 and found.meaning != "nps" and not answers.heading.order:
        return left_out(work, answers, "constant")
    if found.meaning == "codes" and values.units:
        found = Numeric("number")
    if found.meaning == "codes":
        return closed_question(work, block, bare_codes(work, block.name, values))
    return number_question(work, block, values, found)


def number_question(work: Work, block: Block, values: Numbers, found: Numeric) -> Made:
    """Return the question of a column of numbers."""
    cells = block.columns[0].column.recoded({cell: value for answer, value in values.values for cell in answer.cells})
    filled = (Filled(block.column, cells),)
    decisions = list(not_numbers(work, block.name, values.others))
    path = ("questions", block.name, "type")
    if found.meaning == "scale":
        coding, way = directed(work, block, rated_numbers(work, block.name, found, values), found)
        decisions = list(coding.decisions)
        filled = (Filled(block.column, block.columns[0].column.recoded(coding.codes)),)
        decisions.append(work.say("points", path, doubt=not found.sure, question=block.name, low=found.low, high=found.high))
        decisions.append(way)
        return Made((base(block, "scale", filled),), _ratings(block, coding), decisions=tuple(decisions))
    key = "nps_unsure" if found.meaning == "nps" and not found.sure else found.meaning
    decisions.append(work.say(key, path, doubt=not found.sure, question=block.name))
    question = base(block, found.meaning, filled)
    if found.meaning == "number":
        unit = values.unit or named_in(block.ask)
        question = replace(question, whole=values.whole, unit=printed(unit, work.say.language))
        decisions += written_so(work, question, values)
    return Made((question,), decisions=tuple(decisions))


def _ratings(block: Block, coding: Coding) -> dict[str, Rating]:
    return {block.name: coding.rating} if coding.rating else {}


def rated_numbers(work: Work, name: str, found: Numeric, values: Numbers, *, row: bool = False) -> Coding:
    """Return the codes of a numbered scale, and of the words beside it: "don't know" is an answer, a remark is none."""
    words = [answer for answer in values.others if special(answer.text) in MISSING]
    n = values.n + sum(answer.count for answer in values.others)
    beside = outside(work, name, [Answered(answer.text, answer.count) for answer in words], n, row=row)
    codes = {cell: value for answer, value in values.values for cell in answer.cells}
    codes |= {cell: beside.codes[answer.text] for answer in words for cell in answer.cells}
    rating = replace(numbered(found), missing=beside.missing, outside=beside.kept)
    others = not_numbers(work, name, [answer for answer in values.others if answer not in words])
    return Coding(codes, (), rating, beside.missing, (*beside.decisions, *beside.told, *others), beside.decisions)


def directed(work: Work, block: Block, coding: Coding, found: Numeric) -> tuple[Coding, Decision]:
    """Return a numbered scale with its direction, by the wording where that says what the ends mean."""
    worse = worse_above(asked(block), found.low, found.high)
    key, end = "direction" if worse is None else "direction_told", found.low if worse else found.high
    told = work.say(key, ("questions", block.name, "scale"), doubt=worse is None, question=block.name, end=end)
    if coding.rating is None or not worse:
        return coding, told
    return replace(coding, rating=replace(coding.rating, direction="low_is_good")), told


def numbered(found: Numeric) -> Rating:
    """Return the scale of numbers without words."""
    codes = tuple(str(number) for number in range(found.low, found.high + 1))
    return Rating("points", codes, codes, "high_is_good", given=True, open=not found.ended)


def not_numbers(work: Work, name: str, others: Sequence[Answer]) -> Sequence[Decision]:
    """Return what is said of answers that are no numbers."""
    if not others:
        return ()
    return (
        work.say("not_numbers", ("questions", name), doubt=True, question=name, count=sum(answer.count for answer in others)),
    )


def bare_codes(work: Work, name: str, values: Numbers) -> Coding:
    """Return the codes of a column of option numbers, whose words the file does not have."""
    codes = {cell: value for answer, value in values.values for cell in answer.cells}
    key = "codes" if work.coded else "few_numbers"
    words = work.say.listed(tuple(map(str, values.integers)))
    options = [DraftOption(str(i), work.say.word("code", code=i) if work.coded else str(i)) for i in values.integers]
    decisions = [work.say(key, ("questions", name, "options"), doubt=True, question=name, codes=words)]
    return Coding(codes, tuple(options), decisions=(*decisions, *not_numbers(work, name, values.others)))
