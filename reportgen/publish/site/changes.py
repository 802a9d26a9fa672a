"""What changed from one version to the next, as a page and in one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.page import as_html
from reportgen.publish.diff.wording import Wording
from reportgen.publish.site.held import Line
from reportgen.render.look import Look


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next one that can be read."""

    old: str
    new: str
    comparison: Comparison

    def file(self, suffix: str) -> str:
        """Return the name of its page."""
        return f"changes/{self.old}--{self.new}{suffix}.html"

    def headline(self, language: str) -> str:
        """Return what changed in one line."""
        return Wording(language, self.comparison.new.language).headline(self.comparison)

    def page(self, language: str, back: tuple[str, str], look: Look) -> str:
        """Return the page; ``back`` is the address and the name of the page that leads to it."""
        return as_html(self.comparison, Wording(language, self.comparison.new.language), back, look)


def steps(line: Line) -> tuple[Step, ...]:
    """Return the steps between the versions that can be read.

    What two versions together tell of few people is left out: who publishes has to know it, and a page must not point at it.
    """
    shown = [held.inside.built for held in line.shown if held.inside]
    found = ((old, new, compare(replace(old, name=old.version), replace(new, name=new.version))) for old, new in pairwise(shown))
    return tuple(Step(old.version, new.version, replace(of, told=(), problems=())) for old, new, of in found)
