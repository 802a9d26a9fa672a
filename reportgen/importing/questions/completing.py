"""Scales of which nobody gave some points, written whole: by another question of the file, else by what scales are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftQuestion
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.made import Rating, Work
from reportgen.importing.questions.numbered import lengthened
from reportgen.importing.questions.slots import slot_of
from reportgen.importing.questions.whole import Whole, wholes

ENOUGH = 100
"""Answers from which on a point that nobody gave, between two that were given, was not offered."""
_SHARE = 0.05
"""The share of both points beside it."""
_SIDED = 300
"""Answers from which on a scale with more points on its good side stays as it is: of fewer, nobody may have given the worst."""
_PAIR, _SHORT = 2, 4
"""Points of a scale that a longer one has all the same words of."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A scale with all its points, and what is told of it."""

    rating: Rating
    told: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A question with what is known of its scale."""

    work: Work
    question: DraftQuestion
    rating: Rating
    others: Sequence[Rating]

    @property
    def asked(self) -> int | None:
        """Return how many points the author says there are; None without."""
        return self.work.points.get(self.question.positions[0]) if self.question.positions else None

    def counts(self) -> dict[str, int]:
        """Return how many gave each point, over all rows of a grid, by label as spellings are compared."""
        found = [filled.cells.counts() for filled in self.question.columns]
        pairs = zip(self.rating.codes, self.rating.labels, strict=True)
        return {same(label): sum(counts.get(code, 0) for counts in found) for code, label in pairs}

    def told(self, key: str, **values: object) -> tuple[Decision, ...]:
        """Return a doubt at the line of the scale; its column is named by its place from 1, as the command line takes it."""
        place = self.question.positions[0] + 1 if self.question.positions else 0
        path = ("questions", self.question.name, "scale")
        return (self.work.say(key, path, doubt=True, question=self.question.name, place=place, **values),)


def completed(work: Work, question: DraftQuestion, rating: Rating, others: Sequence[Rating]) -> Completed:
    """Return the whole scale of a question.

    Parameters
    ----------
    work
        What every maker needs.
    question
        The question, whose answers are counted.
    rating
        Its scale as its answers show it.
    others
        The scales of all questions of the file.
    """
    case = _Case(work, question, rating, others)
    if rating.given or rating.family == "points":
        return _of_numbers(case)
    if case.asked is not None:
        return _as_asked(case, case.asked)
    shown = _shown(rating, others)
    longer = case.told("longer_scale") if shown is not rating else ()
    known = _known(case, shown)
    exact = next((whole for whole in known if not whole.missed), None)
    if exact is not None and (more := _longer(case, exact, known)) is not None:
        return Completed(_written(shown, more), case.told("whole_scale", **_points(more, len(exact.labels))))
    if exact is not None:
        return Completed(shown, longer or _short(case, exact, known))
    if not known:
        return Completed(shown, (*longer, *_two(case, shown)))
    best, told = _likeliest(case, known)
    return Completed(_written(shown, best), told)


def _of_numbers(case: _Case) -> Completed:
    rating, asked = case.rating, case.asked
    others = () if _ends_often(case) else case.others
    found = lengthened(rating, others, asked)
    if asked is not None:
        return Completed(found, _unknown(case, asked, len(found.labels)))
    return Completed(found, (*(case.told("longer_scale") if found is not rating else ()), *_two(case, found)))


def _ends_often(case: _Case) -> bool:
    """Tell whether so many gave the highest point that somebody would have given a higher one."""
    counts = case.counts()
    n = sum(counts.values())
    return n >= ENOUGH and counts[same(case.rating.labels[-1])] >= _SHARE * n


def _as_asked(case: _Case, asked: int) -> Completed:
    """Return the known scale of as many points as the author says."""
    if asked == len(case.rating.labels):
        return Completed(case.rating)
    found = next((whole for whole in _known(case, case.rating) if len(whole.labels) == asked), None)
    if found is None:
        return Completed(case.rating, _unknown(case, asked, len(case.rating.labels)))
    return Completed(_written(case.rating, found))


def _known(case: _Case, rating: Rating) -> Sequence[Whole]:
    return wholes(rating.family, rating.labels, neutral=_neutral(case), is_traditional=case.work.say.language == "zh-TW")


def _neutral(case: _Case) -> str:
    """Return the middle answer that another question of the family has; empty without."""
    labels = (label for other in case.others if other.family == case.rating.family for label in other.labels)
    return min((label for label in labels if slot_of(label).side == "0"), default="")


def _shown(rating: Rating, others: Sequence[Rating]) -> Rating:
    """Return the longest scale of the survey that has all labels of one; the scale itself where there is none."""
    own = {same(label) for label in rating.labels}
    longer = [
        other
        for other in others
        if other.family == rating.family and not other.given and own < {same(label) for label in other.labels}
    ]
    if not longer:
        return rating
    found = max(longer, key=lambda other: (len(other.labels), other.labels))
    return replace(found, missing=rating.missing, outside=rating.outside)


def _longer(case: _Case, exact: Whole, known: Sequence[Whole]) -> Whole | None:
    """Return a longer scale that few people were offered: other questions show the rest of it, or the short one is lopsided."""
    n = sum(case.counts().values())
    if n >= (_SIDED if exact.lopsided else ENOUGH):
        return None
    seen = _seen(case)
    longer = [whole for whole in known if len(whole.labels) > len(exact.labels)]
    shown = next((whole for whole in longer if all(same(label) in seen for label in whole.missed)), None)
    if shown is None and exact.lopsided:
        return next((whole for whole in longer if not whole.lopsided), None)
    return shown


def _seen(case: _Case) -> set[str]:
    """Return all labels of the family in the file."""
    return {same(label) for other in case.others if other.family == case.rating.family for label in other.labels}


def _points(whole: Whole, other: int) -> dict[str, object]:
    """Return what a sentence tells of a whole scale, and the number of points that another one has."""
    return {"missed": whole.missed, "labels": whole.labels, "points": len(whole.labels), "other": other}


def _likeliest(case: _Case, known: Sequence[Whole]) -> tuple[Whole, tuple[Decision, ...]]:
    """Return the likeliest of the known scales, and what is told of the points that nobody gave."""
    seen = _seen(case)
    ranked = sorted(known, key=lambda whole: -sum(same(label) in seen for label in whole.missed))
    best, counts = ranked[0], case.counts()
    rest = tuple(label for label in best.labels if label != best.middle)
    without = next((whole for whole in ranked if whole.labels == rest), None) if best.middle else None
    if without is not None and same(best.middle) not in seen and _passed_over(best, counts):
        more = {"n": sum(counts.values()), "labels": rest, "points": len(rest), "other": len(best.labels)}
        return without, case.told("no_middle", **more)
    return best, case.told("whole_scale", **_points(best, len(rest) if without else _other(case, best, known)))


def _other(case: _Case, best: Whole, known: Sequence[Whole]) -> int:
    """Return how many points there are if not those of the likeliest scale: as many as were given, else as the next one has."""
    given, points = len(case.rating.labels), len(best.labels)
    others = sorted({len(whole.labels) for whole in known} - {points}, key=lambda n: (abs(n - points), n))
    return given if given > _PAIR or not others else others[0]


def _passed_over(best: Whole, counts: Mapping[str, int]) -> bool:
    """Tell whether so many answered beside a middle point that somebody would have chosen it."""
    n = sum(counts.values())
    return bool(best.middle) and n >= ENOUGH and all(counts.get(same(label), 0) >= _SHARE * n for label in best.beside)


def _written(rating: Rating, whole: Whole) -> Rating:
    return replace(rating, labels=whole.labels, codes=tuple(map(str, range(1, len(whole.labels) + 1))))


def _short(case: _Case, exact: Whole, known: Sequence[Whole]) -> tuple[Decision, ...]:
    """Return that so few people may have left out the middle, or both ends, of a longer scale."""
    longer = next((whole for whole in known if len(whole.labels) > len(exact.labels)), None)
    n = sum(case.counts().values())
    if longer is None or len(exact.labels) > _SHORT or (n >= ENOUGH and not exact.lopsided):
        return ()
    return case.told("short_scale", n=n, points=len(exact.labels), missed=longer.missed, other=len(longer.labels))


def _two(case: _Case, rating: Rating) -> tuple[Decision, ...]:
    """Return why a list of two answers is a scale: they are its ends."""
    return case.told("two_ends", labels=rating.labels) if len(rating.labels) == 2 else ()


def _unknown(case: _Case, asked: int, points: int) -> tuple[Decision, ...]:
    """Return that a scale of as many points as the author said is not known."""
    return () if asked == points else case.told("points_unknown", asked=asked, points=points)
