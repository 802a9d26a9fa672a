"""Scales that questions share: one for the same options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftOption, DraftQuestion, DraftRated, DraftScale, Filled
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.completing import completed
from reportgen.importing.questions.made import Rating, Work


def shared(
    work: Work, questions: Sequence[DraftQuestion], ratings: Mapping[str, Rating]
) -> tuple[tuple[DraftQuestion, ...], tuple[DraftScale, ...], tuple[Decision, ...]]:
    """Return questions with the names of their scales, the scales, and what was decided of them."""
    named = {question.name: question for question in questions}
    found = {name: completed(work, named[name], rating, tuple(ratings.values())) for name, rating in ratings.items()}
    whole = {name: one.rating for name, one in found.items()}
    scales: dict[tuple[object, ...], DraftScale] = {}
    result: list[DraftQuestion] = []
    decisions: list[Decision] = []
    for draft in questions:
        question, rating = draft, whole.get(draft.name)
        if rating is None:
            result.append(question)
            continue
        own = ratings[question.name]
        decisions += found[question.name].told
        if rating is not own:
            question = _recoded(question, own, rating)
        scale = scales.setdefault(_key(rating), _scale(work, rating, scales))
        result.append(_beside(work, question, rating, scale) if rating.outside else replace(question, scale=scale.name))
    return tuple(result), tuple(_with_missing(scales, whole)), tuple(decisions)


def _answered(question: DraftQuestion, rating: Rating) -> DraftQuestion:
    """Return a question with the points of its scale and what stands outside as its options."""
    points = (DraftOption(code, label) for code, label in zip(rating.codes, rating.labels, strict=True))
    return replace(question, options=(*points, *rating.outside), missing=rating.missing)


def _beside(work: Work, question: DraftQuestion, rating: Rating, scale: DraftScale) -> DraftQuestion:
    """Return the question of all answers, with the names of others that have the points of the scale alone."""
    grid = question.kind == "grid"
    of = [(item.name, item.label) for item in question.items] if grid else [(question.name, question.label or question.ask)]
    rated = (DraftRated(work.names.take(f"{name}_rated"), name, label, scale.name, rating.codes, grid) for name, label in of)
    return replace(_answered(question, rating), kind="grid" if grid else "single", ordered=not grid, rated=tuple(rated))


def _key(rating: Rating) -> tuple[object, ...]:
    return rating.direction, *zip(rating.codes, map(same, rating.labels), strict=True)


def _scale(work: Work, rating: Rating, scales: Mapping[tuple[object, ...], DraftScale]) -> DraftScale:
    key = _key(rating)
    if key in scales:
        return scales[key]
    options = tuple(DraftOption(code, label) for code, label in zip(rating.codes, rating.labels, strict=True))
    return DraftScale(work.names.take(f"{rating.family}_{len(options)}"), options, rating.direction)


def _with_missing(scales: Mapping[tuple[object, ...], DraftScale], ratings: Mapping[str, Rating]) -> list[DraftScale]:
    """Return scales with the codes outside them of all their questions."""
    outside: dict[tuple[object, ...], set[str]] = {}
    for rating in ratings.values():
        outside.setdefault(_key(rating), set()).update(rating.missing)
    return [
        replace(scale, missing=tuple(sorted(outside.get(key, set()) - {option.code for option in scale.options})))
        for key, scale in scales.items()
    ]


def _recoded(question: DraftQuestion, own: Rating, rating: Rating) -> DraftQuestion:
    new = {same(label): code for code, label in zip(rating.codes, rating.labels, strict=True)}
    codes = {code: new[same(label)] for code, label in zip(own.codes, own.labels, strict=True)}
    codes |= {code: code for code in (*rating.missing, *(option.code for option in rating.outside))}
    return replace(question, columns=tuple(Filled(filled.name, filled.cells.recoded(codes)) for filled in question.columns))
