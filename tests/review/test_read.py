"""A version is read back only when it is whole, and what is wrong is told plainly."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.problems import Code, Problem, SpecError
from reportgen.publish.diff.read import read_version
from tests.review.made import claim, fact, files, line, written

FILES = files([fact("a", 0.4, "40%", n=40, base=100)], claims=[claim("c", True)], lines=[line("It is ", {"fact": "a"})])


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(SpecError) as error:
        read_version(folder)
    assert error.value.exit_code == 2
    return error.value.problems


def test_a_whole_version_is_read(tmp_path: Path) -> None:
    found = read_version(written(tmp_path, FILES))
    assert (found.report, found.version, found.language, found.minimum_count) == ("r", "1", "en", 0)
    assert found.facts["a"].value == 0.4
    assert found.claims is not None
    assert found.claims["c"].result == "holds"


def test_files_that_a_site_adds_do_not_matter(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, ".DS_Store": b"x", "release.json": b"{}"})
    assert read_version(tmp_path).report == "r"


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    (written(tmp_path, FILES) / name).unlink()
    (problem,) = problems(tmp_path)
    assert problem.code is Code.VERSION_DAMAGED
    assert problem.place.file.endswith(name)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_that_was_cut_short_or_changed_is_named(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, FILES) / name
    path.write_bytes(FILES[name][:-10])
    (problem,) = problems(tmp_path)
    assert problem.code is Code.VERSION_DAMAGED
    assert problem.place.file.endswith(name)
    assert ("cut short" if name == "manifest.json" else "checksum") in problem.found


def test_all_damage_is_told_in_one_run(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    (tmp_path / "index.html").unlink()
    (tmp_path / "facts.json").write_bytes(b"{}")
    assert len(problems(tmp_path)) == 2


def resealed(name: str, change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Return a version of which a file is another and the manifest says so: a stranger can write one."""
    contents = {**FILES, name: change(FILES[name])}
    manifest = json.loads(contents["manifest.json"])
    for output in manifest["outputs"]:
        output["sha256"] = sha256(contents[output["path"]]).hexdigest()
        output["bytes"] = len(contents[output["path"]])
    return {**contents, "manifest.json": json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("facts.json", b'"value": 0.4', b'"value": "much"', "value is str"),
        ("facts.json", b'"value": 0.4', b'"value": NaN', "value is no number"),
        ("facts.json", b'"value": 0.4', b'"value": 1e999', "value is no number"),
        ("facts.json", b'"n": 40', b'"n": 40.5', "n is no whole number"),
        ("facts.json", b'"n": 40', b'"n": true', "n is no number"),
        ("facts.json", b'"facts": [', b'"facts": [7, ', "is no object"),
        ("facts.json", b'"id": "a"', b'"id": "\\ud800"', "half a character"),
        ("facts.json", b'"id": "a", ', b"", "id is missing"),
        ("text.json", b'{"fact": "a"}', b'{"fact": 1}', "neither words nor a fact"),
        ("text.json", b'"languages": {', b'"languages": {"fr": 3, ', "is int"),
    ],
)
def test_a_file_of_the_wrong_shape_is_told_and_never_a_crash(
    name: str, old: bytes, new: bytes, words: str, tmp_path: Path
) -> None:
    assert old in FILES[name]
    written(tmp_path, resealed(name, lambda data: data.replace(old, new, 1)))
    (problem,) = problems(tmp_path)
    assert problem.code is Code.VERSION_DAMAGED
    assert words in problem.found


@pytest.mark.parametrize(
    ("schema", "words"), [(2, "a later one"), (0, "Build the version again"), (None, "Build the version again")]
)
def test_another_release_is_told(schema: int | None, words: str, tmp_path: Path) -> None:
    new = b'"schema": %d' % schema if schema is not None else b'"x": 1'
    written(tmp_path, resealed("facts.json", lambda data: data.replace(b'"schema": 1', new, 1)))
    (problem,) = problems(tmp_path)
    assert problem.code is Code.VERSION_SCHEMA
    assert words in problem.fix


def test_deeply_nested_json_is_told(tmp_path: Path) -> None:
    written(tmp_path, resealed("facts.json", lambda _: b'{"schema": 1, "facts": ' + b"[" * 200_000))
    assert problems(tmp_path)[0].code is Code.VERSION_DAMAGED


def test_a_manifest_leads_out_of_no_folder(tmp_path: Path) -> None:
    folder = written(tmp_path / "v", FILES)
    (tmp_path / "secret").write_text("x")
    manifest = json.loads(FILES["manifest.json"])
    manifest["outputs"].append({"path": "../secret", "sha256": sha256(b"x").hexdigest()})
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "leads out" in problems(folder)[0].found


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = written(tmp_path, FILES)
    (folder / "facts.json").unlink()
    os.mkfifo(folder / "facts.json")
    assert problems(folder)[0].code is Code.VERSION_DAMAGED


def test_facts_that_were_kept_alone_are_named_as_they_are_called(tmp_path: Path) -> None:
    kept = tmp_path / "spring.json"
    kept.write_bytes(FILES["facts.json"].replace(b'"schema": 1', b'"schema": 2', 1))
    with pytest.raises(SpecError) as caught:
        read_version(kept)
    assert [problem.place.file for problem in caught.value.problems] == [str(kept)]
