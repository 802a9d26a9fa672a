"""What a report says, line by line: every word of it, numbers as facts, and nothing that follows from the rest."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Block, Content, FactRegister, SectionBlock
from reportgen.content.claim_blocks import ClaimProofs
from reportgen.content.inlines import Inline
from reportgen.content.transcript import KINDS, FactMark, Line, transcript
from reportgen.content.words import LANGUAGES, phrases
from reportgen.pipeline import Checked
from reportgen.spec.expressions.tree import Asked
from tests.render.sample import content

SPECS = Path(__file__).parents[2] / "specs"


def test_every_kind_of_block_has_a_name_in_every_language() -> None:
    assert {*get_args(Block), SectionBlock} - {FactRegister, ClaimProofs} <= set(KINDS)
    for language in LANGUAGES:
        assert {f"diff-kind-{kind}" for kind in KINDS.values()} <= set(phrases(language))


@pytest.fixture(scope="module")
def library() -> Checked:
    return pipeline.check(SPECS / "city-library-2025" / "report.yaml")


def lines_of(checked: Checked) -> tuple[Line, ...]:
    (found,) = checked.contents
    return transcript(found, {name: fact.printed["en"] for name, fact in checked.ledger.facts.items()})


def text(line: Line) -> str:
    return "".join(piece if isinstance(piece, str) else "#" for piece in line.pieces)


def test_numbers_of_running_text_are_facts(library: Checked) -> None:
    facts = {piece.fact for line in lines_of(library) for piece in line.pieces if isinstance(piece, FactMark)}
    written = (part for (key, _), text in library.spec.texts.items() if key[0] == "body" for part in text.parts)
    asked = {part.measure.canonical for part in written if isinstance(part, Asked)}
    assert len(asked) > 5
    assert asked <= facts <= set(library.ledger.facts)


def test_labels_of_figures_targets_and_swot_items_are_told_where_they_stand(library: Checked) -> None:
    lines = lines_of(library)
    document = library.spec.document
    assert {(line.kind, line.part) for line in lines} >= {("swot", "weaknesses"), ("action", "target"), ("action", "action")}
    swot = {text(line) for line in lines if line.kind == "swot"}
    assert {str(item.item) for item in document.swot.weaknesses} <= swot
    figures = {line.id for line in lines if line.kind == "figure"}
    assert figures == {entry.anchor.removeprefix("fig-") for entry in library.contents[0].figures}


def test_no_number_of_a_figure_or_chapter_and_no_checksum_is_in_it(library: Checked) -> None:
    lines = lines_of(library)
    figure = library.contents[0].figures[0].number
    assert figure
    assert all(figure not in text(line) for line in lines)
    assert not any(library.results.source and library.results.source.sha256[:12] in text(line) for line in lines)


def with_text(value: Content) -> str:
    return "\n".join(text(line) for line in transcript(value, {}))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_words_of_every_block_are_in_it(language: str) -> None:
    sample = content(language)
    said = with_text(sample)
    assert sample.title in said
    for chapter in sample.chapters:
        for words in words_of(chapter.blocks):
            assert words in said


def words_of(value: object) -> list[str]:
    """Return the words of all running text without numbers, found without the code under test."""
    if isinstance(value, FactRegister):
        return []
    if isinstance(value, tuple) and value and all(isinstance(part, Inline) for part in value):
        alone = (
            len(value) == 1 and hasattr(value[0], "text") and not hasattr(value[0], "fact") and not hasattr(value[0], "target")
        )
        return [" ".join(value[0].text.split())] if alone else []
    if isinstance(value, tuple):
        return [words for part in value for words in words_of(part)]
    if type(value).__name__ in {"ProseBlock", "SideNote", "Paragraph", "SectionBlock", "Figure", "TableFigure", "SwotTable"}:
        names = [name for name in getattr(value, "__slots__", ()) if name in {"prose", "parts", "title", "blocks", "subtitle"}]
        return [words for name in names for words in words_of(getattr(value, name))]
    return []
