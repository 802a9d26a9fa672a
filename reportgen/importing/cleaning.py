"""A text of a platform as people read it: without markup, entities, placeholders and invisible characters, in one line."""

from __future__ import annotations

import html
import re

DOTS = "…"
"""Stands where a platform puts an earlier answer or a name."""
_UNSEEN = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_INSIDE_WORDS = "a|abbr|b|big|cite|code|em|font|i|ins|kbd|label|mark|s|small|span|strong|strike|sub|sup|tt|u|wbr"
_INLINE = re.compile(rf"</?(?:{_INSIDE_WORDS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""Tags inside a word; all others part what stands before from what stands behind."""
_KNOWN = re.compile(
    r"</?(?:blockquote|br|center|div|h[1-6]|hr|iframe|img|li|o:p|ol|p|pre|script|style|table|tbody|td|th|thead|tr|ul|video)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ANY = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_PIPED = re.compile(
    r"\$\{[^{}]*\}|\{\{[^{}]*\}\}|\$[a-z]\{[^{}]*\}|\{(?:INSERTANS|TOKEN|SGQ|field|hidden|var)\b[^{}]*\}"
    r"|\{[A-Z][\w]*(?::[\w.]+|\.\w+)\}|\[(?:Field|field|Q\d+|question)-[^\[\]]*\]",
    re.IGNORECASE,
)
"""``${q://QID1/ChoiceGroup/SelectedChoices}`` of Qualtrics, ``{{field:…}}`` of Typeform, ``${name}`` of XLSForm and the like."""
_COMPUTED = re.compile(r"\{(?=\S)(?:[^{}]|\{[^{}]*\})*\}")
"""``{INSERTANS:1X2X3}``, ``{Q1.shown}`` and expressions of LimeSurvey, in which no blank follows the brace."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_HEADLINE = re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE)
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def bare(text: str, *, markup: bool = False, computed: bool = False, marked: bool = False) -> str:
    """Return a text as its respondents read it.

    Parameters
    ----------
    text
        The text.
    markup
        Whether it is certainly HTML, in which every tag is one; elsewhere ``<18`` and ``a <b or c> d`` are words.
    computed
        Whether braces hold expressions, as in LimeSurvey.
    marked
        Whether it may be Markdown, as in XLSForm.
    """
    if "<" in text:
        text = _INLINE.sub("", _UNSEEN.sub(" ", text))
        text = (_ANY if markup else _KNOWN).sub(" ", text)
    if "&" in text:
        text = html.unescape(text) if markup else _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "{" in text or "[" in text:
        text = _PIPED.sub(DOTS, text)
    if computed:
        text = _COMPUTED.sub(DOTS, text)
    if marked:
        text = _BOLD.sub(r"\2", _HEADLINE.sub("", text))
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
