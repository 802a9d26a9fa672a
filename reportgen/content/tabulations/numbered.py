"""Table blocks: the table that suits the questions, with number, title and source line."""

from __future__ import annotations

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words
from reportgen.content.naming import split_title, subjects_label, wording
from reportgen.content.sources import Intervals, Shown, source_line, tag
from reportgen.content.tabulations.by_segment import by_segment
from reportgen.content.tabulations.levels import levels
from reportgen.content.tabulations.marks import key_of
from reportgen.content.tabulations.means import means
from reportgen.content.tabulations.one_column import one_column
from reportgen.content.tabulations.parts import paper_parts
from reportgen.content.tabulations.ranking import ranking
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.content.tabulations.waves import remarks, waves
from reportgen.spec.blocks import detail_of
from reportgen.spec.grids import grid_of
from reportgen.spec.labels import nets_of
from reportgen.spec.model.exhibits import TableBlock, TableDetail
from reportgen.spec.model.questions import AnyQuestion, RankingQuestion, Scaled
from reportgen.spec.spec import Key
from reportgen.spec.waves.shown import by_wave

NARROW = 6
"""Columns of numbers that fit beside the row headings in the text column."""
LETTERS = 16
"""Letters that fit beside the numbers there."""


def table_figure(edition: Edition, key: Key, block: TableBlock) -> TableFigure:
    """Return a table block as a numbered table."""
    detail = detail_of(block)
    assert isinstance(detail, TableDetail)  # noqa: S101 (a table block has the details of a table)
    inside = (*key, "table")
    block_id = edition.spec.block_ids[key]
    request = TableRequest(edition, detail, edition.spec.conditions.get((*inside, "among")), block_id)
    place = edition.outline.tables[block_id]
    made = tabulate(request)
    for fact in made.facts:
        edition.uses.drawn(fact.id, place.anchor)
    listed = any(column.heading == edition.say("low") for column in made.table.columns)
    intervals: Intervals = "intervals" if listed else "intervals-not-shown"
    shown = Shown(made.facts, request.subjects, request.among, intervals=intervals, example=detail.illustrative)
    return TableFigure(
        anchor=place.anchor,
        id=block_id,
        number=place.number,
        tag=tag(edition, example=detail.illustrative),
        title=edition.running((*inside, "title"), detail.title) or (Words(_label(request)),),
        subtitle=(Words(_subtitle(request, made)),),
        table=made.table,
        source=source_line(edition, shown, remarks(request, made, edition.running((*inside, "note"), detail.note))),
        wide=len(made.table.columns) > NARROW or made.table.room * len(made.table.columns) > LETTERS,
        key=key_of(request, made),
        parts=paper_parts(made.table) if request.segments and not by_wave(detail) else (),
    )


def tabulate(request: TableRequest) -> Tabulated:
    """Return the table that suits the questions: means, by segment, side by side on one scale, or below each other."""
    if by_wave(request.detail):
        return waves(request)
    if request.detail.show == "mean":
        return means(request)
    if request.segments:
        return by_segment(request)
    questions = [request.edition.codebook.document.questions.get(s) for s in request.subjects]
    if len(questions) == 1 and isinstance(questions[0], RankingQuestion):
        return ranking(request)
    answers = {_answers(q) for q in questions}
    alike = len(questions) > 1 and len(answers) == 1 and None not in answers
    nets = any(nets_of(request.edition.codebook.document, s) for s in request.subjects)
    return levels(request) if alike and not nets else one_column(request)


def _answers(question: AnyQuestion | None) -> tuple[str, str] | None:
    """Return what tells that questions have the same answers: their scale, or the grid whose options they share."""
    if isinstance(question, Scaled):
        return "scale", question.scale
    grid = None if question is None else grid_of(question)
    return None if grid is None else ("grid", grid.name)


def _label(request: TableRequest) -> str:
    edition = request.edition
    labels = subjects_label(edition, request.subjects)
    if by_wave(request.detail):
        return edition.say("by-wave", what=labels)
    if not request.segments:
        return labels
    segments = edition.listed([edition.codebook.label(s) for s in request.segments])
    return split_title(edition, labels, segments)


def _subtitle(request: TableRequest, made: Tabulated) -> str:
    edition = request.edition
    asked = wording(edition, request.subjects)
    if not asked:
        return edition.capital(made.measured)
    return edition.say("asked-and-measured", asked=asked, measured=edition.capital(made.measured)) if made.measured else asked
