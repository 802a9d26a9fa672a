"""Words of the site in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportgen.content.words import phrases
from reportgen.content.words.dates import day, period


@dataclass(frozen=True, slots=True)
class Say:
    """Says things in a language."""

    language: str

    def __call__(self, key: str, **blanks: object) -> str:
        """Return a sentence of ``content/words/site_*.py``."""
        return phrases(self.language)[f"site-{key}"].format(**blanks)

    def counted(self, key: str, n: int) -> str:
        """Return a sentence about one thing or about several."""
        return self(f"{key}-{'one' if n == 1 else 'many'}", n=n)

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list."""
        return self("list").join(words)

    def day(self, of: date) -> str:
        """Return a day as a sentence writes it."""
        return day(of, self.language)

    def period(self, of: tuple[str, str] | None) -> str:
        """Return when people were asked; empty where that is not known."""
        return period(date.fromisoformat(of[0]), date.fromisoformat(of[1]), self.language) if of else ""

    def with_unit(self, printed: str, unit: str) -> str:
        """Return a number with the word for its unit, apart from it where that is a word of letters."""
        return f"{printed} {unit}" if unit.isascii() and unit.isalpha() else printed + unit

    def size(self, size: int) -> str:
        """Return a number of bytes."""
        if size >= 999_500:
            return f"{size / 1_000_000:.1f} MB"
        return f"{max(round(size / 1000), 1)} kB"
