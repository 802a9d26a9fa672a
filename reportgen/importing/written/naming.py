"""A title made of a file's name, where the export has none."""

from __future__ import annotations

import re

_IDLE = (
    "a an and answers by code codes csv data dataset download export exported exports file final form forms labels "
    "latest numeric of original output public raw response responses result results sheet survey surveys table text "
    "the untitled value values "
    "副本 原始 問卷 导出 按分数 按序号 按文本 按选项序号 数据 數據 最终 答卷 答案 結果 结果 表 表单 表單 问卷 问卷星"
)
_SAYS_NOTHING = frozenset(_IDLE.split())
"""Words that say nothing of what a survey was about."""
_KEPT_AT_THE_END = frozenset({"survey", "surveys", "form", "问卷", "問卷"})
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def title_of(stem: str) -> str:
    """Return a file's name, without its suffixes, as a title; empty where it says nothing of the survey.

    Parameters
    ----------
    stem
        Such as ``canteen_2025 (Responses)``, which becomes ``Canteen 2025``.
    """
    bare = re.sub(r"[（(\[【][^）)\]】]*[）)\]】]|[_\s]+|(?<=[^\W\d_])-(?=[^\W\d_])", " ", stem).strip(" -.·")
    words = bare.split()
    telling = [word for word in words if word.casefold() not in _SAYS_NOTHING and re.search(r"[^\W\d_]", word)]
    if not telling or sum(2 if _HANZI.match(sign) else 1 for sign in "".join(telling)) < 4:
        return ""
    while _is_idle(words[-1]):
        words.pop()
    while _is_idle(words[0]) or words[0].isdecimal():
        words.pop(0)
    return (title := " ".join(words))[:1].upper() + title[1:]


def _is_idle(word: str) -> bool:
    """Tell a word, or a number that is no year, that says nothing at the end of a name."""
    number = word.isdecimal() and not re.fullmatch("(?:19|20)[0-9]{2}", word)
    return number or word.casefold() in _SAYS_NOTHING - _KEPT_AT_THE_END
