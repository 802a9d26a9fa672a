"""Texts end somewhere: what a mistake pastes in is refused at its place, what a person writes is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.problems import Code, Problem, SpecError
from reportgen.spec.read import read_spec

ITEM = {"title": "T", "action": "A", "problem": "P", "example": "E", "effect": "E", "caveat": "C", "owner": "O"}


def document(**changes: Any) -> dict[str, Any]:
    """Return a spec; a change names a place as ``report__title``."""
    data: dict[str, Any] = {
        "reportgen": "1",
        "report": {"id": "r", "version": "1", "title": "R", "subtitle": "S", "language": "en", "date": "2024-01-31"},
        "survey": {
            "fieldwork": {"from": "2024-01-01", "to": "2024-01-31"},
            "population": "People",
            "mode": "online",
            "sample": {"kind": "census"},
            "data": {"source": "a.csv", "provenance": "synthetic"},
        },
        "questions": {"q": {"ask": "Q?", "type": "single", "column": "q", "options": {"1": "one", "2": {"label": "two"}}}},
        "plan": [{"id": "p", "title": "P", "sections": [{"title": "S", "items": [dict(ITEM)]}]}],
        "body": [{"section": "S", "content": [{"text": "T"}]}],
    }
    for place, value in changes.items():
        *path, last = [int(step) if step.isdigit() else step for step in place.split("__")]
        inner: Any = data
        for step in path:
            inner = inner[step if not isinstance(step, int) or isinstance(inner, list) else str(step)]
        inner[last if not isinstance(last, int) or isinstance(inner, list) else str(last)] = value
    return data


def problems(folder: Path, **changes: Any) -> tuple[Problem, ...]:
    (folder / "a.csv").write_text("q\n1\n", encoding="utf-8")
    text = yaml.safe_dump(document(**changes), allow_unicode=True, sort_keys=False, width=10**9)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    try:
        read_spec(folder / "report.yaml")
    except SpecError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("report__title", 300),
        ("report__subtitle", 300),
        ("questions__q__label", 300),
        ("questions__q__options__1", 300),
        ("questions__q__options__2__label", 300),
        ("body__0__section", 300),
        ("plan__0__sections__0__items__0__title", 300),
        ("questions__q__ask", 3_000),
        ("survey__population", 3_000),
        ("plan__0__sections__0__items__0__action", 30_000),
        ("plan__0__sections__0__items__0__caveat", 30_000),
        ("body__0__content__0__text", 30_000),
    ],
)
def test_the_longest_text_and_one_letter_more(place: str, most: int, tmp_path: Path) -> None:
    assert problems(tmp_path, **{place: "好" * most}) == ()
    (problem,) = problems(tmp_path, **{place: "好" * (most + 1)})
    assert problem.code is Code.WRONG_VALUE
    assert problem.fix == f"Write at most {most:,} characters; here are {most + 1:,}"
    assert problem.place.source[problem.place.column - 1] == "好"


def test_each_language_counts_for_itself(tmp_path: Path) -> None:
    assert problems(tmp_path, report__title={"en": "a" * 300, "zh-CN": "好" * 300}) == ()
    (problem,) = problems(tmp_path, report__title={"en": "a", "zh-CN": "好" * 301})
    assert problem.place.path == "report.title"


def test_a_title_of_a_whole_book_and_all_other_mistakes(tmp_path: Path) -> None:
    found = problems(tmp_path, report__title="x" * 300_000, report__langage="en", questions__q__ask="y" * 5_000)
    assert [problem.place.path for problem in found] == ["report.title", "report.langage", "questions.q.ask"]


def test_names_and_codes(tmp_path: Path) -> None:
    option = problems(tmp_path, questions__q__options={"1" * 301: "one"})
    assert [p.code for p in option] == [Code.WRONG_VALUE]
    name = problems(tmp_path, questions={"q" * 301: document()["questions"]["q"]})
    assert Code.WRONG_VALUE in [p.code for p in name]
    assert all(len(p.found) < 400 for p in (*option, *name))
