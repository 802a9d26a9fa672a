"""What a report says in other words, no longer, or newly: line against line, and word against word inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reportgen.publish.diff.version import BuiltVersion, Mark, Piece, TextLine

ALIKE = 0.5
"""Two lines of one kind that share at least this part of their words are one line that was reworded."""
MOST_WORDS = 1500
"""A line with more words than this is shown whole, and its words are not compared: that takes the square of their number."""
_WORD = re.compile(r"[A-Za-z0-9_À-ɏͰ-ӿ]+(?:[.,'’-][A-Za-z0-9]+)*%?|\s+|.", re.DOTALL)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
Words = tuple[tuple[str, str], ...]
"""("same", "old" or "new", words) in turn."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A line that is not the same in both versions."""

    language: str
    old: TextLine | None
    new: TextLine | None
    what: str
    """``added``, ``removed``, ``moved``, ``changed``; ``numbers``: only digits differ; ``fact``: another number stands there
    that prints the same."""
    old_text: str = ""
    """With numbers as printed."""
    new_text: str = ""
    words: Words = ()
    """For a changed line: what is the same, and what is old or new."""
    times: int = 1
    """How often the same change was made."""

    @property
    def line(self) -> TextLine:
        """The line, in the new version where it is there."""
        found = self.new or self.old
        if found is None:
            raise TypeError("a change of nothing")
        return found


@dataclass(frozen=True, slots=True)
class _Side:
    """One version while its lines are compared."""

    lines: tuple[TextLine, ...]
    printed: Mapping[str, str]
    """Fact id to its number."""
    names: Mapping[str, str]
    """Fact id to what the other version calls it."""

    def key(self, i: int) -> tuple[str, str, str, tuple[Piece, ...]]:
        line = self.lines[i]
        pieces = tuple(Mark(self.names.get(p.fact, p.fact)) if isinstance(p, Mark) else p for p in line.pieces)
        return line.kind, line.id, line.part, pieces

    def text(self, line: TextLine) -> str:
        return "".join(p if isinstance(p, str) else self.printed.get(p.fact, "–") for p in line.pieces).strip()


def text_changes(old: BuiltVersion, new: BuiltVersion) -> tuple[TextChange, ...]:
    """Return every line that changed, in the order of the report; none where a version has no text to compare."""
    if old.lines is None or new.lines is None:
        return ()
    renamed = {name: fact.was for name, fact in new.facts.items() if fact.was in old.facts}
    found: list[TextChange] = []
    for language in (k for k in new.lines if k in old.lines):
        before = _Side(old.lines[language], _numbers(old, language), {})
        after = _Side(new.lines[language], _numbers(new, language), renamed)
        found += _once([change for change in _compared(before, after, language) if not _sorted_anew(change)])
    return tuple(found)


def _sorted_anew(change: TextChange) -> bool:
    """Tell whether a line only has another place among those of its figure or table, which are sorted by their numbers."""
    old, new = change.old, change.new
    return change.what == "moved" and bool(old and new and old.kind in {"figure", "table"} and old.id == new.id)


def _numbers(version: BuiltVersion, language: str) -> Mapping[str, str]:
    return {name: fact.printed.get(language, "") for name, fact in version.facts.items()}


def _once(changes: Sequence[TextChange]) -> list[TextChange]:
    """Return changes, each once: a label that stands in ten tables changed once."""
    found: dict[tuple[str, str, str], TextChange] = {}
    for change in changes:
        key = (change.what, change.old_text, change.new_text)
        found[key] = replace(found[key], times=found[key].times + 1) if key in found else change
    return list(found.values())


def _compared(old: _Side, new: _Side, language: str) -> list[TextChange]:
    before, after = [old.key(i) for i in range(len(old.lines))], [new.key(i) for i in range(len(new.lines))]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    gone: list[int] = []
    come: list[int] = []
    pairs: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            near = _paired(old, new, range(i1, i2), range(j1, j2))
            pairs |= near
            gone += [i for i in range(i1, i2) if i not in near.values()]
            come += [j for j in range(j1, j2) if j not in near]
    moved = _moved(before, after, gone, come)
    found = [(j, _pair(old, new, i, j, language)) for j, i in pairs.items()]
    found += [(j, TextChange(language, old.lines[i], new.lines[j], "moved", *_both(old, new, i, j))) for j, i in moved.items()]
    found += [(j, TextChange(language, None, new.lines[j], "added", "", new.text(new.lines[j]))) for j in come if j not in moved]
    found.sort(key=lambda pair: pair[0])
    lost = set(gone) - set(moved.values())
    removed = [TextChange(language, old.lines[i], None, "removed", old.text(old.lines[i])) for i in gone if i in lost]
    return [*(change for _, change in found), *removed]


def _both(old: _Side, new: _Side, i: int, j: int) -> tuple[str, str]:
    return old.text(old.lines[i]), new.text(new.lines[j])


def _moved(before: Sequence[object], after: Sequence[object], gone: Sequence[int], come: Sequence[int]) -> dict[int, int]:
    """Return the new lines that stood elsewhere, with where."""
    places: dict[object, list[int]] = {}
    for i in gone:
        places.setdefault(before[i], []).append(i)
    return {j: places[after[j]].pop(0) for j in come if places.get(after[j])}


def _paired(old: _Side, new: _Side, gone: range, come: range) -> dict[int, int]:
    """Return which new lines are old ones reworded: those of the same named block and part, then those that share words."""
    free = list(gone)
    found: dict[int, int] = {}
    for strict in (True, False):
        for j in come:
            if j in found:
                continue
            one = new.lines[j]
            i = next((i for i in free[:50] if _is_same(old, new, old.lines[i], one, strict)), None)
            if i is not None:
                found[j] = i
                free.remove(i)
    return found


def _is_same(old: _Side, new: _Side, one: TextLine, other: TextLine, strict: bool) -> bool:
    if (one.kind, one.part, one.id) != (other.kind, other.part, other.id):
        return False
    alike = _alike(old.text(one), new.text(other))
    return alike >= ALIKE if strict else bool(one.id) or alike >= ALIKE / 2 or one.part not in {"text", "prose", "title", "row"}


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one[:MOST_WORDS], other[:MOST_WORDS], autojunk=False)
    return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= ALIKE / 2 else 0.0


def _pair(old: _Side, new: _Side, i: int, j: int, language: str) -> TextChange:
    before, after = _both(old, new, i, j)
    only_digits = _DIGITS.sub("#", before) == _DIGITS.sub("#", after)
    what = "fact" if before == after else "numbers" if only_digits else "changed"
    return TextChange(language, old.lines[i], new.lines[j], what, before, after, tuple(words_changed(before, after)))


def words_changed(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the words of two texts in turn: ``same``, ``old`` or ``new``, and the words.

    Latin words and numbers are compared whole, other characters one by one, as Chinese has no blanks between words.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield from (("old", old), ("new", new))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(before[i1:i2])
            continue
        if i2 > i1:
            yield "old", "".join(before[i1:i2])
        if j2 > j1:
            yield "new", "".join(after[j1:j2])
