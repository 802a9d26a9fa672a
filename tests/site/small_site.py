"""A site of few files: a released version that is copied, and a page."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from reportgen.publish.storage import Content, Copied, read_folder

OLD = {"index.html": b"old" * 400, "r/1/index.html": b"released" * 400}


def listed(files: dict[str, bytes]) -> bytes:
    """Return the text of ``site.json`` for these files."""
    entries = [{"path": name, "sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in files.items()]
    return json.dumps({"schema": 1, "files": entries}).encode()


def files_of(released: Path) -> dict[str, Content]:
    """Return what the new site holds: the files of a version, copied, a new page, and the list of all."""
    there = read_folder(released)
    copied = {f"r/2/{name}": Copied(released / name, sha256(data).hexdigest(), len(data)) for name, data in there.items()}
    new = {"index.html": b"new" * 400, "r/1/index.html": OLD["r/1/index.html"]}
    return {**new, **copied, "site.json": listed({**new, **{f"r/2/{name}": data for name, data in there.items()}})}
