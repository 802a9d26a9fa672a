"""What is known of the answers: there may be none yet (a research plan), or none at all (an improvement plan)."""

from __future__ import annotations

from typing import Literal

from reportgen.spec.model.design import Design
from reportgen.spec.model.document import Document
from reportgen.spec.model.report import Data, Sample, Survey
from reportgen.spec.model.weighting import Rake, Weight

Rows = Literal["observed", "reconstructed", "synthetic"]


def data_of(document: Document) -> Data | None:
    """Return where the answers are; None as long as there are none."""
    return document.survey.data if document.survey else None


def has_data(document: Document) -> bool:
    """Return whether the report has answers to compute anything from."""
    return data_of(document) is not None


def provenance(document: Document) -> Rows | None:
    """Return what the rows are; None as long as there are none."""
    data = data_of(document)
    return data.provenance if data else None


def sample_of(document: Document) -> Sample | None:
    """Return how respondents are chosen; None for a report without a survey."""
    return document.survey.sample if document.survey else None


def design_of(document: Document) -> Design | None:
    """Return how the respondents were drawn, where that was declared."""
    sample = sample_of(document)
    return sample.design if sample else None


def weight_of(document: Document) -> Weight | None:
    """Return the weights, when there are weights."""
    return document.survey.weight if document.survey else None


def rake_of(document: Document) -> Rake | None:
    """Return the margins to which the answers are weighted; None where weights are given, or there are none."""
    weight = weight_of(document)
    return weight.rake if weight else None


def published_base(document: Document) -> int | None:
    """Return the number of respondents that a published source states."""
    sample = sample_of(document)
    return sample.published_base if sample else None


def surveyed(document: Document) -> tuple[Survey, Data]:
    """Return the survey and its data, for the stages that run only where there are answers.

    Raises
    ------
    TypeError
        There are none: a fault of the caller, never of the author.
    """
    data = data_of(document)
    if document.survey is None or data is None:
        raise TypeError("a report without answers has nothing to open")
    return document.survey, data
