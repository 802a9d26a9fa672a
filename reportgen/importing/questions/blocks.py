"""Which columns of the file make one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.importing.export import Export, Heading
from reportgen.importing.questions.cells import Answers, answers_of
from reportgen.importing.questions.names import Names, common
from reportgen.importing.questions.options import Options, named
from reportgen.importing.questions.readable import wished
from reportgen.importing.questions.wording import clean


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one question."""

    name: str
    """Of the question."""
    column: str
    """What its column in the data file is called, and what the names of several begin with: near to the file's own code."""
    ask: str
    columns: tuple[Answers, ...]
    own: tuple[Answers, ...] = ()
    """Columns of words beside an option."""

    @property
    def hint(self) -> str:
        """Return what the headings say of the question; empty when they say nothing, or different things."""
        hints = {answers.heading.hint for answers in self.columns} - {""}
        return next(iter(hints)) if len(hints) == 1 else ""

    @property
    def rows(self) -> int:
        """Return the number of rows of the file."""
        return self.columns[0].column.rows


def blocks_of(export: Export, places: Sequence[int], options: Options, names: Names, filled: Names) -> list[Block]:
    """Return the questions' columns, in the order of the file.

    Parameters
    ----------
    export
        The export.
    places
        The columns that hold answers or words beside them.
    options
        What the author says of names.
    names
        Where names of questions are given out.
    filled
        Where names of columns of the data file are given out.
    """
    groups: dict[str, list[int]] = {}
    for place in places:
        heading = export.headings[place]
        groups.setdefault(heading.group or f"\0{place}", []).append(place)
    return [_block(export, members, options, names, filled) for members in groups.values()]


def _block(export: Export, members: Sequence[int], options: Options, names: Names, filled: Names) -> Block:
    answers = {place: answers_of(export, place) for place in members}
    columns = [place for place in members if export.headings[place].role != "write-in"]
    heading = export.headings[columns[0]]
    wish = next((said for place in columns if (said := _named(options.names, place, export.headings[place]))), "")
    code = common([export.headings[place].code for place in columns])
    own = tuple(answers[place] for place in members if place not in columns)
    ask = clean(heading.ask).rstrip(" :：") or clean(heading.item) or code
    name, column = names.take(wish or wished(code, ask)), filled.take(code)
    return Block(name, column, ask, tuple(answers[place] for place in columns), own)


def _named(names: Mapping[str, str], place: int, heading: Heading) -> str:
    column = named(names, place, heading)
    return names[column] if column else ""
