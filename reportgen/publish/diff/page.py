"""A comparison as an HTML page: both versions side by side, in one file that works offline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.problem_text import printable
from reportgen.publish.diff.claims import ClaimChange
from reportgen.publish.diff.compare import Comparison
from reportgen.publish.diff.facts import FactChange
from reportgen.publish.diff.specs import SIGNS as SPEC_SIGNS
from reportgen.publish.diff.specs import Hunk, SpecChange
from reportgen.publish.diff.texts import TextChange
from reportgen.publish.diff.version import ClaimRecord, FactRecord
from reportgen.publish.diff.wording import Wording
from reportgen.render.look import PLAIN, Look
from reportgen.render.standalone import standalone
from reportgen.spec.theme.theme import Theme

FIRST = 40
"""Rows of the figures that stand open when there are more; the rest opens."""
SIGNS: Mapping[str, str] = {"holds": "●", "not-significant": "◐", "broken": "×", "unknown": "○"}
"""The mark of a claim's result."""
_TRACK = 100.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page."""

    anchor: str
    heading: str
    count: int
    rows: Sequence[object]
    more: Sequence[object] = ()
    """Rows that open."""


@dataclass(frozen=True, slots=True)
class ResultCell:
    """A claim in one version."""

    result: str
    sign: str
    word: str
    says: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in both versions; None where it is not there."""

    id: str
    what: str
    old: ResultCell | None
    new: ResultCell | None
    same_words: bool
    """Whether both versions say it in the same words."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number in both versions."""

    id: str
    definition: str
    old: str
    new: str
    moved: str
    also: tuple[str, ...]
    track: tuple[float, float] | None
    """Where both stand on a line from 0 to 100; None for numbers that are no share and no index."""


@dataclass(frozen=True, slots=True)
class TextLinePair:
    """A line in both versions, each as pieces of (``same``, ``old`` or ``new``; words)."""

    section: str
    where: str
    what: str
    old: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SpecLines:
    """Lines of the spec that changed close together."""

    file: str
    place: str
    lines: tuple[tuple[str, str, str], ...]
    """(``same``, ``old`` or ``new``; its sign; the line)."""


def as_html(of: Comparison, words: Wording, back: tuple[str, str] = ("", ""), look: Look = PLAIN) -> str:
    """Return a comparison as one HTML file.

    Parameters
    ----------
    of
        The comparison.
    words
        Says it in a language.
    back
        The address and the name of the page that it belongs to, where it stands on a site.
    look
        The theme of that site.
    """
    title = words.say("title", report=printable(of.new.title or of.new.report))
    said = [words.why(of), words.left_out(of)]
    context = {
        "say": words.say,
        "title": title,
        "back": (back[0], printable(back[1])),
        "old": printable(_name(of, "old")),
        "new": printable(_name(of, "new")),
        "headline": words.headline(of),
        "said": [sentence for sentence in said if sentence],
        "parts": [part for part in _parts(of, words) if part.count],
        "footer": words.sentence([words.say("by-reportgen", report=printable(of.new.title or of.new.report))]),
    }
    return standalone("diff.html", "diff.css", words.language, title, context, look=look)


def themed(of: Comparison, words: Wording, theme: Theme | None) -> str:
    """Return a comparison as one HTML file in a theme."""
    return as_html(of, words, look=Look(theme, words.language))


def _name(of: Comparison, side: str) -> str:
    version, other = (of.old, of.new) if side == "old" else (of.new, of.old)
    return version.version if version.version != other.version else version.name


def _parts(of: Comparison, words: Wording) -> Iterator[Part]:
    yield Part("told", words.say("head-told"), len(of.told), [(printable(told.fact), words.told(told)) for told in of.told])
    yield Part("claims", words.say("head-claims"), len(of.flipped), [_claim_line(change, words) for change in of.flipped])
    yield _figures(of, "figures", "head-figures", of.figures, words)
    others = [change for change in of.claims if not change.flipped]
    yield Part("claims-other", words.say("head-claims-other"), len(others), [_claim_line(change, words) for change in others])
    yield Part("texts", words.say("head-texts"), len(of.texts), [_pair(change, words) for change in of.texts])
    yield _figures(of, "come", "head-come", of.come, words, first=0)
    yield _figures(of, "quiet", "head-quiet", of.quiet, words, first=0)
    inputs = [tuple(map(printable, words.input(change))) for change in of.inputs]
    yield Part("inputs", words.say("head-inputs"), len(of.inputs), inputs)
    lines = [_spec_lines(change, hunk, words) for change in of.specs for hunk in change.hunks]
    lines += [SpecLines(printable(words.file(c)), words.counted("lines-more", c.left_out), ()) for c in of.specs if c.left_out]
    yield Part("specs", words.say("head-specs"), len(lines), lines[:FIRST], lines[FIRST:])


def _figures(
    of: Comparison, anchor: str, heading: str, changes: Sequence[FactChange], words: Wording, *, first: int = FIRST
) -> Part:
    mixed = of.mixed
    lines = [_figure_line(change, words, mixed) for change in changes]
    first = len(lines) if len(lines) <= first + 10 and first else first
    return Part(anchor, words.say(heading), len(lines), lines[:first], lines[first:])


def _figure_line(change: FactChange, words: Wording, mixed: bool) -> FigureLine:
    what = () if change.old and change.new else (words.say(f"what-{change.what[0]}"),)
    return FigureLine(
        id=printable(change.id),
        definition=printable(words.definition(change)),
        old=printable(words.number(change.old)),
        new=printable(words.number(change.new)),
        moved=words.moved(change),
        also=(*what, *map(printable, words.also(change, mixed=mixed))),
        track=_track(change.old, change.new) if "printed" in change.what else None,
    )


def _track(old: FactRecord | None, new: FactRecord | None) -> tuple[float, float] | None:
    if old is None or new is None or old.value is None or new.value is None or old.unit != new.unit:
        return None
    scale = {"share": 100.0, "index": 1.0}.get(new.unit)
    if scale is None:
        return None
    places = round(old.value * scale, 3), round(new.value * scale, 3)
    return places if all(0 <= place <= _TRACK for place in places) else None


def _claim_line(change: ClaimChange, words: Wording) -> ClaimLine:
    old, new = _result(change.old, words.result(change, "old")), _result(change.new, words.result(change, "new"))
    same = old is not None and new is not None and old.says == new.says
    return ClaimLine(printable(change.id), words.claim_what(change), old, new, same)


def _result(claim: ClaimRecord | None, word: str) -> ResultCell | None:
    if claim is None:
        return None
    known = claim.result if claim.result in SIGNS else "unknown"
    return ResultCell(known, SIGNS[known], printable(word), printable(claim.says), tuple(map(printable, claim.numbers)))


def _spec_lines(change: SpecChange, hunk: Hunk, words: Wording) -> SpecLines:
    lines = tuple((kind, SPEC_SIGNS[kind], printable(text)) for kind, text in hunk.lines)
    return SpecLines(printable(words.file(change)), printable(words.place(hunk)), lines)


def _pair(change: TextChange, words: Wording) -> TextLinePair:
    old: tuple[tuple[str, str], ...] = ((("old" if change.what == "removed" else "same"), change.old_text),) if change.old else ()
    new: tuple[tuple[str, str], ...] = ((("new" if change.what == "added" else "same"), change.new_text),) if change.new else ()
    if change.words:
        old = tuple(piece for piece in change.words if piece[0] != "new")
        new = tuple(piece for piece in change.words if piece[0] != "old")
    section = printable(" › ".join(change.line.section))
    return TextLinePair(section, printable(words.where(change)), words.text_what(change), _safe(old), _safe(new))


def _safe(pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, printable(text)) for kind, text in pieces)
