"""Words of strangers in Markdown, read by a parser that we did not write: they come out as they went in, and as nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.publish.markdown_text import APART, escaped

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SPAN = {"<span>", "</span>"}
"""The only markup that the escaped text brings with it: around a dollar."""


def tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def read(text: str) -> str:
    """Return what a reader sees of a text in the cell of a table; anything but words is an error."""
    markdown = f"| a | b |\n| --- | --- |\n| {escaped(text)} | end |\n"
    found = list(tokens(markdown))
    cells = [token for token in found if token.type == "inline"]
    assert len(cells) == 4, "the text has made a cell, a row or a block of its own"
    kinds = {child.type for child in cells[2].children or ()} - {"text", "html_inline", "text_special"}
    assert not kinds
    assert {child.content for child in cells[2].children or () if child.type == "html_inline"} <= SPAN
    return "".join(child.content for child in cells[2].children or () if child.type != "html_inline").replace(APART, "")


def visible(text: str) -> str:
    """Return a text as it should come out: on one line, what cannot be seen replaced."""
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in " ".join(text.split()))


WORDS = st.text(st.sampled_from("ab1 |\\`*_[]()<>&\"'$~#@!:/.-+={}%^\n\t满意\u202e\u200b\x07"), max_size=40)


@given(WORDS)
def test_a_text_comes_out_as_it_went_in(text: str) -> None:
    assert read(text).strip() == visible(text).replace(APART, "")


@given(WORDS)
def test_nothing_is_left_that_a_host_would_look_for(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    for word in ("http://", "https://", "www."):
        assert word not in shown.lower()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("@team", f"@{APART}team"),
        ("see #12 and !7", f"see #{APART}12 and !{APART}7"),
        ("http://evil.example", f"http:{APART}//evil.example"),
        ("WWW.evil.example", f"WWW{APART}.evil.example"),
        (":100:", f":{APART}100:"),
        ("GH-3", f"GH{APART}-3"),
        ("a@b.example", f"a@{APART}b.example"),
    ],
)
def test_what_would_become_a_mention_a_reference_a_link_or_a_picture_is_parted(text: str, apart: str) -> None:
    assert escaped(text) == apart


def test_html_and_formulas_are_words() -> None:
    assert escaped("<img src=x onerror=alert(1)>") == "&lt;img src=x onerror=alert(1)&gt;"
    assert escaped("$x$") == f"<span>$</span>{APART}x<span>$</span>"
    assert escaped("a | b\\") == "a \\| b\\\\"
