"""``survey.sample.design:``, how a probability sample was drawn, as far as its errors depend on it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Tag

from reportgen.spec.model.scalars import Code, Column, Meaning, Number, Part, choose

NUMBER = r"-?[0-9]+(\.[0-9]+)?"


def population_kind(value: Any) -> str:
    """Tell a map by stratum from a number, and that from the name of a column."""
    if isinstance(value, dict):
        return "strata"
    return "number" if not isinstance(value, str) or re.fullmatch(NUMBER, value) else "column"


Population = Annotated[
    Annotated[Column, Tag("column")] | Annotated[Number, Tag("number")] | Annotated[dict[Code, Number], Tag("strata")],
    choose(population_kind),
    Meaning("column, number, or map from stratum to number"),
]


class Design(Part):
    """How the respondents were drawn; with it, errors are those of this design, and subgroups are parts of the whole sample."""

    strata: Column | None = None
    """The column that holds each respondent's stratum: the population was divided into these before anyone was drawn."""
    clusters: Column | None = None
    """The column that holds the cluster drawn first (school, branch, district), where respondents were drawn within clusters.
    The same value in two strata is two clusters."""
    population: Population | None = None
    """How many there were to draw from in the stratum: clusters where clusters were drawn, else people. A column, one number for
    everybody, or a number for each stratum. Left out where they were many times those drawn."""
    single_cluster: Literal["refuse", "centre", "certainty"] = "refuse"
    """What becomes of a stratum of which one cluster (or respondent) was drawn: it is refused; it adds its distance from the mean
    of the whole sample, which is on the safe side; or it adds nothing, as if it had been certain to be drawn."""
