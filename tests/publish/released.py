"""Releases made by hand: folders of versions with records that follow each other."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Predecessor, Release, Type
from tests.review.made import fact, files, written

Files = dict[str, bytes]


def draft(version: str, share: float = 0.4, **changes: Any) -> Files:
    """Return the files of a version with one figure."""
    return files([fact("share(q, '1')", share, f"{share:.0%}", n=round(share * 100), base=100)], version=version, **changes)


def record(contents: Files, before: Release | None = None, kind: Type | None = None, day: str = "2024-05-01") -> Release:
    """Return the record that seals these files."""
    manifest = contents["manifest.json"]
    about = json.loads(manifest)["report"]
    return Release(
        report=about["id"],
        version=about["version"],
        type=kind or ("revision" if before else "first"),
        reason="new answers",
        date=date.fromisoformat(day),
        manifest=sha256(manifest).hexdigest(),
        manifest_bytes=len(manifest),
        predecessor=Predecessor(before.version, before.sha256()) if before else None,
    )


def release(reports: Path, contents: Files, before: Release | None = None, kind: Type | None = None) -> Release:
    """Write a sealed version into ``<reports>/<id>/<version>``; return its record."""
    sealed = record(contents, before, kind)
    written(reports / sealed.report / sealed.version, {**contents, RELEASE: sealed.text().encode()})
    return sealed


def withdrawal(of: Release) -> Release:
    """Return the record that withdraws a release."""
    reason, before = "two columns were exchanged", Predecessor(of.version, of.sha256())
    return Release(of.report, of.version, "withdrawal", reason, date(2024, 6, 1), of.manifest, of.manifest_bytes, before)


def site(folder: Path) -> Path:
    """List every file of a folder in its ``site.json``, so that it is a site."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    found.pop("site.json", None)
    entries = [{"path": name, "sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in found.items()]
    (folder / "site.json").write_text(json.dumps({"schema": 1, "files": entries}), encoding="utf-8")
    return folder


__all__ = ["RELEASE", "WITHDRAWAL", "draft", "record", "release", "site", "withdrawal"]
