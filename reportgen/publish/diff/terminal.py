"""A comparison for the terminal: short, aligned, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.problem_text import printable, width
from reportgen.publish.diff.claims import ClaimChange
from reportgen.publish.diff.compare import Comparison
from reportgen.publish.diff.facts import FactChange
from reportgen.publish.diff.specs import SIGNS, SpecChange
from reportgen.publish.diff.texts import TextChange
from reportgen.publish.diff.wording import Wording

MOST = 20
"""Rows of a part that are shown, unless all are asked for."""
WIDEST = 110
"""Columns of a line of text."""
NAME = 48
"""Columns of the name of a number, when others are shorter."""


def as_text(of: Comparison, words: Wording, *, everything: bool = False) -> str:
    """Return a comparison for a person at a terminal.

    Parameters
    ----------
    of
        The comparison.
    words
        In which language.
    everything
        Show all rows and not only the first of each part.
    """
    lines = [_title(of, words), *filter(None, (words.headline(of), words.why(of), words.left_out(of)))]
    for heading, rows in _parts(of, words):
        if not rows:
            continue
        shown = rows if everything else rows[:MOST]
        lines += ["", f"{words.say(heading)}", *(line for row in shown for line in _some(row, words, everything))]
        lines += [f"  {words.say('more', n=len(rows) - len(shown))}"] if len(rows) > len(shown) else []
    return "\n".join(printable(line.rstrip()) for line in lines) + "\n"


def _some(row: Sequence[str], words: Wording, everything: bool) -> Iterator[str]:
    """Yield the lines of a row, the first ones only where there are very many, as of a file that is new."""
    most = len(row) if everything else MOST
    yield from row[:most]
    if len(row) > most:
        yield f"    {words.say('more', n=len(row) - most)}"


def _title(of: Comparison, words: Wording) -> str:
    old, new = (v.version if v.version != w.version else v.name for v, w in ((of.old, of.new), (of.new, of.old)))
    return f"{of.new.report}: {words.say('versions', old=old, new=new)}"


Rows = Sequence[Sequence[str]]


def _parts(of: Comparison, words: Wording) -> Iterator[tuple[str, Rows]]:
    yield "head-told", [[f"  {told.fact}: {words.told(told)}"] for told in of.told]
    yield "head-claims", [_flipped(change, words) for change in of.flipped]
    yield "head-figures", _figures(of, of.figures, words)
    others = [c for c in of.claims if not c.flipped]
    yield "head-claims-other", [[f"  {c.id}: {words.claim_what(c)}"] for c in others]
    yield "head-come", _figures(of, of.come, words)
    yield "head-quiet", _figures(of, of.quiet, words)
    yield "head-texts", [list(_text(change, words)) for change in of.texts]
    yield "head-inputs", _aligned([words.input(change) for change in of.inputs])
    yield "head-specs", [list(row) for change in of.specs for row in _spec(change, words)]


def _spec(change: SpecChange, words: Wording) -> Iterator[Iterable[str]]:
    """Yield the places of a file where lines changed."""
    for hunk in change.hunks:
        lines = (f"    {SIGNS[kind]} {_cut(text)}" for kind, text in hunk.lines)
        yield f"  {words.file(change)}: {words.place(hunk)}", *lines
    if change.left_out:
        yield [f"  {words.file(change)}: {words.counted('lines-more', change.left_out)}"]


def _flipped(change: ClaimChange, words: Wording) -> list[str]:
    result = words.say("versions", old=words.result(change, "old"), new=words.result(change, "new"))
    sides = ((mark, side) for mark, side in (("-", change.old), ("+", change.new)) if side)
    numbers = (f"    {mark} {words.say('clause').join(side.numbers)}" for mark, side in sides)
    return [f"  {change.id}: {result}", f"    {change.new.says if change.new else ''}", *numbers]


def _figures(of: Comparison, changes: Sequence[FactChange], words: Wording) -> Rows:
    mixed = of.mixed
    return _aligned([_figure(change, words, mixed) for change in changes])


def _figure(change: FactChange, words: Wording, mixed: bool) -> tuple[str, ...]:
    old, new = words.number(change.old), words.number(change.new)
    number = f"{old} → {new}" if change.old and change.new and old != new else new or old
    what = [] if change.old and change.new else [words.say(f"what-{change.what[0]}")]
    return change.id, number, words.moved(change), words.listed([*what, *words.also(change, mixed=mixed)])


def _aligned(rows: Sequence[Sequence[str]]) -> Rows:
    """Return rows of cells as lines, the cells under each other; a name that is longer than others pushes its row only."""
    if not rows:
        return []
    widths = [min(max(width(row[i]) for row in rows), NAME) for i in range(len(rows[0]))]
    return [["  " + "  ".join(_padded(cell, wide) for cell, wide in zip(row, widths, strict=True))] for row in rows]


def _padded(cell: str, wide: int) -> str:
    return cell + " " * max(0, wide - width(cell))


def _text(change: TextChange, words: Wording) -> Iterator[str]:
    section = " › ".join(change.line.section)
    yield f"  {words.text_what(change)}: {words.where(change)}{f'  ({section})' if section else ''}"
    if change.what == "changed" and change.words:
        yield f"    - {_around(change.words, 'old')}"
        yield f"    + {_around(change.words, 'new')}"
        return
    if change.old is not None and change.what != "moved":
        yield f"    - {_cut(change.old_text)}"
    if change.new is not None:
        yield f"    {' ' if change.what == 'moved' else '+'} {_cut(change.new_text)}"


def _around(words: Iterable[tuple[str, str]], side: str) -> str:
    """Return one side of a changed line, its own words in brackets, what is the same and long cut down."""
    parts = []
    for kind, text in words:
        if kind == "same":
            parts.append(text if width(text) <= 30 else f"{text[:10]}…{text[-10:]}")
        elif kind == side:
            parts.append(f"[{text}]")
    return _cut("".join(parts))


def _cut(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    kept = ""
    while width(kept + text[len(kept)]) < WIDEST:
        kept += text[len(kept)]
    return kept + "…"
