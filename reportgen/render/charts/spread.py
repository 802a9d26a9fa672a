"""Places for labels in a column, so that none touches another and each stays as near to its own place as that permits."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of labels stacked without overlap, in the order of the places wanted.

    The sum of squared moves is the least possible: pool adjacent violators (Barlow et al. 1972), after taking from each place
    what must lie above it. All stay between ``low`` and ``high`` where they fit there.

    Parameters
    ----------
    wanted
        Where the middle of each label should be, in any order.
    heights
        The room each takes, space to its neighbours included.
    low, high
        The upper and the lower end of the column.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    offsets, used = {}, 0.0
    for i in order:
        offsets[i] = used + heights[i] / 2
        used += heights[i]
    pools: list[tuple[float, int]] = []
    for i in order:
        pools.append((wanted[i] - offsets[i], 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [((a * n + b * m) / (n + m), n + m)]
    starts = [start for start, count in pools for _ in range(count)]
    last = max(low, high - used)
    found = {i: min(max(start, low), last) + offsets[i] for i, start in zip(order, starts, strict=True)}
    return [found[i] for i in range(len(wanted))]
