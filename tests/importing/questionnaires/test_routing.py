"""Conditions of forms become ``asked_if``: the people asked are those whom the platform asks, told by hand."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest
import yaml

from reportgen.cli import run
from reportgen.data.columns import asked
from reportgen.data.engine import rows_of
from reportgen.data.open import open_data
from reportgen.importing.draft import Draft, DraftOption, DraftQuestion, DraftScale, Filled
from reportgen.importing.questionnaires.alone import planned
from reportgen.importing.questionnaires.conditions import ALWAYS, Condition, every, opposite, some
from reportgen.importing.questionnaires.conditions import UNSAID as UNKNOWN
from reportgen.importing.questionnaires.conditions import Test as Compared
from reportgen.importing.questionnaires.questionnaire import Questionnaire
from reportgen.importing.questionnaires.read import questionnaire_of
from reportgen.importing.questionnaires.routed import _counts
from reportgen.importing.questionnaires.said import Said
from reportgen.importing.questions import Options
from reportgen.importing.table import Column
from reportgen.spec.read import read_spec
from tests.importing.questionnaires.forms import Ask, choices, lss, qsf, question, saved, xlsform
from tests.importing.questionnaires.test_qualtrics import asked as of_qualtrics
from tests.patience import ends

Person = Mapping[str, str]
YES_NO = (("x", "Gladly"), ("y", "Hardly"))
FIRST = (
    Ask("use", "Y", "Do you ride?"),
    Ask("age", "N", "How old are you?"),
    Ask("how", "L", "How often do you ride?", answers=[("A1", "Never"), ("A2", "Sometimes"), ("A3", "Often"), ("A4", "Always")]),
    Ask("place", "L", "Where do you live?", answers=[("a", "City"), ("b", "Suburb"), ("c", "Village")]),
    Ask("why", "M", "Why? (select all that apply)", subs=[("SQ1", "None of these"), ("SQ2", "Fast"), ("SQ3", "Fun")]),
)
RULES: Mapping[str, tuple[str, Callable[[Person], bool], str]] = {
    "c1": ('use.NAOK == "N"', lambda p: p["use"] == "N", "use == 'N'"),
    "c2": (
        'use.NAOK != "Y" and age.NAOK >= 18',
        lambda p: p["use"] != "Y" and p["age"] != "" and int(p["age"]) >= 18,
        "(not answered(use) or use != 'Y') and age >= 18",
    ),
    "c3": (
        '(how.NAOK == "A3" or how.NAOK == "A4") and !(place.NAOK == "a")',
        lambda p: p["how"] in ("A3", "A4") and p["place"] != "a",
        "how in ('3', '4') and (not answered(place) or place != 'a')",
    ),
    "c4": (
        'why_SQ1.NAOK == "Y" || why_SQ3 == "Y"',
        lambda p: p["why[SQ1]"] == "Y" or p["why[SQ3]"] == "Y",
        "ticked(why, '1') or ticked(why, '3')",
    ),
    "c5": ('why_SQ2.NAOK != "Y"', lambda p: p["why[SQ2]"] != "Y", "not answered(why) or not ticked(why, '2')"),
    "c6": ("!is_empty(c1.NAOK)", lambda p: p["c1"] != "", "answered(question_c1)"),
    "c7": ('7X1X200.NAOK < 30 || c3.NAOK eq "x"', lambda p: (p["age"] != "" and int(p["age"]) < 30) or p["c3"] == "x", ""),
    "c8": (
        "c2 != 'x'",  # without NAOK: who was not asked c2 is not asked this either
        lambda p: RULES["c2"][1](p) and p["c2"] != "x",
        "(not answered(question_c2) or question_c2 != 'x') and (not answered(use) or use != 'Y') and age >= 18",
    ),
}
ASKS = (*FIRST, *(Ask(code, "L", f"Question {code}?", answers=YES_NO, relevance=rule) for code, (rule, _, _) in RULES.items()))


def people(n: int) -> list[dict[str, str]]:
    """Return answers of nobody, who answered what they were asked and sometimes left something out."""
    chance = random.Random(7)  # noqa: S311
    found = []
    for _ in range(n):
        person = {
            "use": chance.choice(["Y", "N", "N", ""]),
            "age": chance.choice(["", *map(str, range(15, 80))]),
            "how": chance.choice(["A1", "A2", "A3", "A4", ""]),
            "place": chance.choice(["a", "b", "c", ""]),
        }
        ticks = ["", "", ""] if chance.random() < 0.2 else [chance.choice(["Y", "N"]) for _ in range(3)]
        person |= dict(zip(("why[SQ1]", "why[SQ2]", "why[SQ3]"), ticks, strict=True))
        for code, (_, rule, _) in RULES.items():
            person[code] = chance.choice(["x", "y", "y", ""]) if rule(person) else ""
        found.append(person)
    return found


PEOPLE = people(240)


def save(path: Path, answers: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "submitdate", "lastpage", "startlanguage", *answers[0]])
        writer.writerows([n, "2025-03-01 10:00:00", "3", "en", *person.values()] for n, person in enumerate(answers, 1))
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an import with its questionnaire."""
    folder = tmp_path_factory.mktemp("routing")
    form = folder / "survey.lss"
    form.write_text(lss(ASKS), encoding="utf-8")
    answers = [dict(person) for person in PEOPLE]
    stray = [person for person in answers if not RULES["c4"][1](person)]
    for person in stray[:40]:
        person["c4"] = "x"
    next(person for person in answers if not RULES["c5"][1](person))["c5"] = "y"
    export = save(folder / "answers.csv", answers)
    assert run(["import", str(export), "--questionnaire", str(form), "--into", str(folder / "made")]) == 0
    return folder / "made"


def test_conditions_stand_in_the_spec(made: Path) -> None:
    questions = yaml.safe_load((made / "report.yaml").read_text(encoding="utf-8"))["questions"]
    said = {code: questions[f"question_{code}"].get("asked_if") for code in RULES}
    assert {code: words for code, words in said.items() if code not in ("c4", "c7")} == {
        code: words for code, (_, _, words) in RULES.items() if code not in ("c4", "c7")
    }
    assert said["c7"] == "age < 30 or question_c3 == 'x'"


def test_those_who_count_as_asked_are_those_whom_the_platform_asked(made: Path) -> None:
    spec = read_spec(made / "report.yaml")
    codes = [code for code in RULES if code != "c4"]
    with open_data(spec) as answers:
        counts = rows_of(answers.table.select(*(nw.col(asked(f"question_{code}")).sum() for code in codes)))[0]
    assert list(counts) == [sum(RULES[code][1](person) for person in PEOPLE) for code in codes]


def test_answers_against_a_condition_are_a_doubt_with_their_number(made: Path) -> None:
    spec, account = ((made / name).read_text(encoding="utf-8") for name in ("report.yaml", "import.md"))
    questions = yaml.safe_load(spec)["questions"]
    given = sum(person["c4"] != "" for person in PEOPLE) + 40
    line = next(row for row in account.splitlines() if "Question c4?" in row and f"40 of {given} answers" in row)
    assert "asked_if" not in questions["question_c4"]
    assert """`asked_if: "ticked(why, '1') or ticked(why, '3')"`""" in line
    assert spec.splitlines()[int(line.split("|")[1]) - 1].strip() == "question_c4:"
    few = next(row for row in account.splitlines() if "Question c5?" in row and "1 of" in row)
    assert "Delete the line `asked_if`" in few
    assert spec.splitlines()[int(few.split("|")[1]) - 1].strip().startswith("asked_if:")


def spoken(form: Questionnaire) -> dict[str, str]:
    """Return the conditions of a questionnaire without answers."""
    _, draft = planned(form, Options())
    return {found.ask: found.asked_if for found in draft.questions}


def test_who_was_asked_a_question_of_a_newer_export_is_not_said_in_its_own_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asks = [*FIRST[:1], *(ask for ask in ASKS if ask.code == "c1")]
    form = saved(tmp_path, "s.lss", lss(asks)).shown
    for name, codes in (("first.csv", ("use",)), ("newer.csv", ("use", "c1"))):
        save(tmp_path / name, [{code: person[code] for code in codes} for person in PEOPLE])
    said = ["--questionnaire", form]
    assert run(["import", str(tmp_path / "first.csv"), *said, "--into", str(tmp_path / "made")]) == 0
    capsys.readouterr()
    assert run(["import", str(tmp_path / "newer.csv"), *said, "--update", str(tmp_path / "made")]) == 0
    told = capsys.readouterr().out
    assert "asked_if:" not in told
    assert "'Question c1?' was put to some only: use == 'N', in the names and codes of the newer file alone" in told


UNSAID = [
    'age.NAOK * 2 > 40',
    'age.shown == "x"',
    'nothing.NAOK == "Y"',
    "regexMatch('/a/', use.NAOK)",
    'use.NAOK = "Y"',
    'use.NAOK == "Y" and',
    "(" * 60 + "1" + ")" * 60,
    "use.NAOK == place.NAOK",
    "use.NAOK == 'Z'",
]  # fmt: skip


@pytest.mark.parametrize("condition", UNSAID)
def test_what_no_spec_can_say_is_a_doubt_in_its_own_words(condition: str, tmp_path: Path) -> None:
    form = saved(tmp_path, "s.lss", lss([*FIRST, Ask("late", "L", "And now?", answers=YES_NO, relevance=condition)]))
    _, draft = planned(form, Options())
    (doubt,) = [decision for decision in draft.decisions if decision.doubt]
    assert question(draft, "late").asked_if == ""
    assert doubt.path == ("questions", "late")
    assert condition[:60] in doubt.what


def test_what_everybody_must_answer_needs_no_case_without_an_answer(tmp_path: Path) -> None:
    text = lss([*FIRST, Ask("late", "L", "And now?", answers=YES_NO, relevance='use.NAOK != "Y"')])
    text = text.replace("<title><![CDATA[use]]></title>", "<title><![CDATA[use]]></title><mandatory>Y</mandatory>")
    assert spoken(saved(tmp_path, "s.lss", text))["And now?"] == "use != 'Y'"


SAID = {
    "age.NAOK > 007": "age > 7",
    "age.NAOK > 1234567890123.123456": "",  # more digits than an expression may have
    "use == 'Y' || c1 == 'x'": "(use == 'Y' or question_c1 == 'x') and use == 'N'",  # false of all who were not asked c1
    "use.NAOK == 'Y' && ''": "",
}


@pytest.mark.parametrize("condition", SAID)
def test_conditions_that_only_seem_plain(condition: str, tmp_path: Path) -> None:
    asks = [*FIRST, Ask("c1", "L", "Question c1?", answers=YES_NO, relevance=RULES["c1"][0])]
    form = saved(tmp_path, "s.lss", lss([*asks, Ask("late", "L", "And now?", answers=YES_NO, relevance=condition)]))
    assert spoken(form)["And now?"] == SAID[condition]


def test_a_scale_of_which_a_code_means_no_answer_is_not_answered_against_its_condition(tmp_path: Path) -> None:
    scale = DraftScale("s", (DraftOption("1", "Bad"), DraftOption("9", "Not put to me")), "high_is_good", ("9",))
    column = Filled("c", Column.of(["1", "9", "9", ""]))
    found = DraftQuestion("q", "scale", "How good?", "How good?", (column,), scale="s")
    draft = Draft("", "en", "plain", 4, (found,), (scale,))
    assert _counts(draft, found, Said("use == 'N'", 0b1000)) == (0, 1)


FARM = [
    ["type", "name", "label", "relevant", "required"],
    ["integer", "age", "How old are you?", "", "yes"],
    ["select_one yn", "farm", "Do you farm?", "", "yes"],
    ["select_multiple crops", "crops", "Which crops do you grow?", "${farm} = 'yes'", ""],
    ["begin group", "water", "Water", "${farm} = 'yes' and ${age} > 17", ""],
    ["select_one yn", "irrigate", "Do you irrigate?", "selected(${crops}, 'maize') or not(selected(${crops}, 'beans'))", ""],
    ["end group", "", "", "", ""],
    ["select_one yn", "sell", "Do you sell?", "count-selected(${crops}) > 0", ""],
    ["select_one yn", "stop", "Will you stop?", "${irrigate} != ''", ""],
    ["text", "reason", "Why not?", "not(${farm} = 'yes')", ""],
    ["text", "odd", "What else?", "string-length(${reason}) > 3", ""],
]
LISTS = [
    ["list_name", "name", "label"],
    ["yn", "yes", "Yes"],
    ["yn", "no", "No"],
    ["crops", "maize", "Maize"],
    ["crops", "beans", "Beans"],
    ["crops", "rice", "Rice"],
]


def test_relevance_of_an_xlsform(tmp_path: Path) -> None:
    said = spoken(questionnaire_of(xlsform(tmp_path / "form.xlsx", {"survey": FARM, "choices": LISTS})))
    assert said == {
        "How old are you?": "",
        "Do you farm?": "",
        "Which crops do you grow?": "farm == 'yes'",
        "Do you irrigate?": "farm == 'yes' and age > 17 "
        "and (ticked(crops, '1') or not answered(crops) or not ticked(crops, '2'))",
        "Do you sell?": "answered(crops)",
        "Will you stop?": "answered(water_irrigate)",
        "Why not?": "farm != 'yes'",
        "What else?": "",
    }


def test_a_form_with_conditions_prints_and_asks_them_again(tmp_path: Path) -> None:
    form = xlsform(tmp_path / "form.xlsx", {"survey": FARM[:-1], "choices": LISTS})
    assert run(["import", str(form), "--into", str(tmp_path / "made")]) == 0
    assert run(["check", str(tmp_path / "made"), "--strict"]) == 0
    assert run(["questionnaire", str(tmp_path / "made"), "--to", "xlsform,surveyjs", "--output", str(tmp_path / "out")]) == 0
    again = next((tmp_path / "out").rglob("*.xlsx"))
    assert spoken(questionnaire_of(again))["Will you stop?"] == "answered(water_irrigate)"


def logic(*tests: tuple[str, str], joint: str = "And") -> dict[str, Any]:
    """Return a boolean expression of Qualtrics about locators and what is said of them."""
    inner = {
        str(n): {"LogicType": "Question", "LeftOperand": where, "Operator": sign, "Type": "Expression", "Description": where}
        | ({"Conjuction": joint} if n else {})
        for n, (where, sign) in enumerate(tests)
    }
    return {"0": {**inner, "Type": "If"}, "Type": "BooleanExpression"}


CHOICE: dict[str, Any] = {"QuestionType": "MC", "Selector": "SAVR", "SubSelector": "TX", "Choices": choices("Yes", "No")}


def tea() -> list[dict[str, Any]]:
    """Return questions of Qualtrics: one of two answers, one of several, a table, a number, and four more."""
    radio = CHOICE
    several = {**radio, "Selector": "MAVR", "Choices": choices("Green", "Black", "Other")}
    table = {
        **{"QuestionType": "Matrix", "Selector": "Likert", "SubSelector": "SingleAnswer"},
        **{"Choices": choices("Taste", "Price"), "Answers": choices("Bad", "Fair", "Good")},
    }
    cups = {"QuestionType": "TE", "Selector": "SL", "Validation": {"Settings": {"ContentType": "ValidNumber"}}}
    asks = [
        "Do you drink tea?",
        "Which teas?",
        "How good is it?",
        "How many cups a day?",
        "Why not?",
        "Where?",
        "Would you?",
        "Last?",
    ]
    kinds: list[dict[str, Any]] = [radio, several, table, cups, radio, radio, radio, radio]
    return [of_qualtrics(n, ask, **kind) for n, (ask, kind) in enumerate(zip(asks, kinds, strict=True), 1)]


def test_display_logic_of_qualtrics(tmp_path: Path) -> None:
    questions = tea()
    questions[1]["DisplayLogic"] = logic(("q://QID1/SelectableChoice/1", "Selected"))
    questions[4]["DisplayLogic"] = logic(("q://QID1/SelectableChoice/1", "NotSelected"))
    questions[5]["DisplayLogic"] = logic(
        ("q://QID2/SelectableChoice/2", "Selected"), ("q://QID3/SelectableChoice/1/3", "Selected"), joint="Or"
    )
    questions[6]["DisplayLogic"] = logic(
        ("q://QID3/SelectableAnswer/1", "Selected"), ("q://QID4/ChoiceTextEntryValue", "NotEmpty")
    )
    questions[7]["DisplayLogic"] = logic(("q://QID2/QuestionDisplayed", "Displayed"))
    assert spoken(saved(tmp_path, "s.qsf", qsf(questions))) == {
        "Do you drink tea?": "",
        "Which teas?": "drink_tea == '1'",
        "How good is it?": "",
        "How many cups a day?": "",
        "Why not?": "not answered(drink_tea) or drink_tea != '1'",
        "Where?": "ticked(teas, '2') or taste == '3'",
        "Would you?": "(taste == '1' or price == '1') and answered(cups_day)",
        "Last?": "drink_tea == '1'",
    }


def flow_of(text: str, steps: list[dict[str, Any]], blocks: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return a survey of Qualtrics with other blocks and another flow."""
    survey = json.loads(text)
    for element in survey["SurveyElements"]:
        if element["Element"] == "BL":
            element["Payload"] = [{"Type": "Standard", "ID": name, "BlockElements": inner} for name, inner in blocks.items()]
        if element["Element"] == "FL":
            element["Payload"]["Flow"] = steps
    return json.dumps(survey)


def step(number: int, to: str = "", sign: str = "Selected", choice: int = 2) -> dict[str, Any]:
    """Return a question of a block, with a skip."""
    where = f"q://QID{number}/SelectableChoice/{choice}"
    skip = {"Locator": where, "ChoiceLocator": where, "Condition": sign, "SkipToDestination": to, "Description": f"Skip {number}"}
    return {"Type": "Question", "QuestionID": f"QID{number}", **({"SkipLogic": [skip]} if to else {})}


def test_branches_skips_and_ends_of_qualtrics(tmp_path: Path) -> None:
    steps: list[dict[str, Any]] = [
        {"Type": "Block", "ID": "A"},
        {
            "Type": "Branch",
            "BranchLogic": logic(("q://QID5/SelectableChoice/1", "Selected")),
            "Flow": [{"Type": "Block", "ID": "B"}],
        },
        {
            "Type": "Branch",
            "BranchLogic": logic(("q://QID5/SelectableChoice/2", "Selected")),
            "Flow": [{"Type": "EndSurvey"}],
        },
        {"Type": "BlockRandomizer", "SubSet": 1, "Flow": [{"Type": "Block", "ID": "C"}, {"Type": "Block", "ID": "D"}]},
        {"Type": "Block", "ID": "E"},
    ]
    blocks = {
        "A": [step(1, "QID4"), step(2), step(3), step(4), step(5)],
        "B": [step(6)],
        "C": [step(7)],
        "D": [],
        "E": [step(8)],
    }
    form = saved(tmp_path, "s.qsf", flow_of(qsf(tea()), steps, blocks))
    assert spoken(form) == {
        "Do you drink tea?": "",
        "Which teas?": "not answered(drink_tea) or drink_tea != '2'",
        "How good is it?": "not answered(drink_tea) or drink_tea != '2'",
        "How many cups a day?": "",
        "Why not?": "",
        "Where?": "why_not == '1'",
        "Would you?": "",  # drawn at random
        "Last?": "not answered(why_not) or why_not != '2'",
    }
    _, draft = planned(form, Options())
    (doubt,) = [decision for decision in draft.decisions if decision.doubt]
    assert "BlockRandomizer" in doubt.what


def test_nobody_can_say_who_is_left_where_the_end_is_drawn_at_random(tmp_path: Path) -> None:
    ends_here: dict[str, Any] = {"Type": "EndSurvey"}
    draw: dict[str, Any] = {"Type": "BlockRandomizer", "SubSet": 1, "Flow": [{"Type": "Block", "ID": "B"}, ends_here]}
    steps = [{"Type": "Block", "ID": "A"}, draw, {"Type": "Block", "ID": "C"}]
    form = saved(tmp_path, "s.qsf", flow_of(qsf(tea()), steps, {"A": [step(1)], "B": [step(5)], "C": [step(6)]}))
    assert [one.condition for one in form.questions if one.code in ("Q1", "Q6")] == [ALWAYS, UNKNOWN]


def test_a_skip_to_the_end_takes_everything_after_it(tmp_path: Path) -> None:
    steps = [{"Type": "Block", "ID": "A"}, {"Type": "Block", "ID": "B"}]
    blocks = {"A": [step(1, "ENDOFSURVEY"), step(5, "ENDOFBLOCK", "NotSelected", 1), step(6)], "B": [step(7)]}
    said = spoken(saved(tmp_path, "s.qsf", flow_of(qsf(tea()), steps, blocks)))
    went_on = "not answered(drink_tea) or drink_tea != '2'"
    assert said["Why not?"] == said["Would you?"] == went_on
    assert said["Where?"] == f"({went_on}) and why_not == '1'"


def test_many_skips_make_conditions_that_can_be_read_and_endless_ones_none(tmp_path: Path) -> None:
    """Each skip is passed by those who took none before it: said whole, it would be twice as long with every skip."""
    skips = [{**step(n, "ENDOFBLOCK", "NotSelected", 1), "QuestionID": f"QID{n}"} for n in range(1, 61)]
    asks = [of_qualtrics(n, f"Ask {n}?", **CHOICE) for n in range(1, 61)]
    with ends(40):
        form = saved(tmp_path, "s.qsf", flow_of(qsf(asks), [{"Type": "Block", "ID": "A"}], {"A": skips}))
        assert form.questions[-1].condition == every(Compared(f"QID{n}", "==", "1") for n in range(1, 60))
        tangled: Condition = Compared("a", "==", "0")
        for n in range(60):
            tangled = some(
                (every((tangled, Compared("a", "==", f"{n}x"))), every((opposite(tangled), Compared("b", "==", f"{n}y"))))
            )
    assert len(repr(tangled)) < 100_000


def test_a_place_that_is_no_number_is_passed_over(tmp_path: Path) -> None:
    questions = tea()
    wanted = logic(("q://QID1/SelectableChoice/1", "Selected"))
    questions[1]["DisplayLogic"] = {**wanted, "²": wanted["0"], "9" * 5000: wanted["0"]}
    assert spoken(saved(tmp_path, "s.qsf", qsf(questions)))["Which teas?"] == "drink_tea == '1'"


def test_rows_and_options_that_not_everybody_sees_are_a_doubt(tmp_path: Path) -> None:
    subs = [("SQ1", "The bus"), ("SQ2", "The train")]
    table = Ask("sat", "F", "How good is it?", subs=subs, answers=[("1", "Bad"), ("2", "Good")])
    text = lss([*FIRST, table])
    by_answers = Ask("sat", "F", "How good is it?", subs=subs, answers=table.answers, attributes={"array_filter": "why"})
    filtered, end = lss([*FIRST, by_answers]), "<title><![CDATA[SQ2]]></title>"
    own = text.replace(f"{end}<question_order", f"{end}<relevance>use == 1</relevance><question_order")
    tea_ = tea()
    tea_[1]["Choices"]["2"]["DisplayLogic"] = logic(("q://QID1/SelectableChoice/1", "Selected"))
    found = {
        name: [len(one.partly) for one in saved(tmp_path, name, content).questions]
        for name, content in {"a.lss": text, "b.lss": filtered, "c.lss": own, "d.qsf": qsf(tea_)}.items()
    }
    assert found["a.lss"][-1] == 0
    assert found["b.lss"][-1] == 2
    assert found["c.lss"][-1] == 1
    assert found["d.qsf"] == [0, 1, 0, 0, 0, 0, 0, 0]
    export, _ = planned(questionnaire_of(tmp_path / "d.qsf"), Options())
    assert any("In “Which teas?”, options or rows were shown" in decision.what for decision in export.decisions if decision.doubt)
