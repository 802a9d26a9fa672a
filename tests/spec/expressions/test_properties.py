"""Whatever is written, reading it never raises anything, and what is read keeps its meaning."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec import canonical
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Asked, Expression
from reportgen.spec.expressions.units import type_of
from reportgen.spec.measures import AllOf, AnyOf, Condition, Measure, Not
from tests.spec.expressions.sample import NOTHING, bound, changed, faults, read

PIECES = st.sampled_from(
    [
        *("share", "top", "mean", "index", "nps", "rank", "base", "option_ranked", "segment_ranked", "figure", "ticked"),
        *("overall", "等候时间", "frequency", "shortcomings", "age", "recommend", "responsiveness", "channel", "城市"),
        *("every", "some", "each", "among", "and", "or", "not", "in", "is", "if", "else", "true", "wave"),
        *("(", ")", "(", ")", ",", ",", "=", "==", "!=", "<", "<=", ">", "+", "-", "*", "/", "**", "//", "%", "|", ".", "~"),
        *(
            "1",
            "5",
            "0",
            "80%",
            "0.5",
            "'5'",
            '"slow"',
            "'满意'",
            "''",
            "'",
            '"',
            "{{",
            "}}",
            "{%",
            "#",
            "\\",
            "\n",
            "\r",
            " ",
            "％",
            "（",
        ),
    ]
)
SOUP = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


@given(SOUP)
def test_no_text_raises_anything(text: str) -> None:
    found = faults(text)
    assert all(0 <= f.at <= len(text) and f.length > 0 and f.found and f.fix for f in found)


@given(SOUP)
def test_no_text_of_a_spec_raises_anything(text: str) -> None:
    shown = text if text.strip() else "x"
    section = {"section": "S", "content": [{"text": shown}, {"text": "{{" + text + "}}", "when": shown}]}
    problems = bound(changed(body=[section])).problems
    assert all(p.place.column >= 1 and p.found and p.fix for p in problems)


CODES = {"overall": "12345", "等候时间": "12345", "frequency": ("1", "2", "other"), "shortcomings": ("slow", "rude")}
SEGMENTS = {"channel": ("phone", "chat"), "城市": ("bj", "sh")}


def comparisons() -> st.SearchStrategy[Condition]:
    sized = st.builds(
        canonical.comparison,
        st.sampled_from(["age", "recommend"]),
        st.sampled_from(["<", "<=", ">", ">="]),
        st.sampled_from("0123456789"),
    )
    coded = st.builds(
        lambda pair, sign, codes: canonical.comparison(pair[0], sign, *(codes if sign == "in" else codes[:1])),
        st.sampled_from([("frequency", 0), ("frequency", 1)]),
        st.sampled_from(["==", "!=", "in"]),
        st.lists(st.sampled_from(CODES["frequency"]), min_size=1),
    )
    segment = st.builds(
        canonical.comparison, st.just("channel"), st.sampled_from(["==", "!="]), st.sampled_from(SEGMENTS["channel"])
    )
    ticked = st.builds(canonical.ticked, st.just("shortcomings"), st.sampled_from(CODES["shortcomings"]))
    return st.one_of(sized, coded, segment, ticked)


CONDITIONS = st.recursive(
    comparisons(),
    lambda inner: (
        st.builds(Not, inner)
        | st.lists(inner, min_size=2, max_size=3).map(canonical.all_of)
        | st.lists(inner, min_size=2, max_size=3).map(canonical.any_of)
    ),
    max_leaves=6,
)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    subject = draw(st.sampled_from(sorted(CODES)))
    options = draw(st.lists(st.sampled_from(tuple(CODES[subject])), min_size=1, max_size=3))
    names = draw(st.lists(st.sampled_from(sorted(SEGMENTS)), unique=True, max_size=2))
    segments = [(name, draw(st.sampled_from(SEGMENTS[name]))) for name in names]
    return canonical.measure("share", subject, options, segments, draw(st.none() | CONDITIONS))


@given(measures())
def test_a_canonical_text_reads_back_as_the_same_measure(measure: Measure) -> None:
    found = read(measure.canonical)
    assert found == Asked(measure)
    assert isinstance(found, Asked)
    assert found.measure.canonical == measure.canonical


@given(measures(), st.randoms())
def test_the_order_of_writing_does_not_matter(measure: Measure, random: object) -> None:
    inside = [measure.subject, *map(canonical.quoted, reversed(measure.options))]
    keywords = canonical.keywords_text(measure.segments, measure.among)
    shuffled = list(keywords)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert read(f"share({', '.join([*inside, *shuffled])})") == Asked(measure)


@given(st.lists(comparisons(), min_size=2, max_size=4), st.randoms())
def test_conditions_that_mean_the_same_are_equal(parts: list[Condition], random: object) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for combine, kind in ((canonical.all_of, AllOf), (canonical.any_of, AnyOf)):
        assert combine(parts) == combine([*shuffled, shuffled[0]])
        assert combine([combine(parts[:1]), combine(parts[1:])]) == combine(parts)
        assert isinstance(combine(parts), kind) or len(set(parts)) == 1


NUMBERS = st.recursive(
    st.sampled_from(["top(overall)", "bottom(overall)", "5%", "share(frequency, '1')"]),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-"), inner) | inner.map("-({})".format),
    max_leaves=6,
)


@given(NUMBERS)
def test_arithmetic_reads_back_as_the_same_tree(text: str) -> None:
    if faults(text):
        return
    tree: Expression = read(text)
    assert read(expression_text(tree)) == tree
    assert type_of(read(expression_text(tree))) == type_of(tree)


@given(st.sampled_from(["share(等候时间, 5)", "top(等候时间, among=城市 == '北京')"]), st.sampled_from(["NFD", "NFKD", "NFC"]))
def test_names_are_compared_in_nfc(text: str, form: str) -> None:
    assert read(unicodedata.normalize(form, text)) == read(text)  # type: ignore[arg-type]


def test_an_accented_name_is_found_in_either_form() -> None:
    tree = {"café": {"ask": "?", "type": "number", "column": "c"}}
    of = changed(questions=tree, dimensions={}, segments={}, body=NOTHING)
    decomposed = "mean(cafe\u0301) > mean(cafx)"
    assert read("mean(café)", of) == read("mean(cafe\u0301)", of)
    [fault] = faults(decomposed, of)
    assert decomposed[fault.at :].startswith("cafx")
