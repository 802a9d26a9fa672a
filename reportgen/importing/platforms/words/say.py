"""A sentence in the language of the survey."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from reportgen.importing.platforms.words import en, zh_cn, zh_tw

Language = Literal["zh-CN", "zh-TW", "en"]

SENTENCES: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {"en": en.SENTENCES, "zh-CN": zh_cn.SENTENCES, "zh-TW": zh_tw.SENTENCES}
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TRADITIONAL = frozenset("們這個為與題請選項數據問學習總後時間點說對開關還實際經應當認讓從過給體業區醫導覺準標價錢買賣")
_SIMPLIFIED = frozenset("们这个为与题请选项数据问学习总后时间点说对开关还实际经应当认让从过给体业区医导觉准标价钱买卖")


def language_of(texts: Iterable[str]) -> Language:
    """Return the language that headings are written in: Chinese where a third of them have Chinese characters."""
    given = [text for text in texts if text.strip()]
    chinese = [text for text in given if _HAN.search(text)]
    if len(chinese) * 3 < max(1, len(given)):
        return "en"
    only_traditional, only_simplified = _TRADITIONAL - _SIMPLIFIED, _SIMPLIFIED - _TRADITIONAL
    signs = "".join(chinese)
    traditional = sum(sign in only_traditional for sign in signs)
    return "zh-TW" if traditional > sum(sign in only_simplified for sign in signs) else "zh-CN"


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence."""
    return SENTENCES[language][key].format(**values)


def listed(language: Language, texts: Iterable[str]) -> str:
    """Return headings in quotation marks, separated."""
    if language == "en":
        return ", ".join(f"“{text}”" for text in texts)
    return "、".join(f"「{text}」" if language == "zh-TW" else f"“{text}”" for text in texts)
