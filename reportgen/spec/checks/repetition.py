"""Parts of a plan that repeat each other, chapters, sections or actions: said at the later one, with the place of the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.checks.subject import Subject
from reportgen.spec.model.scalars import Text
from reportgen.spec.model.statements import PlanItem
from reportgen.spec.plan_items import Group, plan_groups
from reportgen.spec.similarity import Pairs, most_alike, pairs, percent
from reportgen.spec.spec import Key
from reportgen.spec.tree import short, shown_path

WARNING, ERROR = 0.5, 0.8
"""How alike two actions must be to be called similar, and how alike any two parts to be called the same."""
FIELDS = ("problem", "action", "example", "effect", "caveat")


def check_repetition(subject: Subject) -> Iterator[Problem]:
    """Compare chapters, sections and actions each with their like; what lies in a repetition is not said again."""
    said: list[Key] = []
    groups = [(key, group) for key, group in plan_groups(subject.document)]
    for depth in range(max((_depth(key) for key, _ in groups), default=-1) + 1):
        level = [(key, pairs(_text_of(subject, group))) for key, group in groups if _depth(key) == depth]
        yield from _repeated(subject, level, said, "chapter" if depth == 0 else "section")
    items = [((*key, "items", i), item) for key, group in groups for i, item in enumerate(group.items)]
    yield from _repeated(subject, [(key, pairs(_item_text(subject, item))) for key, item in items], said, "action")


def _depth(key: Key) -> int:
    return key.count("sections")


def _repeated(subject: Subject, parts: Sequence[tuple[Key, Pairs]], said: list[Key], kind: str) -> Iterator[Problem]:
    open_parts = [(key, found) for key, found in parts if not _within(key, said)]
    for first, again, share in most_alike(open_parts, ERROR if kind != "action" else WARNING):
        said.append(again)
        yield _problem(subject, kind, first, again, share)


def _within(key: Key, said: Sequence[Key]) -> bool:
    return any(key[: len(other)] == other for other in said)


def _problem(subject: Subject, kind: str, first: Key, again: Key, share: float) -> Problem:
    same = share >= ERROR
    title, other = (_title(subject, key) for key in (again, first))
    what = "repeats" if same else "is much like"
    found = (
        f"The {kind} '{title}' {what} '{other}' at {subject.place_of((*first, 'title'))}: "
        f"{percent(share)}% of their pairs of words are the same"
    )
    fix = f"Delete it, or write what is new in it; {shown_path(first)} says the rest already"
    severity = Severity.ERROR if same else Severity.WARNING
    return Problem(Code.REPETITION, subject.place_of((*again, "title")), found, fix, severity, Kind.REPORT)


def _title(subject: Subject, key: Key) -> str:
    number, title = (subject.place_of.raw((*key, field)) for field in ("number", "title"))
    return short(" ".join(part for part in (number, title or shown_path(key)) if part), 60)


def _text_of(subject: Subject, group: Group) -> str:
    inside = [_item_text(subject, item) for item in group.items]
    below = [_text_of(subject, section) for section in group.sections]
    return "\n".join([_words(subject, group.title), _words(subject, group.text), *inside, *below])


def _item_text(subject: Subject, item: PlanItem) -> str:
    return "\n".join(_words(subject, getattr(item, field)) for field in ("title", *FIELDS))


def _words(subject: Subject, text: Text | None) -> str:
    if isinstance(text, dict):
        own = subject.document.report.language
        return text.get(own) or next(iter(text.values()))
    return text or ""
