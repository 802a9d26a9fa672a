"""The files of a version as values: ``facts.json``, ``manifest.json``, ``text.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reportgen.publish.diff.fields import Fields, MisshapenError
from reportgen.publish.diff.version import BuiltVersion, ClaimRecord, FactRecord, InputFile, Mark, Piece, TextLine

RESULTS: Mapping[bool | None, str] = {True: "holds", False: "broken", None: "unknown"}
"""The result of a claim of a version that has only ``holds``."""


def version_of(name: str, facts: Fields, manifest: Fields | None = None, text: Fields | None = None) -> BuiltVersion:
    """Return a version from the fields of its files.

    Raises
    ------
    MisshapenError
        A field is missing, or is of another kind than it should be.
    """
    found = {fact.text("id"): _fact(fact) for fact in facts.objects("facts")}
    rules = facts.inside("withholding")
    raking = facts.value.get("raking")
    about = manifest.inside("report") if manifest else None
    days = about.texts("fieldwork") if about else {}
    languages = _languages(found, about)
    return BuiltVersion(
        name=name,
        report=facts.text("report"),
        version=facts.text("version"),
        language=languages[0] if languages else "en",
        title=about.text("title", "") if about else "",
        facts=found,
        minimum_count=rules.count("minimum_count") if rules.value else None,
        raking=json.dumps(_targets(raking), sort_keys=True, ensure_ascii=False) if raking else "",
        claims={c.text("id"): _claim(c) for c in manifest.objects("claims")} if manifest else None,
        outcomes={a.text("id"): a.text("outcome") for a in manifest.objects("actions")} if manifest else {},
        lines=_lines(text) if text else None,
        inputs=tuple(map(_input, manifest.objects("inputs"))) if manifest else None,
        parts=manifest.texts("parts") if manifest else {},
        settings=manifest.texts("settings") if manifest and "settings" in manifest.value else None,
        structure=manifest.texts("structure") if manifest and "structure" in manifest.value else None,
        fieldwork=(days["from"], days["to"]) if {"from", "to"} <= days.keys() else None,
    )


def _languages(facts: Mapping[str, FactRecord], about: Fields | None) -> tuple[str, ...]:
    named = about.words("languages") if about else ()
    return named or tuple(next((fact.printed for fact in facts.values()), {}))


def _targets(raking: Any) -> list[Any]:
    """Return the margins with their targets; what became of the weights follows from these and the data."""
    of = Fields(raking, "raking")
    margins = [
        [m.text("margin"), [[c.text("code"), c.number("target")] for c in m.objects("categories")]] for m in of.objects("margins")
    ]
    return [margins, of.value.get("trim"), of.value.get("missing"), of.value.get("from")]


def _fact(fact: Fields) -> FactRecord:
    interval = fact.inside("interval")
    low, high = interval.number("low"), interval.number("high")
    return FactRecord(
        id=fact.text("id"),
        kind=fact.text("kind", ""),
        unit=fact.text("unit", ""),
        value=fact.number("value"),
        printed=fact.texts("printed"),
        unit_word=fact.texts("unit_word"),
        definition=fact.texts("definition"),
        n=fact.count("n"),
        base=fact.count("base"),
        weighted_base=fact.number("weighted_base"),
        effective_base=fact.number("effective_base"),
        interval=None if low is None or high is None else (low, high),
        no_interval=fact.text("no_interval", ""),
        significant=fact.inside("test").truth("significant"),
        letters=fact.texts("letters"),
        withheld=fact.text("withheld", ""),
        provenance=fact.text("provenance", ""),
        wave=fact.text("wave", ""),
        filter=fact.text("filter", ""),
        segment=fact.texts("segment"),
        used_at=fact.words("used_at"),
        was=fact.text("was", ""),
    )


def _claim(claim: Fields) -> ClaimRecord:
    condition, numbers = [], []
    for one in claim.objects("comparisons"):
        left, right, sign = one.inside("left"), one.inside("right"), one.text("operator", "")
        condition.append(f"{left.text('expression')} {sign} {right.text('expression')}")
        numbers.append(f"{left.text('printed', '')} {sign} {right.text('printed', '')}")
    if (p := claim.number("p")) is not None:
        numbers.append(f"p = {p:.3g}")
    result = claim.text("result", "") or RESULTS[claim.truth("holds")]
    return ClaimRecord(claim.text("id"), claim.text("says", ""), result, tuple(condition), tuple(numbers))


def _input(file: Fields) -> InputFile:
    return InputFile(file.text("role"), file.text("path"), file.text("sha256"), file.text("wave", ""), file.count("rows"))


def _lines(text: Fields) -> dict[str, tuple[TextLine, ...]]:
    languages = text.inside("languages")
    return {language: tuple(map(_line, languages.objects(language))) for language in languages.value}


def _line(line: Fields) -> TextLine:
    pieces = tuple(map(_piece, line.items("text")))
    return TextLine(line.words("section"), line.text("kind"), line.text("id", ""), line.text("part", ""), pieces)


def _piece(piece: Any) -> Piece:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Mapping) and isinstance(piece.get("fact"), str):
        return Mark(piece["fact"])
    raise MisshapenError("text.json holds a piece that is neither words nor a fact")
