"""A comparison in every format: what a reviewer reads, and that a stranger's words do nothing in it."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportgen.content.words import LANGUAGES, phrases
from reportgen.problem_text import width
from reportgen.publish.diff.as_json import as_json
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.markdown import LIMIT, as_markdown
from reportgen.publish.diff.page import as_html
from reportgen.publish.diff.terminal import MOST, as_text
from reportgen.publish.diff.wording import Wording
from reportgen.publish.markdown_text import plain
from tests.patience import ends
from tests.render.devtools import CHROMIUM, FLAGS
from tests.review.made import INPUTS, Json, claim, fact, line, version

EVIL = (
    "@everyone #1 !2 GH-3 :tada: <script>alert(1)</script><img src=x onerror=alert(1)> | a | b | `code` "
    "[x](https://evil.example) "
    "**bold** $x$ www.evil.example me@evil.example 0123456789abcdef \u202e\x1b[31m </td></details> --> &lt; ~~gone~~ __x__"
)


def comparison(folder: Path, words: str = "plain", count: int = 3) -> Comparison:
    """Return a comparison with something in every part, all words of authors being the same."""

    def side(name: str, value: float, holds: bool, says: str, target: str) -> Any:
        facts: list[Json] = [
            fact(f"share(q{i}, '{words}')", value, f"{value * 100:.0f}%", n=int(value * 100), base=100, definition={"en": says})
            for i in range(count)
        ]
        facts.append(fact(f"only-{name}", 1.0, words))
        lines = [line(f"{words} {target}", kind="action", part="target", section=(words,)), line(says, words, name=words)]
        claims = [claim(words, holds, says), claim(f"{name} {words}", True, words)]
        inputs = [INPUTS[0], {**INPUTS[1], "sha256": name, "path": words}]
        return version(
            folder / name, facts, claims=claims, lines=lines, inputs=inputs, version=f"{name} {words}", minimum_count=5
        )

    return compare(side("old", 0.4, True, f"{words} was", "80%"), side("new", 0.43, False, f"{words} is", "85%"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_says_the_same_in_every_language(language: str, tmp_path: Path) -> None:
    of, words = comparison(tmp_path), Wording(language, "en")
    assert len(of.figures) == 3
    assert len(of.flipped) == 1
    page = html.unescape(re.sub(r"<[^>]*>", "", as_html(of, words)))
    for text in (as_text(of, words), html.unescape(as_markdown(of, words)), page):
        shown = text.replace("\u200b", "")
        assert words.headline(of) in shown
        for heading in ("head-told", "head-claims", "head-figures", "head-come", "head-texts", "head-inputs"):
            assert words.say(heading) in shown
        assert words.say("result-broken") in shown
        assert "43%" in shown


def test_every_word_is_used_somewhere() -> None:
    folder = Path(__file__).parents[2]
    sources = [*(folder / "reportgen" / "publish" / "diff").glob("*.py"), folder / "templates" / "pages" / "diff.html"]
    sources.append(folder / "reportgen" / "verbs" / "diff_formats.py")
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    families = (
        "cause",
        "result",
        "what",
        "input",
        "kind",
        "part",
        "told",
        "claims",
        "claims-other",
        "outcomes",
        "added",
        "removed",
        "quiet",
        "texts",
        "lines-more",
    )
    for key in (key.removeprefix("diff-") for key in phrases("en") if key.startswith("diff-")):
        assert f'"{key}"' in text or f"'{key}'" in text or any(key.startswith(f"{family}-") for family in families), key


def test_the_terminal_shows_the_first_rows_aligned_and_all_when_asked(tmp_path: Path) -> None:
    of, words = comparison(tmp_path, count=40), Wording("en", "en")
    text = as_text(of, words)
    rows = [row for row in text.splitlines() if row.startswith("  share(")]
    assert len(rows) == MOST + MOST  # figures, and as many cells that both versions together tell
    assert f"and {40 - MOST} more" in text
    assert len({width(row[: row.index("40% → 43%")]) for row in rows if "→" in row}) == 1
    everything = as_text(of, words, everything=True)
    assert len([row for row in everything.splitlines() if "40% → 43%" in row]) == 40
    assert " more" not in everything


def test_nothing_moves_the_cursor_of_a_terminal(tmp_path: Path) -> None:
    text = as_text(comparison(tmp_path, EVIL), Wording("en", "en"), everything=True)
    assert "\x1b" not in text
    assert "\u202e" not in text


def rendered(markdown: str) -> ElementTree.Element:
    """Return a comment as GitHub makes it of Markdown: tables on, HTML let through."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return ElementTree.fromstring(f"<body>{made.replace('<br>', '<br/>').replace('<details open>', '<details>')}</body>")  # noqa: S314 - ours


def test_a_strangers_words_do_nothing_in_a_comment(tmp_path: Path) -> None:
    markdown = as_markdown(comparison(tmp_path, EVIL), Wording("en", "en"))
    page = rendered(markdown)
    tags = {element.tag for element in page.iter()}
    assert tags <= {
        "body",
        "h3",
        "p",
        "strong",
        "details",
        "summary",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "br",
        "sub",
    } | {
        *("del", "ins"),
    }
    words = "".join(page.itertext())
    assert "<script>alert(1)</script>" in words, "the words themselves are shown"
    for active in ("@everyone", "#1", "GH-3", ":tada:", "https://", "www.evil", "me@evil", "0123456789abcdef"):
        assert active not in words
    assert all(len(row) == 5 for row in page.iter("tr") if "%" in "".join(row.itertext()) and "share(" in "".join(row.itertext()))


@given(st.text(max_size=80))
def test_escaped_words_are_shown_as_they_are(text: str) -> None:
    cell = rendered(f"| a |\n| --- |\n| {plain(text)} |\n").find(".//td")
    assert cell is not None
    assert len(cell) == 0
    shown = "".join(cell.itertext()).replace("\u200b", "")
    from reportgen.problem_text import printable

    assert shown == printable(" ".join(text.split())).replace("\u200b", "").strip()


def test_a_comment_is_never_too_long(tmp_path: Path) -> None:
    of = comparison(tmp_path, "长" * 300, count=400)
    assert len(as_markdown(of, Wording("zh-CN", "en"))) <= LIMIT


def test_json_holds_everything(tmp_path: Path) -> None:
    (found,) = json.loads(as_json([comparison(tmp_path)]))["comparisons"]
    assert found["summary"] == {
        "facts": 5,
        "changed": 3,
        "changed_unprinted": 0,
        "added": 1,
        "removed": 1,
        "claims_flipped": 1,
        "claims_changed": 3,
        "actions_changed": 0,
        "texts": 2,
        "inputs": 1,
        "specs": 0,
    }
    assert found["facts"][0]["steps"] == 3
    assert found["claims"][0]["new"]["result"] == "broken"
    assert {told["how"] for told in found["disclosure"]} == {"count"}
    assert [text["what"] for text in found["texts"]] == ["numbers", "changed"]


def test_the_page_is_one_file_that_asks_nothing_of_a_network(tmp_path: Path) -> None:
    page = as_html(comparison(tmp_path, EVIL + "\ufffe\x00"), Wording("en", "en"))
    assert "default-src 'none'" in html.unescape(page)
    assert not re.findall(r"<(?:script|link|iframe|object|img)\b", page)
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", page)
    assert not re.findall(r"url\((?!data:)", page)
    assert re.search(r'<html lang="en">', page)
    body = page[page.index("<body>") : page.index("</html>")]
    assert {e.get("id") for e in ElementTree.fromstring(body).iter("section")} >= {"claims", "figures", "texts", "inputs"}  # noqa: S314


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    words = Wording("zh-CN", "en")
    for write in (as_html, as_markdown, as_text):
        assert write(comparison(tmp_path / "a"), words) == write(comparison(tmp_path / "a"), words)


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("window", [1280, 500])
def test_nothing_sticks_out_of_the_page(window: int, dark: bool, tmp_path: Path) -> None:
    page = as_html(comparison(tmp_path, "长" * 30 + "x" * 60, count=60), Wording("zh-CN", "en"))
    script = "<script>document.title = [document.documentElement.scrollWidth, innerWidth].join(' ')</script></body>"
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</body>", script)
    (tmp_path / "page.html").write_text(free, encoding="utf-8")
    flags = ["--blink-settings=preferredColorScheme=0"] if dark else []
    call = [CHROMIUM, *FLAGS, *flags, "--virtual-time-budget=4000", "--dump-dom", f"--window-size={window},1200"]
    call += [f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "page.html").as_uri()]
    dom = subprocess.run(call, capture_output=True, text=True, check=True, timeout=180).stdout
    found = re.search(r"<title>(\d+) (\d+)</title>", dom)
    assert found
    assert int(found[1]) <= int(found[2])


@pytest.mark.slow
def test_a_report_of_ten_thousand_figures_is_compared(tmp_path: Path) -> None:
    count = 10_000
    facts = [[fact(f"share(q{i}, '1')", value, f"{value:.0%}", n=i, base=i + 1) for i in range(count)] for value in (0.4, 0.43)]
    lines = [[line(f"Sentence {i} {word} of the report.") for i in range(count // 5)] for word in ("old", "new")]
    sides = [version(tmp_path / f"{count}-{i}", facts[i], lines=lines[i], minimum_count=3) for i in range(2)]
    words = Wording("en", "en")
    with ends(600):
        of = compare(sides[0], sides[1])
        assert len(of.figures) == count
        assert all(len(write(of, words)) > 1000 for write in (as_text, as_markdown, as_html))
