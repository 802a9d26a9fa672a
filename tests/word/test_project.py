"""The Quarto project: what `quarto render` needs is there, and Pandoc reads of it what the report says."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import docx
import pytest
import yaml
from PIL import Image

from reportgen.cli import run
from reportgen.pipeline import quarto
from reportgen.render.word.converters import _packaged
from tests.built import SPECS, checked
from tests.word.reading import said, squeezed

REPORT = "jd-customer-service"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a report, in a folder."""
    folder = tmp_path_factory.mktemp("project")
    for name, data in quarto(checked(REPORT)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_the_settings_make_word_and_pages_and_execute_nothing(project: Path) -> None:
    settings = yaml.safe_load((project / "_quarto.yml").read_text(encoding="utf-8"))
    assert set(settings["format"]) == {"html", "docx"}, "without XeLaTeX, Quarto would give neither if paper were there as well"
    paper = yaml.safe_load((project / "_quarto-pdf.yml").read_text(encoding="utf-8"))["format"]["pdf"]
    assert (paper["pdf-engine"], paper["CJKmainfont"]) == ("xelatex", "Noto Sans CJK SC")
    assert settings["engine"] == "markdown"
    assert settings["execute"] == {"enabled": False}
    assert settings["project"]["render"] == ["report.qmd"]
    named = [settings["format"]["docx"]["reference-doc"], settings["format"]["html"]["css"]]
    assert all((project / name).is_file() for name in named)
    text = (project / "report.qmd").read_text(encoding="utf-8")
    assert not re.search(r"^\s*(```|~~~)", text, re.MULTILINE)


def test_every_picture_is_there_in_print_and_as_a_drawing(project: Path) -> None:
    text = (project / "report.qmd").read_text(encoding="utf-8")
    named = re.findall(r"^\[pic-\d+\]: (\S+) \{width=([\d.]+)mm\}$", text, re.MULTILINE)
    assert len(named) == text.count("][pic-") > 10
    for name, width in named:
        across, _ = Image.open(io.BytesIO((project / name).read_bytes())).size
        assert across / (float(width) / 25.4) >= 299
    assert {path.stem for path in (project / "figures").glob("*.svg")} == {
        e.anchor.removeprefix("fig-") for e in checked(REPORT).contents[0].figures
    }


def test_pandoc_makes_a_page_with_all_words_and_a_word_file_with_the_styles(project: Path) -> None:
    settings = yaml.safe_load((project / "_quarto.yml").read_text(encoding="utf-8"))
    program, read = str(_packaged()), f"--from={settings['from']}"
    page = subprocess.run(
        [program, read, "--to=html", "report.qmd"], cwd=project, capture_output=True, check=True
    ).stdout.decode()
    seen = squeezed(unescape(re.sub("<[^>]+>", "", page)))
    content = checked(REPORT).contents[0]
    assert [words for words in said(*content.chapters) if squeezed(words) not in seen] == []
    assert page.count("<img") == page.count("alt=") > 10
    command = [program, read, "--reference-doc=reference.docx", "--quiet", "-o", "made.docx", "report.qmd"]
    subprocess.run(command, cwd=project, check=True)
    document = docx.Document(str(project / "made.docx"))
    captions = [squeezed(p.text) for p in document.paragraphs if p.style is not None and p.style.name == "Caption"]
    assert [text.endswith(squeezed(e.title)) for text, e in zip(captions, content.figures, strict=True)] == [True] * len(captions)
    assert document.styles["Caption"].font.bold


@pytest.mark.quarto
def test_the_real_quarto_renders_the_project(project: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("made.docx"))
    environment = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run([str(shutil.which("quarto")), "render"], cwd=folder, env=environment, capture_output=True, check=True)
    page = (folder / "_output" / "report.html").read_text(encoding="utf-8")
    seen = squeezed(unescape(re.sub("<[^>]+>", "", page)))
    content = checked(REPORT).contents[0]
    assert [words for words in said(*content.chapters) if squeezed(words) not in seen] == []
    assert "<figcaption" not in page, "captions are our own"
    assert not re.search(r'<(?:img|script|link)[^>]* (?:src|href)="(?!data:)', page)
    document = docx.Document(str(folder / "_output" / "report.docx"))
    captions = [p for p in document.paragraphs if p.style is not None and p.style.name == "Caption"]
    assert len(captions) == len(content.figures)
    assert len(document.inline_shapes) == (folder / "report.qmd").read_text(encoding="utf-8").count("][pic-")


def test_numbers_and_tables_are_there_as_data(project: Path) -> None:
    facts = json.loads((project / "facts.json").read_text(encoding="utf-8"))
    assert len(facts["facts"]) == len(checked(REPORT).ledger.facts)
    assert list((project / "tables").glob("*.csv"))
    outputs = json.loads((project / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    files = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    assert {entry["path"] for entry in outputs} == files - {"manifest.json", "made.docx"}
    parts = json.loads((project / "manifest.json").read_text(encoding="utf-8"))["parts"]
    assert "resvg-py" in parts
    assert not {"pandoc", "quarto"} & set(parts)


def test_the_same_report_gives_the_same_project(project: Path) -> None:
    again = quarto(checked(REPORT))
    assert {name: (project / name).read_bytes() for name in again} == dict(again)


def test_the_command_refuses_a_folder_with_something_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert run(["export", "quarto", str(SPECS / "jd-customer-service"), "--into", str(tmp_path)]) == 2
    assert "Something is there already" in " ".join(capsys.readouterr().err.split())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
