"""What every check is given, and the problems that many of them report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.problems import Code, Problem
from reportgen.spec.checks.values import Value
from reportgen.spec.model.document import Document
from reportgen.spec.nearest import suggest
from reportgen.spec.spec import Key
from reportgen.spec.tree import Locator, short
from reportgen.spec.yaml.fullwidth import name_fix


@dataclass(frozen=True, slots=True)
class Subject:
    """A document that fits the grammar, with the places of its values."""

    document: Document
    place_of: Locator
    values: tuple[Value, ...]
    """Every value of the document, with its key path and type."""

    def wrong(self, key: Key, found: str, fix: str, code: Code = Code.WRONG_VALUE) -> Problem:
        """Return the problem of a value; ``found`` goes on after the value's key path."""
        return Problem(code, self.place_of(key), f"{self.place_of.path(key)} {found}", fix)

    def unknown(self, key: Key, kind: str, name: str, valid: Iterable[str]) -> Problem:
        """Return the problem of a name that nothing has; ``kind`` is in the plural, such as ``scales``."""
        found = f"names '{short(name)}', which is not among the {kind}"
        known = list(valid)
        several = [part.strip() for part in name.split(",")]
        if len(several) > 1 and set(several) <= set(known):
            return self.wrong(key, found, f"Write several names as a list: [{', '.join(several)}]", Code.UNKNOWN_NAME)
        fix = name_fix(name, known) or suggest(name, known, kind)
        if "(" in name:
            fix = f"Write a name here; expressions stand in texts, claims, bars and series. {fix}"
        return self.wrong(key, found, fix, Code.UNKNOWN_NAME)

    def dangling(self, key: Key, kind: str, names: Iterable[tuple[Key, str]], valid: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem for every name of a list that nothing has."""
        known = list(valid)
        for at, name in names:
            if name not in known:
                yield self.unknown((*key, *at), kind, name, known)


Check = Callable[[Subject], Iterable[Problem]]


def numbered(names: Sequence[str] | str | None) -> tuple[tuple[Key, str], ...]:
    """Return (key below the field, name) of one name or a list of names."""
    if names is None:
        return ()
    return (((), names),) if isinstance(names, str) else tuple(((i,), name) for i, name in enumerate(names))
