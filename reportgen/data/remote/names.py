"""Names of tables and columns as databases spell them: those that nobody put into quotes are in capitals or in small letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.data.codebook import column_name


def spelled(written: str, known: Iterable[str]) -> str:
    """Return a name as the database spells it; capital and small letters count where both are there.

    Parameters
    ----------
    written
        As a spec has it.
    known
        The names that there are.
    """
    names = list(known)
    alike = [name for name in names if name.lower() == written.lower()]
    return alike[0] if written not in names and len(alike) == 1 else written


def as_used(columns: Sequence[str], used: Iterable[str]) -> list[str]:
    """Return the columns of a table, in order, each as the spec spells it where only capital and small letters differ.

    Parameters
    ----------
    columns
        As the database has them.
    used
        As the spec has them.
    """
    names = [column_name(column) for column in columns]
    alone = {name for name, times in Counter(name.lower() for name in names).items() if times == 1}
    wanted = {name.lower(): name for name in used if name not in names}
    return [wanted.get(name.lower(), name) if name.lower() in alone else name for name in names]
