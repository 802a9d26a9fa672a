"""Whatever stands in a well-formed file is read as it is; a field more or less is never accepted."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.data.codebook import column_name
from reportgen.data.columns import question
from reportgen.data.csv_file import load
from reportgen.data.open import open_data
from reportgen.data.shape import Shape
from reportgen.problems import Code, ReportError, ToolError
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from('",;\n\t'), max_size=12)
tables = st.lists(st.tuples(text, text, text), min_size=1, max_size=8)
QUESTIONS: dict[str, dict[str, Any]] = {n: {"ask": "?", "type": "text", "column": n} for n in "abc"}


def written(rows: list[tuple[str, str, str]], end: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows([("a", "b", "c"), *rows])
    return out.getvalue()


@settings(max_examples=60)
@given(rows=tables, end=st.sampled_from(["\n", "\r\n"]))
def test_text_comes_back_as_it_was_written(rows: list[tuple[str, str, str]], end: str, survey: Survey) -> None:
    with open_data(survey(written(rows, end), questions=QUESTIONS)) as answers:
        columns = [question(n) for n in "abc"]
        read = [tuple(cell or "" for cell in r) for r in answers.table.select(*columns).to_native().fetchall()]
    assert sorted(read) == sorted(rows)


@settings(max_examples=300)
@given(rows=tables, data=st.data())
def test_a_delimiter_more_or_less_is_refused(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """Outside quotes, where it is a delimiter; inside them it would be text."""
    plain = [tuple(cell.translate(str.maketrans("", "", '",\n')) or "x" for cell in row) for row in rows]
    lines = ["a,b,c", *(",".join(r) for r in plain)]
    at = data.draw(st.integers(1, len(plain)))
    position = data.draw(st.integers(0, len(lines[at])))
    insert = data.draw(st.booleans())
    lines[at] = lines[at][:position] + "," + lines[at][position:] if insert else lines[at].replace(",", "", 1)
    shape = Shape(",")
    shape.feed(("\n".join(lines) + "\n").encode())
    shape.close()
    assert set(shape.faults) == {"many" if insert else "few"}
    assert [(s.row, s.line) for s in shape.faults["many" if insert else "few"].spots] == [(at + 1, at + 1)]


@settings(max_examples=60)
@given(rows=tables, end=st.sampled_from(["\n", "\r\n"]), size=st.integers(1, 40))
def test_the_size_of_the_parts_does_not_matter(rows: list[tuple[str, str, str]], end: str, size: int) -> None:
    data = written(rows, end).encode()
    shape = Shape(",")
    for i in range(0, len(data), size):
        shape.feed(data[i : i + size])
    shape.close()
    assert (shape.header, shape.rows, shape.faults) == (("a", "b", "c"), len(rows) + 1, {})


@settings(max_examples=60)
@given(
    names=st.lists(text, min_size=2, max_size=4, unique_by=column_name),
    cell=text,
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_text_is_a_name_of_a_column(names: list[str], cell: str, end: str, survey: Survey) -> None:
    """Also with line breaks in it, of the file's own kind and of the other; a spec has spaces for them."""
    name = f"{names[0]}{end}x\ny"
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows([[name, *names[1:]], [cell, *names[1:]], ["", *names[1:]]])
    questions = {"q": {"ask": "?", "type": "text", "column": column_name(name)}}
    with open_data(survey(out.getvalue(), questions=questions)) as answers:
        assert answers.source.rows == 2
        read = [row[0] for row in answers.table.select(question("q")).to_native().fetchall()]
    assert read == [cell or None, None]


def test_names_that_engines_cannot_hold(survey: Survey) -> None:
    names = ['a.b"c', "A", "a", "select", "问题 1"]
    questions = {f"q{i}": {"ask": "?", "type": "single", "column": n, "options": {str(i): "x"}} for i, n in enumerate(names)}
    out = io.StringIO()
    csv.writer(out).writerows([names, [str(i) for i in range(len(names))]])
    with open_data(survey(out.getvalue(), questions=questions)) as answers:
        assert answers.source.columns == len(names)


def test_a_row_that_disappears_while_reading_is_noticed(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = survey("a,b,c\n1,2,3\n4,5,6\n", questions=QUESTIONS)

    def shorten(*args: Any) -> Any:
        spec.answers.path.write_text("a,b,c\n1,2,3\n")
        return load(*args)

    monkeypatch.setattr("reportgen.data.csv_reader.load", shorten)
    with pytest.raises(ToolError) as error, open_data(spec):
        pass
    assert error.value.problems[0].code == Code.DATA_ENGINE


def test_a_file_that_is_no_table(survey: Survey) -> None:
    with pytest.raises(ReportError), open_data(survey(b"PK\x03\x04\x00\x00", questions=QUESTIONS)):
        pass
