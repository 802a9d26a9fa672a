"""Slides: one for each figure, tables that say more than those, type that can be read, notes for whoever speaks."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from reportgen.content.blocks import Figure, GlancePage, Method, PlanBlock, SectionBlock, TableFigure, blocks_of
from reportgen.content.claim_blocks import ClaimsTable
from reportgen.content.inlines import plain
from reportgen.content.prose import flowing
from reportgen.content.statement_blocks import FindingsList, SwotTable
from reportgen.problems import ToolError
from reportgen.render.word.converters import VARIABLE
from reportgen.render.word.slides.finish import MEANING
from reportgen.render.word.slides.points import CUT_AT as LISTS_CUT_AT
from reportgen.render.word.slides.points import shared
from reportgen.render.word.slides.pptx import as_pptx
from reportgen.render.word.slides.room import BODY, CUT_AT, LIST, lines, row_height, shared_out
from tests.content.made_up import blocks
from tests.word.conftest import made
from tests.word.reading import parts, said, squeezed, tree
from tests.word.stand_in import StandIn

UNDER_AT = 2
"""The place below a figure or table for its number, base and source."""
NAMES = ("zh-CN", "jd-customer-service")


@cache
def slides(name: str) -> bytes:
    found = made(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        return as_pptx(found.content, found.drawings)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pages(name: str) -> list[Any]:
    return list(Presentation(io.BytesIO(slides(name))).slides)


def title(page: Any) -> str:
    return squeezed(page.shapes.title.text_frame.text)


def words(page: Any) -> str:
    texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    cells = [cell.text for shape in page.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return squeezed("".join(texts + cells))


def test_the_first_slide_is_the_title(name: str) -> None:
    content = made(name).content
    first = pages(name)[0]
    assert first.slide_layout.name == "Title Slide"
    assert title(first) == squeezed(content.title)
    assert squeezed(plain(content.cover.subtitle) + content.cover.imprint) in words(first)


def shown(name: str) -> list[Any]:
    """Return the blocks of a report but those of appendices, which are for reading."""
    return [b for c in made(name).content.chapters if not c.number.startswith("附录") for b in blocks_of((c,))]


def test_each_figure_has_a_slide_with_its_drawing_source_and_description(name: str) -> None:
    found = [page for page in pages(name) if any(shape.shape_type == 13 for shape in page.shapes)]
    figures = [block for block in shown(name) if isinstance(block, Figure)]
    assert [title(page) for page in found] == [squeezed(plain(figure.title)) for figure in figures]
    for page, figure in zip(found, figures, strict=True):
        assert squeezed(figure.number) in words(page)
        assert squeezed(plain(figure.source)) in words(page)
        (picture,) = [shape for shape in page.shapes if shape.shape_type == 13]
        assert picture._element.nvPicPr.cNvPr.get("descr") == figure.alt
        assert squeezed(figure.alt) in squeezed(page.notes_slide.notes_text_frame.text)


def test_a_table_that_says_more_than_a_figure_is_a_native_table_with_all_its_numbers(name: str) -> None:
    native = [page for page in pages(name) if any(shape.has_table for shape in page.shapes)]
    tables = [block for block in shown(name) if isinstance(block, TableFigure)]
    assert [table for table in tables if not table.repeats]
    for table in tables:
        own = [page for page in native if title(page).startswith(squeezed(plain(table.title)))]
        assert bool(own) != bool(table.repeats)
        text = "".join(map(words, own))
        for row in table.table.rows if own else ():
            for cell in row.cells:
                assert squeezed(cell.text) in text
        assert all(squeezed(table.number) in words(page) for page in own)


def test_numbers_of_a_table_that_is_left_out_are_in_the_notes_of_its_figure() -> None:
    for table in [t for t in shown("jd-customer-service") if isinstance(t, TableFigure) and t.repeats]:
        figure = next(f for f in shown("jd-customer-service") if isinstance(f, Figure) and f.anchor == table.repeats)
        (page,) = [p for p in pages("jd-customer-service") if title(p) == squeezed(plain(figure.title))]
        assert squeezed(figure.alt) in squeezed(page.notes_slide.notes_text_frame.text)


def test_type_can_be_read_from_the_back_of_a_room(name: str) -> None:
    for page in pages(name):
        frames = [s.text_frame for s in page.placeholders if s.has_text_frame and s.placeholder_format.idx != UNDER_AT]
        frames += [cell.text_frame for s in page.shapes if s.has_table for row in s.table.rows for cell in row.cells]
        if page.slide_layout.name == "Two Content":
            frames += [s.text_frame for s in page.placeholders if s.placeholder_format.idx == UNDER_AT]
        sizes = {run.font.size for f in frames for p in f.paragraphs for run in p.runs if run.font.size is not None}
        assert not sizes or min(sizes) >= Pt(MEANING - 4), title(page)


def test_a_number_at_a_glance_stands_beside_the_titles_of_its_findings() -> None:
    (block,) = [b for b in shown("jd-customer-service") if isinstance(b, GlancePage)]
    page = pages("jd-customer-service")[1]
    left, right = (next(s for s in page.placeholders if s.placeholder_format.idx == n).text_frame for n in (1, 2))
    assert left.paragraphs[0].text == plain(block.headline)
    assert left.paragraphs[0].runs[0].font.size >= Pt(48)
    assert [squeezed(p.text) for p in right.paragraphs] == [squeezed(plain(f.title)) for f in block.findings]
    notes = squeezed(page.notes_slide.notes_text_frame.text)
    assert [f.number for f in block.findings if squeezed(plain(f.text)) not in notes] == []


def test_findings_swot_and_claims_are_text_with_the_numbers_in_the_notes() -> None:
    text = "".join(map(words, pages("jd-customer-service")))
    notes = squeezed("".join(p.notes_slide.notes_text_frame.text for p in pages("jd-customer-service") if p.has_notes_slide))
    (swot,) = [b for b in shown("jd-customer-service") if isinstance(b, SwotTable)]
    assert [e.text for q in swot.quadrants for e in q.entries if squeezed(plain(e.text)) not in text] == []
    (claims,) = [b for b in shown("jd-customer-service") if isinstance(b, ClaimsTable)]
    assert [r.says for r in claims.rows if squeezed(plain(r.says)) not in text] == []
    assert [r.numbers for r in claims.rows if squeezed(plain(r.numbers)) not in notes] == []
    found = [e for b in shown("zh-CN") if isinstance(b, FindingsList) for e in b.entries]
    sample = "".join(map(words, pages("zh-CN")))
    assert found
    assert [e.text for e in found if squeezed(plain(e.text)) not in sample] == []


def test_a_plan_has_who_when_and_what_shows_it_and_says_the_rest() -> None:
    (plan,) = [b for b in shown("jd-customer-service") if isinstance(b, PlanBlock)]
    actions = [action for group in plan.groups for inner in (group, *group.groups) for action in inner.actions]
    assert len(actions) > 8
    text = "".join(words(p) for p in pages("jd-customer-service") if any(s.has_table for s in p.shapes))
    notes = squeezed("".join(p.notes_slide.notes_text_frame.text for p in pages("jd-customer-service") if p.has_notes_slide))
    for action in actions:
        assert squeezed(action.number + plain(action.title)) in text
        assert all(squeezed(value) in text for _, value in action.facts)
        assert action.meter is None or squeezed(f"{action.meter.mark.printed}→{action.meter.target_printed}") in text
        assert squeezed(plain(flowing(next(f.prose for f in action.fields if f.key == "action")))) in notes


def test_how_the_survey_was_made_is_on_one_slide_and_whole_in_the_notes(name: str) -> None:
    methods = [b for b in blocks(made(name).content) if isinstance(b, Method)]
    for method in methods:
        first = squeezed(method.rows[0][0])
        own = [p for p in pages(name) if any(s.has_table and squeezed(s.table.cell(0, 0).text) == first for s in p.shapes)]
        assert len(own) == 1
        notes = squeezed(own[0].notes_slide.notes_text_frame.text)
        assert [label for label, prose in method.rows if not all(squeezed(w) in notes for w in said(prose))] == []


def test_a_list_on_several_slides_is_shared_out_evenly() -> None:
    size, parts = shared([(0, "words " * 12)] * 17, LIST)
    assert size >= LISTS_CUT_AT[-1]
    assert len(parts) > 1
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_nothing_stands_over_the_edge_or_over_something_else(name: str) -> None:
    deck = Presentation(io.BytesIO(slides(name)))
    for page in deck.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in page.shapes]
        for left, top, right, bottom in boxes:
            assert left >= 0 <= top
            assert right <= deck.slide_width
            assert bottom <= deck.slide_height
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (title(page), one, other)


def test_rows_have_the_height_that_their_words_take(name: str) -> None:
    for page in pages(name):
        for shape in page.shapes:
            if not shape.has_table:
                continue
            widths = [column.width / Pt(1) for column in shape.table.columns]
            assert sum(widths) <= BODY.width + 0.1
            for row in shape.table.rows:
                sizes = {run.font.size for c in row.cells for p in c.text_frame.paragraphs for run in p.runs}
                assert len(sizes) <= 1
                if sizes and not any(cell.is_merge_origin or cell.is_spanned for cell in row.cells):
                    need = row_height([cell.text.replace("\v", "\n") for cell in row.cells], sizes.pop() / Pt(1), widths)
                    assert row.height / Pt(1) == pytest.approx(need, abs=0.1)


PARAGRAPH = (
    *("lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont"),
    *("buNone", "buAutoNum", "buChar", "buBlip", "tabLst", "defRPr", "extLst"),
)
"""The order in which settings of paragraphs stand (ISO 29500-1, 21.1.2.2.7); PowerPoint calls another order damaged."""


def test_the_settings_of_paragraphs_stand_in_the_order_of_the_standard(name: str) -> None:
    for part in parts(slides(name)):
        if not re.match(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml", part):
            continue
        for form in tree(slides(name), part).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}pPr"):
            order = [child.tag.rpartition("}")[2] for child in form]
            assert order == sorted(set(order), key=PARAGRAPH.index), part
            assert len([tag for tag in order if tag in {"buNone", "buAutoNum", "buChar", "buBlip"}]) <= 1, part


def test_what_the_text_says_is_in_the_notes() -> None:
    notes = squeezed("".join(p.notes_slide.notes_text_frame.text for p in pages("jd-customer-service") if p.has_notes_slide))
    chapter = made("jd-customer-service").content.chapters[2]
    spoken = [
        words
        for words in said(*(b for s in chapter.blocks if isinstance(s, SectionBlock) for b in s.blocks[:2]))
        if len(words) > 60
    ]
    assert len(spoken) > 5
    assert [words for words in spoken[:5] if squeezed(words) not in notes] == []


def test_a_long_table_goes_on_with_its_headings() -> None:
    rows = [(f"row {n}", "1") for n in range(60)]
    cuts = list(shared_out([("Head", "%")], rows, (300.0, 80.0), BODY.height))
    assert [n for cut in cuts for n in cut.rows] == list(range(60))
    assert len(cuts) > 2
    for cut in cuts:
        assert cut.size == CUT_AT
        height = sum(row_height(row, cut.size, (300.0, 80.0)) for row in [("Head", "%"), *(rows[n] for n in cut.rows)])
        assert height <= BODY.height


def test_lines_are_counted_as_they_break() -> None:
    assert lines("汉字" * 10, 10, 10 * 1.08 * 10) == 2  # ten hanzi in a line
    assert lines("one two", 10, 3.5 * 1.1 * 5.4) == 2  # each word on its own
    assert lines("a\nb", 10, 100) == 2
    assert lines("", 10, 100) == 1


def test_no_part_leads_out_and_dates_are_the_reports(name: str) -> None:
    data = slides(name)
    for part, content in parts(data).items():
        assert "vba" not in part.lower()
        if part.endswith(".rels"):
            assert b'TargetMode="External"' not in content
    core = Presentation(io.BytesIO(data)).core_properties
    assert (core.title, core.language) == (made(name).content.title, made(name).content.language)
    assert {core.created.date().isoformat(), core.modified.date().isoformat()} == {made(name).content.date}
    fonts = parts(data)["ppt/theme/theme1.xml"].decode()
    assert re.search('<a:ea typeface="Microsoft YaHei"', fonts)


def test_the_same_report_gives_the_same_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert as_pptx(made("zh-CN").content, made("zh-CN").drawings) == slides("zh-CN")


def test_quarto_is_asked_for_slides_in_the_same_way(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(tmp_path)
    monkeypatch.setenv(VARIABLE, str(stand_in.path))
    found = made("zh-CN")
    data = as_pptx(found.content, found.drawings)
    assert stand_in.noted["arguments"] == ["render", "report.qmd", "--to", "pptx", "--output", "report.pptx", "--no-execute"]
    assert "reference.pptx" in stand_in.noted["files"]
    own = Presentation(io.BytesIO(data)).slides
    assert [title(page) for page in own] == [title(page) for page in pages("zh-CN")]
    StandIn(tmp_path, "other")
    with pytest.raises(ToolError, match="slides of the"):
        as_pptx(found.content, found.drawings)
