"""The language of a survey, which its report and its account are in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from reportgen.spec.scripts import is_traditional

Language = Literal["zh-CN", "zh-TW", "en"]
_HAN = re.compile(r"[\u4e00-\u9fff]")


def language_of(texts: Iterable[str]) -> Language:
    """Return the language that headings are written in: Chinese where a third of them have Chinese characters."""
    given = [text for text in texts if text.strip()]
    chinese = [text for text in given if _HAN.search(text)]
    if len(chinese) * 3 < max(1, len(given)):
        return "en"
    return "zh-TW" if is_traditional("".join(chinese)) else "zh-CN"
