"""The spec under which the answers of one wave are read and counted: its own codebook, the report's rules."""

from __future__ import annotations

from dataclasses import replace

from reportgen.spec.canonical import in_wave
from reportgen.spec.expressions.tree import Asked, Expression
from reportgen.spec.model.document import Document
from reportgen.spec.spec import PUBLISHED, Key, Spec, Wave


def wave_spec(spec: Spec, code: str) -> Spec:
    """Return the spec of one wave; ``code`` as in ``Measure.wave``.

    Small bases and counts are withheld by the stricter of that wave's rules and the report's; intervals have the report's level.
    """
    wave = wave_of(spec, code)
    if wave is None:
        return replace(spec, waves=())
    document = _with_rules(wave.document, spec.document)
    if wave.own is not None:
        return replace(wave.own, document=document)
    figures = (e.measure for key, e in spec.expressions.items() if key[:3] == PUBLISHED and isinstance(e, Asked))
    published: dict[Key, Expression] = {
        (*PUBLISHED, number): Asked(in_wave(m, "")) for number, m in enumerate(figures) if m.wave == wave.code
    }
    return replace(spec, document=document, data=wave.data, waves=(), expressions=published, texts={}, block_ids={})


def wave_of(spec: Spec, code: str) -> Wave | None:
    """Return an earlier wave; None for that of the report."""
    return next((wave for wave in spec.waves if wave.code == code), None)


def document_of(spec: Spec, code: str) -> Document:
    """Return the codebook and survey of a wave; ``code`` as in ``Measure.wave``."""
    wave = wave_of(spec, code)
    return spec.document if wave is None else wave.document


def _with_rules(then: Document, now: Document) -> Document:
    stricter = {name: max(getattr(then.report, name), getattr(now.report, name)) for name in ("minimum_base", "minimum_count")}
    return then.model_copy(update={"report": then.report.model_copy(update={**stricter, "level": now.report.level})})
