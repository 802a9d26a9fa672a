"""How the guard says what it found."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.spec.wording.found import Rule
from reportgen.spec.wording.typed import Spot

_SAYS: Mapping[Rule, str] = {
    "comparative": "compares ('{words}'), and no claim stands behind it",
    "trend": "tells of a change, or of none ('{words}'), and no claim stands behind it",
    "significance": "says '{words}', and no claim that must hold significantly stands behind it",
}


def says(rule: Rule, words: str) -> str:
    """Return what is wrong with a finding; it goes on after the path of the text."""
    return _SAYS[rule].format(words=words)


def remedy(rule: Rule, words: str, spot: Spot, *, testable: bool) -> str:
    """Return what to write instead of a finding with no claim; ``testable`` tells whether the sample permits tests."""
    if rule == "significance" and not testable:
        away = f", or mark it where it states no result, [{words}]{{as=wording}}" if spot == "marks" else ""
        return f"Leave the word out: on this sample nothing can be tested{away}"
    wanted = "a claim with significant: true" if rule == "significance" else "a claim"
    return _REMEDIES[spot].replace("CLAIM", wanted).replace("WORDS", words)


_REMEDIES: Mapping[Spot, str] = {
    "marks": "Mark the words that CLAIM tests, [WORDS]{claim=id}; "
    '[WORDS]{source="..."} for its source, or [WORDS]{as=wording} where it states no result',
    "heading": "Mark a sentence below that CLAIM on the same matter tests, [...]{claim=id}, or leave the word out",
    "statement": "Rest it on CLAIM, rests_on: id, or on a condition of its own, because: {holds: ...}; or leave the word out",
}


def inferred(words: str, kind: str) -> tuple[str, str]:
    """Return what is wrong with words that go beyond the sample, and what to write instead."""
    fix = "Leave it out, or speak of those who answered; a sentence that says what cannot be said may stay"
    return f"says '{words}', which a sample of kind '{kind}' does not permit", fix
