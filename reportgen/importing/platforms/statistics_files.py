"""Files of SPSS, Stata and Triple-S: variables with labels, value labels and declared missing values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.export import Heading, Role
from reportgen.importing.language import language_of
from reportgen.importing.platforms import kobo, limesurvey, qualtrics, surveymonkey
from reportgen.importing.platforms.grouping import base_of_code, grouped
from reportgen.importing.platforms.platform import Mark, Platform, Reading, Sure
from reportgen.importing.platforms.roles import Named, role_of_heading
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import clean, shortened
from reportgen.importing.platforms.words.say import listed, say
from reportgen.importing.table import ResponseSet, Variable

_NO_ANSWER = re.compile(
    r"^(?:iap|inap|inapplicable|not applicable|n/?a|dk[,/ ]*na|no answer|refused|refusal|ref|not asked|skipped?|missing|"
    r"system missing|"
    r"not ascertained|not available|no response|valid skip|question not asked|keine angabe|nicht gefragt|trifft nicht zu|"
    r"sans réponse|"
    r"不适用|未回答|拒答|无回答|缺失|不適用|未作答|跳过|跳題|无效|無效)$",
    re.IGNORECASE,
)
"""Labels that say that there is no answer. "Don't know" is an answer that people give, so it is not among them."""


@dataclass(frozen=True, slots=True)
class _Writer:
    """A platform that exports to statistics programs too, and what its own columns are there."""

    role: Named
    marks: Callable[[Sequence[str]], Sequence[Mark]]


_WRITERS = (
    _Writer(qualtrics.ROLE, qualtrics.marks_of),
    _Writer(surveymonkey.ROLE, lambda _names: ()),
    _Writer(limesurvey.ROLE, limesurvey.marks_of),
    _Writer(kobo.ROLE, lambda _names: ()),
)
_NOBODY = _Writer(lambda _name: "answer", lambda _names: ())


def _writer(names: Sequence[str]) -> _Writer:
    """Return the platform that three names at least are the own columns of; it is no more than who filled the file."""
    counts = [sum(writer.role(name) != "answer" for name in names) for writer in _WRITERS]
    return _WRITERS[counts.index(max(counts))] if max(counts) > 2 else _NOBODY


def is_no_answer(label: str) -> bool:
    """Return whether a value's label says that nothing was answered, such as ``IAP`` or ``No answer``."""
    return bool(_NO_ANSWER.match(label.strip().strip("()[]{}.*")))


def _read(sheet: Sheet) -> Reading:
    table = sheet.table
    if not table.variables:
        return Reading(tuple(Heading(name or f"c{place + 1}", name) for place, name in enumerate(sheet.names)))
    writer = _writer(sheet.names)
    undeclared = {variable.name: _undeclared(variable, sheet.values(place, 0)) for place, variable in enumerate(table.variables)}
    headings = [_heading(variable, undeclared[variable.name], table.weight, writer.role) for variable in table.variables]
    sets = {name: group for group in table.sets for name in group.variables}
    bases = [sets[v.name].name if v.name in sets else base_of_code(v.name) for v in table.variables]
    joined = grouped(headings, lambda place: bases[place] if _alike(headings, bases, place, sets) else "", near=not sets)
    joined = tuple(_in_set(heading, sets) for heading in joined)
    occurring = {
        variable.name: [value for value in sheet.values(place, 0) if value in undeclared[variable.name]]
        for place, variable in enumerate(table.variables)
    }
    return Reading(
        joined, header=0, marks=tuple(writer.marks(sheet.names)), decisions=tuple(_told(table.variables, undeclared, occurring))
    )


def _heading(variable: Variable, undeclared: Sequence[str], weight: str, own: Named) -> Heading:
    role: Role = "weight" if variable.name == weight else own(variable.name)
    role = role if role != "answer" else role_of_heading(variable.name)
    return Heading(
        variable.name,
        clean(variable.label) or variable.name,
        role=role,
        hint="date" if variable.kind == "date" else "",
        labels=variable.labels,
        missing=variable.missing | frozenset(undeclared),
        measure=variable.measure,
    )


def _alike(headings: Sequence[Heading], bases: Sequence[str], place: int, sets: Mapping[str, ResponseSet]) -> bool:
    """Return whether a variable shares its value labels with the others of its base: rows of one grid, or ticks."""
    if headings[place].code in sets:
        return True
    texts = {
        tuple(h.labels.values()) for h, base in zip(headings, bases, strict=True) if base == bases[place] and h.role == "answer"
    }
    return bool(bases[place]) and (len(texts) == 1 or all(len(labels) <= 2 for labels in texts))


def _in_set(heading: Heading, sets: Mapping[str, ResponseSet]) -> Heading:
    """Return the heading of a variable in a declared set with the set's wording, and its own label as the option."""
    found = sets.get(heading.code)
    if found is None or heading.role != "answer":
        return heading
    return replace(
        heading, ask=clean(found.label) or heading.ask, item=heading.item or heading.ask, group=found.name, hint="multi"
    )


def _undeclared(variable: Variable, values: Sequence[str]) -> tuple[str, ...]:
    """Return the values of a variable that say "no answer" by their label and are not declared missing.

    A variable of which nothing else would be left keeps them.
    """
    found = tuple(value for value, label in variable.labels.items() if is_no_answer(label) and value not in variable.missing)
    left = [value for value in values if value not in found and value not in variable.missing]
    return found if left else ()


def _told(
    variables: Sequence[Variable], undeclared: Mapping[str, Sequence[str]], occurring: Mapping[str, Sequence[str]]
) -> Iterator[Decision]:
    """Tell which values are read as missing by their labels, of those that cells hold."""
    concerned = [variable for variable in variables if undeclared[variable.name] and occurring.get(variable.name)]
    if not concerned:
        return
    language = language_of(variable.label for variable in variables)
    labels = sorted({variable.labels[value] for variable in concerned for value in occurring[variable.name]})
    names = listed(language, [variable.name for variable in concerned[:6]]) + (
        f" +{len(concerned) - 6}" if len(concerned) > 6 else ""
    )
    what = say(
        language, "undeclared-missing", labels=listed(language, [shortened(label, 30) for label in labels[:8]]), found=names
    )
    yield Decision(what, change=say(language, "undeclared-change"), doubt=True)


def _spss(sheet: Sheet) -> Sure:
    return Sure(100, "format") if sheet.table.format in ("sav", "zsav", "por") and sheet.has_names_apart() else Sure(0)


def _stata(sheet: Sheet) -> Sure:
    return Sure(100, "format") if sheet.table.format == "dta" and sheet.has_names_apart() else Sure(0)


def _triple_s(sheet: Sheet) -> Sure:
    return Sure(100, "format") if sheet.table.format == "sss" and sheet.has_names_apart() else Sure(0)


SPSS = Platform("spss", "SPSS", _spss, _read)
STATA = Platform("stata", "Stata", _stata, _read)
TRIPLE_S = Platform("triple-s", "Triple-S", _triple_s, _read)
