"""Columns whose codes have labels in the file or in a questionnaire: the codes stay, the labels are the options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.draft import DraftOption
from reportgen.importing.export import Heading
from reportgen.importing.questions.cells import Answer, plain, same
from reportgen.importing.questions.coding import Coding, unique, with_other
from reportgen.importing.questions.ladders import ladder
from reportgen.importing.questions.made import Direction, Rating, Work
from reportgen.importing.questions.numbers import number
from reportgen.importing.questions.numeric import counts
from reportgen.importing.questions.outside import MISSING, Answered, outside
from reportgen.importing.questions.points import points
from reportgen.importing.questions.slots import are_two_answers
from reportgen.importing.questions.special import special
from reportgen.importing.questions.wording import MOST_LABEL, clean

_NO_ANSWER = re.compile(
    r"iap|inap\w*|na|nap|no (answer|response)( given| recorded)?|not (asked|ascertained|recorded|stated)|system missing|sysmis"
    r"|skipped?|missing|blank|无应答|無應答|未作?答|未回答|没有回答|未问|跳过|跳過|缺失值?|系统缺失",
    re.IGNORECASE,
)
"""Labels that say that no answer was recorded. "DK" and "refused" are what people answered, and count as on any form."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A column's codes and labels."""

    labels: Mapping[str, str]
    """Code to label, in the order of the file, without those that mean no answer."""
    missing: Mapping[str, str]
    """Code to label, of those that mean no answer."""
    bare: tuple[Answer, ...]
    """Answers without a label."""


def labelled(heading: Heading, given: Sequence[Answer]) -> Labelled | None:
    """Return a column's codes and labels; None where it has none."""
    if not heading.labels:
        return None
    labels: dict[str, str] = {}
    for cell, label in heading.labels.items():
        if not plain(cell):
            continue
        labels.setdefault(code_of(cell), clean(label, MOST_LABEL) or plain(cell))
    missing = {
        code: label for code, label in labels.items() if _NO_ANSWER.fullmatch(label) or code in map(code_of, heading.missing)
    }
    kept = {code: label for code, label in labels.items() if code not in missing}
    known = {*labels, *(same(label) for label in labels.values())}
    bare = tuple(answer for answer in given if code_of(answer.text) not in known and same(answer.text) not in known)
    return Labelled(kept, missing, bare)


def code_of(cell: str) -> str:
    """Return a cell as the code it is: ``1.0`` and ``1`` are the same code."""
    found = number(plain(cell))
    return found[0] if found and not found[1] else plain(cell)


def is_number(found: Labelled, n: int) -> bool:
    """Tell whether the labels only name a few values of a number: 89 for "89 or older"."""
    bare = sum(answer.count for answer in found.bare)
    numeric = [answer for answer in found.bare if number(answer.text)]
    return len(numeric) > 12 and bare > n / 2


def coded_by_labels(
    work: Work, name: str, heading: Heading, found: Labelled, given: Sequence[Answer], *, row: bool = False
) -> Coding:
    """Return the codes of a closed question whose codes have labels."""
    labels = dict(found.labels)
    bare = [answer for answer in found.bare if number(answer.text)]
    own = [answer for answer in found.bare if not number(answer.text)]
    for answer in sorted(bare, key=lambda answer: (len(answer.text), answer.text)):
        labels[code_of(answer.text)] = answer.text
    numbered = bool(bare) and all(re.fullmatch(r"-?\d{1,9}", code) for code in labels)
    if numbered:  # "eight or more" stands behind the seven that need no label
        labels = dict(sorted(labels.items(), key=lambda pair: int(pair[0])))
    merged, codes = _merged(labels)
    cells = _cells(given, codes, found)
    counts = _counts(cells, given)
    specials = {code: kind for code, label in merged.items() if (kind := special(label))}
    rating = None if own else _rating(heading, merged, specials)
    path = ("questions", name)
    decisions: list[Decision] = []
    if bare and rating is None:
        decisions.append(work.say("bare_codes", (*path, "options"), doubt=True, question=name, count=len(bare)))
    if found.missing:
        decisions.append(_told_missing(work, name, found, counts))
    missing = tuple(code for code in found.missing if counts.get(code))
    if rating is not None:
        decisions.append(work.say("scale", (*path, "type"), question=name, labels=rating.labels))
        answers = [Answered(merged[code], counts[code], code) for code in specials]
        n = sum(count for code, count in counts.items() if code not in missing)
        beside = outside(work, name, answers, n, row=row)
        rating = replace(rating, missing=(*beside.missing, *missing), outside=beside.kept)
        told = (*decisions, *beside.decisions, *beside.told)
        return Coding(cells, (), rating, rating.missing, told, beside.decisions)
    shown = unique(list(merged.values()))
    options = [DraftOption(code, words, code in specials) for code, words in zip(merged, shown, strict=True)]
    if own:  # beside listed options, a text that is none of them is somebody's own
        options, other = with_other(work, options)
        cells |= {cell: other for answer in own for cell in answer.cells}
        count = sum(answer.count for answer in own)
        decisions.append(work.say("own_words", (*path, "options", other), question=name, count=count))
    decisions += _told_beside(work, name, specials, merged, counts)
    return Coding(cells, tuple(options), missing=missing, decisions=tuple(decisions), ordered=numbered)


def _merged(labels: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return codes of which no two have the same label, and the code that each code of the file has become."""
    first: dict[str, str] = {}
    codes: dict[str, str] = {}
    for code, label in labels.items():
        codes[code] = first.setdefault(same(label), code)
    return {code: labels[code] for code in first.values()}, codes


def _cells(given: Sequence[Answer], codes: Mapping[str, str], found: Labelled) -> dict[str, str]:
    by_label = {same(label): code for code, label in {**found.missing, **found.labels}.items()}
    cells = {}
    for answer in given:
        code = code_of(answer.text)
        if code not in codes and code not in found.missing:
            code = by_label.get(same(answer.text), code)
        for cell in answer.cells:
            cells[cell] = codes.get(code, code)
    return cells


def _rating(heading: Heading, labels: Mapping[str, str], specials: Mapping[str, str]) -> Rating | None:
    """Return the rating scale that labels are: their words in order, or words at the ends of numbers."""
    core = {code: label for code, label in labels.items() if code not in specials}
    outside = tuple(code for code in specials)
    if any(kind not in MISSING for kind in specials.values()) or not all(re.fullmatch(r"-?\d{1,9}", code) for code in core):
        return None
    ascending = sorted(core, key=int)
    if len(core) == 2 and are_two_answers(core.values()):
        return None
    known = ladder(tuple(core.values())) if len(set(core.values())) == len(core) else None
    if known is not None and known.rating:
        ranks = [known.labels.index(core[code]) for code in ascending]
        if ranks == sorted(ranks) or ranks == sorted(ranks, reverse=True):
            direction: Direction = "high_is_good" if ranks == sorted(ranks) else "low_is_good"
            return Rating(known.family, tuple(ascending), tuple(core[code] for code in ascending), direction, outside, given=True)
        return None
    ends = points([label if re.match(r"-?\d", label) else f"{code} {label}" for code, label in core.items()])
    open_ended = core[ascending[0]] == ascending[0] and counts(f"{heading.ask} {heading.item}")
    if ends is None or heading.hint == "single" or open_ended:  # "number of children: 0, 1, …, eight or more" rates nothing
        return None
    way: Direction = "low_is_good" if ends.worse else "high_is_good"
    return Rating("points", tuple(ascending), tuple(core[code] for code in ascending), way, outside, given=True)


def _counts(cells: Mapping[str, str], given: Sequence[Answer]) -> Counter[str]:
    """Return how many gave each code."""
    counts: Counter[str] = Counter()
    for answer in given:
        counts[cells[answer.cells[0]]] += answer.count
    return counts


def _told_missing(work: Work, name: str, found: Labelled, counts: Mapping[str, int]) -> Decision:
    """Return what is told of the codes that the file itself calls no answer."""
    labels, count = tuple(found.missing.values()), sum(counts.get(code, 0) for code in found.missing)
    path = ("questions", name, "missing")
    if not count:  # those that the step before has taken out are counted over the whole file
        return work.say("labelled_missing", path, question=name, labels=labels)
    share = _share(count, sum(counts.values()))
    return work.say("labelled_missing_of", path, doubt=True, question=name, labels=labels, **share)


def _told_beside(
    work: Work, name: str, specials: Mapping[str, str], labels: Mapping[str, str], counts: Mapping[str, int]
) -> Iterator[Decision]:
    """Yield that "don't know" and "refused" among the options of a file count as answers."""
    found = [code for code, kind in specials.items() if kind in ("unknown", "refused") and counts.get(code)]
    if found:
        share = _share(sum(counts[code] for code in found), sum(counts.values()))
        said = tuple(labels[code] for code in found)
        yield work.say("labelled_beside", ("questions", name, "options"), doubt=True, question=name, labels=said, **share)


def _share(count: int, n: int) -> dict[str, object]:
    return {"count": count, "n": n, "percent": f"{100 * count / (n or 1):.1f}"}


def no_number(found: Labelled) -> frozenset[str]:
    """Return the codes of a number's few labels that are no number: those of no answer, and "DK" and "refused"."""
    return frozenset([*found.missing, *(code for code, label in found.labels.items() if special(label) in MISSING)])
