"""Put the tables of a report into a workbook: a sheet for each in the report's order, then the method and all numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.content.blocks import Content, FactEntry
from reportgen.content.inlines import plain
from reportgen.content.prose import flowing
from reportgen.content.words import phrases
from reportgen.content.workbook.book import Sheet, TableSheet, TextSheet, Workbook
from reportgen.content.workbook.listed import entries_of, list_sheet
from reportgen.content.workbook.names import sheet_names
from reportgen.content.workbook.tabled import Tabled, methods, tabled
from reportgen.facts.ledger import Ledger
from reportgen.spec.spec import Spec

NOTED = ("wording", "asked", "source", "kind")
"""What panels say that a table says once, under itself."""
FEW = 12
"""Notes of one kind that are told one by one; of more, the sheet of all numbers has them."""


def workbook(spec: Spec, ledger: Ledger, content: Content) -> Workbook:
    """Return the workbook of a report in one language.

    Parameters
    ----------
    spec, ledger
        What the report says.
    content
        The report in that language.
    """
    say = {**content.words, **phrases(content.language)}
    return Workbook(
        language=content.language,
        id=content.id,
        version=content.version,
        date=content.date,
        title=content.title,
        authors=content.cover.authors,
        lines=tuple(filter(None, (plain(content.cover.subtitle), *_about(content), say["workbook-rounded"]))),
        version_line=content.cover.version_line,
        contents=content.words["contents"],
        back=say["workbook-back"],
        headings=(say["workbook-sheet"], say["workbook-title"]),
        page_of=content.words["page-of"],
        sheets=tuple(_sheets(spec, ledger, content, say)),
    )


def _about(content: Content) -> tuple[str, ...]:
    cover = content.cover
    return (cover.imprint, cover.notice, cover.draft)


def _sheets(spec: Spec, ledger: Ledger, content: Content, say: Mapping[str, str]) -> Iterator[Sheet]:
    found = list(tabled(content.chapters, say))
    method = tuple((label, plain(flowing(prose))) for block in methods(content.chapters) for label, prose in block.rows)
    more = [say["workbook-method"]] * bool(method) + [say["workbook-facts"]]
    _, *names = sheet_names([content.words["contents"], *(f"{t.number} {t.title}".strip() for t in found), *more])
    entries, sheet_of = entries_of(content), dict[str, str]()
    for name, one in zip(names, found, strict=False):
        for fact in facts_in(one):
            sheet_of.setdefault(fact, name)
        notes = tuple(_notes(one, entries, ledger, say))
        yield TableSheet(name, one.number, one.tag, one.title, one.subtitle, one.table, notes)
    if method:
        yield TextSheet(names[len(found)], say["workbook-method"], method)
    if entries:
        yield replace(list_sheet(spec, ledger, content, say, sheet_of), name=names[-1])


def facts_in(one: Tabled) -> tuple[str, ...]:
    """Return the facts that the cells of a table print, each once."""
    return tuple(dict.fromkeys(cell.fact for row in one.table.rows for cell in row.cells if cell.fact and cell.text))


def _notes(one: Tabled, entries: Mapping[str, FactEntry], ledger: Ledger, say: Mapping[str, str]) -> Iterator[str]:
    """Yield what stands under a table: its own line, the key of letters, and what the panels of its numbers say."""
    yield from filter(None, (*one.source.split("\n"), one.key))
    facts = facts_in(one)
    told = [dict((*entries[f].rows, *entries[f].more)) for f in facts if f in entries]
    found = []
    for label in (say[f"register-{key}"] for key in NOTED):
        words = [w for w in dict.fromkeys(panel.get(label, "") for panel in told) if w and w not in one.source]
        found.append((label, words if len(words) <= FEW else []))
    used = dict.fromkeys(i.method for f in facts if f in ledger.facts and (i := ledger.facts[f].interval))
    found.append((say["register-interval"], [say[f"by-{method}"] for method in used]))
    for label, lines in found:
        if any(lines):
            yield label + say["colon"] + say["semicolon"].join(lines)
