"""The plan of analysis, and where the answers to every question go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.research.goals import answers, label
from reportgen.content.research.parts import Printed, research_of, table_of
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.spec.dimensions import questions_of, whole_of
from reportgen.spec.made import asked
from reportgen.spec.model.research import Analysis
from reportgen.spec.model.research_blocks import AnalysisBlock, QuestionUsesBlock
from reportgen.spec.research.feeds import named_in
from reportgen.spec.spec import Key


def analysis(edition: Edition, key: Key, block: AnalysisBlock) -> TableFigure:
    """Return the analyses: of what, by what, how, and where it will be seen."""
    found = research_of(edition).analysis
    titles = {goal.id: edition.codebook.words(goal.title) for goal in research_of(edition).goals}
    heads = ["analysis-method", "shown-in", *(["serves"] if any(a.goals for a in found) else [])]
    columns = tuple(Column(edition.say(head), "left") for head in heads)
    rows = tuple(_row(edition, one, titles)[: len(heads) + 1] for one in found)
    made = tuple(Row(head, tuple(map(TableCell, cells))) for head, *cells in rows)
    return table_of(edition, key, block, Printed(Table(edition.say("analysed"), columns, made)))


def _row(edition: Edition, one: Analysis, titles: dict[str, str]) -> tuple[str, ...]:
    of = answers(edition, one.of)
    by = edition.say("list").join(label(edition, name) for name in one.by)
    head = edition.say("analysed-by", of=of, by=by) if by else of
    goals = edition.say("semicolon").join(titles[goal] for goal in one.goals)
    return head, edition.codebook.words(one.method), edition.codebook.words(one.figure), goals


def question_uses(edition: Edition, key: Key, block: QuestionUsesBlock) -> TableFigure:
    """Return every question with its dimension, what else uses it, and the goals that it serves."""
    only = block.question_uses.only
    names = [name for name in asked(edition.spec.document) if not only or name in only]
    columns = tuple(Column(edition.say(head), "left") for head in ("belongs-to", "used-for", "serves"))
    rows = tuple(Row(_numbered(edition, n), tuple(map(TableCell, _uses(edition, n)))) for n in names)
    return table_of(edition, key, block, Printed(Table(edition.say("question"), columns, rows)))


def _numbered(edition: Edition, name: str) -> str:
    return edition.say("numbered", n=edition.codebook.number(name), words=edition.codebook.label(name))


def _uses(edition: Edition, name: str) -> tuple[str, str, str]:
    research, document = research_of(edition), edition.spec.document
    stratum = [edition.say("use-stratum")] if any(s.of == name for s in research.strata) else []
    routing = [edition.say("use-routing")] if any(name in named_in(q.asked_if) for q in asked(document).values()) else []
    figures = [edition.codebook.words(a.figure) for a in research.analysis if _touches(edition, name, (*a.of, *a.by))]
    goals = [edition.codebook.words(g.title) for g in research.goals if _touches(edition, name, g.answered_by)]
    joint = edition.say("semicolon")
    return _belongs(edition, name), joint.join(dict.fromkeys([*stratum, *routing, *figures])), joint.join(goals)


def _touches(edition: Edition, name: str, named: Iterable[str]) -> bool:
    return any(name in (n, *questions_of(edition.spec.document, n)) for n in named)


def _belongs(edition: Edition, name: str) -> str:
    """Return the way from the largest dimension down to the one that a question stands in."""
    document, parts = edition.spec.document, whole_of(edition.spec.document)
    ways: list[Sequence[str]] = []
    for dimension, made in document.dimensions.items():
        if name in (*made.questions, *made.also):
            way = [dimension]
            while way[0] in parts:
                way.insert(0, parts[way[0]])
            ways.append(way)
    steps = (edition.say("part-of-way").join(map(edition.codebook.label, way)) for way in ways)
    return edition.say("semicolon").join(steps)
