"""The text of a heading: cleaned, and parted into number, wording, type tag and option."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from reportgen.importing.cleaning import bare
from reportgen.importing.export import Hint

_MARK_OF_ORDER = re.compile(r"^(?:X\.U\.FEFF\.|ï\.\.|ï»¿)(?=\S)")
"""What is left of a byte order mark in the first heading after R or a wrong encoding."""

TAGS: Mapping[str, Hint] = MappingProxyType(
    {
        **dict.fromkeys(("单选题", "单选", "單選題", "單選", "下拉题", "下拉单选", "判断题", "single choice"), "single"),
        **dict.fromkeys(
            (
                "多选题",
                "多选",
                "複選題",
                "多選題",
                "多選",
                "可多选",
                "可多選",
                "不定项",
                "不定项选择题",
                "multiple choice",
                "多选下拉",
            ),
            "multi",
        ),
        **dict.fromkeys(("量表题", "量表題", "评分题", "打分题", "评价题", "评分单选题", "scale", "星级评分"), "scale"),
        **dict.fromkeys(("nps量表题", "nps题", "nps", "净推荐值"), "nps"),
        **dict.fromkeys(
            (
                "填空题",
                "填空題",
                "填空",
                "单行文本题",
                "多行文本题",
                "单行填空题",
                "多项填空题",
                "简答题",
                "问答题",
                "文本题",
                "open-ended",
            ),
            "text",
        ),
        **dict.fromkeys(("排序题", "排序題", "排序"), "ranking"),
        **dict.fromkeys(
            (
                "矩阵题",
                "矩阵量表题",
                "矩阵单选题",
                "矩阵多选题",
                "矩阵填空题",
                "矩阵滑动条",
                "矩阵打分题",
                "矩阵评分题",
                "表格数值题",
            ),
            "matrix",
        ),
        **dict.fromkeys(("日期题", "日期", "时间题", "日期时间题"), "date"),
        **dict.fromkeys(("滑动条", "滑动条题", "比重题", "数字题", "数值题"), "number"),
        **dict.fromkeys(("必填", "选填", "必答", "选答", "自动", "required", "optional", "必填项"), ""),
    }
)
"""What stands in brackets behind (or before) a wording and is no part of it, with what it says of the question."""

_TAGGED = re.compile(r"\s*[\[【（(]\s*([^\[\]【】（）()]{1,12})\s*[\]】）)]\s*\*?\s*$")
_TAGGED_BEFORE = re.compile(r"^\s*\*?\s*[\[【（(]\s*([^\[\]【】（）()]{1,12})\s*[\]】）)]\s*")
_SEVERAL = re.compile(
    r"(?:select|check|choose|tick|mark|pick)\s+(?:all|any|up to|as many|every|the top|one or more|multiple)|all that appl|多选|"
    r"多選|複選|"
    r"最多(?:可)?选|限选|可选择?多|选择所有|勾选所有",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\brank(?:ing|ed)?\b.*\b(?:order|1|first|from|prefer|import)|按.{0,12}(?:排序|顺序)|请?(?:进行)?排序", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^\s*(?P<number>(?:Q|q)?\d{1,3}(?:[.\-]\d{1,2})?)\s*(?:[、:：)）]\s*|(?<=Q\d)_|(?<=Q\d\d)_|[.．]\s*(?!\d)|题\s*[、.．:：]?\s*|"
    r"(?<=\d)(?: \d{2})?\s*[—–]\s*)"
    r"(?P<rest>\S.*)$",
    re.DOTALL,
)


def clean(text: str) -> str:
    """Return a heading in one line, without markup and what is left of a byte order mark."""
    return bare(_MARK_OF_ORDER.sub("", text))


def untagged(heading: str) -> tuple[str, Hint]:
    """Return a heading without the type tags and marks that platforms add, and what the tags say of the question."""
    hint: Hint = ""
    while True:
        found = _TAGGED.search(heading)
        rest = heading[: found.start()] if found else ""
        if not found or found[1].strip().lower() not in TAGS:
            found = _TAGGED_BEFORE.match(heading)
            rest = heading[found.end() :] if found else ""
        if not found or found[1].strip().lower() not in TAGS or not rest.strip():
            break
        hint = hint or TAGS[found[1].strip().lower()]
        heading = rest.strip()
    return heading.strip().strip("*＊").strip(), hint


def spoken_hint(ask: str) -> Hint:
    """Return what a wording tells its respondents of how to answer: ``multi``, ``ranking`` or nothing."""
    if _SEVERAL.search(ask):
        return "multi"
    return "ranking" if _RANKED.search(ask) else ""


def numbered(heading: str) -> tuple[str, str]:
    """Return the number before a wording (empty without one) and the wording."""
    found = _NUMBERED.match(heading)
    return (found["number"], found["rest"].strip()) if found else ("", heading)


def common_prefix(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    low, high = min(texts), max(texts)
    length = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return low[:length]


_SEPARATORS = (" - Selected Choice - ", " - ", " – ", " — ", "——", "—", "：", ": ", " [", "[", "(", "（", "-", ":", "－")
"""What platforms write between a wording and an option or row, the surest first."""
_CLOSING = {" [": "]", "[": "]", "(": ")", "（": "）"}


def parted(texts: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the wording that several headings share and what each adds; nothing when they share none.

    The place is looked for inside what they have in common: the last separator of the surest kind, so that a hyphen in a
    word of the wording parts nothing when a dash with blanks does.
    """
    if len(texts) < 2 or len(set(texts)) < 2:
        return None
    shared = common_prefix(texts)
    for separator in (*(s for s in _SEPARATORS if s not in ("-", ":") and shared.endswith(s)), *_SEPARATORS):
        for end in _ends(shared, separator):
            ask = shared[: end - len(separator)].rstrip(" -–—:：")
            items = tuple(_item(text[end:], _CLOSING.get(separator, "")) for text in texts)
            if ask and all(items):
                return ask, items
    return None


def _ends(shared: str, separator: str) -> Iterable[int]:
    """Yield where a separator ends inside a text, from the last; a bare hyphen after a stop before others inside words."""
    ends = [found.end() for found in re.finditer(re.escape(separator), shared)]
    if separator == "-":
        ends.sort(key=lambda end: (end == len(shared), shared[end - 2 : end - 1] in " .?!:)。？！：", end))
    return reversed(ends)


def _item(text: str, closing: str) -> str:
    text = text.strip()
    return text.removesuffix(closing).strip() if closing else text


def shortened(text: str, most: int = 60) -> str:
    """Return a heading cut to a length that fits into a message."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
