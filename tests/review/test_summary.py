"""The summary of a check: what passes, the claims with their numbers, the problems, errors first."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from reportgen.problems import Code, Kind, Place, Problem, Severity, ToolError
from reportgen.publish.told_claims import Told, ToldClaim
from reportgen.verbs.outcome import Outcome
from reportgen.verbs.summary import MOST, summary, write_summary

PLACE = Place("specs/a/report.yaml", 12, 12, 5, "claims[0].holds")
ERROR = Problem(Code.CLAIM_BROKEN, PLACE, "The claim most does not hold", "Correct the wording", kind=Kind.REPORT)
WARNING = Problem(Code.UNEQUAL_WEIGHTS, Place("a.csv"), "Weights | differ", "Trim them", Severity.WARNING, Kind.REPORT)


def claim(name: str, result: Told, *compared: str) -> ToldClaim:
    return ToldClaim(name, f"Sentence of {name}", PLACE, result, compared)


def outcome(*problems: Problem, claims: tuple[ToldClaim, ...] = (), spec: str = "specs/a/report.yaml") -> Outcome:
    return Outcome(spec, summary="10 facts, 1 of 2 claims hold", problems=problems, claims=claims, finished=True)


def cells(text: str) -> list[list[str]]:
    """Return the rows of all tables, as a parser of Markdown reads them."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 4:
            rows[-1].append(html.unescape(token.content))
    return rows


def test_claims_are_listed_with_their_numbers_what_fails_first() -> None:
    told = (claim("fine", "holds", "1 > 0"), claim("most", "broken", "18% > 40% (not so)", "5% < 9%"), claim("few", "unknown"))
    text = summary([outcome(ERROR, claims=told)])
    assert text.startswith(
        "# Survey reports: 0 of 1 pass\n\n## ❌ specs/a/report.yaml does not pass\n\n10 facts, 1 of 2 claims hold."
    )
    assert "### Claims: 1 holds, 1 unknown, 1 broken" in text
    head, *rows = cells(text)
    assert head == ["", "Claim", "Sentence", "Result", "Numbers"]
    assert [row[1] for row in rows[:3]] == ["most", "few", "fine"]
    assert rows[0] == ["❌", "most", "Sentence of most", "broken", "18% > 40% (not so)<br>5% < 9%"]


def test_errors_stand_before_warnings_each_in_its_table() -> None:
    text = summary([outcome(WARNING, ERROR)])
    assert text.index("### Errors (1)") < text.index("### Warnings (1)")
    _, error, _, warning = cells(text)
    assert error == ["specs/a/report.yaml, line 12", "The claim most does not hold", "Correct the wording", "claim-broken"]
    assert warning[:2] == ["a.csv", "Weights | differ"]


def test_warnings_pass_unless_strict() -> None:
    assert summary([outcome(WARNING)]).startswith("# Survey reports: 1 of 1 pass\n\n## ✅")
    assert summary([outcome(WARNING)], strict=True).startswith("# Survey reports: 0 of 1 pass\n\n## ❌")


def test_a_spec_that_was_not_checked_to_the_end_says_so() -> None:
    text = summary([Outcome("b.yaml", problems=(Problem(Code.YAML_SYNTAX, Place("b.yaml", 1), "Bad", "Mend"),))])
    assert "## ❌ b.yaml is wrong\n\nNot checked to the end, so that no claim was tested." in text


def test_a_long_list_ends_with_how_many_are_left_out() -> None:
    told = tuple(claim(f"c{n}", "holds") for n in range(MOST + 3))
    text = summary([outcome(claims=told)])
    assert len(cells(text)) == MOST + 1
    assert "And 3 more." in text


def test_words_of_the_author_do_nothing() -> None:
    text = summary([outcome(claims=(ToldClaim("a", "@all | <b>x</b> [y](http://z) :100:", PLACE, "holds"),))])
    (_, row) = cells(text)
    assert len(row) == 5
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<b>" not in page
    assert "<a " not in page
    assert "@all" not in page
    assert ":100:" not in page


def test_the_summary_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "s.md"
    path.write_text("old", encoding="utf-8")
    write_summary(path, [outcome()], strict=False)
    assert path.read_text(encoding="utf-8") == summary([outcome()])


def test_a_summary_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ToolError) as caught:
        write_summary(tmp_path / "none" / "s.md", [outcome()], strict=False)
    assert caught.value.problems[0].found == "The summary cannot be written: No such file or directory"
    assert caught.value.exit_code == 3
