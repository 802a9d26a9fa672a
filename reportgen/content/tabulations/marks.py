"""Letters beside numbers, and the key that says what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.analysis.results import Contrast
from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.tables import TableCell
from reportgen.content.tabulations.tabulated import TableRequest, Tabulated
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import weight_of
from reportgen.spec.comparisons import column_letters, rule_of
from reportgen.spec.measures import Rule
from reportgen.spec.wanted import SHARES

UNTESTED_ROWS = ("median", "sd", "net")
"""Rows whose columns are not compared."""


def marked(request: TableRequest, cell: TableCell, fact: Fact) -> TableCell:
    """Return a cell with the letters of its number in this table."""
    return replace(cell, marks=request.edition.ledger.marks.get((request.id, fact.id), ""))


def letters_of(request: TableRequest) -> dict[tuple[str, str], str]:
    """Return the letter of each (segment, code) column; none where columns are not compared with each other."""
    if not request.detail.letters or request.detail.against != "columns":
        return {}
    return dict(column_letters(request.edition.codebook.document, request.segments))


def key_of(request: TableRequest, made: Tabulated) -> Inlines:
    """Return what letters and signs mean: test, level, correction, and what is not compared; empty without them."""
    if not request.detail.letters:
        return ()
    edition = request.edition
    found = [c for c in edition.ledger.contrasts if c.family.table == request.id]
    rule = rule_of(edition.spec.document, request.detail)
    sentences = [_meaning(edition, rule, found), edition.say(f"compared-{rule.against}")]
    if left := list(_left(edition, rule, made, found)):
        sentences.append(edition.say("not-compared", what=edition.say("semicolon-list").join(left)))
    return (Words(edition.say("joint").join(sentences)),)


def _meaning(edition: Edition, rule: Rule, found: list[Contrast]) -> str:
    methods = tuple(dict.fromkeys(c.method for c in found if c.method))
    if not methods:
        return edition.say("nothing-compared")
    fields = {
        "test": edition.say("list").join(edition.say(f"test-{method}") for method in methods),
        "correction": edition.say(
            f"correction-{rule.correction}-{rule.against}" if rule.correction != "none" else "correction-none"
        ),
        "level": _percent(rule.level),
    }
    if rule.strict is None:
        return edition.say(f"marks-{rule.against}", **fields)
    return edition.say(f"marks-{rule.against}-strict", strict=_percent(rule.strict), **fields)


def _percent(level: float) -> str:
    return f"{level * 100:.6g}%"


def _left(edition: Edition, rule: Rule, made: Tabulated, found: list[Contrast]) -> Iterator[str]:
    minimum, weighted = edition.spec.document.report.minimum_base, weight_of(edition.spec.document) is not None
    if minimum > 1:
        key = "left-effective" if weighted and rule.profile == "standard" else "left-base"
        yield edition.say(key, base=f"{minimum:,}")
    if made.rows & (SHARES | {"ranked"}):
        yield edition.say("left-zero-or-all" if rule.profile == "spss" else "left-alike")
    if any(c.untested in {"clusters", "no-error"} for c in found):
        yield edition.say("left-design")
    if rows := [edition.say(f"left-{name}") for name in UNTESTED_ROWS if name in made.rows]:
        yield edition.listed(rows)
