"""Every reason why a column or a row is left out has its words in every language."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from reportgen.importing.draft import LeftOut
from reportgen.importing.written.words import say


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_reason_has_words(language: str) -> None:
    reasons = get_args(get_type_hints(LeftOut)["reason"])
    assert {"date", "personal"} <= set(reasons)
    assert all(say(language, reason) for reason in reasons)
    assert "7" in say(language, "dropped-total", n=7)
