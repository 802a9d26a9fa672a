from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise

import pytest

from reportgen.publish.release.order import order
from reportgen.publish.release.record import Predecessor, RecordError, Release, read_record

RECORD = Release(
    report="jd",
    version="2022.2",
    type="correction",
    reason="一处百分比写错",
    date=date(2022, 5, 1),
    manifest="a" * 64,
    manifest_bytes=12,
    predecessor=Predecessor("2022.1", "b" * 64),
)


def test_a_record_is_read_as_it_was_written() -> None:
    assert read_record(RECORD.text().encode()) == RECORD
    assert RECORD.sha256() == sha256(RECORD.text().encode()).hexdigest()
    assert json.loads(RECORD.text())["reason"] == "一处百分比写错"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"schema": 1', '"schema": 2', "its schema is 2"),
        ("correction", "whim", "its type is 'whim'"),
        ("2022-05-01", "2022-13-01", "no record"),
        ('"reason"', '"raison"', "no record"),
        ("  ", "   ", "changed after it was written"),
        ("}", "", "no record"),
    ],
)
def test_what_is_no_record_is_told(old: str, new: str, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        read_record(RECORD.text().replace(old, new).encode())


def test_versions_are_in_natural_order() -> None:
    versions = ["2022", "2022.1-draft", "2022.1", "2022.1.1", "2022.9", "2022.10", "2023.1"]
    ordered = sorted(versions, key=order)
    assert ordered.index("2022.9") < ordered.index("2022.10") < ordered.index("2023.1")
    assert order("2024.1") == order("2024-01")
    assert all(order(one) < order(other) for one, other in pairwise(["2024.1", "2024.1-a", "2024.1.1", "2024.2"]))


def test_a_field_of_another_kind_is_told() -> None:
    """Anybody can write a record whose seal is right and whose version is a list."""
    for odd in (replace(RECORD, version=["2022.2"]), replace(RECORD, manifest_bytes="12")):  # type: ignore[arg-type]
        with pytest.raises(RecordError, match="another kind"):
            read_record(odd.text().encode())
    with pytest.raises(RecordError, match="no record"):  # half a character
        read_record(RECORD.text().replace("一", "\\ud800").encode())


@pytest.mark.parametrize("field", ["report", "version", "type", "reason", "date", "manifest", "predecessor", "seal"])
def test_a_record_without_one_of_its_fields_is_none(field: str) -> None:
    content = json.loads(RECORD.text())
    del content[field]
    with pytest.raises(RecordError):
        read_record(json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n")
