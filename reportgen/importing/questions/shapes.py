"""Whole rating scales as questionnaires offer them: of degrees of one quality, and of words that are no degrees.

A place of a scale of degrees is a side (``-``, ``0``, ``+``) with a word of degree. ``W`` stands for any strong word and ``m``
for any mild one, each side its own. The usual forms come first: five points, as SurveyMonkey, Qualtrics and 问卷星 offer them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Shape = tuple[str, ...]


def _shapes(*lines: str) -> tuple[Shape, ...]:
    return tuple(tuple(place.replace("_", " ") for place in line.split()) for line in lines)


STRONG = frozenset(
    [
        *("strongly", "very", "extremely", "highly", "completely", "totally", "absolutely", "fully", "entirely", "definitely"),
        *("greatly", "significantly", "very much", "very strongly", "much", "a lot", "really", "exceptionally"),
        *["完全", "非常", "十分", "特别", "很", "极", "极其", "极为", "极度", "绝对", "强烈", "一点也", "一点都", "毫", "根本"],
    ]
)
MILD = frozenset(
    [
        *("somewhat", "slightly", "moderately", "fairly", "rather", "mostly", "quite", "a little", "a bit", "a little bit"),
        *("tend to", "mildly", "generally", "pretty", "reasonably", "probably", "only slightly", "mainly"),
        *[
            "比较",
            "较",
            "较为",
            "有点",
            "有一点",
            "有些",
            "稍微",
            "稍",
            "略",
            "略微",
            "部分",
            "基本",
            "基本上",
            "大致",
            "大部分",
            "还算",
        ],
    ]
)
TWO_SIDED = _shapes(
    "-W - 0 + +W",
    "-W -m 0 +m +W",
    "-W -不太 0 +m +W",
    "- -不太 0 +m +W",
    "-W - 0 +m +W",
    "- -m 0 +m +",
    "-W -不太 0 + +W",
    "-W - + +W",
    "-W -m +m +W",
    "- -m +m +",
    "-W -不太 +m +W",
    "- -不太 +m +W",
    "- 0 +m +W",
    "- 0 + +W",
    "- +基本 + +W",
    "-W - +基本 + +W",
    "-W - -m 0 +m + +W",
    "-extremely -moderately -slightly 0 +slightly +moderately +extremely",
    "-W - -m +m + +W",
    "-extremely -moderately -slightly +slightly +moderately +extremely",
    "- 0 +",
    "-m 0 +m",
    "-不太 0 +m",
)
ONE_SIDED = _shapes(
    "+not_at_all +slightly +moderately +very +extremely",
    "+not_at_all +not_so +somewhat +very +extremely",
    "+not_at_all +not_very +somewhat +very +extremely",
    "+not_at_all +slightly +somewhat +very +extremely",
    "+not_at_all +a_little +moderately +quite_a_bit +extremely",
    "+not_at_all +slightly +somewhat +moderately +extremely",
    "+not_at_all +a_little +somewhat +quite +very",
    "+not_at_all +a_little +somewhat +very +extremely",
    "+not +slightly +moderately + +very",
    "+not +slightly +moderately +very +extremely",
    "+not +somewhat +moderately +very +extremely",
    "+not_at_all +not_very +fairly +very",
    "+not_at_all +not_very +somewhat +very",
    "+not_at_all +not_too +somewhat +very",
    "+not_at_all +not_very +quite +very",
    "+not_at_all +not_really +somewhat +very",
    "+not_at_all +slightly +moderately +very",
    "+not_at_all +slightly +fairly +very",
    "+not +somewhat + +very",
    "+not_at_all +somewhat +very",
    "+not +somewhat +very",
)
BOTH_WAYS = frozenset(
    [
        *(
            "agree",
            "satisfied",
            "likely",
            "happy",
            "favorably",
            "favourably",
            "favorable",
            "favourable",
            "easy",
            "good",
            "better",
        ),
        *("positive", "positively", "support", "like", "increased", "increase", "more", "higher"),
    ]
)
"""Qualities of English that scales commonly ask both ways; of others from none to much."""
_WORDS = {
    "frequency": (
        "Never, Rarely, Sometimes, Often, Always",
        "Never, Sometimes, About half the time, Most of the time, Always",
        "Never, Rarely, Sometimes, Usually, Always",
        "Never, Rarely, Occasionally, Often, Always",
        "Never, Rarely, Occasionally, Frequently, Very frequently",
        "Never, Rarely, Sometimes, Often, Very often",
        "Never, Almost never, Sometimes, Fairly often, Very often",
        "Never, Almost never, Sometimes, Almost always, Always",
        "Never, Rarely, Sometimes, Often, Usually, Always",
        "Never, Rarely, Occasionally, Sometimes, Frequently, Usually, Always",
        "Never, Rarely, Sometimes, Often",
        "Never, Sometimes, Often, Always",
        "Never, Rarely, Sometimes, Always",
        "Never, Sometimes, Usually, Always",
        "Never, Rarely, Occasionally, Frequently",
        "Never, Sometimes, Often",
        "Never, Sometimes, Always",
        "从不, 很少, 有时, 经常, 总是",
        "从不, 偶尔, 有时, 经常, 总是",
        "从不, 很少, 偶尔, 经常, 总是",
        "几乎不, 很少, 有时, 经常, 总是",
        "从不, 偶尔, 有时, 经常, 频繁",
        "从不, 很少, 有时, 经常",
        "从不, 偶尔, 经常, 总是",
        "从不, 有时, 经常, 总是",
        "从不, 很少, 偶尔, 经常",
        "从不, 偶尔, 有时, 经常",
        "从不, 偶尔, 经常",
        "从不, 有时, 经常",
        "从不, 有时, 总是",
    ),
    "quality": (
        "Very poor, Poor, Fair, Good, Very good",
        "Poor, Fair, Good, Very good, Excellent",
        "Very poor, Poor, Average, Good, Very good",
        "Terrible, Poor, Average, Good, Excellent",
        "Very poor, Poor, Fair, Good, Excellent",
        "Poor, Below average, Average, Above average, Excellent",
        "Poor, Average, Good, Very good, Excellent",
        "Poor, Fair, Average, Good, Excellent",
        "Poor, Fair, Good, Excellent",
        "Poor, Average, Good, Excellent",
        "Poor, Satisfactory, Good, Excellent",
        "Below average, Average, Above average",
        "Poor, Fair, Good",
        "Poor, Average, Good",
        "非常差, 差, 一般, 好, 非常好",
        "很差, 差, 一般, 好, 很好",
        "非常差, 较差, 一般, 较好, 非常好",
        "很差, 较差, 一般, 较好, 很好",
        "差, 一般, 好, 很好, 非常好",
        "差, 一般, 良好, 优秀",
        "差, 中, 良, 优",
        "不及格, 及格, 良好, 优秀",
        "差, 一般, 好, 很好",
        "差, 一般, 好, 非常好",
        "较差, 一般, 较好",
        "差, 一般, 好",
    ),
    "likelihood": (
        "Definitely not, Probably not, Might or might not, Probably yes, Definitely yes",
        "Definitely not, Probably not, Probably yes, Definitely yes",
        "肯定不会, 可能不会, 不一定, 可能会, 肯定会",
        "肯定不会, 可能不会, 可能会, 肯定会",
    ),
    "extent": (
        "Not at all, A little, Somewhat, Quite a bit, Very much",
        "None at all, A little, A moderate amount, A lot, A great deal",
        "Not at all, Slightly, Moderately, A lot, Extremely",
        "To no extent, To a small extent, To some extent, To a great extent, To a very great extent",
        "Not at all, A little, Somewhat, A lot",
        "Not at all, Not much, Somewhat, A great deal",
        "Not at all, A little, Quite a bit, Very much",
        "Not at all, Somewhat, Very much",
    ),
}


def of_words(family: str) -> Iterable[Sequence[str]]:
    """Return the whole scales of a family whose words are no degrees, the most usual first."""
    return (tuple(line.split(", ")) for line in _WORDS.get(family, ()))


def of_degrees(quality: str, *, chinese: bool) -> tuple[Shape, ...]:
    """Return the whole scales of degrees of a quality, the most usual first."""
    return TWO_SIDED if chinese else (*TWO_SIDED, *ONE_SIDED) if quality in BOTH_WAYS else (*ONE_SIDED, *TWO_SIDED)
