"""Questions that a reader is likely to want the others crossed with: who people are, by wording, in groups large enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportgen.importing.draft import DraftQuestion
from reportgen.importing.questions.cells import same
from reportgen.spec.scripts import simplified

_MOST, _GROUPS = 3, range(2, 9)
_SMALLEST = 0.03
_WORDS: Sequence[str] = (
    r"\bgender\b|\bsex\b|性别|男.{0,3}女",
    r"\bage\b|how old|年龄|年纪|出生年|\bage (group|band|range)",
    (
        r"\bregion\b|\bcountry\b|which (state|province|city)|where (do you|are you) (live|located|based)|地区|省份"
        r"|城市|所在地|居住地|\bcontinent\b"
    ),
    r"education|degree|学历|教育程度|文化程度",
    r"\bincome\b|salary|收入|薪资|月薪",
    r"department|\brole\b|job title|position|occupation|职业|职位|岗位|部门|行业|industry|身份",
    r"\bchannel\b|\bcustomer type\b|渠道|会员|\bclass\b|type of travel|客户类型",
    r"tenure|years of (experience|service)|how long have you|工龄|年限|工作年|年级|\bgrade\b|\byear of study\b|experience",
    r"organi[sz]ation size|company size|number of employees|how (big|large)|规模",
    r"marital|children|married|婚姻|子女",
)


def segments_of(questions: Sequence[DraftQuestion]) -> tuple[str, ...]:
    """Return the names of the likeliest segments, three at most."""
    ranked = [(rank, place, question.name) for place, question in enumerate(questions) if (rank := _rank(question)) is not None]
    first: dict[int, tuple[int, int, str]] = {}
    for found in sorted(ranked):
        first.setdefault(found[0], found)
    return tuple(name for _, _, name in sorted(first.values())[:_MOST])


def _rank(question: DraftQuestion) -> int | None:
    if question.kind != "single" or len(question.options) not in _GROUPS or not _large_enough(question):
        return None
    words = simplified(same(f"{question.ask} {question.name.replace('_', ' ')}"))
    if len(words) > 160:
        return None
    return next((rank for rank, pattern in enumerate(_WORDS) if re.search(pattern, words)), None)


def _large_enough(question: DraftQuestion) -> bool:
    """Tell whether two groups at least are large enough to say something of."""
    column = question.columns[0].cells
    counts = Counter({column.values[place]: count for place, count in Counter(column.cells).items()})
    answered = sum(count for code, count in counts.items() if code and code not in question.missing)
    large = [count for code, count in counts.items() if code and count >= max(5, _SMALLEST * answered)]
    return len(large) >= 2
