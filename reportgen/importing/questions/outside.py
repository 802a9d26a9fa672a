"""Answers beside a rating scale that are no point of it: which stay answers, and which count as no answer.

"Not applicable" says that the question is not about the respondent, as if it had not been asked: it leaves the base. "Don't
know", "prefer not to say" and "unfamiliar" were on the form and are what people think or want to tell: taking them out of the
base makes every other share larger. They stay in the base of shares, and a question made of the points alone has the mean.
Where hardly anybody gave them, no printed percent moves, and the question remains a scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftOption
from reportgen.importing.questions.made import Work
from reportgen.importing.questions.special import special
from reportgen.importing.questions.wording import MOST_LABEL, clean

MISSING: Mapping[str, str] = MappingProxyType({"not-applicable": "97", "unknown": "98", "refused": "99"})
"""The codes of answers outside a rating scale; no scale has so many points."""
FEW = 0.01
"""The share of answers below which leaving them out moves no share by more than a percent."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer outside a scale."""

    label: str
    count: int
    code: str = ""
    """As the file has it; empty where the file has the words."""


@dataclass(frozen=True, slots=True)
class Outside:
    """All answers outside a scale, coded."""

    codes: Mapping[str, str]
    """Label to code."""
    kept: tuple[DraftOption, ...]
    missing: tuple[str, ...]
    decisions: tuple[Decision, ...]
    """What is told of those that count as no answer."""
    told: tuple[Decision, ...]
    """What is told of those that stay answers."""


def outside(work: Work, name: str, found: Sequence[Answered], n: int, *, row: bool = False) -> Outside:
    """Return answers outside a scale, coded.

    Parameters
    ----------
    work
        What every maker needs.
    name
        The question.
    found
        The answers that somebody gave, or that the file lists.
    n
        All answers to the question, these included.
    row
        Whether the answers are those of a grid's rows, of which no points are counted apart.
    """
    stay = [answer for answer in found if special(answer.label) in ("unknown", "refused") and answer.count > FEW * n]
    codes = {answer.label: answer.code or MISSING[special(answer.label)] for answer in found}
    taken = {codes[answer.label] for answer in found if answer not in stay}
    for answer in stay:
        codes[answer.label] = code = _free(codes[answer.label], taken)
        taken.add(code)
    left = [answer for answer in found if answer not in stay]
    listed = work.say.listed(tuple(answer.label for answer in stay))
    total = sum(answer.count for answer in stay)
    kept = work.say(
        "stay_rows" if row else "stay", ("questions", name, "type"), doubt=True, question=name, labels=listed, **_of(total, n)
    )
    return Outside(
        codes,
        tuple(DraftOption(codes[answer.label], clean(answer.label, MOST_LABEL), last=True) for answer in stay),
        tuple(sorted({codes[answer.label] for answer in left})),
        tuple(_left(work, name, answer, codes[answer.label], n) for answer in left if answer.count),
        (kept,) if stay else (),
    )


def as_missing(work: Work, name: str, found: Sequence[DraftOption]) -> tuple[Decision, ...]:
    """Return what is told of answers that cannot stay, because a net promoter score is of those who gave a number."""
    return tuple(work.say("no_point", ("questions", name, "missing"), question=name, label=o.label, code=o.code) for o in found)


def _free(wanted: str, taken: set[str]) -> str:
    return next(code for code in (wanted, *map(str, range(int(wanted) * 10, int(wanted) * 10 + 100))) if code not in taken)


def _left(work: Work, name: str, answer: Answered, code: str, n: int) -> Decision:
    path = ("questions", name, "scale")
    return work.say("outside", path, doubt=True, question=name, label=answer.label, code=code, **_of(answer.count, n))


def _of(count: int, n: int) -> dict[str, object]:
    return {"count": count, "n": n, "percent": f"{100 * count / (n or 1):.1f}"}
