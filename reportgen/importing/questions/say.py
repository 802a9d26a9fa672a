"""The sentences of decisions, in the languages of the account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.importing.decision import Decision, formed
from reportgen.importing.language import Language
from reportgen.importing.questions.wording import cut
from reportgen.importing.questions.words_en import ENGLISH
from reportgen.importing.questions.words_zh_cn import SIMPLIFIED
from reportgen.importing.questions.words_zh_tw import TRADITIONAL

_WORDS = {"en": ENGLISH, "zh-CN": SIMPLIFIED, "zh-TW": TRADITIONAL}
_MOST = 60


@dataclass(frozen=True, slots=True)
class Say:
    """Writes decisions in one language."""

    language: Language

    def word(self, key: str, **values: object) -> str:
        """Return a sentence with its values, long ones cut; names of questions, which may be words, stand out as code does."""
        return _WORDS[self.language][key].format(**self._values(values))

    def _values(self, values: Mapping[str, object]) -> dict[str, object]:
        shown = {name: self._shown(value) for name, value in values.items()}
        return shown | ({"question": f"`{values['question']}`"} if "question" in values else {})

    def _shown(self, value: object) -> object:
        """Return a value as a sentence has it: a text cut, of a list each text."""
        if isinstance(value, tuple):
            return self.listed(value)
        return cut(value, _MOST) if isinstance(value, str) else value

    def __call__(self, key: str, path: tuple[str, ...] = (), *, doubt: bool = False, **values: object) -> Decision:
        """Return a decision; ``key`` names its sentence, ``key_change`` what to write where the author knows better."""
        words = _WORDS[self.language]
        return formed(words[key], words.get(f"{key}_change", ""), path, self._values(values), doubt=doubt)

    def listed(self, labels: tuple[str, ...]) -> str:
        """Return the first of some labels as a list in words."""
        first = [cut(label, 40) for label in labels[:12]]
        joined = (", " if self.language == "en" else "、").join(first)
        return joined + ("…" if len(labels) > 12 else "")
