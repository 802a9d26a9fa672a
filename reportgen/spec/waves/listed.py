"""The waves of a survey in order, with their names: what tables and figures by wave have for columns and points."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import Text, in_language


@dataclass(frozen=True, slots=True)
class Listed:
    """One wave of a survey."""

    code: str
    """Its name: a key of ``survey.waves``, or that of the wave of the report."""
    label: Text
    """How tables and sentences call it."""
    wave: str
    """What ``Measure.wave`` holds: its name, or empty for the wave of the report."""


def waves_of(document: Document) -> tuple[Listed, ...]:
    """Return the waves of a survey, the oldest first and that of the report last; none without a survey."""
    survey = document.survey
    if survey is None:
        return ()
    earlier = (Listed(code, detail.label or code, code) for code, detail in survey.waves.items())
    code = current_code(document)
    return (*earlier, Listed(code, survey.wave.label if survey.wave and survey.wave.label else code, ""))


def current_code(document: Document) -> str:
    """Return the name of the wave that the report is about: as given, or the year in which its fieldwork ended."""
    survey = document.survey
    if survey is None:
        return ""
    return survey.wave.current if survey.wave else str(survey.fieldwork.to.year)


def wave_label(document: Document, wave: str, language: str) -> str:
    """Return how a wave is called in one language; ``wave`` as in ``Measure.wave``."""
    found = next((w for w in waves_of(document) if w.wave == wave), None)
    return wave if found is None else in_language(found.label, language, document.report.language)
