"""What the page on real exports says is what is measured, where the exports are there."""

from __future__ import annotations

import pytest

from tests.real.measure import PAGE, different_rows, left_rows, measured, set_row
from tests.real.sets import MISSING, SETS, SHARED, Set

pytestmark = [pytest.mark.shared_data, pytest.mark.skipif(not SHARED.exists(), reason=MISSING)]


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_the_page_says_what_is_measured(one: Set) -> None:
    if not one.path.exists():
        pytest.skip(f"needs the survey files of REPORTGEN_SHARED_DATA; no {one.file} there")
    found = measured(one)
    written = [line for line in PAGE.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith(f"| {one.name} |")]
    assert written == [set_row(one, found), *left_rows(one, found), *different_rows(one, found)]
