"""Write a questionnaire: ``output/<report id>/questionnaire/<version>/``, whole or not at all, apart from the reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from reportgen.problems import ToolError
from reportgen.publish.manifest import MANIFEST, fingerprint, texts_read, theme_read
from reportgen.publish.version import linked, reports_folder, write_version
from reportgen.render.output import Rendered
from reportgen.spec.checks.survey import FORMS
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Spec
from reportgen.version import __version__


def publish_questionnaire(spec: Spec, rendered: Rendered, output: Path | None) -> Path:
    """Write the folder of a version's questionnaire.

    Parameters
    ----------
    spec
        What the author wrote.
    rendered
        The forms.
    output
        The folder of all reports; ``output`` in the project root without it.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ToolError
        The folder cannot be written, is reached by a link, or holds files that are not ours.
    """
    report = spec.document.report
    own = reports_folder(spec, output) / report.id
    if own.is_symlink():
        raise ToolError([linked(own)])
    place = own / FORMS / report.version
    files = {**rendered.files, MANIFEST: _manifest(spec, rendered.files, rendered.parts).encode()}
    write_version(place, files, spec.place(("report", "version")))
    return place


def _manifest(spec: Spec, files: Mapping[str, bytes], parts: Mapping[str, str]) -> str:
    """Return what the forms were made from and of."""
    report = spec.document.report
    content = {
        "schema": 1,
        "questionnaire": {
            "id": report.id,
            "version": report.version,
            "title": in_language(report.title, report.language),
            "languages": list(dict.fromkeys((report.language, *report.languages))),
        },
        "inputs": [*texts_read(spec), *theme_read(spec)],
        "outputs": [{"path": name, **fingerprint(data)} for name, data in sorted(files.items())],
        "parts": dict(sorted({"reportgen": __version__, **parts}.items())),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
