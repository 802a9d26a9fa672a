"""What a reader should know first: the leading answer to the questions that most people answered."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.importing.draft import Draft
from reportgen.importing.questions.coded import says_nothing
from reportgen.importing.questions.topics import topic_of
from reportgen.importing.written.asked import Asked, braces, in_text, leading, led_by_other, measured
from reportgen.importing.written.words import say

MOST = 6
"""Answers that an overview tells; more are a list of results again."""
_FIRST = {"nps": 0, "scale": 1, "single": 2, "multi": 2, "ranking": 2, "number": 3}
"""Kinds of questions, those whose answers say most in one line first."""


def at_a_glance(draft: Draft, asked: Sequence[Asked], drawn: Sequence[str]) -> str:
    """Return the leading answers as a list in Markdown; empty where there are none.

    Parameters
    ----------
    draft
        The survey.
    asked
        Its questions.
    drawn
        Questions that the overview shows in a figure, which need no words.
    """
    shown = [q for q in asked if _tells(draft, q, drawn)]
    first = sorted(range(len(shown)), key=lambda place: (_FIRST[shown[place].question.kind], place))[:MOST]
    return "\n".join(f"- {_line(draft.language, shown[place])}" for place in sorted(first))


def _tells(draft: Draft, q: Asked, drawn: Sequence[str]) -> bool:
    """Tell whether an answer says something by itself: of most people, in words, and not who they are."""
    question = q.question
    if question.name in drawn or question.kind not in _FIRST or not q.shown or topic_of(question.ask, question.name):
        return False
    if led_by_other(question) or says_nothing(question):
        return False
    worded = question.kind in {"nps", "number"} or any(not option.label.strip().split()[-1].isdigit() for option in q.options)
    return worded and 2 * q.base >= draft.rows


def _line(words: str, q: Asked) -> str:
    name, kind = q.question.name, q.question.kind
    label = in_text(q.question.label or q.question.ask)
    if kind == "number":
        return say(words, "glance-mean", label=label, mean=measured(words, q.question, "mean"))
    values = {"nps": braces(f"nps({name})")} if kind == "nps" else leading(name)
    return say(words, f"glance-{_KEYS.get(kind, 'most')}", label=label, **values)


_KEYS = {"nps": "nps", "ranking": "first"}
