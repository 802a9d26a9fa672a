"""YAML as written is read back as itself by a YAML library, and its lines are those of its keys."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importing.written.emit import TRUE, Flow, Lines, Tree, emit, scalar

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=60)
KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda key: key.strip())


def _below(trees: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    maps = st.dictionaries(KEYS, trees, min_size=1, max_size=4)
    return st.one_of(maps, st.lists(st.one_of(TEXTS, maps), min_size=1, max_size=3))


TREES = st.recursive(TEXTS, _below, max_leaves=12)
"""Maps and lists; no list stands in a list by itself."""


def as_text(value: Any) -> Any:
    """Return what YAML read with every scalar as the text that was written."""
    return yaml.load(value, yaml.BaseLoader)  # noqa: S506 - the loader that makes texts only


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(tree: dict[str, Any]) -> None:
    assert as_text(emit(tree, {}).text) == tree


@given(TEXTS)
def test_a_text_stays_a_text_for_every_reader(text: str) -> None:
    read = yaml.safe_load(f"key: {scalar(text)}")["key"]
    number = text.lstrip("+-").isdecimal() and text.isascii()
    assert number or read == text


@pytest.mark.parametrize(
    "word", ["yes", "No", "null", "~", "1:30", "2024-01-01", "1e3", "0x1F", ".5", "- a", "a: b", "a #b", "*a", "&a", "'", '"']
)
def test_words_that_yaml_reads_otherwise_are_quoted(word: str) -> None:
    assert yaml.safe_load(f"key: {scalar(word)}")["key"] == word


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_lines_are_those_of_the_keys(tree: dict[str, Any]) -> None:
    written = emit(tree, {})
    root = yaml.compose(written.text, yaml.BaseLoader)
    assert isinstance(root, yaml.MappingNode)
    for key, _ in root.value:
        assert written.line((key.value,)) == key.start_mark.line + 1
    found = {path for path, _ in _paths(root, ())}
    assert set(written.lines) == found
    assert all(written.line(path) == line for path, line in _paths(root, ()))


def _paths(node: yaml.Node, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    below: list[tuple[tuple[str, ...], int]] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, key.value)
            below += [(here, key.start_mark.line + 1), *_paths(value, here)]
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            here = (*path, str(place))
            below += [(here, value.start_mark.line + 1), *_paths(value, here)]
    return below


def test_a_comment_stands_above_its_line_and_changes_nothing() -> None:
    tree: dict[str, Tree] = {
        "a": {"b": "1", "c": Flow({"x": "y, z", "t": TRUE})},
        "d": [{"e": Lines("one\n\ntwo: 2")}, Flow(["p", "q r"])],
    }
    written = emit(tree, {("a", "c"): ["look", "here"], ("d",): ["above all"]})
    lines = written.text.splitlines()
    at = written.line(("a", "c"))
    assert [line.strip() for line in lines[at - 3 : at - 1]] == ["# look", "# here"]
    assert lines[written.line(("d",)) - 2] == "# above all"
    assert as_text(written.text) == {
        "a": {"b": "1", "c": {"x": "y, z", "t": "true"}},
        "d": [{"e": "one\n\ntwo: 2\n"}, ["p", "q r"]],
    }


def test_the_line_of_what_is_not_written_is_that_of_what_holds_it() -> None:
    written = emit({"a": {"b": Flow({"x": "y"})}}, {})
    assert written.line(("a", "b", "x")) == 2
    assert written.line(("z",)) == 0
