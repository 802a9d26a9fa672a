"""``spec/``: the spec of a version and the files it includes, byte for byte as they were read; never the answers."""

from __future__ import annotations

from urllib.parse import quote

from reportgen.spec.spec import Asset, Spec

FOLDER = "spec"
_REFUSED = set(r'%:\*?"<>|') | {chr(code) for code in range(32)}
"""Characters that some file system refuses in names, and the one that stands for them."""


def spec_files(spec: Spec) -> dict[str, bytes]:
    """Return the texts by their path in the version's folder: ``spec/`` and the path from the project root.

    The specs of earlier waves are among them, as their codebooks are a part of the report.
    """
    specs = (spec, *(wave.own for wave in spec.waves if wave.own is not None))
    return {kept_name(asset): asset.content for one in specs for asset in (one.file, *one.included)}


def text_of(data: bytes) -> str:
    """Return a kept text as lines that end alike, whatever bytes it holds."""
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def kept_name(asset: Asset) -> str:
    """Return the path of a text inside the version's folder; characters that a file system may refuse are written as %3A."""
    return kept_path(asset.shown)


def kept_path(shown: str) -> str:
    """Return the same for a path from the project root, as the manifest has it."""
    return f"{FOLDER}/" + "".join(quote(c, safe="") if c in _REFUSED else c for c in shown)
