"""The words of an imported report and of its account, by language."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.importing.written import words_en, words_zh_cn, words_zh_tw

_ALL: Mapping[str, Mapping[str, str]] = {
    "en": words_en.WORDS,
    "zh-CN": words_zh_cn.WORDS,
    "zh-TW": words_zh_tw.WORDS,
}


def say(language: str, key: str, **parts: object) -> str:
    """Return words in a language, with parts put in."""
    return _ALL[language][key].format(**parts) if parts else _ALL[language][key]


def format_of(language: str, key: str) -> str:
    """Return the format string of words."""
    return _ALL[language][key]
