from __future__ import annotations

from reportgen.spec.boxes import bottom_codes, top_codes
from reportgen.spec.model.questions import Scale


def test_a_code_that_is_no_number_is_in_no_box() -> None:
    # swapped by mistake: the code stands where the label should
    options = {"5": "Very good", "Good": "4", "3": "Neither", "2": "Poor", "1": "Very poor"}
    scale = Scale.model_validate({"options": options, "direction": "high_is_good"})
    assert (top_codes(scale), bottom_codes(scale)) == (("5", "3"), ("1", "2"))
