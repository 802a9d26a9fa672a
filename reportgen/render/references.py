"""References to pages in a PDF, known before the page that holds them is laid out, so that it is laid out once.

WeasyPrint lays every page that says "page 12" out twice more. Of ``target-counter(attr(href), page)`` it does not note which
target is meant, takes the page's own number for what is missing, and finds out a pass later that this has not changed either.
Where the target stands before the reference, as all of the register's do, its page is known in time; only lists of contents
wait for a second pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any


@contextmanager
def known_pages(weasyprint: Any) -> Iterator[None]:
    """Let layouts gather references in a collector that knows their targets."""
    document = weasyprint.document
    before = document.TargetCollector
    document.TargetCollector = _collector(before)
    try:
        yield
    finally:
        document.TargetCollector = before


def _collector(plain: type[Any]) -> type[Any]:
    class References(plain):  # type: ignore[misc]
        """Knows the targets of references; our sheets ask for nothing else of a page but its number, and only in references."""

        def __init__(self) -> None:
            super().__init__()
            self.waiting: dict[str, list[Any]] = {}

        def collect_missing_counters(
            self, box: Any, token: str, again: Callable[..., None], own: list[str], targets: Mapping[str | None, list[str]]
        ) -> None:
            """Note what waits for the number of a page: under the address of its link, where there was no target."""
            href = box.element.get("href", "") if None in targets else ""
            if href.startswith("#"):
                own, targets = [], {href[1:]: targets[None]}
            super().collect_missing_counters(box, token, again, own, targets)
            if reference := self.counter_lookup_items.get((box, token)):
                for anchor in filter(None, targets):
                    self.waiting.setdefault(anchor, []).append(reference)

        def cache_target_page_counters(self, anchor: str, counters: Mapping[str, list[int]], index: int, pages: Any) -> None:
            """Note on which page a target is, and write its number into the references that stand behind it."""
            waiting = self.waiting.get(anchor, ())
            if not waiting or self.target_lookup_items[anchor].cached_page_counter_values.get("page") == counters.get("page"):
                return
            super().cache_target_page_counters(anchor, counters, index, pages)
            for reference in waiting:
                if reference.pending:
                    reference.pending = False
                    reference.parse_again({})

    return References
