"""A sentence in the language of the survey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from reportgen.importing.language import Language
from reportgen.importing.platforms.words import en, zh_cn, zh_tw

SENTENCES: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {"en": en.SENTENCES, "zh-CN": zh_cn.SENTENCES, "zh-TW": zh_tw.SENTENCES}
)


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence."""
    return SENTENCES[language][key].format(**values)


def listed(language: Language, texts: Iterable[str]) -> str:
    """Return headings in quotation marks, separated."""
    if language == "en":
        return ", ".join(f"“{text}”" for text in texts)
    return "、".join(f"「{text}」" if language == "zh-TW" else f"“{text}”" for text in texts)
