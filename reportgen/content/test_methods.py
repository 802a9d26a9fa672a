"""Tests of differences by name."""

from __future__ import annotations

from reportgen.content.edition import Edition

_KINDS = {
    "score": "score",
    "logit-t": "logit",
    "t": "t",
    "taylor-t": "taylor-t",
    "nps-z": "nps",
    "z-pooled": "pooled",
    "pooled-z": "pooled",
    "t-taylor": "taylor-welch",
    "taylor-welch": "taylor-welch",
    "t-welch": "welch",
    "welch": "welch",
    "newcombe": "newcombe",
    "newcombe-paired": "newcombe",
    "t-pooled": "t-pooled",
    "mcnemar": "mcnemar",
    "paired-t": "paired",
    "taylor-paired": "taylor-paired",
    "taylor": "taylor",
}
_KISH, _REST = "-kish", "-complement"


def method_words(edition: Edition, method: str) -> str:
    """Return what a test is called, with what it takes into account; the name of the method where it has no words."""
    rest, plain = method.endswith(_REST), method.removesuffix(_REST)
    kish, plain = plain.endswith(_KISH), plain.removesuffix(_KISH)
    if plain not in _KINDS:
        return method
    words = edition.say(f"tested-by-{_KINDS[plain]}")
    words = edition.say("tested-effective", method=words) if kish else words
    return edition.say("tested-complement", method=words) if rest else words
