"""Reads a theme with every file that it names, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from reportgen.problems import Code, Place, Problem
from reportgen.spec.model.shape import fields
from reportgen.spec.nearest import nearest
from reportgen.spec.root import Project
from reportgen.spec.spec import Asset, Key
from reportgen.spec.theme.blocks import read_blocks
from reportgen.spec.theme.contrasts import contrast_problems
from reportgen.spec.theme.model import ThemeDocument
from reportgen.spec.theme.pictures import font_faults, read_picture
from reportgen.spec.theme.schemes import schemes
from reportgen.spec.theme.theme import SIZES, Picture, Theme, Themed, ThemeFile
from reportgen.spec.theme.word_file import word_faults
from reportgen.spec.tree import Locator, locator, shown_path
from reportgen.spec.validate_empty import empty_values
from reportgen.spec.validate_messages import Fault, problem_of
from reportgen.spec.yaml.files import Files
from reportgen.spec.yaml.nodes import MapNode, plain

LARGEST = 32 * 1024 * 1024
"""Bytes of one file of a theme; Chinese fonts are the largest."""
TEMPLATES = 20
"""Files in the folder of templates."""
WIDEST = 172.0
"""Millimetres that must lie between the margins at the sides."""


def read_theme(asset: Asset, place: Place, project: Project) -> Themed:
    """Read a theme.

    Parameters
    ----------
    asset
        Its file.
    place
        Where it is named.
    project
        The project, outside which nothing is read.
    """
    files = Files(project)
    files.read(asset)
    top = files.parts[-1].top
    problems = [p for p in files.problems if p.code is not Code.WRONG_TYPE]
    if top is None:
        empty = Problem(Code.WRONG_TYPE, Place(asset.near, 1, 1), "The theme holds no keys", "Begin it with theme: 1")
        return Themed(problems=tuple(problems) or (empty,))
    place_of = locator(top)
    document, wrong = _validated(top, place_of)
    problems += wrong
    if document is None:
        return Themed(problems=tuple(problems))
    reader = _Reader(place_of, project, asset, problems)
    theme = reader.theme(document, ThemeFile("theme", asset.shown, asset.near, files.parts[-1].asset.content, place))
    return Themed(None if problems else theme, tuple(problems))


def _validated(top: MapNode, place_of: Locator) -> tuple[ThemeDocument | None, list[Problem]]:
    said = dict(empty_values(top))
    try:
        return ThemeDocument.model_validate(plain(top)), list(said.values())
    except ValidationError as error:
        faults = [Fault.of(detail, ThemeDocument) for detail in error.errors(include_url=False)]
    meant = {_meant(fault) for fault in faults}
    worth = [f for f in faults if f.where.path not in said and not (f.type == "missing" and f.where.path in meant)]
    return None, [*said.values(), *(problem_of(fault, place_of) for fault in worth)]


def _meant(fault: Fault) -> Key:
    """Return what a misspelt key most likely means."""
    if fault.type != "extra_forbidden":
        return ()
    *around, key = fault.where.path
    return (*around, nearest(str(key), fields(fault.around.part)) or "")


@dataclass(slots=True)
class _Reader:
    """Reads what a theme names; whatever is wrong goes to ``problems``."""

    place_of: Locator
    project: Project
    asset: Asset
    problems: list[Problem]
    files: list[ThemeFile] = field(default_factory=list)

    def theme(self, document: ThemeDocument, own: ThemeFile) -> Theme:
        """Return the theme; it is whole where there are no problems."""
        self.files.append(own)
        self.problems += contrast_problems(document, self.place_of)
        self.problems += _margins(document, self.place_of)
        light, dark = schemes(document.colours)
        logo = self.picture(("logo", "file"), document.logo.file if document.logo else None, "logo", ("SVG", "PNG"))
        cover = self.picture(("cover", "image"), document.cover.image, "cover", ("SVG", "PNG", "JPEG"))
        fonts = dict(self.fonts(document))
        reference = self.word(document)
        blocks, wrong = read_blocks(tuple(self.templates(document)))
        self.problems += wrong
        return Theme(document, tuple(self.files), light, dark, fonts, logo, cover, blocks, reference)

    def file(self, key: Key, written: str | None, role: str) -> ThemeFile | None:
        """Read a file that the theme names."""
        if written is None:
            return None
        place = self.place_of(key)
        found = self.project.named(written, self.asset.path.parent, place)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return self.read(found, role, place)

    def read(self, found: Asset, role: str, place: Place) -> ThemeFile | None:
        """Read a file of the project."""
        try:
            with found.path.open("rb") as stream:
                content = stream.read(LARGEST + 1)
        except OSError as error:
            what = f"{found.near} cannot be read: {error.strerror}"
            self.problems.append(Problem(Code.FILE_UNREADABLE, place, what, "Name a file that may be read"))
            return None
        if len(content) > LARGEST:
            what = f"{found.near} is larger than {LARGEST // 1024 // 1024} MiB"
            self.problems.append(Problem(Code.FILE_TOO_LARGE, place, what, "Name a smaller one"))
            return None
        file = ThemeFile(role, found.shown, found.near, content, place)
        self.files.append(file)
        return file

    def picture(self, key: Key, written: str | None, role: str, kinds: tuple[str, ...]) -> Picture | None:
        file = self.file(key, written, role)
        made = read_picture(file, kinds) if file else None
        if isinstance(made, list):
            self.problems += made
            return None
        return made

    def fonts(self, document: ThemeDocument) -> Iterator[tuple[str, ThemeFile]]:
        for role in ("text", "headings"):
            face = getattr(document.fonts, role)
            if face and (
                lacking := [w for w in ("regular", "bold") if getattr(face, w) is None and (role, w) != ("headings", "regular")]
            ):
                found, fix = (
                    f"fonts.{role} lacks the key '{lacking[0]}'",
                    f"Add {lacking[0]}: with a font file; no weight is computed",
                )
                self.problems.append(Problem(Code.MISSING_KEY, self.place_of.key(("fonts", role)), found, fix))
            for weight in ("regular", "bold") if face else ():
                key = ("fonts", role, weight)
                if role == "headings" and weight == "regular" and face.regular is not None:
                    found, fix = "Headings are always set bold", "Name the bold font under bold"
                    self.problems.append(Problem(Code.WRONG_VALUE, self.place_of(key), found, fix))
                elif (file := self.file(key, getattr(face, weight), "theme-font")) is not None:
                    self.problems += font_faults(file)
                    yield f"{role}.{weight}", file

    def word(self, document: ThemeDocument) -> ThemeFile | None:
        file = self.file(("word", "reference"), document.word.reference, "word")
        self.problems += word_faults(file) if file is not None else ()
        return file

    def templates(self, document: ThemeDocument) -> Iterator[ThemeFile]:
        """Read the templates in the folder that the theme names."""
        if document.templates is None:
            return
        place = self.place_of(("templates",))
        folder = (self.asset.path.parent / document.templates).resolve()
        if not folder.is_relative_to(self.project.root) or not folder.is_dir():
            where = "lies outside the project" if not folder.is_relative_to(self.project.root) else "is no folder"
            found = f"templates names '{document.templates[:200]}', which {where}"
            self.problems.append(
                Problem(Code.FILE_MISSING, place, found, "Name a folder with .html files, relative to the theme")
            )
            return
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".html")
        if not paths or len(paths) > TEMPLATES:
            found = f"The folder of templates holds {len(paths)} .html files"
            self.problems.append(Problem(Code.THEME_TEMPLATE, place, found, f"Put one to {TEMPLATES} into it"))
        for path in paths[:TEMPLATES]:
            yield from self.template(path, place)

    def template(self, path: Path, place: Place) -> Iterator[ThemeFile]:
        found = self.project.asset(path)
        if found is None or not path.is_file():
            what = f"{path.name} in the folder of templates leads out of the project, or is no file"
            self.problems.append(Problem(Code.OUTSIDE_PROJECT, place, what, "Copy the template into the folder"))
        elif (file := self.read(found, "template", place)) is not None:
            yield file


def _margins(document: ThemeDocument, place_of: Locator) -> Iterator[Problem]:
    """Yield what is wrong with the margins: what stands in them, and between them, needs room."""
    margins, (wide, high) = document.page.margins, SIZES[document.page.size]
    room = wide - margins.left - margins.right
    if room < WIDEST:
        paper = document.page.size
        found = f"Between the margins at the sides {room:g} mm are left on {paper}, and the widest tables take {WIDEST:g}"
        fix = f"Write margins of at most {wide - WIDEST:.1f}mm together"
        yield Problem(Code.WRONG_VALUE, place_of(("page", "margins")), found, fix)
    for name, least in (("top", 15.0), ("bottom", 12.0), ("left", 5.0), ("right", 5.0)):
        value = getattr(margins, name)
        if not least <= value <= high / 4:
            key = ("page", "margins", name)
            found = f"{shown_path(key)} is {value:g} mm"
            yield Problem(Code.WRONG_VALUE, place_of(key), found, f"Write {least:g}mm to {high / 4:.0f}mm")
