"""What of a version can be taken away, with format and size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.content.words.own_names import OWN_NAMES
from reportgen.publish.site.held import Held
from reportgen.publish.site.say import Say

_MAIN: Mapping[str, tuple[str, str]] = {
    r"report(\.[A-Za-z-]+)?\.pdf": ("pdf", "PDF"),
    r"report(\.[A-Za-z-]+)?\.docx": ("word", "DOCX"),
    r"report(\.[A-Za-z-]+)?\.pptx": ("slides", "PPTX"),
    r"index(\.[A-Za-z-]+)?\.html": ("page", "HTML"),
    r"tables(\.[A-Za-z-]+)?\.xlsx": ("workbook", "XLSX"),
    r"facts\.json": ("facts", "JSON"),
    r"spec/.+": ("spec", "YAML"),
}
"""What stands in the list: the pattern of its name, what it is called, its format."""
_MORE: Mapping[str, str] = {"tables": "CSV", "tests": "CSV", "figures": "SVG"}
"""Folders whose files open below the list."""
_LANGUAGE = re.compile(r"\.(zh-CN|zh-TW|en)\.[a-z]+$")


@dataclass(frozen=True, slots=True)
class Download:
    """A file."""

    href: str
    words: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files of a version."""

    main: tuple[Download, ...]
    more: tuple[tuple[str, tuple[Download, ...]], ...]
    """A heading, and the files under it."""


def is_main(name: str) -> bool:
    """Tell whether a file is one that readers may link to, whatever the report is about; the source of the report is none."""
    return any(re.fullmatch(pattern, name) for pattern, (kind, _) in _MAIN.items() if kind != "spec")


def downloads(held: Held, say: Say, folder: str) -> Downloads:
    """Return what can be taken away.

    Parameters
    ----------
    held
        The version.
    say
        The language of the page.
    folder
        The address of the version's folder from the page.
    """
    main = tuple(_main(held, say, folder))
    more = tuple(
        (say(f"files-{name}", n=len(found)), found) for name in _MORE if (found := tuple(_more(held, name, folder, say)))
    )
    return Downloads(main, more)


def _main(held: Held, say: Say, folder: str) -> Iterator[Download]:
    for pattern, (kind, form) in _MAIN.items():
        for name in sorted(name for name in held.files if re.fullmatch(pattern, name)):
            words = say("file-spec-part", name=name.removeprefix("spec/")) if kind == "spec" else say(f"file-{kind}")
            if kind == "spec":
                form = name.rpartition(".")[2].upper()[:8] if "." in name else "TXT"  # noqa: PLW2901
            elif held.inside and len(held.inside.languages) > 1 and kind not in {"facts", "workbook"}:
                found = _LANGUAGE.search(name)
                words = say("language-of", what=words, language=OWN_NAMES[found[1] if found else held.inside.language])
            yield Download(folder + name, words, form, say.size(held.files[name].bytes))


def _more(held: Held, folder: str, to: str, say: Say) -> Iterator[Download]:
    for name in sorted(held.files):
        if name.startswith(f"{folder}/"):
            yield Download(to + name, name.removeprefix(f"{folder}/"), _MORE[folder], say.size(held.files[name].bytes))
