"""Answers that stand outside the order of the others: other, none of these, not applicable, don't know, no answer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from reportgen.importing.questions.cells import same

Special = Literal["", "other", "none", "not-applicable", "unknown", "refused"]

LAST: tuple[Special, ...] = ("other", "none", "not-applicable", "unknown", "refused")
"""The order in which they close a list of options."""
_KINDS: tuple[tuple[Special, re.Pattern[str]], ...] = (
    (
        "refused",
        re.compile(
            r"(i('d| would)? |i )?(prefer|rather|wish|choose) not( to)?\b.*|refused?( to answer)?|decline[sd]?\b.*"
            r"|(i )?(do not|don'?t) (wish|want) to (answer|disclose|say).*|no answer|no response"
            r"|(不愿|不願|不便|不想|不方便)(意)?.{0,6}(回答|透露|告知|说|說|作答)?|拒[绝絕]?(回)?答|保密|未(回)?答"
            r"|無可奉告|无可奉告"
        ),
    ),
    (
        "unknown",
        re.compile(
            r"(i )?(really )?(do not|don'?t) know\b.{0,14}|dk|(i'?m |i am )?(not sure|unsure|not certain"
            r"|uncertain)\b.{0,20}|no opinion"
            r"|(can'?t|cannot|hard to|difficult to) (say|choose|judge|tell)|no idea|unknown|don'?t (remember|recall)"
            r"|不知道|不清楚|不了解|不瞭解|说不清楚?|說不清楚?|不确定|不確定|不好说|不好說|难以(判断|回答)|難以(判斷"
            r"|回答)|记不清|記不清|没想过"
            r"|(?!.*(appl|适用|適用)).{1,40}\(n/a\)"
        ),
    ),
    (
        "not-applicable",
        re.compile(
            r"n\.?/?a\.?|\(n/a\)|\(n/a\)|iap|.*(appl|适用|適用).*\(n/a\)"
            r"|(it |this )?(is )?(not|does not|doesn'?t) appl(icable|y)\b.{0,30}|inapplicable"
            r"|不适用|不適用|无法(评价|评分|评估)|無法(評價|評分|評估)|未(使用|接触|参加)过"
        ),
    ),
    (
        "none",
        re.compile(
            r"none|none (of|from) (the|these|those|them)\b.{0,30}|none of above|nothing|no one|nobody|neither|not any|no / none"
            r"|(以上)?(都|均|皆)(没有|沒有|不是|不|无|無|非).{0,6}|以上(皆非|无|無)|没有|沒有|无|無|暂无"
        ),
    ),
    (
        "other",
        re.compile(
            r"(any |some )?others?( (option|answer|reason|response)s?)?\s*([-:,(\[_/].{0,60}|please\b.*|specify.*"
            r"|not listed.*)?"
            r"|something else\b.{0,20}"
            r"|(其他|其它|另外|别的|別的)\s*([(【\[:：_＿。-].*|(请|請|原因|方面|方式|情况|情況|选项|職業|职业|地区|类"
            r"|專業|专业).{0,20})?"
        ),
    ),
)
_PARTS = re.compile(r"\s*/\s*|\s+or\s+|或")
"""What stands between two special answers in one option: "don't know / no answer"."""
_LONGEST = 100
_WRITTEN = re.compile(
    r"(?P<option>(others?|其他|其它|另外)\s*([(（【\[][^:：]{0,30}[)）】\]]|please specify)?\s*[:：])\s*(?P<words>\S.*)",
    re.IGNORECASE,
)
"""An own word after its option, as "Other: sailing"."""


@lru_cache(maxsize=16384)
def special(text: str) -> Special:
    """Tell which kind of special answer a text is; empty for an ordinary one."""
    if len(text) > _LONGEST:
        return ""
    key = same(text).rstrip(".。!！ ")
    kinds = {_kind(part.strip()) for part in (_PARTS.split(key) if _kind(key) == "" else [key])}
    return min(kinds, key=LAST.index) if "" not in kinds else ""


def _kind(key: str) -> Special:
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(key)), "")


def written(text: str) -> bool:
    """Tell whether a text is "other" with a respondent's own words behind it."""
    return _WRITTEN.fullmatch(text.strip()) is not None
