"""Grids written out: rows are questions, the grid's name stands for all of them, and problems point at what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.spec.grids import gathered, grid_of, grids_of
from reportgen.spec.model.body import QuestionnaireBlock, Section
from reportgen.spec.model.exhibits import ChartBlock, ChartDetail, TableBlock, TableDetail
from reportgen.spec.model.questions import ScaleQuestion, SingleQuestion
from reportgen.spec.spec import Spec
from tests.spec.cases import with_keys
from tests.spec.spec_text import read

GIVEN = """questions:
  used: {ask: "Were you there?", type: single, column: q0, options: {"yes": "Yes", "no": "No"}}
  service:
    ask: How good are these?
    label: The service
    note: Tick one in each row
    type: grid
    scale: rating
    missing: [9]
    asked_if: used == 'yes'
    items:
      speed: {label: Speed, column: q1, was: pace}
      tone: {label: {en: Tone, zh-CN: 语气}, column: q2}
  heard:
    ask: Where did you hear of it?
    type: grid
    options: {a: Friends, b: Press}
    items: {prices: {label: Prices, column: q3}}
  overall: {ask: How good is it?, type: scale, scale: rating, column: q4}
dimensions:
  all_of_it: {label: All, questions: {service: 2, overall: 1}}
  rows: {label: Rows, questions: [overall, service], also: [heard], minimum_items: 3}
questionnaire:
  pages:
    - questions: [used, service]
    - questions: [heard, overall]
claims:
  - {id: good, says: Good, holds: "top(speed) >= bottom(tone)"}
body:
  - section: All
    content:
      - chart: service
      - chart: {of: [service, overall], title: "{{ figure(service) }} and {{ table('service') }}"}
      - chart: speed
      - table: service
      - table: {rows: service, columns: channel}
      - questionnaire: {only: [service, overall]}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    found = read(with_keys(GIVEN), tmp_path)
    assert isinstance(found, Spec), found
    assert found.warnings == ()
    return found


def test_rows_are_questions_in_the_place_of_the_grid(spec: Spec) -> None:
    questions = spec.document.questions
    assert list(questions) == ["used", "speed", "tone", "prices", "overall"]
    speed, prices = questions["speed"], questions["prices"]
    assert isinstance(speed, ScaleQuestion)
    assert isinstance(prices, SingleQuestion)
    assert (speed.ask, speed.label, speed.column, speed.was) == ("How good are these?", "Speed", "q1", "pace")
    assert (speed.scale, speed.note, speed.missing) == ("rating", "Tick one in each row", ("9",))
    assert prices.options == {"a": "Friends", "b": "Press"}
    assert {name: grid.items for name, grid in grids_of(spec.document).items()} == {
        "service": ("speed", "tone"),
        "heard": ("prices",),
    }
    assert grid_of(questions["overall"]) is None


def test_everyone_who_is_asked_the_grid_is_asked_each_row(spec: Spec) -> None:
    asked = [spec.conditions.get(("questions", name, "asked_if")) for name in spec.document.questions]
    assert asked[1] is not None
    assert asked == [None, asked[1], asked[1], None, None]


def test_the_name_stands_for_all_rows_wherever_questions_are_listed(spec: Spec) -> None:
    document = spec.document
    assert document.dimensions["all_of_it"].questions == {"speed": 2, "tone": 2, "overall": 1}
    assert document.dimensions["rows"].questions == ("overall", "speed", "tone")
    assert document.dimensions["rows"].also == ("prices",)
    assert document.questionnaire is not None
    assert [page.questions for page in document.questionnaire.pages] == [("used", "speed", "tone"), ("prices", "overall")]
    section = document.body[0]
    assert isinstance(section, Section)
    figure, both, alone, table, _, form = section.content
    assert isinstance(figure, ChartBlock)
    assert isinstance(both, ChartBlock)
    assert isinstance(alone, ChartBlock)
    assert isinstance(table, TableBlock)
    assert isinstance(form, QuestionnaireBlock)
    assert isinstance(figure.chart, ChartDetail)
    assert isinstance(both.chart, ChartDetail)
    assert isinstance(alone.chart, ChartDetail)
    assert isinstance(table.table, TableDetail)
    assert (figure.chart.of, both.chart.of, alone.chart.of) == (("speed", "tone"), ("speed", "tone", "overall"), "speed")
    assert table.table.rows == ("speed", "tone")
    assert form.questionnaire.only == ("speed", "tone", "overall")


def test_figures_and_tables_are_found_under_the_name_of_the_grid(spec: Spec) -> None:
    assert list(spec.block_ids.values()) == ["service", "service-overall", "speed", "service", "service-by-channel"]


def test_places_are_those_of_what_was_written(spec: Spec) -> None:
    lines = with_keys(GIVEN).splitlines()

    def line(*key: str | int) -> str:
        return lines[spec.place(key).line - 1].strip()

    assert line("questions", "tone", "column").startswith("tone:")
    assert line("questions", "speed").startswith("speed:")
    assert line("questions", "speed", "asked_if").startswith("asked_if:")
    assert line("questions", "tone", "scale") == "scale: rating"
    assert line("dimensions", "rows", "questions", 2).startswith("rows:")
    assert spec.place(("questions", "tone", "column")).path == "questions.service.items.tone.column"
    assert spec.place(("questionnaire", "pages", 1, "questions", 1)).path == "questionnaire.pages[1].questions[1]"


def test_names_are_gathered_where_all_rows_stand_in_order(spec: Spec) -> None:
    document = spec.document
    assert gathered(document, ("overall", "speed", "tone")) == ("overall", "service")
    assert gathered(document, ("tone", "speed")) == ("tone", "speed")
    assert gathered(document, ("speed",)) == ("speed",)
    assert gathered(document, ("prices", "nobody")) == ("heard", "nobody")


def test_the_bridges_of_a_row_stand_beside_those_of_its_grid(tmp_path: Path) -> None:
    given = GIVEN.replace("    missing: [9]\n", "    missing: [9]\n    bridge: {a: One word differs, b: As before}\n")
    given = given.replace("column: q1, was: pace}", "column: q1, bridge: {b: Its label differs}}")
    one = "{data: {source: answers.csv, provenance: observed}, fieldwork: {from: 2023-03-01, to: 2023-03-31}}"
    other = one.replace("2023", "2022")
    data = "  data: {source: answers.csv, provenance: observed}\n"
    found = read(with_keys(given).replace(data, f"{data}  waves: {{a: {one}, b: {other}}}\n"), tmp_path)
    assert isinstance(found, Spec), found
    questions = found.document.questions
    assert questions["speed"].bridge == {"a": "One word differs", "b": "Its label differs"}
    assert questions["tone"].bridge == {"a": "One word differs", "b": "As before"}


def test_a_spec_without_grids_is_left_as_it_is(tmp_path: Path) -> None:
    found = read(with_keys(""), tmp_path)
    assert isinstance(found, Spec)
    assert grids_of(found.document) == {}
