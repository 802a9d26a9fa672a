"""The XLSForm, compiled by pyxform, and its conditions evaluated as XPath over a person's answers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pyxform.xls2xform import convert

from reportgen.content.questionnaire.compose import compose_form
from reportgen.content.questionnaire.faults import faults
from reportgen.problems import Code
from reportgen.render.questionnaire.xlsform import xlsform
from reportgen.render.questionnaire.xpath import text_literal
from reportgen.spec.labels import options_of
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.questionnaire.people import Person, asked_of, canteen, people
from tests.spec.cases import with_keys
from tests.spec.spec_text import read

ROOT = Path(__file__).parents[2]
X = "{http://www.w3.org/2002/xforms}"
H = "{http://www.w3.org/1999/xhtml}"


def written(spec: Spec) -> bytes:
    report = spec.document.report
    return xlsform(tuple(compose_form(spec, language) for language in (report.language, *report.languages)))


def compiled(data: bytes) -> tuple[Any, list[str]]:
    """Return the XForm and pyxform's warnings."""
    done = convert(xlsform=io.BytesIO(data), file_type=".xlsx", validate=False, warnings=[])
    return etree.fromstring(done.xform.encode()), list(done.warnings)


@pytest.fixture(scope="module")
def xform() -> Any:
    return compiled(written(canteen()))[0]


def sheet(data: bytes, name: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)
    return [{str(key): value for key, value in zip(head, row, strict=True) if value is not None} for row in rows]


def test_pyxform_finds_nothing_to_say() -> None:
    for path in (*ROOT.glob("specs/*/report.yaml"), *ROOT.glob("templates/new/*/report.yaml")):
        assert compiled(written(read_spec(path)))[1] == [], path
    assert compiled(written(canteen()))[1] == []


def test_names_and_codes_are_those_of_the_spec() -> None:
    data, document = written(canteen()), canteen().document
    lists: dict[str, list[str]] = {}
    for row in sheet(data, "choices"):
        lists.setdefault(row["list_name"], []).append(str(row["name"]))
    rows = {row["name"]: row["type"].split() for row in sheet(data, "survey") if "name" in row}
    for name, question in document.questions.items():
        kind, *of = rows[name]
        if of:
            assert lists[of[0]] == list(options_of(document, name))
        assert kind == KINDS.get(question.type) or (kind, name) in {("integer", "visits"), ("decimal", "wait")}


KINDS = {"single": "select_one", "scale": "select_one", "nps": "select_one", "multi": "select_multiple", "text": "text"}


def answers(xform: Any, person: Person) -> Any:
    """Return the form's own record filled in with a person's answers; fields of no question stay empty."""
    record = next(xform.iter(f"{X}instance"))[0]
    plain = etree.fromstring(etree.tostring(record, encoding="unicode", with_tail=False))
    for element in plain.iter():
        element.tag = etree.QName(element).localname
        given = person.get(element.tag)
        if given is not None:
            element.text = " ".join(given) if isinstance(given, tuple) else f"{given:g}" if isinstance(given, float) else given
    return etree.ElementTree(plain)


def selected(_context: Any, nodes: Any, option: str) -> bool:
    return option in ("".join(node.text or "" for node in nodes)).split()


def shown(xform: Any, person: Person) -> list[str]:
    """Return the questions that the form shows: their conditions and those of the groups around them hold."""
    record, rules = answers(xform, person), {bind.get("nodeset"): bind.get("relevant") for bind in xform.iter(f"{X}bind")}
    found = []
    for path in rules:
        around = ["/".join(path.split("/")[:n]) for n in range(2, len(path.split("/")) + 1)]
        conditions = [rules[p] for p in around if rules.get(p)]
        if all(record.xpath(c, extensions={(None, "selected"): selected}) is True for c in conditions):
            found.append(path.rsplit("/", 1)[1])
    return [name for name in canteen().document.questions if name in found]


def test_every_question_is_shown_to_whom_it_is_for(xform: Any) -> None:
    for person in people():
        assert shown(xform, person) == asked_of(person), person


def test_numbers_have_their_limits(xform: Any) -> None:
    binds = {bind.get("nodeset").rsplit("/", 1)[1]: bind for bind in xform.iter(f"{X}bind")}
    assert (binds["visits"].get("type"), binds["wait"].get("type")) == ("int", "decimal")
    assert binds["visits"].get("constraint") == ". >= 0 and . <= 90"
    assert binds["wait"].get("constraint") == ". >= 0.5"


def test_both_languages_are_there_and_the_reports_own_comes_first(xform: Any) -> None:
    translations = {t.get("lang"): t for t in xform.iter(f"{X}translation")}
    assert set(translations) == {"简体中文 (zh)", "English (en)"}
    assert [lang for lang, t in translations.items() if t.get("default")] == ["简体中文 (zh)"]
    for language, name in (("zh-CN", "简体中文 (zh)"), ("en", "English (en)")):
        form = compose_form(canteen(), language)
        words = {" ".join(value.itertext()) for value in translations[name].iter(f"{X}value")}
        assert {q.ask for q in form.questions} | {c.label for q in form.questions for c in q.choices} <= words


def test_a_grid_is_a_table_on_one_screen(xform: Any) -> None:
    groups = [g for g in xform.iter(f"{X}group") if g.get("appearance") == "field-list"]
    assert [etree.QName(e).localname for e in groups[0] if etree.QName(e).localname == "select1"] == [
        "select1"
    ] * 4  # labels, 3 rows


GRID = """
scales:
  rating: {options: {5: Very good, 4: Good, 3: Neither, 2: Poor, 1: Very poor}, direction: high_is_good}
questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1, note: Tick one}
  other: {ask: How good is the other?, type: scale, scale: rating, column: q2, note: Tick one}
  free: {ask: "Is 3 < 4 & 'so' on?", type: multi, base: answered, columns: {a: q3, b: q4}, options: {a: =1+1, b: "https://a.example/"}}
"""


def test_words_stay_words(tmp_path: Path) -> None:
    spec = read(with_keys(GRID), tmp_path)
    assert isinstance(spec, Spec), spec
    cells = {row["name"]: row for row in sheet(written(spec), "choices")}
    assert cells["a"]["label::English (en)"] == "=1+1"
    book = openpyxl.load_workbook(io.BytesIO(written(spec)))
    assert {cell.data_type for name in book.sheetnames for row in book[name].iter_rows() for cell in row if cell.value} == {"s"}
    assert not any(cell.hyperlink for row in book["choices"].iter_rows() for cell in row)


@pytest.mark.parametrize("text", ["plain", "it's", 'a "word"', "a\"b'c", "''", "'\"'"])
def test_any_code_can_be_written_in_xpath(text: str) -> None:
    assert etree.fromstring("<a/>").xpath(text_literal(text)) == text


def test_settings_say_what_the_form_is() -> None:
    (settings,) = sheet(written(canteen()), "settings")
    assert settings == {
        "form_title": "社区食堂居民意见问卷",
        "form_id": "canteen",
        "name": "data",
        "version": "2026.1",
        "default_language": "简体中文 (zh)",
    }


def labels(row: Mapping[str, Any]) -> set[str]:
    return {key for key in row if key.startswith("label")}


def test_every_row_has_its_label_in_every_language() -> None:
    for row in sheet(written(canteen()), "survey"):
        if row["type"] not in {"end_group"}:
            assert labels(row) == {"label::简体中文 (zh)", "label::English (en)"}, row


@pytest.mark.parametrize("name", ["data", "start", "page_1", "intro", "label", "名称", "_x"])
def test_any_name_compiles(name: str, tmp_path: Path) -> None:
    text = QUESTIONS.format(name=name) + f"  why: {{ask: Why?, type: text, column: q3, asked_if: {name} >= 3}}\n"
    spec = read(with_keys(text), tmp_path)
    assert isinstance(spec, Spec), spec
    assert list(faults(spec, ("xlsform",))) == []
    assert compiled(written(spec))[1] == []


QUESTIONS = """questions:
  overall: {{ask: How good is it?, type: scale, scale: rating, column: q1}}
  {name}: {{ask: How likely?, type: nps, column: q2}}
"""


@pytest.mark.parametrize("name", ["meta", "instanceID"])
def test_names_that_a_record_has_already_are_told(name: str, tmp_path: Path) -> None:
    spec = read(with_keys(QUESTIONS.format(name=name)), tmp_path)
    assert isinstance(spec, Spec), spec
    assert [problem.code for problem in faults(spec, ("xlsform",))] == [Code.QUESTIONNAIRE_CODE]
    assert list(faults(spec, ("surveyjs",))) == []
