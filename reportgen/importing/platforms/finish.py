"""What is done alike for every platform once its header is read: rows, roles by cells, and what is told of both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.export import Export, Heading
from reportgen.importing.language import Language
from reportgen.importing.platforms.days import is_dates
from reportgen.importing.platforms.platform import Platform, Reading
from reportgen.importing.platforms.roles import asks_who_asked, is_design, role_of_cells
from reportgen.importing.platforms.rows import Kept, kept_rows, marked_rows, rows_kept, rows_without_metadata
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import shortened
from reportgen.importing.platforms.words.say import listed, say
from reportgen.importing.table import Column, Variable

_NAMED = 6
"""Headings that a sentence names; more are counted."""


def finished(sheet: Sheet, platform: Platform, why: str, language: Language, partial: Literal["complete", "all"]) -> Export:
    """Return an export of what a platform's module reads in a sheet."""
    reading = platform.read(sheet)
    columns = tuple(reading.rewritten.get(place, column) for place, column in enumerate(sheet.table.columns))
    header = 0 if sheet.has_names_apart() else sheet.skip + reading.header
    headings = _without_empty(_labelled(reading.headings, sheet.table.variables), sheet, reading.header)
    followed = [mark for mark in reading.marks if partial == "complete" or mark.reason != "partial"]
    kept = kept_rows(columns, headings, header, followed)
    columns = tuple(rows_kept(column, kept.mask) for column in columns)
    headings = tuple(_by_cells(heading, column) for heading, column in zip(headings, columns, strict=True))
    headings = _ticked(headings, columns, reading.missing | reading.not_asked | reading.unticked | {""})
    return Export(
        platform=platform.name,
        why=why,
        title=sheet.title,
        headings=headings,
        columns=columns,
        rows=sum(kept.mask),
        missing=reading.missing,
        not_asked=reading.not_asked,
        unticked=reading.unticked,
        separators=reading.separators,
        sets=sheet.table.sets,
        dropped=MappingProxyType(_together(sheet.table.dropped, kept.dropped)),
        decisions=(
            *_on_the_header(sheet, reading, language),
            *_on_a_first_row_of_answers(sheet, headings, columns, language),
            *reading.decisions,
            *_on_rows(kept, reading, language),
            *_on_kept_partials(reading, sheet, kept, partial, language),
            *_on_hand_made_rows(columns, headings, language),
            *_on_columns(headings, language),
        ),
    )


def _together(*counts: Mapping[str, int]) -> dict[str, int]:
    """Return how many records the reader of the file and the rules on rows left out."""
    total = Counter[str]()
    for count in counts:
        total.update(count)
    return dict(total)


def _without_empty(headings: Sequence[Heading], sheet: Sheet, header: int) -> tuple[Heading, ...]:
    """Return headings in which a column with neither a heading nor cells is nothing to ask about, nor an index without a name."""
    values = [len(sheet.values(place, header)) if not heading.ask.strip() else 1 for place, heading in enumerate(headings)]
    return tuple(
        replace(heading, role="metadata", ask="", item="", group="")
        if not count or (place == 0 and not heading.ask.strip() and count > 0.95 * (sheet.table.rows - sheet.skip - header))
        else heading
        for place, (heading, count) in enumerate(zip(headings, values, strict=True))
    )


def _labelled(headings: Sequence[Heading], variables: Sequence[Variable]) -> Sequence[Heading]:
    """Return headings with what a typed file says of its columns, whichever platform's names they bear."""
    return (
        [
            replace(
                heading,
                labels=heading.labels or variable.labels,
                missing=heading.missing | variable.missing,
                measure=heading.measure or variable.measure,
            )
            for heading, variable in zip(headings, variables, strict=True)
        ]
        if variables
        else headings
    )


def _by_cells(heading: Heading, column: Column) -> Heading:
    """Return a heading with the role that its cells show, where its own words show none."""
    if heading.role not in ("answer", "write-in"):
        return heading
    role = role_of_cells(heading.item or heading.ask, column)
    if role == "answer" and not heading.item and heading.code != heading.ask and len(heading.labels) < 3:
        coded = role_of_cells(heading.code, column)
        role = coded if coded in ("weight", "metadata") or asks_who_asked(heading.code, column.values) else role
    if role == "answer" and heading.role == "answer" and not heading.hint and not heading.labels and is_dates(column):
        return replace(heading, hint="date")
    if role == "answer" or (heading.role == "write-in" and role != "personal"):
        return heading
    return replace(heading, role=role)


def _ticked(headings: Sequence[Heading], columns: Sequence[Column], nothing: frozenset[str]) -> tuple[Heading, ...]:
    """Return headings in which a question whose columns hold one text each, if any, is known to take several answers."""
    most: dict[str, int] = {}
    for heading, column in zip(headings, columns, strict=True):
        if heading.group and heading.role == "answer":
            different = sum(1 for value in column.values if value.strip() and value.strip() not in nothing)
            most[heading.group] = max(most.get(heading.group, 0), different)
    return tuple(
        replace(heading, hint="multi") if heading.group and not heading.hint and most.get(heading.group) == 1 else heading
        for heading in headings
    )


def _on_the_header(sheet: Sheet, reading: Reading, language: Language) -> Iterator[Decision]:
    if sheet.title:
        yield Decision(say(language, "title", title=shortened(sheet.title)))
    elif sheet.skip:
        yield Decision(say(language, "skipped", count=sheet.skip))
    if reading.header > 1:
        yield Decision(say(language, "headers", count=reading.header))


def _on_a_first_row_of_answers(
    sheet: Sheet, headings: Sequence[Heading], columns: Sequence[Column], language: Language
) -> Iterator[Decision]:
    """Tell of a header whose cells look like those below it, as in a file that begins with its answers."""
    if sheet.has_names_apart():
        return
    pairs = [
        (heading.ask, {value.strip() for value in column.values} - {""})
        for heading, column in zip(headings, columns, strict=True)
    ]
    alike = [
        ask for ask, values in pairs if len(values) > 1 and (ask in values or (_is_number(ask) and all(map(_is_number, values))))
    ]
    if len(pairs) > 1 and len(alike) > len(pairs) / 2:
        yield Decision(say(language, "no-header"), change=say(language, "no-header-change"), doubt=True)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(?:\.\d+)?", text.strip()))


def _on_rows(kept: Kept, reading: Reading, language: Language) -> Iterator[Decision]:
    """Tell what the counts of rows left out do not: which column says so, and what may be otherwise."""
    partial = [mark.column for mark in reading.marks if mark.reason == "partial"]
    if count := kept.dropped.get("partial", 0):
        column = listed(language, [shortened(reading.headings[partial[0]].ask)])
        what = say(language, "dropped-partial", count=count, column=column)
        yield Decision(what, change=say(language, "dropped-partial-change"))
    if "cut-short" in kept.dropped:
        yield Decision(say(language, "dropped-cut-short"), doubt=True)
    if kept.ignored:
        yield Decision(say(language, "ignored", reasons=", ".join(kept.ignored)), doubt=True)


def _on_kept_partials(reading: Reading, sheet: Sheet, kept: Kept, partial: str, language: Language) -> Iterator[Decision]:
    """Tell how many rows are kept that the platform marks as not completed."""
    marks = [mark for mark in reading.marks if mark.reason == "partial"] if partial == "all" else []
    rows = {row for mark in marks for row in marked_rows(sheet.table.columns[mark.column], mark) if kept.mask[row]}
    if rows:
        yield Decision(say(language, "kept-partial", count=len(rows)))


def _on_hand_made_rows(columns: Sequence[Column], headings: Sequence[Heading], language: Language) -> Iterator[Decision]:
    if count := rows_without_metadata(columns, headings):
        yield Decision(say(language, "by-hand", count=count), doubt=True)


def _on_columns(headings: Sequence[Heading], language: Language) -> Iterator[Decision]:
    """Tell what was taken for a check or for the design of a sample; personal columns and weights are told one by one later."""
    for key, found in (
        ("quality", [_shown(heading) for heading in headings if heading.role == "quality"]),
        ("design", [_shown(heading) for heading in headings if heading.role == "metadata" and is_design(heading.code)]),
    ):
        if found:
            yield Decision(say(language, key, found=_named(found, language)), change=say(language, "keep"), doubt=True)


def _shown(heading: Heading) -> str:
    return shortened(heading.item or heading.ask or heading.code, 40)


def _named(found: Sequence[str], language: Language) -> str:
    more = f" +{len(found) - _NAMED}" if len(found) > _NAMED else ""
    return listed(language, found[:_NAMED]) + more
