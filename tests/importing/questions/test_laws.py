"""Laws that hold for every column: nobody is lost, order does not matter, versions of one survey give the same counts."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.importing.draft import Draft
from reportgen.importing.questions import questions_of
from tests.importing.questions.invented import export, heading, question, repeated, tally

COMMON = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OPTIONS = [
    *(
        "Agree",
        "Disagree",
        "Strongly agree",
        "Neutral",
        "N/A",
        "Don't know",
        "Other",
        "None",
        "Tea",
        "coffee ",
        "Coffee",
        "18-24",
    ),
    *("25-34", "> 60", "满意", "不满意", "A. one", "B. two", "3", "5", "Yes", "No", "", "NULL", "0 - bad", "10 - good"),
]


def answered(draft: Draft) -> int:
    """Return in how many rows the first question has a code, of an answer or of no answer."""
    found = draft.questions[0]
    return sum(1 for code in found.columns[0].cells.texts() if code)


@COMMON
@given(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=80), st.sampled_from(["", "single"]))
def test_recoding_loses_nobody(cells: list[str], hint: str) -> None:
    draft = questions_of(export([(heading("A question", "Q1", hint=hint), cells)], missing=frozenset({"NULL"})))
    given_ = sum(1 for cell in cells if cell not in ("", "NULL"))
    if not draft.questions:
        assert draft.left_out
        return
    (found,) = draft.questions
    if found.kind in ("text", "single", "scale", "nps"):
        assert answered(draft) == given_
    if found.kind in ("single", "scale"):
        scale = [s for s in draft.scales if s.name == found.scale]
        options = {option.code for option in (scale[0].options if scale else found.options)}
        outside = set(scale[0].missing) if scale else set(found.missing)
        codes = Counter(found.columns[0].cells.texts())
        codes.pop("", None)
        assert set(codes) <= options | outside
        assert not options & outside
        assert sum(codes.values()) == given_


@COMMON
@given(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing(cells: list[str], random: Random) -> None:
    shuffled = random.sample(cells, len(cells))
    first = questions_of(export([(heading("A question", "Q1"), cells)]))
    second = questions_of(export([(heading("A question", "Q1"), shuffled)]))
    assert [(q.name, q.kind, q.options, q.scale) for q in first.questions] == [
        (q.name, q.kind, q.options, q.scale) for q in second.questions
    ]
    assert first.scales == second.scales
    assert first.decisions == second.decisions
    if first.questions and first.questions[0].kind in ("single", "scale"):
        assert tally(first, "q1") == tally(second, "q1")


@COMMON
@given(st.randoms(use_true_random=False))
def test_the_order_of_columns_means_nothing(random: Random) -> None:
    columns = [
        (
            heading(f"Question {i}", f"Q{i}"),
            [random.choice(["Agree", "Disagree", "Neutral", "Tea", "1", "2"][i % 3 :]) for _ in range(30)],
        )
        for i in range(6)
    ]
    first = questions_of(export(columns))
    second = questions_of(export(random.sample(columns, len(columns))))
    assert {q.name: (q.kind, q.label) for q in first.questions} == {q.name: (q.kind, q.label) for q in second.questions}
    for found in first.questions:
        if found.kind in ("single", "scale"):
            assert tally(first, found.name) == tally(second, found.name)


HINTS = ["", "single", "multi", "scale", "nps", "number", "text", "ranking", "matrix", "date"]
TEXTS = st.one_of(st.text(max_size=12), st.from_regex(r"[0-9１２,.;|→ ()\[\]{}<>'一1年A-C%-]{0,10}", fullmatch=True))


@COMMON
@given(
    st.lists(st.lists(TEXTS, min_size=5, max_size=5), min_size=1, max_size=4),
    st.sampled_from(HINTS),
    st.sampled_from(["", "G"]),
    st.dictionaries(TEXTS, TEXTS, max_size=3),
)
def test_no_texts_stop_it(columns: list[list[str]], hint: str, group: str, named: dict[str, str]) -> None:
    pairs = [
        (heading(f"Ask {i}", f"Q{i}", f"Item {i}", group, hint=hint, labels=named), cells) for i, cells in enumerate(columns)
    ]
    draft = questions_of(export(pairs, separators=(";",)))
    names = [filled.name for found in draft.questions for filled in found.columns]
    assert len(set(names)) == len(names)
    for found in draft.questions:
        assert found.ask
        assert all(filled.cells.rows == 5 for filled in found.columns)
        codes = [option.code for option in found.options]
        assert len(set(codes)) == len(codes)
        labels = [option.label for option in found.options]
        assert len({label.casefold() for label in labels}) == len(labels)
        assert all(labels)


PETS = ["Dog", "Cat, tame", "Birds (parrots, canaries)", "Fish, fresh water, or salt", "Horse", "其他"]


@COMMON
@given(
    st.lists(st.sets(st.integers(0, len(PETS) - 1), max_size=4), min_size=60, max_size=150),
    st.sampled_from([", ", "┋", ";", " | ", "\n"]),
)
def test_joined_and_split_versions_give_the_same_counts(chosen: list[set[int]], separator: str) -> None:
    counts = Counter(option for options in chosen for option in options)
    together = Counter(pair for options in chosen for pair in zip(sorted(options), sorted(options)[1:], strict=False))
    if (
        len(counts) < len(PETS)
        or min(counts.values()) < 6
        or any(n > counts[b] - 3 or n > counts[a] - 3 for (a, b), n in together.items())
    ):
        return  # options that always stand together cannot be told apart by anybody
    cells = [separator.join(PETS[option] for option in sorted(options)) for options in chosen]
    joined = questions_of(export([(heading("Which?", "Q1", hint="multi"), cells)], separators=(separator,)))
    columns = [
        (heading("Which?", f"Q1_{place}", pet, "Q1"), [pet if place in options else "" for options in chosen])
        for place, pet in enumerate(PETS)
    ]
    split = questions_of(export(columns))
    assert question(joined, "q1").kind == question(split, "q1").kind == "multi"
    assert tally(joined, "q1") == tally(split, "q1") == {PETS[option]: n for option, n in counts.items()}


@COMMON
@given(st.lists(st.integers(0, 4), min_size=30, max_size=80))
def test_the_coded_and_the_text_version_give_the_same_counts(chosen: list[int]) -> None:
    words = ["非常不满意", "不满意", "一般", "满意", "非常满意"]
    if set(chosen) != set(range(5)):
        return
    text = questions_of(export([(heading("满意度", "第1题"), [words[i] for i in chosen])], "wjx"))
    code = questions_of(export([(heading("满意度", "第1题", hint="scale"), [str(i + 1) for i in chosen])], "wjx"))
    assert list(tally(text, "q1").values()) == list(tally(code, "q1").values())
    assert list(question(text, "q1").columns[0].cells.texts()) == list(question(code, "q1").columns[0].cells.texts())


def test_a_single_whose_options_contain_the_separator_is_no_multi() -> None:
    cells = repeated({"It is honest, kind and loyal.": 30, "It is honest, kind, and loyal.": 25, "Neither, nor": 4})
    (found,) = questions_of(export([(heading("Which sentence?", "Q1"), cells)], separators=(", ", ","))).questions
    assert (found.kind, len(found.options)) == ("single", 3)


def test_text_with_commas_is_no_multi() -> None:
    cells = [f"Well, I think {i}, and then, perhaps, {i * 7} of them" for i in range(60)]
    (found,) = questions_of(export([(heading("Say more", "Q1"), cells)], separators=(", ",))).questions
    assert found.kind == "text"


def test_a_list_of_quoted_texts() -> None:
    cells = ["['goats' ;  'cows']", "['cows']", "['goats' ;  'none of it, really']", "NULL"] * 5
    draft = questions_of(export([(heading("Animals", "f10"), cells)], "kobo", missing=frozenset({"NULL"})))
    assert tally(draft, "f10") == {"cows": 10, "goats": 10, "none of it, really": 5}


def test_codes_between_semicolons_with_one_at_the_end_and_codes_between_spaces() -> None:
    cells = ["1;2;", "2;", "1;3;", "3;", ""] * 4
    draft = questions_of(
        export([(heading("Sources", "q2", labels={"1": "TV", "2": "Radio", "3": "Press"}), cells)], "plain", separators=(";",))
    )
    assert tally(draft, "q2") == {"TV": 8, "Radio": 8, "Press": 8}
    cells = ["tv radio", "radio", "tv press", "press"] * 4
    draft = questions_of(export([(heading("Sources", "q2", hint="multi"), cells)], "kobo", separators=(" ",)))
    assert tally(draft, "q2") == {"tv": 8, "radio": 8, "press": 8}
