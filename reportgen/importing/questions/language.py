"""The language of a survey, told by its wordings."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.importing.questions.say import Language
from reportgen.importing.questions.traditional import ONLY_SIMPLIFIED, ONLY_TRADITIONAL


def language_of(wordings: Iterable[str]) -> Language:
    """Return the language that most of the wordings are in."""
    text = "".join(wordings)
    letters = sum(sign.isascii() and sign.isalpha() for sign in text)
    signs = sum("\u3400" <= sign <= "\u9fff" for sign in text)
    if signs * 4 < letters or not signs:  # a Chinese sign says as much as four letters
        return "en"
    traditional = sum(sign in ONLY_TRADITIONAL for sign in text)
    return "zh-TW" if traditional > sum(sign in ONLY_SIMPLIFIED for sign in text) else "zh-CN"
