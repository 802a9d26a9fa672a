"""Where each step of the trace stands in the report, so that its name leads there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.content.claims import claim_anchor
from reportgen.content.edition import Edition
from reportgen.content.findings import statement_anchor
from reportgen.content.outline import printed_blocks
from reportgen.content.plan_spots import plan_spots
from reportgen.content.swot import swot_anchor
from reportgen.facts.ways import Node
from reportgen.spec.block_ids import block_ids
from reportgen.spec.findings import Statement, statements
from reportgen.spec.model import body
from reportgen.spec.model.research_blocks import OperationsBlock
from reportgen.spec.spec import Key

Printed = tuple[Key, body.AnyBlock, str]
"""The key of a block, the block, the anchor of the section around it."""


def places(edition: Edition) -> Mapping[str, str]:
    """Return the anchor of every node of the trace that the report prints, by the node's id; the first place where it stands."""
    found: dict[str, str] = {}
    blocks = list(_printed(edition))
    for at in (*_statements(edition, blocks), *_subjects(edition, blocks), *_figures(edition, blocks)):
        found.setdefault(*at)
    spots = plan_spots(edition)
    listed = _table(edition, blocks, body.ActionsBlock)
    for node in edition.ledger.trace.nodes:
        if node.kind == "action" and (anchor := spots[node.key].anchor if node.key in spots else listed):
            found.setdefault(node.id, anchor)
    for node in edition.ledger.trace.nodes:
        if node.kind == "measure" and (anchor := _goal(edition, blocks) or _action_of(found, edition, node)):
            found.setdefault(node.id, anchor)
    return found


def _printed(edition: Edition) -> Iterator[Printed]:
    for key, block in printed_blocks(edition.spec.document.body, ("body",), edition.ledger):
        if isinstance(block, body.Section):
            yield from _inside(edition, key, block)


def _inside(edition: Edition, key: Key, section: body.Section) -> Iterator[Printed]:
    anchor = edition.outline.sections[key].anchor
    for inner, block in printed_blocks(section.content, (*key, "content"), edition.ledger):
        if isinstance(block, body.Section):
            yield from _inside(edition, inner, block)
        else:
            yield inner, block, anchor


def _statements(edition: Edition, blocks: list[Printed]) -> Iterator[tuple[str, str]]:
    """Yield (id, anchor) of claims, findings and SWOT items; of a finding that is told at a glance alone, the page's."""
    made = list(statements(edition.spec.document))
    for _, block, _ in blocks:
        match block:
            case body.ClaimsBlock(claims=only):
                yield from ((f"claim:{f.id}", claim_anchor(f.id)) for f in _of(made, "claim", only.only))
            case body.FindingsBlock(findings=only):
                yield from ((f"finding:{f.id}", statement_anchor("finding", f.id)) for f in _of(made, "finding", only.only))
            case body.SwotBlock(swot=only):
                yield from ((f.node, swot_anchor(f)) for f in made if f.kind == "swot" and f.key[1] in (only.only or (f.key[1],)))
            case _:
                pass
    for _, block, anchor in blocks:
        if isinstance(block, body.GlanceBlock):
            names = (finding.finding for finding in block.glance.findings if finding.finding)
            yield from ((f"{kind}:{name}", anchor) for name in names for kind in ("finding", "claim"))


def _of(made: list[Statement], kind: str, only: tuple[str, ...]) -> Iterator[Statement]:
    yield from (found for found in made if found.kind == kind and (not only or found.id in only))


def _figures(edition: Edition, blocks: list[Printed]) -> Iterator[tuple[str, str]]:
    """Yield (id, anchor) of questions and dimensions: where the questionnaire stands, when no figure shows them."""
    for _, block, anchor in blocks:
        if isinstance(block, body.QuestionnaireBlock):
            wanted = block.questionnaire.only or tuple(edition.spec.document.questions)
            yield from ((f"question:{name}", anchor) for name in wanted)


def _subjects(edition: Edition, blocks: list[Printed]) -> Iterator[tuple[str, str]]:
    """Yield (id, anchor) of what figures and tables show, and of published figures and operational measures in their tables."""
    keys = {key for key, _, _ in blocks}
    for named in block_ids(edition.spec.document):
        if named.key in keys and named.answers:
            spots = edition.outline.figures if named.kind == "chart" else edition.outline.tables
            anchor = spots[edition.spec.block_ids[named.key]].anchor
            yield from ((f"{kind}:{name}", anchor) for name in named.subjects for kind in ("question", "dimension"))
    for family, kinds in (("published", (body.PublishedBlock,)), ("operations", (OperationsBlock, body.GoalsBlock))):
        anchor = next((a for kind in kinds if (a := _table(edition, blocks, kind))), "")
        if anchor:
            word = "operation" if family == "operations" else family
            yield from ((f"{word}:{name}", anchor) for name in getattr(edition.spec.document, family))


def _table(edition: Edition, blocks: list[Printed], kind: type) -> str:
    keys = [key for key, block, _ in blocks if isinstance(block, kind)]
    return edition.outline.tables[edition.spec.block_ids[keys[0]]].anchor if keys else ""


def _goal(edition: Edition, blocks: list[Printed]) -> str:
    return _table(edition, blocks, body.GoalsBlock)


def _action_of(found: Mapping[str, str], edition: Edition, measure: Node) -> str:
    """Return the place of the first action that a measure is of."""
    actions = (node for node in edition.ledger.trace.before(measure) if node.kind == "action")
    return next((found[node.id] for node in actions if node.id in found), "")
