"""The words of the page itself: contents, close, page x of y. ``Content.words`` may replace any of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_CHINESE = {
    "skip": "跳到正文",
    "contents": "目录",
    "figures": "图",
    "tables": "表",
    "languages": "其他语言",
    "figure-data": "本图数据",
    "scroll": "{name}，可左右滚动",
    "number-label": "{number}，查看出处",
    "rests-on": "依据",
    "register": "数字出处",
    "register-intro": "正文中每个带点线的数字，其定义、基数与来源如下。",
    "register-entry": "数字出处：{name}",
    "first-use": "首见",
    "here": "正文此处",
    "close": "关闭",
    "page": "第 {page} 页",
    "page-of": "第 {page} 页，共 {pages} 页",
    "in-brackets": "（{words}）",
    "colon": "：",
    "semicolon": "；",
}
_TRADITIONAL = {
    "contents": "目錄",
    "figures": "圖",
    "languages": "其他語言",
    "figure-data": "本圖資料",
    "scroll": "{name}，可左右捲動",
    "number-label": "{number}，檢視出處",
    "rests-on": "依據",
    "register": "數字出處",
    "register-intro": "正文中每個帶點線的數字，其定義、基數與來源如下。",
    "register-entry": "數字出處：{name}",
    "first-use": "首見",
    "here": "正文此處",
    "close": "關閉",
    "page": "第 {page} 頁",
    "page-of": "第 {page} 頁，共 {pages} 頁",
}
_ENGLISH = {
    "skip": "Skip to the text",
    "contents": "Contents",
    "figures": "Figures",
    "tables": "Tables",
    "languages": "Other languages",
    "figure-data": "Data of this figure",
    "scroll": "{name}, scrolls sideways",
    "number-label": "{number}, show where it comes from",
    "rests-on": "Rests on",
    "register": "Where the numbers come from",
    "register-intro": "For every underlined number in the text: what it is, its base and its source.",
    "register-entry": "Where this number comes from: {name}",
    "first-use": "First used",
    "here": "here in the text",
    "close": "Close",
    "page": "page {page}",
    "page-of": "Page {page} of {pages}",
    "in-brackets": " ({words})",
    "colon": ": ",
    "semicolon": "; ",
}
_NAMES = {"zh-CN": "简体中文", "zh-TW": "繁體中文", "en": "English"}

FURNITURE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"zh-CN": _CHINESE, "zh-TW": {**_CHINESE, **_TRADITIONAL}, "en": _ENGLISH}
)


def furniture(language: str) -> Mapping[str, str]:
    """Return the page's own words in a language; in English where we do not have it."""
    return FURNITURE.get(language, _ENGLISH)


def language_name(language: str) -> str:
    """Return what a language calls itself."""
    return _NAMES.get(language, language)
