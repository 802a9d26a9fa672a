"""Wordings as a report can print them: without HTML and without a platform's placeholders, and short names of long ones."""

from __future__ import annotations

import re

from reportgen.importing.cleaning import bare
from reportgen.importing.questions.cells import plain

MOST_ASK, MOST_LABEL = 2500, 280
"""Characters of a wording and of an option; the grammar allows a little more."""
_MARK = re.compile(r"\{(?=\s*(?:claim|source|as)\s*=)|\{(?=\{)")
_NOTE = re.compile(
    r"\s*[(（\[【](?:[^()（）\[\]【】]{0,40}?(?:select|choose|check|tick|mark|all that apply|optional|required"
    r"|please|one answer"
    r"|可多选|多选|單選|單选|单选|複選|必填|选填|選填|请|請)[^()（）\[\]【】]{0,80})[)）\]】]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n+")
_OPENING = {"(": ")", "（": "）", "[": "]", "【": "】", "“": "”", "「": "」", "《": "》"}


def clean(text: str, most: int = MOST_ASK) -> str:
    """Return a text of the file as a report may print it.

    Tags go, entities become their signs, a platform's placeholders become an ellipsis, and nothing is left that a spec
    reads as an expression or a mark.
    """
    words = _MARK.sub("{ ", bare(text)).replace("}}", "} }")
    return cut(plain("".join(sign for sign in words if sign.isprintable() or sign.isspace())), most)


def short(ask: str) -> str:
    """Return a short name for a wording: the wording itself when it is short, else its question, cut between words."""
    most = 30 if _wide(ask) else 64
    words = plain(_NOTE.sub("", ask)).rstrip(" :：") or ask
    if len(ask) <= most and words == ask.rstrip(" :："):
        return ask
    if len(words) <= most:
        return words.rstrip(" :：")
    parts = [part.strip() for part in _SENTENCE.split(words) if part.strip()]
    asked = [part for part in parts if part.endswith(("?", "？"))]
    return cut((asked or parts or [words])[0], most)


def cut(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words and outside brackets."""
    if len(text) <= most:
        return text
    room = most - 1
    end = _between_words(text, room)
    opened = _opened(text[:end])
    if opened is not None and opened >= most // 3:
        end = opened
    return text[:end].rstrip(" ,;:，；：、-–—(（[【“「") + "…"


def _between_words(text: str, room: int) -> int:
    end = room
    while end > room * 2 // 3 and _inside_word(text, end):
        end -= 1
    return end if not _inside_word(text, end) else room


def _inside_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return ((before.isascii() and before.isalnum()) or before in "'’-") and (
        (after.isascii() and after.isalnum()) or after in "'’-"
    )


def _opened(text: str) -> int | None:
    """Return where a bracket opens that does not close."""
    open_: list[tuple[int, str]] = []
    for at, sign in enumerate(text):
        if sign in _OPENING:
            open_.append((at, _OPENING[sign]))
        elif open_ and sign == open_[-1][1]:
            open_.pop()
    return open_[0][0] if open_ else None


def _wide(text: str) -> bool:
    return sum("\u2e80" <= sign <= "\u9fff" for sign in text) > len(text) / 4
