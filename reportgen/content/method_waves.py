"""The methodology of a survey in waves: when each was, how it was done, how changes are computed, why waves compare."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.edition import Edition
from reportgen.content.intervals import sample_kind
from reportgen.content.words.dates import period
from reportgen.spec.collected import provenance, sample_of, weight_of
from reportgen.spec.model.report import Survey
from reportgen.spec.waves.former import FAMILIES
from reportgen.spec.waves.listed import Listed, waves_of
from reportgen.spec.waves.rules import document_of


def waves(edition: Edition) -> Iterator[str]:
    """Yield the waves of the survey, and how they are compared; nothing where there is only one."""
    survey = edition.spec.document.survey
    if survey is None or not survey.waves:
        return
    for listed in waves_of(edition.spec.document):
        terms = edition.say("comma").join(_terms(edition, listed))
        yield edition.say("method-wave", wave=edition.codebook.words(listed.label), terms=terms)
    if provenance(edition.spec.document) != "reconstructed":  # whom a source asked again, rebuilt rows do not know
        yield edition.say(f"method-waves-{survey.design}")
    changes = edition.results.changes.values()
    if changes:
        yield edition.say("method-changes")
    for method in sorted({change.interval.method for change in changes if change.interval}):
        yield edition.say(f"by-{method}-means")
    yield from _bridges(edition, survey)


def _terms(edition: Edition, listed: Listed) -> Iterator[str]:
    """Yield when a wave was, how many answered, how they were asked and chosen, and what its rows are."""
    document = document_of(edition.spec, listed.wave)
    survey = document.survey
    if survey is None:
        return
    yield period(survey.fieldwork.from_, survey.fieldwork.to, edition.language)
    yield from _people(edition, listed)
    yield edition.codebook.words(survey.mode).rstrip("。.")
    yield sample_kind(edition, listed.wave)
    if survey.data is not None and survey.data.provenance != "observed":
        yield edition.say(f"data-{survey.data.provenance}")
    if survey.data is not None:
        yield edition.say("unweighted" if weight_of(document) is None else "weighted")


def _people(edition: Edition, listed: Listed) -> Iterator[str]:
    """Yield how many answered: of rebuilt rows the published base, because how many rows there are was invented."""
    document = document_of(edition.spec, listed.wave)
    source = edition.results.waves.get(listed.wave, None if listed.wave else edition.results.source)
    sample, survey = sample_of(document), document.survey
    if survey is not None and survey.data is not None and survey.data.provenance == "reconstructed":
        if sample is not None and sample.published_base:
            yield edition.say("method-wave-published", n=f"{sample.published_base:,}")
    elif source is not None:
        yield edition.say("method-wave-people", n=f"{source.rows:,}")


def _bridges(edition: Edition, survey: Survey) -> Iterator[str]:
    """Yield every reason that the author gives for comparing waves that differ."""
    labels = {listed.code: edition.codebook.words(listed.label) for listed in waves_of(edition.spec.document)}
    for code, wave in survey.waves.items():
        if wave.bridge:
            yield edition.say("method-bridge-survey", wave=labels[code], reason=_reason(edition.codebook.words(wave.bridge)))
    for family in FAMILIES:
        for name, part in getattr(edition.spec.document, family).items():
            for code, reason in part.bridge.items():
                what, words = edition.codebook.label(name), _reason(edition.codebook.words(reason))
                yield edition.say("method-bridge", what=edition.quoted(what), wave=labels[code], reason=words)


def _reason(words: str) -> str:
    return words.rstrip("。.")
