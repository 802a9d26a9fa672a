"""The Word form: every box can be clicked, nothing breaks over pages, Chinese has its own fonts."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from reportgen.content.questionnaire.compose import compose_form
from reportgen.render.questionnaire.word import as_docx
from tests.questionnaire.people import canteen

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
IN_ORDER = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"),
    *("tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
)
"""The order in which the settings of a table stand (ISO 29500-1, CT_TblPr); Word calls another order damaged."""


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def document(language: str) -> Any:
    return docx.Document(io.BytesIO(as_docx(compose_form(canteen(), language))))


def all_text(found: Any) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in found.element.body.iter(qn("w:p")))


def test_every_question_and_answer_is_there(language: str) -> None:
    form, text = compose_form(canteen(), language), all_text(document(language))
    assert form.title in text
    for question in form.questions:
        assert question.ask in text
        assert all(choice.label in text for choice in question.choices)
    for item in form.items:
        assert all(note in text for note in (*item.notes, *item.after))
    assert [c.leads for q in form.questions for c in q.choices if c.leads and f"→ {c.leads}" not in text] == []


def test_every_answer_can_be_clicked_or_typed(language: str) -> None:
    form, found = compose_form(canteen(), language), document(language)
    boxes = list(found.element.iter(f"{W14}checkbox"))
    assert len(boxes) == sum(len(question.choices) for question in form.questions)
    empty = {box.find(f"{W14}uncheckedState").get(f"{W14}val") for box in boxes}
    assert empty == {"25CB", "25A1"}
    squares = sum(box.find(f"{W14}uncheckedState").get(f"{W14}val") == "25A1" for box in boxes)
    assert squares == sum(len(q.choices) for q in form.questions if q.kind == "multi")
    fields = list(found.element.iter(qn("w:text")))
    written = sum(q.kind in {"number", "text"} for q in form.questions) + sum(
        c.write_in for q in form.questions for c in q.choices
    )
    assert len(fields) == written + 1  # the number of the form
    ids = [e.get(qn("w:val")) for e in found.element.body.iter(qn("w:id")) if e.getparent().tag == qn("w:sdtPr")]
    assert len(ids) == len(set(ids)) == len(boxes) + len(fields)


def test_a_question_stays_on_one_page(language: str) -> None:
    """From its first line to its last but one, each paragraph keeps with the next, and no row of a table breaks."""
    found = document(language)
    body = [e for e in found.element.body if e.tag in {qn("w:p"), qn("w:tbl")}]
    starts = [i for i, e in enumerate(body) if e.tag == qn("w:p") and _style(e) == "Ask"]
    for start, following in zip(starts, [*starts[1:], len(body)], strict=True):
        own = body[start:following]
        while _style(own[-1]) in {"Heading1", "Normal", "Closing"}:
            own.pop()
        lines = [p for e in own for p in ([e] if e.tag == qn("w:p") else list(e.iter(qn("w:p"))))]
        last = {id(p) for p in (own[-1].iter(qn("w:p")) if own[-1].tag == qn("w:tbl") else [own[-1]])}
        kept = [_keeps(found, p) for p in lines if id(p) not in last]
        assert all(kept), ("".join(own[0].itertext()), kept)
        for row in (r for e in own for r in e.iter(qn("w:tr"))):
            if len(row.findall(qn("w:tc"))) != 11:  # the row of scores is one line
                assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert len(starts) == 13


def _style(paragraph: Any) -> str:
    if paragraph.tag != qn("w:p"):
        return ""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if style is None else str(style.get(qn("w:val")))


def _keeps(found: Any, paragraph: Any) -> bool:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")
    if own is not None:
        return own.get(qn("w:val")) not in {"0", "false"}
    style = next(s for s in found.styles if s.style_id == _style(paragraph))
    return bool(style.paragraph_format.keep_with_next)


@pytest.mark.parametrize(
    ("language", "font", "tag"), [("zh-CN", "Microsoft YaHei", "zh-CN"), ("zh-TW", "Microsoft JhengHei", "zh-TW")]
)
def test_hanzi_have_a_font_and_a_language(language: str, font: str, tag: str) -> None:
    found = document(language)
    for name in ("Normal", "Title", "Heading 1"):
        fonts = found.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert not [key for key in fonts.attrib if "heme" in key], "a theme's font would win"
    assert {lang.get(qn("w:eastAsia")) for lang in found.styles.element.iter(qn("w:lang"))} == {tag}


def test_settings_of_tables_stand_in_the_order_that_word_wants(language: str) -> None:
    found = document(language)
    for settings in [*found.element.iter(qn("w:tblPr")), *found.styles.element.iter(qn("w:tblPr"))]:
        tags = [e.tag.rsplit("}", 1)[1] for e in settings]
        assert tags == sorted(tags, key=IN_ORDER.index)


def test_the_same_form_gives_the_same_bytes() -> None:
    data = as_docx(compose_form(canteen(), "en"))
    assert data == as_docx(compose_form(canteen(), "en"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2026-05-01T00:00:00Z" in core
    assert "2013" not in core
    assert "python-docx" not in core


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_opens_it(language: str, tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(as_docx(compose_form(canteen(), language)))
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*call, "--outdir", str(tmp_path), str(tmp_path / "form.docx")], check=True, capture_output=True, timeout=300)
    text = (tmp_path / "form.txt").read_text(encoding="utf-8", errors="replace")
    form = compose_form(canteen(), language)
    assert all(question.ask in text for question in form.questions)
    assert text.count("○") >= sum(len(q.choices) for q in form.questions if q.kind != "multi")
