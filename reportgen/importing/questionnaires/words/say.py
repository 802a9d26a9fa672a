"""Sentences on a questionnaire in the languages of the account."""

from __future__ import annotations

from reportgen.importing.language import Language
from reportgen.importing.questionnaires.words import en, zh_cn, zh_tw

SENTENCES = {"en": en.SENTENCES, "zh-CN": zh_cn.SENTENCES, "zh-TW": zh_tw.SENTENCES}


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence."""
    return SENTENCES[language][key].format(**values)
