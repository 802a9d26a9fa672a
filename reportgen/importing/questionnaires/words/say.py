"""Sentences on a questionnaire in the languages of the account."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.importing.decision import Decision, formed
from reportgen.importing.language import Language
from reportgen.importing.questionnaires.words import en, zh_cn, zh_tw

SENTENCES = {"en": en.SENTENCES, "zh-CN": zh_cn.SENTENCES, "zh-TW": zh_tw.SENTENCES}


def told(language: Language, key: str, path: tuple[str, ...], values: Mapping[str, object], *, doubt: bool = False) -> Decision:
    """Return a decision by the key of its sentence; what to change is under the key with ``-change`` behind it."""
    sentences = SENTENCES[language]
    return formed(sentences[key], sentences.get(f"{key}-change", ""), path, values, doubt=doubt)


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence."""
    return SENTENCES[language][key].format(**values)
