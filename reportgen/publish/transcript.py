"""``text.json``: what a report says, line by line, with facts in the places of their numbers; read by ``reportgen diff``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.content.blocks import Content
from reportgen.content.transcript import FactMark, Line, transcript
from reportgen.facts.ledger import Ledger

TEXT = "text.json"
SCHEMA = 1
"""The version of the file's shape."""


def text_json(contents: Sequence[Content], ledger: Ledger) -> str:
    """Return the text of ``text.json``.

    Parameters
    ----------
    contents
        The report in each of its languages, its own first.
    ledger
        The facts, to tell a number in a cell from words.
    """
    languages = {content.language: [_line(line) for line in _lines(content, ledger)] for content in contents}
    text = {"schema": SCHEMA, "report": contents[0].id, "version": contents[0].version, "languages": languages}
    return json.dumps(text, ensure_ascii=False, separators=(",", ":")).replace('{"section":', '\n{"section":') + "\n"


def _lines(content: Content, ledger: Ledger) -> tuple[Line, ...]:
    return transcript(content, {name: fact.printed[content.language] for name, fact in ledger.facts.items() if not fact.withheld})


def _line(line: Line) -> Mapping[str, Any]:
    pieces = [{"fact": piece.fact} if isinstance(piece, FactMark) else piece for piece in line.pieces]
    return {"section": list(line.section), "kind": line.kind, "id": line.id, "part": line.part, "text": pieces}
