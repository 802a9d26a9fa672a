"""A report as a Quarto project: one document, its pictures, its styles; `quarto render` makes HTML and Word of it.

The PDF is a profile of its own: where one format fails, as this does without XeLaTeX, Quarto gives none of the others either.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from reportgen.content.blocks import Content
from reportgen.render.figures import Drawings
from reportgen.render.output import Rendered
from reportgen.render.parts import parts
from reportgen.render.render import Page
from reportgen.render.word.convert import FROM, REFERENCE, SETTINGS
from reportgen.render.word.docx import pictures_for
from reportgen.render.word.house import House
from reportgen.render.word.looks import CHARACTERS, PARAGRAPHS, Look, Words
from reportgen.render.word.reference import reference
from reportgen.render.word.sheet import written
from reportgen.resources import templates

PAPER = "_quarto-pdf.yml"
STYLES = "styles.css"
OUT = "_output"
"""Where Quarto puts what it makes."""
CHINESE: Mapping[str, str] = MappingProxyType({"zh-TW": "Noto Sans CJK TC"})
"""Fonts of a PDF by language; Noto Sans CJK SC elsewhere."""


def quarto_project(pages: tuple[Page, ...]) -> Rendered:
    """Return the files of a Quarto project.

    Parameters
    ----------
    pages
        The report in each of its languages, its own first.
    """
    first = pages[0]
    files = {
        SETTINGS: _settings(pages).encode(),
        PAPER: _paper(first.content.language).encode(),
        STYLES: _style_sheet(first.house).encode(),
        f"{REFERENCE}.docx": reference(first.content.language, first.house, grounded=False),
        "README.md": (templates() / "word" / "project.md").read_bytes(),
    }
    for page in pages:
        files |= _document(page.content, page.drawings, page.house, page.suffix)
        files |= {name: data for name, data in page.drawings.files().items() if name not in files}
    return Rendered(dict(sorted(files.items())), parts(frozenset({"docx"}), converted=False))


def _document(content: Content, drawings: Drawings, house: House, suffix: str) -> dict[str, bytes]:
    document = written(content, pictures_for(drawings, house), "", inside=False, folder=f"figures{suffix}")
    name = f"report{suffix.replace('.', '-')}.qmd"
    return {name: document.text.encode(), **{p.name: p.data for p in document.pictures}}


def _settings(pages: tuple[Page, ...]) -> str:
    """Return the settings of the project: what is made of the document, and that nothing in it is executed."""
    documents = "\n".join(f"    - report{page.suffix.replace('.', '-')}.qmd" for page in pages)
    blanks = {"documents": documents, "out": OUT, "from": FROM, "reference": f"{REFERENCE}.docx", "styles": STYLES}
    return _filled("project.yml", blanks)


def _paper(language: str) -> str:
    """Return the settings of the PDF."""
    return _filled("project-pdf.yml", {"font": json.dumps(CHINESE.get(language, "Noto Sans CJK SC"))})


def _filled(name: str, blanks: Mapping[str, str]) -> str:
    text = (templates() / "word" / name).read_text(encoding="utf-8")
    for key, value in blanks.items():
        text = text.replace(f"<{key}>", value)
    return text


def _style_sheet(house: House) -> str:
    """Return rules for the HTML page, which knows the styles by their names."""
    rules = [_paragraph(name, house.worn(look)) for name, look in PARAGRAPHS.items()]
    rules += [_words(name, house.worn(words)) for name, words in CHARACTERS.items()]
    rules.append('[data-custom-style^="Headline"] a { color: inherit; text-decoration: none; }')
    return "\n".join(rules) + "\n"


def _paragraph(name: str, look: Look) -> str:
    rule = f"font-size: {look.size / 10.5:.3g}em; color: {look.colour}; font-weight: {700 if look.bold else 400};"
    margins = f" margin-top: {look.before:g}pt; margin-bottom: {look.after:g}pt;"
    above = f" border-top: 1px solid {look.above}; padding-top: 3pt;" if look.above else ""
    beside = f" border-left: 2px solid {look.beside}; padding-left: 8pt;" if look.beside else ""
    return f'[data-custom-style="{name}"] {{ {rule}{margins}{above}{beside} }}\n[data-custom-style="{name}"] > p {{ margin: 0; }}'


def _words(name: str, words: Words) -> str:
    rules = [f"color: {words.colour};"] if words.colour else []
    rules += [f"font-weight: {700 if words.bold else 400};"] if words.bold is not None else []
    rules += ["text-decoration: line-through;"] if words.struck else []
    rules += ["text-decoration: underline dashed;"] if words.underlined else []
    rules += ["vertical-align: super; font-size: .7em;"] if words.raised else []
    rules += ["border: 1px solid; font-size: .8em;"] if words.boxed else []
    return f'span[data-custom-style="{name}"] {{ {" ".join(rules)} }}'
