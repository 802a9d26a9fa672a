"""Answers that overlap in an export are kept as people read them, and the spec and the account say so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.importing.draft import Draft, DraftItem, DraftOption, DraftQuestion, DraftScale
from reportgen.importing.export import Export
from reportgen.importing.written.folder import folder_of
from reportgen.importing.written.settings import Settings
from reportgen.verbs.build import Request, check
from tests.importing.written.invented import Language, draft, drawn, filled

BANDS = tuple(DraftOption(code, label) for code, label in (("1", "3次及以下"), ("2", "3-5次"), ("3", "5次以上"), ("4", "从不")))
APART = tuple(DraftOption(code, label) for code, label in (("1", "2次及以下"), ("2", "3-5次"), ("3", "6次以上")))
EXPORT = Export("wjx", "", "", (), (), 120)


def overlapping(language: Language) -> Draft:
    """Return a survey with a question, a grid, a scale and two segments whose labels overlap, and a question without."""
    one = DraftQuestion("often", "single", "How often?", "Often", (filled("often", drawn(120, 1, "1", "2", "3")),), options=BANDS)
    fine = DraftQuestion("fine", "single", "How often now?", "Now", (filled("fine", drawn(120, 2, "1", "2")),), options=APART)
    many = DraftQuestion(
        "many",
        "multi",
        "Which weeks?",
        "Weeks",
        tuple(filled(f"many_{o.code}", drawn(120, 7, "1", "0")) for o in BANDS),
        options=BANDS,
        items=tuple(DraftItem(o.code, o.label, f"many_{o.code}") for o in BANDS),
    )
    rows = tuple(filled(f"parts_{n}", drawn(120, n, "1", "2", "3")) for n in (3, 4))
    items = tuple(DraftItem(f"parts_{n}", f"Row {n}", f"parts_{n}") for n in (3, 4))
    grid = DraftQuestion("parts", "grid", "How often each?", "Each", rows, options=BANDS, items=items)
    scale = DraftScale("rate", BANDS[:3], "high_is_good")
    rated = DraftQuestion(
        "rated", "scale", "How often rated?", "Rated", (filled("rated", drawn(120, 5, "1", "2")),), scale="rate"
    )
    survey = draft(120, language)
    return replace(
        survey,
        questions=(*survey.questions, one, fine, many, grid, rated),
        scales=(*survey.scales, scale),
        segments=("often", "fine", "rated"),
    )


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_the_spec_keeps_them_and_passes(language: Language, tmp_path: Path) -> None:
    files = folder_of(EXPORT, overlapping(language), Settings("pets", "pets.csv", "2025-03-09")).files
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert not check(Request(tmp_path / "report.yaml", strict=True)).problems
    lines = files["report.yaml"].decode().splitlines()
    keyed = [n for n, line in enumerate(lines, 1) if line.strip() == "as_printed: true"]
    owners = [next(line for line in reversed(lines[:n]) if re.match(r"  \w+:$", line)).strip(" :") for n in keyed]
    assert owners == ["often", "parts", "by_rated"]
    account = [line for line in files["import.md"].decode().splitlines() if "3次及以下" in line]
    assert [int(number) for line in account for number in re.findall(r"\d+", line.split("|")[1])] == keyed
    assert all("3-5次" in line and re.search(r"\b3( is|同)", line) for line in account)


def test_labels_that_do_not_overlap_have_no_key() -> None:
    files = folder_of(EXPORT, draft(), Settings("pets", "pets.csv", "2025-03-09")).files
    assert b"as_printed" not in files["report.yaml"]
