"""Grids and rankings where people answer them: the compiled XLSForm, SurveyJS's own library, Word, and the page."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pyxform.xls2xform import convert

from reportgen.content.questionnaire.compose import compose_form
from reportgen.content.questionnaire.faults import faults
from reportgen.problems import Code
from reportgen.render.questionnaire.page import as_html, form_page
from reportgen.render.questionnaire.surveyjs import surveyjs
from reportgen.render.questionnaire.word import as_docx
from reportgen.render.questionnaire.xlsform import xlsform
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.questionnaire.test_surveyjs import load
from tests.spec.cases import with_keys
from tests.spec.spec_text import read

CENTRE = Path(__file__).parent / "centre" / "report.yaml"
X = "{http://www.w3.org/2002/xforms}"
Person = Mapping[str, Any]
Load = Callable[..., dict[str, Any]]
ROWS = ("speed", "courtesy", "skill", "hours", "queue", "space", "signs", "forms", "fees", "web", "privacy", "follow")
OPTIONS = ("price", "hours", "staff", "app", "parking", "info", "quiet", "seats")

__all__ = ["load"]


@cache
def centre() -> Spec:
    return read_spec(CENTRE)


@cache
def people() -> tuple[Person, ...]:
    """Return invented people: they are asked in order, and sometimes leave a question out."""
    chance = random.Random(4)  # noqa: S311 - invented people need no secret numbers
    return tuple(_somebody(chance) for _ in range(200))


def _somebody(chance: random.Random) -> dict[str, Any]:
    person: dict[str, Any] = {"used": chance.choice(["yes", "yes", "no"])}
    orders = [chance.sample(OPTIONS, 8) for _ in range(2)]
    for order in orders:
        if chance.random() < 0.6:
            order.sort(key=lambda o: o != "price")
    if person["used"] == "yes":
        person |= {row: chance.choice("1234") for row in ROWS if chance.random() > 0.1}
        person["first_three"] = orders[1][: chance.choice((1, 2, 3))]
    if chance.random() > 0.1:
        person["wishes"] = orders[0]
    return person


def asked_why(person: Person) -> bool:
    """By the rule of the spec: lower fees come first in both rankings, and the speed is bad."""
    first = [person.get(name, [""])[0] == "price" for name in ("wishes", "first_three")]
    return all(first) and person.get("speed") in {"1", "2"}


def test_the_people_are_of_both_kinds() -> None:
    assert 10 < sum(map(asked_why, people())) < 100


def forms() -> tuple[Any, ...]:
    return tuple(compose_form(centre(), language) for language in ("zh-CN", "en"))


def test_a_grid_is_one_question_and_a_ranking_another() -> None:
    form = forms()[0]
    assert [(item.number, len(item.questions), item.grid) for item in form.items] == [
        ("1", 1, ""),
        ("2", 12, "service"),
        ("3", 1, ""),
        ("4", 1, ""),
        ("5", 1, ""),
        ("6", 2, "learned"),
    ]
    assert form.items[1].ask == "您对服务大厅以下各方面满意吗？"
    assert [q.ask for q in form.items[1].questions][:2] == ["办理速度", "工作人员服务态度"]
    assert [item.type_word for item in form.items[2:4]] == [
        "排序：在各项前填名次，1为第一位",
        "最多选3项并排序：在各项前填1至3，1为第一位",
    ]


def test_who_answers_is_said_of_the_grid_and_of_its_rows() -> None:
    chinese, english = forms()
    assert chinese.items[1].notes == ("若第1题选“来过”，请回答本题；否则请跳过。",)
    assert chinese.items[4].notes == (
        "若第2题选“不太满意”或“非常不满意”（“办理速度”一行），并且第3题把“降低收费”排在第一位，"
        "并且第4题把“降低收费”排在第一位，请回答本题；否则请跳过。",
    )
    assert english.items[4].notes == (
        "Answer this question only if you chose “Dissatisfied” or “Very dissatisfied” in question 2 (row “Speed”), and "
        "you put “Lower fees” first in question 3, and you put “Lower fees” first in question 4; otherwise skip it.",
    )
    assert chinese.items[0].questions[0].choices[1].leads == "请跳到第3题"


@pytest.fixture(scope="module")
def xform() -> Any:
    warnings: list[str] = []
    done = convert(xlsform=io.BytesIO(xlsform(forms())), file_type=".xlsx", validate=False, warnings=warnings)
    assert warnings == []
    return etree.fromstring(done.xform.encode())


def nodes_of(xform: Any, person: Person) -> Any:
    """Return the form's own record filled in: a ranking of all options as a list, one of three as three answers."""
    record = etree.fromstring(etree.tostring(next(xform.iter(f"{X}instance"))[0], encoding="unicode", with_tail=False))
    places = {f"first_three_{n}" if n > 1 else "first_three": o for n, o in enumerate(person.get("first_three", ()), 1)}
    given = {**person, "wishes": " ".join(person.get("wishes", ())), "first_three": "", **places}
    for element in record.iter():
        element.tag = etree.QName(element).localname
        if given.get(element.tag):
            element.text = given[element.tag]
    return etree.ElementTree(record)


def words_of(nodes: Any) -> list[str]:
    return "".join(node.text or "" for node in nodes).split()


EXTENSIONS: Any = {
    (None, "selected"): lambda _, nodes, option: option in words_of(nodes),
    (None, "selected-at"): lambda _, nodes, n: dict(enumerate(words_of(nodes))).get(int(n), ""),
}


def binds(xform: Any) -> dict[str, Any]:
    return {bind.get("nodeset"): bind for bind in xform.iter(f"{X}bind")}


def test_xpath_asks_whom_the_spec_asks(xform: Any) -> None:
    found = binds(xform)
    (why,) = (bind for path, bind in found.items() if path.endswith("/why"))
    (service,) = (bind for path, bind in found.items() if path.endswith("/service"))
    for person in people():
        record = nodes_of(xform, person)
        assert record.xpath(why.get("relevant"), extensions=EXTENSIONS) is asked_why(person), person
        assert record.xpath(service.get("relevant"), extensions=EXTENSIONS) is (person["used"] == "yes")


def test_the_controls_of_an_xlsform(xform: Any) -> None:
    paths = list(binds(xform))
    assert [p for p in paths if "/service/" in p and "/generated_" not in p and "/reserved_" not in p] == [
        f"/data/service/{row}" for row in ROWS
    ]
    (rank,) = (e for e in xform.iter() if etree.QName(e).localname == "rank")
    assert rank.get("ref").endswith("/wishes")
    places = [p for p in paths if "/first_three_places/" in p]
    assert [p.rsplit("/", 1)[1] for p in places] == ["first_three", "first_three_2", "first_three_3"]


def test_an_option_is_given_one_place_only_and_places_in_order(xform: Any) -> None:
    found = binds(xform)
    (third,) = (bind for path, bind in found.items() if path.endswith("first_three_3"))
    record = nodes_of(xform, {"used": "yes", "first_three": ["price", "app"]})
    at = record.xpath("//first_three_3")[0]
    assert record.xpath(third.get("relevant"), extensions=EXTENSIONS) is True
    for option, right in (("price", False), ("app", False), ("info", True)):
        at.text = option
        assert at.xpath(third.get("constraint").replace(". ", "string(.) "), extensions=EXTENSIONS) is right
    assert nodes_of(xform, {"used": "yes", "first_three": ["price"]}).xpath(third.get("relevant"), extensions=EXTENSIONS) is False


def elements() -> Iterator[dict[str, Any]]:
    for page in json.loads(surveyjs(forms()))["pages"]:
        yield from page["elements"]


def test_the_elements_of_surveyjs() -> None:
    found = {element["name"]: element for element in elements()}
    assert (found["service"]["type"], [row["value"] for row in found["service"]["rows"]]) == ("matrix", list(ROWS))
    assert [column["value"] for column in found["learned"]["columns"]] == ["a", "b", "c"]
    wishes, three = found["wishes"], found["first_three"]
    assert (wishes["type"], three["type"]) == ("ranking", "ranking")
    assert "selectToRankEnabled" not in wishes
    assert (three["selectToRankEnabled"], three["maxSelectedChoices"]) == (True, 3)
    assert [choice["value"] for choice in wishes["choices"]] == list(OPTIONS)


@pytest.mark.node
def test_the_library_of_surveyjs_asks_whom_the_spec_asks(load: Load) -> None:
    found = load(surveyjs(forms()), people=people())
    assert found["errors"] == []
    for person, shown in zip(people(), found["people"], strict=True):
        assert ("why" in shown["asked"]) is asked_why(person), person


def test_word_has_a_field_before_each_option() -> None:
    import docx

    document = docx.Document(io.BytesIO(as_docx(forms()[0])))
    text = [p.text.strip() for p in document.paragraphs]
    assert sum(line.endswith("增加座椅") for line in text) == 2
    table = document.tables[0]
    assert [row.cells[0].text for row in table.rows][1:3] == ["办理速度", "工作人员服务态度"]
    fields = [p for p in document.paragraphs if p.text.endswith("增加座椅") and "w:sdt" in p._p.xml]
    assert len(fields) == 2


def test_the_page_has_one_number_for_a_grid_and_a_box_for_each_place() -> None:
    html = as_html(form_page(forms()[0], ())).decode()
    assert html.count('class="place"') == 16
    assert re.findall(r'<span class="k">([^<]*)</span>', html) == ["1", "2", "3", "4", "5", "6"]
    assert 'class="no"' not in html


def test_a_code_with_a_blank_is_refused_where_an_xlsform_would_split_it(tmp_path: Path) -> None:
    given = """questions:
  wishes: {ask: What first?, type: ranking, options: {late hours: Late hours, b: Low prices}, places: [q3, q4]}
body:
  - section: All
    content: [{text: Words}]
"""
    spec = read(with_keys(given), tmp_path)
    assert isinstance(spec, Spec)
    (found,) = faults(spec, {"xlsform"})
    assert (found.code, found.place.path) == (Code.QUESTIONNAIRE_CODE, "questions.wishes.options.'late hours'")
    assert list(faults(spec, {"surveyjs", "html"})) == []


def test_who_is_asked_a_grid_is_said_once_where_no_form_can_know(tmp_path: Path) -> None:
    given = """questions:
  service:
    ask: How good are these?
    type: grid
    scale: rating
    asked_if: channel == 'web'
    items: {speed: {label: Speed, column: q2}, tone: {label: Tone, column: q3}}
body:
  - section: All
    content: [{chart: service}]
"""
    spec = read(with_keys(given), tmp_path)
    assert isinstance(spec, Spec)
    (found,) = faults(spec, {"xlsform"})
    assert (found.code, found.place.path) == (Code.QUESTIONNAIRE_ROUTING, "questions.service.asked_if")
