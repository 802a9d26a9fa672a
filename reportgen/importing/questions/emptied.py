"""Cells with something in them that count as no answer, because the platform or the file says so: told with their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.importing.decision import Decision
from reportgen.importing.export import Export, Heading
from reportgen.importing.questions.cells import plain
from reportgen.importing.questions.labelled import code_of
from reportgen.importing.questions.say import Say
from reportgen.importing.questions.special import special
from reportgen.importing.questions.wording import MOST_LABEL, clean

_NAMED = 12
"""Different cells that are told one by one, those of the most rows first."""


def emptied(export: Export, places: Iterable[int], say: Say) -> Iterator[Decision]:
    """Yield what cells of some columns are read as no answer, or as not asked; a doubt where they may be somebody's answer."""
    missing, not_asked = set(map(plain, export.missing)) - {""}, set(map(plain, export.not_asked)) - {""}
    cells: Counter[tuple[str, str]] = Counter()
    columns: Counter[tuple[str, str]] = Counter()
    for place in places:
        column, own = export.columns[place], set(map(plain, export.headings[place].missing)) - {""}
        found = {value: plain(value) for value in column.values if plain(value) in missing | not_asked | own}
        if not found:
            continue
        counts = column.counts()
        here: Counter[tuple[str, str]] = Counter()
        for value, text in found.items():
            key = "emptied_not_asked" if text in not_asked else "emptied" if text in missing else "emptied_declared"
            here[key, _named(export.headings[place], text) if key == "emptied_declared" else text] += counts[value]
        cells.update(here)
        columns.update(key for key, count in here.items() if count)
    for (key, text), count in sorted(cells.items(), key=lambda item: (-item[1], item[0]))[:_NAMED]:
        doubt = key == "emptied" and bool(special(text))
        yield say(key, doubt=doubt, text=text, count=count, columns=columns[key, text])


def _named(heading: Heading, text: str) -> str:
    """Return the label of a missing value where the file has one."""
    labels = {code_of(code): label for code, label in heading.labels.items()}
    return clean(labels.get(code_of(text), ""), MOST_LABEL) or text
