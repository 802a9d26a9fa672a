"""Results that the preview keeps from one build to the next: answers are read again only when a number may be another."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.analysis.results import Results
from reportgen.pipeline import estimated
from reportgen.spec.described import description
from reportgen.spec.spec import Asset, Spec
from reportgen.spec.waves.rules import wave_spec
from reportgen.verbs.serving.fingerprint import Digests

MOST = 4
"""Results that are kept: an edit is often taken back."""


@dataclass(frozen=True, slots=True)
class _Entry:
    results: Results
    places: str
    """Where everything stood, where a problem says a line; empty where none does."""


class KeptResults:
    """Runs stages 2 and 3, or returns what they gave for the same plan, codebook, rules and data."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, tuple[str, ...]], _Entry] = {}
        self._digests = Digests()
        self.read = False
        """Whether the last call read the answers."""

    def __call__(self, spec: Spec) -> Results:
        """Return the estimates of every number that a spec needs."""
        self.read = False
        if spec.data is None:
            return estimated(spec)
        files = answers_of(spec)
        if files is None:
            self.read = True
            return estimated(spec)
        key, before = description(spec), tuple(map(self._digests.of, files))
        found = self._kept.pop((key, before), None)
        if found is None or found.places not in {"", _places(spec)}:
            self.read = True
            found = _entry(spec)
        if tuple(map(self._digests.of, files)) == before:
            self._kept[key, before] = found
            self._kept = dict(list(self._kept.items())[-MOST:])
        return found.results


def _entry(spec: Spec) -> _Entry:
    results = estimated(spec)
    return _Entry(results, _places(spec) if results.problems else "")


def answers_of(spec: Spec) -> tuple[Path, ...] | None:
    """Return the files that hold the answers of all waves; None where some lie behind a connection, which tells no change."""
    assets = [wave_spec(spec, code).data for code in ("", *(wave.code for wave in spec.waves))]
    if any(asset is not None and asset.label for asset in assets):
        return None
    return tuple(dict.fromkeys(path for asset in assets if asset is not None for path in _files(asset)))


def _files(asset: Asset) -> tuple[Path, ...]:
    """Return the files behind an asset; beside a database its log, in which the last changes may stand."""
    return asset.parts or (asset.path, asset.path.with_name(f"{asset.path.name}.wal"))


def _places(spec: Spec) -> str:
    return sha256(repr(spec.places).encode("utf-8", "backslashreplace")).hexdigest()
