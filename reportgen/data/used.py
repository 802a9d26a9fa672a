"""The columns that a spec uses, of whatever holds the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.data.codebook import column_name, fields_of, key_field, wave_field
from reportgen.data.door import weight_field
from reportgen.data.drawn import design_fields
from reportgen.data.quality.columns import quality_fields
from reportgen.problems import Code, Problem
from reportgen.spec.nearest import suggest
from reportgen.spec.spec import Key, Spec


def used_columns(spec: Spec) -> Mapping[str, Key]:
    """Return every column that the spec names, those of rules on quality too, and where it names it first."""
    document = spec.document
    extra = weight_field(spec), wave_field(document), key_field(document), *design_fields(spec), *quality_fields(document)
    used: dict[str, Key] = {}
    for field in (*fields_of(document), *filter(None, extra)):
        used.setdefault(field.column, field.key)
    return used


def missing_column(spec: Spec, column: str, key: Key, names: Sequence[str]) -> Problem:
    """Return the problem of a column that the answers lack."""
    found = f"'{spec.answers.near}' has no column '{column}'"
    return Problem(Code.DATA_COLUMN, spec.place(key), found, suggest(column, [n for n in names if n], "columns"))


def named_columns(spec: Spec, written: Sequence[str]) -> tuple[Mapping[str, str], list[Problem]]:
    """Return the used columns of a table by the name that the engine has for each, and what is wrong with their names.

    Parameters
    ----------
    spec
        The spec.
    written
        The columns of the table, as the engine names them.
    """
    names = [column_name(w) for w in written]
    counts, used = Counter(names), used_columns(spec)
    problems = list(_wrong(spec, used, counts, names))
    return {name: written[names.index(name)] for name in used if counts[name] == 1}, problems


def _wrong(spec: Spec, used: Mapping[str, Key], counts: Mapping[str, int], names: Sequence[str]) -> Iterator[Problem]:
    for column, key in used.items():
        if counts[column] == 0:
            yield missing_column(spec, column, key, names)
        elif counts[column] > 1:
            found = f"'{spec.answers.near}' has {counts[column]} columns called '{column}', blanks aside"
            yield Problem(Code.DATA_COLUMN, spec.place(key), found, "give every column that is used a name of its own")
