"""Quarto and Pandoc: which is taken, what it is given, and what is said when it does not do its work."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path

import pytest

from reportgen.problems import Code, ToolError
from reportgen.render.word import child, convert, converters
from reportgen.render.word.converters import VARIABLE, converter
from reportgen.render.word.docx import as_docx
from reportgen.render.word.slides.pptx import as_pptx
from tests.word.conftest import Made, made
from tests.word.reading import find, parts, squeezed, text, tree
from tests.word.stand_in import StandIn


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for programs, where nothing else is found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("SECRET_TOKEN", "swordfish")
    return folder


def problem(error: pytest.ExceptionInfo[ToolError]) -> tuple[Code, str, str]:
    (found,) = error.value.problems
    assert found.place.file.startswith("report.")
    return found.code, found.found, found.fix


def test_quarto_is_taken_where_it_is(own: Path) -> None:
    stand_in = StandIn(own)
    assert converter() == converters.Converter("quarto", str(stand_in.path), "1.9.38")


def test_pandoc_is_taken_where_quarto_is_not(own: Path) -> None:
    tool = converter()
    assert tool.name == "pandoc"
    assert Path(tool.path).is_file()
    assert re.fullmatch(r"\d+(\.\d+)+", tool.version)


def test_an_empty_variable_takes_pandoc(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    StandIn(own)
    monkeypatch.setenv(VARIABLE, "")
    assert converter().name == "pandoc"


def test_the_variable_names_a_quarto(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv(VARIABLE, str(StandIn(elsewhere, version="1.10.1").path))
    assert converter().version == "1.10.1"
    monkeypatch.setenv(VARIABLE, "/nowhere/quarto")
    with pytest.raises(ToolError) as error:
        converter()
    assert problem(error)[:2] == (Code.TOOL_MISSING, "The variable QUARTO names '/nowhere/quarto', which is no program")


def test_the_pandoc_of_the_system_will_do_where_the_package_is_not(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = converters._packaged()
    monkeypatch.setattr(converters, "_packaged", lambda: None)
    with pytest.raises(ToolError) as error:
        converter()
    code, found, fix = problem(error)
    assert (code, found) == (Code.TOOL_MISSING, "Word needs Quarto or Pandoc, and neither is here")
    assert "pip install 'survey-reportgen[word]'" in fix
    (own / "pandoc").symlink_to(str(packaged))
    assert converter().path == str(own / "pandoc")


@pytest.mark.parametrize(("version", "least"), [("1.3.450", "1.4"), ("0.9", "1.4")])
def test_a_quarto_that_is_too_old(own: Path, version: str, least: str) -> None:
    StandIn(own, version=version)
    with pytest.raises(ToolError) as error:
        converter()
    code, found, fix = problem(error)
    assert (code, found) == (Code.TOOL_TOO_OLD, f"Quarto {version} is too old: it takes {least} or newer")
    assert "QUARTO= (empty)" in fix


def test_versions_are_compared_as_numbers(own: Path) -> None:
    StandIn(own, version="1.10.0-rc1")
    assert converter().version == "1.10.0"


def test_a_program_that_does_not_tell_its_version(own: Path) -> None:
    StandIn(own, "mute")
    with pytest.raises(ToolError) as error:
        converter()
    assert problem(error)[:2] == (Code.RENDER_FAILED, "Quarto does not tell its version: it ended with exit code 5")


@pytest.fixture
def small() -> Made:
    return made("en")


def test_what_quarto_is_given(own: Path, small: Made) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        stand_in = StandIn(own, port=server.getsockname()[1])
        data = as_docx(small.content, small.drawings)
    noted = stand_in.noted
    assert noted["arguments"] == ["render", "report.qmd", "--to", "docx", "--output", "report.docx", "--no-execute"]
    pictures = [name for name in noted["files"] if name.startswith("figures/") and name.endswith(".png")]
    assert sorted(noted["files"]) == sorted(["_quarto.yml", "report.qmd", "reference.docx", *pictures])
    assert pictures
    environment = noted["environment"]
    assert "swordfish" not in "".join(environment.values())
    assert environment["SOURCE_DATE_EPOCH"] == "1719792000"  # 1 July 2024, the report's date
    assert {environment[name] for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")} == {environment["HOME"]}
    assert not Path(environment["HOME"]).parent.exists()
    assert find(data, "//w:tbl")
    assert squeezed(text(tree(data))) == squeezed(text(tree(small.data))), "Quarto and Pandoc make the same document"


def test_no_cell_of_the_document_is_executable(own: Path, small: Made) -> None:
    stand_in = StandIn(own)
    as_docx(small.content, small.drawings)
    written = stand_in.noted["text"]
    assert "engine: markdown\nexecute:\n  enabled: false\n" in written.split("\n---\n")[0]
    assert not re.search(r"^\s*(```|~~~)", written, re.MULTILINE)
    assert not re.search(r"(?<!\\)`|\{\{<", written)


@pytest.mark.skipif(not Path("/proc/self/ns/net").exists(), reason="needs a system with networks of one's own")
def test_the_network_is_out_of_reach(own: Path, small: Made) -> None:
    unshared = shutil.which("unshare", path=os.defpath)
    if unshared is None or os.system(f"{unshared} --user --net /bin/true 2>/dev/null") != 0:  # noqa: S605 - a fixed command
        pytest.skip("this system permits nobody to leave the network")
    with socket.create_server(("127.0.0.1", 0)) as server:
        stand_in = StandIn(own, port=server.getsockname()[1])
        as_docx(small.content, small.drawings)
    assert stand_in.noted["network"] is False


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("fail", "did not make report.docx: it ended with exit code 1; it says: ERROR: Unknown format docy"),
        ("crash", "did not make report.docx: it ended with signal 6"),
        ("silent", "says that it is done, and there is no report.docx"),
    ],
)
def test_a_quarto_that_fails(own: Path, small: Made, behaviour: str, said: str) -> None:
    StandIn(own, behaviour)
    with pytest.raises(ToolError) as error:
        as_docx(small.content, small.drawings)
    code, found, fix = problem(error)
    assert code is Code.RENDER_FAILED
    assert found.startswith(f"Quarto 1.9.38 {said}")
    assert "Quarto" in fix


def test_a_quarto_that_makes_something_else(own: Path, small: Made) -> None:
    StandIn(own, "other")
    with pytest.raises(ToolError) as error:
        as_docx(small.content, small.drawings)
    assert "The converter made 0 tables of the" in problem(error)[1]


def test_a_quarto_that_wants_too_much_memory(own: Path, small: Made) -> None:
    StandIn(own, "greedy")
    with pytest.raises(ToolError) as error:
        as_docx(small.content, small.drawings)
    assert "MemoryError" in problem(error)[1]


def test_a_quarto_that_hangs_is_stopped_with_all_that_it_started(own: Path, small: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = StandIn(own, "hang")
    monkeypatch.setattr(convert, "SECONDS", 8)
    with pytest.raises(ToolError) as error:
        as_docx(small.content, small.drawings)
    code, found, fix = problem(error)
    assert (code, found) == (
        Code.RENDER_FAILED,
        "Quarto 1.9.38 did not make report.docx: it was stopped because it took too long",
    )
    assert "quarto --version" in fix.lower()
    for pid in (stand_in.noted["pid"], stand_in.noted["child"]):
        for _ in range(200):  # a process that was killed may have to wait for the machine to end
            if has_ended(pid):
                break
            time.sleep(0.05)
        assert has_ended(pid)


def has_ended(pid: int) -> bool:
    """Tell whether a process is gone, or waits for nothing but to be counted."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state.rpartition(")")[2].split()[0] == "Z"


def test_a_converter_starts_where_our_packages_are_found_by_the_home_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what `pip install --user` installs is out of sight in another home folder; -S hides all packages, too
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    assert child.run(["/bin/sh", "-c", "echo here"], tmp_path, 60) == child.Ended(0, "here\n")


def test_a_converter_is_stopped_on_systems_without_groups_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_UNIX", False)
    monkeypatch.delattr(os, "killpg")
    monkeypatch.delattr(signal, "SIGXCPU")
    assert child.run(["/bin/sh", "-c", "echo here"], tmp_path, 60).said == "here\n"
    assert child.run([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path, 1).late


@pytest.fixture
def above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that somebody else has made a Quarto project, with commands of their own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    command = tmp_path / "command"
    command.write_text(f'#!/bin/sh\necho "$0" > "{tmp_path / "was-run"}"\n', encoding="utf-8")
    command.chmod(0o755)
    project = f"project:\n  type: default\n  pre-render: {command}\n  output-dir: elsewhere\ntoc: true\n"
    (folder / "_quarto.yml").write_text(project, encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_project_above_is_none_of_ours(own: Path, small: Made, above: Path) -> None:
    stand_in = StandIn(own)
    as_docx(small.content, small.drawings)
    (project,) = stand_in.noted["project"]
    assert Path(project).parent == above


@pytest.mark.quarto
def test_the_real_quarto_makes_what_pandoc_makes(small: Made, above: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert converter().name == "quarto"
    data = as_docx(small.content, small.drawings)
    assert squeezed(text(tree(data))) == squeezed(text(tree(small.data)))
    assert len(find(data, "//w:drawing")) == len(find(small.data, "//w:drawing"))
    assert not (above.parent / "was-run").exists()
    assert [path.name for path in above.iterdir()] == ["_quarto.yml"], "nothing is left, or put elsewhere"
    assert as_docx(small.content, small.drawings) == data


@pytest.mark.quarto
def test_the_real_quarto_makes_slides(small: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    shown = [as_pptx(small.content, small.drawings)]
    monkeypatch.setenv(VARIABLE, "")
    shown.append(as_pptx(small.content, small.drawings))
    one, other = ({name: data for name, data in parts(each).items() if "/slides/" in name} for each in shown)
    assert one == other
    assert one


@pytest.mark.quarto
def test_the_real_quarto_says_what_it_cannot_do(small: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(convert, "FROM", "markdown-gone")
    with pytest.raises(ToolError) as error:
        as_docx(small.content, small.drawings)
    assert "it says: Error running Lua: The extension gone is not supported" in problem(error)[1]
