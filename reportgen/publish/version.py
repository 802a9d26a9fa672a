"""Write one version of a report: ``output/<report id>/<version>/``, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.content.blocks import Content
from reportgen.facts.ledger import Ledger
from reportgen.problems import Code, Kind, Place, Problem, ReportError, ToolError
from reportgen.publish import storage
from reportgen.publish.card import CARD, card_json
from reportgen.publish.failures import writing
from reportgen.publish.listed import BYSTANDERS, some
from reportgen.publish.manifest import MANIFEST, manifest
from reportgen.publish.release.record import RELEASE, WITHDRAWAL
from reportgen.publish.spec_files import spec_files
from reportgen.publish.tables import tables
from reportgen.publish.tests import tests
from reportgen.publish.transcript import TEXT, text_json
from reportgen.render.output import Rendered
from reportgen.spec.spec import Spec


def publish(spec: Spec, ledger: Ledger, contents: Sequence[Content], rendered: Rendered, output: Path | None) -> Path:
    """Write a version's folder.

    A draft that is there already is replaced as a whole; when nothing changed, nothing is written. A sealed version is
    compared and never touched; a build to fewer formats is the same where what it has is the same.

    Parameters
    ----------
    spec, ledger, contents, rendered
        What the stages before this one made.
    output
        The folder of all reports, which may be a link; None for ``output`` in the project root, which may not, since a link
        that stands in a project may lead out of it.

    Returns
    -------
    Path
        The version's folder.

    Raises
    ------
    ReportError
        The version is sealed and this build differs from it.
    ToolError
        The folder cannot be written, or holds files that are not ours.
    """
    report = spec.document.report
    place = reports_folder(spec, output) / report.id / report.version
    write_version(place, version_files(spec, ledger, contents, rendered), spec.place(("report", "version")))
    return place


def reports_folder(spec: Spec, output: Path | None) -> Path:
    """Return the folder of all reports; raise ``ToolError`` for a link that stands in the project."""
    return reports_below(spec.root, output)


def reports_below(root: Path, output: Path | None) -> Path:
    """Return the folder of all reports of a project; raise ``ToolError`` for a link that stands in it."""
    reports = output or root / "output"
    if output is None and reports.is_symlink():
        raise ToolError([linked(reports)])
    return reports


def write_version(place: Path, files: Mapping[str, bytes], at: Place) -> None:
    """Make a version's folder hold exactly these files.

    Parameters
    ----------
    place
        The version's folder.
    files
        Relative path to content.
    at
        Where the spec names the version.
    """
    with writing(place, sum(map(len, files.values())), "--output"):
        if place.parent.is_symlink():
            raise ToolError([linked(place.parent)])
        with made_folders(place.parent), storage.swept(place.parent):
            if needs_writing(place, files, at):
                storage.replace_folder(place, files)


def version_files(spec: Spec, ledger: Ledger, contents: Sequence[Content], rendered: Rendered) -> dict[str, bytes]:
    """Return every file of a version by its relative path, the manifest last."""
    from reportgen.facts.serialise import facts_json

    files = dict(rendered.files)
    files["facts.json"] = facts_json(spec, ledger, contents).encode()
    files[TEXT] = text_json(contents, ledger).encode()
    files[CARD] = card_json(spec, ledger, contents).encode()
    files |= {f"tables/{name}.csv": text.encode("utf-8-sig") for name, text in tables(spec, ledger).items()}
    files |= {f"tests/{name}.csv": text.encode("utf-8-sig") for name, text in tests(ledger).items()}
    files |= spec_files(spec)
    files = dict(sorted(files.items()))
    files[MANIFEST] = manifest(spec, ledger, files, rendered.parts).encode()
    return files


def needs_writing(place: Path, files: Mapping[str, bytes], at: Place) -> bool:
    """Tell whether a version's folder has to be written; refuse to overwrite what must not be.

    Parameters
    ----------
    place
        The version's folder.
    files
        What it would hold.
    at
        Where the spec names the version.
    """
    if not place.exists() and not place.is_symlink():
        return True
    if place.is_symlink() or not place.is_dir():
        raise ToolError([_foreign(place, "is no folder")])
    if odd := storage.oddities(place):
        raise ToolError([_foreign(place, f"holds {some(odd)}, which is no ordinary file")])
    there = storage.read_folder(place)
    if there == files:
        return False
    if {RELEASE, WITHDRAWAL} & there.keys():
        from reportgen.publish.release.differs import sealed_problem

        if problem := sealed_problem(there, files, place.name, at):
            raise ReportError([problem])
        return False
    strangers = sorted(set(there) - _listed(there.get(MANIFEST)) - {n for n in there if n.rsplit("/", 1)[-1] in BYSTANDERS})
    if strangers:
        raise ToolError([_foreign(place, f"holds {some(strangers)}, which reportgen did not write")])
    return True


def _listed(text: bytes | None) -> set[str]:
    """Return the files that a manifest says the version has, itself included."""
    try:
        outputs = json.loads(text or b"{}").get("outputs", [])
        return {MANIFEST, *(str(entry["path"]) for entry in outputs)} if text else set()
    except (ValueError, TypeError, KeyError, AttributeError):
        return set()


def _foreign(place: Path, what: str) -> Problem:
    fix = "Move it out of the folder; a build replaces a version's folder as a whole"
    return Problem(Code.OUTPUT_FOREIGN, Place(str(place)), f"{place.name} {what}", fix, kind=Kind.TOOL)


def linked(folder: Path) -> Problem:
    """Return the problem of a folder that is a link."""
    found = f"{folder.name} is a symbolic link, and a build follows none out of the folder it writes to"
    fix = "Put a real folder in its place, or name the folder to write to with --output"
    return Problem(Code.OUTPUT_FOREIGN, Place(str(folder)), found, fix, kind=Kind.TOOL)


@contextmanager
def made_folders(folder: Path) -> Iterator[None]:
    """Make a folder and those above it; in the end remove those that are new and still empty, as after a failed build."""
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for path in new:
            storage.flush_folder(path.parent)
        yield
    finally:
        for path in new:
            with suppress(OSError):
                path.rmdir()
