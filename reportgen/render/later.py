"""Modules that a library imports at its start and calls in rare cases only: they are loaded when something of them is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def loaded_later(functions: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
    """Let what is imported inside hold stand-ins of modules, which take everything from the modules themselves.

    Parameters
    ----------
    functions
        The modules by their full names, each with the functions that are imported from it by name.
    """
    made = {name: _stand_in(name, names) for name, names in functions.items() if name not in sys.modules}
    sys.modules.update(made)
    try:
        yield
    finally:
        for name in made:
            del sys.modules[name]


def _stand_in(name: str, functions: tuple[str, ...]) -> ModuleType:
    module = ModuleType(name)

    def found(attribute: str) -> Any:
        if attribute.startswith("__"):  # the import asks whether it is a package
            raise AttributeError(attribute)
        return getattr(import_module(name), attribute)

    vars(module).update({function: _calling(name, function) for function in functions}, __getattr__=found)
    return module


def _calling(name: str, function: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(name), function)(*args, **kwargs)

    return call
