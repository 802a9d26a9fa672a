"""The last line of a file for continuous integration, by which an update sees whether somebody has changed it."""

from __future__ import annotations

import re
from hashlib import sha256

from reportgen.version import __version__

_STAMP = re.compile(
    rb"\n# Written by reportgen (\S{1,40}); unchanged as long as its sha256 without this line is ([0-9a-f]{64})\n\Z"
)


def stamped(data: bytes) -> bytes:
    """Return a file with its last line."""
    text = data.rstrip(b"\n")
    digest = sha256(text).hexdigest()
    line = f"\n# Written by reportgen {__version__}; unchanged as long as its sha256 without this line is {digest}\n"
    return text + line.encode()


def untouched(data: bytes) -> bool:
    """Tell whether a file is as some release of reportgen wrote it; line ends do not count, as git may change them."""
    text = data.replace(b"\r\n", b"\n")
    stamp = _STAMP.search(text)
    return stamp is not None and sha256(text[: stamp.start()]).hexdigest() == stamp[2].decode()
