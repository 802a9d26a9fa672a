"""Whatever stands in the file: a spec, or problems at places; never anything else, and never slow."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.problems import Problem, SpecError
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Spec
from reportgen.spec.yaml import guard
from tests.patience import ends
from tests.spec.spec_text import FULL, SMALL, problems_of, project, read

FULL_TEXT = FULL.read_text(encoding="utf-8")
SNIPPETS = st.sampled_from(
    [
        *"{}[]:,-&*!|>'\"%@`#?~\t\n ",
        "\n  ",
        ": ",
        "- ",
        "{{ ",
        " }}",
        "null",
        "<<: ",
        "share(",
        "\u3000",
        "é",
        "e\u0301",
        "\x00",
        "\u2028",
        "\U0001f600",
        "\ud800",
        "9" * 400,
        "..",
        "--- ",
        "text:",
        "options: ",
    ]
)


def check(text: bytes, folder: Path) -> tuple[Problem, ...]:
    project(folder)
    path = folder / "report.yaml"
    path.write_bytes(text)
    try:
        return read_spec(path).warnings
    except SpecError as error:
        assert error.problems
        return error.problems


def encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200) | st.lists(SNIPPETS, max_size=30).map("".join))
def test_any_text_gives_problems(text: str, tmp_path: Path) -> None:
    assert check(encoded(text), tmp_path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(FULL_TEXT)), cut=st.integers(0, 12), put=st.lists(SNIPPETS, max_size=3).map("".join))
def test_a_damaged_spec_gives_problems_or_a_spec(at: int, cut: int, put: str, tmp_path: Path) -> None:
    for problem in check(encoded(FULL_TEXT[:at] + put + FULL_TEXT[at + cut :]), tmp_path):
        assert problem.found
        assert problem.fix
        assert problem.place.file


@given(data=st.binary(max_size=100))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_problems(data: bytes, tmp_path: Path) -> None:
    assert check(data, tmp_path)


BOMBS = {
    "aliases": "a: &a [x]\n"
    + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)),
    "merge keys": "a: &a {x: 1}\n"
    + "".join(f"{b}: &{b} {{<<: [*{a}, *{a}]}}\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)),
    "deep lists": "a: " + "[" * 400_000,
    "deep maps": "a: " + "{" * 400_000,
    "deep blocks": "".join(" " * n + "a:\n" for n in range(1000)),
    "many values": "a: [" + "x, " * 200_000 + "]",
    "many keys": "".join(f"k{n}: x\n" for n in range(60_000)),
    "a large text": "a: |\n" + "  words and words\n" * 80_000,
    "a long key": "x" * 900_000 + ": 1",
    "many documents": "---\na: 1\n" * 50_000,
    "many anchors": "".join(f"k{n}: &a{n} x\n" for n in range(20_000)),
    "digits": SMALL.replace("2024-05-01", "9" * 100_000),
    "brackets": SMALL.replace("How good is it?", "(" * 100_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str, tmp_path: Path) -> None:
    with ends():
        problems = problems_of(BOMBS[name], tmp_path)
    assert problems
    assert all(len(p.found) < 2000 for p in problems)


def test_the_parser_in_python_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_c = read(FULL_TEXT, tmp_path)
    monkeypatch.setattr(guard, "_LOADER", yaml.SafeLoader)
    in_python = read(FULL_TEXT, tmp_path)
    assert isinstance(in_c, Spec)
    assert isinstance(in_python, Spec)
    assert in_python.document == in_c.document
    assert in_python.places == in_c.places
