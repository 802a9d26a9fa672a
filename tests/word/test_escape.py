"""Words stay words: whatever an author or the data write, Pandoc reads exactly that, and nothing else."""

from __future__ import annotations

import re
from random import Random

import pytest

from reportgen.content.inlines import Claimed, LineBreak, Link, ListOf, Number, Paragraph, Quotation, Strong, Words
from reportgen.render.word.escape import anchor, escaped
from reportgen.render.word.inlines import Writer
from tests.word.pandoc import parsed, words

HOSTILE = (
    *("# heading", "- item", "+ item", "1. item", "(2) item", "a) item", "iv. item", "#. item", "(@x) example", ": definition"),
    *("> quote", "| a | b |", "| line", "---", "===", "***", "~~~", "```{python}", "`r 1+1`", "`{python} x`", "    code"),
    *("{{< include /etc/passwd >}}", "![x](http://example.org/x.png)", "[x](javascript:alert(1))", "<script>x</script>"),
    *("<iframe src=x>", "$$x$$", "\\input{/etc/passwd}", "\\\\", "a\\", "@cite", "[@cite]", "-@x", "^[note]", "[^1]: note"),
    *("[a]{.b}", "::: {custom-style=x}", ":::", "~sub~ ^sup^", "~~gone~~", "**bold**", "_em_", "*em*", "&amp; &#65;"),
    *(
        "http://example.org/",
        "<http://example.org/>",
        "% title",
        "=html",
        "`x`{=openxml}",
        "\"straight\" 'quotes'",
        "it's -- ...",
    ),
    *("“弯引号”——省略……《书名》", "100%", "3.14", "a|b", "x^2", "1.", "A.  x", "[pic-1]", "![alt][pic-1]", "+---+", "\u3000缩进"),
    *("Table: caption", ": caption", "\\* a", "!", "Note:", "#tag", ".. x", "...", "e.g. a", "1) 2) 3)", "- - -", "* * *"),
)


def seen(text: str) -> str:
    """Return words as a paragraph shows them: runs of blanks are one."""
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def test_pandoc_reads_the_words_that_were_written() -> None:
    blocks = parsed("\n\n".join(escaped(text, starts=True) for text in HOSTILE))
    assert [block["t"] for block in blocks] == ["Para"] * len(HOSTILE)
    assert [words(block) for block in blocks] == [seen(text) for text in HOSTILE]


def test_the_same_behind_other_words_and_after_a_line_break() -> None:
    writer = Writer("en", frozenset(), frozenset())
    lines = [writer.inline((Words("x"), LineBreak(), Words(text))) for text in HOSTILE]
    blocks = parsed("\n\n".join(map(str, lines)))
    assert [words(block) for block in blocks] == [f"x\n{seen(text)}" for text in HOSTILE]


SIGNS = "#*_`~^$@&!<>[](){}|\\-+=:%.'\"/ 1aZ中“…"


def test_any_signs() -> None:
    random = Random(1)  # noqa: S311 - the same signs in every run
    texts = ["".join(random.choices(SIGNS, k=random.randint(1, 12))) for _ in range(1000)]
    texts = [text for text in texts if text.strip()]
    blocks = parsed("\n\n".join(escaped(text, starts=True) for text in texts))
    assert [words(block) for block in blocks] == [seen(text) for text in texts]


def test_bold_words_side_by_side_and_inside_each_other() -> None:
    writer = Writer("zh-CN", frozenset(), frozenset())
    bold = Strong((Words("“重”"),))
    text = writer.inline((bold, Strong((Words("要"), Strong((Words("的"),)))), Words("话*")))
    (block,) = parsed(str(text))
    assert [part["t"] for part in block["c"] if part["t"] == "Strong"] == ["Strong", "Strong"]
    assert words([part for part in block["c"] if part["t"] != "RawInline"]) == "“重”要的话*"


def test_links_lead_where_they_say_and_no_scheme_is_let_through_that_is_not_safe() -> None:
    writer = Writer("en", frozenset({"f-0123456789"}), frozenset({"proof-x"}))
    number = Number("f", "82%", "use-0123456789-1")
    said = Claimed("x", (Words("more"),), "broken", "broken", "says-x-1", "proof-x")
    web, bad = Link("https://example.org/a b>(c)", (Words("web"),)), Link("javascript:alert(1)", (Words("bad"),))
    (block,) = parsed(str(writer.prose((Paragraph((number, Words(" "), web, Words(" "), bad, Words(" "), said)),))))
    links = [part["c"][2][0] for part in block["c"] if part["t"] == "Link"]
    assert links == ["#f-0123456789", "https://example.org/a%20b%3E%28c%29", "#proof-x"]
    assert words(block).startswith("82% web bad more")
    assert "× broken" in words(block).replace("\u00a0", " ")


def test_lists_and_quotations_keep_their_shape() -> None:
    writer = Writer("en", frozenset(), frozenset())
    inner = ListOf(
        ((Paragraph((Words("- one"),)),), (Paragraph((Words("two"),)), Paragraph((Words("more"),)))), ordered=True, start=9
    )
    prose = (
        ListOf(((Paragraph((Words("first"),)), inner),)),
        ListOf(((Paragraph((Words("other list"),)),),)),
        Quotation((inner,)),
    )
    blocks = [block for block in parsed(str(writer.prose(prose))) if block["t"] != "RawBlock"]
    assert [block["t"] for block in blocks] == ["BulletList", "BulletList", "BlockQuote"]
    ordered = blocks[0]["c"][0][1]
    assert (ordered["t"], ordered["c"][0][0]) == ("OrderedList", 9)
    assert words(ordered["c"][1][0]) == "- one"


@pytest.mark.parametrize("name", ["fig-x", "tbl-x", "sec-x", "thm-x"])
def test_no_anchor_is_one_of_quartos_own(name: str) -> None:
    assert anchor(name) == f"at-{name}"
    assert anchor("tab-x") == "tab-x"


def test_chinese_loses_the_spaces_that_word_makes_itself() -> None:
    writer = Writer("zh-CN", frozenset(), frozenset())
    assert str(writer.words("共 3 人，见图 4。 Word 2016")) == "共3人，见图4。 Word 2016"
    assert str(Writer("en", frozenset(), frozenset()).words("Figure 4")) == "Figure 4"
