"""The watch over the files of a report.

Folders are watched, not files: editors save by writing another file and renaming it. What the system does not tell of, as on some
network drives, is found by a look at the files each second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.verbs.serving.fingerprint import FileStamp, FolderStamp, Stamp, stamps

LOOK = 1.0
"""Seconds between two looks at the files."""
SHARE = 20
"""Of the time, at most one part in so many is spent looking: a folder of answers may hold thousands of files."""
YOUNG = 100_000_000
"""Nanoseconds: a file written within them of its stamp may be written again without another one."""
QUIET = 0.03
"""Seconds without a change after which a save is over."""
LONGEST = 1.0
"""Seconds that a save may take, and a file be gone or empty between two steps of it."""


class Watch:
    """Tells when one of a set of files has changed."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = tuple(files)
        self._told = threading.Event()
        self._stop = threading.Event()
        self._folders: frozenset[Path] = frozenset()
        self._seen: Mapping[Path, Stamp] = {}
        self._seen_at = 0
        self._took = 0.0

    def begin(self) -> None:
        """Remember the files as they are; a build that begins now will have seen this."""
        self._told.clear()
        self._follow()
        self._seen_at = time.time_ns()
        self._seen = stamps(self._files)

    def add(self, files: Iterable[Path]) -> None:
        """Watch these files: those that a build has named. One that is new and young counts as changed since it began."""
        self._files = tuple(files)
        known = stamps(self._files)
        self._seen = {p: self._seen[p] if p in self._seen else _unless_young(s, self._seen_at) for p, s in known.items()}
        self._follow()

    def changed(self) -> bool:
        """Tell whether a file is another than at the beginning of the last build."""
        return stamps(self._files) != self._seen

    def wait(self) -> bool:
        """Return when a file has changed and whoever writes it has done; False where that is said alone, and may be known."""
        while not (seen := self._looked()):
            if self._told.wait(max(LOOK, SHARE * self._took)):
                self._told.clear()
                if any(_is_young(stamp, self._seen_at) for stamp in self._seen.values()):
                    break
        self._settle()
        return seen or self.changed()

    def _looked(self) -> bool:
        began = time.monotonic()
        changed = self.changed()
        self._took = time.monotonic() - began
        return changed

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()

    def _settle(self) -> None:
        until, before = time.monotonic() + LONGEST, stamps(self._files)
        while time.monotonic() < until:
            time.sleep(QUIET)
            now = stamps(self._files)
            if now == before and not any(_lost(self._seen.get(path), now[path]) for path in now):
                return
            before = now

    def _follow(self) -> None:
        """Watch the folders of the files; of a folder that is not there, the nearest above it that is."""
        folders = frozenset(map(_folder, self._files))
        if folders == self._folders:
            return
        self._stop.set()
        self._stop, self._folders = threading.Event(), folders
        threading.Thread(target=self._listen, args=(folders, self._stop), daemon=True).start()

    def _listen(self, folders: frozenset[Path], stop: threading.Event) -> None:
        """Wait for word of the system; where it gives none (no such folder any more, too many watches), the looks must do."""
        from watchfiles import watch

        try:
            for _ in watch(*folders, watch_filter=self._concerns, stop_event=stop, recursive=False, raise_interrupt=False):
                self._told.set()
        except (OSError, RuntimeError):
            return

    def _concerns(self, _change: object, path: str) -> bool:
        changed = Path(path)
        return any(file in {changed, changed.parent} or file.is_relative_to(changed) for file in self._files)


def _folder(path: Path) -> Path:
    return path if path.is_dir() else next(folder for folder in path.parents if folder.is_dir())


def _youngest(stamp: Stamp) -> int:
    """Return when a file, or any in a folder, was last written or entered."""
    if isinstance(stamp, FolderStamp):
        return max((_youngest(inner) for _, inner in stamp.inside), default=0)
    return max(stamp.written, stamp.entered) if stamp else 0


def _is_young(stamp: Stamp, seen_at: int) -> bool:
    return _youngest(stamp) > seen_at - YOUNG


def _unless_young(stamp: Stamp, seen_at: int) -> Stamp:
    """Return a stamp, or one that no file has where the file has changed since a build began that may not have seen it."""
    return FileStamp(-1, -1, -1, -1) if _is_young(stamp, seen_at) else stamp


def _lost(before: Stamp, now: Stamp) -> bool:
    """Tell whether a file that held something is gone or empty: an editor may be in the middle of writing it."""
    return _size(before) > 0 and _size(now) == 0


def _size(stamp: Stamp) -> int:
    return stamp.size if isinstance(stamp, FileStamp) else 0
