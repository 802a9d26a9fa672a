"""The index of the search, made by Pagefind: over the newest version of every report, in every language it has."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from reportgen.problems import Code, Kind, Place, Problem, ToolError
from reportgen.publish.site.held import Line
from reportgen.publish.site.pages import page_of

FOLDER, ENTRY = "search/pagefind", "pagefind-entry.json"
SECONDS = 600
"""It is stopped after this: an index of a thousand reports takes seconds."""
KEPT = re.compile(
    r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|pagefind\.[^/]*\.pf_meta|wasm\.[^/]*|(fragment|index)/.*"
)
"""What the search page reads; the rest of what Pagefind writes is for pages of its own."""
LEFT_OUT = ".panels, .prov, .k, .register, .unseen, .mark, .data, svg, nav, .cover"
"""What of a report's page is not searched: definitions of numbers, tables behind figures, drawings."""
_CHAPTER = re.compile(r'(<section class="chapter[^"]*") id="([^"]+)">(\s*)<h1 ')
_APART = re.compile(r'(</t[dh]>|</span>(?=<span class="t">))')
"""After what words have to stand apart: cells, and the number of a heading."""
_MAIN = '<main id="main">'
_SIGN = "[\u3400-\u9fff\uf900-\ufaff]"
_BETWEEN = re.compile(rf"(?<={_SIGN})(?=[^\s<])|(?<=[^\s>])(?={_SIGN})|(?<={_SIGN})(?=<)|(?<=>)(?={_SIGN})")
_WORDS = re.compile(r">[^<>]+<")


@dataclass(frozen=True, slots=True)
class Index:
    """What Pagefind wrote."""

    files: Mapping[str, bytes]
    """By their path on the site."""
    languages: tuple[str, ...]
    """That it can be searched in, the one with the most pages first."""


def program() -> Path | None:
    """Return Pagefind's program with the parts for Chinese; None where it is not installed."""
    try:
        from pagefind_bin_extended import get_executable
    except ImportError:
        return None
    try:
        return Path(get_executable())
    except OSError:
        return None


def search_index(lines: Iterable[Line], pagefind: Path) -> Index:
    """Return the index over the newest released version of every report.

    Raises
    ------
    ToolError
        Pagefind failed.
    """
    with tempfile.TemporaryDirectory(prefix="reportgen-") as made:
        folder = Path(made)
        for line in lines:
            for name, page in _pages(line).items():
                path = folder / "site" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page, encoding="utf-8")
        if not (folder / "site").exists():
            return Index({}, ())
        _run(pagefind, folder)
        return _read(folder / "out")


def _pages(line: Line) -> Mapping[str, str]:
    """Return the pages to search, by the address that results lead to."""
    held = line.latest
    if held is None or held.inside is None:
        return {}
    found = {}
    for language in held.inside.languages:
        name = page_of(held.languages, language)
        if name in held.files:
            page = held.files[name].path.read_text(encoding="utf-8")
            found[f"{line.report}/latest/{name}"] = _prepared(page, held.inside.card(language)[1].title, language)
    return found


def _prepared(page: str, title: str, language: str) -> str:
    """Return a report's page as it is searched: with its own title, and with chapters that results can lead to."""
    said = (
        f'<p data-pagefind-meta="title">{escape(title)}</p><p data-pagefind-meta="language" data-pagefind-ignore>{language}</p>'
    )
    if _MAIN not in page:
        return page.replace("<body>", f"<body>{said}", 1)
    before, _, report = page.partition(_MAIN)
    apart = _APART.sub(r"\1 ", _CHAPTER.sub(r'\1>\3<h1 id="\2" ', report))
    return f'{before}<main id="main" data-pagefind-body>{said}{_signs_apart(apart)}'


def _signs_apart(page: str) -> str:
    """Return a page with each Chinese sign as a word of its own.

    Where words begin and end is for Pagefind to guess, and for the browser when somebody searches; where the two guess
    differently, as they do for names (京东), nothing is found. The search page asks for signs that follow each other, and shows
    them without gaps.
    """
    return _WORDS.sub(lambda words: _BETWEEN.sub(" ", words[0]), page)


def _run(pagefind: Path, folder: Path) -> None:
    command = [str(pagefind), "--site", str(folder / "site"), "--output-path", str(folder / "out"), "--keep-index-url"]
    command += ["--exclude-selectors", LEFT_OUT, "--quiet"]
    environment = {"HOME": str(folder), "PATH": "", "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - the program of a package that is installed, with paths of ours
            command, cwd=folder, env=environment, capture_output=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError([_failed(str(error)[:200])]) from error
    if done.returncode != 0 or not (folder / "out" / ENTRY).is_file():
        raise ToolError([_failed((done.stderr or done.stdout).decode("utf-8", "replace").strip()[:300])])


def _failed(said: str) -> Problem:
    fix = "Install it again (pip install --force-reinstall 'survey-reportgen[site]'), or leave it out with --no-search"
    return Problem(
        Code.RENDER_FAILED, Place("pagefind"), f"Pagefind could not make the index of the search: {said}", fix, kind=Kind.TOOL
    )


def _read(folder: Path) -> Index:
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    files = {f"{FOLDER}/{name}": (folder / name).read_bytes() for name in names if KEPT.fullmatch(name)}
    entry = json.loads(files[f"{FOLDER}/{ENTRY}"])
    files[f"{FOLDER}/{ENTRY}"] = json.dumps(entry, sort_keys=True).encode()  # Pagefind writes the languages in any order
    pages = {language: index["page_count"] for language, index in entry["languages"].items()}
    return Index(files, tuple(sorted(pages, key=lambda language: (-pages[language], language))))
