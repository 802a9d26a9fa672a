"""A report in a theme: page, paper, drawings and workbook, with what the theme says and the same numbers."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
from markupsafe import Markup

from reportgen.content.words import phrases
from reportgen.content.workbook.compose import workbook
from reportgen.palette import BLUE, DARK, INK, RED, contrast
from reportgen.pipeline import check
from reportgen.problems import Code, Place, SpecError
from reportgen.publish.diff.compare import compare
from reportgen.publish.diff.inputs import InputChange
from reportgen.publish.diff.unwritten import unwritten
from reportgen.publish.diff.wording import Wording
from reportgen.publish.manifest import manifest
from reportgen.publish.release.differs import differing
from reportgen.publish.release.offer import stale
from reportgen.render.fonts import font_file
from reportgen.render.look import Look
from reportgen.render.look_sheet import properties
from reportgen.render.own_blocks import own_blocks
from reportgen.render.render import render
from reportgen.spec.theme.theme import Theme
from tests.content.made_up import content, survey
from tests.theme.house import latin, png, themed

NAVY, STEEL, RUST, PETROL = "#0b2d5c", "#4f86c6", "#8c2d19", "#0f5257"
TEXT = "fonts: {{fill: {fill}, text: {{regular: a.ttf, bold: a.ttf}}, headings: {{bold: a.ttf}}}}\n"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    found = themed(tmp_path_factory.mktemp("house")).theme
    assert found is not None
    return found


@pytest.fixture(scope="module")
def files(theme: Theme) -> Mapping[str, bytes]:
    spec, _, ledger = survey()
    report = content("en")
    return render((report,), frozenset({"html", "pdf", "xlsx"}), books=(workbook(spec, ledger, report),), theme=theme).files


@pytest.fixture(scope="module")
def page(files: Mapping[str, bytes]) -> str:
    return files["index.html"].decode()


def test_the_colours_of_the_theme_stand_in_page_and_drawings(page: str, files: Mapping[str, bytes]) -> None:
    assert f"--blue: {NAVY}; " in page
    assert "--ink: #10203a; " in page
    drawn = "".join(text.decode() for name, text in files.items() if name.startswith("figures/"))
    used = set(re.findall("#[0-9a-f]{6}", drawn))
    assert {NAVY, RUST, PETROL} <= used
    assert not used & {BLUE, RED, INK}
    assert not set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', page)) & {BLUE, RED, INK}


def test_the_dark_page_knows_every_colour_of_the_drawings(page: str) -> None:
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', page))
    known = dict(re.findall(r'svg \[fill="(#[0-9a-f]{6})"\] \{ fill: (#[0-9a-f]{6})', page))
    assert used <= set(known)
    assert contrast(known[NAVY], DARK["#ffffff"]) >= 4.5


def test_labels_are_chosen_for_the_colours_of_the_theme(files: Mapping[str, bytes]) -> None:
    # white words on petrol and rust, dark ones on the light middle: at 4.5:1 on whatever they stand
    rated = next(t.decode() for n, t in files.items() if n.startswith("figures/") and PETROL in t.decode() and RUST in t.decode())
    marks = {m[1] for m in re.finditer(r'<rect [^>]*fill="(#[0-9a-f]{6})"', rated)}
    words = {m[1] for m in re.finditer(r'<text [^>]*fill="(#[0-9a-f]{6})"', rated)}
    for mark in marks:
        assert max(contrast(mark, word) for word in words) >= 4.5


def test_logo_cover_and_blocks_stand_in_the_page(page: str) -> None:
    assert re.search(r'<img class="logo" src="data:image/svg\+xml;base64,[A-Za-z0-9+/=]+" alt="Haichuan Research"/>', page)
    assert f".cover {{ background: {NAVY};" in page
    assert '<p class="house">Figure 1</p>' in page
    assert "<p>SERVICE SATISFACTION, 1.0</p>" in page
    assert page.index('id="house"') < page.index("</main>")


def test_the_page_still_runs_nothing_and_fetches_nothing(page: str) -> None:
    assert not re.search(r'\s(?:style|on\w+)="', page)
    assert not re.search(r'(?:src|url\()\s*=?["\']?(?:https?:)?//', page)
    assert "default-src &#39;none&#39;" in page
    assert "asset:" not in page


def test_paper_has_the_size_head_and_foot_of_the_theme(files: Mapping[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(files["report.pdf"])) as paper:
        boxes = {tuple(float(v) for v in sheet.mediabox) for sheet in paper.pages}
    assert boxes == {(0.0, 0.0, 612.0, 792.0)}
    sheet = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"])).worksheets[1]
    assert sheet.page_setup.paperSize == 1


def test_the_numbers_are_those_of_the_plain_report(files: Mapping[str, bytes]) -> None:
    plain = render((content("en"),), frozenset({"html"})).files["index.html"].decode()
    body = [
        re.sub(r"<svg.*?</svg>|<[^>]+>", " ", t.split("<body>")[1], flags=re.S) for t in (plain, files["index.html"].decode())
    ]
    plain_numbers, numbers = (re.findall(r"\d[\d.,]*%?", text) for text in body)
    assert set(plain_numbers) == set(numbers)
    assert len(numbers) - len(plain_numbers) == sum(1 for _ in re.finditer('class="house"', files["index.html"].decode())) + 1


def test_the_theme_is_an_input_of_the_version(theme: Theme) -> None:
    spec, _, ledger = survey()
    inputs: list[dict[str, Any]] = json.loads(manifest(replace(spec, theme=theme), ledger, {}, {}))["inputs"]
    roles = {entry["role"]: entry["path"] for entry in inputs}
    assert roles["theme"] == "house/theme.yaml"
    assert (roles["logo"], roles["template"]) == ("house/logo.svg", "house/templates/house.html")


def test_another_font_of_the_theme_makes_a_draft_old(tmp_path: Path) -> None:
    spec, _, ledger = survey()
    fonts = {"a": latin(), "b": latin("ReportSans-Bold")}
    themes = {name: themed(tmp_path / name, "", TEXT.format(fill="own"), {"a.ttf": data}).theme for name, data in fonts.items()}
    old, new, again = (unwritten(replace(spec, theme=themes[name]), ledger, (content("en"),), name) for name in ("a", "b", "a"))
    assert stale(old, again, Place("old")) is None
    problem = stale(old, new, Place("old"))
    assert problem is not None
    assert "theme font house/a.ttf changed" in problem.found
    assert "give the report a new version" in differing(compare(old, new), Place("report.yaml")).fix.lower()


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_file_of_a_theme_has_a_word_where_versions_are_compared(theme: Theme, language: str) -> None:
    roles = {"theme-font", "cover", "word", *(file.role for file in theme.files)}
    assert {f"diff-input-{role}" for role in roles} <= phrases(language).keys()
    kinds = [Wording(language, "en").input(InputChange(role, "house/file", "changed"))[0] for role in sorted(roles)]
    assert len(set(kinds)) == len(roles)


def test_other_pages_can_wear_the_colours(theme: Theme) -> None:
    assert properties(Look()) == ""
    assert f"--blue: {NAVY}; " in properties(Look(theme))


def test_a_font_without_the_letters_is_told_or_filled(tmp_path: Path) -> None:
    fonts = {"a.ttf": latin()}
    lacking = themed(tmp_path / "none", "", TEXT.format(fill="none"), fonts).theme
    with pytest.raises(SpecError) as error:
        render((content("zh-CN"),), frozenset({"html"}), theme=lacking)
    assert {p.code for p in error.value.problems} == {Code.THEME_FILE}
    assert "fill: own" in error.value.problems[0].fix
    filled = themed(tmp_path / "own", "", TEXT.format(fill="own"), fonts).theme
    page = render((content("zh-CN"),), frozenset({"html"}), theme=filled).files["index.html"].decode()
    assert 'font-family: "Report Sans Fill"' in page
    assert "'Report Sans', 'Report Sans Fill'" in page
    assert page.index('--sans: "Report Sans", "Report Sans Fill"')


def test_check_tells_of_letters_that_a_font_lacks(tmp_path: Path) -> None:
    from reportgen.content.characters import unset

    theme = themed(tmp_path, "", TEXT.format(fill="none"), {"a.ttf": latin()}).theme
    found = unset(content("zh-CN"), theme)
    assert len(found) == 2
    assert re.search(r"a\.ttf lacks [\d,]+ characters", found[0].found)
    whole = themed(tmp_path / "2", "", TEXT.format(fill="none"), {"a.ttf": font_file("ReportSans-Regular")}).theme
    assert unset(content("zh-CN"), whole) == ()


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        (b"{% block cover %}\n<p>{{ title }}\n{% endblock %}", 1, "not well-formed"),
        (b"{% block cover %}\n<p>x</p>\n<script>1</script>{% endblock %}", 3, "<script>"),
        (b"{% block cover %}\n\n<p style='color: red'>x</p>{% endblock %}", 3, "style"),
        (b"{% block cover %}<a href='javascript:1'>x</a>{% endblock %}", 1, "begins with #"),
        (
            b"{% block cover %}\n<!--> <meta http-equiv='refresh' content='0'/><script>1</script> -->{% endblock %}",
            2,
            "a comment",
        ),
        (b"{% block cover %}\n<?a > <script>alert(1)</script> ?>{% endblock %}", 2, "an instruction"),
        (b"{% block cover %}\n<![CDATA[ > <iframe src=x></iframe> ]]>{% endblock %}", 2, "a CDATA section"),
        (b"{% block cover %}\n<!DOCTYPE html>{% endblock %}", 2, "not well-formed"),
        (b"{% block cover %}<p title='{{ ours }}'>x</p>{% endblock %}", 1, "attribute title"),
        (
            b"{% block cover %}\n{{ title|join(title)|join(title)|join(title)|join(title)|length }}{% endblock %}",
            2,
            "cannot be written: it",
        ),
        (
            b"{% block cover %}\n{% for a in '" + b"x" * 101 + b"' %}{% for b in '" + b"x" * 100 + b"' %}{% endfor %}{% endfor %}"
            b"{% endblock %}",
            2,
            "more than 10,000 turns",
        ),
        (
            b"{% block cover %}\n{{ '" + b"x" * 300 + b"'|join('" + b"y" * 700 + b"') }}{% endblock %}",
            2,
            "joins more than 200,000",
        ),
        (b"{% block cover %}\n{{ title.x }}{% endblock %}", 2, "cannot be written"),
        (b"{% block cover %}{% for a in title %}" + b"x" * 60000 + b"{% endfor %}{% endblock %}", 1, "more than 200,000"),
    ],
)
def test_what_a_block_writes_is_looked_at(tmp_path: Path, template: bytes, line: int, says: str) -> None:
    theme = themed(tmp_path, files={"templates/house.html": template}).theme
    write = own_blocks(Look(theme), content("en"), screen=True)["cover"]
    with pytest.raises(SpecError) as error:
        write(Markup("<p>ours</p>"))
    found = error.value.problems
    assert {p.code for p in found} == {Code.THEME_TEMPLATE}
    assert found[0].place.file.endswith("house.html")
    assert found[0].place.line == line
    assert any(says in f"{p.found}. {p.fix}" for p in found)


def test_loops_and_joins_of_usual_size_are_written(tmp_path: Path) -> None:
    template = (
        b"{% block closing %}{% for a in ['x', 'y'] %}<p>{{ loop.index }}/{{ loop.length }} {{ [a, '<', ours]|join(', ') }}</p>"
        b"{% else %}none{% endfor %}{% endblock %}"
    )
    theme = themed(tmp_path, files={"templates/house.html": template}).theme
    written = own_blocks(Look(theme), content("en"), screen=True)["closing"](Markup("<i>o</i>"))
    assert written == "<p>1/2 x, &lt;, <i>o</i></p><p>2/2 y, &lt;, <i>o</i></p>"


def test_words_of_the_report_cannot_break_out_of_a_block(tmp_path: Path) -> None:
    theme = themed(tmp_path, files={"templates/house.html": b"{% block opening %}<p>{{ title }}</p>{% endblock %}"}).theme
    report = replace(content("en"), title="<script>x</script> \ue0000\ue001 \ue0009\ue001")
    written = own_blocks(Look(theme), report, screen=True)["opening"](Markup("<p>ours</p>"))
    assert written.startswith("<p>&lt;script&gt;x&lt;/script&gt;")


@pytest.mark.parametrize("layout", ["plain", "band", "full"])
def test_every_layout_of_the_cover_can_be_set(tmp_path: Path, layout: str) -> None:
    theme = themed(tmp_path, "layout: full", f"layout: {layout}").theme
    page = render((content("en"),), frozenset({"html"}), theme=theme).files["index.html"].decode()
    assert ('<div class="front">' in page) == (layout == "band")
    assert (f"background: {NAVY};" in page) == (layout != "plain")


@pytest.mark.parametrize("layout", ["band", "full"])
def test_a_picture_lies_on_the_cover(tmp_path: Path, layout: str) -> None:
    look = f'layout: {layout}, image: cover.png, colour: "#0b2d5c"'
    themed(tmp_path, 'layout: full, colour: "#0b2d5c"', look, {"cover.png": png(40, 30)})
    checked = check(tmp_path / "report.yaml")
    files = render(checked.contents, frozenset({"html", "pdf"}), theme=checked.spec.theme).files
    assert f'background: {NAVY} url("data:image/png;base64,' in files["index.html"].decode()
    with pikepdf.open(io.BytesIO(files["report.pdf"])) as paper:
        found = [image for image in paper.objects if isinstance(image, pikepdf.Stream) and image.get("/Subtype") == "/Image"]
        assert (40, 30) in {(int(image.Width), int(image.Height)) for image in found}
