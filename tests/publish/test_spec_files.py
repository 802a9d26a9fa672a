"""A version has the texts it was made from, as they were read."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.pipeline import check
from reportgen.publish.spec_files import kept_name, spec_files
from reportgen.publish.version import publish
from reportgen.render.output import Rendered
from reportgen.spec.spec import Asset
from reportgen.verbs.new import new
from tests.built import SPECS, Builds, checked


def test_every_text_is_there_byte_for_byte_and_no_answers(builds: Builds) -> None:
    files = builds.files("service-satisfaction-2024")
    kept = {name: data for name, data in files.items() if name.startswith("spec/")}
    folder = SPECS / "service-satisfaction-2024"
    assert kept == {f"spec/specs/{folder.name}/{path.name}": path.read_bytes() for path in folder.glob("*.yaml")}
    manifest = json.loads(files["manifest.json"])
    texts = {f"spec/{i['path']}": i["sha256"] for i in manifest["inputs"] if i["role"] in {"spec", "include"}}
    assert texts == {name: sha256(data).hexdigest() for name, data in kept.items()}
    assert {o["path"] for o in manifest["outputs"]} >= set(kept)


def test_the_spec_of_an_earlier_wave_is_there_too() -> None:
    assert set(spec_files(checked("city-library-2026").spec)) == {
        "spec/specs/city-library-2025/report.yaml",
        "spec/specs/city-library-2026/report.yaml",
    }


def test_what_is_kept_is_what_was_read_though_the_file_is_saved_meanwhile(tmp_path: Path) -> None:
    path = new(tmp_path / "library", "en")
    read = path.read_bytes()
    report = check(path)
    path.write_bytes(read + b"# saved\n")
    folder = publish(report.spec, report.ledger, report.contents, Rendered({"index.html": b"page"}, {}), tmp_path / "out")
    assert (folder / "spec" / "report.yaml").read_bytes() == read
    (spec,) = [i for i in json.loads((folder / "manifest.json").read_bytes())["inputs"] if i["role"] == "spec"]
    assert spec["sha256"] == sha256(read).hexdigest()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("specs/r/report.yaml", "spec/specs/r/report.yaml"),
        ("规格/报告.yaml", "spec/规格/报告.yaml"),
        ("what?/a:b\\c.yaml", "spec/what%3F/a%3Ab%5Cc.yaml"),
        ("a%3Ab.yaml", "spec/a%253Ab.yaml"),
    ],
)
def test_names_that_no_file_system_refuses(path: str, name: str) -> None:
    assert kept_name(Asset(Path(path), path)) == name
