"""Every character of every text can be found again in the file, however YAML folds, indents and quotes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec import tree as spec_tree
from reportgen.spec.tree import locator
from reportgen.spec.yaml.guard import build
from reportgen.spec.yaml.nodes import MapNode, Scalar, Source, walk
from reportgen.spec.yaml.offsets import Letters, letters_of, position
from tests.spec.spec_text import FULL, SMALL, problems_of


def tree(text: str) -> MapNode | None:
    root, _ = build(Source(Path("x"), "x.yaml", tuple(text.split("\n"))))
    return root if isinstance(root, MapNode) else None


def letter_at(text: str, scalar: Scalar, offset: int) -> str:
    line, column = position(scalar, offset)
    return text.split("\n")[line][column : column + 1]


STYLES = {
    "plain": "a: one <X> two\n",
    "plain on two lines": "a: one\n   two <X>\n   three\n",
    "single quotes": "a: 'it''s <X>'\n",
    "single quotes on lines": "a: 'it''s\n\n  two <X>\n  three'\n",
    "double quotes": 'a: "\\u4f60 \\"q\\" <X> \\n"\n',
    "double quotes on lines": 'a: "one \\\n    two\n\n    <X> three"\n',
    "literal": "a: |\n  one\n\n  two <X>\n",
    "literal, indented": "a: |2\n    one\n  two <X>\n",
    "literal, stripped": "a: |-\n  one <X>\n",
    "literal, kept": "a: |+\n  one <X>\n\n\n",
    "folded": "a: >\n  one\n  two <X>\n\n  three\n",
    "folded, more indented": "a: >\n  one\n\n    two <X>\n  three\n",
    "folded, before a comment": "a: >\n   one <X>\n  # no part of it\n",
    "literal, before a comment": "a: |\n   one <X>\n  # no part of it\nb: c\n",
    "folded in a list": "- x\n- b: >-\n    满意 <X>\n    的\n",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_character_is_found_in_every_style(style: str) -> None:
    text = STYLES[style]
    root, problems = build(Source(Path("x"), "x.yaml", tuple(text.split("\n"))))
    assert root is not None
    assert problems == ()
    scalar = next(f.node for _, f in walk(root) if isinstance(f.node, Scalar) and "<X>" in (f.node.value or ""))
    line, column = position(scalar, (scalar.value or "").index("<X>"))
    assert text.split("\n")[line][column : column + 3] == "<X>"


HEADS = st.sampled_from(["k: |\n", "k: >\n", "k: |2-\n", "k: >+\n", 'k: "', "k: '", "k: "])
BODIES = st.text(alphabet="ab\\\n {}'\"\t满-:#x", max_size=30)


@given(head=HEADS, body=BODIES)
def test_every_letter_stands_where_it_is_said_to_stand(head: str, body: str) -> None:
    quote = head[-1] if head[-1] in "'\"" else ""
    text = (
        head
        + ("\n".join(f"  {line}" for line in body.split("\n")) if head.endswith("\n") else body.replace("\n", "\n  "))
        + quote
    )
    root = tree(text)
    for _, found in walk(root) if root else ():
        scalar = found.node
        if isinstance(scalar, Scalar) and scalar.value and scalar.value.strip():
            for offset, letter in enumerate(scalar.value):
                if letter in "ab满x" and "\\" not in scalar.value:
                    written = letter_at(text, scalar, offset)
                    assert written == letter or (scalar.style == '"' and written == "\\")


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("      - text: Now {{ top(overal) }} are content\n", 18, 26),
        ("      - text: 'Now it''s {{ top(overal) }}'\n", 18, 33),
        ("      - text: |\n          First line\n          满意者占{{ top(overal) }}\n", 20, 22),
        ("      - text: >\n          First line\n          goes on {{ top(overal) }}\n", 20, 26),
        ('      - text: "one\n\n          {{ top(overal) }}"\n', 20, 18),
    ],
)
def test_an_expression_in_a_text_is_found(written: str, line: int, column: int, tmp_path: Path) -> None:
    text = SMALL.replace("      - chart: overall\n", written)
    (problem,) = problems_of(text, tmp_path)
    assert (problem.place.line, problem.place.column) == (line, column)
    assert text.splitlines()[line - 1][column - 1 :].startswith("overal")


def test_places_have_the_key_path_and_the_line() -> None:
    root = tree(FULL.read_text(encoding="utf-8"))
    assert root is not None
    place_of = locator(root)
    place = place_of(("plan", 0, "sections", 0, "items", 0, "measure", "of"))
    assert place.path == "plan[0].sections[0].items[0].measure.of"
    assert place.source[place.column - 1 : place.column - 1 + place.length] == "index(service)"
    assert str(place_of(("plan", 0, "nothing", "here"))) == str(place_of(("plan", 0)))
    assert place_of.raw(("plan", 0, "id")) == "first"
    assert place_of.raw(("plan", 0)) is None


def test_a_long_text_is_read_once_however_many_problems_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(scalar: Scalar) -> Letters:
        read.append(scalar.value or "")
        return letters_of(scalar)

    monkeypatch.setattr(spec_tree, "letters_of", counted)
    lines = "".join(f"          {{{{ top(overal{n}) }}}}\n" for n in range(200))
    text = SMALL.replace("      - chart: overall\n", "      - text: |\n" + lines)
    problems = problems_of(text, tmp_path)
    written = text.splitlines()
    assert [written[p.place.line - 1][p.place.column - 1 :][: p.place.length] for p in problems] == [
        f"overal{n}" for n in range(200)
    ]
    assert len(read) == len(set(read)) == 1
