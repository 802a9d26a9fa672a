"""Runs many commands without starting Python for each: a process that has imported everything forks for every call.

The commands are the real ones, each in a process of its own with its own arguments, folder, variables and streams; only what
Python imports is there already. A rehearsal calls the command twenty times.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import reportgen

ROOT = Path(__file__).parents[2]

SHIM = f"""#!{sys.executable} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect(SOCKET)
    arguments = [*sys.argv[1:], *(["--to", "html"] if sys.argv[1:2] == ["build"] else [])]  # a PDF is half the work
    call = json.dumps([arguments, os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(line, [len(call).to_bytes(4, "big")], [0, 1, 2])
    line.sendall(call)
    line.shutdown(socket.SHUT_WR)
    sys.exit(int(line.recv(16) or b"70"))
"""


@contextlib.contextmanager
def zygote(home: Path) -> Iterator[str]:
    """Start the process; yields the text of a program that has it run ``reportgen`` with its own arguments."""
    address = home / "zygote"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(address))
        listening.listen()
        call = [sys.executable, "-m", __name__, str(listening.fileno())]
        paths = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(call, pass_fds=[listening.fileno()], stdout=subprocess.DEVNULL, env=paths) as process:
            listening.close()  # where the process has ended, callers are told so and do not wait for it
            try:
                yield SHIM.replace("SOCKET", repr(str(address)))
            finally:
                process.kill()


HEAVY = (
    "babel.numbers",
    "duckdb",
    "jinja2",
    "matplotlib.pyplot",
    "narwhals",
    "pandas",
    "scipy.stats",
    "seaborn",
    "uharfbuzz",
    "watchfiles",
)
"""What commands import when they need it."""


def _import_all() -> None:
    for name in HEAVY:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(reportgen.__path__, "reportgen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _serve(listening: socket.socket) -> None:
    _import_all()
    gc.disable()
    gc.freeze()
    while True:
        line, _ = listening.accept()
        with line:
            size, streams, _, _ = socket.recv_fds(line, 4, 3)
            with line.makefile("rb") as sent:
                arguments, folder, env = json.loads(sent.read(int.from_bytes(size, "big")))
            child = os.fork()
            if not child:
                _be(arguments, folder, env, streams)
            for stream in streams:
                os.close(stream)
            line.sendall(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _be(arguments: list[str], folder: str, env: dict[str, str], streams: list[int]) -> None:
    """Become the command, and end with its exit code."""
    code = 70
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - to the end
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(env)
        from reportgen.cli import run

        code = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
