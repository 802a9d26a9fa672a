"""What a report says in other words, and how the words are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.publish.diff.compare import compare
from reportgen.publish.diff.texts import TextChange, words_changed
from tests.review.made import Json, fact, line, version


def changes(folder: Path, before: list[Json], after: list[Json]) -> list[TextChange]:
    facts = [fact("a", 0.4, "40%"), fact("b", 0.4, "40%")], [fact("a", 0.5, "50%"), fact("b", 0.4, "40%")]
    sides = [version(folder / str(i), facts[i], lines=lines) for i, lines in enumerate((before, after))]
    return list(compare(sides[0], sides[1]).texts)


def test_a_sentence_whose_number_changed_is_the_same_sentence(tmp_path: Path) -> None:
    same = [line("Today ", {"fact": "a"}, " are content.")]
    assert changes(tmp_path, same, same) == []


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ([line("The old words stand here.")], [line("The new words stand here.")], ["changed"]),
        ([line("Target 80%", kind="action", part="target")], [line("Target 85%", kind="action", part="target")], ["numbers"]),
        ([line("It is ", {"fact": "a"}), line("x")], [line("It is ", {"fact": "b"}), line("x")], ["fact"]),
        ([line("One."), line("Two is here.")], [line("One.")], ["removed"]),
        ([line("One.")], [line("One."), line("Two is here.")], ["added"]),
        ([line("One."), line("Two."), line("Three.")], [line("Two."), line("Three."), line("One.")], ["moved"]),
        ([line("Alpha beta gamma")], [line("全然不同的一句话")], ["added", "removed"]),
        ([line("Bars", kind="figure", name="f", part="title")], [line("图", kind="figure", name="f", part="title")], ["changed"]),
        ([line("In one", section=("A",))], [line("In one", section=("B",))], []),
    ],
)
def test_every_way_in_which_a_line_can_differ(before: list[Json], after: list[Json], what: list[str], tmp_path: Path) -> None:
    assert [change.what for change in changes(tmp_path, before, after)] == what


def test_another_number_that_prints_the_same_is_told(tmp_path: Path) -> None:
    facts = [fact("a", 0.4, "40%"), fact("b", 0.4, "40%")]
    sides = [version(tmp_path / name, facts, lines=[line("It is ", {"fact": name})]) for name in ("a", "b")]
    assert [change.what for change in compare(sides[0], sides[1]).texts] == ["fact"]


def test_a_label_that_stands_in_many_tables_changed_once(tmp_path: Path) -> None:
    tables = [[line(word, kind="table", name=f"t{i}", part="row") for i in range(5)] for word in ("Very poor", "Poor indeed")]
    (change,) = changes(tmp_path, *tables)
    assert (change.times, change.old_text, change.new_text) == (5, "Very poor", "Poor indeed")


def test_words_are_marked_whole_and_hanzi_one_by_one() -> None:
    assert list(words_changed("效率低，回复慢", "效率低，回复迟缓")) == [("same", "效率低，回复"), ("old", "慢"), ("new", "迟缓")]
    assert list(words_changed("rated best of 85%", "rated better of 85%")) == [
        *(("same", "rated "), ("old", "best"), ("new", "better"), ("same", " of 85%")),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_marked_words_are_the_two_texts(old: str, new: str) -> None:
    pieces = list(words_changed(old, new))
    assert "".join(words for kind, words in pieces if kind != "new") == old
    assert "".join(words for kind, words in pieces if kind != "old") == new
