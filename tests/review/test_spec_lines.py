"""The lines of the spec that changed: which they are, where they stand, what follows from them; bounded and harmless."""

from __future__ import annotations

import difflib
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.publish.diff.as_json import as_json
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.markdown import LIMIT, as_markdown
from reportgen.publish.diff.page import as_html
from reportgen.publish.diff.spec_keys import keys_of_lines
from reportgen.publish.diff.specs import LONGEST, MOST_COMPARED, MOST_LINES
from reportgen.publish.diff.terminal import as_text
from reportgen.publish.diff.wording import Wording
from tests.review.made import fact, version
from tests.review.test_formats import EVIL, rendered

SPEC = "specs/r/report.yaml"
OLD = """\
reportgen: 1
report:
  id: r
  minimum_base: 30
survey:
  weight: {column: w}
questions:
  overall: {ask: How was it?, column: q1}
  staff:
    ask: And the staff?
    column: q3
  place:
    ask: And the place?
    column: q2
    type: single
    options: {1: good, 2: bad}
claims:
  - id: most
    says: Most are satisfied
    holds: top(overall) > 50%
"""
EN = Wording("en", "en")


def compared(folder: Path, old: dict[str, str], new: dict[str, str], *, share: float = 0.5, **changes: Any) -> Comparison:
    """Compare two versions that keep these texts; changes are (old, new) of what the manifest says."""

    def side(name: str, at: int, texts: dict[str, str], value: float) -> Any:
        inputs = [
            {"path": path, "role": "include" if number else "spec", "sha256": sha256(text.encode()).hexdigest(), "bytes": 1}
            for number, (path, text) in enumerate(texts.items())
        ]
        said = {key: pair[at] for key, pair in changes.items()}
        more = {f"spec/{path}": text.encode() for path, text in texts.items()}
        return version(folder / name, [fact("top(overall)", value, f"{value:.0%}")], inputs=inputs, more=more, **said)

    return compare(side("old", 0, old, 0.5), side("new", 1, new, share))


def test_a_line_is_told_with_its_keys_and_what_follows_from_it(tmp_path: Path) -> None:
    new = OLD.replace("{column: w}", "{column: w2}").replace("> 50%", "> 60%").replace("And the place?", "And the rooms?")
    settings = ({"survey.weight": "1", "questions": "1", "claims": "1"}, {"survey.weight": "2", "questions": "2", "claims": "2"})
    structure = ({"questions": "same"}, {"questions": "same"})
    found = compared(tmp_path, {SPEC: OLD}, {SPEC: new}, share=0.6, settings=settings, structure=structure)
    (change,) = found.specs
    assert [(hunk.keys, hunk.causes) for hunk in change.hunks] == [
        (("survey.weight",), ("weights",)),
        (("questions.place.ask",), ("labels",)),
        (("claims.most.holds",), ()),
    ]
    assert found.figures[0].cause == ("weights",)
    text = as_text(found, EN)
    assert "Of what numbers follow from, one thing changed: how answers are weighted." in text
    told = "  specs/r/report.yaml: line 6; survey.weight; numbers follow from it: how answers are weighted\n"
    lines = "        minimum_base: 30\n      survey:\n    -   weight: {column: w}\n    +   weight: {column: w2}\n"
    assert told + lines in text


def test_a_comment_is_shown_and_decides_nothing(tmp_path: Path) -> None:
    found = compared(tmp_path, {SPEC: OLD}, {SPEC: OLD.replace("  weight", "  # as agreed\n  weight")})
    assert found.same
    (hunk,) = found.specs[0].hunks
    assert (hunk.keys, hunk.causes) == (("survey",), ())
    assert [line for line in hunk.lines if line[0] != "same"] == [("new", "  # as agreed")]
    assert found.inputs[0].what == "layout"


def test_the_end_of_lines_and_the_mark_at_the_beginning_of_a_file_are_no_lines(tmp_path: Path) -> None:
    found = compared(tmp_path, {SPEC: OLD}, {SPEC: "\ufeff" + OLD.replace("\n", "\r\n")})
    assert found.inputs
    assert found.specs == ()


def test_files_that_are_new_gone_and_moved(tmp_path: Path) -> None:
    old = {SPEC: OLD, "specs/gone.yaml": "scales: {}\n", "specs/kept.yaml": "a: 1\n"}
    new = {"specs/r2/report.yaml": OLD.replace("id: r", "id: r2"), "specs/kept.yaml": "a: 1\n", "specs/come.yaml": "b: 2\n"}
    found = compared(tmp_path, old, new)
    assert sorted((c.old, c.new) for c in found.specs) == [
        ("", "specs/come.yaml"),
        ("specs/gone.yaml", ""),
        (SPEC, "specs/r2/report.yaml"),
    ]
    text = as_text(found, EN)
    assert f"  {SPEC} → specs/r2/report.yaml: line 3; report.id\n" in text
    assert "  specs/come.yaml (new): line 1; b\n    + b: 2\n" in text
    assert "  specs/gone.yaml (gone): line 1; scales\n    - scales: {}\n" in text


def test_where_a_version_keeps_no_text_that_is_said(tmp_path: Path) -> None:
    old, new = ({"inputs": [{"path": SPEC, "role": "spec", "sha256": name, "bytes": 1}]} for name in "ab")
    found = compare(version(tmp_path / "old", [], **old), version(tmp_path / "new", [], **new))
    assert found.not_compared == ("specs",)
    assert "does not hold it: lines of the spec" in as_text(found, EN)


@given(st.lists(st.sampled_from("abcdefgh\n ")), st.lists(st.sampled_from("abcdefgh\n ")))
def test_the_lines_told_make_one_text_of_the_other(old: list[str], new: list[str]) -> None:
    """As ``patch`` does: every changed line is told once, and what is around it stands in both."""
    from reportgen.publish.diff.specs import _changed, _lines

    before, after = ("\n".join(letters) for letters in (old, new))
    found = _changed(("a", "a"), before, after, {}, MOST_LINES)
    made = list[str]()
    at = 0
    lines = _lines(before)
    for hunk in found.hunks:
        start = hunk.old - 1
        kept = [line for kind, line in hunk.lines if kind != "new"]
        assert lines[start : start + len(kept)] == kept
        assert hunk.new - 1 == len(made) + start - at
        made += lines[at:start] + [line for kind, line in hunk.lines if kind != "old"]
        at = start + len(kept)
    assert made + lines[at:] == _lines(after)


@given(st.integers(0, 30), st.integers(0, 30))
def test_what_is_told_is_what_difflib_tells(first: int, second: int) -> None:
    """Of two changes in a file, close together or apart: the standard library's own unified diff."""
    from reportgen.publish.diff.specs import SIGNS, _changed

    old = [f"line {n}" for n in range(31)]
    new = [f"{line}!" if n in {first, second} else line for n, line in enumerate(old)]
    wanted = [line for line in list(difflib.unified_diff(old, new, n=2, lineterm=""))[2:] if not line.startswith("@@")]
    found = _changed(("a", "a"), "\n".join(old), "\n".join(new), {}, MOST_LINES)
    assert [SIGNS[kind] + line for hunk in found.hunks for kind, line in hunk.lines] == wanted


def test_what_is_shown_is_bounded_and_what_is_left_out_counted(tmp_path: Path) -> None:
    long = "\n".join(f"  q{n}: {'x' * (LONGEST + 50)}" for n in range(MOST_COMPARED + 500))
    found = compared(tmp_path, {SPEC: OLD}, {SPEC: f"questions:\n{long}\n"})
    (change,) = found.specs
    shown = [line for hunk in change.hunks for kind, line in hunk.lines if kind != "same"]
    lines = len(OLD.splitlines()) + MOST_COMPARED + 501
    assert len(shown) <= MOST_LINES
    assert len(shown) + change.left_out in {lines, lines - 2}  # `questions:` stands in both
    assert max(map(len, shown)) == LONGEST + 1
    markdown = as_markdown(found, EN)
    assert len(markdown) <= LIMIT
    assert "more changed lines" in markdown
    assert len(as_text(found, EN).splitlines()) < 60
    assert "more changed lines" in as_text(found, EN, everything=True)


@pytest.mark.parametrize("evil", [EVIL, "</pre>", "</PRE><script>", "```", "~~~", "</details>", "* x", "<!--", "\u202e\x1b[2J"])
def test_a_strangers_lines_do_nothing_in_any_format(evil: str, tmp_path: Path) -> None:
    found = compared(tmp_path, {SPEC: OLD}, {SPEC: OLD + f"# {evil}\n\n{evil}\n\n    {evil}\n"})
    page = rendered(as_markdown(found, EN))
    assert {element.tag for element in page.iter()} <= {
        *("body", "h3", "p", "strong", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "code", "pre"),
    }
    (lines,) = page.iter("pre")
    words = "".join(lines.itertext())
    assert sum(row.startswith("+ ") for row in words.splitlines()) == 5
    for active in ("@everyone", "#1 ", "GH-3", ":tada:", "https://", "www.evil", "me@evil", "0123456789abcdef", "\x1b", "\u202e"):
        assert active not in words
    html = as_html(found, EN)
    body = html[html.index("<body") :]
    assert "<script" not in body
    assert body.count("<pre") == body.count("</pre>") == 1
    assert not any(sign in as_text(found, EN) + html for sign in "\x1b\u202e")
    (hunk,) = json.loads(as_json([found]))["comparisons"][0]["specs"][0]["hunks"]
    assert hunk["lines"][-1] == f"+    {evil}"


def test_a_text_that_is_no_spec_of_ours_has_no_keys() -> None:
    assert keys_of_lines(["a: &x 1", "b: *x"]) == [("a",), ("b",)]
    assert keys_of_lines(["a: 1", "\t- b"]) == [(), ()]
    assert keys_of_lines([]) == []
    deep = [f"{'  ' * n}a:" for n in range(60)]
    assert keys_of_lines(deep) == [()] * 60


def test_a_key_ends_where_the_next_begins() -> None:
    lines = ["a:", "  b: |", "    c: text", "", "  d:", "    - id: e", "      f: 1", "    - g", "h: {i: 1, j: [1]}"]
    assert [".".join(keys) for keys in keys_of_lines(lines)] == ["a", "a.b", "a.b", "", "a.d", "a.d.e", "a.d.e.f", "a.d.2", "h"]
