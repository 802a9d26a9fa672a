"""Answers of a closed question as codes: options in order, a rating scale or a plain list, own words as "other"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftOption
from reportgen.importing.export import Heading
from reportgen.importing.questions.cells import Answer, plain, same
from reportgen.importing.questions.closed import Split
from reportgen.importing.questions.made import Direction, Rating, Work
from reportgen.importing.questions.numbered import filled
from reportgen.importing.questions.order import Ordered, in_order, prefixes
from reportgen.importing.questions.outside import MISSING, Answered, outside
from reportgen.importing.questions.slots import are_two_answers
from reportgen.importing.questions.special import LAST, special
from reportgen.importing.questions.wording import MOST_LABEL, clean

OWN_WORDS = "96"
"""The code of own words beside a rating scale."""
_MOSTLY = 0.95
_STAR = re.compile(r"^\d\s*(星|stars?$)", re.IGNORECASE)
_STARS = 5
"""The stars of a usual rating."""
_SEVERAL = 3
"""Different own words fewer than which may be options of the list that hardly anybody chose."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Codes for the cells of one or several columns."""

    codes: Mapping[str, str]
    """Cell to code."""
    options: tuple[DraftOption, ...] = ()
    rating: Rating | None = None
    missing: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    told: tuple[Decision, ...] = ()
    """Those among the decisions that hold of any rating, whatever is asked: answers that count as no answer."""
    ordered: bool = False
    """Whether the options are steps, by their own words or numbers."""


@dataclass(slots=True)
class _Notes:
    """Decisions about one question, gathered while it is coded."""

    work: Work
    name: str
    all: list[Decision] = field(default_factory=list)

    def add(self, key: str, *path: str, doubt: bool = False, **values: object) -> None:
        whole = ("questions", self.name, *path)
        self.all.append(self.work.say(key, whole, doubt=doubt, question=self.name, **values))


def coded(work: Work, name: str, found: Split, heading: Heading, *, listed: bool = False, row: bool = False) -> Coding:
    """Return the codes of a closed question.

    Parameters
    ----------
    work
        What every maker needs.
    name
        The question's name.
    found
        Its options and own words.
    heading
        Its heading, for an order that the file gives.
    listed
        Whether the question is a list of options whatever its words say: the options of a multi-response question.
    row
        Whether the answers are those of a grid's rows.
    """
    notes = _Notes(work, name)
    answers = {answer.text: answer for answer in (*found.options, *(() if listed else _unchosen(found, heading)))}
    counts = work.pooled.get(frozenset(map(same, answers))) or {}
    ordered = in_order(
        list(answers), {text: counts.get(same(text), answer.count) for text, answer in answers.items()}, heading.order
    )
    if found.rare:
        notes.add("rare", "options", doubt=True, count=len(found.rare))
    if ordered.rating and not listed and found.share >= _MOSTLY and _only_outside(ordered) and not _is_pair(work, ordered):
        return _rating(notes, ordered, answers, found.own, row=row)
    return _options(notes, ordered, answers, found)


def _unchosen(found: Split, heading: Heading) -> Iterator[Answer]:
    """Yield the options that a questionnaire lists and nobody chose."""
    taken = {same(answer.text) for answer in (*found.options, *found.own)}
    for text in heading.order:
        if text and same(text) not in taken:
            taken.add(same(text))
            yield Answer(plain(text), 0, ())


def _is_pair(work: Work, ordered: Ordered) -> bool:
    """Tell whether the options are two answers without a degree (agree or disagree), and no question has them and more."""
    core = [label for label in ordered.labels if label not in (ordered.specials or {})]
    if len(core) != 2 or not are_two_answers((prefixes(core) or {}).get(label, label) for label in core):
        return False
    own = set(map(same, core))
    return not any(own < listed for listed in work.pooled)


def _only_outside(ordered: Ordered) -> bool:
    """Tell whether all special answers say that somebody gave no point of the scale."""
    return all(kind in MISSING for kind in (ordered.specials or {}).values())


def _rating(notes: _Notes, ordered: Ordered, answers: Mapping[str, Answer], own: Sequence[Answer], *, row: bool) -> Coding:
    specials = ordered.specials or {}
    n = sum(answer.count for answer in (*answers.values(), *own))
    beside = outside(notes.work, notes.name, [Answered(label, answers[label].count) for label in specials], n, row=row)
    words = {cell: OWN_WORDS for answer in own for cell in answer.cells}
    if own:
        notes.add("outside_words", "scale", doubt=True, count=sum(answer.count for answer in own), code=OWN_WORDS)
    lost = tuple(notes.all[-1:] if own else ())
    labels = [label for label in ordered.labels if label not in specials]
    labels, codes = _ascending(ordered, labels)
    by_label = dict(zip(labels, codes, strict=True)) | dict(beside.codes)
    shown = unique(_shown(ordered, labels))
    shown, codes, is_open = _whole_range(ordered, shown, codes)
    missing = tuple(sorted({*beside.missing, *words.values()}))
    rating = Rating(
        _family(ordered), tuple(codes), tuple(shown), _direction(notes, ordered), missing, outside=beside.kept, open=is_open
    )
    notes.add("scale", "type", labels=tuple(shown))
    told = (*lost, *beside.decisions)
    return Coding(_cells(answers, by_label) | words, (), rating, missing, (*notes.all, *beside.decisions, *beside.told), told)


def _ascending(ordered: Ordered, labels: list[str]) -> tuple[list[str], list[str]]:
    """Return labels from the least to the most, with their codes."""
    if ordered.points is not None:
        return list(ordered.points.labels), [str(number) for number in ordered.points.numbers]
    known = ordered.ladder.labels if ordered.ladder else tuple(labels)
    if len(known) == len(labels) and set(known) != set(labels):  # the ladder speaks of the words behind prefixes
        rest = prefixes(labels) or {}
        back = {words: label for label, words in rest.items()}
        known = tuple(back[words] for words in known)
    return list(known), [str(number) for number in range(1, len(known) + 1)]


def _family(ordered: Ordered) -> str:
    return ordered.ladder.family if ordered.ladder else "points"


def _direction(notes: _Notes, ordered: Ordered) -> Direction:
    if ordered.points is not None:
        worse = ordered.points.worse
        if worse is None and not all(map(_STAR.search, ordered.points.labels)):
            notes.add("direction", "scale", doubt=True)
        return "low_is_good" if worse else "high_is_good"
    if ordered.ladder is not None and not ordered.ladder.good:
        notes.add("direction", "scale", doubt=True)
    return "high_is_good"


def _whole_range(ordered: Ordered, labels: list[str], codes: list[str]) -> tuple[list[str], list[str], bool]:
    """Return a numbered scale with the points that nobody gave, and whether nothing says that the last one is the last."""
    if ordered.points is None:
        return labels, codes, False
    numbers = [int(code) for code in codes]
    low, high = numbers[0], numbers[-1]
    low = 1 if low > 1 and not ordered.points.low else low
    high = max(high, _STARS) if all(_STAR.search(label) for label in labels) else high
    return filled(labels, numbers, low, high), [str(number) for number in range(low, high + 1)], not ordered.points.high


def _options(notes: _Notes, ordered: Ordered, answers: Mapping[str, Answer], found: Split) -> Coding:
    labels = list(ordered.labels)
    shown = unique(_shown(ordered, labels))
    codes = {label: str(number) for number, label in enumerate(labels, 1)}
    options = [
        DraftOption(codes[label], words, bool(_last(ordered, label)), write_in=special(label) == "other" and answers[label].words)
        for label, words in zip(labels, shown, strict=True)
    ]
    if ordered.basis == "count" and len(labels) > 2:
        notes.add("by_count", "options", labels=notes.work.say.listed(tuple(shown)))
    elif len(labels) > 2:
        notes.add(f"by_{ordered.basis}", "options", labels=notes.work.say.listed(tuple(shown)))
    cells = _cells(answers, codes)
    if found.own:
        options, code = with_other(notes.work, options)
        cells |= {cell: code for answer in found.own for cell in answer.cells}
        count = sum(answer.count for answer in found.own)
        notes.add("own_words", "options", code, doubt=len(found.own) < _SEVERAL, count=count)
    return Coding(
        cells, tuple(options), decisions=tuple(notes.all), ordered=ordered.basis in {"bands", "ladder", "points", "sequence"}
    )


def _last(ordered: Ordered, label: str) -> bool:
    return label in (ordered.specials or {})


def with_other(work: Work, options: Sequence[DraftOption]) -> tuple[list[DraftOption], str]:
    """Return options with one for own words: the "other" that is there, or a new one before the last of the special answers."""
    for place, option in enumerate(options):
        if special(option.label) == "other":
            kept = replace(option, last=True, write_in=True)
            return [*options[:place], kept, *options[place + 1 :]], option.code
    numbers = [int(option.code) for option in options if re.fullmatch(r"\d{1,9}", option.code)]
    code = str(max(numbers, default=0) + 1)
    after = [option for option in options if option.last and special(option.label) in LAST]
    before = [option for option in options if option not in after]
    label = unique([*(option.label for option in options), work.say.word("other")])[-1]
    return [*before, DraftOption(code, label, last=True, write_in=True), *after], code


def _cells(answers: Mapping[str, Answer], codes: Mapping[str, str]) -> dict[str, str]:
    return {cell: codes[text] for text, answer in answers.items() for cell in answer.cells}


def _shown(ordered: Ordered, labels: Sequence[str]) -> list[str]:
    """Return labels as a report prints them: without letters before them, which the order says already."""
    core = [label for label in labels if label not in (ordered.specials or {})]
    words = prefixes(core) if ordered.points is None else None
    return [clean((words or {}).get(label, label), MOST_LABEL) or plain(label) for label in labels]


def unique(labels: Sequence[str]) -> list[str]:
    """Return labels of which no two are the same; a number tells them apart where cutting made them so."""
    seen: dict[str, int] = {}
    result = []
    for label in labels:
        key = same(label)
        seen[key] = seen.get(key, 0) + 1
        result.append(label if seen[key] == 1 else f"{label} ({seen[key]})")
    return result
