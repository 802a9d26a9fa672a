"""Survey reports as code: a YAML spec and the answers become a checked, versioned report.

The names below are the public ones; everything else may move. They are loaded when first used, so that importing the
package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.version import __version__

if TYPE_CHECKING:
    from reportgen.pipeline import Checked, build, check
    from reportgen.problems import Place, Problem, ReportError, ReportgenError, Severity, SpecError, ToolError
    from reportgen.spec.read import read_spec

__all__ = [
    "Checked",
    "Place",
    "Problem",
    "ReportError",
    "ReportgenError",
    "Severity",
    "SpecError",
    "ToolError",
    "__version__",
    "build",
    "check",
    "read_spec",
]

_HOMES = {"build": "pipeline", "check": "pipeline", "Checked": "pipeline", "read_spec": "spec.read"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'reportgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"reportgen.{_HOMES.get(name, 'problems')}"), name)


def __dir__() -> list[str]:
    return __all__
