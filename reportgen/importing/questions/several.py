"""Questions of several columns: several answers, a ranking, a grid; else a question for each column."""

from __future__ import annotations

from dataclasses import replace

from reportgen.importing.export import Heading
from reportgen.importing.questions import grids, multi, rankings
from reportgen.importing.questions.blocks import Block
from reportgen.importing.questions.cells import Answers, same
from reportgen.importing.questions.made import Made, Work
from reportgen.importing.questions.readable import of_wording
from reportgen.importing.questions.singles import left_out, one_column
from reportgen.importing.questions.wording import clean


def several_columns(work: Work, block: Block) -> Made:
    """Return what several columns with one wording are."""
    if not any(answers.given for answers in block.columns):
        return _empty(work, block)
    makers = {
        "matrix": (grids.in_grid, multi.in_columns),
        "scale": (grids.in_grid,),
        "ranking": (rankings.in_columns, grids.in_grid),
        "multi": (multi.in_columns,),
        "text": (),
        "number": (),
    }.get(block.hint, (multi.in_columns, rankings.in_columns, grids.in_grid))
    for make in makers:
        if (made := make(work, block)) is not None:
            return made
    return _each(work, block)


def _empty(work: Work, block: Block) -> Made:
    parts = [left_out(work, answers, "empty") for answers in block.columns]
    return Made(left_out=tuple(left for part in parts for left in part.left_out), decisions=parts[0].decisions)


def _each(work: Work, block: Block) -> Made:
    """Return a question for each column."""
    alone = [_alone(work, block, place, answers) for place, answers in enumerate(block.columns, 1)]
    found = [placed(one_column(work, column), column) for column in alone]
    return Made(
        tuple(question for made in found for question in made.questions),
        {name: rating for made in found for name, rating in made.ratings.items()},
        tuple(left for made in found for left in made.left_out),
        tuple(decision for made in found for decision in made.decisions),
    )


def _alone(work: Work, block: Block, place: int, answers: Answers) -> Block:
    heading: Heading = answers.heading
    item = clean(heading.item)
    coded = " " not in block.ask  # a code stands where nobody knows the wording
    bare = coded and same(block.ask) in (same(heading.group), same(block.column))
    ask = block.ask if not item or item == block.ask else item if bare else f"{block.ask} [{item}]"
    hint = "" if heading.hint in ("multi", "matrix", "ranking") else heading.hint
    own = block.own if place == len(block.columns) else ()
    name = work.names.take(f"{block.name}_{of_wording(item) or place}" if item else f"{block.name}_{place}")
    column = work.filled.take(f"{block.column}_{place}")
    return Block(name, column, ask, (replace(answers, heading=replace(heading, hint=hint)),), own)


def placed(made: Made, block: Block) -> Made:
    """Return what was made of a block with the places of the columns in the export."""
    places = tuple(answers.place for answers in block.columns)
    questions = tuple(question if question.positions else replace(question, positions=places) for question in made.questions)
    return replace(made, questions=questions)
