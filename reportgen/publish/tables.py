"""``tables/<question>.csv``: every estimate of a report, a file per question, for spreadsheets and scripts.

The files start with a byte order mark, because Excel otherwise takes their Chinese for the system's old encoding; read them
as ``utf-8-sig``. A text that a spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from reportgen.analysis.results import Estimate
from reportgen.facts.ledger import Ledger
from reportgen.facts.serialise import wave_named
from reportgen.facts.stated import respondents
from reportgen.spec.canonical import condition_text
from reportgen.spec.collected import published_base
from reportgen.spec.labels import option_label, options_of
from reportgen.spec.measures import Measure, Unit
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Spec
from reportgen.spec.waves.listed import waves_of
from reportgen.spec.waves.rules import document_of

COLUMNS = (
    *("question", "item", "option", "label", "measure", "segment", "segment_value", "wave"),
    *("n", "weighted_n", "base", "effective_base", "share", "value", "low", "high", "method", "withheld"),
    *("provenance", "filter", "fact", "weighted_base"),
)
"""``share`` holds shares (0 to 1), ``value`` every other measure; ``provenance`` says whether people really gave these
answers; ``filter`` is the condition on respondents, if any; ``fact`` is the id under which ``facts.json`` has the number;
``weighted_base`` is the sum of the weights of ``base``, scaled so that all respondents sum to their number."""

_SIGNS = "=+\\-@＝＋－＠|%"
"""What a formula begins with, in one spreadsheet or another (OWASP, CSV injection)."""
_UNSEEN = r"[ \u00a0\u200b-\u200f\u2060\u3000\ufeff]*"
_FIRST = re.compile(rf"{_UNSEEN}[{_SIGNS}\t\r\n]")
_INNER = re.compile(rf"([;\t]{_UNSEEN}[\"']?{_UNSEEN})(?=[{_SIGNS}])")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?")

AND = " & "
"""Between the parts of what combines several options, segments or segment values."""


def tables(spec: Spec, ledger: Ledger) -> dict[str, str]:
    """Return the text of each table by its name without ending; names are safe in every file system."""
    by_subject: dict[str, list[Estimate]] = {}
    for fact in ledger.facts.values():
        if fact.estimate is not None:
            by_subject.setdefault(fact.estimate.measure.subject, []).append(fact.estimate)
    names = file_names(by_subject)
    return {names[subject]: _table(spec, estimates) for subject, estimates in sorted(by_subject.items())}


def file_names(subjects: Iterable[str]) -> dict[str, str]:
    """Return a file name for each question or dimension.

    The name itself when it is ASCII, else ``q-`` and a short hash; also the hash when two names differ only in case,
    which some file systems do not tell apart.
    """
    known: dict[str, list[str]] = {}
    for subject in subjects:
        known.setdefault(subject.casefold(), []).append(subject)
    return {
        subject: subject if re.fullmatch(r"[A-Za-z0-9_]+", subject) and len(alike) == 1 else hashed(subject)
        for alike in known.values()
        for subject in alike
    }


def hashed(subject: str) -> str:
    """Return a name made of the hash of another one."""
    return "q-" + sha256(subject.encode()).hexdigest()[:8]


def _table(spec: Spec, estimates: Iterable[Estimate]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for estimate in sorted(estimates, key=lambda e: _order(spec.document, e.measure)):
        row = _row(spec, estimate)
        writer.writerow([row.get(column, "") for column in COLUMNS])
    return text.getvalue()


def _order(document: Document, measure: Measure) -> tuple[object, ...]:
    """Return a sorting key: the latest wave first; everyone, then by filter, segments, measure and option, as in the codebook."""
    segments = tuple((name, _positions(document, name, (code,))) for name, code in measure.segments)
    among = condition_text(measure.among) if measure.among else ""
    waves = [w.wave for w in waves_of(document)]
    wave = waves.index(measure.wave) - len(waves) if measure.wave in waves else 0
    options = _positions(document, measure.subject, measure.options)
    return (-wave, among, len(segments), segments, measure.name, measure.first, options)


def _positions(document: Document, subject: str, codes: Iterable[str]) -> tuple[int, ...]:
    order = {code: place for place, code in enumerate(options_of(document, subject))}
    return tuple(order.get(code, len(order)) for code in codes)


def _row(spec: Spec, estimate: Estimate) -> dict[str, str]:
    measure, interval = estimate.measure, estimate.interval
    who = respondents(estimate, published_base(document_of(spec, measure.wave)))
    value = "share" if estimate.unit is Unit.SHARE else "value"
    return {
        **{column: safe(text) for column, text in _words(spec.document, measure).items()},
        "n": _whole(who.n),
        "weighted_n": number(who.weighted_n),
        "base": _whole(who.base),
        "weighted_base": number(who.weighted_base),
        "effective_base": number(who.effective_base),
        value: number(estimate.value),
        "low": number(interval.low) if interval else "",
        "high": number(interval.high) if interval else "",
        "method": interval.method if interval else "",
        "withheld": estimate.withheld,
        "provenance": estimate.provenance,
    }


def _words(document: Document, measure: Measure) -> Mapping[str, str]:
    language = document.report.language
    return {
        "question": measure.subject,
        "option": AND.join(measure.options),
        "label": AND.join(option_label(document, measure.subject, code, language) for code in measure.options),
        "measure": measure.name,
        "segment": AND.join(name for name, _ in measure.segments),
        "segment_value": AND.join(code for _, code in measure.segments),
        "wave": wave_named(document, measure.wave) or "",
        "filter": condition_text(measure.among) if measure.among else "",
        "fact": measure.canonical,
    }


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; numbers stay as they are.

    An apostrophe stands before what would begin a formula, spaces and marks that nobody sees skipped. So it does after a
    semicolon and a tab inside the text, which begin a new cell where spreadsheets part CSV by them, as in much of Europe.
    """
    if _NUMBER.fullmatch(text):
        return text
    return _INNER.sub(r"\1'", f"'{text}" if _FIRST.match(text) else text)


def number(value: float | None) -> str:
    """Return a number with the 12 digits that are the same on every machine; nothing for what is withheld."""
    return "" if value is None else format(value, ".12g")


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)
