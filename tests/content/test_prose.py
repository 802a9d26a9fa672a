from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.content import prose as prose_module
from reportgen.content.inlines import (
    Claimed,
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListOf,
    Number,
    Paragraph,
    Prose,
    ProsePart,
    Quotation,
    Strong,
    Words,
    plain,
)
from reportgen.content.prose import flowing, prose, running

NUMBERS = (Number("a", "82%", "use-a-1"), Number("b", "−3", "use-b-1"))
CASES = Path(__file__).parent / "prose.cases.md"


def shown(part: ProsePart, indent: str = "") -> Iterator[str]:
    """Yield prose as lines: P paragraph, L list (its first number or -), L+ its next item, Q quotation."""
    match part:
        case Paragraph(parts):
            yield f"{indent}P {inline(parts)}"
        case ListOf(items, ordered, start):
            yield f"{indent}L {start if ordered else '-'}"
            for i, item in enumerate(items):
                if i:
                    yield f"{indent}  L+"
                for inner in item:
                    yield from shown(inner, indent + "  ")
        case Quotation(parts):
            yield f"{indent}Q"
            for inner in parts:
                yield from shown(inner, indent + "  ")


def inline(parts: Inlines) -> str:
    return "".join(map(one, parts))


def one(part: Inline) -> str:  # noqa: PLR0911 (one line for each kind)
    match part:
        case Words(text):
            return text
        case Number(_, text):
            return f"[{text}]"
        case Strong(parts):
            return f"**{inline(parts)}**"
        case Link(href, parts):
            return f"<{inline(parts)}|{href}>"
        case CrossReference(target, text):
            return f"({text}|{target})"
        case Claimed(claim, parts):
            return f"{{{inline(parts)}|{claim}}}"
        case _:
            return "/"


def cases() -> list[tuple[str, str, str]]:
    fields = re.split(r"^\.\n", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(name.strip(), text, expected) for name, text, expected in zip(fields[::3], fields[1::3], fields[2::3], strict=False)]


def parts_of(text: str) -> list[str | Inline]:
    pieces = re.split(r"\{([01])\}", text)
    return [NUMBERS[int(piece)] if i % 2 else piece for i, piece in enumerate(pieces)]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, expected, id=name) for name, text, expected in cases()])
def test_markdown(text: str, expected: str) -> None:
    assert "\n".join(line for part in prose(parts_of(text)) for line in shown(part)) == expected.rstrip("\n")


def test_cases_are_found() -> None:
    assert len(cases()) > 20


HOSTILE = st.text(alphabet="*_[](){}<>!`#>-+=~|\\\"'&;:/ \n\t1.ab满。“”％\ufdd0\ufdd1\x00http", max_size=40)
PIECES = st.lists(st.one_of(HOSTILE, st.sampled_from(NUMBERS), st.text(max_size=10)), max_size=12)
ALLOWED = (Words, Number, Strong, Link, CrossReference, LineBreak)


def every(parts: Inlines) -> Iterator[Inline]:
    for part in parts:
        yield part
        if isinstance(part, Strong | Link):
            yield from every(part.parts)


def inlines_of(text: Prose) -> Iterator[Inline]:
    for part in text:
        match part:
            case Paragraph(parts):
                yield from every(parts)
            case ListOf(items):
                for item in items:
                    yield from inlines_of(item)
            case Quotation(parts):
                yield from inlines_of(parts)


@given(PIECES)
def test_hostile_text_gives_only_our_inlines_and_loses_no_number(pieces: list[str | Inline]) -> None:
    found = list(inlines_of(prose(pieces)))
    assert all(isinstance(part, ALLOWED) for part in found)
    wanted = [p for p in pieces if isinstance(p, Number)]
    numbers = [p for p in found if isinstance(p, Number)]
    assert sorted(numbers, key=lambda n: n.fact) == sorted(wanted, key=lambda n: n.fact)
    assert all(re.match(r"https?://|mailto:", p.href, re.IGNORECASE) for p in found if isinstance(p, Link))
    assert not any(c in plain((p,)) for p in found for c in "\ufdd0\ufdd1")


@given(st.text(max_size=60))
def test_what_data_say_never_becomes_markdown(label: str) -> None:
    words = Words(label)
    (found,) = [p for p in prose(["前", words, "后"]) if isinstance(p, Paragraph)]
    assert plain(found.parts) == f"前{label}后"
    assert all(isinstance(p, Words) for p in found.parts)


def test_titles_are_no_markdown() -> None:
    assert running(["**a** ", NUMBERS[0], "[b](https://c.d)"]) == (Words("**a** "), NUMBERS[0], Words("[b](https://c.d)"))


def test_prose_on_one_line() -> None:
    assert inline(flowing(prose(["one\n\n- two\n- three\n\n> four"]))) == "one/two/three/four"


DEEP = {
    "bold": "**a *b " * 600 + "x" + "* c**" * 600,
    "lists": "\n".join(" " * 2 * n + "- x" for n in range(300)),
    "lists on a line": "- " * 300 + "x",
    "quotations": "> " * 500 + "x",
    "brackets": "[" * 2000 + "x" + "](" * 2000,
    "marks": "[" * 300 + "x" + "]{claim=a}" * 300,
    "quoted lists": "> - " * 200 + "x",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_words_nested_too_deeply_are_printed_as_written(text: str) -> None:
    found = plain(flowing(prose([text, NUMBERS[0]])))
    assert found.count("x") == text.count("x")
    assert found.endswith("82%")


@pytest.mark.parametrize("depth", [2, 12, 24])
def test_what_a_reader_can_follow_keeps_its_form(depth: int) -> None:
    for text, opening in (
        ("- " * depth + "x", "L -"),
        ("> " * depth + "x", "Q"),
        ("**a *b " * (depth // 2) + "x" + "* c**" * (depth // 2), "**"),
    ):
        written = "\n".join(line for part in prose([text]) for line in shown(part))
        assert written.count(opening) == depth * (2 if opening == "**" else 1)


@pytest.mark.parametrize("words", ["占 ", "占 **x** ", "a\n"])
def test_the_work_grows_with_the_text_and_no_faster(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = [0]

    def counted(parts: Inlines) -> str:
        read[0] += len(parts)
        return plain(parts)

    monkeypatch.setattr(prose_module, "plain", counted)
    work = []
    for count in (100, 200):
        read[0] = 0
        prose([part for i in range(count) for part in (words, Number(f"f{i}", "8%", f"use-f-{i}"))])
        work.append(read[0])
    assert work[1] <= 2.1 * work[0]
    assert work[1] < 20 * 200
