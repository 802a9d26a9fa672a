"""How much of what is found a reviewer wants, and how much of that is found: ``python -m tests.wording.measure``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.spec.wording.find import find
from tests.wording.corpus import RULES, Labelled, sentences

LANGUAGES = {"zh": "Chinese", "en": "English"}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one rule."""

    found: int
    right: int
    """Of those found, the ones that meet a label of their rule."""
    wanted: int
    met: int
    """Of those wanted, the ones that something found by their rule meets."""

    @property
    def precision(self) -> float:
        """Part of what is found that is wanted."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Part of what is wanted that is found."""
        return self.met / self.wanted if self.wanted else 1.0


def score(labelled: Iterable[Labelled], rule: str | None = None) -> Score:
    """Count one rule, or all of them, in some sentences."""
    found = right = wanted = met = 0
    for sentence in labelled:
        spans = [s for s in sentence.spans if rule in (None, s[0])]
        hits = [f for f in find(sentence.text) if rule in (None, f.rule)]
        found, wanted = found + len(hits), wanted + len(spans)
        right += sum(any(f.rule == name and f.meets(start, end) for name, start, end in spans) for f in hits)
        met += sum(any(f.rule == name and f.meets(start, end) for f in hits) for name, start, end in spans)
    return Score(found, right, wanted, met)


def half(name: str, language: str | None = None) -> list[Labelled]:
    """Return the sentences of one half, in one language or both."""
    return [s for s in sentences() if s.half == name and language in (None, s.language)]


def table(name: str) -> str:
    """Return the scores of one half as a table in Markdown."""
    head = [
        "| rule | language | found | right | precision | wanted | found of them | recall |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    return "\n".join([*head, *_rows(name)]) + "\n"


def _rows(name: str) -> Iterator[str]:
    for rule in (*RULES, None):
        for language in (*LANGUAGES, None):
            s = score(half(name, language), rule)
            said = LANGUAGES[language] if language else "both"
            yield (
                f"| {f'`{rule}`' if rule else 'all'} | {said} | {s.found} | {s.right} | {s.precision:.3f} "
                f"| {s.wanted} | {s.met} | {s.recall:.3f} |"
            )


if __name__ == "__main__":
    for name in ("development", "test"):
        sys.stdout.write(
            f"{name}: {len(half(name, 'zh'))} Chinese and {len(half(name, 'en'))} English sentences\n\n{table(name)}\n"
        )
