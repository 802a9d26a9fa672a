"""Marks in Markdown texts: claims that exist, sources that say something, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.content.markdown import parser
from reportgen.problems import Problem
from tests.spec.spec_text import SMALL, problems_of

CLAIMS = "claims:\n  - {id: most-content, says: Most are content, holds: top(overall) > 50%}\n"
BODY = "      - chart: overall\n"
PLACES = {
    "text": (BODY, "      - text: %s\n", "body[0].content[0].text"),
    "note": (BODY, "      - note: %s\n", "body[0].content[0].note"),
    "glance": (
        BODY,
        "      - glance: {headline: top(overall), label: Content, text: %s}\n",
        "body[0].content[0].glance.text",
    ),
    "finding": (
        BODY,
        "      - glance: {headline: top(overall), label: Content, findings: [{title: One, text: %s}]}\n",
        "body[0].content[0].glance.findings[0].text",
    ),
    "by language": (BODY, "      - text: {en: Yes, zh-CN: %s}\n", "body[0].content[0].text.zh-CN"),
    "chapter": ("body:\n", "plan:\n  - {id: one, title: One, text: %s}\nbody:\n", "plan[0].text"),
    "section": (
        "body:\n",
        "plan:\n  - {id: one, title: One, sections: [{title: Two, text: %s}]}\nbody:\n",
        "plan[0].sections[0].text",
    ),
} | {
    field: (
        "body:\n",
        "plan:\n  - {id: one, title: One, items: [{title: Do, FIELD: %s}]}\nbody:\n".replace("FIELD", field),
        f"plan[0].items[0].{field}",
    )
    for field in ("problem", "action", "example", "effect", "caveat")
}


def found_in(mark: str, folder: Path, place: str = "text") -> tuple[str, tuple[Problem, ...]]:
    old, new, _ = PLACES[place]
    if "items" in new and place != "action":
        new = new.replace("title: Do,", "title: Do, action: Act,")
    new = new.replace("title: Do,", "title: Do, owner: Head,")
    text = (SMALL + CLAIMS).replace(old, new % f"'{mark}'")
    return text, problems_of(text, folder)


def underlined(text: str, problem: Problem) -> str:
    line = text.splitlines()[problem.place.line - 1]
    return line[problem.place.column - 1 :][: problem.place.length]


@pytest.mark.parametrize("place", PLACES)
def test_a_claim_that_does_not_exist_is_found_in_every_markdown_text(place: str, tmp_path: Path) -> None:
    text, problems = found_in("We know [most]{claim=most-contend} of them", tmp_path, place)
    (problem,) = problems
    assert (problem.code, problem.place.path) == ("unknown-name", PLACES[place][2])
    assert underlined(text, problem) == "most-contend"
    assert problem.fix.startswith("Did you mean 'most-content'?")


@pytest.mark.parametrize(
    ("mark", "wrong"),
    [
        ('in [2022]{source=""}', '""'),
        ('in [2022]{source="  "}', '"  "'),
        ("in [2022]{source=“”}", "“”"),
        ("in [2022]{class=red}", "{class=red}"),
        ("in [2022]{}", "{}"),
        ("in [2022]{claim=}", "{claim=}"),
        ("in [2022]{claim=most-content source=x}", "{claim=most-content source=x}"),
        ("in [2022]{source=Yearbook}", "{source=Yearbook}"),
        ("in [a [b](https://c.d)]{colour=red}", "{colour=red}"),
        ("in [2022]{claim=most-content", "{claim=most-content"),
    ],
)
def test_a_mark_that_says_nothing(mark: str, wrong: str, tmp_path: Path) -> None:
    text, (problem,) = found_in(mark, tmp_path)
    assert (problem.code, underlined(text, problem)) == ("wrong-value", wrong)


@pytest.mark.parametrize(
    ("mark", "wrong"),
    [
        ("[Most] {claim=most-content} are", "{claim=most-content}"),
        ("[Most{claim=most-content} are", "{claim=most-content}"),
        ("Most]{claim=most-content} are", "{claim=most-content}"),
        ('In 2022 {source="Yearbook"} too', '{source="Yearbook"}'),
        ("Most{as=wording, [really]{as=wording}", "{as=wording, [really]"),
    ],
)
def test_a_mark_after_no_words_is_not_printed_as_it_is_written(mark: str, wrong: str, tmp_path: Path) -> None:
    text, (problem,) = found_in(mark, tmp_path)
    assert (problem.code, underlined(text, problem)) == ("wrong-value", wrong)
    assert problem.found.endswith("after no words in brackets")
    assert "[words]{claim=id}" in problem.fix


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("      - chart: overall\n", "      - chart: {of: overall, title: '%s'}\n", "body[0].content[0].chart.title"),
        ("body:\n", "findings:\n  - {id: one, says: '%s', rests_on: most-content}\nbody:\n", "findings[0].says"),
        ("body:\n", "swot:\n  strengths: [{item: '%s', rests_on: most-content}]\nbody:\n", "swot.strengths[0].item"),
        ("body:\n", "body:\n  - {section: {en: '%s', zh-CN: Yes}, content: [claims]}\n", "body[0].section.en"),
    ],
)
def test_a_mark_where_no_words_can_be_marked(old: str, new: str, path: str, tmp_path: Path) -> None:
    text = (SMALL + CLAIMS).replace(old, new % "[Most]{claim=most-content} are", 1)
    problems = [p for p in problems_of(text, tmp_path) if p.code == "wrong-value"]
    assert [(p.place.path, underlined(text, p)) for p in problems] == [(path, "{claim=most-content}")]
    assert problems[0].found.endswith("where no words can be marked")


@pytest.mark.parametrize(
    "mark",
    [
        "[Most]{claim=most-content} are",
        r"a bracket \[a\]{claim=most-content}",
        "written `{claim=most-content}`",
        'in [2022]{source="Yearbook, page 3"}',
        "in [2022]{source=“Yearbook”}",
        "a set [1]{{ top(overall) }}",
        r"a set \[1\]{2}",
        "a set ]{2}",
        "a [link](https://a.b) and {3}",
    ],
)
def test_what_is_right_is_left_alone(mark: str, tmp_path: Path) -> None:
    assert found_in(mark, tmp_path)[1] == ()


def test_the_check_takes_for_a_mark_what_the_page_takes_for_one() -> None:
    for mark, expected in (("[a]{claim=b}", True), ('[a]{source="b"}', True), ("[a]{b}", False), (r"\[a\]{claim=b}", False)):
        (block,) = [token for token in parser().parse(mark) if token.type == "inline"]
        assert any(child.type == "span_open" for child in block.children or ()) is expected
