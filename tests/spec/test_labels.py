"""Labels that other readers of YAML change stay what was written, or are refused with the words to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.spec.labels import options_of
from reportgen.spec.spec import Spec
from tests.spec.spec_text import SMALL, read

KEPT = """
No Yes On Off no yes on off NO YES ON OFF y n Y N true false True False TRUE FALSE 1:30 10:30 23:59:59 010 00012 08 0x1F 0o17 0b11
1.10 1.0 1e3 .5 5. +1 -1 1_000 .inf -.inf .nan NaN NA N/A nan none None -- = < <= 2024-01-05 2024-13-01 12345678901234567890
2001-12-14t21:59:43.10-05:00 10% 50%+ 3次及以下 是 否 无 1,5 a#b a:b it's 5" \\n $x ^x (x) x] ;x /x _ ★ ≥10 “x” －
""".split()  # noqa: SIM905
KEPT += ["a - b", "New York", "very  good", "1 000", "9" * 300]
REFUSED = {
    "null": "'null' in quotes",
    "Null": "'Null' in quotes",
    "NULL": "'NULL' in quotes",
    "~": "'~' in quotes",
    "": "Write a value",
    "#1": "'#1'",
    "*x": "in quotes",
    "&x": "in quotes",
    "!x": "in quotes",
    "[x]": "in quotes",
    "[x": "quotes",
    "{x}": "in quotes",
    "@x": "in quotes",
    "`x`": "in quotes",
    "%x": "in quotes",
    "a: b": "in quotes",
    "'x": "Close the quotation mark",
    '"x': "Close the quotation mark",
    '"\\q"': "Use '...'",
    "| x": "on the next line",
    "> x": "on the next line",
    "{{ x }}": "in quotes",
    ", x": "in quotes",
    "]": "in quotes",
    "? x": "in quotes",
    "- x": "stands in quotes",
    "-": "stands in quotes",
}


def labelled(label: str) -> str:
    return SMALL.replace("options: {phone: Phone, web: Web}}", f"options:\n      phone: {label}\n      web: Web").replace(
        "channel: {label: Channel, column: channel, ", "channel:\n    label: Channel\n    column: channel\n    "
    )


@pytest.mark.parametrize("label", KEPT, ids=lambda text: text[:30])
def test_a_plain_label_stays_what_was_written(label: str, tmp_path: Path) -> None:
    spec = read(labelled(label), tmp_path)
    assert isinstance(spec, Spec), spec
    assert options_of(spec.document, "channel")["phone"] == label


@pytest.mark.parametrize("label", REFUSED)
def test_a_label_that_yaml_reads_otherwise_is_refused_with_the_fix(label: str, tmp_path: Path) -> None:
    text = labelled(label)
    problems = read(text, tmp_path)
    assert isinstance(problems, tuple)
    line = text.splitlines().index(f"      phone: {label}") + 1
    assert any(p.place.line == line and REFUSED[label] in p.fix for p in problems), [
        (str(p.place), p.found, p.fix) for p in problems
    ]


@pytest.mark.parametrize("label", [*REFUSED, *KEPT], ids=lambda text: text[:30])
def test_every_label_can_be_quoted(label: str, tmp_path: Path) -> None:
    quoted = "'" + label.replace("'", "''") + "'"
    spec = read(labelled(quoted), tmp_path)
    assert isinstance(spec, Spec) or not label
    assert not isinstance(spec, Spec) or options_of(spec.document, "channel")["phone"] == label


@pytest.mark.parametrize(
    "code", ["no", "yes", "on", "NO", "010", "1:30", "1.10", "2024-01-05", "NA", "1_000", "0x1F", "true", "-1", "男", "=", "1e3"]
)
def test_a_plain_code_stays_what_was_written(code: str, tmp_path: Path) -> None:
    spec = read(SMALL.replace("phone: Phone", f"{code}: Phone"), tmp_path)
    assert isinstance(spec, Spec), spec
    assert list(options_of(spec.document, "channel")) == [code, "web"]


def test_a_code_may_be_written_with_or_without_quotes(tmp_path: Path) -> None:
    spec = read(SMALL.replace("direction:", 'top: ["5", 4], bottom: [1, "2"], direction:'), tmp_path)
    assert isinstance(spec, Spec)
    assert spec.document.scales["rating"].top == ("5", "4")


@pytest.mark.parametrize("pair", ["5: a, '5': b", "a: x, a: y"])
def test_a_key_twice_is_refused_with_both_places(pair: str, tmp_path: Path) -> None:
    problems = read(SMALL.replace("phone: Phone, web: Web", pair), tmp_path)
    assert isinstance(problems, tuple)
    assert [p.code.value for p in problems] == ["duplicate-key"]
    assert "report.yaml:14:" in problems[0].found


def test_a_name_in_decomposed_form_is_the_same_name(tmp_path: Path) -> None:
    text = SMALL.replace("overall:", "cafe\u0301:").replace("chart: overall", "chart: caf\u00e9")
    spec = read(text, tmp_path)
    assert isinstance(spec, Spec), spec
    assert list(spec.document.questions) == ["caf\u00e9"]
    assert spec.place(("questions", "caf\u00e9")).line == 12


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_of_other_systems_are_read(newline: str, mark: str, tmp_path: Path) -> None:
    spec = read(mark + SMALL.replace("\n", newline), tmp_path)
    assert isinstance(spec, Spec)
    assert spec.place(("body", 0, "section")).line == 16
