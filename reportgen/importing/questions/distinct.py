"""Questions whose short names are the same, told apart: six tables under one instruction are six sections of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.draft import DraftQuestion
from reportgen.importing.questions.cells import same


def distinct(questions: Sequence[DraftQuestion]) -> list[DraftQuestion]:
    """Return questions of which no two have the same label: a letter stands behind those that had."""
    counts = Counter(same(question.label) for question in questions)
    seen: Counter[str] = Counter()
    found = []
    for question in questions:
        key = same(question.label)
        letter = f" ({_letter(seen[key])})" if counts[key] > 1 and key else ""
        found.append(replace(question, label=f"{question.label}{letter}"))
        seen[key] += 1
    return found


def _letter(place: int) -> str:
    """Return a place from 0 as a letter; letters of two signs follow Z."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
