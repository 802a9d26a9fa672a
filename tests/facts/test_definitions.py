"""Definitions say in words what a number is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.facts.definitions import Definitions
from reportgen.facts.quality_words import QUALITY_WORDS
from reportgen.facts.words import WORDS
from reportgen.spec.canonical import UNITS
from tests.spec.expressions.sample import document, read

TABLE = Path(__file__).with_name("definitions.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in TABLE if line.startswith("| `")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
@pytest.mark.parametrize(("language", "column"), [("zh-CN", 1), ("en", 2)])
def test_a_number_in_words(row: list[str], language: str, column: int) -> None:
    assert Definitions(document(), language).of(read(row[0].strip("`"))) == row[column]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_traditional_characters_have_no_simplified_ones_among_them(row: list[str]) -> None:
    template = Definitions(document(), "zh-TW").of(read(row[0].strip("`")))
    labels = {c for text in TABLE for c in text}
    ours = {c for c in template if c not in labels}
    assert not ours & set("受访选择净荐值减损数标准负询间显")


def test_every_measure_and_language_has_its_words() -> None:
    for language, words in WORDS.items():
        quality = QUALITY_WORDS[language]
        assert set(UNITS) <= set(words.measures) | {key.split("-")[0] for key in quality}
        assert set(quality) == set(QUALITY_WORDS["en"])
        assert set(words.measures) == set(WORDS["en"].measures)
        assert set(words.operators) == set(WORDS["en"].operators)
        assert set(words.withheld) == set(WORDS["en"].withheld)
        assert set(words.units) == set(WORDS["en"].units)


@pytest.mark.parametrize(
    ("label", "language", "said"),
    [
        ("服务质量指数", "zh-CN", "服务质量指数（0–100）"),
        ("Quality Index", "en", "Quality Index (0–100)"),
        ("服务质量", "zh-CN", "服务质量指数（0–100）"),
    ],
)
def test_a_dimension_that_is_called_an_index_is_not_called_so_twice(label: str, language: str, said: str) -> None:
    given = document()
    named = given.dimensions["responsiveness"].model_copy(update={"label": label})
    changed = given.model_copy(update={"dimensions": {**given.dimensions, "responsiveness": named}})
    assert Definitions(changed, language).of(read("index(responsiveness)")) == said


def test_why_a_number_is_not_shown() -> None:
    of = Definitions(document(), "en")
    assert of.withheld("") == ""
    assert of.withheld("minimum-base") == "; not shown: fewer than 30 in the base"
    assert of.withheld("one-respondent") == "; not shown: a spread needs two respondents"
    assert Definitions(document(), "zh-CN").withheld("minimum-base") == "；未显示：基数不足30人"
