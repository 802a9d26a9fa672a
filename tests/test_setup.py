"""The scripts that set up: what they print and run on machines that lack something. The system's programs are played."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "setup-system.sh"
PLAYED: Mapping[str, str] = {
    "dpkg-query": "case $* in *there*) echo installed ;; *) exit 1 ;; esac",
    "apt-get": 'echo "apt-get $*" >>"$LOG"; echo "E: Unable to locate package away" >&2; exit 100',
    "sudo": 'case $* in "-n true") exit 0 ;; esac; shift; echo "as root: $*" >>"$LOG"; "$@"',
    "id": "echo 1000",
}


def ask(folder: Path, *packages: str, **programs: str) -> tuple[int, list[str], list[str]]:
    """Ask for packages; return the exit code, what was said, and what was run. An empty program is one that lacks."""
    for name, body in {**PLAYED, **programs}.items():
        if body:
            (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
    for name in ("env", "mktemp", "rm", "grep", "tail", "sh"):
        (folder / name).symlink_to(shutil.which(name) or "")
    log = folder / "log"
    log.touch()
    done = subprocess.run(
        [shutil.which("sh") or "sh", SCRIPT, "no PDF can be made", *packages],
        env={"PATH": str(folder), "LOG": str(log), "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stdout
    return done.returncode, done.stderr.splitlines(), log.read_text(encoding="utf-8").splitlines()


def test_nothing_is_said_or_run_where_nothing_lacks(tmp_path: Path) -> None:
    assert ask(tmp_path, "there", "there-too") == (0, [], [])


@pytest.mark.parametrize("sudo", ["", "exit 1"], ids=["no sudo", "sudo asks for a password"])
def test_one_line_says_what_to_run_where_installing_is_not_permitted(tmp_path: Path, sudo: str) -> None:
    by, advice = ("Run", "sudo apt-get") if sudo else ("Run as root", "apt-get")
    install = f"{advice} update && {advice} install --no-install-recommends away"
    assert ask(tmp_path, "away", "there", sudo=sudo) == (1, [f"setup: no PDF can be made. {by}: {install}"], [])


def test_what_lacks_is_installed_by_root_and_by_sudo(tmp_path: Path) -> None:
    for name, user in (("root", "echo 0"), ("sudo", "echo 1000")):
        (tmp_path / name).mkdir()
        code, said, ran = ask(tmp_path / name, "away", id=user, **{"apt-get": 'echo "apt-get $*" >>"$LOG"'})
        assert (code, said) == (0, ["setup: installing away"])
        assert ran[-1].startswith("apt-get ")
        assert ran[-1].endswith(" install --yes --no-install-recommends away")
        assert ("as root:" in ran[0]) == (name == "sudo")


def test_lists_of_packages_are_fetched_once_where_installing_fails(tmp_path: Path) -> None:
    failing = 'echo "$*" >>"$LOG"; case "$*" in *update) : >"$LOG.new" ;; *) test -e "$LOG.new" ;; esac'
    code, said, ran = ask(tmp_path, "away", id="echo 0", **{"apt-get": failing})
    assert (code, said) == (0, ["setup: installing away"])
    assert [line.split()[3] for line in ran] == ["install", "update", "install"]


def test_a_failure_of_apt_is_told_in_one_line_with_its_reason(tmp_path: Path) -> None:
    code, said, _ = ask(tmp_path, "away")
    assert code == 1
    assert said[1:] == [
        "setup: no PDF can be made, and apt-get failed (Unable to locate package away). "
        "Run: sudo apt-get update && sudo apt-get install --no-install-recommends away"
    ]


def test_a_mirror_out_of_reach_is_the_reason_and_not_what_follows_from_it(tmp_path: Path) -> None:
    offline = (
        'case "$*" in *update) echo "W: Failed to fetch a/b  No route to host" ;; *) echo "E: No package away"; exit 100 ;; esac'
    )
    _, said, _ = ask(tmp_path, "away", **{"apt-get": offline})
    assert "apt-get failed (Failed to fetch a/b  No route to host). Run: " in said[-1]


def test_another_system_is_told_the_names(tmp_path: Path) -> None:
    _, said, ran = ask(tmp_path, "away", **{"dpkg-query": ""})
    assert said == ["setup: no PDF can be made. Install, by the names your system has for these packages of Debian: away"]
    assert not ran


def test_the_libraries_are_those_the_message_of_the_command_names() -> None:
    from reportgen.render import pdf

    script = (ROOT / "scripts" / "missing-libraries.sh").read_text(encoding="utf-8")
    assert all(f'"{package}": (' in script for package in pdf._PACKAGES.split())
    assert script.count('": (') == len(pdf._PACKAGES.split())


@pytest.mark.skipif(os.name == "nt", reason="make and sh are for POSIX systems")
def test_a_second_run_sets_nothing_up_again(tmp_path: Path) -> None:
    """In a project of stand-ins, so that nothing is installed: setup runs once, then after each thing that calls for it."""
    project = tmp_path / "first 项目"
    shutil.copytree(ROOT / "scripts", project / "scripts")
    shutil.copyfile(ROOT / "Makefile", project / "Makefile")
    (project / "requirements.lock").touch()
    (project / "pyproject.toml").touch()
    stand_in = "mkdir -p .venv/bin; ln -sf /bin/sh .venv/bin/python; pwd -P >.venv/.ready; echo set up\n"
    (project / "scripts" / "setup.sh").write_text(stand_in, encoding="utf-8")

    def made(folder: Path) -> str:
        env = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
        return subprocess.run(["make", ".venv/.ready"], cwd=folder, env=env, capture_output=True, text=True, check=True).stdout

    assert made(project) == "set up\n"
    assert "set up" not in made(project)
    os.utime(project / "requirements.lock", (2**32, 2**32))
    assert made(project) == "set up\n"
    os.utime(project / "requirements.lock", (0, 0))
    assert "set up" not in made(project)
    moved = project.rename(tmp_path / "second")
    assert made(moved) == "set up\n"
    assert "set up" not in made(moved)
    (moved / ".venv" / "bin" / "python").unlink()
    (moved / ".venv" / "bin" / "python").symlink_to(tmp_path / "python-of-last-year")
    assert made(moved) == "set up\n"
