"""Checks over the document: what each finds, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Kind
from tests.spec.cases import with_keys
from tests.spec.spec_text import SMALL, problems_of

REPORT = 'report: {id: small, version: "1", title: Small, language: en, date: 2024-05-01, %s}\n'
SURVEY = (
    "survey:\n  fieldwork: {from: 2024-03-01, to: 2024-03-31}\n  population: Everyone\n  mode: On the web\n"
    "  sample: {kind: convenience%s}\n  data: {source: answers.csv, %s}\n"
)
QUESTIONS = """questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}
  staff: {ask: How good is the staff?, type: scale, scale: rating, column: q2}
  asked: {ask: Did you ask?, type: single, column: q3, options: {1: "Yes", 2: "No"}}
  three: {ask: Which?, type: single, column: q4, options: {1: A, 2: B, 3: C}}
  reasons: {ask: Why?, type: multi, base: answered, columns: {slow: q5, rude: q6}, options: {slow: Slow, rude: Rude}}
  recommend: {ask: Would you?, type: nps, column: q7}
  visits: {ask: How often?, type: number, column: q8}
  comment: {ask: Anything else?, type: text, column: q9}
scales:
  rating: {options: {3: Good, 2: Fair, 1: Poor}, direction: high_is_good}
  other: {options: {5: Very good, 1: Very poor}, direction: high_is_good}
dimensions:
  service: {label: Service, questions: [overall, staff]}
  rest: {label: Rest, questions: {staff: 2}}
"""


def chart(words: str) -> str:
    return QUESTIONS + "body:\n  - section: All\n    content:\n      - chart: " + words + "\n"


def block(words: str) -> str:
    return QUESTIONS + "plan:\n  - {id: first, title: First}\nbody:\n  - section: All\n    content:\n      - " + words + "\n"


def questions(words: str) -> str:
    return QUESTIONS.replace("scales:", f"  more: {words}\nscales:", 1)


def scale(words: str) -> str:
    return QUESTIONS.replace("  other:", f"  more: {words}\n  other:", 1)


def dimension(words: str) -> str:
    return QUESTIONS + f"  more: {words}\n"


WRONG = {
    # the report's rules
    "level as a percentage": (REPORT % "level: 95", "report.level"),
    "level too low": (REPORT % "level: 0.4", "report.level"),
    "minimum base of nobody": (REPORT % "minimum_base: 0", "report.minimum_base"),
    "minimum count below nothing": (REPORT % "minimum_count: -1", "report.minimum_count"),
    "a language twice": (REPORT % "languages: [zh-CN, zh-CN]", "report.languages[1]"),
    "the own language again": (REPORT % "languages: [en]", "report.languages[0]"),
    # survey
    "published on observed rows": (SURVEY % ("", "provenance: observed, published: [overall]"), "survey.data.published"),
    "an unknown published question": (
        SURVEY % ("", "provenance: reconstructed, published: [overal]"),
        "survey.data.published[0]",
    ),
    "a published number that is none": (
        SURVEY % ("", "provenance: reconstructed, published: [overall, mean(overall) > 3]"),
        "survey.data.published[1]",
    ),
    "a published number of an unknown question": (
        SURVEY % ("", "provenance: reconstructed, published: [mean(overal)]"),
        "survey.data.published[0]",
    ),
    "how many rows were made": (
        SURVEY % ("", "provenance: reconstructed, published: [base(overall)]"),
        "survey.data.published[0]",
    ),
    "a published base of nobody": (SURVEY % (", published_base: 0", "provenance: observed"), "survey.sample.published_base"),
    "doubt of no base": (SURVEY % (", base_doubt: Odd", "provenance: observed"), "survey.sample.base_doubt"),
    # scales
    "one option": (scale("{options: {1: A}, direction: high_is_good}"), "scales.more.options"),
    "a code with a point": (scale("{options: {1: A, 1.5: B}, direction: high_is_good}"), "scales.more.options.'1.5'"),
    "one number twice": (scale("{options: {1: A, 01: B}, direction: high_is_good}"), "scales.more.options.01"),
    "an unknown top code": (scale("{options: {1: A, 2: B}, direction: high_is_good, top: [3]}"), "scales.more.top[0]"),
    "an unknown bottom code": (scale("{options: {1: A, 2: B}, direction: high_is_good, bottom: [0]}"), "scales.more.bottom[0]"),
    "a code in both boxes": (
        scale("{options: {1: A, 2: B}, direction: high_is_good, top: [2], bottom: [2]}"),
        "scales.more.bottom[0]",
    ),
    "a missing code that is an option": (
        scale("{options: {1: A, 2: B}, direction: high_is_good, missing: [2]}"),
        "scales.more.missing[0]",
    ),
    "a code twice in a list": (scale("{options: {1: A, 2: B}, direction: high_is_good, top: [2, 2]}"), "scales.more.top[1]"),
    # questions
    "a missing code of a question": (
        questions("{ask: A, type: single, column: a, options: {1: A, 2: B}, missing: [2]}"),
        "questions.more.missing[0]",
    ),
    "a missing code of its scale": (
        questions("{ask: A, type: scale, scale: rating, column: a, missing: [2]}"),
        "questions.more.missing[0]",
    ),
    "a missing answer from 0 to 10": (questions("{ask: A, type: nps, column: a, missing: [10]}"), "questions.more.missing[0]"),
    "limits turned round": (questions("{ask: A, type: number, column: a, minimum: 2, maximum: 1}"), "questions.more.maximum"),
    "too many decimals": (questions("{ask: A, type: number, column: a, decimals: 9}"), "questions.more.decimals"),
    "one column for two options": (
        questions("{ask: A, type: multi, base: answered, columns: {a: x, b: x}, options: {a: A, b: B}}"),
        "questions.more.columns.b",
    ),
    "one value for two meanings": (
        questions("{ask: A, type: multi, base: answered, columns: {a: x}, options: {a: A}, ticked: [1], not_ticked: [1]}"),
        "questions.more.not_ticked[0]",
    ),
    "a former name in use": (questions("{ask: A, type: text, column: a, was: overall}"), "questions.more.was"),
    # dimensions
    "a dimension of nothing": (dimension("{label: A, questions: []}"), "dimensions.more.questions"),
    "a weight of nothing": (dimension("{label: A, questions: {staff: 0}}"), "dimensions.more.questions.staff"),
    "a negative weight": (dimension("{label: A, questions: {staff: -1}}"), "dimensions.more.questions.staff"),
    "a question twice": (dimension("{label: A, questions: [staff, staff]}"), "dimensions.more.questions[1]"),
    "more items than questions": (dimension("{label: A, questions: [staff], minimum_items: 2}"), "dimensions.more.minimum_items"),
    "no items": (dimension("{label: A, questions: [staff], minimum_items: 0}"), "dimensions.more.minimum_items"),
    "neither questions nor parts": (dimension("{label: A}"), "dimensions.more"),
    "questions and parts": (dimension("{label: A, questions: [staff], parts: [service]}"), "dimensions.more.parts"),
    "a part that does not exist": (dimension("{label: A, parts: [servce]}"), "dimensions.more.parts[0]"),
    "a part without weight": (dimension("{label: A, parts: {service: 0}}"), "dimensions.more.parts.service"),
    "a part of itself": (dimension("{label: A, parts: [more]}"), "dimensions.more.parts"),
    "a circle of parts": (
        dimension("{label: A, parts: [less]}\n  less: {label: B, parts: [service, more]}"),
        "dimensions.more.parts",
    ),
    "nested without end": (
        dimension("{label: A, parts: [n0]}")
        + "".join(f"  n{i}: {{label: N, parts: [n{i + 1}]}}\n" for i in range(1500))
        + "  n1500: {label: N, questions: [staff]}\n",
        "dimensions.more.parts",
    ),
    "doubled without end": (
        dimension("{label: A, parts: [n0, m0]}")
        + "".join(f"  {x}{i}: {{label: N, parts: [n{i + 1}, m{i + 1}]}}\n" for i in range(7) for x in "nm")
        + "  n7: {label: N, questions: [staff]}\n  m7: {label: N, questions: [staff]}\n",
        "dimensions.more.parts",
    ),
    "more items than parts": (dimension("{label: A, parts: [service], minimum_items: 2}"), "dimensions.more.minimum_items"),
    "beside the index what is not asked": (dimension("{label: A, also: [coment]}"), "dimensions.more.also[0]"),
    "beside the index what is in it": (dimension("{label: A, questions: [staff], also: [staff]}"), "dimensions.more.also[0]"),
    "dots of words": (
        chart("{of: words}").replace("body:", "  words: {label: W, also: [comment]}\nbody:"),
        "body[0].content[0].chart.of",
    ),
    "a tree that is higher than a page": (
        "questions:\n"
        + "".join(f"  q{i}: {{ask: A, type: scale, scale: rating, column: q{i}}}\n" for i in range(41))
        + "dimensions:\n  many: {label: M, questions: ["
        + ", ".join(f"q{i}" for i in range(41))
        + "]}\n"
        + "body:\n  - section: All\n    content:\n      - chart: {of: many, kind: tree}\n",
        "body[0].content[0].chart.of",
    ),
    "a tree of questions": (chart("{of: overall, kind: tree}"), "body[0].content[0].chart.kind"),
    "a number question in a dimension": (dimension("{label: A, questions: [visits]}"), "dimensions.more.questions[0]"),
    "one name for question and dimension": (QUESTIONS + "  staff: {label: A, questions: [overall]}\n", "dimensions.staff"),
    # figures
    "a figure of words": (chart("comment"), "body[0].content[0].chart.of"),
    "a figure of numbers": (chart("visits"), "body[0].content[0].chart.of"),
    "a figure of two kinds": (chart("{of: [overall, asked]}"), "body[0].content[0].chart.of"),
    "a figure of two singles": (chart("{of: [asked, three]}"), "body[0].content[0].chart.of"),
    "a figure of question and dimension": (chart("{of: [overall, service]}"), "body[0].content[0].chart.of"),
    "a figure of nothing": (chart("{of: []}"), "body[0].content[0].chart.of"),
    "several questions by a segment": (chart("{of: [overall, staff], by: channel}"), "body[0].content[0].chart.of"),
    "a donut of three": (chart("{of: three, kind: donut}"), "body[0].content[0].chart.kind"),
    "a donut of a scale": (chart("{of: overall, kind: donut}"), "body[0].content[0].chart.kind"),
    "a donut by a segment": (chart("{of: asked, kind: donut, by: channel}"), "body[0].content[0].chart.kind"),
    "bars of a dimension": (chart("{of: service, kind: bar}"), "body[0].content[0].chart.kind"),
    "bars by a segment": (chart("{of: asked, kind: bar, by: channel}"), "body[0].content[0].chart.kind"),
    "diverging single": (chart("{of: asked, kind: diverging}"), "body[0].content[0].chart.kind"),
    "nps of a scale": (chart("{of: overall, kind: nps}"), "body[0].content[0].chart.kind"),
    "dots of a question in all": (chart("{of: overall, kind: dot}"), "body[0].content[0].chart.kind"),
    "means of answers": (block("table: {rows: [overall, asked], show: mean}"), "body[0].content[0].table.show"),
    "answers of a dimension": (block("table: {rows: service, show: answers}"), "body[0].content[0].table.show"),
    "an option without by": (chart("{of: overall, option: [3]}"), "body[0].content[0].chart.option"),
    "an option that does not exist": (chart("{of: overall, by: channel, option: [9]}"), "body[0].content[0].chart.option[0]"),
    "a highlight that does not exist": (chart("{of: asked, highlight: [9]}"), "body[0].content[0].chart.highlight[0]"),
    "a question twice in a figure": (chart("{of: [overall, overall]}"), "body[0].content[0].chart.of[1]"),
    "a segment for a question": (chart("channel"), "body[0].content[0].chart.of"),
    "a table of a segment": (block("table: channel"), "body[0].content[0].table.rows"),
    "columns of a question": (block("table: {rows: overall, columns: staff}"), "body[0].content[0].table.columns"),
    "a table of nothing": (block("table: {rows: []}"), "body[0].content[0].table.rows"),
    "no body": ("body: []\n", "body"),
    # parts of lists
    "none of the parts": (block("swot: {only: []}"), "body[0].content[0].swot.only"),
    "parts of a word alone": (block("method: {only: [x]}"), "body[0].content[0].method.only"),
    "an unknown part of swot": (block("swot: {only: [strength]}"), "body[0].content[0].swot.only[0]"),
    "an unknown chapter": (block("plan: {only: [frist]}"), "body[0].content[0].plan.only[0]"),
    "an unknown question": (block("questionnaire: {only: [overal]}"), "body[0].content[0].questionnaire.only[0]"),
    "a chapter twice": ("plan:\n  - {id: a, title: A}\n  - {id: a, title: B}\n", "plan[1].id"),
    "a claim twice": ("claims:\n" + '  - {id: a, says: A, holds: "top(overall) > 1%"}\n' * 2, "claims[1].id"),
    "a section twice": ("body:\n" + "  - {section: A, id: a, content: [method]}\n" * 2, "body[1].id"),
    "a claim with spaces": ('claims:\n  - {id: a b, says: A, holds: "top(overall) > 1%"}\n', "claims[0].id"),
    # statements
    "no ground": ("swot: {strengths: [{item: A, because: {}}]}\n", "swot.strengths[0].because"),
    "two grounds": (
        "swot: {strengths: [{item: A, because: {source: A, judgement: B}}]}\n",
        "swot.strengths[0].because.judgement",
    ),
    "due before the start": (
        "plan:\n  - {id: a, title: A, items: [{title: A, action: A, start: 2025-02-01, due: 2025-01-01}]}\n",
        "plan[0].items[0].due",
    ),
    # what respondents were asked
    "a scale turned round": (scale("{options: {1: Poor, 2: Fair, 3: Good}, direction: high_is_good}"), "scales.more.options"),
    "options in another order": (
        questions("{ask: A, type: single, column: a, options: {1: C, 2: B, 3: A}}"),
        "questions.more.options",
    ),
    "a segment with bands that overlap": (
        "segments:\n  age: {label: Age, column: age, options: {1: 18-25, 2: 25-35}}\n",
        "segments.age.options.2",
    ),
}

RIGHT = {
    "parts with weights, and words beside": dimension(
        "{label: A, parts: {service: 2, rest: 0.5, words: 1}, minimum_items: 2, also: [recommend]}\n"
        "  words: {label: W, also: [comment]}"
    ),
    "the smallest base": REPORT % "minimum_base: 1, minimum_count: 0, level: 0.999, languages: [zh-CN, zh-TW]",
    "rebuilt rows": SURVEY % (", published_base: 50, base_doubt: Odd", "provenance: reconstructed, published: [overall]"),
    "negative codes": scale(
        "{options: {-1: Bad, 0: Neither of them, +1: Great}, direction: high_is_good, top: [+1], bottom: [-1], missing: [9]}"
    ),
    "the same order twice": scale("{options: {3: Good, 2: Fair, 1: Poor}, direction: high_is_good}"),
    "two answers in two orders": questions('{ask: A, type: single, column: a, options: {2: "No", 1: "Yes"}}'),
    "the last option elsewhere": questions(
        "{ask: A, type: single, column: a, options: {1: A, 2: {label: Other, last: true}, 3: B}}"
    ),
    "bands of a multi-response question": questions(
        "{ask: A, type: multi, base: answered, columns: {a: x, b: y}, options: {a: 1-3, b: 3-5}}"
    ),
    "several scale questions": chart("{of: [overall, staff]}"),
    "dimensions": chart("{of: [service, rest]}"),
    "a dimension by a segment": chart("{of: service, by: channel, kind: dot}"),
    "a scale question by a segment": chart("{of: overall, by: channel, kind: diverging}"),
    "numbers by a segment": chart("{of: visits, by: channel}"),
    "nps by a segment": chart("{of: recommend, by: channel}"),
    "nps as columns": chart("{of: recommend, kind: column}"),
    "a multi-response question by a segment": chart("{of: reasons, by: channel, option: [slow]}"),
    "a donut of two": chart("{of: asked, kind: donut, highlight: [1]}"),
    "a highlighted segment": chart("{of: overall, by: channel, highlight: [web]}"),
    "bars of a scale": chart("{of: overall, kind: column, sort: order}"),
    "a table of everything": block("table: {rows: [overall, service, asked], columns: [channel]}"),
    "a table of means": block("table: {rows: [overall, service, visits, recommend], columns: channel, show: mean}"),
    "words alone": block("plan\n      - claims\n      - questionnaire\n      - method\n      - facts\n      - swot:"),
    "a former name": questions("{ask: A, type: text, column: a, was: before}"),
    "a Chinese name": questions("{ask: A, type: text, column: a}").replace("more:", "意见_2:"),
    "a Chinese claim": 'claims:\n  - {id: 满意-多, says: A, holds: "top(overall) > 1%"}\n',
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_document_gives_a_problem_at_its_place(name: str, tmp_path: Path) -> None:
    given, path = WRONG[name]
    problems = problems_of(with_keys(given), tmp_path)
    assert path in [p.place.path for p in problems], [(p.place.path, p.found) for p in problems]
    assert len(problems) <= 2


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_document_gives_none(name: str, tmp_path: Path) -> None:
    assert problems_of(with_keys(RIGHT[name]), tmp_path) == ()


def test_misleading_questions_fail_the_report_and_not_the_reading(tmp_path: Path) -> None:
    given, _ = WRONG["a segment with bands that overlap"]
    (problem,) = problems_of(with_keys(given), tmp_path)
    assert problem.kind is Kind.REPORT


@pytest.mark.parametrize(
    "word",
    [
        "share",
        "count",
        "base",
        "rank",
        "top",
        "nps",
        "figure",
        "among",
        "wave",
        "since",
        "and",
        "not",
        "if",
        "true",
        "none",
        "None",
    ],
)
@pytest.mark.parametrize("family", ["questions", "scales", "dimensions", "segments"])
def test_words_of_the_expressions_are_no_names(word: str, family: str, tmp_path: Path) -> None:
    text = {
        "questions": questions("{ask: A, type: text, column: a}").replace("more:", f"{word}:"),
        "scales": scale("{options: {2: High, 1: Low}, direction: high_is_good}").replace("more:", f"{word}:"),
        "dimensions": dimension("{label: A, questions: [staff]}").replace("more:", f"{word}:"),
        "segments": f"segments:\n  {word}: {{label: A, column: a, options: {{1: A}}}}\n",
    }[family]
    assert f"{family}.{word}" in [p.place.path for p in problems_of(with_keys(text), tmp_path) if p.code.value == "bad-name"]


@pytest.mark.parametrize("name", ["1st", "a b", "a-b", "a.b", "a:b", "“x”", "x" * 81, "a/b", "😀"])
def test_what_cannot_be_a_name_is_refused(name: str, tmp_path: Path) -> None:
    text = questions("{ask: A, type: text, column: a}").replace("more:", f"'{name}':")
    assert "bad-name" in [p.code.value for p in problems_of(with_keys(text), tmp_path)]


def test_the_small_spec_is_right(tmp_path: Path) -> None:
    assert problems_of(SMALL, tmp_path) == ()
