"""Variables made of others: which there are, what each is made of, in which bands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeGuard

from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Not
from reportgen.spec.model.derived import Band, Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import AnyQuestion, AnySegment, AskedQuestion, NumberQuestion


def asked(document: Document) -> Mapping[str, AskedQuestion]:
    """Return the questions that people answer; what is made of their answers is not among them."""
    return {name: question for name, question in document.questions.items() if is_asked(question)}


def is_asked(question: AnyQuestion) -> TypeGuard[AskedQuestion]:
    """Tell a question that people answer from one that is made of other answers."""
    return not isinstance(question, Derived)


def made(document: Document) -> Iterator[tuple[str, str, Derived]]:
    """Yield (family, name, variable) of everything that is made of other variables: questions, then segments."""
    families: tuple[tuple[str, Mapping[str, AnyQuestion | AnySegment]], ...] = (
        ("questions", document.questions),
        ("segments", document.segments),
    )
    for family, parts in families:
        for name, part in parts.items():
            if isinstance(part, Derived):
                yield family, name, part


def variable(document: Document, name: str) -> AnyQuestion | AnySegment | None:
    """Return the question or segment of a name."""
    return document.segments.get(name) or document.questions.get(name)


def bands_of(document: Document, name: str) -> Mapping[str, Band]:
    """Return the bands in which a variable counts numbers: its own, or those of the number question it is; none for others."""
    found = variable(document, name)
    if isinstance(found, NumberQuestion):
        return found.bands
    if not isinstance(found, Derived) or found.groups:
        return {}
    source = document.questions.get(found.of or "")
    return found.bands or (source.bands if isinstance(source, NumberQuestion) else {})


def is_banded(document: Document, name: str) -> bool:
    """Tell whether the options of a variable are bands of numbers, whose order is that of the numbers."""
    found = variable(document, name)
    seen: set[str] = set()
    while isinstance(found, Derived) and not (found.bands or found.groups) and found.of and found.of not in seen:
        seen.add(found.of)
        found = variable(document, found.of)
    return isinstance(found, Derived | NumberQuestion) and bool(found.bands)


def subjects_of(condition: Condition) -> frozenset[str]:
    """Return the questions and segments that a condition is about."""
    return frozenset(leaves(condition))


def leaves(condition: Condition) -> Iterator[str]:
    """Yield the question or segment of each test in a condition, with repetition."""
    match condition:
        case Comparison(subject) | Answered(subject):
            yield subject
        case Not(part):
            yield from leaves(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)


def words_in(condition: Condition) -> Iterator[str]:
    """Yield every question whose words a condition looks through, with repetition."""
    match condition:
        case Comparison(subject, operator="mentions"):
            yield subject
        case Not(part):
            yield from words_in(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from words_in(part)
        case _:
            pass


def needs(document: Document, conditions: Mapping[tuple[str | int, ...], Condition]) -> Mapping[str, tuple[str, ...]]:
    """Return every question and segment with those that must be known before it: what it is made of, who is asked it.

    Parameters
    ----------
    document
        The spec.
    conditions
        Its resolved conditions.
    """
    found: dict[str, list[str]] = {name: [] for name in (*document.questions, *document.segments)}
    for _, name, part in made(document):
        found[name] += [part.of] if part.of in found else []
    for key, condition in conditions.items():
        if key[0] in {"questions", "segments"}:
            found[str(key[1])] += sorted(subjects_of(condition) & found.keys())
    return {name: tuple(dict.fromkeys(names)) for name, names in found.items()}
