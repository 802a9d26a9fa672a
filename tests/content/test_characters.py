"""What a report prints and no text of the spec holds needs signs, too; ids and links do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportgen.pipeline import build, check
from reportgen.problems import Code, Problem, ReportError
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
SIGN = "\U0001f389"


def question(code: str = "1", label: str = "one") -> dict[str, Any]:
    return {"ask": "?", "type": "single", "column": f"q{SIGN}", "options": {code: label, "2": "two"}}


def found(spec: Spec) -> list[Problem]:
    with pytest.raises(ReportError) as error:
        check(spec.file.path)
    return list(error.value.problems)


def test_the_name_of_the_file_with_the_answers(survey: Survey) -> None:
    spec = survey(f"q{SIGN}\n1\n2\n", questions={"q": question()})
    spec.answers.path.rename(spec.answers.path.with_name(f"{SIGN}.csv"))
    text = spec.file.path.read_text(encoding="utf-8").replace("answers.csv", f"{SIGN}.csv").replace("text: Nothing.", "method")
    spec.file.path.write_text(text, encoding="utf-8")
    (problem,) = found(spec)
    assert (problem.code, problem.place.file) == (Code.MISSING_GLYPH, spec.file.near)
    assert f"{SIGN}.csv" in problem.found


def test_an_entity(survey: Survey) -> None:
    spec = survey(f"q{SIGN}\n1\n2\n", questions={"q": {**question(), "note": "ok"}})
    text = spec.file.path.read_text(encoding="utf-8").replace("text: Nothing.", "text: Thank you &#x1F389;")
    spec.file.path.write_text(text, encoding="utf-8")
    (problem,) = found(spec)
    assert problem.code is Code.MISSING_GLYPH
    assert "Thank you" in problem.found


def test_codes_and_columns_that_nobody_reads(survey: Survey) -> None:
    """A code stands in the ids of facts; the page shows its label."""
    spec = survey(f"q{SIGN}\n{SIGN}\n2\n", questions={"q": question(code=SIGN)})
    text = spec.file.path.read_text(encoding="utf-8").replace("text: Nothing.", "chart: q")
    spec.file.path.write_text(text, encoding="utf-8")
    checked = check(spec.file.path)
    assert any(SIGN in fact for fact in checked.ledger.facts)
    assert (build(checked, formats=("html",)) / "index.html").is_file()
