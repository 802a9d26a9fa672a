"""A comparison as Markdown for a comment on a pull request; what authors of specs and data wrote does nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.publish.diff.compare import Comparison
from reportgen.publish.diff.facts import FactChange
from reportgen.publish.diff.specs import SIGNS, Lines
from reportgen.publish.diff.texts import TextChange
from reportgen.publish.diff.wording import Wording
from reportgen.publish.markdown_text import plain

LIMIT = 60_000
"""Characters: a comment on GitHub has at most 65,536."""


def code(text: str) -> str:
    """Return an expression in the letters of code."""
    return f"<code>{plain(text)}</code>"


@dataclass(frozen=True, slots=True)
class _Room:
    """How many rows each part may take, and how long a text may be."""

    rows: int
    text: int


def as_markdown(of: Comparison, words: Wording, most: int = LIMIT) -> str:
    """Return a comparison as the text of a comment, short enough for one, or for a part of one."""
    for room in (_Room(60, 400), _Room(30, 300), _Room(15, 200), _Room(5, 120), _Room(2, 60)):
        text = _written(of, words, room)
        if len(text) <= most:
            return text
    return _written(of, words, _Room(0, 0))


def _written(of: Comparison, words: Wording, room: _Room) -> str:
    title = words.say("title", report=of.new.title or of.new.report)
    lines = [f"### {plain(title)}", "", f"**{plain(words.headline(of))}**", ""]
    lines += [paragraph for said in (words.why(of), words.left_out(of)) if said for paragraph in (plain(said), "")]
    lines += _part(words, "head-told", ("col-figure", "col-what"), _told(of, words, room), len(of.told), is_open=True)
    lines += _part(
        words, "head-claims", ("col-claim", "col-old", "col-new"), _claims(of, words, room), len(of.flipped), is_open=True
    )
    headings = ("col-figure", "col-old", "col-new", "col-change", "col-also")
    lines += _part(
        words, "head-figures", headings, _figures(of, of.figures, words, room), len(of.figures), is_open=len(of.figures) <= 15
    )
    lines += _part(
        words, "head-claims-other", ("col-claim", "col-what"), _other(of, words, room), len(of.claims) - len(of.flipped)
    )
    lines += _part(words, "head-come", headings, _figures(of, of.come, words, room), len(of.come))
    lines += _part(words, "head-quiet", headings, _figures(of, of.quiet, words, room), len(of.quiet))
    lines += _part(words, "head-texts", ("col-where", "col-what"), _texts(of.texts, words, room), len(of.texts))
    inputs = (tuple(map(plain, words.input(change))) for change in of.inputs[: room.rows])
    lines += _part(words, "head-inputs", ("col-input", "col-where", "col-change"), inputs, len(of.inputs))
    lines += _specs(of, words, room)
    return "\n".join(lines).rstrip() + "\n"


Cells = Iterable[Sequence[str]]


def _part(
    words: Wording, heading: str, headings: Sequence[str], rows: Cells, count: int, *, is_open: bool = False
) -> Iterator[str]:
    """Yield a table under its heading, closed up where it is not the first thing to read; nothing without rows."""
    if not count:
        return
    shown = list(rows)
    yield f"<details{' open' if is_open else ''}><summary>{plain(words.say(heading))} ({count})</summary>"
    yield ""
    yield f"| {' | '.join(words.say(name) for name in headings)} |"
    yield f"|{' --- |' * len(headings)}"
    yield from (f"| {' | '.join(row)} |" for row in shown)
    yield ""
    if count > len(shown):
        yield plain(words.say("more", n=count - len(shown)))
        yield ""
    yield "</details>"
    yield ""


def _told(of: Comparison, words: Wording, room: _Room) -> Cells:
    return ((code(told.fact), plain(words.told(told))) for told in of.told[: room.rows])


def _claims(of: Comparison, words: Wording, room: _Room) -> Cells:
    for change in of.flipped[: room.rows]:
        says = plain(_cut(change.new.says if change.new else "", room))
        sides = ((change.old, "old"), (change.new, "new"))
        cells = (
            f"{plain(words.result(change, side))}<br>{plain(_cut(words.say('clause').join(claim.numbers), room))}"
            if claim
            else ""
            for claim, side in sides
        )
        yield f"{says}<br>{code(change.id)}", *cells


def _other(of: Comparison, words: Wording, room: _Room) -> Cells:
    others = [change for change in of.claims if not change.flipped]
    return ((code(change.id), plain(words.claim_what(change))) for change in others[: room.rows])


def _figures(of: Comparison, changes: Sequence[FactChange], words: Wording, room: _Room) -> Cells:
    mixed = of.mixed
    for change in changes[: room.rows]:
        name = f"{plain(_cut(words.definition(change), room))}<br>{code(_cut(change.id, room))}"
        also = words.listed([*words.also(change, mixed=mixed)])
        yield (
            name,
            plain(words.number(change.old)),
            plain(words.number(change.new)),
            plain(words.moved(change)),
            plain(_cut(also, room)),
        )


def _specs(of: Comparison, words: Wording, room: _Room) -> Iterator[str]:
    """Yield the lines of the spec that changed, closed up. They stand in HTML and not behind a fence, which they might end."""
    hunks = [(change, hunk) for change in of.specs for hunk in change.hunks]
    if not hunks:
        return
    yield f"<details><summary>{plain(words.say('head-specs'))} ({len(hunks)})</summary>"
    left_out = sum(change.left_out for change in of.specs)
    for change, hunk in hunks[: room.rows]:
        yield ""
        yield f"{code(_cut(words.file(change), room))} {plain(words.place(hunk))}"
        yield ""
        shown = hunk.lines[: room.rows * 2]
        yield "<pre>"
        yield from (f"{SIGNS[kind]} {_indented(_cut(text, room))}" for kind, text in shown)
        yield "</pre>"
        left_out += _changed(hunk.lines[len(shown) :])
    left_out += sum(_changed(hunk.lines) for _, hunk in hunks[room.rows :])
    if left_out:
        yield ""
        yield plain(words.counted("lines-more", left_out))
    yield ""
    yield "</details>"
    yield ""


def _changed(lines: Lines) -> int:
    return sum(kind != "same" for kind, _ in lines)


def _indented(text: str) -> str:
    """Return a line of YAML with the blanks that it begins with."""
    inside = text.lstrip(" ")
    return " " * (len(text) - len(inside)) + plain(inside)


def _texts(changes: Sequence[TextChange], words: Wording, room: _Room) -> Cells:
    for change in changes[: room.rows]:
        section = " › ".join(change.line.section)
        where = f"{plain(words.where(change))}<br><sub>{plain(_cut(section, room))}</sub>"
        yield where, f"{plain(words.text_what(change))}<br>{_shown(change, room)}"


def _shown(change: TextChange, room: _Room) -> str:
    if change.what in {"changed", "numbers"}:
        return "".join(_marked(kind, text, room) for kind, text in change.words)
    if change.what == "removed":
        return f"<del>{plain(_cut(change.old_text, room))}</del>"
    return f"<ins>{plain(_cut(change.new_text, room))}</ins>" if change.what == "added" else plain(_cut(change.new_text, room))


def _marked(kind: str, text: str, room: _Room) -> str:
    if kind == "same":
        return plain_words(text if len(text) <= 60 else f"{text[:25]} … {text[-25:]}")
    return f"<{'del' if kind == 'old' else 'ins'}>{plain_words(_cut(text, room))}</{'del' if kind == 'old' else 'ins'}>"


def plain_words(text: str) -> str:
    """Return a part of a line as :func:`plain` does, with the blanks at its ends."""
    inside = plain(text)
    return f"{' ' if text[:1].isspace() else ''}{inside}{' ' if text[-1:].isspace() and inside else ''}"


def _cut(text: str, room: _Room) -> str:
    return text if len(text) <= room.text else text[: room.text] + "…"
