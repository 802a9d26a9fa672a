"""An export becomes a draft: columns sorted, blocks made into questions, scales shared, segments chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export
from reportgen.importing.language import language_of
from reportgen.importing.platforms.fieldwork import fieldwork
from reportgen.importing.questions.alike import alike
from reportgen.importing.questions.blocks import Block, blocks_of
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.coded import worded
from reportgen.importing.questions.distinct import distinct
from reportgen.importing.questions.emptied import emptied
from reportgen.importing.questions.made import Made, Rating, Work
from reportgen.importing.questions.names import Names
from reportgen.importing.questions.notation import writes_commas
from reportgen.importing.questions.numbers import number, numbers, written
from reportgen.importing.questions.options import Options
from reportgen.importing.questions.others import named
from reportgen.importing.questions.say import Say
from reportgen.importing.questions.segments import segments_of
from reportgen.importing.questions.several import placed, several_columns
from reportgen.importing.questions.shared import shared
from reportgen.importing.questions.singles import one_column
from reportgen.importing.questions.sorting import sort_columns
from reportgen.importing.questions.spellings import spelled
from reportgen.importing.questions.wording import clean

_POOLED_UP_TO = 60
_BATTERY = 4


def questions_of(export: Export, options: Options | None = None) -> Draft:
    """Return the survey that an export holds.

    Parameters
    ----------
    export
        The export.
    options
        What the author says beforehand.
    """
    options = options or Options()
    language = options.language or language_of(heading.ask for heading in export.headings)
    say, names, filled = Say(language), Names(), Names()
    columns = sort_columns(export, options, say, filled)
    blocks = blocks_of(export, columns.answers, options, names, filled)
    work = replace(_work(export, say, names, filled, blocks), points=options.points_of(export))
    made = [_made(work, block) for block in blocks]
    questions, scales, longer = shared(work, *_questions(made))
    questions, unworded = worded(alike(questions), say)
    questions = tuple(distinct(named(questions)))
    segments = segments_of(questions)
    days, told = _fieldwork(export, say)
    told = (*told, *emptied(export, columns.answers, say))
    decisions = (
        *told,
        *columns.decisions,
        *(d for part in made for d in part.decisions),
        *longer,
        *unworded,
        *_chosen(say, segments),
    )
    return Draft(
        clean(export.title),
        language,
        export.platform,
        export.rows,
        questions,
        scales,
        segments,
        columns.weight,
        (*columns.left_out, *(left for part in made for left in part.left_out)),
        days,
        columns.duration,
        (*export.decisions, *decisions),
    )


def _fieldwork(export: Export, say: Say) -> tuple[tuple[str, str] | None, Sequence[Decision]]:
    """Return the first and the last day of answers, and what told them."""
    found = fieldwork(export)
    if found is None:
        return None, ()
    days, path = found.days, ("survey", "fieldwork")
    if not days.order:  # the year stands first, or months are names: nothing can be read the wrong way round
        return (days.first, days.last), (say("fieldwork", path, first=days.first, last=days.last, heading=found.heading),)
    order = say.word(f"fieldwork_{days.order.replace('-', '_')}")
    told = say("fieldwork_read", path, doubt=days.doubt, first=days.first, last=days.last, heading=found.heading, order=order)
    return (days.first, days.last), (told,)


def _made(work: Work, block: Block) -> Made:
    made = placed(several_columns(work, block) if len(block.columns) > 1 else one_column(work, block), block)
    if not any(question.kind in ("single", "scale", "grid") for question in made.questions):
        return made
    return replace(made, decisions=(*made.decisions, *spelled(made.questions[0].name, block.columns, work.say)))


def _questions(made: Sequence[Made]) -> tuple[list[DraftQuestion], dict[str, Rating]]:
    questions = [question for part in made for question in part.questions]
    return questions, {name: rating for part in made for name, rating in part.ratings.items()}


def _chosen(say: Say, segments: Sequence[str]) -> Sequence[Decision]:
    if not segments:
        return (say("no_segments", ("segments",)),)
    return (say("segments", ("segments",), names=say.listed(tuple(f"`{name}`" for name in segments))),)


def _work(export: Export, say: Say, names: Names, filled: Names, blocks: Sequence[Block]) -> Work:
    unticked = frozenset(map(same, export.unticked))
    ticked = {variable: found.counted for found in export.sets if found.counted for variable in found.variables}
    return Work(
        say,
        names,
        filled,
        export.platform,
        _is_coded(blocks),
        _batteries(export, blocks),
        export.separators,
        unticked,
        ticked,
        _pooled(blocks),
        commas=writes_commas(_with_signs(blocks), semicolons=export.commas),
    )


def _with_signs(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """Yield the numbers of each column by itself, as they are written, where commas or points stand in some."""
    for block in blocks:
        texts = [answer.text for answers in block.columns for answer in answers.given if answer.text[-1:].isdigit()]
        if block.hint not in ("multi", "ranking") and any("," in text or "." in text for text in texts):
            yield [found.digits for text in texts if (found := written(text))]


def _is_coded(blocks: Sequence[Block]) -> bool:
    """Tell whether an export holds numbers of options: then hardly a column of several answers holds words."""
    columns = [answers for block in blocks for answers in block.columns if 2 < len(answers.given) <= _POOLED_UP_TO]
    words = [answers for answers in columns if sum(not number(a.text) for a in answers.given) > len(answers.given) / 2]
    return len(words) < 0.3 * len(columns)


def _batteries(export: Export, blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    """Return the ends of the whole numbers that at least four columns have alike, each number between them given.

    In a plain table these are ratings; where a platform writes the numbers of options, lists of seven and more are.
    """
    shortest = 4 if export.platform == "plain" else 7
    found: Counter[int] = Counter()
    for block in blocks:
        integers = numbers(block.columns[0].given).integers if len(block.columns) == 1 else []
        if integers and integers[0] in (0, 1) and integers == list(range(integers[0], integers[-1] + 1)):
            found[integers[-1]] += 1
    return frozenset((low, high) for high, n in found.items() if n >= _BATTERY and shortest <= high <= 10 for low in (0, 1))


def _pooled(blocks: Sequence[Block]) -> dict[frozenset[str], Counter[str]]:
    """Return how many gave each text, over all columns where the same texts were given."""
    pooled: dict[frozenset[str], Counter[str]] = {}
    for block in blocks:
        for answers in block.columns:
            if 1 < len(answers.given) <= _POOLED_UP_TO:
                counts = {same(answer.text): answer.count for answer in answers.given}
                pooled.setdefault(frozenset(counts), Counter()).update(counts)
    return pooled
