"""Whatever is wrong with a theme is told where it stands, with what to write instead."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from reportgen.problems import Code
from tests.theme.house import latin, png, png_part, project, themed, wrong

LOGO = "logo: {file: logo.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n{}</svg>'


def test_the_theme_of_the_house_is_without_fault(tmp_path: Path) -> None:
    theme = themed(tmp_path).theme
    assert theme is not None
    assert [file.role for file in theme.files] == ["theme", "logo", "template"]
    assert set(theme.blocks) == {"caption", "closing"}


@pytest.mark.parametrize(
    ("change", "code", "at", "says"),
    [
        (("logo.svg", "logi.svg"), Code.FILE_MISSING, (8, 14), "Did you mean 'logo.svg'?"),
        (("logo.svg", "../../logo.svg"), Code.OUTSIDE_PROJECT, (8, 14), "outside the project"),
        (("  accent:", "  accnt:"), Code.UNKNOWN_KEY, (4, 3), "Did you mean 'accent'?"),
        (('accent: "#0b2d5c"', "accent: navy"), Code.WRONG_VALUE, (4, 11), "six hexadecimal digits"),
        (("size: Letter", "size: A5"), Code.WRONG_VALUE, (11, 9), "A4, Letter"),
        (("right: 20mm", "right: 2cm"), Code.WRONG_VALUE, (12, 31), "millimetres"),
        (("left: 22mm", "left: 40mm"), Code.WRONG_VALUE, (12, 3), "172"),
        (("top: 27mm", "top: 5mm"), Code.WRONG_VALUE, (12, 18), "15mm"),
        (("templates: templates", "templates: tempaltes"), Code.FILE_MISSING, (15, 12), "is no folder"),
        (("theme: 1", "theme: 1\npages: {}"), Code.UNKNOWN_KEY, (3, 1), "The theme has no key 'pages'"),
        (("theme: 1", "theme: 2"), Code.WRONG_VALUE, (2, 8), "Write 1"),
        (('"#cfd4da", ', ""), Code.WRONG_TYPE, (7, 3), "five colours"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, change: tuple[str, str], code: Code, at: tuple[int, int], says: str
) -> None:
    old, new = change
    (problem,) = wrong(tmp_path, old, new)
    assert (problem.code, problem.place.file.split("/")[-1]) == (code, "theme.yaml")
    assert (problem.place.line, problem.place.column) == at
    assert says in f"{problem.found}. {problem.fix}"


def test_all_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    found = wrong(tmp_path, "logo.svg", "nowhere.png", {"templates/house.html": b"{% block cove %}{% endblock %}"})
    assert [p.code for p in found] == [Code.THEME_TEMPLATE, Code.FILE_MISSING]


@pytest.mark.parametrize(
    ("inner", "line", "says"),
    [
        ("<script>alert(1)</script>", 2, "<script>"),
        ('<g onclick="x()"/>', 2, "runs a script on onclick"),
        ('<use href="https://a.example/b.svg#c"/>', 2, "outside itself"),
        ('<use xlink:href="other.svg#c"/>', 2, "outside itself"),
        ('<path style="fill: url(https://a.example/x)"/>', 2, "outside itself in style"),
        ('\n<image href="data:image/png;base64,AA"/>', 3, "another picture"),
        ("<style>@import url(x.css);</style>", 2, "style sheet"),
        ("<text>House</text>", 2, "Change text to paths"),
        ("<foreignObject/>", 2, "<foreignObject>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', 2, "<script>"),
        ("<metadata>\n<script>alert(1)</script></metadata>", 3, "<script>"),
        ('<a href="#x"/>', 2, "<a>"),
        ("<g>", 2, "mismatched tag"),
        ('<g id="a"><use href="#b"/><use href="#b"/></g><g id="b"><path d="M0 0"/></g>', 2, "draws a part again"),
        ('<pattern id="p">\n<path fill="url(#q)"/></pattern>', 3, "drawn again"),
    ],
)
def test_a_logo_that_runs_or_fetches_is_refused(tmp_path: Path, inner: str, line: int, says: str) -> None:
    found = wrong(tmp_path, files={"logo.svg": SVG.format(inner).encode()})
    assert found
    assert {p.code for p in found} == {Code.THEME_FILE}
    assert found[0].place.file.endswith("logo.svg")
    assert found[0].place.line == line
    assert says in f"{found[0].found}. {found[0].fix}"


def test_an_encoding_that_nobody_knows_is_told(tmp_path: Path) -> None:
    logo = '<?xml version="1.0" encoding="nonsense"?>' + SVG.format("<g/>")
    (problem,) = wrong(tmp_path, files={"logo.svg": logo.encode()})
    assert (problem.code, problem.fix) == (Code.THEME_FILE, "Save it as UTF-8")


def test_a_logo_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<g/>")
    found = wrong(tmp_path, files={"logo.svg": bomb.encode()})
    assert {p.code for p in found} == {Code.THEME_FILE}


def test_a_png_is_taken_whole_and_refused_when_damaged(tmp_path: Path) -> None:
    whole = png(30, 10)
    theme = themed(tmp_path / "1", "logo.svg", "logo.png", {"logo.png": whole}).theme
    assert theme is not None
    assert theme.logo is not None
    assert (theme.logo.type, theme.logo.width, theme.logo.height) == ("image/png", 30, 10)
    short = whole[:8] + png_part(b"IHDR", b"\0\0\0\1") + whole[-12:]
    for number, data in enumerate((whole[:-9], whole[:40] + b"\0" + whole[41:], b"GIF89a", short)):
        (problem,) = wrong(tmp_path / f"x{number}", "logo.svg", "logo.png", {"logo.png": data})
        assert problem.code is Code.THEME_FILE
        assert problem.place.line == 8


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        (b"{% block cove %}{% endblock %}", 1, "Did you mean 'cover'?"),
        (b"\n<p>x</p>\n{% block cover %}{% endblock %}", 1, "outside all blocks"),
        (b"{% block cover %}\n{% include 'x.html' %}{% endblock %}", 2, "Write it out in this file"),
        (b"{% block cover %}\n{% import 'x' as y %}{% endblock %}", 2, "Write it out"),
        (b"{% block cover %}\n\n{{ titel }}{% endblock %}", 3, "Did you mean 'title'?"),
        (b"{% block cover %}{{ title.upper() }}{% endblock %}", 1, "nothing is called here"),
        (b"{% block cover %}{{ title|attr('x') }}{% endblock %}", 1, "no filter attr"),
        (b"{% block cover %}{{ title|replace('', title)|replace('', title) }}{% endblock %}", 1, "no filter replace"),
        (b"{% block cover %}{{ title|each }}{% endblock %}", 1, "no filter each"),
        (b"{% block cover %}{{ _left }}{% endblock %}", 1, "no value _left"),
        (b"{% block cover %}{{ 'a' * 1000000000 }}{% endblock %}", 1, "mul"),
        (b"{% block cover %}{% set x = title %}{% endblock %}", 1, "Use the value where it is needed"),
        (b"{% block cover %}\n{% if title %}{% endblock %}", 2, "Jinja cannot read"),
        (
            b"{% block cover %}{% for a in title %}{% for b in title %}{% for c in title %}x{% endfor %}{% endfor %}{% endfor %}"
            b"{% endblock %}",
            1,
            "loops",
        ),
        (b"\xff\xfe", 1, "UTF-8"),
    ],
)
def test_a_template_that_may_not_be_is_told_at_its_line(tmp_path: Path, template: bytes, line: int, says: str) -> None:
    found = wrong(tmp_path, files={"templates/house.html": template})
    assert found
    assert {p.code for p in found} == {Code.THEME_TEMPLATE}
    assert found[0].place.line == line
    assert any(says in f"{p.found}. {p.fix}" for p in found)


def test_a_block_in_two_files_is_told(tmp_path: Path) -> None:
    (problem,) = wrong(tmp_path, files={"templates/zz.html": b"{% block closing %}{% endblock %}"})
    assert "stands in" in problem.found


def test_fonts_are_looked_into(tmp_path: Path) -> None:
    fonts = "fonts: {text: {regular: a.ttf, bold: b.ttf}}\n"
    cut = latin()[:60]
    found = wrong(tmp_path / "1", "", fonts, {"a.ttf": b"wOF2....", "b.ttf": cut})
    assert [p.code for p in found] == [Code.THEME_FILE] * 2
    assert ["web font" in found[0].found, "damaged" in found[1].found] == [True, True]
    (missing,) = wrong(tmp_path / "2", "", "fonts: {text: {regular: a.ttf}}\n", {"a.ttf": latin()})
    assert (missing.code, missing.found) == (Code.MISSING_KEY, "fonts.text lacks the key 'bold'")


def packed(old: str = "", new: str = "", *, only: str = "", part: str = "[Content_Types].xml") -> bytes:
    """Return a Word document with something replaced in a part, or with one part alone."""
    whole, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(made, "w") as into:
        for name in [only] if only else parts.namelist():
            text = parts.read(name)
            assert name != part or old.encode() in text
            into.writestr(name, text.replace(old.encode(), new.encode()) if old and name == part else text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\3\4", "is no Word document"),
        (packed(only="word/document.xml"), "no Word document"),
        (packed("document.main+xml", "template.main+xml"), "is a template of Word (.dotx)"),
        (packed("wordprocessingml.document.main", "spreadsheetml.sheet.main"), "is no Word document"),
        (packed("</w:styles>", "", part="word/styles.xml"), "is damaged"),
    ],
)
def test_a_word_document_has_to_be_one(tmp_path: Path, data: bytes, says: str) -> None:
    (problem,) = wrong(tmp_path, "", "word: {reference: x.docx}\n", {"x.docx": data})
    assert (problem.code, problem.place.line) == (Code.THEME_FILE, 16)
    assert says in problem.found
    assert "save it as a Word document (.docx)" in problem.fix


def test_a_word_document_is_taken(tmp_path: Path) -> None:
    assert wrong(tmp_path, "", "word: {reference: x.docx}\n", {"x.docx": packed()}) == []


def test_the_theme_of_a_spec_stands_over_that_of_its_project(tmp_path: Path) -> None:
    from reportgen.spec.read import read_spec

    spec = project(tmp_path)
    text = spec.read_text(encoding="utf-8")
    assert read_spec(spec).theme is not None
    spec.write_text(text.replace("language: en", "language: en, theme: none"), encoding="utf-8")
    assert read_spec(spec).theme is None
    (tmp_path / "reportgen.yaml").unlink()
    spec.write_text(text.replace("language: en", "language: en, theme: house/theme.yaml"), encoding="utf-8")
    assert read_spec(spec, tmp_path).theme is not None


def test_a_theme_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    from reportgen.problems import SpecError
    from reportgen.spec.read import read_spec

    spec = project(tmp_path, "theme: hause/theme.yaml\n")
    with pytest.raises(SpecError) as error:
        read_spec(spec)
    (problem,) = error.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == (Code.FILE_MISSING, 1, 8)
    assert re.search(r"reportgen\.yaml$", problem.place.file)
