"""A cell cut at its separator, and pieces put together again that are one option with the separator inside.

Three things tell that pieces belong together: the file lists the option; a bracket is open between them; or the pieces never
stand apart in any cell of the column.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.importing.questions.cells import plain, same

_OPEN, _CLOSE = "([{（【「《“", ")]}）】」》”"
_PASSES = 12
_SELDOM = 5
"""Pieces that fewer gave are put together only where the second goes on with a small letter."""


@dataclass(frozen=True, slots=True)
class Known:
    """Options that the file lists."""

    texts: frozenset[str]
    keys: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Known:
        """Return options by their texts."""
        listed = frozenset(texts)
        return cls(listed, frozenset(map(same, listed)))


def parts(cell: str, separator: str, known: Known) -> tuple[str, ...]:
    """Return the parts of a cell: known options whole, brackets whole."""
    pieces = _pieces(cell, separator)
    if len(pieces) > 1 and known.keys:
        pieces = _with_known(pieces, separator, known)
    return tuple(text for piece in pieces if (text := plain(piece)))


def _pieces(cell: str, separator: str) -> list[str]:
    text = _without_words(cell) if "〖" in cell else cell
    pieces: list[str] = []
    depth = _balanced(text)
    for piece in text.split(separator):
        if pieces and ((depth and _balance(pieces[-1]) > 0) or _inside_number(pieces[-1], piece, separator)):
            pieces[-1] = f"{pieces[-1]}{separator}{piece}"
        else:
            pieces.append(piece)
    return pieces


def _without_words(cell: str) -> str:
    """Return a cell without the words that stand in 〖…〗 beside an option."""
    out, depth = [], 0
    for sign in cell:
        depth += sign == "〖"
        if not depth:
            out.append(sign)
        depth -= sign == "〗" and depth > 0
    return "".join(out)


def _balanced(text: str) -> bool:
    """Tell whether all brackets of a text close."""
    return _balance(text) == 0


def _balance(text: str) -> int:
    return sum(text.count(sign) for sign in _OPEN) - sum(text.count(sign) for sign in _CLOSE)


def _inside_number(before: str, after: str, separator: str) -> bool:
    return separator == "," and before[-1:].isdigit() and after[:3].isdigit() and len(after[:3]) == 3


def _with_known(pieces: Sequence[str], separator: str, known: Known) -> list[str]:
    """Return pieces put together to the longest options that the file lists."""
    result, at = [], 0
    while at < len(pieces):
        end = next(
            (end for end in range(len(pieces), at, -1) if same(separator.join(pieces[at:end])) in known.keys),
            at + 1,
        )
        result.append(separator.join(pieces[at:end]))
        at = end
    return result


def merged(
    held: Mapping[str, tuple[str, ...]], counts: Mapping[str, int], separator: str, known: Known
) -> Mapping[str, tuple[str, ...]]:
    """Return parts with those put together that never stand apart."""
    for _ in range(_PASSES):
        pairs = _bound(held, counts, known)
        if not pairs:
            return held
        held = {cell: _paired(found, pairs, separator) for cell, found in held.items()}
    return held


@dataclass(slots=True)
class _Neighbours:
    """How often parts stand in cells, and beside which others."""

    total: Counter[str]
    after: Mapping[str, Counter[str]]
    before: Mapping[str, Counter[str]]


def _neighbours(held: Mapping[str, tuple[str, ...]], counts: Mapping[str, int]) -> _Neighbours:
    total: Counter[str] = Counter()
    after: dict[str, Counter[str]] = defaultdict(Counter)
    before: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, found in held.items():
        for part in found:
            total[part] += counts[cell]
        for first, second in pairwise(found):
            after[first][second] += counts[cell]
            before[second][first] += counts[cell]
    return _Neighbours(total, after, before)


def _bound(held: Mapping[str, tuple[str, ...]], counts: Mapping[str, int], known: Known) -> set[tuple[str, str]]:
    """Return the pairs of parts that never stand apart."""
    near = _neighbours(held, counts)
    capitals = _begin_with_capitals(near.total)
    pairs: set[tuple[str, str]] = set()
    for part, total in near.total.items():
        if total < 2 or same(part) in known.keys:
            continue
        pairs |= {(first, part) for first in _always(near, part, known, 2 if capitals and _goes_on(part) else _SELDOM)}
        if all((_goes_on(other) and capitals) or count >= _SELDOM for other, count in near.after[part].items()):
            pairs |= {(part, second) for second in _always(near, part, known, 2, behind=True)}
    return pairs


def _always(near: _Neighbours, part: str, known: Known, least: int, *, behind: bool = False) -> set[str]:
    """Return the parts right before (or behind) one, when it always has one of them there, and they always have it."""
    beside, back = (near.after, near.before) if behind else (near.before, near.after)
    total = near.total[part]
    found = {other: count for other, count in beside[part].items() if _nearly(back[other].get(part, 0), near.total[other])}
    if total < least or not found or not _nearly(sum(found.values()), total) or any(same(o) in known.keys for o in found):
        return set()
    return set(found)


def _nearly(count: int, total: int) -> bool:
    """Tell whether a count is all of a total, but for the rare own words that use the same words."""
    return total - count <= (0.02 * total if total >= 20 else 0)


def _goes_on(part: str) -> bool:
    """Tell whether a part goes on with a sentence rather than begins an option."""
    return part[:1].islower() or part[:1] in ")]）】"


def _begin_with_capitals(total: Mapping[str, int]) -> bool:
    """Tell whether options begin with capitals, by the parts that most gave."""
    letters = [(count, part[:1]) for part, count in total.items() if part[:1].isalpha() and part[:1].lower() != part[:1].upper()]
    capitals = sum(count for count, sign in letters if sign.isupper())
    return capitals > 0.5 * sum(count for count, _ in letters)


def _paired(found: tuple[str, ...], pairs: set[tuple[str, str]], separator: str) -> tuple[str, ...]:
    result: list[str] = []
    joined = False
    for part in found:
        if result and not joined and (result[-1], part) in pairs:
            result[-1] = plain(f"{result[-1]}{separator}{part}") if separator.strip() else f"{result[-1]} {part}"
            joined = True
        else:
            result.append(part)
            joined = False
    return tuple(result)
