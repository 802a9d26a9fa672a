"""Every number of a page has to be accounted for by the place where it stands: see :class:`Account`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from tests.numbers import dates, fixed
from tests.numbers.authored import Author
from tests.numbers.check_pages import Page
from tests.numbers.layout import Layout
from tests.numbers.order import Order
from tests.numbers.panels import Panels
from tests.numbers.pieces import Piece, masked, numerals, pieces_of
from tests.numbers.plans import Plans
from tests.numbers.research import Research


class Account:
    """What may stand where on a page.

    A number is a fact's, in a place that belongs to the fact; or it counts the report's own parts; or the author wrote it
    among these words; or a fixed sentence of the tool holds it; or it is computed from the plan in the spec. What is left
    is nobody's.
    """

    def __init__(self, page: Page) -> None:
        self.page, self.spec = page, page.survey.spec
        self.author, self.order = Author(self.spec), Order(page.root, self.spec)
        self.panels = Panels(page)
        self.research = Research(self.spec, self.order)
        self.layout, self.plans = Layout(page, self.order, self.panels), Plans(page, self.order)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces of the page that hold a number."""
        return [p for p in pieces_of(self.page.root) if numerals(p.text)]

    def faults(self) -> Iterator[str]:
        """Yield every number that nobody gave."""
        yield from self.order.faults()
        for piece in self.pieces:
            if not self.order.counts(piece):
                yield from (f"{piece.place}: {n} in {piece.text.strip()[:90]}" for n in numerals(self.rest(piece)))

    def rest(self, piece: Piece) -> str:
        """Return a text without what is accounted for."""
        whole = piece.text.strip()
        if (right := self.order.named(whole)) is not None:
            return "" if right else whole
        text = fixed.mask(whole)
        for place in self.places:
            allowed = place(piece)
            if allowed is not None:
                if whole in allowed:
                    return ""
                for number in sorted(allowed, key=len, reverse=True):
                    text = masked(text, number)
                if re.fullmatch(r"[+−]?[\d.,]+%?", whole):
                    return text  # a bare number of a known place is no word of the author's
                break
        text = dates.mask(self.order.mask(text, self.layout.subjects(piece)), self.spec)
        return self.author.mask(text)

    @property
    def places(self) -> tuple[Callable[[Piece], set[str] | None], ...]:
        """Whatever knows what may stand in its places; the first that knows a place has the word."""
        panels, layout, plans = self.panels, self.layout, self.plans
        return (
            *(layout.caption, panels.button, panels.proof, panels.panel, plans.sum, layout.asked),
            *(layout.source, layout.imprint, layout.method, layout.claim, layout.small, self._beside),
        )

    def _beside(self, piece: Piece) -> set[str] | None:
        found = [place(piece) for place in (self.plans.beside, self.layout.cell, self.research.beside)]
        return None if found == [None, None, None] else set().union(*(f for f in found if f))
