"""Sites, builds and releases at the same time: one whole site, and who lost is told to try again and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from reportgen.publish import storage
from reportgen.publish.release.tree import verify
from tests.site.conftest import Project

SITE = """
import sys
from pathlib import Path
from reportgen.problems import ReportgenError
from reportgen.verbs.site import Request, site
root, first = Path(sys.argv[1]), int(sys.argv[2])
for turn in range(5):
    try:
        site(Request((root / "output",), into=root / "www" / "site", drafts=(turn + first) % 2 == 0, search=False, project=root))
        sys.stdout.write("made ")
    except ReportgenError as error:
        again = [problem.fix.startswith("Run the command again") for problem in error.problems]
        sys.stdout.write("again " if all(again) else f"{[str(problem) for problem in error.problems]} ")
"""
BUILD = """
import json, sys
from hashlib import sha256
from pathlib import Path
from reportgen.problems import Place, ReportError
from reportgen.publish import storage
from reportgen.publish.release.seal import seal
from reportgen.publish.version import write_version
from tests.publish.released import record
from reportgen.publish.release.record import RELEASE, read_record
place = Path(sys.argv[1])
files = storage.read_folder(place)
before = read_record((place.parent / "1.1" / RELEASE).read_bytes())
for turn in range(40):
    page = files["index.html"] + b" " * (turn + 1)
    manifest = json.loads(files["manifest.json"])
    entry = next(e for e in manifest["outputs"] if e["path"] == "index.html")
    entry |= {"sha256": sha256(page).hexdigest(), "bytes": len(page)}
    made = {**files, "index.html": page, "manifest.json": json.dumps(manifest).encode()}
    try:
        write_version(place, made, Place("bus.yaml"))
        sys.stdout.write("built ")
    except ReportError as error:
        sys.stdout.write(" ".join(problem.code.value for problem in error.problems) + " ")
    if turn == 20:
        with storage.locked(place.parent):
            seal(place, record(storage.read_folder(place), before, day="2024-06-01"))
        sys.stdout.write("sealed ")
"""


def test_sites_and_a_build_and_a_release_at_once(project: Project) -> None:
    draft = project.root / "output" / "bus" / "1.2"
    files = storage.read_folder(draft.parent / "1.1")
    del files["release.json"]
    for name in ("manifest.json", "facts.json", "text.json", "card.json"):
        files[name] = files[name].replace(b'"version": "1.1"', b'"version": "1.2"')
    files["manifest.json"] = relisted(files)
    for name, data in files.items():
        (draft / name).parent.mkdir(parents=True, exist_ok=True)
        (draft / name).write_bytes(data)
    (project.root / "www").mkdir()
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    commands = [[sys.executable, "-c", SITE, str(project.root), "0"], [sys.executable, "-c", SITE, str(project.root), "1"]]
    commands.append([sys.executable, "-c", BUILD, str(draft)])
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=paths, text=True) for command in commands
    ]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 3, said
    for out, _ in said[:2]:
        assert set(out.split()) <= {"made", "again"}, out
        assert "made" in out
    assert said[2][0].split() == ["built"] * 21 + ["sealed"] + ["sealed-version"] * 19
    found = verify(project.root / "www" / "site")
    assert found is not None
    assert found.problems == ()
    assert [path.name for path in (project.root / "www").iterdir()] == ["site"]
    assert sorted(path.name for path in draft.parent.iterdir()) == ["1.0", "1.1", "1.2"]


def relisted(files: dict[str, bytes]) -> bytes:
    """Return the manifest with the checksums that the files have."""
    manifest = json.loads(files["manifest.json"])
    for entry in manifest["outputs"]:
        data = files[entry["path"]]
        entry |= {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
    return json.dumps(manifest).encode()
