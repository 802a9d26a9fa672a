"""Mean and standard deviation against certified values (NIST StRD), through the whole of stages 2 and 3."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from math import log10
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

DATA: dict[str, Any] = json.loads(Path(__file__).with_name("nist_strd.json").read_text(encoding="utf-8"))["data"]


def values(data: dict[str, Any]) -> list[str]:
    then = data.get("then", {"times": 0, "values": []})
    return [*data["values"], *then["times"] * then["values"]]


def lre(found: float, certified: str) -> float:
    """Return the number of correct significant digits, 15 at most (log relative error)."""
    error = abs(Decimal(found) - Decimal(certified)) / abs(Decimal(certified))
    return 15.0 if error == 0 else min(15.0, -log10(error))


@pytest.mark.parametrize("name", DATA)
def test_certified_values(name: str, survey: Callable[..., Spec], estimates: Callable[..., dict[str, Estimate]]) -> None:
    data = DATA[name]
    spec = survey(
        "y,x\n" + "".join(f"{v},\n" for v in values(data)), questions={"y": {"ask": "?", "type": "number", "column": "y"}}
    )
    found = estimates(spec, canonical.mean("y"), canonical.sd("y"))
    for measure in ("mean", "sd"):
        value = found[f"{measure}(y)"].value
        assert value is not None
        assert lre(value, data[measure]) >= data["lre"][measure], (measure, value)
