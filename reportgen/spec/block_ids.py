"""The names of figures and tables: in addresses, in files, and for ``figure(...)`` and ``table(...)``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from reportgen.spec.blocks import NUMBERED, Drawn, detail_of, joint_of, kind_of, numbered
from reportgen.spec.grids import gathered
from reportgen.spec.model.block import Listed
from reportgen.spec.model.body import AnyBlock, OfPlan
from reportgen.spec.model.document import Document
from reportgen.spec.model.driver_blocks import Joint, JointBlock
from reportgen.spec.model.exhibits import ChartBlock, ChartDetail, TableBlock, TableDetail
from reportgen.spec.model.quality_blocks import OfQuestions
from reportgen.spec.model.research_blocks import Listing
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key
from reportgen.spec.wanted import names_of


@dataclass(frozen=True, slots=True)
class Named:
    """A chart or table block with its name."""

    key: Key
    word: str
    """The key that tells the block."""
    kind: str
    """``chart`` or ``table``: what it counts among."""
    id: str
    subjects: tuple[str, ...]
    """The questions and dimensions it shows."""
    answers: bool = True
    """Whether it shows answers; a tree also shows what is only planned."""
    taken: Key | None = None
    """The earlier block of the same kind that has this id already."""


OF_ANSWERS = ("quality", "nonresponse", "nonresponse_chart")
"""Words of blocks that are made of the whole spec and show nothing but what the answers are like."""


def block_ids(document: Document) -> tuple[Named, ...]:
    """Return the name of every chart and table: its ``id``, or one made from what it shows.

    A made name that is taken already gets the segments, as in ``overall-by-channel``. Names differ without regard to
    case, because files do on some systems. Charts and tables may share a name.
    """
    return tuple(_named(document))


def _named(document: Document) -> Iterator[Named]:
    taken: dict[tuple[str, str], Key] = {}
    follows = any(item.measure and item.measure.since for _, item in plan_items(document))
    for key, block in numbered(document):
        if isinstance(block, ChartBlock | TableBlock):
            named = _name(document, (key, block), taken)
        else:
            named = _listed(key, block, taken, follows=follows)
        taken.setdefault((named.kind, named.id.lower()), named.key)
        yield named


def _listed(key: Key, block: AnyBlock, taken: dict[tuple[str, str], Key], *, follows: bool) -> Named:
    """Return the name of a figure or table that is made of the whole spec: the block's own word, or the parts it shows.

    ``follows`` says whether the plan follows numbers of the survey, and not of records alone: then a scorecard needs answers.
    """
    word, kind = NUMBERED[type(block)]
    detail: Listed = joint_of(block) if isinstance(block, JointBlock) else getattr(block, word)
    parts = (
        detail.shown if isinstance(detail, Joint) else detail.only if isinstance(detail, OfPlan | OfQuestions | Listing) else ()
    )
    made = [word, *([made_id((word, *parts))] if parts else [])]
    ids = [detail.id] if detail.id else made
    free = [i for i in ids if (kind, i.lower()) not in taken]
    chosen = free[0] if free else ids[-1]
    needs = word in OF_ANSWERS or (word == "scorecard" and follows)
    shown, answers = (parts, True) if isinstance(detail, Joint) else ((word,), needs)
    return Named(key, word, kind, chosen, shown, answers, taken=None if free else taken[kind, chosen.lower()])


def _name(document: Document, block: Drawn, taken: dict[tuple[str, str], Key]) -> Named:
    key, kind, detail = block[0], kind_of(block[1]), detail_of(block[1])
    subjects, segments = _shown(document, detail)
    made = [made_id(subjects), made_id(subjects) + "-by-" + made_id(segments)] if segments else [made_id(subjects)]
    ids = [detail.id] if detail.id else made
    free = [i for i in ids if (kind, i.lower()) not in taken]
    chosen = free[0] if free else ids[0]
    return Named(key, kind, kind, chosen, subjects, _answers(detail), None if free else taken[kind, chosen.lower()])


def _answers(detail: ChartDetail | TableDetail) -> bool:
    return not (isinstance(detail, ChartDetail) and detail.kind == "tree")


def _shown(document: Document, detail: ChartDetail | TableDetail) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(detail, ChartDetail):
        return gathered(document, names_of(detail.of)), names_of(detail.by)
    return gathered(document, names_of(detail.rows)), names_of(detail.columns)


def made_id(names: tuple[str, ...]) -> str:
    """Return names joined by hyphens; ``q-`` and eight hex digits of their sha256 where they are not plain ASCII or too long."""
    joined = "-".join(names)
    if joined.isascii() and joined.replace("-", "").replace("_", "").isalnum() and len(joined) <= 80:
        return joined
    return "q-" + sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:8]
