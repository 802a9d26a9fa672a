"""The texts of a questionnaire: without markup, scripts and placeholders."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from reportgen.importing.questionnaires.questionnaire import Wording

_UNSEEN = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|em|font|i|ins|kbd|label|mark|s|small|span|strong|strike|sub|sup|tt|u|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags inside a word; all others part what stands before from what stands behind."""
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_PIPED = re.compile(r"\$\{[^{}]*\}|\{\{[^{}]*\}\}|\$[a-z]\{[^{}]*\}", re.IGNORECASE)
"""``${q://QID1/ChoiceGroup/SelectedChoices}`` of Qualtrics, ``${name}`` of XLSForm: what somebody answered before."""
_COMPUTED = re.compile(r"\{(?=\S)(?:[^{}]|\{[^{}]*\})*\}")
"""``{INSERTANS:1X2X3}``, ``{Q1.shown}`` and expressions of LimeSurvey, in which no blank follows the brace."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_HEADLINE = re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE)
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
DOTS = "…"
"""Stands where a platform puts an earlier answer."""


def cleaned(raw: str, *, computed: bool = False, marked: bool = False) -> str:
    """Return a text of a questionnaire as its respondents read it, in one line.

    Parameters
    ----------
    raw
        The text, with markup.
    computed
        Whether braces hold expressions, as in LimeSurvey.
    marked
        Whether it may be Markdown, as in XLSForm.
    """
    found = _TAG.sub(" ", _INLINE.sub("", _UNSEEN.sub(" ", raw)))
    found = html.unescape(found)
    found = _PIPED.sub(DOTS, found)
    if computed:
        found = _COMPUTED.sub(DOTS, found)
    if marked:
        found = _BOLD.sub(r"\2", _HEADLINE.sub("", found))
    return _SPACES.sub(" ", _INVISIBLE.sub("", found)).strip()


def wording(raw: Mapping[str, str], *, computed: bool = False, marked: bool = False) -> Wording:
    """Return the texts of all languages cleaned, without those that are empty."""
    found = {language: cleaned(words, computed=computed, marked=marked) for language, words in raw.items()}
    return {language: words for language, words in found.items() if words}
