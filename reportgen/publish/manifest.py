"""``manifest.json``: what a version was made from and of, so that anybody can check it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from reportgen.analysis.results import Source
from reportgen.facts.actions_json import action_name
from reportgen.facts.arithmetic import agreements
from reportgen.facts.claims_json import result_json
from reportgen.facts.ledger import Ledger, Side
from reportgen.facts.quality_json import quality_json
from reportgen.publish.settings import settings, structure
from reportgen.spec.collected import provenance
from reportgen.spec.model.scalars import in_language
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Spec
from reportgen.version import __version__

MANIFEST = "manifest.json"
SCHEMA = 1
"""The version of the manifest's shape."""

PARTS = ("babel", "duckdb", "jinja2", "markdown-it-py", "narwhals", "numpy", "pydantic", "pyyaml", "scipy")
"""Packages that the numbers and words pass through; the renderer names its own."""


def manifest(spec: Spec, ledger: Ledger, files: Mapping[str, bytes], parts: Mapping[str, str]) -> str:
    """Return the text of a manifest.

    Parameters
    ----------
    spec, ledger
        What the report says.
    files
        Every other file of the version.
    parts
        Versions of what decided the bytes of the rendered files.
    """
    content = {
        "schema": SCHEMA,
        "report": _report(spec),
        "inputs": _inputs(spec, ledger),
        "outputs": [{"path": name, **fingerprint(data)} for name, data in sorted(files.items())],
        "parts": dict(sorted({**_versions(), **parts}.items())),
        "settings": settings(spec.document),
        "structure": structure(spec.document),
        "claims": _claims(spec, ledger),
        **({"actions": _actions(spec, ledger)} if ledger.actions else {}),
        **({"quality": quality} if (quality := quality_json(spec, ledger)) else {}),
        **({"arithmetic": _arithmetic(spec)} if spec.document.arithmetic else {}),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _report(spec: Spec) -> dict[str, Any]:
    report = spec.document.report
    return {
        "id": report.id,
        "version": report.version,
        "title": in_language(report.title, report.language),
        "languages": list(dict.fromkeys((report.language, *report.languages))),
        "date": report.date.isoformat(),
        "provenance": provenance(spec.document),
        "fieldwork": _fieldwork(spec),
    }


def _fieldwork(spec: Spec) -> dict[str, str] | None:
    """Return when people were asked; versions of the same days are about the same people."""
    survey = spec.document.survey
    return {"from": survey.fieldwork.from_.isoformat(), "to": survey.fieldwork.to.isoformat()} if survey else None


def _inputs(spec: Spec, ledger: Ledger) -> list[dict[str, Any]]:
    """Return the files read, by project-relative path; the data's hash is that of the bytes the numbers came from."""
    inputs = [*texts_read(spec), *theme_read(spec)]
    if ledger.source is not None:
        inputs.append(_data(ledger.source))
    for wave in spec.waves:
        if wave.own is not None:
            inputs += [{**text, "wave": wave.code} for text in texts_read(wave.own)]
        if wave.code in ledger.waves:
            inputs.append({**_data(ledger.waves[wave.code]), "wave": wave.code})
    return inputs


def _data(source: Source) -> dict[str, Any]:
    return {"path": source.shown, "role": "data", "sha256": source.sha256, "bytes": source.bytes, "rows": source.rows}


def theme_read(spec: Spec) -> list[dict[str, Any]]:
    """Return the files of the theme, by project-relative path."""
    files = spec.theme.files if spec.theme else ()
    return [{"path": file.shown, "role": file.role, **fingerprint(file.content)} for file in files]


def texts_read(spec: Spec) -> list[dict[str, Any]]:
    """Return the spec and what it includes, by project-relative path."""
    texts = [("spec", spec.file), *(("include", asset) for asset in spec.included)]
    return [{"path": asset.shown, "role": role, **fingerprint(asset.content)} for role, asset in texts]


def fingerprint(data: bytes) -> dict[str, Any]:
    """Return hash and size."""
    return {"sha256": sha256(data).hexdigest(), "bytes": len(data)}


def _versions() -> dict[str, str]:
    found = {"reportgen": __version__}
    for name in PARTS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _claims(spec: Spec, ledger: Ledger) -> list[dict[str, Any]]:
    """Return every claim that is asserted with its result: true, false, or null where a withheld number leaves it open."""
    language = spec.document.report.language
    claims = []
    for index, claim in enumerate(spec.document.claims):
        verdict = ledger.verdicts.get(("claims", index, "holds"))
        if verdict is None:
            continue  # its condition is not true: it is not asserted
        comparisons = [
            {"left": _side(left, language), "operator": operator, "right": _side(right, language), "holds": holds}
            for left, operator, right, holds in verdict.links
        ]
        says = in_language(claim.says, language)
        claims.append({"id": claim.id, "says": says, "holds": verdict.holds, **result_json(verdict), "comparisons": comparisons})
    return claims


def _actions(spec: Spec, ledger: Ledger) -> list[dict[str, str]]:
    """Return what became of every action of the plan."""
    items = dict(plan_items(spec.document))
    return [{"id": action_name(action.key, items[action.key]), "outcome": action.outcome} for action in ledger.actions]


def _arithmetic(spec: Spec) -> list[dict[str, Any]]:
    """Return every calculation over published figures with its result: true, false, or null where bounds leave it open."""
    return [{a.kind: list(a.parts), "is": a.makes or "100%", "holds": a.holds} for a in agreements(spec.document)]


def _side(side: Side, language: str) -> dict[str, str]:
    return {"expression": side.expression, "printed": side.printed.get(language, "")}
