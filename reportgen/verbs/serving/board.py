"""What the server shows: the last report that could be drawn, and what is wrong now."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from reportgen.render.preview import Told


@dataclass(frozen=True, slots=True)
class Shown:
    """One state of the preview."""

    pages: Mapping[str, bytes] = field(default_factory=dict)
    """The last pages that could be drawn, by name; none as long as there are none."""
    told: tuple[Told, ...] = ()
    """Problems of the files as they are now."""
    drawn: bool = False
    """Whether the pages are those of the files as they are now."""
    built: bool = False
    """Whether the first build is done."""
    language: str = "en"

    def version(self, name: str) -> str:
        """Return what tells the content of a page from another; nothing where there is no such page."""
        return sha256(self.pages[name]).hexdigest()[:16] if name in self.pages else ""

    @property
    def notice(self) -> str:
        """What tells what is said beside the page from something else."""
        return sha256(repr((self.told, self.drawn, self.built)).encode("utf-8", "backslashreplace")).hexdigest()[:16]


class Board:
    """Holds what is shown, and wakes those who wait for something else."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._changed = threading.Condition()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        with self._changed:
            return self._shown

    def show(self, shown: Shown) -> None:
        """Show something else."""
        with self._changed:
            self._shown = shown
            self._changed.notify_all()

    def wake(self) -> None:
        """Wake those who wait, though nothing else is shown."""
        self.show(replace(self.shown))

    def after(self, shown: Shown, longest: float) -> Shown:
        """Return what is shown once it is another, or after some seconds the same."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not shown, longest)
            return self._shown
