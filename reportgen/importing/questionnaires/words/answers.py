"""Answers that LimeSurvey offers in words of its own, which its questionnaires therefore lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from reportgen.importing.questionnaires.questionnaire import FormOption, Wording

_WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "yes": ("Yes", "是", "是"),
        "no": ("No", "否", "否"),
        "uncertain": ("Uncertain", "不确定", "不確定"),
        "increase": ("Increase", "增加", "增加"),
        "unchanged": ("Same", "不变", "不變"),
        "decrease": ("Decrease", "减少", "減少"),
        "female": ("Female", "女", "女"),
        "male": ("Male", "男", "男"),
        "other": ("Other", "其他", "其他"),
    }
)
"""In English, simplified and traditional Chinese."""
_ELSEWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "yes": ("Ja", "Oui", "Sí", "Sim", "Sì", "Tak", "Да"),
        "no": ("Nein", "Non", "Nee", "Não", "Nej", "Nie", "Нет"),
        "uncertain": ("Unsicher", "Indécis", "Dudoso"),
        "increase": ("Zunahme", "Augmenter", "Aumentar"),
        "unchanged": ("Gleich", "Sans changement", "Mantener"),
        "decrease": ("Abnahme", "Diminuer", "Disminuir"),
        "female": ("weiblich", "Féminin", "Femenino"),
        "male": ("männlich", "Masculin", "Masculino"),
        "other": ("Sonstiges", "Autre", "Otro", "Outro", "Altro"),
    }
)
"""What an export in another language writes."""


def said(key: str, languages: Iterable[str]) -> Wording:
    """Return the words of an answer in languages; English where they are none of ours."""
    return {language: _WORDS[key][_place(language)] for language in languages}


def option(code: str, key: str, languages: Iterable[str]) -> FormOption:
    """Return an option that the platform offers in words of its own."""
    return FormOption(code, said(key, languages), (*_WORDS[key], *_ELSEWHERE[key]))


def _place(language: str) -> int:
    name = language.lower().replace("_", "-")
    if not name.startswith("zh"):
        return 0
    return 2 if any(part in name for part in ("hant", "tw", "hk", "-t")) else 1
