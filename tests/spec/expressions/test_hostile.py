"""Nothing an author writes is computed, followed or called: it is refused when read, at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.problems import Code
from tests.patience import ends
from tests.spec.expressions.sample import bound, changed, faults

EXPRESSION_CODES = {Code.EXPRESSION_SYNTAX, Code.EXPRESSION_FEATURE, Code.EXPRESSION_TYPE, Code.UNKNOWN_NAME}
LINES = Path(__file__).with_name("hostile.txt").read_text(encoding="utf-8").splitlines()[1:]


def spelt_out(line: str) -> str:
    """Return a line with its repetitions written out."""
    line = line.replace("\\n", "\n")
    return re.sub(r"(.[^{(]{0,3}?|.)\{(\d+)\}", lambda m: m[1] * int(m[2]), line)


HOSTILE = [spelt_out(line) for line in LINES]


def test_there_are_enough() -> None:
    assert len(HOSTILE) >= 100
    assert max(map(len, HOSTILE)) > 1_900


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_it_is_refused(text: str) -> None:
    with ends():
        found = faults(text)
    assert found, text[:80]
    assert {f.code for f in found} <= EXPRESSION_CODES
    assert all(0 <= f.at <= len(text) for f in found)
    assert all(len(f.found) < 300 and len(f.fix) < 400 for f in found)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_it_is_refused_in_prose_too(text: str) -> None:
    section = {"section": "S", "content": [{"text": "before {{ " + text + " }} after"}]}
    problems = bound(changed(body=[section])).problems
    assert problems
    assert all(p.place.path == "body.0.content.0.text" for p in problems)


@pytest.mark.parametrize("length", [2_001, 100_000, 3_000_000])
def test_a_huge_expression_is_refused_by_its_length(length: int) -> None:
    with ends():
        [fault] = faults("'" + "a" * length + "'")
    assert fault.code is Code.EXPRESSION_FEATURE


def test_a_backslash_is_a_backslash() -> None:
    [fault] = faults(r"share(overall, '\x41\N{DIGIT FIVE}')")
    assert fault.code is Code.UNKNOWN_NAME
    assert r"\x41\N{DIGIT FIVE}" in fault.found
