"""``every`` and ``some`` are the conditions that an author would otherwise write one by one."""

from __future__ import annotations

import pytest

from reportgen.spec.expressions.bind import resolver
from reportgen.spec.expressions.faults import Refused
from reportgen.spec.expressions.parse import parse
from reportgen.spec.expressions.quantified import MOST_ITEMS
from reportgen.spec.expressions.tree import Expression, Logic, Quantified
from tests.spec.expressions.sample import NOTHING, bound, changed, faults, read, rebuilt

WRITTEN_OUT = {
    "every(channel, top(overall) > bottom(overall))": [
        "top(overall, channel=phone) > bottom(overall, channel=phone)",
        "top(overall, channel=chat) > bottom(overall, channel=chat)",
    ],
    "every(channel, top(overall, channel=each) > top(overall))": [
        "top(overall, channel=phone) > top(overall)",
        "top(overall, channel=chat) > top(overall)",
    ],
    "every(channel, top(overall, 城市=bj) > top(overall, channel=chat))": [
        "top(overall, 城市=bj, channel=phone) > top(overall, channel=chat)",
        "top(overall, 城市=bj, channel=chat) > top(overall, channel=chat)",
    ],
    "some(channel, rank(shortcomings, slow) == 1)": [
        "rank(shortcomings, slow, channel=phone) == 1",
        "rank(shortcomings, slow, channel=chat) == 1",
    ],
    "some(channel, segment_ranked(mean(age), 城市, 1) == bj)": [
        "segment_ranked(mean(age, channel=phone), 城市, 1) == bj",
        "segment_ranked(mean(age, channel=chat), 城市, 1) == bj",
    ],
    "every(responsiveness, top(each) > bottom(each))": [
        "top(overall) > bottom(overall)",
        "top(等候时间) > bottom(等候时间)",
    ],
    "some(shortcomings, share(shortcomings, each, channel=chat) > 5%)": [
        "share(shortcomings, slow, channel=chat) > 5%",
        "share(shortcomings, rude, channel=chat) > 5%",
        "share(shortcomings, 'none', channel=chat) > 5%",
    ],
    "every((bj, sh), base(overall) > 30)": ["base(overall, 城市=bj) > 30", "base(overall, 城市=sh) > 30"],
    "every((电话, chat), base(overall) > 30)": ["base(overall, channel=phone) > 30", "base(overall, channel=chat) > 30"],
    "every(channel, mean(age, among=channel != each) > 30)": [
        "mean(age, among=channel != phone) > 30",
        "mean(age, among=channel != chat) > 30",
    ],
}


def quantified(written: str) -> Quantified:
    found = read(written)
    assert isinstance(found, Quantified)
    return found


@pytest.mark.parametrize(("written", "conditions"), WRITTEN_OUT.items(), ids=list(WRITTEN_OUT))
def test_a_set_is_written_out(written: str, conditions: list[str]) -> None:
    found = quantified(written)
    assert found.operator == written.partition("(")[0]
    assert list(found.parts) == [read(condition) for condition in conditions]
    assert len(found.items) == len(conditions)


def test_items_keep_their_names() -> None:
    assert quantified("every(channel, top(overall) > 1%)").items == (("channel", "phone"), ("channel", "chat"))
    assert quantified("every(responsiveness, top(each) > 1%)").items == (("overall", ""), ("等候时间", ""))


def test_a_list_of_values_that_two_segments_have_is_of_the_one_that_is_narrowed() -> None:
    options = {"phone": "电话", "chat": "在线", "shop": "门店"}
    codebook = changed(
        segments={
            "channel": {"label": "渠道", "column": "c", "options": options},
            "second": {"label": "备用", "column": "d", "options": options},
        }
    )
    read_in = resolver(codebook)

    def reading(text: str) -> Expression:
        return read_in.resolve(parse(text))

    with pytest.raises(Refused, match="the list may be of channel, second"):
        reading("every((phone, chat), top(overall) > 1%)")
    found = reading("every((phone, chat), top(overall, second=each) > 1%)")
    assert isinstance(found, Quantified)
    assert found.items == (("second", "phone"), ("second", "chat"))


@pytest.mark.parametrize("extra", [0, 1])
def test_a_set_has_at_most_so_many_items(extra: int) -> None:
    options = {f"v{n}": f"Value {n}" for n in range(MOST_ITEMS + extra)}
    codebook = changed(segments={"city": {"label": "City", "column": "c", "options": options}}, body=NOTHING)
    written = parse("every(city, top(overall) > 1%)")
    if extra:
        with pytest.raises(Refused, match=f"city has {MOST_ITEMS + 1} items"):
            resolver(codebook).resolve(written)
    else:
        found = resolver(codebook).resolve(written)
        assert isinstance(found, Quantified)
        assert len(found.parts) == MOST_ITEMS


def test_what_is_wrong_with_every_item_is_said_once_and_what_only_some_have_with_its_name() -> None:
    [of_all] = faults("every(channel, top(overal) > 1%)")
    assert "where each" not in of_all.found
    [of_one] = faults("every((overall, age), top(each) > 1%)")
    assert of_one.found.endswith("where each is age")


def test_a_quantifier_stands_among_other_conditions() -> None:
    found = read("top(overall) > 1% or not every(channel, top(overall) > 1%)")
    assert isinstance(found, Logic)


def test_breakdowns_of_rebuilt_rows_are_refused_and_published_questions_are_not() -> None:
    def codes(holds: str) -> list[tuple[str, int]]:
        problems = bound(rebuilt("overall", "shortcomings", claims=[{"id": "c", "says": "x", "holds": holds}])).problems
        return [(p.code.value, p.place.column) for p in problems]

    assert codes("every(channel, top(overall) > 1%)") == [("not-published", 16)]
    assert codes("some(shortcomings, share(shortcomings, each) > 1%)") == []
