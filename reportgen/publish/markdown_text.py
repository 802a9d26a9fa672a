"""Other people's words in Markdown: they stand there as they were written, and do nothing."""

from __future__ import annotations

import re
import unicodedata

APART = "\u200b"
"""Takes no room, and keeps a sign from what would make a mention, a reference, a link or a picture of it."""
_SIGNS = re.compile(r"[\\`*_\[\]|~<>&\"$]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "$": "<span>$</span>"}
_MEANT = re.compile(
    r"(?<=[@#!~$%&])(?=[\w\"])"  # mentions, and numbers or names of issues, milestones, labels and snippets
    r"|(?<=:)(?=//)|(?<=\bwww)(?=\.)"  # addresses
    r"|(?<=:)(?=[\w+-]+:)"  # names of pictures
    r"|(?<=\bGH)(?=-\d)",
    re.IGNORECASE,
)


def escaped(text: str) -> str:
    """Return a text on one line in which no sign means anything to Markdown, HTML, or the host of a repository.

    It may stand in a paragraph or in a cell of a table, not at the beginning of a line. What hosts look for after all
    escaping is undone (mentions, references, addresses) is parted by a space of no width; signs that move the cursor or turn the
    direction of writing become replacement characters. A dollar stands in an element of its own, which is what hosts that set
    formulas ask for.
    """
    line = " ".join(text.split())
    seen = "".join("\ufffd" if unicodedata.category(sign) in {"Cc", "Cf"} else sign for sign in line)
    return _SIGNS.sub(lambda sign: _HTML.get(sign[0]) or f"\\{sign[0]}", _MEANT.sub(APART, seen))
