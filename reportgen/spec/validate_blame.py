"""Tells problems that follow from a value the grammar has refused: they are not worth saying twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.problems import Code, Problem
from reportgen.spec.collected import data_of
from reportgen.spec.grids import rows_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Scaled
from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path

_NAMED = ("scales", "questions", "dimensions", "segments")
_DECISIVE = ("type", "scale", "options", "columns", "questions", "items", "of", "bands", "groups")
_DIVIDED = re.compile(r"(?:questions|segments)\..+?\.(?:bands|groups)(?=\.)")
"""The bands or groups of a variable: where one of them was refused, whether they leave something out cannot be said."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "scales": ("scales?", "options?"),
    "questions": ("questions?", "options?", "names?", "figures?", "tables?"),
    "dimensions": ("dimensions?", "names?"),
    "segments": ("segments?", "options?", "names?"),
}
"""Section to the words by which messages call what stands in it, or follows from it."""
_ANSWERS = frozenset({"survey", "survey.data"})
"""Where it is said that there are answers."""
_OF_NAMES = frozenset({Code.UNKNOWN_NAME, Code.EXPRESSION_TYPE})


@dataclass(frozen=True, slots=True)
class Blame:
    """The places and names that the grammar has refused."""

    paths: frozenset[str]
    names: re.Pattern[str] | None
    nothing_published: bool
    """Rebuilt rows without a list of what was published: saying so once is enough."""
    sections: re.Pattern[str] | None
    """Words for what stands in a section that was refused as a whole: its names are stand-ins, and no list for an author."""

    def explains(self, problem: Problem) -> bool:
        """Tell whether a problem stands at a refused place, or is about a refused name."""
        place = problem.place
        if problem.code is Code.NOT_PUBLISHED and self.nothing_published:
            return True
        if problem.code is Code.NO_DATA and self.paths & _ANSWERS:
            return True
        if self.sections and problem.code in _OF_NAMES and self.sections.search(f"{problem.found} {problem.fix}"):
            return True
        divided = _DIVIDED.match(f"{place.path}.") if problem.code is Code.RECODE else None
        if divided and any(path.startswith(divided[0]) for path in self.paths):
            return True
        if place.path in self.paths or any(place.path.startswith((f"{p}.", f"{p}[")) for p in self.paths):
            return True
        return self.names is not None and bool(self.names.search(f"{problem.found} {place.source}"))


def blame(refused: Iterable[Key], document: Document) -> Blame:
    """Return what the grammar has refused.

    Parameters
    ----------
    refused
        The key paths of refused values.
    document
        The document with other values in their place.
    """
    paths = tuple(refused)
    names = {str(path[1]) for path in paths if _changes_references(path)}
    names |= {name for name, q in document.questions.items() if isinstance(q, Scaled) and q.scale in names}
    names |= {name for name, grid in rows_of(document) if grid.name in names}
    sections = {path[0] for path in paths if len(path) == 1 and path[0] in _NAMED}
    kinds = "|".join(word for section in sorted(sections, key=str) for word in _WORDS[str(section)])
    words = "|".join(re.escape(name) for name in sorted(names))
    return Blame(
        frozenset(shown_path(path) for path in paths),
        re.compile(rf"(?<!\w)(?:{words})(?!\w)") if names else None,
        _nothing_published(document),
        re.compile(rf"\b(?:{kinds})\b") if kinds else None,
    )


def _nothing_published(document: Document) -> bool:
    data = data_of(document)
    return data is not None and data.provenance == "reconstructed" and not data.published


def _changes_references(path: Key) -> bool:
    """Tell whether a refused value decides what expressions may say about the thing it belongs to."""
    return len(path) > 1 and path[0] in _NAMED and (len(path) == 2 or (len(path) == 3 and path[2] in _DECISIVE))
