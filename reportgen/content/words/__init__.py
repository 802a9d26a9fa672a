"""The fixed words and sentences of a report, one table for each language.

``PHRASES`` are what content says. ``PAGE`` are the words of the page itself, handed to the templates as ``Content.words``:

- ``contents``, ``figures``, ``tables``: headings of the lists at the front; ``languages``: the list of other languages
- ``skip``: the link to the text; ``scroll``: a table that scrolls sideways, with ``{name}``
- ``figure-data``: the table behind a figure; ``rests-on``: what an action stands on
- ``number-label``: a number that opens, with ``{number}``; ``close``: closes its panel
- ``register``, ``register-intro``, ``register-entry`` (with ``{name}``), ``register-number``, ``register-definition``,
  ``register-basis``, ``register-common``, ``register-no`` (with ``{n}``), ``first-use``, ``here``: the register of numbers
- ``listing``, ``listing-intro``: its second part, on paper
- ``permalink``, ``shown-in``: a number's own address, and the first figure or table that shows it
- ``page`` (with ``{page}``), ``page-of`` (with ``{page}`` and ``{pages}``): split around the blanks for running feet
- ``probe``: what to ask after a question of an interview
- ``in-brackets`` (with ``{words}``), ``colon``, ``semicolon``: marks

``FORM`` are the words around the questions of a questionnaire that people fill in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.content.words import (
    banners_en,
    banners_zh_cn,
    banners_zh_tw,
    claims_en,
    claims_zh_cn,
    claims_zh_tw,
    design_en,
    design_zh_cn,
    design_zh_tw,
    diff_en,
    diff_zh_cn,
    diff_zh_tw,
    disclosure_en,
    disclosure_zh_cn,
    disclosure_zh_tw,
    drivers_en,
    drivers_zh_cn,
    drivers_zh_tw,
    en,
    figures_en,
    figures_zh_cn,
    figures_zh_tw,
    findings_en,
    findings_zh_cn,
    findings_zh_tw,
    made_en,
    made_zh_cn,
    made_zh_tw,
    options_en,
    options_zh_cn,
    options_zh_tw,
    panel_en,
    panel_zh_cn,
    panel_zh_tw,
    plan_en,
    plan_zh_cn,
    plan_zh_tw,
    preview_en,
    preview_zh_cn,
    preview_zh_tw,
    quality_en,
    quality_zh_cn,
    quality_zh_tw,
    ranking_en,
    ranking_zh_cn,
    ranking_zh_tw,
    research_en,
    research_zh_cn,
    research_zh_tw,
    scorecard_en,
    scorecard_zh_cn,
    scorecard_zh_tw,
    site_en,
    site_zh_cn,
    site_zh_tw,
    suggest_en,
    suggest_zh_cn,
    suggest_zh_tw,
    waves_en,
    waves_zh_cn,
    waves_zh_tw,
    weighting_en,
    weighting_zh_cn,
    weighting_zh_tw,
    workbook_en,
    workbook_zh_cn,
    workbook_zh_tw,
    zh_cn,
    zh_tw,
)

_TABLES = {"zh-CN": zh_cn, "zh-TW": zh_tw, "en": en}
_MORE = {
    "zh-CN": (
        banners_zh_cn,
        claims_zh_cn,
        design_zh_cn,
        disclosure_zh_cn,
        diff_zh_cn,
        drivers_zh_cn,
        figures_zh_cn,
        findings_zh_cn,
        made_zh_cn,
        options_zh_cn,
        panel_zh_cn,
        plan_zh_cn,
        quality_zh_cn,
        ranking_zh_cn,
        research_zh_cn,
        scorecard_zh_cn,
        site_zh_cn,
        suggest_zh_cn,
        waves_zh_cn,
        weighting_zh_cn,
        workbook_zh_cn,
    ),
    "zh-TW": (
        banners_zh_tw,
        claims_zh_tw,
        design_zh_tw,
        disclosure_zh_tw,
        diff_zh_tw,
        drivers_zh_tw,
        figures_zh_tw,
        findings_zh_tw,
        made_zh_tw,
        options_zh_tw,
        panel_zh_tw,
        plan_zh_tw,
        quality_zh_tw,
        ranking_zh_tw,
        research_zh_tw,
        scorecard_zh_tw,
        site_zh_tw,
        suggest_zh_tw,
        waves_zh_tw,
        weighting_zh_tw,
        workbook_zh_tw,
    ),
    "en": (
        banners_en,
        claims_en,
        design_en,
        disclosure_en,
        diff_en,
        drivers_en,
        figures_en,
        findings_en,
        made_en,
        options_en,
        panel_en,
        plan_en,
        quality_en,
        ranking_en,
        research_en,
        scorecard_en,
        site_en,
        suggest_en,
        waves_en,
        weighting_en,
        workbook_en,
    ),
}
"""The words of each area. With the table of the same language they are one."""
_PREVIEWS = {"zh-CN": preview_zh_cn, "zh-TW": preview_zh_tw, "en": preview_en}
_PANELS = {"zh-CN": panel_zh_cn, "zh-TW": panel_zh_tw, "en": panel_en}
_RANKINGS = {"zh-CN": ranking_zh_cn, "zh-TW": ranking_zh_tw, "en": ranking_en}

LANGUAGES = tuple(_TABLES)
"""The languages a report can be written in."""


def phrases(language: str) -> Mapping[str, str]:
    """Return the words and sentences of content in a language."""
    tables = (table.PHRASES for table in (_TABLES[language], *_MORE[language]))
    return MappingProxyType({key: words for table in tables for key, words in table.items()})


def page_words(language: str) -> Mapping[str, str]:
    """Return the words of the page itself in a language."""
    return MappingProxyType({**_TABLES[language].PAGE, **_PANELS[language].PAGE})


def form_words(language: str) -> Mapping[str, str]:
    """Return the words of a questionnaire that people fill in, those of any page among them, in a language."""
    return MappingProxyType({**page_words(language), **_TABLES[language].FORM, **_RANKINGS[language].FORM})


def preview_words(language: str) -> Mapping[str, str]:
    """Return the words beside a page of the live preview in a language."""
    words: Mapping[str, str] = _PREVIEWS[language].PREVIEW
    return words
