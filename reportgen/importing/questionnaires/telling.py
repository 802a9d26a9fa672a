"""What the account says of a questionnaire: what matched, what did not, and where it and the answers contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.importing.decision import Decision
from reportgen.importing.export import Heading
from reportgen.importing.language import Language
from reportgen.importing.platforms.wording import shortened
from reportgen.importing.platforms.words.say import listed
from reportgen.importing.questionnaires.cells import Told
from reportgen.importing.questionnaires.matching import Match, differs
from reportgen.importing.questionnaires.questionnaire import FormQuestion, Questionnaire, text
from reportgen.importing.questionnaires.words.say import say
from reportgen.importing.questionnaires.words.say import told as told_of

_NAMED = 8
"""Names that a sentence lists; more are counted."""
PLATFORMS = {"limesurvey": "LimeSurvey", "qualtrics": "Qualtrics", "xlsform": "XLSForm"}


@dataclass(frozen=True, slots=True)
class Account:
    """What came of matching."""

    headings: Sequence[Heading]
    """As the export has them."""
    matches: Sequence[Match | None]
    told: Sequence[Told | None]
    """By column: what its cells are, where they are options."""
    spoken: str
    """The language of the questionnaire that is used."""
    known: Sequence[bool]
    """By column: whether the questionnaire knows it as no question."""
    words: bool
    """Whether cells hold the words of options."""


def tell(form: Questionnaire, account: Account, language: Language | str) -> Iterator[Decision]:
    """Yield what to know of a questionnaire.

    Parameters
    ----------
    form
        The questionnaire.
    account
        What came of matching.
    language
        Of the sentences.
    """
    spoken: Language = "zh-TW" if language == "zh-TW" else "zh-CN" if language == "zh-CN" else "en"
    matched = sum(match is not None for match in account.matches)
    asked = {id(match.question) for match in account.matches if match is not None}
    platform = PLATFORMS[form.platform]
    yield Decision(say(spoken, "read", file=form.shown, platform=platform, columns=matched, questions=len(asked)))
    if len(form.languages) > 1:
        what = say(spoken, "language", languages=", ".join(form.languages), chosen=account.spoken)
        yield Decision(what, change=say(spoken, "language-change"))
    if any(told is not None for told in account.told):
        yield Decision(say(spoken, "by-words" if account.words else "by-codes"))
    yield from _unmatched(account, spoken)
    yield from _without_column(form, asked, account.spoken, spoken)
    yield from _contradictions(account, spoken)
    yield from _not_kept(form, account.spoken, spoken)


def _unmatched(account: Account, language: Language) -> Iterator[Decision]:
    names = [
        shortened(heading.code or heading.ask, 40)
        for heading, match, known in zip(account.headings, account.matches, account.known, strict=True)
        if match is None and not known and heading.role in ("answer", "write-in")
    ]
    if names:
        yield Decision(say(language, "unmatched", count=len(names), found=_first(names, language)), doubt=True)


def _without_column(form: Questionnaire, asked: set[int], shown: str, language: Language) -> Iterator[Decision]:
    missed = [question for question in form.questions if id(question) not in asked and _is_asked(question)]
    if missed:
        names = [shortened(_asked(question, shown), 40) for question in missed]
        doubt = len(missed) > len(form.questions) / 2
        yield Decision(say(language, "no-column", count=len(names), found=_first(names, language)), doubt=doubt)


def _is_asked(question: FormQuestion) -> bool:
    return any(column.role in ("answer", "write-in") for column in question.columns)


def _contradictions(account: Account, language: Language) -> Iterator[Decision]:
    """Yield where an export and its questionnaire do not agree; nothing that somebody answered is quoted."""
    for match, told in zip(account.matches, account.told, strict=True):
        if match is None or told is None or not told.strangers():
            continue
        name = shortened(match.column.names[-1] if len(match.column.names) < 2 else match.column.names[1], 40)
        name = match.question.code if not match.column.group else name
        key = "other-options" if told.strangers() > told.n / 2 else "strangers"
        yield told_of(language, key, (), {"question": name, "count": told.strangers(), "n": told.n}, doubt=True)
    reworded = [
        match.question.code
        for heading, match in zip(account.headings, account.matches, strict=True)
        if match is not None and not match.loop and heading.role == "answer" and differs(heading, match.column.ask)
    ]
    if names := list(dict.fromkeys(reworded)):
        yield Decision(say(language, "reworded", count=len(names), found=_first(names, language)), doubt=True)


def _not_kept(form: Questionnaire, shown: str, language: Language) -> Iterator[Decision]:
    """Yield what a spec has no place for: questions that one respondent answers several times, options that exclude others."""
    again: dict[str, list[str]] = {}
    for question in form.questions:
        if name := text(question.repeated, shown):
            again.setdefault(name, []).append(shortened(_asked(question, shown), 40))
    for name, asks in again.items():
        what = say(language, "repeated", name=shortened(name), count=len(asks), found=_first(asks, language))
        yield Decision(what, change=say(language, "repeated-change"), doubt=True)
    for question in form.questions:
        rows = [shortened(text(row, shown), 40) for row in question.partly]
        if rows:
            ask = shortened(_asked(question, shown))
            yield told_of(language, "partly", (), {"ask": ask, "count": len(rows), "found": _first(rows, language)}, doubt=True)
    for question in form.questions:
        options = [shortened(text(option, shown), 40) for option in question.exclusive]
        if options:
            ask = shortened(_asked(question, shown))
            yield told_of(language, "exclusive", (), {"ask": ask, "found": _first(options, language)}, doubt=True)


def _asked(question: FormQuestion, shown: str) -> str:
    """Return the wording of a question in a language; its code where it has none."""
    return text(question.ask, shown) or question.code


def _first(names: Iterable[str], language: Language) -> str:
    found = list(names)
    more = f" +{len(found) - _NAMED}" if len(found) > _NAMED else ""
    return listed(language, found[:_NAMED]) + more
