"""Which language of a questionnaire is meant: platforms write ``zh-Hans``, ``ZH-S``, ``Chinese (zh)`` or ``中文``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from reportgen.importing.questionnaires.questionnaire import Questionnaire

_MEANT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh-CN": re.compile(r"\bzh(?:-hans\w*|-cn|-s|-sg)?\b(?!-)|简体|^中文|simplified|^chinese$|\(zh\)"),
        "zh-TW": re.compile(r"\bzh-(?:hant\w*|tw|hk|t)\b|繁體|繁体|正體|traditional"),
        "en": re.compile(r"\ben\b|english"),
    }
)
"""By language of a report: what platforms call it, in lower case."""


def chosen(form: Questionnaire, language: str) -> str:
    """Return the language of a questionnaire that a report's language means; its first where it has no such one.

    Parameters
    ----------
    form
        The questionnaire.
    language
        ``zh-CN``, ``zh-TW`` or ``en``; empty where nobody said.
    """
    wanted = _MEANT.get(language)
    if wanted is not None:
        for name in form.languages:
            if wanted.search(name.lower().replace("_", "-")):
                return name
    return form.languages[0]
