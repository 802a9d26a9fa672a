"""A folder served under a sub-path on loopback, as a host of static pages does."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def under_a_path(place: Path, root: Path) -> Iterator[str]:
    """Serve a folder and yield its address; ``root`` is an empty folder."""
    (root / "under").mkdir()
    (root / "under" / "all").symlink_to(place)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/under/all/"
        server.shutdown()
