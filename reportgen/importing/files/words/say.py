"""A decision of reading a file, in English first and in the survey's language once that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.importing.decision import Decision
from reportgen.importing.files.trouble import SHOWN, listed
from reportgen.importing.files.words import en, zh_cn, zh_tw

Value = str | tuple[int, ...]
"""What stands in a sentence; numbers are those of lines."""
WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {"en": en.WORDS, "zh-CN": zh_cn.WORDS, "zh-TW": zh_tw.WORDS}
"""By language and key: the sentence, and what to change."""


@dataclass(frozen=True, slots=True)
class Said(Decision):
    """A decision that can be told in another language."""

    key: str = ""
    values: tuple[tuple[str, Value], ...] = ()


def say(key: str, *, doubt: bool = False, **values: str | Sequence[int]) -> Said:
    """Return a decision in English."""
    kept = tuple((name, value if isinstance(value, str) else tuple(value)) for name, value in values.items())
    return _written(Said("", (), "", doubt, key=key, values=kept), "en")


def in_language(decision: Decision, language: str) -> Decision:
    """Return a decision in a language, where it was made by reading a file."""
    return _written(decision, language) if isinstance(decision, Said) else decision


def _written(decision: Said, language: str) -> Said:
    what, change = WORDS[language][decision.key]
    shown = {name: value if isinstance(value, str) else _lines(value, language) for name, value in decision.values}
    return replace(decision, what=what.format(**shown), change=change)


def _lines(numbers: tuple[int, ...], language: str) -> str:
    if language == "en":
        return listed(list(numbers))
    shown = "、".join(f"{number}" for number in numbers[:SHOWN])
    rest = f"等 {len(numbers)} " if len(numbers) > SHOWN else " "
    return f"第 {shown}{' ' if rest != ' ' else ''}{rest}行"
