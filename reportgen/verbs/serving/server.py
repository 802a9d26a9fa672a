"""The server of the preview: it listens on this machine alone, and gives out the pages in memory and nothing else.

Any page that the author has open in the browser can send requests to this address. So a request must name this machine as its
host (a name of someone else's that leads here is refused) and come from no other site, and nothing lets another site read.
"""

from __future__ import annotations

import json
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from reportgen.content.words import preview_words
from reportgen.render.preview import EVENTS, Notice, page
from reportgen.verbs.serving.board import Board, Shown

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine under which it may be asked."""
ALIVE = 15.0
"""Seconds after which a browser that waits is told that the server is still there."""
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "reportgen", ""
    timeout = 30
    server: Server

    def do_GET(self) -> None:
        """Answer a request for a page, or for word of changes."""
        address = self.path.split("?", 1)[0].split("#", 1)[0]
        name = "index.html" if address == "/" else address[1:]
        shown = self.server.board.shown
        if not self._is_ours():
            self._say(HTTPStatus.FORBIDDEN, "This preview answers pages of its own on this machine alone.")
        elif address == EVENTS:
            self._tell()
        elif name in shown.pages or name == "index.html":
            self._give(shown, name)
        else:
            self._say(HTTPStatus.NOT_FOUND, "The report has no page of this name.")

    do_HEAD = do_GET  # noqa: N815

    def _is_ours(self) -> bool:
        """Tell whether a request is addressed to this machine by a name of its own, and comes from a page of this server."""
        hosts = {f"{host}:{self.server.server_port}" for host in HOSTS}
        hosts |= set(HOSTS) if self.server.server_port == 80 else set()
        named = self.headers.get_all("Host", [])
        origins = self.headers.get_all("Origin", [])
        site, mode = self.headers.get("Sec-Fetch-Site", "none"), self.headers.get("Sec-Fetch-Mode", "navigate")
        return (
            len(named) == 1
            and named[0].strip().lower() in hosts
            and all(origin.removeprefix("http://").lower() in hosts for origin in origins)
            and (site in {"none", "same-origin"} or mode == "navigate")
        )

    def _give(self, shown: Shown, name: str) -> None:
        written, policy = page(shown.pages.get(name, b""), _notice(shown, name))
        self._answer(HTTPStatus.OK, "text/html", written, policy)

    def _say(self, status: HTTPStatus, words: str) -> None:
        self._answer(status, "text/plain", f"{words}\n".encode(), "default-src 'none'; frame-ancestors 'none'")

    def _answer(self, status: HTTPStatus, kind: str, content: bytes, policy: str) -> None:
        self._begin(status, kind, {"Content-Length": str(len(content)), "Content-Security-Policy": policy})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, kind: str, more: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": f"{kind}; charset=utf-8", **HEADERS, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell(self) -> None:
        """Send word of every change for as long as the browser listens."""
        self._begin(HTTPStatus.OK, "text/event-stream", {"Connection": "close"})
        self.close_connection = True
        board, shown, last = self.server.board, self.server.board.shown, ""
        while self.command != "HEAD" and not self.server.closing:
            word = _event(shown)
            self.wfile.write(b": alive\n\n" if word == last else word.encode())
            self.wfile.flush()
            last, shown = word, board.after(shown, ALIVE)

    def log_message(self, *_: Any) -> None:
        """Say nothing of requests: the terminal is for problems."""


class Server(ThreadingHTTPServer):
    """One of the addresses that the preview has on this machine."""

    daemon_threads = True
    block_on_close = False
    closing = False

    def __init__(self, family: socket.AddressFamily, host: str, port: int, board: Board) -> None:
        self.address_family, self.board = family, board
        super().__init__((host, port), Handler)
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()

    def server_bind(self) -> None:
        """Take the address; no name is looked up for it, which may take seconds."""
        if self.address_family is socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(hasattr(socket, "AF_UNIX")))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, *_: Any) -> None:
        """Say nothing of browsers that went away in the middle of an answer."""

    def close(self) -> None:
        """Stop listening."""
        self.closing = True
        self.board.wake()
        self.shutdown()
        self.server_close()


def _event(shown: Shown) -> str:
    """Return what the browser has to know: whether its page, or what is said beside it, is another."""
    versions = {name: shown.version(name) for name in shown.pages}
    return f"data: {json.dumps({'pages': versions, 'notice': shown.notice})}\n\n"


def _notice(shown: Shown, name: str) -> Notice:
    words = preview_words(shown.language)
    version = shown.version(name)
    return Notice(words, shown.language, shown.told, name, version, shown.notice, shown.drawn, shown.built)
