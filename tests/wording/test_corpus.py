"""The corpus itself: large and mixed enough to measure with, labelled with nothing but the rules, and split in two."""

from collections import Counter

from tests.wording.corpus import RULES, sentences


def test_there_are_enough_sentences_in_both_languages_and_none_twice() -> None:
    texts = [s.text for s in sentences()]
    assert len(texts) == len(set(texts)) >= 260
    chinese = sum(s.language == "zh" for s in sentences()) / len(texts)
    assert 0.55 <= chinese <= 0.65


def test_marks_are_whole_and_name_a_rule() -> None:
    assert not [s.text for s in sentences() if set("⟦⟧|") & set(s.text)]
    assert {rule for s in sentences() for rule, _, _ in s.spans} == set(RULES)


def test_each_half_has_each_rule_in_each_language_and_sentences_with_nothing_to_point_out() -> None:
    found = Counter((s.half, s.language, rule) for s in sentences() for rule, _, _ in s.spans)
    for half in ("development", "test"):
        clean = [s for s in sentences() if s.half == half and not s.spans]
        assert len(clean) >= 40, half
        assert not [(half, rule, code) for rule in RULES for code in ("zh", "en") if found[half, code, rule] < 3]
