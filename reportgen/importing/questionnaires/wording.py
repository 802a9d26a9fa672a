"""The texts of a questionnaire in all its languages."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.importing.cleaning import bare
from reportgen.importing.questionnaires.questionnaire import Wording


def wording(raw: Mapping[str, str], *, computed: bool = False, marked: bool = False) -> Wording:
    """Return the texts of all languages as respondents read them, without those that are empty."""
    found = {language: bare(words, markup=True, computed=computed, marked=marked) for language, words in raw.items()}
    return {language: words for language, words in found.items() if words}
