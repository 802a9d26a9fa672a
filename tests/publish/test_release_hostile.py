"""Whatever JSON somebody writes into a version or a site, verifying tells it and never fails."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.problems import Severity
from reportgen.publish.release.earlier import earlier
from reportgen.publish.release.tree import verify
from tests.publish.released import RELEASE, WITHDRAWAL, draft, release, site, withdrawal
from tests.review.made import written

ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 0, 1e308, "", "x", "../x", "/", "a\0b", "\ud800", "x" * 5000, [], {}, [[]], {"path": 1}, ["a"], float("nan")]
)


def site_of(folder: Path) -> Path:
    """Make a site of two releases, one of them withdrawn."""
    contents = draft("2024.1")
    first = release(folder, contents)
    second = release(folder, draft("2024.2", 0.5), first)
    left = {
        "manifest.json": contents["manifest.json"],
        RELEASE: first.text().encode(),
        WITHDRAWAL: withdrawal(first).text().encode(),
    }
    for name in contents:
        (folder / "r" / "2024.1" / name).unlink()
    written(folder / "r" / "2024.1", {**left, "index.html": b"withdrawn"})
    written(folder / "r" / "latest", {**draft("2024.2", 0.5), RELEASE: second.text().encode()})
    return site(folder)


def with_odd(value: Any, path: list[int], odd: Any) -> Any:
    """Return a JSON value of which one place, found by the path, is another."""
    if not path or not isinstance(value, dict | list) or not value:
        return odd
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[path[0] % len(keys)]
    inside = with_odd(value[key], path[1:], odd)
    if isinstance(value, dict):
        return {**value, key: inside}
    return [inside if i == key else item for i, item in enumerate(value)]


FILES = (
    "site.json",
    "r/2024.1/manifest.json",
    f"r/2024.1/{RELEASE}",
    f"r/2024.1/{WITHDRAWAL}",
    "r/2024.2/manifest.json",
    f"r/latest/{RELEASE}",
)


def test_the_site_itself_passes(tmp_path: Path) -> None:
    tree = verify(site_of(tmp_path / "site"))
    assert tree is not None
    assert not tree.problems


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.lists(st.integers(0, 20), max_size=4), ODD, st.booleans())
def test_no_json_brings_verifying_down(name: str, path: list[int], odd: Any, mend: bool) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = site_of(Path(made) / "site")
        before = json.loads((folder / name).read_bytes())
        after = with_odd(before, path, odd)
        (folder / name).write_text(json.dumps(after), encoding="utf-8")
        if mend and name != "site.json":
            site(folder)  # a list that says so vouches for nothing
        tree = verify(folder)
        earlier("r", [folder])
    assert tree is not None
    if after != before and not (name == "site.json" and path):
        assert any(problem.severity is Severity.ERROR for problem in tree.problems)


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b'{"schema": 1e400}', b"null", b'"x"'])
@pytest.mark.parametrize("name", FILES)
def test_what_is_no_json_is_told(tmp_path: Path, name: str, text: bytes) -> None:
    folder = site_of(tmp_path / "site")
    (folder / name).write_bytes(text)
    tree = verify(folder)
    assert tree is not None
    assert any(problem.severity is Severity.ERROR for problem in tree.problems)
    earlier("r", [folder])
