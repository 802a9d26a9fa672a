"""Which inputs of a report changed: data, spec, weights, templates, fonts, tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.publish.diff.version import BuiltVersion, InputFile


@dataclass(frozen=True, slots=True)
class InputChange:
    """An input that is not the same in both versions."""

    kind: str
    """``data``, ``spec``, ``include``; ``theme``, ``theme-font``, ``logo``, ``cover``, ``template``, ``word``, files of the
    theme; ``setting``, a part of the spec; ``raking``, targets of the weights; ``tool``, ``templates``, ``font`` (one that
    ships with the tool), ``package``."""
    name: str
    """Its path, its key in the spec, or the name of the package."""
    what: str
    """``changed``, ``added``, ``removed``, ``moved``, or ``layout``: other bytes that say the same."""
    old: str = ""
    """What it was, in a few characters: rows, a version, a path."""
    new: str = ""
    wave: str = ""


def input_changes(old: BuiltVersion, new: BuiltVersion) -> tuple[InputChange, ...]:
    """Return every input that changed, in the order of their weight; none where a version does not tell its inputs."""
    if old.inputs is None or new.inputs is None:
        return ()
    settings = tuple(_settings(old.settings, new.settings))
    files = tuple(_files(old.inputs, new.inputs))
    told = old.settings is not None and new.settings is not None
    quiet = told and old.settings == new.settings
    shown = tuple(_layout(change) if quiet and change.kind in {"spec", "include"} else change for change in files)
    raking = (
        (InputChange("raking", "survey.weight", "changed"),) if old.raking and new.raking and old.raking != new.raking else ()
    )
    return (*shown, *settings, *raking, *_parts(old.parts, new.parts))


def _layout(change: InputChange) -> InputChange:
    return InputChange(change.kind, change.name, "layout" if change.what == "changed" else change.what, change.old, change.new)


def _files(old: Iterable[InputFile], new: Iterable[InputFile]) -> Iterator[InputChange]:
    """Yield the files that changed; one whose path alone changed has moved."""
    before = {(f.role, f.wave, f.path): f for f in old}
    after = {(f.role, f.wave, f.path): f for f in new}
    gone = {key: f for key, f in before.items() if key not in after}
    for key, file in after.items():
        role, wave, path = key
        if key in before:
            if before[key].sha256 != file.sha256:
                yield InputChange(role, path, "changed", _rows(before[key]), _rows(file), wave)
            continue
        earlier = next((k for k, f in gone.items() if k[:2] == (role, wave) and f.sha256 == file.sha256), None)
        earlier = earlier or next((k for k in gone if k[:2] == (role, wave) and role != "include"), None)
        if earlier is None:
            yield InputChange(role, path, "added", "", _rows(file), wave)
            continue
        was = gone.pop(earlier)
        yield InputChange(role, path, "moved" if was.sha256 == file.sha256 else "changed", was.path, path, wave)
    for (role, wave, path), file in gone.items():
        yield InputChange(role, path, "removed", _rows(file), "", wave)


def _rows(file: InputFile) -> str:
    return "" if file.rows is None else f"{file.rows:,}"


def _settings(old: Mapping[str, str] | None, new: Mapping[str, str] | None) -> Iterator[InputChange]:
    if old is None or new is None:
        return
    for name in sorted(old.keys() | new.keys()):
        if name != "report.version" and old.get(name) != new.get(name):
            yield InputChange("setting", name, "added" if name not in old else "removed" if name not in new else "changed")


def _parts(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[InputChange]:
    """Yield the packages whose versions changed; those that only one version names, as it has more formats, say nothing."""
    for name in sorted(old.keys() & new.keys(), key=lambda part: (part != "reportgen", part != "templates", part)):
        if old[name] != new[name]:
            kind = {"reportgen": "tool", "templates": "templates"}.get(name) or ("font" if ":" in new[name] else "package")
            yield InputChange(kind, name, "changed", _short(old[name]), _short(new[name]))


def _short(version: str) -> str:
    return "" if version.startswith("sha256:") else version
