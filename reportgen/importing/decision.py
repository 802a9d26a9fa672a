"""What an import decided, so that the author can look at it and change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Form:
    """What a decision has in common with others of its kind: its sentence and what to write, without their values."""

    what: str = ""
    """A format string; empty for a decision that is the only one of its kind."""
    change: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands in both, as it is shown."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, told in the account beside the spec with the line to change."""

    what: str
    """What was decided and why, a whole sentence; never a respondent's own words."""
    path: tuple[str, ...] = ()
    """Where the spec says so, such as ``("questions", "q5", "type")``; empty for what is nowhere in the spec."""
    change: str = ""
    """What to write there, or which option to give, where the author knows better."""
    doubt: bool = False
    """Whether the file cannot tell, so that somebody should look."""
    form: Form = field(default=Form(), compare=False)
    """By which it is told together with others that are alike."""


def formed(what: str, change: str, path: tuple[str, ...], values: Mapping[str, object], *, doubt: bool = False) -> Decision:
    """Return a decision made of format strings and their values, which is told together with others of them."""
    shown = {name: str(value) for name, value in values.items()}
    return Decision(what.format(**shown), path, change.format(**shown), doubt, Form(what, change, shown))
