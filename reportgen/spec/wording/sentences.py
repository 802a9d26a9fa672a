"""Texts without what is not the author's prose, and cut into sentences. Offsets stay those of the text as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

HIDDEN = "\ufffc"
"""Stands for every character that is not looked at: an expression, a quotation, an address."""
_NOT_PROSE = re.compile(
    r"""\{\{.*?\}\}                                                 # an expression
      | (?<=\])\{[^{}\n]*\}                                         # a mark, behind its words
      | “[^”\n]*” | ‘[^’\n]*’ | 「[^」\n]*」 | 『[^』\n]*』 | 《[^》\n]*》  # what others said, names of answers, titles
      | (?<!\w)"[^"\n]*"(?!\w)
      | `[^`\n]*`
      | https?://[^\s)）]+ | mailto:\S+
      | [A-Za-z0-9._%+-]{1,64}@[\w.-]{1,255}\.\w+                   # bounded: else a long word is read again from each letter""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"[。！？；!?;]+|(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)\.(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*+>]|\d+[.)])\s)")
HANZI = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def prose_of(text: str) -> str:
    """Return a text of the same length in which only the author's own prose can be read."""
    return _NOT_PROSE.sub(lambda found: HIDDEN * len(found.group()), text)


def sentences(prose: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence; a semicolon, a blank line and a list item end one too."""
    start = 0
    for found in _END.finditer(prose):
        yield start, found.end()
        start = found.end()
    if start < len(prose):
        yield start, len(prose)


def is_chinese(sentence: str) -> bool:
    """Return whether a sentence is read by the Chinese lists: it has hanzi, and not more Latin words than these."""
    return len(HANZI.findall(sentence)) > len(_LATIN.findall(sentence))
