"""Every kind of message, as an author reads it: see ``messages.cases.md``."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problem_text import as_text
from tests.spec.cases import Case, cases, with_keys
from tests.spec.spec_text import problems_of

FILE = Path(__file__).with_name("messages.cases.md")


@pytest.mark.parametrize("case", cases(FILE), ids=str)
def test_the_message_is_the_one_we_chose(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert as_text(problems_of(with_keys(case.given), tmp_path)) == case.printed
