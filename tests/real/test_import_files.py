"""Files as real platforms wrote them: rows, columns and encodings as the profiles beside them say.

The files are from outside the project.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from reportgen.importing.files.limits import Limits
from reportgen.importing.files.read import read

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not SHARED.exists(), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; no {SHARED}"),
]


def profiles() -> list[tuple[Path, dict[str, Any]]]:
    """Return the files that a README describes, with what it says."""
    found = []
    for readme in sorted(SHARED.glob("*/README.md")):
        for name, profile in re.findall(r"^Profile of (.+?): `(.*)`$", readme.read_text(encoding="utf-8"), re.MULTILINE):
            found.append((readme.parent / name, json.loads(profile)))
    return found


@pytest.mark.parametrize(("path", "profile"), profiles(), ids=[path.name for path, _ in profiles()])
def test_rows_and_columns_are_those_of_the_profile(path: Path, profile: dict[str, Any]) -> None:
    if path.name == "published-crosstabs.csv":
        pytest.skip("no answers but a printed table, with an empty line at its end")
    table = read(path)
    if "records" in profile:
        ((width, records),) = profile["widths"].items()
        assert (table.rows, len(table.columns)) == (records, int(width))
        assert table.encoding == profile["enc"].removesuffix("-sig")
    else:
        assert [table.rows, len(table.columns)] == next(iter(profile.values()))["shape"]
    assert all(column.rows == table.rows for column in table.columns)
    assert not table.dropped


def test_two_forms_of_one_survey_hold_the_same_answers() -> None:
    folder = SHARED / "gforms-rstudio-2019-nps"
    sheet, text = read(folder / "responses.xlsx"), read(folder / "responses.tsv")
    for place, (one, other) in enumerate(zip(sheet.columns, text.columns, strict=True)):
        if place == 0:  # times, in the form of each program
            continue
        # Google puts no quotes round fields between tabs, so that those of a respondent round a whole answer are taken for such,
        # and a blank for a line break or a tab.
        pairs = [(_words(left), _words(right)) for left, right in zip(one.texts(), other.texts(), strict=True)]
        assert not [row for row, (left, right) in enumerate(pairs) if left != right], f"column {place}"


def _words(text: str) -> list[str]:
    return text.strip('"').split()


def test_a_system_file_with_its_weight_and_labels() -> None:
    table = read(SHARED / "spss-gss" / "GSS.sav")
    assert (table.rows, len(table.columns), table.weight) == (2867, 362, "wtss")
    told = {variable.name: variable for variable in table.variables}
    assert told["abany"].labels["1"].upper() == "YES"
    assert told["abany"].missing == {"0", "8", "9"}


def test_stray_bytes_are_told() -> None:
    table = read(SHARED / "sm-star-wars" / "StarWars.csv")
    assert any(decision.doubt and "line 1" in decision.what for decision in table.decisions)


def test_a_large_export_takes_little_memory() -> None:
    table = read(SHARED / "kaggle-survey-2021" / "kaggle_survey_2021_responses.csv.zip", limits=Limits(megabytes=700))
    assert (table.rows > 20_000, len(table.columns) > 300) == (True, True)
