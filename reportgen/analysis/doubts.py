"""What readers cannot tell, remembered: a table that one of them could not rule out need not be looked for again for others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from functools import cache

from reportgen.analysis.attacker import Doubt, Node, Published, reader, width


class Doubts:
    """The tables found so far, for all readers of the same numbers.

    Most readers of an audit differ in one number that they see. Linear programs take nearly all its time, and this spares
    nine of ten of them.
    """

    def __init__(self, published: Published) -> None:
        self.published = published
        self.found: dict[Node, list[Doubt]] = {}

    def reader(self, gone: Set[Node]) -> Callable[[Node, int], int]:
        """Return what tells how many counts a node may have, less one, for the reader who does not see ``gone``.

        It stops counting once there are as many as its second argument.
        """
        attacker = cache(lambda: reader(self.published, gone))

        def look(node: Node, enough: int) -> int:
            known = self._known(node, gone)
            return known if known >= enough else self._found(*attacker().look(node))

        return look

    def _known(self, node: Node, gone: Set[Node]) -> int:
        """Return how far apart the remembered tables are that agree with all that the reader sees."""
        low = high = float(self.published.nodes[node].count)
        for doubt in self.found.get(node, ()):
            if doubt.keys() <= gone:
                low, high = min(low, *doubt[node]), max(high, *doubt[node])
        return width(low, high)

    def _found(self, apart: int, doubts: Collection[Doubt]) -> int:
        for doubt in doubts:
            for node in doubt:
                self.found.setdefault(node, []).append(doubt)
        return apart
