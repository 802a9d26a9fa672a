"""How much a file may take: what a real export needs many times over, and little enough that no file is a weapon."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20
MOST_COLUMNS = 16_384
"""Of the largest worksheet, as in the data stage."""
LONGEST_CELL = 1_000_000
"""Characters; a worksheet's longest cell has 32,767. A longer field of a text file is a quote that nothing closes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that reads a file may use."""

    seconds: int = 8
    """Processor time for a file of up to 10 MB; larger ones get more in proportion."""
    megabytes: int = 1000
    """Address space of the process, which holds whatever is unpacked."""

    @classmethod
    def of(cls, megabytes: int) -> Limits:
        """Return limits for a file that needs more memory than others: it is given as much more time."""
        return cls(max(cls().seconds, cls().seconds * megabytes // cls().megabytes), megabytes)

    def for_size(self, size: int) -> int:
        """Return the seconds of processor time for a file of so many bytes, packed as it is: bombs are small."""
        return max(self.seconds, self.seconds * size // (10 * MEGABYTE))

    @property
    def unpacked(self) -> int:
        """Return the bytes that an archive may unpack to."""
        return self.megabytes * MEGABYTE // 2
