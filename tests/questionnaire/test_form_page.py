"""The form as a page: on paper no question breaks over two pages, on a phone nothing sticks out."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pikepdf
import pytest

from reportgen.content.questionnaire.compose import compose_form
from reportgen.content.questionnaire.form import Form
from reportgen.problems import Code, SpecError
from reportgen.render.questionnaire.render import render_forms
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from reportgen.verbs import questionnaire as verb
from tests.questionnaire.people import canteen
from tests.render.test_browser import measured
from tests.render.test_paper import Line, pages
from tests.spec.cases import with_keys
from tests.spec.spec_text import read

ROOT = Path(__file__).parents[2]
poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext: apt-get install poppler-utils")


def forms() -> tuple[Form, ...]:
    return tuple(compose_form(canteen(), language) for language in ("zh-CN", "en", "zh-TW"))


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return render_forms(forms(), frozenset(verb.FORMATS)).files


def test_one_file_for_each_language_and_one_for_all(files: Mapping[str, bytes]) -> None:
    names = [f"questionnaire{suffix}.{kind}" for suffix in ("", ".en", ".zh-TW") for kind in ("docx", "html", "pdf")]
    assert sorted(files) == sorted([*names, "surveyjs.json", "xlsform.xlsx"])


def test_the_page_says_all_of_the_form(files: Mapping[str, bytes]) -> None:
    page = files["questionnaire.en.html"].decode()
    assert "&lt;box&gt;" in page
    assert "<box>" not in page
    words = unescape(re.sub(r"<[^>]*>", "", page))
    for question in forms()[1].questions:
        assert question.ask in words
    assert len(re.findall(r'class="box(?: round)?"', page)) == sum(len(question.choices) for question in forms()[1].questions)
    assert page.count('class="box round"') == sum(len(q.choices) for q in forms()[1].questions if q.kind != "multi")
    assert 'href="questionnaire.html" lang="zh-CN"' in page


def test_a_page_asks_for_nothing_from_outside(files: Mapping[str, bytes]) -> None:
    for name in ("questionnaire.html", "questionnaire.en.html"):
        page = unescape(files[name].decode())
        assert "default-src 'none'" in page
        assert not re.findall(r"""(?:src|href)=["'](?!#|questionnaire)""", page)
        assert "://" not in page


LONG = "\n".join(
    f"  q{n}: {{ask: Question number {n}?, type: {'multi' if n % 3 else 'single'}, "
    + (f"base: answered, columns: {{{', '.join(f'c{i}: q{n}_{i}' for i in range(n % 7 + 2))}}}, " if n % 3 else f"column: q{n}, ")
    + "options: {" + ", ".join(f"c{i}: Question {n} answer {i} with a few words more" for i in range(n % 7 + 2)) + "}}"
    for n in range(10, 60)
)  # fmt: skip


@poppler
@pytest.mark.slow
def test_no_question_breaks_over_two_pages(tmp_path: Path) -> None:
    overall = "questions:\n  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}\n"
    spec = read(with_keys(overall + LONG + "\n"), tmp_path)
    assert isinstance(spec, Spec), spec
    data = render_forms((compose_form(spec, "en"),), frozenset({"pdf"})).files["questionnaire.pdf"]
    found: dict[str, set[int]] = defaultdict(set)
    laid_out = pages(data, tmp_path)
    for number, lines in enumerate(laid_out):
        for line in lines:
            for match in re.finditer(r"Question (?:number )?(\d+)", line.text):
                found[match[1]].add(number)
    assert len(laid_out) > 6
    assert len(found) == 50
    assert {question: places for question, places in found.items() if len(places) > 1} == {}


@poppler
def test_paper_has_room_and_numbers(files: Mapping[str, bytes], tmp_path: Path) -> None:
    for form, name in zip(forms(), ("questionnaire.pdf", "questionnaire.en.pdf", "questionnaire.zh-TW.pdf"), strict=True):
        laid_out: list[list[Line]] = pages(files[name], tmp_path)
        for number, lines in enumerate(laid_out, 1):
            foot = re.sub(r"\s", "", "".join(line.text for line in lines if line.top > 780))
            assert re.sub(r"\s", "", form.words["page-of"].format(page=number, pages=len(laid_out))) in foot
            assert form.version in foot
            assert all(line.left > 50 and line.right < 545 and line.bottom < 830 for line in lines)


@poppler
def test_the_last_words_do_not_stand_alone(files: Mapping[str, bytes], tmp_path: Path) -> None:
    for form, name in zip(forms(), ("questionnaire.pdf", "questionnaire.en.pdf", "questionnaire.zh-TW.pdf"), strict=True):
        last = re.sub(r"\s", "", "".join(line.text for line in pages(files[name], tmp_path)[-1]))
        assert re.sub(r"\s", "", form.closing[0]) in last
        assert re.sub(r"\s", "", form.questions[-1].ask) in last


def test_the_pdf_is_tagged_a4_and_in_its_language(files: Mapping[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(files["questionnaire.en.pdf"])) as found:
        assert str(found.Root.Lang) == "en"
        assert found.Root.MarkInfo.Marked
        assert [round(float(n)) for n in found.pages[0].MediaBox] == [0, 0, 595, 842]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["questionnaire.html", "questionnaire.en.html"])
def test_the_form_fits_its_window_and_can_be_read(files: Mapping[str, bytes], name: str, width: int, tmp_path: Path) -> None:
    page = measured(files[name].decode(), tmp_path, width)
    assert page["scroll"] <= width
    assert page["out"] == []
    assert page["overlaps"] == []
    assert page["faint"] == []
    assert page["cut"] == [], "a grid of five answers needs no scrolling"


def test_a_character_without_a_sign_is_told() -> None:
    """Texts are checked when a spec is read; what has no place in it, such as a version, is checked when it is drawn."""
    form = replace(forms()[1], title="How good 𒀀?")
    with pytest.raises(SpecError) as caught:
        render_forms((form,), frozenset({"html"}))
    assert caught.value.problems[0].code is Code.MISSING_GLYPH


SCRIPT = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from reportgen.content.questionnaire.compose import compose_form
from reportgen.render.questionnaire.render import render_forms
from reportgen.spec.read import read_spec
from reportgen.verbs.questionnaire import FORMATS
spec = read_spec(Path(sys.argv[1]) / "tests/questionnaire/canteen.yaml")
files = render_forms(tuple(compose_form(spec, language) for language in ("zh-CN", "en")), frozenset(FORMATS)).files
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in files.items()}))
"""


@pytest.mark.slow
def test_the_same_bytes_whatever_the_machines_habits(tmp_path: Path) -> None:
    found = []
    for habits in (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ):
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), **habits}
        call = [sys.executable, "-c", SCRIPT, str(ROOT)]
        done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
    assert found[0] == found[1]
    assert len(found[0]) == 8


def test_the_reports_of_this_repository_have_forms() -> None:
    for path in ROOT.glob("specs/*/report.yaml"):
        spec = read_spec(path)
        form = compose_form(spec, spec.document.report.language)
        assert [q.name for q in form.questions] == list(spec.document.questions)
