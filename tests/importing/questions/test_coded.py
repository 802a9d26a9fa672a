"""Names of columns as words, where a file has no wording."""

from __future__ import annotations

import pytest

from reportgen.importing.questions import questions_of
from reportgen.importing.questions.coded import in_words
from tests.importing.questions.invented import doubts, export, heading


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("C05_buildings_in_compound", "Buildings in compound"),
        ("B_no_membrs", "No membrs"),
        ("farm/crops/months_no_water", "Months no water"),
        ("EmploymentStatus", "Employment status"),
        ("gender", "Gender"),
        ("staff.friendly", "Staff friendly"),
        ("att1", "att1"),
        ("Q7_2", "Q7_2"),
        ("Interest in eating meat", "Interest in eating meat"),
        ("您的性别", "您的性别"),
    ],
)
def test_names_become_words(name: str, words: str) -> None:
    assert in_words(name) == words


def test_one_doubt_says_that_the_file_has_no_wording() -> None:
    columns = [(heading(name, name), ["yes", "no"] * 20) for name in ("A08_ward_known", "A09_village_known")]
    draft = questions_of(export(columns, "kobo"))
    assert [(found.name, found.ask, found.label) for found in draft.questions] == [
        ("a08_ward_known", "Ward known", "Ward known"),
        ("a09_village_known", "Village known", "Village known"),
    ]
    assert [what for what in doubts(draft) if "no wording" in what] == [
        "Questions that have no wording in the file, only names of columns: 2. Their wording is made of these."
    ]
