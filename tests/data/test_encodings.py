"""The encoding is declared and proven, never guessed."""

from __future__ import annotations

import codecs
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.data.open import open_data
from reportgen.problems import Code, Problem, ReportError
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
TEXT = "问题,备注\n很好,𠀀龘\n不好,“引号”\n" * 1
QUESTIONS = {"q": {"ask": "?", "type": "single", "column": "问题", "options": {"很好": "good", "不好": "bad"}}}


def refused(spec: Spec) -> Problem:
    with pytest.raises(ReportError) as error, open_data(spec):
        pass
    (problem,) = error.value.problems
    return problem


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8", codecs.BOM_UTF8 + TEXT.encode()),
        ("utf-16", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
        ("gb18030", TEXT.encode("gb18030")),
        ("gb18030", b"q,\xce\xca\xcc\xe2\n1,\xba\xdc\xba\xc3\n2,\xb2\xbb\xba\xc3\n"),
    ],
)
def test_declared_encodings(survey: Survey, encoding: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with open_data(survey(data, questions=QUESTIONS, encoding=encoding)) as answers:
        assert answers.source.rows == 2
        assert answers.source.sha256 == sha256(data).hexdigest()
        assert answers.source.bytes == len(data)
        values = sorted(r[0] for r in answers.table.to_native().fetchall())
    assert values == sorted(["很好", "不好"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("declared", "actual", "data"),
    [
        ("utf-8", "gb18030", TEXT.encode("gb18030")),
        ("utf-8", "utf-16", TEXT.encode("utf-16")),
        ("utf-16", "utf-8", TEXT.encode()),
        ("gb18030", "utf-8", TEXT.encode()),
        ("gb18030", "utf-16", TEXT.encode("utf-16")),
    ],
)
def test_a_wrong_declaration_names_the_right_one(survey: Survey, declared: str, actual: str, data: bytes) -> None:
    problem = refused(survey(data, questions=QUESTIONS, encoding=declared))
    assert problem.code == Code.DATA_ENCODING
    assert problem.fix == f"write `encoding: {actual}` under survey.data"


@pytest.mark.parametrize("padding", [0, 100, (1 << 20) - 30, (1 << 20) + 5])
def test_the_first_wrong_byte_is_named(survey: Survey, padding: int) -> None:
    """Also where the file is read in several parts and a character is cut in two."""
    start = ("问题,备注\n很好," + "问" * (padding // 3)).encode()
    data = start + b"x\xff\n"
    problem = refused(survey(data, questions=QUESTIONS))
    assert f"byte {len(start) + 1} (line 2)" in problem.found
    assert problem.place.line == 2


def test_half_a_character_at_the_end(survey: Survey) -> None:
    data = "问题\n很好\n问".encode()[:-1]
    problem = refused(survey(data, questions=QUESTIONS))
    assert f"byte {len(data) - 2} (line 3)" in problem.found
