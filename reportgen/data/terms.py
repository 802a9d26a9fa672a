"""The words that many people use in their own answers: what themes are proposed from.

Answers in words are read here, one after the other, and nowhere kept: all that leaves this module is words, each used by so many
respondents that it tells of none of them, and never a number, an address or what looks like a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import narwhals as nw

from reportgen.data.answers import Answers
from reportgen.data.columns import question
from reportgen.data.engine import rows_of
from reportgen.data.word_lists import EMPTY, ENDLESS, GENERAL, STARTLESS
from reportgen.data.words import HANZI, Run, runs

SHORTEST = 3
"""English words of fewer letters are not looked for."""
LONGEST = 6
"""Chinese words of more hanzi are not looked for."""
ALIKE = 0.7
"""A part of a longer word is left out when so many of those who use it use the longer one."""
VARIED = 3
"""So many different answers have a word in them, so that none is told that many gave alike; and a Chinese word has so many
different neighbours on either side, of which a piece cut out of a longer one has fewer."""

Counts = Mapping[str, int]


def frequent_words(answers: Answers, name: str, least: int) -> tuple[str, ...]:
    """Return the words that at least so many respondents use in their answers to a question, the most frequent first.

    Parameters
    ----------
    answers
        Cleaned answers.
    name
        A question of type ``text``.
    least
        The fewest respondents.

    Returns
    -------
    tuple of str
        In small letters. English: one word or two in a row; Chinese: two to six hanzi.
    """
    column = question(name)
    told = answers.table.filter(~nw.col(column).is_null()).group_by(column).agg(nw.len().alias("n"))
    return frequent(((str(text), int(n)) for text, n in rows_of(told.select(column, "n"))), least)


def frequent(texts: Iterable[tuple[str, int]], least: int) -> tuple[str, ...]:
    """Return the words that at least so many people use; ``texts`` are answers, each with how many gave it."""
    read = [(tuple(runs(text)), n) for text, n in texts]
    used: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    for found, n in read:
        for word in {word for run in found for word in _candidates(run)}:
            used[word] += n
            answers[word] += 1
    many = {word: n for word, n in used.items() if n >= least and answers[word] >= VARIED}
    words = {word: n for word, n in many.items() if word[0] not in HANZI}
    words |= _whole([found for found, _ in read], many)
    kept = [word for word in words if not _is_part(word, words)]
    return tuple(sorted(kept, key=lambda word: (-words[word], -len(word), word)))


def _candidates(run: Run) -> Iterator[str]:
    """Yield what may be a word in a run of words that nothing parts."""
    if run.chinese:
        text = run.words[0]
        pieces = (text[i : i + size] for size in range(2, LONGEST + 1) for i in range(len(text) - size + 1))
        yield from (p for p in pieces if p[0] not in STARTLESS and p[-1] not in ENDLESS and p not in GENERAL)
        return
    yield from (word for word in run.words if _means(word))
    yield from (f"{one} {other}" for one, other in zip(run.words, run.words[1:], strict=False) if _means(one) and _means(other))


def _means(word: str) -> bool:
    return len(word) >= SHORTEST and word not in EMPTY and word not in GENERAL


def _whole(read: Sequence[Sequence[Run]], many: Counts) -> Counts:
    """Return the Chinese words among pieces of text: those whose neighbours on both sides vary."""
    around: tuple[defaultdict[str, Counter[str]], ...] = (defaultdict(Counter), defaultdict(Counter))
    for found in read:
        for run in found:
            text = run.words[0] if run.chinese else ""
            for size in range(2, LONGEST + 1):
                for i in range(len(text) - size + 1):
                    piece = text[i : i + size]
                    if piece in many:
                        around[0][piece][text[i - 1 : i] if i else ""] += 1
                        around[1][piece][text[i + size : i + size + 1]] += 1
    return {w: n for w, n in many.items() if w[0] in HANZI and all(_varied(side[w]) for side in around)}


def _varied(neighbours: Counter[str]) -> bool:
    """Return whether neighbours vary; the begin and the end of what was written count as different ones each time."""
    inner = [n for character, n in neighbours.items() if character]
    return neighbours[""] + len(inner) >= VARIED and max(inner, default=0) < ALIKE * neighbours.total()


def _is_part(word: str, words: Counts) -> bool:
    """Return whether most of those who use a word use it within a longer one."""
    return any(len(other) > len(word) and _within(word, other) and n >= ALIKE * words[word] for other, n in words.items())


def _within(word: str, other: str) -> bool:
    return word in other if word[0] in HANZI else word in other.split()
