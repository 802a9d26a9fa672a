"""The oracle of a survey with a drawn design: what an import can give of it are its weighted numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.real.places import Places
from tests.real.wanted import Term, Wanted, quoted

DESIGN = "a number of the design (strata, population), which no export tells"
WEIGHT = "pw"


def wanted_of_design(places: Places, oracle: Mapping[str, Any]) -> Iterator[tuple[int | None, Wanted]]:
    """Yield the place of the weight and every value of the oracle."""
    place = {heading.code: number for number, heading in enumerate(places.export.headings)}
    weight = place[WEIGHT]
    for name, value in oracle["r"].items():
        if name == "design":
            continue
        known = list(_known(name, value, places, place))
        yield from ((weight, one) for one in known)
        yield weight, Wanted(f"{name}: the rest of it", 0, reason=DESIGN)


def _known(name: str, value: Any, places: Places, place: Mapping[str, int]) -> Iterator[Wanted]:
    """Yield the weighted means and shares of a value."""
    for variable in ("api00", "api99"):
        found = places.found(place[variable])
        if name == f"mean_{variable}" and found:
            yield Wanted(name, float(value["est"]), (Term(f"mean({found.name})"),))
    shares = {"mean_stype": ("stype", ("E", "H", "M")), "schwide": ("sch.wide", ("No", "Yes"))}
    if name in shares:
        variable, cells = shares[name]
        found, codes = places.found(place[variable]), places.codes(place[variable])
        for cell, share in zip(cells, value["est"], strict=True):
            if found:
                yield Wanted(f"{name}|{cell}", float(share), (Term(f"share({found.name}, {quoted(codes[cell])})"),))
    if name == "by_stype_api00":
        yield from _by_stype(value, places, place)


def _by_stype(value: Mapping[str, Any], places: Places, place: Mapping[str, int]) -> Iterator[Wanted]:
    by, api = places.found(place["stype"]), places.found(place["api00"])
    codes = places.codes(place["stype"])
    for cell, mean in zip(value["stype"], value["est"], strict=True):
        if by and api:
            asked = f"mean({api.name}, among={by.name} == {quoted(codes[cell])})"
            yield Wanted(f"by_stype_api00|{cell}", float(mean), (Term(asked),))
