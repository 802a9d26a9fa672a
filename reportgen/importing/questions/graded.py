"""How strongly a label says something: "somewhat disagree" is a negative agreement of middle strength, 非常满意 a strong one.

A label is a word of degree before a word of a quality; the degrees of one list are compared with each other only, so the
figures here need no more than the right order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reportgen.importing.questions.cells import same
from reportgen.spec.scripts import simplified

_ENGLISH: Mapping[str, float] = {
    "not at all": -0.95,
    "not in the least": -0.95,
    "not": -0.65,
    "not very": -0.35,
    "not so": -0.33,
    "not too": -0.32,
    "not that": -0.32,
    "not particularly": -0.31,
    "not really": -0.4,
    "not quite": -0.2,
    "only slightly": 0.2,
    "slightly": 0.25,
    "a little": 0.25,
    "a little bit": 0.25,
    "a bit": 0.25,
    "little": 0.2,
    "a small": 0.25,
    "minimally": 0.15,
    "a lot": 0.85,
    "mildly": 0.3,
    "somewhat": 0.4,
    "tend to": 0.42,
    "rather": 0.5,
    "reasonably": 0.5,
    "moderately": 0.5,
    "a moderate": 0.5,
    "fairly": 0.55,
    "quite": 0.57,
    "probably": 0.5,
    "possibly": 0.3,
    "generally": 0.6,
    "mostly": 0.61,
    "mainly": 0.61,
    "pretty": 0.63,
    "": 0.65,
    "quite a": 0.7,
    "really": 0.8,
    "much": 0.8,
    "very": 0.82,
    "very much": 0.83,
    "highly": 0.84,
    "greatly": 0.84,
    "significantly": 0.84,
    "a great": 0.84,
    "strongly": 0.86,
    "very strongly": 0.93,
    "definitely": 0.92,
    "extremely": 0.95,
    "exceptionally": 0.96,
    "totally": 0.98,
    "entirely": 0.98,
    "fully": 0.98,
    "absolutely": 0.98,
    "completely": 0.99,
}
_CHINESE: Mapping[str, float] = {
    "完全不": -0.99,
    "一点也不": -0.98,
    "一点都不": -0.98,
    "毫不": -0.97,
    "根本不": -0.97,
    "绝对不": -0.97,
    "极其不": -0.93,
    "极不": -0.93,
    "非常不": -0.9,
    "十分不": -0.9,
    "特别不": -0.9,
    "强烈不": -0.9,
    "很不": -0.8,
    "不": -0.6,
    "比较不": -0.45,
    "较不": -0.45,
    "不太": -0.3,
    "不怎么": -0.3,
    "不大": -0.3,
    "不是很": -0.28,
    "不够": -0.28,
    "有点不": -0.25,
    "有些不": -0.25,
    "稍微不": -0.25,
    "略不": -0.25,
    "部分不": -0.35,
    "一般": 0.05,
    "有点": 0.25,
    "有一点": 0.25,
    "有些": 0.26,
    "稍微": 0.24,
    "稍": 0.24,
    "略": 0.24,
    "略微": 0.24,
    "部分": 0.3,
    "基本": 0.4,
    "基本上": 0.4,
    "大致": 0.4,
    "大部分": 0.5,
    "比较": 0.45,
    "较为": 0.45,
    "较": 0.45,
    "还算": 0.35,
    "": 0.6,
    "挺": 0.75,
    "很": 0.8,
    "强烈": 0.88,
    "十分": 0.9,
    "非常": 0.9,
    "特别": 0.91,
    "极": 0.95,
    "极其": 0.95,
    "极为": 0.95,
    "极度": 0.95,
    "完全": 0.99,
    "绝对": 0.99,
}
OPPOSITES: Mapping[str, str] = {
    "disagree": "agree",
    "dissatisfied": "satisfied",
    "unsatisfied": "satisfied",
    "dissatisfactory": "satisfactory",
    "unsatisfactory": "satisfactory",
    "unhappy": "happy",
    "unlikely": "likely",
    "unimportant": "important",
    "unfavorably": "favorably",
    "unfavourably": "favourably",
    "unfavorable": "favorable",
    "unfavourable": "favourable",
    "unclear": "clear",
    "unfamiliar": "familiar",
    "uncomfortable": "comfortable",
    "unhelpful": "helpful",
    "uninterested": "interested",
    "unsafe": "safe",
    "untrue": "true",
    "dislike": "like",
    "distrust": "trust",
    "oppose": "support",
    "against": "in favor",
    "difficult": "easy",
    "hard": "easy",
    "bad": "good",
    "poor": "good",
    "negative": "positive",
    "negatively": "positively",
    "useless": "useful",
    "inconvenient": "convenient",
    "ineffective": "effective",
    "inaccurate": "accurate",
    "worse": "better",
    "lower": "higher",
    "less": "more",
    "low": "high",
    "weak": "strong",
    "slow": "fast",
    "decreased": "increased",
    "decrease": "increase",
    "reduced": "increased",
    "reduce": "increase",
    "false": "true",
    "反对": "支持",
    "差": "好",
    "坏": "好",
    "糟": "好",
    "糟糕": "好",
    "低": "高",
    "困难": "容易",
    "难": "容易",
    "少": "多",
    "慢": "快",
    "小": "大",
    "弱": "强",
    "松散": "严格",
    "宽松": "严格",
    "无效": "有效",
    "没用": "有用",
    "无用": "有用",
    "没有帮助": "有帮助",
    "讨厌": "喜欢",
    "反感": "喜欢",
}
_NEUTRAL = re.compile(
    r"neutral|neither\b.*|undecided|indifferent|so-so|mixed|no (difference|change)|((about|stay|stayed|remain"
    r"|remained) )*the same( as .*)?"
    r"|about average|medium|average"
    r"|moderate|no preference|in between|no (strong )?feelings?\b.*|equal(ly)?|unchanged"
    r"|一般般?|普通|中立|中等|中性|适中|还行|还可以|尚可|无所谓|既不.*也不.*|不好不坏|没意见|无意见|差不多"
    r"|没(有)?(变化|差别|区别)|不变|持平|马马虎虎"
)
_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")
_TONES = ((re.compile(r"[\u3400-\u9fff]"), _CHINESE), (re.compile(""), _ENGLISH))


def bare_label(label: str) -> str:
    """Return a label as answers are compared, without a remark in brackets at its end and the signs that end a sentence."""
    return _BRACKET.sub("", same(label)).strip(" .。,，!！")


@lru_cache(maxsize=16384)
def graded(label: str) -> tuple[str, float] | None:
    """Return the quality that a label speaks of and how strongly; an empty quality for a neutral label or a bare degree."""
    words = simplified(bare_label(label))
    if is_neutral(words):
        return "", 0.0
    degree, rest, _ = degree_of(words)
    if not degree and rest == words and not rest:
        return None
    quality = OPPOSITES.get(rest, rest)
    strength = _degrees(words)[degree]
    return quality, -strength if quality != rest else strength


def is_neutral(words: str) -> bool:
    """Tell whether words, in simplified signs, stand in the middle of a scale."""
    return _NEUTRAL.fullmatch(words) is not None


def _degrees(words: str) -> Mapping[str, float]:
    return next(degrees for pattern, degrees in _TONES if pattern.search(words))


@lru_cache(maxsize=16384)
def degree_of(words: str) -> tuple[str, str, bool]:
    """Split words, in simplified signs, into the longest degree that they begin with (or end with), and the rest.

    The last tells whether the degree stands behind: agree strongly, increased a lot.
    """
    degrees = _degrees(words)
    chinese = degrees is _CHINESE
    for degree in _LONGEST_FIRST[chinese]:
        if words == degree and not (chinese and degree in ("不", "略")):
            return degree, "", False
        if words.startswith(degree if chinese else f"{degree} "):
            return degree, words[len(degree) :].strip(), False
        if not chinese and words.endswith(f" {degree}"):
            return degree, words.removesuffix(degree).strip(), True
    return "", words, False


_LONGEST_FIRST = tuple(sorted(filter(None, degrees), key=len, reverse=True) for degrees in (_ENGLISH, _CHINESE))
"""Degrees of English and of Chinese."""
