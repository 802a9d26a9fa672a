from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from reportgen.problems import Code, Problem, ToolError
from reportgen.render import pdf as engine
from reportgen.render.fonts import SANS, subset
from reportgen.render.output import Rendered
from reportgen.render.pdf import write_pdf

FONTS = {"ReportSans-Regular.otf": subset(SANS.name, frozenset("abcdefgh 客户"))}
STYLE = "<style>p { font-family: Report Sans }</style>"
PAGE = f'<!DOCTYPE html><html lang="zh-CN"><head><title>t</title>{STYLE}</head><body>%s</body></html>'


@pytest.fixture(scope="module", params=["report.pdf", "report.en.pdf"])
def document(request: pytest.FixtureRequest, rendered: Rendered) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(rendered.files[request.param])) as found:
        yield found


def elements(node: Any) -> Iterator[Any]:
    """Walk over the structure tree."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def tags(document: pikepdf.Pdf) -> list[str]:
    return [str(e.S) for e in elements(document.Root.StructTreeRoot)]


def test_language_title_and_variant(document: pikepdf.Pdf) -> None:
    assert str(document.Root.Lang) in {"zh-CN", "en"}
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] in {"客户服务满意度报告 2024", "Customer Service Satisfaction 2024"}
        assert not {"xmp:CreateDate", "xmp:ModifyDate"} & set(metadata)
    assert not {"/CreationDate", "/ModDate"} & set(document.docinfo)


def test_every_drawing_has_an_alternative_text(document: pikepdf.Pdf) -> None:
    figures = [e for e in elements(document.Root.StructTreeRoot) if e.S == "/Figure" and "/K" in e]
    drawn = [str(e.Alt) for e in figures if "/Alt" in e]
    assert len(drawn) >= 8
    assert all(len(alt) > 5 for alt in drawn)


def test_tables_have_header_cells_and_headings_are_tagged(document: pikepdf.Pdf) -> None:
    found = tags(document)
    assert found.count("/TH") > 20
    assert found.count("/H1") >= 6
    assert found.count("/H2") >= 5
    assert "/TOC" in found or "/L" in found


def test_bookmarks_name_chapters_and_sections(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        chapters = [str(item.title) for item in outline.root]
        assert any("第一章 调查方法与读法" in c or "Chapter 1 Method and how to read" in c for c in chapters)
        below = [str(inner.title) for item in outline.root for inner in item.children]
        assert any(title.startswith("2.1 ") for title in below)


def test_only_our_fonts_are_in_it(document: pikepdf.Pdf) -> None:
    found = {
        str(o.BaseFont).partition("+")[2] for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
    }
    assert found
    assert all(name.replace("-", "").startswith("Report") for name in found), found


def test_small_enough(rendered: Rendered) -> None:
    assert len(rendered.files["report.pdf"]) < 1_000_000


def test_parts_name_what_decides_the_bytes(rendered: Rendered) -> None:
    assert {
        "weasyprint",
        "pydyf",
        "pango",
        "harfbuzz",
        "zlib",
        "matplotlib",
        "seaborn",
        "uharfbuzz",
        "ReportSerif-Bold",
    } <= rendered.parts.keys()


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1:9/x.svg", "https://example.org/x.png", "asset:other.svg", "x.svg"]
)
def test_nothing_is_fetched_from_anywhere(address: str) -> None:
    with pytest.raises(ToolError) as caught:
        write_pdf(PAGE % (f'<p>abc</p><img src="{address}" alt="x">'), {}, FONTS, "en")
    assert caught.value.problems[0].code is Code.RENDER_FAILED


def test_a_complaint_of_the_engine_stops_the_build() -> None:
    with pytest.raises(ToolError, match="notdef"):
        write_pdf(PAGE % ("<p>xyz</p>"), {}, FONTS, "en")


def test_the_environment_is_as_before() -> None:
    before, level = os.environ.get("FONTCONFIG_FILE"), logging.getLogger("weasyprint").level
    write_pdf(PAGE % ("<p>abc</p>"), {}, FONTS, "en")
    assert os.environ.get("FONTCONFIG_FILE") == before
    assert logging.getLogger("weasyprint").level == level
    assert not [h for h in logging.getLogger("weasyprint").handlers if isinstance(h, engine._Collector)]


def told() -> Problem:
    with pytest.raises(ToolError) as caught:
        write_pdf("", {}, FONTS, "en")
    (problem,) = caught.value.problems
    return problem


def test_a_missing_library_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def broken(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': no such file.  Additionally, long advice\nand more")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", broken)
    problem = told()
    assert problem.code is Code.TOOL_MISSING
    assert problem.found.endswith("cannot load the system library libpango-1.0-0")
    assert "apt-get install libpango-1.0-0" in problem.fix
    assert "--to html" in problem.fix


def test_without_the_subsetting_library_no_other_fonts_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.text import ffi

    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    problem = told()
    assert (problem.code, "libharfbuzz-subset" in problem.found) == (Code.TOOL_MISSING, True)
    assert "libharfbuzz-subset0" in problem.fix
