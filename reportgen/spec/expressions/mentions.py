"""``mentions(remarks, 'queue')``: the condition that an answer in words has a word in it."""

from __future__ import annotations

import unicodedata

from reportgen.spec import canonical
from reportgen.spec.expressions.faults import wrong
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.tree import Call, Expression, Words
from reportgen.spec.measures import Comparison

_EXAMPLE = "write mentions(remarks, 'queue', 'wait')"
_BETWEEN = " -'"
"""What may stand between the letters of a word, or of several."""


def mentions(names: Names, written: Call) -> Comparison:
    """Return the condition that an answer in words has one of some words in it.

    Raises
    ------
    Refused
        There is no word, what is named is no question in words, or something is no word: of letters alone, so that nobody is
        looked for by a number, an address or a code.
    """
    if len(written.arguments) < 2 or written.keywords:
        raise wrong(written, "mentions() takes a question and one word or more", _EXAMPLE)
    first, *words = written.arguments
    subject = names.asked(first)
    if names.kind(subject) != "text":
        fix = f"write answered({subject}), or compare it with an answer"
        raise wrong(first, f"mentions() takes no {subject}, since that is not answered in words", fix)
    return canonical.mentions(subject, *(_word(word) for word in words))


def _word(written: Expression) -> str:
    text = unicodedata.normalize("NFC", written.text).strip() if isinstance(written, Words) else ""
    letters = text and all(c.isalpha() or c in _BETWEEN for c in text) and text[0].isalpha() and text[-1].isalpha()
    if not letters:
        raise wrong(written, "what mentions() looks for is no word in quotes, of letters alone", _EXAMPLE)
    return text
