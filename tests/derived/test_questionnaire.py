"""Who is asked what, where the condition names what is made of answers: forms ask for the answers themselves."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import yaml

from reportgen.content.questionnaire.interview import Interview
from reportgen.content.questionnaire.routing import routed
from reportgen.render.questionnaire.xpath import xpath
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from tests.numbers.rows import Survey
from tests.questionnaire.people import Answer
from tests.questionnaire.test_routing import true_of

HERE = Path(__file__).parent
CONDITIONS = (
    "age_group == 'young'",
    "age_group != 'young'",
    "not (age_group in ('young', 'middle'))",
    "age == 'middle' and not (loyal == 'lost')",
    "spend_band == 'some' or heavy_q == 'high'",
    "spend_band != 'some'",
    "not (spend_band == 'much')",
    "loyal == 'loyal'",
    "loyal == 'between'",
    "loyal in ('lost', 'between') and answered(freq)",
    "level >= 4 and not answered(overall)",
    "not (level < 3)",
    "answered(heavy_q)",
)


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    folder = tmp_path_factory.mktemp("form")
    (folder / ".git").mkdir()
    document = yaml.load((HERE / "report.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    for number, condition in enumerate(CONDITIONS):
        document["questions"][f"asked_{number}"] = {"ask": "?", "type": "text", "column": "w", "asked_if": condition}
    (folder / "answers.csv").write_bytes((HERE / "answers.csv").read_bytes())
    path = folder / "report.yaml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return read_spec(path)


def test_what_is_made_of_answers_is_not_asked(spec: Spec) -> None:
    asked = list(Interview(spec, "zh-CN").asked)
    assert asked == ["age", "spend", "freq", "recommend", "overall", "wishes", *(f"asked_{n}" for n in range(len(CONDITIONS)))]
    assert [question.number for question in Interview(spec, "zh-CN").asked.values()] == list(range(1, len(asked) + 1))
    assert Interview(spec, "zh-CN").asked["age"].choices == ()


@pytest.mark.parametrize("number", range(len(CONDITIONS)))
def test_forms_ask_whom_the_condition_means(number: int, spec: Spec) -> None:
    """Everybody that the answers tell apart, missing answers included; by the rows, and by what the form tests."""
    survey, name = Survey(spec.file.path), f"asked_{number}"
    found = routed(spec, spec.conditions["questions", name, "asked_if"])
    columns: dict[str, tuple[str, ...]] = {
        "age": ("", "18", "34", "35", "49", "50"),
        "spend": ("", "0.1", "0.3", "9.94", "9.95", "50"),
    }
    columns |= {
        "freq": ("", "2", "3"),
        "recommend": ("", "4", "6", "8", "9"),
        "overall": ("", "2", "3", "5"),
        "slow": ("",),
        "w": ("1",),
    }
    asked = 0
    for cells in product(*columns.values()):
        row = dict(zip(columns, cells, strict=True))
        person: dict[str, Answer] = {q: float(row[q]) for q in ("age", "spend") if row[q]}
        person |= {q: row[q] for q in ("freq", "recommend", "overall") if row[q]}
        wanted = survey._asked(survey.spec["questions"][name], row)
        assert true_of(found, person) is wanted, (CONDITIONS[number], row)
        asked += wanted
    assert asked > 0


def test_neighbouring_bands_become_one_test(spec: Spec) -> None:
    found = routed(spec, spec.conditions["questions", "asked_1", "asked_if"])
    assert xpath(found) == "${age} >= 35"
