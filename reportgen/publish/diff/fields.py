"""Read values out of JSON that anybody may have written: what has not the shape it should have is an error and no value."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any


class MisshapenError(Exception):
    """A file has not the shape that it should have; the message says where."""


class Fields:
    """A JSON object whose fields are read one by one."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, Mapping):
            raise MisshapenError(f"{where} is no object")
        self.value, self.where = value, where

    def text(self, name: str, default: str | None = None) -> str:
        """Return a field that holds text; the default where it is missing or null, an error without one."""
        found = str(self._of(name, str, default))
        if not found.isascii() and any("\ud800" <= c <= "\udfff" for c in found):
            raise MisshapenError(f"{self.where}.{name} holds half a character")
        return found

    def number(self, name: str) -> float | None:
        """Return a field that holds a finite number, or None."""
        found = self._of(name, (int, float), 0.0)
        if isinstance(found, bool) or not math.isfinite(found):
            raise MisshapenError(f"{self.where}.{name} is no number")
        return None if self.value.get(name) is None else float(found)

    def count(self, name: str) -> int | None:
        """Return a field that holds a whole number, or None."""
        found = self.number(name)
        if found is not None and found != int(found):
            raise MisshapenError(f"{self.where}.{name} is no whole number")
        return None if found is None else int(found)

    def truth(self, name: str) -> bool | None:
        """Return a field that holds true or false, or None."""
        return None if self.value.get(name) is None else bool(self._of(name, bool))

    def inside(self, name: str) -> Fields:
        """Return a field that holds an object; an empty one where it is missing or null."""
        return Fields(self._of(name, Mapping, {}), f"{self.where}.{name}")

    def texts(self, name: str) -> dict[str, str]:
        """Return a field that holds an object of texts."""
        inside = self.inside(name)
        return {key: inside.text(key) for key in inside.value}

    def items(self, name: str) -> list[Any]:
        """Return a field that holds a list; an empty one where it is missing or null."""
        return list(self._of(name, list, []))

    def objects(self, name: str) -> list[Fields]:
        """Return a field that holds a list of objects."""
        return [Fields(item, f"{self.where}.{name}[{i}]") for i, item in enumerate(self.items(name))]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a field that holds a list of texts."""
        found = self.items(name)
        if not all(isinstance(item, str) for item in found):
            raise MisshapenError(f"{self.where}.{name} holds something that is no text")
        return tuple(found)

    def _of(self, name: str, kind: Any, default: Any = None) -> Any:
        found = self.value.get(name)
        if found is None and default is not None:
            return default
        if not isinstance(found, kind):
            raise MisshapenError(f"{self.where}.{name} is {'missing' if found is None else f'{type(found).__name__}'}")
        return found


def parsed(data: bytes, where: str) -> Fields:
    """Return a JSON file as its fields.

    Raises
    ------
    MisshapenError
        It is no JSON, or no object.
    """
    try:
        return Fields(json.loads(data), where)
    except (ValueError, RecursionError) as error:
        at = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise MisshapenError(f"{where} is no JSON{at}; it may have been cut short") from error
