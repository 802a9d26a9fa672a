"""What every table of the plan has: its number, its heading, and the mark of what is only proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.blocks import TableFigure
from reportgen.content.edition import Edition
from reportgen.content.inlines import Words
from reportgen.content.prose import joined
from reportgen.content.tables import Table
from reportgen.spec.blocks import listing_of
from reportgen.spec.model.body import AnyBlock
from reportgen.spec.model.research import Planned, Research
from reportgen.spec.spec import Key

WIDE = 3
"""With more columns than this beside the row headings a table of sentences takes the full width."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A table of the plan before it has its number."""

    table: Table
    tag: str = ""
    subtitle: str = ""
    source: str = ""
    sentences: bool = True
    """Whether its cells hold words, and not numbers alone."""


def research_of(edition: Edition) -> Research:
    """Return the plan; a block that prints a part of it is refused without one."""
    return edition.spec.document.research or Research()


def table_of(edition: Edition, key: Key, block: AnyBlock, made: Printed) -> TableFigure:
    """Return a part of the plan as a numbered table."""
    word, detail = listing_of(block)
    place = edition.outline.tables[edition.spec.block_ids[key]]
    inside = (*key, word)
    note = edition.running((*inside, "note"), detail.note)
    source = (Words(made.source),) if made.source else ()
    return TableFigure(
        anchor=place.anchor,
        id=edition.spec.block_ids[key],
        number=place.number,
        tag=made.tag,
        title=edition.running((*inside, "title"), detail.title) or (Words(edition.say(f"title-{word.replace('_', '-')}")),),
        subtitle=(Words(made.subtitle),) if made.subtitle else (),
        table=made.table,
        source=joined((*source, Words(edition.say("joint")), *note)) if source and note else source or note,
        wide=made.sentences and len(made.table.columns) >= WIDE,
        stacked=made.sentences,
    )


def proposed(edition: Edition, part: Planned) -> bool:
    """Return whether a part of the plan is not settled yet."""
    return (part.status or research_of(edition).status) == "proposed"


def tag(edition: Edition, parts: Sequence[Planned]) -> str:
    """Return the tag of a table of which nothing is settled."""
    return edition.say("tag-proposed") if parts and all(proposed(edition, p) for p in parts) else ""


def name(edition: Edition, words: str, part: Planned, parts: Sequence[Planned]) -> str:
    """Return a name, marked as proposed where others in the table are settled."""
    mixed = proposed(edition, part) and not all(proposed(edition, p) for p in parts)
    return words + edition.say("in-brackets", words=edition.say("tag-proposed")) if mixed else words
