"""Real surveys outside the project: their files, and what has to be said when they are imported."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
"""Where they lie, each in a folder with its ``oracle.json``: what R and, independently, Python computed of them."""
MISSING = f"needs the survey files of REPORTGEN_SHARED_DATA; no {SHARED}"


@dataclass(frozen=True, slots=True)
class Set:
    """One file."""

    folder: str
    file: str
    oracle: str = ""
    """The name under which the oracle has it, where that differs from the file's."""
    partial: str = "complete"
    """What is said with ``--partial``, so that its rows are those of the oracle."""

    @property
    def path(self) -> Path:
        """Return the file's place."""
        return SHARED / self.folder / self.file

    @property
    def name(self) -> str:
        """Return a name for tables; with the file only where a folder has several."""
        several = sum(other.folder == self.folder for other in SETS) > 1
        return f"{self.folder}, {self.file}" if several else self.folder


SETS: tuple[Set, ...] = (
    Set("airline-satisfaction-25k", "AirlinePassengerSatisfaction.csv"),
    Set("gforms-dask-2021", "dask2021.csv"),
    Set("gforms-otel-collector-2025", "otel-collector-follow-up-survey.csv"),
    Set("gforms-rstudio-2019-nps", "responses.xlsx"),
    Set("gforms-rstudio-2019-nps", "responses.tsv", "responses.xlsx"),
    Set("kaggle-survey-2021", "kaggle_survey_2021_responses.csv.zip", "kaggle_survey_2021_responses.csv"),
    Set("kobo-safi", "Moz_SAFI_Survey_Final_results.csv"),
    Set("limesurvey-rse2017uk", "public_data.csv"),
    Set("pisa-likert-67k", "pisaitems_st24_st27.csv.gz"),
    Set("qualtrics-dynorms", "01_exported.csv", partial="all"),
    Set("qualtrics-fixtures", "insights_3row.csv"),
    Set("qualtrics-fixtures", "legacy_2row.csv"),
    Set("quantipy-example-a", "example_a.csv"),
    Set("sm-comma", "comma-survey.csv"),
    Set("sm-masculinity-weighted", "raw-responses.csv"),
    Set("sm-star-wars", "StarWars.csv"),
    Set("sm-todo-ospo-2018", "results.csv"),
    Set("spss-gss", "GSS.sav"),
    Set("svy-apistrat", "apistrat.csv"),
    Set("wjx-online-learning", "线上学习调查问卷.xlsx"),
    Set("wjx-phones-pair", "800_800_0.xls"),
    Set("wjx-phones-pair", "800_800_2.xls"),
    Set("wps-offline-teaching", "关于疫情期间线下教学的调查.xlsx"),
)
