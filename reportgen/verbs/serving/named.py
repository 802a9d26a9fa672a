"""The files that a report is made from, as far as they can be told while its spec is broken.

Every value of a YAML file that reads as a path is followed, whatever its key: an include with a mistake in it, answers that
are not there yet and a logo are watched like all others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.spec.paths import unlinked
from reportgen.spec.project_file import HOME
from reportgen.spec.root import project_root
from reportgen.spec.several import is_pattern
from reportgen.spec.spec import Asset, Spec

MOST = 1000
"""Files that are watched; a spec names a handful."""
LARGEST = 1024 * 1024
"""Bytes of a YAML file that is read for names, as of a spec."""
YAML = frozenset({".yaml", ".yml"})
_NAME = re.compile(r"""[^\s'"\[\]{},:#&*!|>%@`][^'"\[\]{},:#\n]{0,300}""")
_FILE = re.compile(r"\.\w{1,10}$")


def named_files(spec: Path, project: Path | None) -> tuple[Path, ...]:
    """Return the spec, the project's own file, and all that they name, whether it is there or not.

    Parameters
    ----------
    spec
        The spec.
    project
        The project root; found from the spec's place without it.
    """
    root = (project or project_root(unlinked(spec))).resolve()
    waiting, found = [Path(os.path.abspath(spec)), root / HOME], dict[Path, None]()  # noqa: PTH100 - links are watched as links
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        if path not in found:
            found[path] = None
            waiting += _named_in(path, root) if path.suffix.lower() in YAML else sorted(path.glob("*.html"))[:MOST]
    return tuple(found)


def _named_in(path: Path, root: Path) -> Iterator[Path]:
    """Yield what a YAML file names inside the project."""
    for written in dict.fromkeys(match[0].strip() for match in _NAME.finditer(_text(path))):
        try:
            named = _named(path.parent, written)
            if named is not None and named.resolve().is_relative_to(root) and not path.is_relative_to(named):
                yield named
        except (OSError, ValueError, RuntimeError):
            continue


def _named(folder: Path, written: str) -> Path | None:
    """Return the file that a value names; of a pattern, the folder in which the files are looked for."""
    if is_pattern(written):
        parts = Path(written).parts
        written = str(Path(*parts[: next(i for i, part in enumerate(parts) if is_pattern(part))]))
    elif not _FILE.search(written) and "/" not in written and not (folder / written).is_dir():
        return None
    path = Path(os.path.normpath(folder / written))
    return path if path.exists() or _FILE.search(written) else None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def files_of(spec: Spec) -> tuple[Path, ...]:
    """Return the files that a spec without problems was read from, and those of its answers."""
    own = [wave.own for wave in spec.waves if wave.own is not None]
    assets = (spec.file, *spec.included, spec.data, *(wave.data for wave in spec.waves))
    files = [path for asset in assets if asset is not None and not asset.label for path in _paths(asset)]
    files += [spec.root / file.shown for file in (spec.theme.files if spec.theme else ())]
    return tuple(dict.fromkeys((*files, *(path for wave in own for path in files_of(wave)))))


def _paths(asset: Asset) -> tuple[Path, ...]:
    """Return the files behind an asset and, of several, the folder: another may come."""
    return (*asset.parts, asset.path) if asset.parts and asset.path.is_dir() else asset.parts or (asset.path,)
