"""The sample of a research plan: what its margin and its effect ask for, how many answers are wanted, how many invitations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.spec.labels import options_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.research import SampleSize, Stratum
from reportgen.spec.research.allocation import smallest_part
from reportgen.spec.research.size import Need, for_effect, for_margin, need, up


@dataclass(frozen=True, slots=True)
class Sample:
    """How many answers are wanted, and why."""

    wanted: SampleSize
    needs: Mapping[str, Need]
    """``margin`` and ``effect`` to what each asks for."""
    n: int
    """The answers wanted: as decided, or the larger need."""
    invitations: int | None
    """How many people to ask; None without a response rate."""


def categories(document: Document, stratum: Stratum) -> tuple[str, ...]:
    """Return the categories of a stratum, in the order of the question's options; those without a share or quota are none."""
    options = options_of(document, stratum.of)
    given = stratum.quotas if stratum.allocation == "declared" else stratum.shares
    return tuple(code for code in options if not given or code in given)


def stratum_of(document: Document, name: str) -> Stratum | None:
    """Return the stratum of a question or segment."""
    strata = document.research.strata if document.research else ()
    return next((s for s in strata if s.of == name), None)


def sample_plan(document: Document) -> Sample | None:
    """Return the sample of a plan; None without one, or when nothing says how large it is."""
    wanted = document.research.sample if document.research else None
    if wanted is None:
        return None
    needs = {name: n for name, n in (("margin", _margin(wanted)), ("effect", _effect(document, wanted))) if n}
    n = wanted.n or max((found.n for found in needs.values()), default=0)
    return Sample(wanted, needs, n, up(n / wanted.response_rate) if wanted.response_rate else None) if n else None


def _margin(wanted: SampleSize) -> Need | None:
    return need(for_margin(wanted.margin), 1, wanted.design_effect, wanted.population) if wanted.margin else None


def _effect(document: Document, wanted: SampleSize) -> Need | None:
    if wanted.effect is None:
        return None
    stratum = stratum_of(document, wanted.effect.within) if wanted.effect.within else None
    groups = 1 / smallest_part(stratum, categories(document, stratum)) if stratum else 2.0
    return need(for_effect(wanted.effect), groups, wanted.design_effect, None)  # no population: Cochran 1977, 2.14
