"""Several options in one cell: which options there are, and which of them each cell holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.importing.questions.cells import Answer, Answers, plain, same, together
from reportgen.importing.questions.closed import Split, split
from reportgen.importing.questions.made import Work
from reportgen.importing.questions.parts import Known, merged, parts

_USUAL = ("┋", "\n", ";", "|", ", ", ",", "、")
_LITERAL = re.compile(r"\s*\[\s*(['\"].*['\"])\s*,?\s*\]\s*", re.DOTALL)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_MOST_OPTIONS = 120
_MOST_LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Several:
    """A column whose cells hold several options."""

    found: Split
    """Options and own words; their cells are the parts of the file's cells."""
    held: Mapping[str, tuple[str, ...]]
    """Cell to the parts that it holds."""
    separator: str


def joined(work: Work, answers: Answers, *, hint: str = "", labels: Mapping[str, str] = MappingProxyType({})) -> Several | None:
    """Return the options that cells hold together; None when a cell holds one answer only.

    Parameters
    ----------
    work
        What every maker needs; what may stand between options on this platform.
    answers
        The column.
    hint
        What the heading says of the question.
    labels
        Codes and labels that the file lists.
    """
    if hint not in ("", "multi"):
        return None
    own, separators = _own_cells(answers), work.separators
    counts = {cell: count for cell, count in answers.column.counts().items() if cell in own}
    tagged = hint == "multi"
    known = Known.of([*answers.heading.order, *labels, *labels.values()])
    if (literal := _literals(counts)) is not None:
        return _accepted(literal, counts, known, "[]", sure=True, closed=True)
    for separator in [*separators, *(sign for sign in _USUAL if sign not in separators)]:
        if separator.strip() == "" and separator != "\n" and not (tagged or separator in separators):
            continue
        ours = separator in separators
        if (found := _by(separator, counts, known, sure=tagged, closed=work.closed_by_tag, ours=ours)) is not None:
            return found
    if tagged:  # everybody ticked one option
        return _accepted({cell: (plain(cell),) for cell in counts}, counts, known, "", sure=True, closed=work.closed_by_tag)
    return None


def _own_cells(answers: Answers) -> frozenset[str]:
    return frozenset(cell for answer in answers.given for cell in answer.cells)


def _literals(counts: Mapping[str, int]) -> dict[str, tuple[str, ...]] | None:
    """Return the texts of cells written as lists of quoted texts: ``['a' ;  'b']``."""
    lists = {cell: _LITERAL.fullmatch(cell) for cell in counts}
    good = sum(counts[cell] for cell, match in lists.items() if match)
    if not good or good < 0.9 * sum(counts.values()):
        return None
    return {
        cell: tuple(plain(one or two) for one, two in _QUOTED.findall(match[1])) if match else (plain(cell),)
        for cell, match in lists.items()
    }


def _by(
    separator: str, counts: Mapping[str, int], known: Known, *, sure: bool, closed: bool, ours: bool = False
) -> Several | None:
    n = sum(counts.values())
    least = 1 if sure else max(2, n * 0.02)
    if len(counts) > _MOST_LOOKED_AT and _by(separator, _commonest(counts), known, sure=sure, closed=closed) is None:
        return None
    if sum(count for cell, count in counts.items() if separator in cell.strip()) < least:
        return None
    cut = {cell: parts(cell, separator, known) for cell in counts}
    held = merged(cut, counts, separator, known)
    found = _accepted(held, counts, known, separator, sure=sure, closed=closed and sure)
    if found is None or (separator == " " and not _are_codes(found)):
        return None
    return found if sure or _is_several(found, counts) or (ours and _are_two(found, counts)) else None


def _commonest(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return the cells that most gave: where these hold no options together, thousands more of open text need no look."""
    cells = sorted(counts, key=lambda cell: (-counts[cell], cell))[:_MOST_LOOKED_AT]
    return {cell: counts[cell] for cell in cells}


def _accepted(
    held: Mapping[str, tuple[str, ...]], counts: Mapping[str, int], known: Known, separator: str, *, sure: bool, closed: bool
) -> Several | None:
    """Return the options among the parts of cells, where they make up most of what was given."""
    given: Counter[str] = Counter()
    for cell, found in held.items():
        for part in _once(found):
            given[part] += counts[cell]
    answers = _bare(together(given))
    options = split(answers, known=known.texts, sure=closed)
    if not options.options or len(options.options) > _MOST_OPTIONS or options.share < (0.5 if sure else 0.7):
        return None
    return Several(options, held, separator)


def _once(found: Iterable[str]) -> Iterable[str]:
    """Return parts without a second one that is the same."""
    return {same(part): part for part in found}.values()


def _bare(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if answer.text)


def _are_codes(found: Several) -> bool:
    """Tell whether options between spaces are codes: words that people write between spaces are not."""
    return found.found.share >= 0.95 and len(found.found.options) <= 40 and not found.found.own


def _is_several(found: Several, counts: Mapping[str, int]) -> bool:
    """Tell whether cells are combinations of options: one option stands in several combinations, of several lengths."""
    keys = {same(cell) for answer in found.found.options for cell in answer.cells}
    combinations = {cell: frozenset(same(part) for part in held) & keys for cell, held in found.held.items()}
    mixed = {cell: options for cell, options in combinations.items() if len(options) > 1}
    n, several = sum(counts.values()), sum(counts[cell] for cell in mixed)
    if len(keys) < 2 or several < max(2, 0.02 * n) or len(set(mixed.values())) < 2:
        return False
    lengths = {len(options) for options in combinations.values() if options}
    stands: Counter[str] = Counter(option for options in set(combinations.values()) for option in options)
    return len(lengths) > 1 and sum(stands.values()) / len(stands) >= 1.8


def _are_two(found: Several, counts: Mapping[str, int]) -> bool:
    """Tell whether a platform's own sign joins two options, each of which stands alone as well: one, the other, both.

    Nobody offers "A", "B" and "A, B" to choose one of.
    """
    keys = {same(answer.text) for answer in found.found.options}
    held = {cell: frozenset(map(same, parts)) for cell, parts in found.held.items()}
    ways = Counter(dict.fromkeys(held.values(), 0))
    for cell, options in held.items():
        ways[options] += counts[cell]
    each = [ways[frozenset({key})] for key in keys] + [ways[frozenset(keys)]]
    return len(keys) == len(found.found.options) == 2 and not found.found.own and len(ways) == len(each) and min(each) > 1
