"""Who was asked what, written into a draft where a spec can say it, and compared with the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export
from reportgen.importing.platforms.wording import shortened
from reportgen.importing.questionnaires.conditions import ALWAYS, NEVER, Condition, answered_alike
from reportgen.importing.questionnaires.languages import chosen
from reportgen.importing.questionnaires.questionnaire import FormQuestion, Questionnaire
from reportgen.importing.questionnaires.said import TICKED, Said, Speaker
from reportgen.importing.questionnaires.words.say import told
from reportgen.importing.table import rows_where

_LONGEST = 1500
"""Signs of a condition: what is longer nobody reads, and a spec takes 2,000."""
_QUOTED = 300
"""Signs of a condition that the account quotes."""
_FEW = 0.01
"""The part of a question's answers that people may have given who were not asked: they went back and changed an earlier one."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a questionnaire says of a question of a draft."""

    question: DraftQuestion
    conditions: tuple[Condition, ...]
    """One, unless it is made of several questions that are asked of different people."""
    words: str
    written: str
    """As the form writes it."""
    loop: str


def routed(draft: Draft, export: Export, form: Questionnaire, language: str = "") -> Draft:
    """Return a draft whose questions say who was asked.

    Parameters
    ----------
    draft
        The survey.
    export
        The export that it was made of, with its questionnaire.
    form
        The questionnaire.
    language
        The report's language, as the author gave it.
    """
    speaker = Speaker(draft, export, form, chosen(form, language))
    required = frozenset(
        column.names[0] for question in form.questions if question.required and question.condition == ALWAYS
        for column in question.columns
    )  # fmt: skip
    known = {column.names[0]: question for question, column in form.columns()}
    needs: dict[str, frozenset[str]] = {}
    questions, decisions = [], list(draft.decisions)
    for question in draft.questions:
        asked = _asked(question, export, known, required)
        said = _said(speaker, asked, needs) if asked else None
        keep, told = _judged(draft, asked, said) if asked else (False, ())
        if keep and said is not None:
            speaker.asked[question.name], needs[question.name] = said.who, said.about
        questions.append(replace(question, asked_if=said.text) if keep and said is not None else question)
        decisions += told
    return replace(draft, questions=tuple(questions), decisions=tuple(decisions))


def _asked(question: DraftQuestion, export: Export, known: Mapping[str, FormQuestion], required: frozenset[str]) -> _Asked | None:
    """Return what a questionnaire says of a question; None where everybody is asked, or where it does not know it."""
    names = [export.headings[position].known_as for position in question.positions]
    loops = {name.partition("_")[0] if name not in known else "" for name in names if name}
    found = [known[name] if name in known else known.get(name.partition("_")[2]) for name in names if name]
    conditions = dict.fromkeys(answered_alike(one.condition, required) for one in found if one is not None)
    if not conditions or set(conditions) == {ALWAYS}:
        return None
    words = dict.fromkeys(one.asked_if for one in found if one is not None and one.asked_if)
    written = dict.fromkeys(one.written for one in found if one is not None and one.written)
    return _Asked(question, tuple(conditions), " / ".join(words), " / ".join(written), loops.pop() if len(loops) == 1 else "")


def _said(speaker: Speaker, asked: _Asked, needs: Mapping[str, frozenset[str]]) -> Said | None:
    if len(asked.conditions) > 1 or asked.conditions[0] == NEVER:
        return None
    said = speaker.say(asked.conditions[0], asked.loop)
    if said is None or len(said.text) > _LONGEST or asked.question.name in _needed(said.about, needs):
        return None
    return said


def _needed(names: frozenset[str], needs: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the questions on which some depend, and those on which these do."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += needs.get(name, ())
    return found


def _judged(draft: Draft, asked: _Asked, said: Said | None) -> tuple[bool, tuple[Decision, ...]]:
    """Return whether a condition is written, and what is told of it."""
    question, language = asked.question, draft.language
    given = {"ask": shortened(question.ask), "condition": shortened(asked.words, _QUOTED)}
    path = ("questions", question.name)
    if said is None:
        quoted = shortened(asked.written.replace("`", "'"), _QUOTED)
        return False, (told(language, "asked-if-unsaid", path, {**given, "condition": f"`{quoted}`"}, doubt=True),)
    if not said.text:
        return False, (told(language, "asked-if-everybody", path, given),)
    counts = _counts(draft, question, said) if draft.rows else (0, 0)
    line = (*path, "asked_if")
    if not counts[0]:
        return True, (told(language, "asked-if", line, given),)
    more: dict[str, object] = {**given, "count": counts[0], "n": counts[1], "written": said.text}
    if counts[0] <= _FEW * counts[1]:
        return True, (told(language, "asked-if-few", line, more, doubt=True),)
    return False, (told(language, "asked-if-against", path, more, doubt=True),)


def _counts(draft: Draft, question: DraftQuestion, said: Said) -> tuple[int, int]:
    """Return how many answered a question that they were not asked, and how many answered it at all."""
    none = draft.no_answer(question)
    several = question.kind == "multi"  # exports fill the options that nobody was asked with "not ticked"
    who = 0
    for column in question.columns:
        who |= rows_where(column.cells, lambda cell: cell == TICKED if several else cell not in none)
    return (who & ~said.who).bit_count(), who.bit_count()
