"""The digest of a table: which answers a report was made from, whatever the order of rows and whichever engine has them.

Each row is written as text, its used columns in the order of their names with a separator between them, and hashed (MD5)
by the engine. Hashes are cut into parts that are summed over all rows; what is printed is the SHA-256 of the names, the number of
rows and the sums. Equal answers give an equal digest on every engine that writes them alike, any accidental change gives another.
It is no proof against somebody who wants two tables to have the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from reportgen.data.remote.functions import md5

PARTS, DIGITS = 4, 7
"""So many numbers of so many hexadecimal digits: sums of 2^35 rows stay inside 64 bits."""
_SEPARATOR = "\x1f"


def hashed(backend: str, texts: Sequence[Any]) -> Any:
    """Return the hash of each row, as text.

    Parameters
    ----------
    backend
        The kind of engine.
    texts
        The columns as text, in the order of their names.
    """
    import ibis

    return md5(backend, ibis.literal(_SEPARATOR).join([text.fill_null("") for text in texts]))


def sums(column: Any) -> dict[str, Any]:
    """Return what is summed over a column of hashes."""
    import ibis

    digits = ibis.literal("0123456789abcdef")

    def number(part: int) -> Any:
        places = range(part * DIGITS, (part + 1) * DIGITS)
        values = [digits.find(column.substr(place, 1)).cast("int64") for place in places]
        total = values[0]
        for value in values[1:]:
            total = total * 16 + value
        return total

    return {f"part{part}": number(part).sum() for part in range(PARTS)}


def digest(names: Sequence[str], rows: int, found: Sequence[int]) -> str:
    """Return the digest of a table from what was summed over its hashes."""
    told = [*names, str(rows), *(str(part) for part in found)]
    return sha256("\n".join(told).encode()).hexdigest()
