"""The prose of the examples: no percentage typed by hand, Chinese set in Chinese marks, claims that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.spec.collected import surveyed
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Key, Spec

ROOT = Path(__file__).resolve().parents[2]
REPORTS = (
    *(
        "jd-customer-service",
        "city-library-2025",
        "city-library-2026",
        "after-sales-plan-2025",
        "research-plan",
        "research-plan-wave-2025",
    ),
    "service-satisfaction-2024",
)
CHINESE = tuple(report for report in REPORTS if not report.startswith("city-library"))
HANZI = "[\u4e00-\u9fff]"


def spec_of(report: str) -> Spec:
    return read_spec(ROOT / "specs" / report / "report.yaml", ROOT)


def words_of(spec: Spec) -> Iterator[tuple[Key, str]]:
    """Yield every run of words that an author typed, outside expressions."""
    for (key, _), text in spec.texts.items():
        for part in text.parts:
            if isinstance(part, str):
                yield key, part


@pytest.mark.parametrize("report", REPORTS)
def test_no_percentage_is_typed(report: str) -> None:
    typed = [(key, words) for key, words in words_of(spec_of(report)) if re.search(r"\d\s*[%％]", words)]
    assert [key for key, _ in typed if key[:2] != ("survey", "sample")] == []


def test_report_has_texts_to_look_at() -> None:
    assert len(list(words_of(spec_of("jd-customer-service")))) > 200


@pytest.mark.parametrize(
    "wrong",
    [rf"{HANZI}[,;:?!()]", rf"[,;:?!(){{}}]{HANZI}", rf"{HANZI} +\w", rf"\w +{HANZI}", r"\.\.\.", "[A-Za-z]{4,}"],
    ids=["mark-after-hanzi", "mark-before-hanzi", "space-after-hanzi", "space-before-hanzi", "dots", "latin-words"],
)
@pytest.mark.parametrize("report", CHINESE)
def test_chinese_is_set_in_chinese_marks(wrong: str, report: str) -> None:
    bare = (re.sub(r"\]\{[^}]*\}|\[", "", words) for _, words in words_of(spec_of(report)))
    assert [words for words in bare if re.search(wrong, words)] == []


def test_headings_are_short_and_end_without_a_stop() -> None:
    spec = spec_of("jd-customer-service")
    headings = [
        "".join(part if isinstance(part, str) else "00%" for part in text.parts)
        for (key, _), text in spec.texts.items()
        if key[0] in {"body", "plan"} and key[-1] in {"section", "title"}
    ]
    assert len(headings) > 30
    assert [words for words in headings if len(re.findall(HANZI, words)) > 20 or words.endswith("。")] == []


@pytest.mark.parametrize("report", REPORTS)
def test_marked_words_name_a_claim(report: str) -> None:
    spec = spec_of(report)
    claims = {claim.id for claim in spec.document.claims}
    marked = {found for _, words in words_of(spec) for found in re.findall(r"\{claim=([^}]*)\}", words)}
    assert marked <= claims
    if report == "jd-customer-service":
        assert len(marked) >= 10


def test_every_published_question_of_jd_has_a_figure_and_a_table() -> None:
    spec = spec_of("jd-customer-service")
    drawn = _subjects(spec, "chart", "of")
    tabled = _subjects(spec, "table", "rows")
    assert drawn == tabled == set(surveyed(spec.document)[1].published)


def _subjects(spec: Spec, kind: str, field: str) -> set[str]:
    found: set[str] = set()
    stack: list[object] = list(spec.document.body)
    while stack:
        block = stack.pop()
        stack.extend(getattr(block, "content", ()))
        detail = getattr(block, kind, None)
        names = getattr(detail, field, detail)
        found |= {names} if isinstance(names, str) else set(names or ())
    return found


def test_no_grid_of_the_research_plan_goes_over_a_page_of_its_form() -> None:
    """Questions 4 to 22 are on one scale; the form asks them on three pages, and the report shows them so."""
    from reportgen.content.questionnaire.form import Questionnaire
    from reportgen.pipeline import check
    from tests.content.made_up import blocks

    content = check(ROOT / "specs" / "research-plan" / "report.yaml").contents[0]
    printed = next(block for block in blocks(content) if isinstance(block, Questionnaire))
    assert [item.number for item in printed.items if "–" in item.number] == ["4–10", "11–17", "18–22"]
