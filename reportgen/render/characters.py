"""Which characters of a page are set in which font, and which of them the fonts lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.parsers import expat

from reportgen import glyphs
from reportgen.content.characters import around
from reportgen.problems import Place, Problem
from reportgen.render.fonts import FACES, SANS, SANS_BOLD, SERIF_BOLD, Face, lacking

_SERIF_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SERIF_CLASSES = frozenset({"score", "k", "toc-title", "value"})
_BOLD_TAGS = frozenset({"b", "strong", "th"})
_BOLD_CLASSES = frozenset(
    {"t", "n", "k", "key", "level-1", "list-title", "action", "notice", "broken", "delta", "part-title", "guide-label"}
)
_SHOWN_ATTRIBUTES = frozenset({"data-run", "data-running", "data-version", "data-head"})
"""Attributes that the style sheet prints."""
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("第页共頁目录錄（），；：…·–—−●○×•◦▪")
"""Digits of page numbers and words that stand in style sheets."""


class _Reader:
    """Follows a page element by element and notes characters by font, with a piece of text for each."""

    def __init__(self) -> None:
        self.serif = [False]
        self.bold = [False]
        self.found: dict[Face, dict[str, str]] = defaultdict(dict)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        classes = set(attributes.get("class", "").split())
        self.serif.append(self.serif[-1] or tag in _SERIF_TAGS or bool(classes & _SERIF_CLASSES))
        heavy = tag in _BOLD_TAGS or bool(classes & _BOLD_CLASSES) or attributes.get("font-weight") == "700"
        self.bold.append(self.bold[-1] or heavy)
        for name in _SHOWN_ATTRIBUTES & attributes.keys():
            self._note(SANS, attributes[name])

    def end(self, _: str) -> None:
        self.serif.pop()
        self.bold.pop()

    def text(self, words: str) -> None:
        self._note(SANS, words)
        if self.bold[-1]:
            self._note(SANS_BOLD, words)
        if self.serif[-1]:
            self._note(SERIF_BOLD, words)

    def _note(self, face: Face, words: str) -> None:
        seen = self.found[face]
        for character in words:
            if character not in seen:
                seen[character] = words


def characters(body: str) -> Mapping[Face, Mapping[str, str]]:
    """Return for each font the characters a page sets in it, each with the piece of text where it first stands.

    The regular font gets all of them. A page is well-formed XML, which this reads strictly: markup that a template forgot to
    escape or close is an error here and no page.

    Raises
    ------
    xml.parsers.expat.ExpatError
        The page is not well-formed.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(f"<body>{body}</body>", True)
    return {face: reader.found[face] for face in FACES}


def needed(found: Mapping[Face, Mapping[str, str]]) -> Mapping[Face, frozenset[str]]:
    """Return the characters each font must keep."""
    return {face: frozenset(c for c in found[face] if c >= " ") | _ALWAYS for face in FACES}


def missing_glyphs(
    found: Mapping[Face, Mapping[str, str]],
    file: str,
    lacks: Callable[[Face, Iterable[str]], tuple[str, ...]] = lambda face, characters: lacking(face.name, characters),
) -> Iterator[Problem]:
    """Yield a problem for each character that no font of the report can show.

    Parameters
    ----------
    found
        Characters by font, with where they stand.
    file
        The file to mend; the words around the character say where in it.
    lacks
        Which of some characters no font of a role has.
    """
    told: dict[str, str] = {}
    for face in FACES:
        for character in lacks(face, found[face]):
            told.setdefault(character, found[face][character])
    for character, words in told.items():
        yield glyphs.problem(character, Place(file), f"The report prints '{around(character, words)}' with")
