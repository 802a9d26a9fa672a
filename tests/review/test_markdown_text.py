"""Words of strangers in Markdown, read by a parser that we did not write: they come out as they went in, and as nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.publish.markdown_text import APART, plain

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SPACE = "\u200b"


def tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def read(text: str) -> str:
    """Return what a reader sees of a text in the cell of a table; anything but words is an error."""
    markdown = f"| a | b |\n| --- | --- |\n| {plain(text)} | end |\n"
    found = list(tokens(markdown))
    cells = [token for token in found if token.type == "inline"]
    assert len(cells) == 4, "the text has made a cell, a row or a block of its own"
    kinds = {child.type for child in cells[2].children or ()} - {"text", "text_special"}
    assert not kinds
    return "".join(child.content for child in cells[2].children or ()).replace(SPACE, "")


def visible(text: str) -> str:
    """Return a text as it should come out: on one line, what cannot be seen replaced."""
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in " ".join(text.split()))


WORDS = st.text(st.sampled_from("ab1 |\\`*_[]()<>&\"'$~#@!:/.-+={}%^\n\t满意\u202e\u200b\x07"), max_size=40)


@given(WORDS)
def test_a_text_comes_out_as_it_went_in(text: str) -> None:
    assert read(text).strip() == visible(text)


@given(WORDS)
def test_nothing_is_left_that_a_host_would_look_for(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    for word in ("http://", "https://", "www."):
        assert word not in shown.lower()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("@team", f"&#64;{APART}team"),
        ("see #12 and !7", f"see &#35;{APART}12 and &#33;{APART}7"),
        ("http://evil.example", f"http{APART}://evil.example"),
        ("WWW.evil.example", f"WWW{APART}.evil.example"),
        (":100:", f":{APART}100:"),
        ("GH-3", f"GH{APART}-3"),
        ("a@b.example", f"a&#64;{APART}b.example"),
        ("~bug &4 %9 $7", f"&#126;{APART}bug &#38;{APART}4 %{APART}9 &#36;{APART}7"),
        ("0123456789abcdef", f"012345{APART}6789abcdef"),
        ("18% > 4%", "18% &#62; 4%"),
    ],
)
def test_what_would_become_a_mention_a_reference_a_link_or_a_picture_is_parted(text: str, apart: str) -> None:
    assert plain(text) == apart


def test_html_is_words() -> None:
    assert plain("<img src=x onerror=alert(1)>") == "&#60;img src&#61;x onerror&#61;alert&#40;1&#41;&#62;"
    assert plain("a | b") == "a &#124; b"
