"""The trace: every finding with the questions that it comes from, and the actions and measures that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, LineBreak, Words, plain
from reportgen.content.prose import joined
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.trace_names import Writer, on_lines, writer_of
from reportgen.facts.ways import Lack, Node, NodeKind, Trace
from reportgen.spec.model.body import TraceBlock
from reportgen.spec.model.statements import Evidence
from reportgen.spec.spec import Key

STATED: frozenset[NodeKind] = frozenset({"claim", "finding", "swot"})
GROUNDS: frozenset[NodeKind] = frozenset({"question", "dimension", "operation", "published"})
STEPS: tuple[NodeKind, ...] = ("finding", "swot", "action", "measure")
_LACKS: tuple[Lack, ...] = ("question", "dimension", "finding", "action", "measure")


def trace(edition: Edition, key: Key, block: TraceBlock) -> TableFigure:
    """Return the table of ways, with a line for each kind of thing that is on none."""
    place = edition.outline.tables[edition.spec.block_ids[key]]
    inside: Key = (*key, "trace")
    writer = writer_of(edition)
    title: Inlines = edition.running((*inside, "title"), block.trace.title) or (Words(edition.say("trace-title")),)
    note = edition.running((*inside, "note"), block.trace.note)
    source = on_lines([*_orphans(writer), *([note] if note else [])])
    reading = (Words(edition.say("trace-reading" if _surveyed(writer) else "trace-reading-sources")),)
    table = _table(writer)
    return TableFigure(place.anchor, edition.spec.block_ids[key], place.number, "", title, reading, table, source, True, True)


def _surveyed(writer: Writer) -> bool:
    return any(node.kind == "question" for node in writer.trace.nodes)


def _table(writer: Writer) -> Table:
    """Return the table; steps of which the report has none have no column."""
    groups: dict[object, list[Node]] = {}
    for root in _roots(writer):
        groups.setdefault(_same(writer, root), []).append(root)
    kinds = {node.kind for node in writer.trace.nodes} | (
        {"finding"} if any(r[0].kind == "claim" for r in groups.values()) else set()
    )
    shown = [step for step in STEPS if step in kinds]
    columns = tuple(Column(writer.edition.say(f"trace-column-{step}"), "left") for step in shown)
    rows = tuple(_row(writer, roots, shown) for roots in groups.values())
    return Table(writer.edition.say("trace-column-question" if _surveyed(writer) else "trace-column-source"), columns, rows)


def _roots(writer: Writer) -> Iterator[Node]:
    """Yield what a row begins with: findings, claims that something rests on, and items and actions that name neither."""
    found, trace = writer.trace.nodes, writer.trace
    yield from (node for node in found if node.kind == "finding")
    yield from (node for node in found if node.kind == "claim" and trace.after(node) and not _told_by_finding(trace, node))
    for kind in ("swot", "action"):
        yield from (node for node in found if node.kind == kind and not any(n.kind in STATED for n in trace.before(node)))


def _told_by_finding(trace: Trace, claim: Node) -> bool:
    """Return whether all that rests on a claim are findings, in whose rows it is then told."""
    return all(node.kind == "finding" for node in trace.after(claim))


def _same(writer: Writer, root: Node) -> object:
    """Return what roots that stand in one row have in common.

    A row is of one finding; of the actions of a chapter that rest on the same; or of the items that rest on the same and lead to
    nothing.
    """
    if root.kind in {"finding", "claim"} or (root.kind == "swot" and writer.trace.after(root)):
        return root.id
    chapter = root.key[:2] if root.kind == "action" else ()
    return root.kind, chapter, tuple(node.id for node in _grounds(writer.trace, root)), _evidence(writer, root)


def _row(writer: Writer, roots: list[Node], shown: Sequence[NodeKind]) -> Row:
    trace, first = writer.trace, roots[0]
    reached = {node.id for root in roots for node in _onward(trace, root)}
    nodes = [node for node in trace.nodes if node.id in reached]
    actions = [node for node in nodes if node.kind == "action"]
    cells: Mapping[str, Inlines] = {
        "finding": (writer.link(first),) if first.kind in {"finding", "claim"} else (),
        "swot": writer.lines(node for node in nodes if node.kind == "swot"),
        "action": writer.lines(actions),
        "measure": _measures(writer, actions),
    }
    heading = writer.lines(_grounds(trace, first)) or (Words(_evidence(writer, first)),)
    nothing = (Words(writer.edition.say("nothing")),)
    return Row(_text(heading), tuple(_cell(cells[step] or nothing) for step in shown), rich=heading)


def _cell(parts: Inlines) -> TableCell:
    return TableCell(_text(parts), rich=parts)


def _text(parts: Inlines) -> str:
    """Return the words of a cell, with its lines."""
    return "".join("\n" if isinstance(part, LineBreak) else plain((part,)) for part in parts)


def _measures(writer: Writer, actions: list[Node]) -> Inlines:
    """Return the measures of actions, each with the numbers of those that it is of where there are several."""
    by_name: dict[str, tuple[Node, list[str]]] = {}
    for action in actions:
        for node in writer.trace.after(action):
            number = writer.numbers.get(action.key, "")
            by_name.setdefault(writer.measure(node), (node, []))[1].extend([number] if number else [])
    several = len(actions) > 1
    return on_lines(_measure(writer, node, numbers if several else []) for node, numbers in by_name.values())


def _measure(writer: Writer, node: Node, numbers: list[str]) -> Inlines:
    listed = writer.edition.say("list").join(numbers)
    return (*([Words(writer.edition.say("trace-of", numbers=listed))] if listed else []), writer.link(node))


def _grounds(trace: Trace, root: Node) -> list[Node]:
    """Return the questions, dimensions and figures that a node rests on, directly or through other statements."""
    todo, found = [root], dict[str, Node]()
    while todo:
        for node in trace.before(todo.pop(0)):
            if node.kind in GROUNDS:
                found.setdefault(node.id, node)
            elif node.kind in STATED:
                todo.append(node)
    return [node for node in trace.nodes if node.id in found]


def _onward(trace: Trace, root: Node) -> set[Node]:
    """Return a node with everything that follows from it."""
    found, todo = {root}, [root]
    while todo:
        new = [node for node in trace.after(todo.pop()) if node not in found]
        found.update(new)
        todo.extend(new)
    return found


def _evidence(writer: Writer, node: Node) -> str:
    """Return the kind of evidence of what rests on no number: a document, a judgement, or nothing."""
    found = writer.stated.get(node.id)
    because: Evidence | None = found.grounds if found else writer.actions[node.key].because
    kind = "source" if because and because.source else "judgement" if because and because.judgement else ""
    return writer.edition.say(f"evidence-{kind}") if kind else writer.edition.say("nothing")


def _orphans(writer: Writer) -> Iterator[Inlines]:
    for lack in _LACKS:
        nodes = [node for kind, node in writer.trace.orphans if kind == lack]
        if nodes:
            parts = [part for node in nodes for part in (Words(writer.edition.say("semicolon")), writer.link(node))][1:]
            yield joined((Words(writer.edition.say(f"trace-lacks-{lack}")), *parts))
    if not writer.trace.orphans:
        told = _surveyed(writer) and writer.edition.results.source is not None
        yield (Words(writer.edition.say("trace-whole" if told else "trace-whole-plan")),)
