"""PDF with WeasyPrint. With :mod:`~reportgen.render.references` the only module that touches its classes: nothing is fetched.

Machine fonts, machine locale and the network stay outside: fontconfig sees one folder with the report's own fonts, the
language of every text is the report's, and the fetcher serves the drawings from memory and refuses all else.
"""

from __future__ import annotations

import ctypes.util
import gc
import io
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.render.later import loaded_later
from reportgen.render.references import known_pages

VARIANT = "pdf/ua-1"
_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_HARMLESS: tuple[re.Pattern[str], ...] = ()
"""Warnings of the engine that do not change the page."""
_RARE = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}
"""What the engine needs for variable fonts, and where HarfBuzz is too old to cut them: a third of its time to load."""
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def write_pdf(page: str, assets: Mapping[str, tuple[bytes, str]], fonts: Mapping[str, bytes], language: str) -> bytes:
    """Lay a page out on paper.

    Parameters
    ----------
    page
        The page with its style sheet inside.
    assets
        What the page may ask for, with its type, by address.
    fonts
        The only fonts there are, by file name.
    language
        The language of text that does not name its own, drawings and margins among it.

    Raises
    ------
    ToolError
        WeasyPrint or a library under it is missing, or the engine complained.
    """
    with _own_fonts(fonts), _no_collection(), _complaints() as complaints:
        weasyprint = _engine()
        with _language(weasyprint, language), known_pages(weasyprint):
            document = weasyprint.HTML(string=page, base_url="about:blank", url_fetcher=_fetcher(assets))
            data = document.write_pdf(pdf_variant=VARIANT)
    if complaints:
        raise ToolError(
            _problem(Code.RENDER_FAILED, f"The PDF engine says: {words}", "Report this as a fault of reportgen")
            for words in complaints
        )
    return bytes(data)


def _engine() -> Any:
    try:
        # it prints advice of its own when a library is missing
        with redirect_stdout(io.StringIO()), _known_libraries(), loaded_later(_RARE):
            import weasyprint
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as error:
        raise _lacking(str(error)) from error
    if harfbuzz_subset is None:  # it would go on with a slow subsetter whose fonts are others
        raise _lacking("cannot load library 'libharfbuzz-subset'")
    return weasyprint


@contextmanager
def _known_libraries() -> Iterator[None]:
    """Load libraries by the names that Linux knows them by.

    Under the names they have elsewhere, ``ctypes`` looks for them with ldconfig and compilers: fifty processes, a third of a
    second, and nothing found that the loader would not find by itself.
    """
    search = ctypes.util.find_library

    def nowhere(name: str) -> None:  # noqa: ARG001
        return None

    if sys.platform == "linux":
        ctypes.util.find_library = nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _lacking(words: str) -> ToolError:
    """Name the library in what the loader says, which goes on at length about every name that it tried."""
    name = re.match(r"cannot load library '([^']+)'", words)
    which = f"the system library {name[1]}" if name else f"a system library: {words.splitlines()[0]}"
    fix = f"On Debian or Ubuntu run: apt-get install {_PACKAGES}. Without it, --to html still builds the page"
    return ToolError([_problem(Code.TOOL_MISSING, f"The PDF engine WeasyPrint cannot load {which}", fix)])


def _problem(code: Code, found: str, fix: str) -> Problem:
    return Problem(code, Place("report.pdf"), found, fix, kind=Kind.TOOL)


def _fetcher(assets: Mapping[str, tuple[bytes, str]]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class MemoryOnly(URLFetcher):  # type: ignore[misc]
        """Serves what we made; knows no network and no files."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            if url not in assets:
                raise ValueError(f"the page may not ask for {url}")
            content, kind = assets[url]
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return MemoryOnly(allowed_protocols=())


@contextmanager
def _own_fonts(fonts: Mapping[str, bytes]) -> Iterator[None]:
    """Let fontconfig see a folder with these fonts and nothing else."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="reportgen-") as name:
        folder = Path(name)
        (folder / "fonts").mkdir()
        for file, data in fonts.items():
            (folder / "fonts" / file).write_bytes(data)
        config = folder / "fonts.conf"
        config.write_text(_FONTCONFIG.format(folder=folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leave garbage for later: a layout is many objects that live to its end, and looking through them costs a tenth."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def _language(weasyprint: Any, language: str) -> Iterator[None]:
    """Give text without a language of its own this one; it would take the machine's."""
    initial = weasyprint.css.properties.INITIAL_VALUES
    before = initial["lang"]
    initial["lang"] = language
    try:
        yield
    finally:
        initial["lang"] = before


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not any(pattern.search(message) for pattern in _HARMLESS):
            self.complaints.append(message)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Gather what the engine warns about."""
    logger, collector = logging.getLogger("weasyprint"), _Collector()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield collector.complaints
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate
