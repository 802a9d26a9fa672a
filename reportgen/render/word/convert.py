"""Hand a document to the converter: an empty folder with what it needs, one call, one file back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reportgen.problems import Code, ToolError
from reportgen.render.word.child import run
from reportgen.render.word.converters import SECONDS, Converter, failed, problem

FROM = "markdown-smart-implicit_figures"
"""How the document is read: quotation marks stay as they are, and a picture alone is no figure with a number of its own."""
SOURCE = "report.qmd"
REFERENCE = "reference"
SETTINGS = "_quarto.yml"
"""The settings of a Quarto project."""
PROJECT = b"project:\n  type: default\n"
"""A project of our own: without one, Quarto takes that of any folder above, with its settings and the commands that it names."""
Format = Literal["docx", "pptx"]


def convert(tool: Converter, to: Format, text: str, files: Mapping[str, bytes], date: str) -> bytes:
    """Return the document that a converter makes.

    Parameters
    ----------
    tool
        The converter.
    to
        What it makes.
    text
        The document as Markdown.
    files
        What lies beside it: the reference document, and for Quarto the pictures.
    date
        The report's date, which the converter takes for today.

    Raises
    ------
    ToolError
        It fails, takes too long, or makes nothing.
    """
    made = f"report.{to}"
    with TemporaryDirectory(prefix="reportgen-") as name:
        folder = Path(name)
        (folder / ".home").mkdir()
        for path, data in {SOURCE: text.encode(), **_BESIDE[tool.name], **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        ended = run([tool.path, *_ARGUMENTS[tool.name](to, made)], folder, SECONDS, _seconds(date))
        title = tool.name.capitalize()
        if ended.code != 0:
            raise ToolError([failed(f"{title} {tool.version} did not make {made}", ended, title)])
        if not (folder / made).is_file():
            found = f"{title} {tool.version} says that it is done, and there is no {made}"
            raise ToolError([problem(Code.RENDER_FAILED, found, f"Install {title} anew, or use the other of Quarto and Pandoc")])
        return (folder / made).read_bytes()


def _quarto(to: Format, made: str) -> list[str]:
    return ["render", SOURCE, "--to", to, "--output", made, "--no-execute"]


def _pandoc(to: Format, made: str) -> list[str]:
    settings = ["--sandbox", "--quiet", f"--from={FROM}", f"--to={to}", f"--reference-doc={REFERENCE}.{to}"]
    return ["+RTS", "-M2000m", "-RTS", *settings, f"--output={made}", SOURCE]


_ARGUMENTS = {"quarto": _quarto, "pandoc": _pandoc}
_BESIDE: Mapping[str, Mapping[str, bytes]] = {"quarto": {SETTINGS: PROJECT}, "pandoc": {}}


def _seconds(date: str) -> int:
    """Return the beginning of a day in seconds since 1970."""
    return int(dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC).timestamp())


def settings(to: Format) -> str:
    """Return the lines for Quarto in the head of the document; Pandoc is told the same by its arguments."""
    lines = ["engine: markdown", "execute:", "  enabled: false", "format:", f"  {to}:", f"    from: {FROM}"]
    return "\n".join([*lines, f"    reference-doc: {REFERENCE}.{to}", "    toc: false", "    number-sections: false"])
