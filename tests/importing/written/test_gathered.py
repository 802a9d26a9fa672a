"""Decisions that are alike are one entry, which loses neither a line nor a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.importing.decision import Decision, formed
from reportgen.importing.written.emit import emit
from reportgen.importing.written.gathered import gathered

SPEC = emit({"questions": {name: {"ask": "What?", "type": "single"} for name in ("a", "b", "c", "d")}}, {})
WHAT, CHANGE = "{n} of {all} left {question} out.", "write {n} for {question}"


def doubt(name: str, n: int) -> Decision:
    values = {"question": f"`{name}`", "n": n, "all": 90}
    return formed(WHAT, CHANGE, ("questions", name, "type"), values, doubt=True)


def test_three_alike_are_one_entry_with_every_line_and_value() -> None:
    alone = Decision("The file has no title.", ("questions",), "--title")
    (title, entry) = gathered([doubt("c", 7), alone, doubt("a", 5), doubt("b", 5)], SPEC)
    assert (title.lines, title.what, title.own) == ((1,), "The file has no title.", ())
    assert entry.lines == (4, 7, 10)
    assert entry.what == "… of 90 left … out."
    assert entry.change == "write … for …"
    assert entry.own == ("`a` (5)", "`b` (5)", "`c` (7)")


def test_what_all_have_in_common_stays_in_the_sentence() -> None:
    (entry,) = gathered([doubt("a", 5), doubt("b", 5), doubt("c", 5)], SPEC)
    assert (entry.what, entry.own) == ("5 of 90 left … out.", ("`a`", "`b`", "`c`"))


def test_two_alike_and_other_kinds_stay_apart() -> None:
    other = formed("{question} is new.", "", ("questions", "d"), {"question": "`d`"})
    entries = gathered([doubt("a", 5), doubt("b", 6), other], SPEC)
    assert [entry.what for entry in entries] == ["5 of 90 left `a` out.", "6 of 90 left `b` out.", "`d` is new."]


def test_the_account_and_the_terminal_tell_forty_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = [f"Item {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(40)]
    rows = [[str((row * 3 + n) % 7 % 3 + 1) for n in range(40)] for row in range(60)]
    path = tmp_path / "codes.csv"
    path.write_text("\n".join(",".join(line) for line in [header, *rows]), encoding="utf-8")
    assert run(["import", str(path), "--into", str(tmp_path / "made")]) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) < 15
    assert "(and 39 more)" in out
    account = (tmp_path / "made" / "import.md").read_text(encoding="utf-8")
    spec = (tmp_path / "made" / "report.yaml").read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in account.splitlines() if "40 alike" in line and "Item" not in line]
    lines = [int(number) for number in row.split("|")[1].split(",")]
    assert len(lines) == 40
    assert all("To be checked" in spec[number - 2] for number in lines)
