"""How the guard says what it found."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.spec.spec import Key
from reportgen.spec.wording.found import Rule

_SAYS: Mapping[Rule, str] = {
    "comparative": "compares ('{words}'), and no claim stands behind it",
    "trend": "tells of a change, or of none ('{words}'), and no claim stands behind it",
    "significance": "says '{words}', and no claim that must hold significantly stands behind it",
}


def says(rule: Rule, words: str) -> str:
    """Return what is wrong with a finding; it goes on after the path of the text."""
    return _SAYS[rule].format(words=words)


def remedy(rule: Rule, words: str, key: Key, *, markdown: bool, heading: bool) -> str:
    """Return what to write instead of a finding with no claim."""
    wanted = "a claim with significant: true" if rule == "significance" else "a claim"
    if markdown:
        marks = f'[{words}]{{source="..."}} for its source, or [{words}]{{as=wording}} where it states no result'
        return f"Mark the words that {wanted} tests, [{words}]{{claim=id}}; {marks}"
    if heading:
        return f"Mark a sentence below that {wanted} tests, [...]{{claim=id}}, or leave the word out"
    if key[0] in {"findings", "swot"}:
        return "Write because: {holds: ...} with the condition, or leave the word out"
    return f"State it where {wanted} can stand behind it, or leave the word out"


def inferred(words: str, kind: str) -> tuple[str, str]:
    """Return what is wrong with words that go beyond the sample, and what to write instead."""
    fix = "Leave it out, or speak of those who answered; a sentence that says what cannot be said may stay"
    return f"says '{words}', which a sample of kind '{kind}' does not permit", fix
