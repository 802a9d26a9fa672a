"""``reportgen serve``: begin here. Watch, build, show; again and again."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reportgen.content.words import LANGUAGES
from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.spec.read import read_report
from reportgen.verbs.serving.board import Board, Shown
from reportgen.verbs.serving.named import named_files
from reportgen.verbs.serving.preview import Preview
from reportgen.verbs.serving.server import Server
from reportgen.verbs.serving.told import told
from reportgen.verbs.serving.watch import Watch
from reportgen.verbs.serving.workshop import Workshop

TRIES = 20
"""Free ports that are tried where the two addresses of this machine need the same."""
ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


class Serving:
    """A report that is served while its files are edited.

    Parameters
    ----------
    spec
        The spec.
    project
        The project root; found from the spec's place without it.
    """

    def __init__(self, spec: Path, project: Path | None = None) -> None:
        report = read_report(spec, project)  # raises for what no edit of the file can mend
        self.spec = spec
        language = report.language if report is not None else "en"
        self.board = Board(Shown(language=language if language in LANGUAGES else "en"))
        self.workshop = Workshop(spec, project)
        self.watch = Watch(named_files(spec, project))

    def build(self) -> Preview:
        """Build the report from the files as they are, and show what came of it."""
        self.watch.begin()
        built = self.workshop.build(self.watch.changed)
        self.watch.add(built.files)
        before = self.board.shown
        pages = built.pages or before.pages
        language = built.language or before.language
        self.board.show(Shown(pages, tuple(map(told, built.problems)), bool(built.pages), built=True, language=language))
        return built

    def follow(self) -> Iterator[Preview]:
        """Build, and again whenever a file has changed; yields what came of each build that may be another."""
        yield (last := self.build())
        while True:
            certain = self.watch.wait()
            built = self.build()
            if certain or (built.pages, built.problems) != (last.pages, last.problems):
                yield built
            last = built

    def close(self) -> None:
        """Stop the watch and the process that builds."""
        self.watch.close()
        self.workshop.close()


@contextmanager
def listening(board: Board, port: int) -> Iterator[int]:
    """Serve what the board shows on the addresses of this machine; yields the port.

    Parameters
    ----------
    board
        What is shown.
    port
        The one that is wished; where it is taken, a free one.
    """
    with ExitStack() as stack:
        servers = _servers(board, port)
        for server in servers:
            stack.callback(server.close)
        yield servers[0].server_port


def _servers(board: Board, port: int) -> list[Server]:
    for wished in (port, *[0] * TRIES):
        try:
            return _on_all(board, wished)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise _no_server(error) from error
    raise _no_server(None)


def _on_all(board: Board, port: int) -> list[Server]:
    """Listen on the same port of all addresses of this machine; one of the two kinds may not be there."""
    servers: list[Server] = []
    for family, host in ADDRESSES:
        try:
            servers.append(Server(family, host, servers[0].server_port if servers else port, board))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES} or (not servers and host == ADDRESSES[-1][1]):
                for server in servers:
                    server.close()
                raise
    return servers


def _no_server(error: OSError | None) -> ToolError:
    found = f"This machine lets nothing listen on its own addresses{f': {error.strerror}' if error else ''}"
    fix = "See whether networking is switched off here, and use reportgen build meanwhile"
    return ToolError([Problem(Code.OUTPUT_FAILED, Place("127.0.0.1"), found, fix, kind=Kind.TOOL)])
