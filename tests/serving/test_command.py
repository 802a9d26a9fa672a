"""``reportgen serve`` as an author runs it: what the terminal says, what the page shows, how it ends."""

from __future__ import annotations

import itertools
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.verbs.serving.preview import Preview
from reportgen.verbs.serving.serve import Serving
from tests.serving.project import edit, starter

pytestmark = pytest.mark.slow


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return starter(tmp_path)


@contextmanager
def heeded(number: int) -> Iterator[None]:
    """Let programs that are started here heed a signal: a shell makes what it runs in the background deaf to Ctrl-C."""
    before = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(number, before)


@contextmanager
def serving(spec: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    call = [sys.executable, "-m", "reportgen", "serve", str(spec), "--no-open", *options]
    with heeded(signal.SIGINT):
        started = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=spec.parent)
    with started as process:
        guard = threading.Timer(300, process.kill)  # what waits for its words then reads the end
        guard.start()
        try:
            yield process
        finally:
            guard.cancel()
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own address
        text: str = answer.read().decode()
        return text


def ended(process: subprocess.Popen[str], by: int) -> tuple[int, str]:
    """End the command and return its exit code and what it had said of problems."""
    [child] = [pid for pid in children(process.pid) if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")]
    process.send_signal(by)
    _, errors = process.communicate(timeout=120)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    return process.returncode, errors


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]


def test_from_a_broken_spec_over_each_save_to_ctrl_c(spec: Path) -> None:
    whole = spec.read_text(encoding="utf-8")
    spec.write_text("report: [\n", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(spec, "--port", str(port)) as process:
            address = re.findall(r"http://127\.0\.0\.1:\d+/", line(process))[0]
            assert f":{port}/" not in address
            assert " not drawn; 1 problem\n" in line(process)
            assert "<b>report.yaml:" in page(address)
            spec.write_text(whole, encoding="utf-8")
            assert line(process).endswith(" drawn; no problems\n")
            assert "come at least once a week" in page(address)
            edit(spec, "come at least once a week", "are here every week")
            assert line(process).endswith(" drawn; no problems\n")
            assert "are here every week" in page(address)
            edit(spec, "segments:\n", "segmets:\n")
            assert re.search(r" not drawn; \d+ problems\n$", line(process))
            both = page(address)
            assert "has no key &#39;segmets&#39;" in both
            assert "are here every week" in both
            code, errors = ended(process, signal.SIGINT)
    assert code == 130
    assert errors.startswith(f"Port {port} is taken; using ")
    assert re.search(r"^report\.yaml:\d+:1: The spec has no key 'segmets'  \[unknown-key\]$", errors, re.MULTILINE)
    assert "Traceback" not in errors


def test_word_of_a_change_that_is_known_already_is_not_told_again(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word may come after the build that has seen the change; it is built again to be safe, and nothing is said."""
    serving = Serving(spec)
    builds, certain = itertools.count(1), iter([False, False, True])
    monkeypatch.setattr(serving, "build", lambda: next(builds) and Preview({"index.html": b"page"}, (), ()))
    monkeypatch.setattr(serving.watch, "wait", lambda: next(certain))
    told = serving.follow()
    assert next(told) == next(told)
    assert next(builds) == 5


@pytest.mark.parametrize("name", ["report.yml", "."])
def test_a_spec_that_is_not_there_is_told_and_not_waited_for(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serve", name, "--no-open"]) == 2
    assert "[file-missing]" in capsys.readouterr().err
