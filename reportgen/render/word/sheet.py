"""The document as Markdown: which template writes which block, and what templates may call.

Templates print words through one door: what is not marked as Markdown already is escaped when it is printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reportgen.content.blocks import (
    Block,
    Content,
    PlanAction,
    ProseBlock,
    SectionBlock,
    SideNote,
)
from reportgen.content.inlines import Inlines, Paragraph, Words
from reportgen.content.listed import ListedGroup
from reportgen.content.questionnaire.form import Asked, Choice
from reportgen.content.tables import Table
from reportgen.render.html import KINDS as PAGE_KINDS
from reportgen.render.html import PAPER, chapters_of, is_long
from reportgen.render.typeset import gap, is_chinese
from reportgen.render.word.escape import anchor, as_is, escaped
from reportgen.render.word.grid import Cell, Grid, Look, Rows, width
from reportgen.render.word.inlines import LINE_END, Writer
from reportgen.render.word.pictures import Picture, Pictures
from reportgen.render.word.tables import table_rows
from reportgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import Environment

KINDS: Mapping[type, str] = MappingProxyType({**PAGE_KINDS, SectionBlock: "section"})
"""The template of each kind of block, in ``word/blocks``: named as on the page, but for a section, which brings its blocks."""
TAB = "\u2003"
"""Stands for a tab until the document is finished: Markdown knows none."""
BAD_OUTCOMES = frozenset({"worse"})
"""Outcomes of an action that are set in the colour of what is bad."""
LINE = 84
"""How many places of half a hanzi the answers of a question may take to stand in one line."""
LEVELS = 6
"""Headings in Markdown."""
BOXES = MappingProxyType({"multi": "□"})


@dataclass(slots=True)
class Written:
    """A document as Markdown with what it needs beside it."""

    text: str
    grids: tuple[Grid, ...]
    """Its tables, in order."""
    pictures: tuple[Picture, ...]
    """Its pictures; those of the document are named pic-1, pic-2 and so on, in this order."""


@dataclass(slots=True)
class Sheet:
    """What templates may call while one document is written."""

    content: Content
    source: Pictures
    writer: Writer
    grids: list[Grid] = field(default_factory=list)
    shown: list[Picture] = field(default_factory=list)

    @property
    def wide(self) -> Markup:
        """A space that is wider than the one between words."""
        return as_is(gap(self.content.language))

    def text(self, words: str) -> Markup:
        """Return plain words."""
        return self.writer.words(words)

    def texts(self, many: Iterable[str]) -> list[Markup]:
        """Return several plain words."""
        return [self.text(words) for words in many]

    @staticmethod
    def para(style: str, text: Markup) -> Markup:
        """Return a paragraph in a style of the reference document."""
        return Writer.styled(text, style)

    @staticmethod
    def span(style: str, text: Markup) -> Markup:
        """Return words in a style of the reference document."""
        return as_is(f'[{text}]{{custom-style="{style}"}}') if text else as_is("")

    def tag(self, words: str) -> Markup:
        """Return a tag beside a number or a title, such as 示例."""
        return as_is("\u00a0") + self.span("Tag", as_is("\u2009") + self.text(words) + as_is("\u2009")) if words else as_is("")

    @staticmethod
    def here(name: str) -> Markup:
        """Return a place that others lead to."""
        return as_is(f"[]{{#{anchor(name)}}}")

    @staticmethod
    def link(name: str, text: Markup) -> Markup:
        """Return words that lead to a place of the document."""
        return as_is(f"[{text}](#{anchor(name)})")

    def heading(self, level: int, name: str, number: str, title: Markup) -> Markup:
        """Return a heading with its own number."""
        style = "Heading Number" if level == 1 else "Section Number"
        head = self.span(style, self.text(number)) + self.wide if number else as_is("")
        return as_is(f"{'#' * min(level, LEVELS)} {head}{title} {{#{anchor(name)} .unnumbered}}")

    def picture(self, holder: Any) -> Markup:
        """Return the drawing of a figure, a finding, an action or the cover.

        It stands in brackets: Quarto makes a captioned figure of its own, with a name by chance, of a paragraph that is one
        picture and nothing else.
        """
        self.shown.append(self.source.of(holder))
        return as_is(f"[![{escaped(self.shown[-1].alt)}][pic-{len(self.shown)}]]{{}}")

    def rows(self, look: Look, widths: Sequence[float], aligns: Sequence[str] = (), whole: bool = False) -> Rows:
        """Return a table to fill."""
        shares = tuple(w / sum(widths) for w in widths)
        return Rows(look, shares, tuple(aligns) or ("left",) * len(shares), self.grids, whole=whole)

    def table(self, table: Table, stacked: bool = False) -> Markup:
        """Return a table of content."""
        return table_rows(table, self.writer, self.grids, stacked=stacked).write()

    def laid(self, blocks: Iterable[Block | SectionBlock]) -> Iterator[tuple[str, Any]]:
        """Yield blocks with the name of their template; a note beside a paragraph goes to the foot of its page."""
        all_blocks = tuple(blocks)
        for n, block in enumerate(all_blocks):
            after = all_blocks[n + 1] if n + 1 < len(all_blocks) else None
            if isinstance(block, SideNote) and isinstance(after, ProseBlock) and isinstance(after.prose[0], Paragraph):
                self.writer.note(block.prose)
            else:
                yield KINDS[type(block)], block

    def facts(self, pairs: Sequence[tuple[str, str]]) -> Markup:
        """Return labelled words in a line."""
        return (self.wide + self.wide).join(self.span("Label", self.text(a)) + self.wide + self.text(b) for a, b in pairs)

    def joined(self, chips: Sequence[Inlines]) -> Markup:
        """Return pieces of evidence in a line."""
        return as_is(escaped(self.content.words["semicolon"])).join(map(self.writer.inline, chips))

    def semicoloned(self, many: Sequence[str]) -> Markup:
        """Return words in a line."""
        return self.joined([(Words(words),) for words in many])

    def broken(self, lines: Sequence[str]) -> Markup:
        """Return lines under each other."""
        return as_is(LINE_END).join(map(self.text, lines))

    def abouts(self, many: Sequence[str]) -> Markup:
        """Return what a quotation is coded under."""
        return as_is("").join(self.wide + self.span("Aside", self.text(words)) for words in many)

    def listed(self, rows: Iterable[tuple[str, str]]) -> str:
        """Return labelled words as one sentence."""
        words = self.content.words
        return words["semicolon"].join(label + words["colon"] + value for label, value in rows)

    def group_text(self, group: ListedGroup) -> Markup:
        """Return the numbers of a row or a column of a figure or table, run on."""
        words = self.content.words
        head = ""
        if group.label:
            told = words["in-brackets"].format(words=group.told) if group.told else ""
            head = f"{group.label}{told}{words['colon']}"
        return self.text(head) + as_is(escaped(words["semicolon"])).join(map(self._listed, group.facts))

    def _listed(self, fact: Any) -> Markup:
        words = self.content.words
        after = words["colon"] if fact.label[-1:].isdigit() else "" if fact.label.endswith("）") else " "
        told = words["in-brackets"].format(words=fact.told) if fact.told else ""
        between = as_is(" ") if told.startswith(" ") else as_is("")  # words lose the space at their beginning
        number = self.span("Strong", self.text(fact.printed))
        return self.text(f"[{fact.place}]\u00a0{fact.label}{after}") + number + between + self.text(told.lstrip())

    def labels(self, words: Mapping[str, str], action: PlanAction) -> tuple[float, float]:
        """Return the widths of the columns of an action: labels take what the longest needs."""
        longest = max((len(f.label) for f in action.fields), default=2)
        longest = max(longest, len(words["rests-on"]) if action.backing else 0)
        need = min(26, 4 + longest * (3 if is_chinese(self.content.language) else 1.6))
        return need, 100 - need

    @staticmethod
    def box(kind: str) -> Markup:
        """Return the box of an answer."""
        return as_is(BOXES.get(kind, "○")) + as_is("&#160;")

    def options(self, question: Asked) -> Markup:
        """Return the answers of a question: in a line where they fit, else each on its own."""
        answers = [self._option(question, choice) for choice in question.choices]
        if sum(width(choice.label) + 6 for choice in question.choices) <= LINE:
            return self.para("Answer", (self.wide + self.wide).join(answers))
        styles = ["Answer Kept"] * (len(answers) - 1) + ["Answer"]
        return as_is("\n\n").join(map(self.para, styles, answers))

    def _option(self, question: Asked, choice: Choice) -> Markup:
        own = as_is(" " + escaped("_" * 8)) if choice.write_in else as_is("")
        leads = self.wide + self.span("Aside", as_is("→ ") + self.text(choice.leads)) if choice.leads else as_is("")
        return self.box(question.kind) + self.text(choice.label) + own + leads

    @staticmethod
    def boxes(question: Asked) -> list[Markup]:
        """Return the boxes of a row of a grid."""
        return [as_is("○")] * len(question.choices)

    def scores(self, question: Asked) -> Markup:
        """Return the boxes of a question from 0 to 10, in a line."""
        return self.wide.join(as_is("○&#160;") + self.text(choice.label) for choice in question.choices)


def written(content: Content, source: Pictures, settings: str = "", *, inside: bool, folder: str = "") -> Written:
    """Write a report as one Markdown document.

    Parameters
    ----------
    content
        The report in one language.
    source
        Its pictures.
    settings
        Lines for the head of the document.
    inside
        Whether the pictures stand in the document itself; otherwise in files beside it.
    folder
        Where these files are, where it is not ``figures``.
    """
    panels = frozenset(entry.anchor for entry in content.facts)
    writer = Writer(content.language, panels, frozenset(proof.anchor for proof in content.proofs), content.words["in-brackets"])
    sheet = Sheet(content, replace(source, folder=folder) if folder else source, writer)
    text = environment().get_template("report.qmd").render(_context(sheet, settings, inside=inside))
    return Written(tidied(text), tuple(sheet.grids), tuple(sheet.shown))


def _context(sheet: Sheet, settings: str, *, inside: bool) -> dict[str, Any]:
    names = (
        *(
            "text",
            "texts",
            "para",
            "span",
            "tag",
            "here",
            "link",
            "heading",
            "picture",
            "rows",
            "table",
            "laid",
            "facts",
            "joined",
        ),
        *("semicoloned", "broken", "abouts", "listed", "group_text", "labels", "boxes", "scores", "options", "wide"),
    )
    writer = sheet.writer
    return {
        **{name: getattr(sheet, name) for name in names},
        "content": sheet.content,
        "words": sheet.content.words,
        "chapters": chapters_of(sheet.content, PAPER),
        "inline": writer.inline,
        "prose": writer.prose,
        "marks": writer.marks,
        "mark": writer.mark,
        "begin": lambda name: as_is(f"::: {{#{anchor(name)}}}"),
        "long": is_long,
        "cell": lambda text, columns=1, rows=1: Cell(text, columns, rows),
        "item": lambda text: as_is("-   ") + _indented(text)[4:],
        "under": _indented,
        "yaml": yaml_text,
        "safe": as_is,
        "settings": as_is(settings),
        "tab": as_is(TAB),
        "bad": BAD_OUTCOMES,
        "pictures": lambda: definitions(sheet.shown, inside=inside),
    }


def yaml_text(text: Markup) -> Markup:
    """Return words of Markdown as a value of the document's head."""
    return as_is(json.dumps(str(text), ensure_ascii=False))


def _indented(text: Markup) -> Markup:
    return as_is("\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n")))


def definitions(shown: Sequence[Picture], *, inside: bool, sized: bool = True) -> Markup:
    """Return where each picture is, and how wide it is printed."""
    lines = []
    for n, picture in enumerate(shown, 1):
        where = picture.inside if inside else picture.name
        lines.append(f"[pic-{n}]: {where}" + (f" {{width={picture.width:.1f}mm}}" if sized else ""))
    return as_is("\n".join(lines))


def tidied(text: str) -> str:
    """Return a document without runs of blank lines."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates: what is printed is Markdown already, or is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
        comment_start_string="<#",
        comment_end_string="#>",
    )


def _printed(value: Any) -> Any:
    return value if isinstance(value, Markup) else as_is(escaped(str(value), starts=True))


def _source(name: str) -> str:
    return (templates() / "word" / name).read_text(encoding="utf-8")
