"""Which texts the guard reads, by what, and what stands behind a whole text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.spec.checks.marks import MARKDOWN
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.body import Finding, Glance, NoteBlock, Section, TextBlock
from reportgen.spec.model.document import Document
from reportgen.spec.model.report import Report
from reportgen.spec.model.scalars import LANGUAGES, Part
from reportgen.spec.model.statements import Claim, KeyFinding, PlanChapter, PlanItem, PlanSection, SwotItem
from reportgen.spec.spec import Key
from reportgen.spec.wording.grounds import Ground, ground
from reportgen.spec.wording.typed import Spot

PROSE: dict[type[Part], tuple[str, ...]] = {
    Report: ("title", "subtitle", "kicker"),
    TextBlock: ("text",),
    NoteBlock: ("note",),
    Glance: ("text",),
    Finding: ("title", "text"),
    Section: ("section",),
    Claim: ("says", "note"),
    KeyFinding: ("says",),
    SwotItem: ("item",),
    PlanChapter: ("text",),
    PlanSection: ("text",),
    PlanItem: ("problem",),
}
"""Fields in which the report states what it found."""
INTENTIONS = ("action", "example", "effect", "caveat")
"""Fields of an action that say what to do and what it is hoped for: only a share of respondents is a result there."""
EXHIBIT = ("title", "note")
"""Of whatever else stands in the body: figures and tables."""
REMARKS = (
    *("population", "mode", "base_doubt", "note", "bridge", "because", "judgement", "title", "text", "subtitle"),
    *("purpose", "frame", "recruitment", "processing", "quality", "limitations"),
)
"""Fields that a reader sees, in all of which nothing may be inferred that the sample does not permit."""
_READ = frozenset({"report", "survey", "dimensions", "claims", "findings", "swot", "plan", "body"})


@dataclass(frozen=True, slots=True)
class Guarded:
    """One text in one language."""

    key: Key
    """Where it stands in the document."""
    text: str
    kind: Literal["finding", "intention", "remark"]
    """What it is read for: everything; shares of respondents and inference; inference alone."""
    markdown: bool
    """Whether words can be marked in it."""
    ground: Ground
    """What stands behind the whole text."""
    heads: Key | None
    """Of a heading: the part of the document whose claims stand behind it."""

    @property
    def spot(self) -> Spot:
        """What can be done there for words that stand on nothing."""
        if self.markdown:
            return "marks"
        return "statement" if self.key[0] in ("claims", "findings", "swot") else "heading"


def guarded(subject: Subject) -> Iterator[Guarded]:
    """Yield every text that the guard reads, in the order of the grammar.

    A title that is a question's label or wording, word for word, is the name of what stands below it and states no result.
    """
    named = frozenset(_named(subject.document))
    for key, _, part in subject.values:
        if isinstance(part, Part) and key[0] in _READ:
            findings = PROSE.get(type(part)) or (EXHIBIT if key[0] == "body" else ())
            intentions = INTENTIONS if isinstance(part, PlanItem) else ()
            remarks = tuple(f for f in REMARKS if f not in (*findings, *intentions))
            for kind, fields in _kinds(findings, intentions, remarks):
                found = _texts(subject, key, part, fields, kind)
                yield from (text for text in found if text.markdown or text.text not in named or key[0] != "body")


def _named(document: Document) -> Iterator[str]:
    for question in document.questions.values():
        for words in (question.label, getattr(question, "ask", None)):
            yield from (text for _, text in _by_language(words))


_Kind = Literal["finding", "intention", "remark"]


def _kinds(*fields: tuple[str, ...]) -> Iterator[tuple[_Kind, tuple[str, ...]]]:
    kinds: tuple[_Kind, ...] = ("finding", "intention", "remark")
    yield from zip(kinds, fields, strict=True)


def _texts(subject: Subject, key: Key, part: Part, fields: tuple[str, ...], kind: _Kind) -> Iterator[Guarded]:
    for field in fields:
        written = getattr(part, field) if field in part.model_fields_set else None
        for below, words in _by_language(written):
            inside: Key = (*key, field, *below)
            markdown = field in MARKDOWN.get(type(part), ())
            behind = ground(subject.document, part) if kind == "finding" else Ground()
            yield Guarded(inside, subject.place_of.raw(inside) or words, kind, markdown, behind, _heads(part, key, markdown))


def _by_language(written: object) -> Iterator[tuple[Key, str]]:
    if isinstance(written, str):
        yield (), written
    elif isinstance(written, dict) and set(written) <= set(LANGUAGES):
        yield from (((code,), words) for code, words in written.items() if isinstance(words, str))


def _heads(part: Part, key: Key, markdown: bool) -> Key | None:
    """Return what a title heads: its section or finding; for a figure or table the section that it stands in.

    What stands on the cover heads the whole report.
    """
    if isinstance(part, Report):
        return ()
    if markdown or key[0] != "body":
        return None
    if isinstance(part, Section | Finding):
        return key
    contents = [i for i, step in enumerate(key) if step == "content"]
    return key[: contents[-1]] if contents else ("body",)
