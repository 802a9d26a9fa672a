"""Suggestions for an option that does not exist: codes with their labels, each once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from reportgen.spec.labels import option_text
from reportgen.spec.model.questions import Option
from reportgen.spec.model.scalars import in_language
from reportgen.spec.nearest import listed, nearest


def suggest_option(written: str, options: Mapping[str, Option], language: str) -> str:
    """Return a sentence that names the option nearest to a misspelt code or label, and lists all as ``code (label)``.

    Parameters
    ----------
    written
        What the author wrote.
    options
        Code to option, in the order to list them.
    language
        The language of the labels in the list.
    """
    if not options:
        return "There are no options in this spec"
    words = {word: code for code, option in options.items() for word in (*_labels(option), code)}
    best = nearest(written, words)
    pairs = [_pair(code, in_language(option_text(option), language)) for code, option in options.items()]
    return (f"Did you mean '{best}'? " if best else "") + f"The options are: {listed(pairs)}"


def _labels(option: Option) -> tuple[str, ...]:
    text = option_text(option)
    return (text,) if isinstance(text, str) else tuple(text.values())


def _pair(code: str, label: str) -> str:
    same = unicodedata.normalize("NFC", label) == unicodedata.normalize("NFC", code)
    return code if same else f"{code} ({' '.join(label.split())})"
