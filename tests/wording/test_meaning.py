"""What typed numbers mean, in digits and in words of both languages."""

from __future__ import annotations

import pytest

from reportgen.spec.wording.conditions import names
from reportgen.spec.wording.meaning import Meaning, meaning

EXACT = {
    "41%": 0.41,
    "58.3 %": 0.583,
    "４１％": 0.41,
    "百分之十七": 0.17,
    "seventy per cent": 0.7,
    "9个百分点": 0.09,
    "三個百分點": 0.03,
    "9 percentage points": 0.09,
    "78.5分": 78.5,
    "1,204 respondents": 1204,
    "-12": -12,
    "二十六人": 26,
    "一百零五人": 105,
    "twenty-six people": 26,
}


@pytest.mark.parametrize("words", EXACT)
def test_exact_numbers(words: str) -> None:
    found = meaning(words)
    assert found is not None
    assert found.low == found.high == pytest.approx(EXACT[words])


RANGES = {
    "三成": ((0.26, 0.3, 0.34), (0.24, 0.36)),
    "三成以上": ((0.3, 0.39), (0.29, 0.45)),
    "不到两成": ((0.11, 0.2), (0.21, 0.05)),
    "八成五": ((0.85, 0.82), (0.75, 0.95)),
    "三分之二": ((0.66, 0.67), (0.5, 0.8)),
    "two thirds": ((0.66, 0.67), (0.5, 0.8)),
    "one in five": ((0.2, 0.22), (0.5, 0.1)),
    "Over six in ten": ((0.6, 0.64), (0.59, 0.8)),
    "nine out of ten": ((0.9, 0.89), (0.8, 1.0)),
    "more than a third": ((0.34, 0.38), (0.3, 0.5)),
    "近半": ((0.41, 0.49), (0.39, 0.51)),
    "过半": ((0.51, 0.9), (0.49,)),
    "most": ((0.51, 0.9), (0.49,)),
    "a minority": ((0.1, 0.49), (0.51,)),
}


@pytest.mark.parametrize("words", RANGES)
def test_round_words_cover_a_range(words: str) -> None:
    found = meaning(words)
    assert found is not None
    assert found.share
    inside, outside = RANGES[words]
    assert all(found.covers(value) for value in inside)
    assert not any(found.covers(value) for value in outside)


def test_words_without_a_number_mean_nothing() -> None:
    assert meaning("无一人") is None or isinstance(meaning("无一人"), Meaning)
    assert meaning("") is None


CONDITIONS = {
    ("share(overall, 5) > 50%", "过半"): True,
    ("share(overall, 50) > 10%", "过半"): False,
    ("80% < share(asked, 'yes') < 100%", "八成以上"): True,
    ("0.8 < share(asked, 'yes')", "80%"): True,
    ("share(asked, '80') > share(asked, '20')", "80%"): False,
    ("-2% < top(solving) - bottom(solving) < 2%", "2个百分点"): True,
    ("index(service) - index(place) > 10", "ten points"): True,
    ("index(service, channel='a') < 85", "85分"): True,
    ("top(overall, among=age > 50) > bottom(overall)", "过半"): False,
    ("published(wait) / published(expected) > 6", "六倍"): True,
}


@pytest.mark.parametrize(("condition", "words"), CONDITIONS)
def test_a_condition_names_the_numbers_that_it_compares_with(condition: str, words: str) -> None:
    means = meaning(words)
    assert means is not None
    assert names(condition, means) is CONDITIONS[condition, words]
