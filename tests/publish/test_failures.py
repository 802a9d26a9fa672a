"""What is said of a failed write: what helps is something that the command has."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.publish.failures import REMEDIES, failure


@pytest.mark.parametrize("number", [*REMEDIES, 0])
def test_every_remedy_names_the_option_of_the_command(number: int) -> None:
    error = OSError(number, os.strerror(number))
    own, without = (failure(error, Path("x"), 1_500_000, *option).fix for option in (("--into",), ()))
    assert "--" not in without
    assert without == own.replace(" with --into", "")
    assert own[0].isupper()
    assert not {"{", "}"} & set(own)
    elsewhere = number not in {errno.EMFILE, errno.ENFILE}
    assert ("with --into" in own) is elsewhere


Call = Callable[[Path], list[str]]


@pytest.mark.parametrize(
    ("call", "option"),
    [
        (lambda folder: ["new", str(folder / "there")], ""),
        (lambda folder: ["export", "quarto", str(folder / "own"), "--into", str(folder / "there")], " with --into"),
    ],
)
def test_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], call: Call, option: str
) -> None:
    assert run(["new", str(tmp_path / "own")]) == 0

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("reportgen.publish.storage.create_folder", full)
    capsys.readouterr()
    assert run(call(tmp_path)) == 3
    said = " ".join(capsys.readouterr().err.split())
    assert "[output-failed]" in said
    assert f"or write elsewhere{option}" in said
    assert "--output" not in said
