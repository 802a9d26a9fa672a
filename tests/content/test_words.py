from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.results import Method, NoInterval, Withheld
from reportgen.content.charts.axis import axis
from reportgen.content.charts.makers import DEFAULTS, MAKERS
from reportgen.content.words import LANGUAGES, form_words, page_words, phrases, preview_words
from reportgen.content.words.dates import period
from reportgen.content.words.numerals import hanzi, letter
from reportgen.spec.model.exhibits import ChartKind

ROOT = Path(__file__).parents[2]
PAGES, RENDER, CONTENT = ROOT / "templates" / "pages", ROOT / "reportgen" / "render", ROOT / "reportgen" / "content"
BLANKS_THAT_DIFFER = {"and-others", "appendix-stem", "short-top", "short-bottom"} | {
    "site-cite",
    "site-cite-by",
    "site-cite-nobody",
}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("table", [phrases, page_words, form_words, preview_words])
def test_every_language_has_every_sentence_with_the_same_blanks(table: object) -> None:
    first, *others = [table(language) for language in LANGUAGES]  # type: ignore[operator]
    for other in others:
        assert set(other) == set(first)
        assert {k for k in first if blanks(first[k]) != blanks(other[k])} <= BLANKS_THAT_DIFFER


@pytest.mark.parametrize(("language", "encoding"), [("zh-CN", "gb2312"), ("zh-TW", "cp950")])
def test_simplified_and_traditional_are_not_mixed(language: str, encoding: str) -> None:
    text = "".join([*phrases(language).values(), *form_words(language).values(), *preview_words(language).values()])
    hanzi_in_text = {c for c in text if "\u3400" <= c <= "\u9fff"}
    assert {c for c in hanzi_in_text if not c.encode(encoding, "ignore")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_method_has_words(language: str) -> None:
    words = phrases(language)
    for method in get_args(Method):
        assert {f"by-{method}", f"by-{method}-means"} <= set(words)
    assert {f"no-interval-{reason}" for reason in get_args(NoInterval) if reason not in {"", "withheld"}} <= set(words)
    assert {f"key-{reason}" for reason in get_args(Withheld) if reason} <= set(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gets_every_word_that_templates_ask_for_and_no_other(language: str) -> None:
    pages = (path for folder in (PAGES, RENDER) for path in folder.rglob("*.*") if path.suffix in {".html", ".py"})
    asked = {key for path in pages for key in re.findall(r"""\bwords\[["']([a-z-]+)["']\]""", path.read_text(encoding="utf-8"))}
    forms = set(form_words(language)) - set(page_words(language))
    assert asked - forms == set(page_words(language))
    sources = [*(CONTENT / "questionnaire").glob("*.py"), *(RENDER / "questionnaire").glob("*.py"), PAGES / "form.html"]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert {word for word in forms if f'"{word}"' not in text} == set()


def test_every_word_of_the_preview_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (RENDER / "preview.py", ROOT / "templates/preview/notice.html"))
    assert {word for word in preview_words("en") if f'"{word}"' not in text} == set()


def test_every_kind_of_chart_has_its_maker() -> None:
    assert set(MAKERS) == set(get_args(ChartKind))
    assert set(DEFAULTS.values()) <= set(MAKERS)


def test_numerals() -> None:
    assert [hanzi(n) for n in (1, 10, 11, 20, 21, 99, 100)] == ["一", "十", "十一", "二十", "二十一", "九十九", "100"]
    assert [letter(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


@pytest.mark.parametrize(
    ("first", "last", "chinese", "english"),
    [
        ("2022-03-17", "2022-03-24", "2022年3月17日至24日", "17 to 24 March 2022"),
        ("2024-03-01", "2024-05-31", "2024年3月1日至5月31日", "1 March to 31 May 2024"),
        ("2023-12-30", "2024-01-02", "2023年12月30日至2024年1月2日", "30 December 2023 to 2 January 2024"),
        ("2024-02-29", "2024-02-29", "2024年2月29日", "29 February 2024"),
    ],
)
def test_periods(first: str, last: str, chinese: str, english: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert (period(*days, "zh-CN"), period(*days, "en")) == (chinese, english)


SHARES = st.lists(st.floats(0, 100), min_size=1, max_size=8)


@given(SHARES)
def test_an_axis_holds_its_values_in_few_even_steps(values: list[float]) -> None:
    found = axis(values, 0, 100, 20)
    assert 0 <= found.low <= min(values) + 1e-9
    assert max(values) - 1e-9 <= found.high <= 100
    assert 3 <= len(found.ticks) <= 9
    assert found.high - found.low >= 20
    steps = {round(b - a, 6) for a, b in zip(found.ticks, found.ticks[1:], strict=False)}
    assert len(steps) == 1


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=0, max_size=5))
def test_an_axis_without_ends_of_its_own(values: list[float]) -> None:
    found = axis(values)
    assert found.low < found.high
    assert all(found.low - 1e-6 <= v <= found.high + 1e-6 for v in values)


def test_tables_of_words_are_read_only() -> None:
    table: Mapping[str, str] = phrases("en")
    with pytest.raises(TypeError):
        table["or"] = "and"  # type: ignore[index]
