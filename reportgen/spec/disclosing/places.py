"""Where a report prints its methodology and its questions whatever the answers are."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.spec.made import asked
from reportgen.spec.model.block import Block
from reportgen.spec.model.body import MethodBlock, QuestionnaireBlock, Section
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key


def always_printed(document: Document) -> Iterator[tuple[Key, Block]]:
    """Yield the blocks that stand under no condition, each with its key; sections before what is in them."""
    yield from _always(document.body, ("body",))


def _always(blocks: tuple[Block, ...], key: Key) -> Iterator[tuple[Key, Block]]:
    for number, block in enumerate(blocks):
        if block.when is None:
            yield (*key, number), block
            if isinstance(block, Section):
                yield from _always(block.content, (*key, number, "content"))


def prints_method(document: Document) -> bool:
    """Return whether the methodology is always printed."""
    return any(isinstance(block, MethodBlock) for _, block in always_printed(document))


def questionnaires(document: Document) -> tuple[Key, ...]:
    """Return the keys of the sections that always print questions in full."""
    found = (key[:-2] for key, block in always_printed(document) if isinstance(block, QuestionnaireBlock))
    return tuple(dict.fromkeys(found))


def unprinted_questions(document: Document) -> tuple[str, ...]:
    """Return the questions that were asked and whose wording is not always printed."""
    blocks = [block for _, block in always_printed(document) if isinstance(block, QuestionnaireBlock)]
    if any(not block.questionnaire.only for block in blocks):
        return ()
    printed = {name for block in blocks for name in block.questionnaire.only}
    return tuple(name for name in asked(document) if name not in printed)
