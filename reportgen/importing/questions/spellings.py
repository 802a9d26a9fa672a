"""Spellings of one answer that count together: told with their number, since two options may differ in nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.importing.decision import Decision
from reportgen.importing.questions.cells import Answers, plain
from reportgen.importing.questions.say import Say


def spelled(question: str, columns: Iterable[Answers], say: Say) -> Iterator[Decision]:
    """Yield how many answers to a question are spelled otherwise than most: capitals, quotes, dashes."""
    count = 0
    for answers in columns:
        several = [answer for answer in answers.given if len(answer.cells) > 1 and not answer.words]
        counts = answers.column.counts() if several else {}
        count += sum(counts[cell] for answer in several for cell in answer.cells if plain(cell) != answer.text)
    if count:
        yield say("spelled", ("questions", question), question=question, count=count)
