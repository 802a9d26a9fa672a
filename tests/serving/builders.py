"""What builds in place of the pipeline, to see how the other process is watched over. Another process imports it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from reportgen.verbs.serving.preview import Kept, Preview


def as_told(spec: Path, _project: Path | None, kept: Kept) -> Preview:
    """Do what the spec says: crash, hang, or give a page with the number of this process."""
    match spec.read_text(encoding="utf-8").strip():
        case "crash":
            os.kill(os.getpid(), 11)
        case "leave":
            os._exit(7)
        case "hang":
            time.sleep(600)
        case _:
            pass
    kept.drawings.begin()
    return Preview({"index.html": str(os.getpid()).encode()}, (), (spec,))
