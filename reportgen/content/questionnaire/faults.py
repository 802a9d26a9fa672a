"""What keeps a spec from being asked: conditions that no form can know, names and codes that a kind of form cannot hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reportgen.content.questionnaire.form import XLSFORM_RECORD
from reportgen.content.questionnaire.routing import Chosen, Elsewhere, Test, Ticked, routed, tests_in
from reportgen.problems import Code, Problem
from reportgen.spec.checks.values import values
from reportgen.spec.labels import options_of
from reportgen.spec.made import asked
from reportgen.spec.model.questions import MultiQuestion, RankingQuestion
from reportgen.spec.spec import Key, Spec
from reportgen.spec.tree import shown_path

ASKS_ITSELF = frozenset({"xlsform", "surveyjs"})
"""Formats in which a program, and no person, decides who is asked what."""

_WORDS = frozenset({"questions", "scales", "questionnaire"})
"""The maps of a spec whose words stand in a form."""
_START = (
    r"A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\U00010000-\U000effff"
)
_XML_NAME = re.compile(rf"[{_START}][{_START}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*")
"""A name in XML, where the answers of an XLSForm are kept (XML 1.0, Name without the colon)."""


def faults(spec: Spec, formats: Collection[str]) -> Iterator[Problem]:
    """Yield what keeps a questionnaire from being written in these formats.

    Parameters
    ----------
    spec
        What the author wrote.
    formats
        Any of ``html``, ``pdf``, ``docx``, ``xlsform`` and ``surveyjs``.
    """
    if not asked(spec.document):
        fix = "Write the questions under questions, or leave this report's questionnaire out"
        yield Problem(Code.MISSING_KEY, spec.place(("questions",)), "The spec asks no questions", fix)
        return
    yield from dict.fromkeys(p for name in asked(spec.document) for p in _routing_faults(spec, name, formats))
    if "xlsform" in formats:
        yield from _name_faults(spec)
    yield from _reference_faults(spec, formats)


def _routing_faults(spec: Spec, name: str, formats: Collection[str]) -> Iterator[Problem]:
    key: Key = ("questions", name, "asked_if")
    condition = spec.conditions.get(key)
    if condition is None:
        return
    numbers = {question: number for number, question in enumerate(asked(spec.document))}
    for test in tests_in(routed(spec, condition)):
        if isinstance(test, Elsewhere):
            if ASKS_ITSELF & set(formats):
                found = f"depends on the segment {test.segment}, which no question asks"
                fix = f"Add a single question with the column of {test.segment} before this one, or leave out " + _listed(formats)
                yield _problem(spec, key, found, fix)
        elif numbers[test.question] > numbers[name]:
            found = f"depends on {test.question}, which is asked later"
            yield _problem(spec, key, found, f"Move {test.question} before {name} under questions")
        else:
            yield from _impossible(spec, key, test)
            if "surveyjs" in formats:
                yield from _unclear_codes(spec, key, test)


def _impossible(spec: Spec, key: Key, test: Test) -> Iterator[Problem]:
    if isinstance(test, Chosen) and not test.codes:
        found = f"holds for none of the answers to {test.question}"
        yield _problem(spec, key, found, f"Compare with one of: {', '.join(options_of(spec.document, test.question))}")


def _unclear_codes(spec: Spec, key: Key, test: Test) -> Iterator[Problem]:
    """Yield codes that a condition of SurveyJS cannot name: it compares 1 and 01 as numbers."""
    codes = test.codes if isinstance(test, Chosen) else (test.option,) if isinstance(test, Ticked) else ()
    all_codes = options_of(spec.document, test.question) if isinstance(test, Chosen | Ticked) else ()
    for code in codes:
        equal = [other for other in all_codes if other != code and _number(other) is not None and _number(other) == _number(code)]
        if equal or re.search(r"""\\(?=['"]|$)|^['"].*['"]$""", code):
            found = f"is about the answer {code}, which SurveyJS cannot tell from {equal[0] if equal else 'other words'}"
            yield _problem(spec, key, found, "Give the option a code of letters and digits", Code.QUESTIONNAIRE_CODE)


def _number(code: str) -> float | None:
    try:
        return float(int(code, 16) if code.startswith("0x") else float(code))
    except ValueError:
        return None


def _listed(formats: Collection[str]) -> str:
    return " and ".join(f for f in ("xlsform", "surveyjs") if f in formats)


def _name_faults(spec: Spec) -> Iterator[Problem]:
    """Yield names and codes that an XLSForm cannot hold."""
    first: dict[str, str] = {}
    for name, question in asked(spec.document).items():
        key: Key = ("questions", name)
        if not _XML_NAME.fullmatch(name) or name.lower() in XLSFORM_RECORD:
            found = "has a name that XLSForm cannot hold"
            yield _problem(
                spec,
                key,
                found,
                "Rename it; letters, digits and _ are allowed, and meta, instanceID and instanceName are not",
                Code.QUESTIONNAIRE_CODE,
            )
        other = first.setdefault(name.lower(), name)
        if other != name:
            found = f"differs from {other} in capitals only, which XLSForm takes for the same name"
            yield _problem(spec, key, found, "Rename one of the questions", Code.QUESTIONNAIRE_CODE)
        if isinstance(question, MultiQuestion | RankingQuestion):
            yield from _blank_codes(spec, (*key, "options"), question)


def _reference_faults(spec: Spec, formats: Collection[str]) -> Iterator[Problem]:
    """Yield words that a program would take for the answer to a question and put that in their place."""
    names = "|".join(map(re.escape, sorted(asked(spec.document))))
    patterns = {"xlsform": r"\$\{", "surveyjs": rf"\{{\s*(?:{names})\s*\}}"}
    for key, _, value in values(spec.document):
        if isinstance(value, str) and (key[0] in _WORDS or key[:2] == ("report", "title")):
            for name in (n for n, pattern in patterns.items() if n in formats and re.search(pattern, value)):
                found = f"has braces that {name} takes for the answer to a question"
                yield _problem(spec, key, found, "Write it without the braces", Code.QUESTIONNAIRE_CODE)


def _blank_codes(spec: Spec, key: Key, question: MultiQuestion | RankingQuestion) -> Iterator[Problem]:
    for code in question.options:
        if re.search(r"\s", code):
            better = re.sub(r"\s+", "_", code.strip())
            found = f"has the code '{code}', and XLSForm separates options by blanks"
            yield _problem(spec, (*key, code), found, f"Write a code without blanks, such as {better}", Code.QUESTIONNAIRE_CODE)


def _problem(spec: Spec, key: Key, found: str, fix: str, code: Code = Code.QUESTIONNAIRE_ROUTING) -> Problem:
    place = spec.place(key)  # of a row of a grid, what it shares is said of the grid
    return Problem(code, place, f"{place.path or shown_path(key)} {found}", fix)
