"""The Word document: everything is there, and it is what Word calls headings, captions, tables, notes and contents."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from PIL import Image

from reportgen.content.blocks import Figure, SectionBlock, SideNote, TableFigure
from reportgen.content.inlines import plain
from reportgen.content.score_blocks import Scorecard
from reportgen.render.html import PAPER, chapters_of, contents_of
from reportgen.render.word.escape import anchor
from reportgen.render.word.finish import _bare_between_tables
from reportgen.render.word.inlines import flat
from reportgen.render.word.ooxml import _ORDER
from tests.content.made_up import blocks
from tests.word.conftest import Made
from tests.word.reading import NAMES, W, find, parts, said, squeezed, style, styled, text, tree

TBL_PR = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")


def test_every_word_of_the_report_is_in_the_document(report: Made) -> None:
    shown = squeezed(
        "".join(text(tree(report.data, name)) for name in parts(report.data) if re.match(r"word/(document|foot\w+)\.xml", name))
    )
    cover = report.content.cover
    wanted = [
        *said(*report.content.chapters),
        cover.title,
        plain(cover.subtitle),
        cover.kicker,
        cover.notice,
        cover.imprint,
        cover.authors,
    ]
    missing = [words for words in wanted if squeezed(words) not in shown]
    assert not missing


def test_no_styles_for_programs_stand_among_those_of_the_report(sample: Made) -> None:
    names = [str(name) for name in find(sample.data, "//w:style/@w:styleId", "word/styles.xml")]
    assert "Caption" in names
    assert not [name for name in names if name.endswith("Tok") or name == "SourceCode"]


def test_what_parts_two_tables_is_an_empty_paragraph_and_nothing_else_is_lost() -> None:
    document = docx.Document()
    for words in (" ", "Words", ""):
        document.add_table(1, 1)
        document.add_paragraph(words)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    document.add_table(1, 1)
    _bare_between_tables(document)
    blank, said_between, broken = document.paragraphs
    assert (len(blank._p), said_between.text) == (0, "Words")
    assert broken._p.xpath("w:r/w:br")


def test_headings_are_words_own_headings(report: Made) -> None:
    wanted = [b for b in blocks(report.content) if isinstance(b, SectionBlock)]
    for level in (1, 2, 3):
        there = [squeezed(words) for words in styled(report.data, f"Heading{level}")]
        for section in (s for s in wanted if s.level == level):
            assert squeezed(section.number + plain(section.title)) in there


def test_captions_are_paragraphs_with_our_numbers(report: Made) -> None:
    for kinds, name in ((Figure, "Caption"), ((TableFigure, Scorecard), "TableCaption")):
        wanted = [(b.number, plain(b.title)) for b in blocks(report.content) if isinstance(b, kinds)]
        there = [squeezed(words) for words in styled(report.data, name)]
        assert len(there) == len(wanted)
        for words, (number, title) in zip(there, wanted, strict=True):
            assert words.startswith(squeezed(number))
            assert words.endswith(squeezed(title))
    assert not find(report.data, "//w:tbl//w:p[w:pPr/w:pStyle/@w:val='Caption' or w:pPr/w:pStyle/@w:val='TableCaption']")
    assert not find(report.data, "//w:tbl//w:tbl"), "no table is for layout alone"


def test_tables_repeat_their_headings_and_keep_rows_whole(report: Made) -> None:
    tables = find(report.data, "//w:tbl")
    assert tables
    for table in tables:
        rows = table.findall(f"{W}tr")
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert repeated == sorted(repeated, reverse=True), "headings come first"
        widths = [int(c.get(f"{W}w")) for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        total = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        assert sum(widths) == total <= 9074, "no table is wider than the text"
        assert min(widths) > 300
        for row in rows:
            spans = [int(c.xpath("string(w:tcPr/w:gridSpan/@w:val)", namespaces=NAMES) or 1) for c in row.findall(f"{W}tc")]
            assert sum(spans) == len(widths)
            quarters = "Quadrant" in {style(p) for p in row.iter(f"{W}p")}  # as high as it is, it may be parted
            assert (row.find(f"{W}trPr/{W}cantSplit") is None) == quarters
        for cell in table.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p", "Word wants a paragraph at the end of each cell"


def test_numbers_stand_at_the_right(jd: Made) -> None:
    shown = next(b for b in blocks(jd.content) if isinstance(b, TableFigure) and not b.stacked and len(b.table.columns) > 3)
    (table,) = [
        t
        for t in find(jd.data, "//w:tbl")
        if squeezed(text(t)).startswith(squeezed(shown.table.stub + shown.table.columns[0].heading))
    ]
    for row in table.findall(f"{W}tr"):
        aligned = [p.xpath("string(w:pPr/w:jc/@w:val)", namespaces=NAMES) for p in row.iter(f"{W}p")]
        assert aligned == ["", *("right",) * len(shown.table.columns)]
    assert len(table.findall(f"{W}tr")) == len(shown.table.rows) + 1


@pytest.mark.parametrize("name", ["pPr", "rPr", "tcPr"])
def test_settings_stand_in_the_order_of_the_standard(report: Made, name: str) -> None:
    for part in ("word/document.xml", "word/styles.xml", "word/footnotes.xml"):
        if part not in parts(report.data):
            continue
        for settings in find(report.data, f"//w:{name}", part):
            order = [_ORDER[name].index(child.tag.removeprefix(W)) for child in settings]
            assert order == sorted(set(order)), [child.tag for child in settings]


def test_the_settings_of_tables_stand_in_the_order_of_the_standard(report: Made) -> None:
    for settings in find(report.data, "//w:tblPr"):
        order = [TBL_PR.index(child.tag.removeprefix(W)) for child in settings]
        assert order == sorted(set(order))


def test_figures_are_at_print_resolution_and_described(report: Made) -> None:
    relations = {r.get("Id"): r.get("Target") for r in tree(report.data, "word/_rels/document.xml.rels")}
    pictures = find(report.data, "//wp:inline")
    figures = [b for b in blocks(report.content) if isinstance(b, Figure)]
    assert len(pictures) >= len(figures)
    told = []
    for inline in pictures:
        width, height = (int(inline.find(f"{{{NAMES['wp']}}}extent").get(side)) / 914400 for side in ("cx", "cy"))
        name = relations[inline.xpath("string(.//a:blip/@r:embed)", namespaces=NAMES)]
        across, down = Image.open(io.BytesIO(parts(report.data)[f"word/{name}"])).size
        assert across / width >= 300, name
        assert down / height >= 300, name
        assert width <= 6.31
        assert height <= 8.1
        assert [inline.get(side) for side in ("distT", "distB", "distL", "distR")] == ["0"] * 4
        told.append(inline.xpath("string(wp:docPr/@descr)", namespaces=NAMES))
    assert all(told)
    for figure in figures:
        assert figure.alt in told
    identities = find(report.data, "//wp:docPr/@id")
    assert len(identities) == len(set(identities))


def test_the_contents_read_without_being_updated(report: Made) -> None:
    fields = [f.text.split() for f in find(report.data, "//w:instrText") if f.text.strip().startswith("TOC")]
    entries = contents_of(report.content, chapters_of(report.content, PAPER))
    assert fields[0][:3] == ["TOC", "\\o", '"1-2"']
    listed = [p for p in find(report.data, "//w:p") if style(p) in {"TOC1", "TOC2"}]
    assert [squeezed(text(p)) for p in listed] == [squeezed(e.number + e.title) for e in entries]
    assert [p.xpath("string(w:hyperlink/@w:anchor)", namespaces=NAMES) for p in listed] == [anchor(e.anchor) for e in entries]
    figures = [squeezed(words) for words in styled(report.data, "TableofFigures")]
    assert figures == [squeezed(e.number + e.title) for e in (*report.content.figures, *report.content.tables)]
    assert len(fields) == 1 + bool(report.content.figures) + bool(report.content.tables)


def test_every_link_inside_leads_somewhere(report: Made) -> None:
    places = set(find(report.data, "//w:bookmarkStart/@w:name"))
    targets = set(find(report.data, "//w:hyperlink/@w:anchor"))
    assert targets - places == set()
    assert len(find(report.data, "//w:bookmarkStart/@w:name")) == len(places)


def test_notes_are_footnotes(jd: Made) -> None:
    notes = [plain(flat(b.prose)) for b in blocks(jd.content) if isinstance(b, SideNote)]
    assert notes
    there = [squeezed(text(note)) for note in find(jd.data, "//w:footnote[not(@w:type)]", "word/footnotes.xml")]
    beside = [squeezed(words) for words in styled(jd.data, "SideNote")]
    assert sorted([*there, *beside]) == sorted(map(squeezed, notes))
    assert len(find(jd.data, "//w:footnoteReference")) == len(there) > 0


def test_fonts_are_declared_for_hanzi(report: Made) -> None:
    chinese = {"zh-CN": "Microsoft YaHei", "en": "Microsoft YaHei"}[report.content.language]
    fonts = find(report.data, "//w:docDefaults//w:rFonts | //w:style[@w:styleId='Normal']//w:rFonts", "word/styles.xml")
    assert [font.get(f"{W}eastAsia") for font in fonts] == [chinese] * 2
    assert not find(report.data, "//w:rFonts[@w:eastAsiaTheme]", "word/styles.xml") or all(
        "Theme" not in name for font in fonts for name in font.attrib
    )
    assert find(report.data, f"//w:font[@w:name='{chinese}']/w:altName/@w:val", "word/fontTable.xml") == ["Noto Sans CJK SC"]
    languages = find(report.data, "//w:lang", "word/styles.xml")
    assert {found.get(f"{W}eastAsia") for found in languages} == {"zh-CN"}
    assert {found.get(f"{W}val") for found in languages} == {"en-US" if report.content.language != "en" else "en-GB"}


def test_chinese_punctuation_is_as_it_was_written(jd: Made) -> None:
    body = text(tree(jd.data))
    written = "".join(said(*jd.content.chapters))
    for sign in "“”‘’，。；：？！、（）《》…—":
        assert body.count(sign) >= written.count(sign)
    assert '"' not in body
    for run in find(jd.data, "//w:r[w:t]"):
        if re.search("[“”‘’…—]", text(run)):
            assert run.xpath("string(w:rPr/w:rFonts/@w:hint)", namespaces=NAMES) == "eastAsia"
    assert find(jd.data, "//w:characterSpacingControl/@w:val", "word/settings.xml") == ["compressPunctuation"]


def test_nothing_leads_out_of_the_file_and_nothing_runs(report: Made) -> None:
    for name, data in parts(report.data).items():
        assert not re.search("vba|activeX|embeddings|attachedTemplate", name, re.IGNORECASE)
        assert b"macro" not in data[:200].lower()
        if name.endswith(".rels"):
            assert b"External" not in data
    assert not [name for name in parts(report.data) if "custom.xml" in name or "comments" in name]
    settings = parts(report.data)["word/settings.xml"]
    assert b"updateFields" not in settings


def test_what_the_document_says_of_itself(report: Made) -> None:
    core = docx.Document(io.BytesIO(report.data)).core_properties
    assert (core.title, core.language, core.version) == (report.content.title, report.content.language, report.content.version)
    assert core.author == core.last_modified_by == report.content.cover.authors
    assert {core.created.date().isoformat(), core.modified.date().isoformat()} == {report.content.date}
    whole = b"".join(parts(report.data).values())
    for secret in (tempfile.gettempdir(), str(Path.home()), str(Path.cwd()), "reportgen-"):
        assert secret.encode() not in whole


def test_head_and_foot_stand_on_every_page_but_the_cover(report: Made) -> None:
    section = docx.Document(io.BytesIO(report.data)).sections[0]
    assert section.different_first_page_header_footer
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""
    assert section.header.paragraphs[0].text.startswith(report.content.title)
    instructions = [f.get(f"{W}instr").split()[0] for f in section.footer._element.iter(f"{W}fldSimple")]
    assert instructions == ["PAGE", "NUMPAGES"]
    assert [f.get(f"{W}instr").split()[0] for f in section.header._element.iter(f"{W}fldSimple")] == ["STYLEREF"]
    assert report.content.cover.version_line in section.footer.paragraphs[0].text


def test_the_cover_comes_first_then_the_contents_then_the_text(report: Made) -> None:
    order = [style(p) for p in find(report.data, "/w:document/w:body/w:p")]
    places = [order.index(name) for name in ("Title", "Imprint", "TOCHeading", "TOC1", "Heading1")]
    assert places == sorted(places)
    assert all(a < b for a, b in pairwise(places))


def test_the_same_report_gives_the_same_bytes(sample: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.render.word.docx import as_docx

    monkeypatch.setenv("QUARTO", "")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "C")
    assert as_docx(sample.content, sample.drawings) == sample.data


@pytest.mark.libreoffice
@pytest.mark.poppler
def test_libreoffice_lays_it_out(jd: Made, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(jd.data)
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*call, "--outdir", str(tmp_path), str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=300
    )
    paper = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = [squeezed(page) for page in paper.split("\f")]
    assert squeezed(jd.content.title) in pages[0]
    assert squeezed(jd.content.words["contents"]) in pages[1]
    for entry in (*jd.content.figures, *jd.content.tables):
        assert sum(squeezed(entry.number) in page and squeezed(entry.title) in page for page in pages[2:])
    assert all(squeezed(jd.content.cover.version_line) in page for page in pages[1:-1])
    assert "Error" not in paper
