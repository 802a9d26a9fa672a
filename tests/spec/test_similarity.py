"""How alike texts are: the same in any writing, little changed by a changed word, small for different texts on one subject."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.similarity import LEAST, Pairs, most_alike, pairs, percent, words

RETURNS = "退换的条件各店不一，用户要先弄懂规则，再准备材料；平台统一执行无理由退换，申请通过后自动生成面单，退款时限写进承诺。"
PARCELS = "包裹停滞几天，用户自己发现了才来催；对超过预计时间的包裹提前告知原因与新的到达日，同时给出改址、补发、退款三种选择。"
ENGLISH = "Print the label with the application and refund the buyer as soon as the parcel has been scanned at the counter."
TEXTS = st.text(alphabet="网购售后服务满意提升 abcABC，。", max_size=60)


def likeness(one: str, other: str) -> float:
    return next((share for _, _, share in most_alike([(0, pairs(one)), (1, pairs(other))], 1e-9)), 0.0)


def dice(left: Pairs, right: Pairs) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


@given(TEXTS, TEXTS)
def test_likeness_is_symmetric_and_between_none_and_whole(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(TEXTS)
def test_a_text_is_like_itself_unless_it_says_nothing(text: str) -> None:
    assert likeness(text, text) == (1 if words(text) else 0)


def test_case_width_and_marks_do_not_count() -> None:
    assert likeness(RETURNS, RETURNS.replace("，", ", ").replace("。", "！")) == 1
    assert likeness(ENGLISH, ENGLISH.upper().replace(" ", "  ")) == 1
    assert likeness("使用AI客服在十二个城市试行三个月之后再决定", "使用ＡＩ客服在十二个城市试行三个月之后再决定") == 1


def test_a_few_changed_words_leave_a_copy_a_copy() -> None:
    assert likeness(RETURNS, RETURNS.replace("面单", "标签")) > 0.9
    assert likeness(ENGLISH, ENGLISH.replace("buyer", "customer")) > 0.8


def test_sentences_in_another_order_are_still_a_copy() -> None:
    first, second = RETURNS.split("；")
    assert likeness(RETURNS, f"{second}；{first}") > 0.9


def test_different_texts_on_one_subject_are_not_alike() -> None:
    assert likeness(RETURNS, PARCELS) < 0.2


def test_short_texts_are_alike_only_when_they_are_the_same() -> None:
    assert len(words("优化流程")) < LEAST
    assert likeness("优化流程", "优化流程。") == 1
    assert likeness("优化流程", "优化流程设计") == 0


def test_each_text_is_said_once_with_the_one_it_is_most_like() -> None:
    near = RETURNS.replace("面单", "标签")
    texts = [("a", pairs(RETURNS)), ("b", pairs(PARCELS)), ("c", pairs(near)), ("d", pairs(near))]
    assert [(first, again, percent(share)) for first, again, share in most_alike(texts, 0.5)] == [
        ("a", "c", percent(likeness(RETURNS, near))),
        ("c", "d", 100),
    ]


@given(st.lists(TEXTS, max_size=12), st.floats(0.01, 1))
def test_all_are_found_that_a_comparison_of_each_with_each_finds(texts: list[str], least: float) -> None:
    found = list(map(pairs, texts))
    best = ((max(((dice(found[i], found[n]), i) for i in range(n)), default=(0.0, 0)), n) for n in range(len(found)))
    expected = [(first, n, share) for (share, first), n in best if share >= least]
    assert list(most_alike(enumerate(found), least)) == expected


def test_only_the_very_same_is_a_hundred_percent() -> None:
    assert (percent(1), percent(0.9999), percent(0.5)) == (100, 99, 50)
