"""What changed in the text of the spec, line by line, each place with the keys above it and what it decides about numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from types import MappingProxyType

from reportgen.publish.diff.inputs import InputChange
from reportgen.publish.diff.spec_keys import Keys, keys_of_lines
from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.spec_files import kept_path

AROUND = 2
"""Lines that are the same and are shown before and after those that changed."""
MOST_LINES = 600
"""Lines of a comparison that are shown, of all files together."""
LONGEST = 300
"""Characters of a line that are shown."""
MOST_COMPARED = 2000
"""Lines of a file, from its first to its last change, that are compared one by one: it may take the square of their number."""
Lines = tuple[tuple[str, str], ...]
"""("same", "old" or "new", line) in turn."""
SIGNS: Mapping[str, str] = MappingProxyType({"same": " ", "old": "-", "new": "+"})
"""What stands before a line, as in every diff."""
Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that changed close together, with those around them."""

    old: int
    """The number of its first line in the old file, counted from 1."""
    new: int
    keys: tuple[str, ...]
    """Where in the spec its changed lines stand, as ``survey.weight``; three at most."""
    causes: tuple[str, ...]
    """What about numbers these decide, as the cause of a figure is named."""
    lines: Lines


@dataclass(frozen=True, slots=True)
class SpecChange:
    """A file of the spec that is not the same in both versions."""

    old: str
    """Its path in the old version; empty where it is not there."""
    new: str
    hunks: tuple[Hunk, ...]
    left_out: int
    """Changed lines that are not among the hunks, as there are too many."""

    @property
    def name(self) -> str:
        """The file, as the new version calls it where it has it."""
        return self.new or self.old


def spec_changes(
    old: BuiltVersion, new: BuiltVersion, inputs: Sequence[InputChange], causes: Mapping[str, str]
) -> tuple[SpecChange, ...]:
    """Return the files of the spec whose lines changed, the spec itself and what it includes.

    Parameters
    ----------
    old, new
        The versions, with their texts.
    inputs
        Which of their inputs changed.
    causes
        What each part of the spec that changed decides about numbers.
    """
    found: dict[tuple[str, str], SpecChange] = {}
    room = MOST_LINES
    for change in inputs:
        pair = _pair(change)
        if pair is None or pair in found:
            continue
        before, after = (side.specs.get(kept_path(name)) if name else "" for side, name in zip((old, new), pair, strict=True))
        if before is None or after is None or before == after:
            continue
        found[pair] = _changed(pair, before, after, {} if change.wave else causes, room)
        room -= sum(len(hunk.lines) for hunk in found[pair].hunks)
    return tuple(found.values())


def _pair(change: InputChange) -> tuple[str, str] | None:
    """Return the paths of a file of the spec in both versions; None for an input of another kind."""
    if change.kind not in {"spec", "include"}:
        return None
    if change.what in {"added", "removed"}:
        return ("", change.name) if change.what == "added" else (change.name, "")
    return (change.old, change.new) if change.old and change.new else (change.name, change.name)


def _changed(pair: tuple[str, str], old: str, new: str, causes: Mapping[str, str], room: int) -> SpecChange:
    before, after = _lines(old), _lines(new)
    keys = keys_of_lines(before), keys_of_lines(after)
    hunks: list[Hunk] = []
    left_out = 0
    for group in _groups(before, after):
        whole = list(_told(before, after, group))
        shown = whole[: max(room, 0)]
        left_out += sum(kind != "same" for kind, _ in whole[len(shown) :])
        room -= len(shown)
        if any(kind != "same" for kind, _ in shown):
            hunks.append(_hunk(group, keys, causes, tuple((kind, _cut(text)) for kind, text in shown)))
    return SpecChange(*pair, tuple(hunks), left_out)


def _lines(text: str) -> list[str]:
    """Return the lines; the break at the end of the last one is no line."""
    return text.removesuffix("\n").split("\n") if text else []


def _groups(before: Sequence[str], after: Sequence[str]) -> Iterator[list[Opcode]]:
    """Yield the changes with what is around them; what is the same at both ends of the files is not compared again."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - head) if before[-1 - i] != after[-1 - i]), shorter - head)
    start, rest = max(head - AROUND, 0), max(tail - AROUND, 0)
    old, new = before[start : len(before) - rest], after[start : len(after) - rest]
    if max(len(old), len(new)) > MOST_COMPARED:
        above, below = head - start, tail - rest
        ends = len(old) - below, len(new) - below
        groups = [[("equal", 0, above, 0, above), ("replace", above, ends[0], above, ends[1])]]
    else:
        groups = [list(group) for group in SequenceMatcher(None, old, new).get_grouped_opcodes(AROUND)]
    for group in groups:
        yield [(tag, i1 + start, i2 + start, j1 + start, j2 + start) for tag, i1, i2, j1, j2 in group]


def _told(before: Sequence[str], after: Sequence[str], group: Sequence[Opcode]) -> Iterator[tuple[str, str]]:
    for tag, i1, i2, j1, j2 in group:
        if tag == "equal":
            yield from (("same", line) for line in before[i1:i2])
            continue
        yield from (("old", line) for line in before[i1:i2])
        yield from (("new", line) for line in after[j1:j2])


def _hunk(group: Sequence[Opcode], keys: tuple[Keys, Keys], causes: Mapping[str, str], lines: Lines) -> Hunk:
    _, first_old, _, first_new, _ = group[0]
    paths: dict[tuple[str, ...], None] = {}
    for tag, i1, i2, j1, j2 in group:
        if tag != "equal":
            sides = ((keys[1], range(j1, j2)), (keys[0], range(i1, i2)))
            paths |= dict.fromkeys(side[at] for side, at_all in sides for at in at_all if at < len(side))
    named = list(islice((path for path in paths if path), 3))
    decided = dict.fromkeys(filter(None, (_cause(path, causes) for path in paths)))
    return Hunk(first_old + 1, first_new + 1, tuple(_cut(".".join(path), 80) for path in named), tuple(decided), lines)


def _cause(path: tuple[str, ...], causes: Mapping[str, str]) -> str:
    """Return what the part of the spec that a line stands in decides; parts are told apart at one level or at two."""
    return causes.get(".".join(path[:2])) or causes.get(".".join(path[:1])) or ""


def _cut(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[:most] + "…"
