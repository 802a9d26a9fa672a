"""What a reader of a first report would find absurd: means of codes, two sections of one name, "other" in the lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export, Heading
from reportgen.importing.questions import questions_of
from reportgen.importing.questions.coded import says_nothing
from reportgen.importing.table import Column
from reportgen.importing.written.asked import led_by_other


def drafted(columns: Mapping[str, Sequence[str]], platform: str = "plain", **said: Mapping[str, str]) -> Draft:
    """Return the survey of some columns by their wording; ``said`` gives value labels by the place of a column."""
    headings = tuple(Heading(f"v{place}", ask, labels=said.get(f"v{place}", {})) for place, ask in enumerate(columns))
    cells = tuple(Column.of(cells) for cells in columns.values())
    separators = (", ",) if platform == "google-forms" else ()
    return questions_of(Export(platform, "", "", headings, cells, cells[0].rows, separators=separators))


def only(draft: Draft) -> DraftQuestion:
    (question,) = draft.questions
    return question


def test_numbers_of_countries_are_codes_and_no_quantity() -> None:
    numbers = [str(n % 37 * 5 + 2) for n in range(120)]
    for ask in ("Nationality", "What is your country of birth?", "您的国籍", "Region"):
        question = only(drafted({ask: numbers}))
        assert (question.kind, len(question.options)) == ("single", 37)
    for ask in ("How many countries have you visited?", "Age", "Income"):
        assert only(drafted({ask: numbers})).kind == "number"


def test_a_count_whose_last_step_has_words_is_no_rating() -> None:
    answers = [str(n % 9) for n in range(180)]
    question = only(drafted({"Number of children": answers}, "spss", v0={"8": "EIGHT OR MORE"}))
    assert question.kind == "single"
    assert [option.label for option in question.options] == [*map(str, range(8)), "EIGHT OR MORE"]
    assert question.ordered
    rated = only(
        drafted({"Income differences"[:]: [str(n % 7 + 1) for n in range(140)]}, "spss", v0={"1": "Reduce", "7": "Leave"})
    )
    assert rated.kind == "scale"


def test_two_options_and_both_of_them_are_several_answers() -> None:
    one, other = "Interactive: I play with data", "Batch: I submit scripts"
    cells = [one] * 20 + [other] * 15 + [f"{one}, {other}"] * 25
    question = only(drafted({"Interactive or batch?": cells}, "google-forms"))
    assert question.kind == "multi"
    assert {item.label for item in question.items} == {one, other}
    assert only(drafted({"Interactive or batch?": cells})).kind == "single"  # no platform joins options so
    assert only(drafted({"Which?": [one] * 20 + [f"{one}, {other}"] * 25}, "google-forms")).kind == "single"


def test_questions_under_one_instruction_are_told_apart() -> None:
    answers = ["Yes", "No"] * 20
    ask = "Please say what you think. There are no right or wrong answers, and nobody but us will ever read them"
    headings = [Heading(f"v{place}", ask) for place in range(3)] + [Heading("v3", "Shall we go on?")]
    cells = tuple(Column.of(answers) for _ in headings)
    draft = questions_of(Export("plain", "", "", tuple(headings), cells, 40))
    labels = [question.label for question in draft.questions]
    assert len(set(labels)) == 4
    assert [label[-3:] for label in labels[:3]] == ["(A)", "(B)", "(C)"]
    assert labels[3] == "Shall we go on?"


def test_other_leads_no_list() -> None:
    names = ["numpy"] * 20 + ["pandas"] * 15
    rare = [f"a library that only person {n} uses" for n in range(40)]
    assert led_by_other(only(drafted({"Which library?": [*names, *names, *rare]}))) is False
    many = only(drafted({"Which library?": [*names, *["Other (please specify)"] * 30]}))
    assert many.kind == "single"
    assert led_by_other(many)


def test_other_stands_in_a_report_without_its_instruction() -> None:
    for label, short in (
        ("Other (please specify)", "Other"),
        ("Other, please specify:", "Other"),
        ("其他【请注明】", "其他"),
        ("其他（请填写）____", "其他"),
        ("Other hobbies", "Other hobbies"),
    ):
        question = only(drafted({"Which library?": ["numpy"] * 20 + ["pandas"] * 15 + [label] * 10}))
        assert short in {option.label for option in question.options}
    both = only(drafted({"Which library?": ["numpy"] * 20 + ["Other"] * 15 + ["Other (please specify)"] * 10}))
    assert len({option.label for option in both.options}) == 3


def test_codes_without_a_wording_are_told_and_lead_no_overview() -> None:
    answers = ["Yes", "No"] * 20
    headings = (Heading("q0001", "q0001"), Heading("q0002", "q0002"), Heading("c3", "Shall we go on?"))
    cells = tuple(Column.of(answers) for _ in headings)
    draft = questions_of(Export("plain", "", "", headings, cells, 40))
    (told,) = [decision for decision in draft.decisions if "called by their codes" in decision.what]
    assert (told.doubt, "q0001, q0002" in told.what) == (True, True)
    assert [says_nothing(question) for question in draft.questions] == [True, True, False]
