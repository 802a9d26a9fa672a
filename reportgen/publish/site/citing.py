"""How to cite a version: as a line of text, for BibTeX and for RIS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reportgen.publish.site.say import Say

_BIBTEX = {
    "\\": r"\textbackslash{}",
    **{c: f"\\{c}" for c in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_LINE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited."""

    report: str
    version: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    day: date
    address: str
    """Empty where the site's address is not known."""
    language: str


def as_text(of: Cited, say: Say) -> str:
    """Return a line of text, in the order that the language's standards want (GB/T 7714 in Chinese)."""
    who = say.listed(of.authors) or of.publisher
    blanks = {"title": of.title, "version": of.version, "day": of.day.isoformat(), "year": of.day.year}
    begin = say("cite-by", who=who, year=of.day.year) if who else ""
    publisher = say("cite-publisher", publisher=of.publisher) if of.publisher and of.publisher != who else ""
    address = say("cite-address", address=of.address) if of.address else ""
    return begin + say("cite" if who else "cite-nobody", **blanks) + publisher + address


def as_bibtex(of: Cited) -> str:
    """Return an entry for BibTeX."""
    fields = {
        "title": f"{{{_bibtex(of.title)}}}",
        "author": " and ".join(f"{{{_bibtex(name)}}}" for name in of.authors),
        "institution": _bibtex(of.publisher),
        "year": str(of.day.year),
        "number": _bibtex(of.version),
        "url": "" if not of.address else _LINE.sub(" ", of.address).replace("{", "%7B").replace("}", "%7D"),
        "langid": of.language,
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    lines.insert(-1, f"  month = {_MONTHS[of.day.month - 1]},\n")
    return f"@techreport{{{of.report}-{of.version},\n{''.join(lines)}}}\n"


def as_ris(of: Cited) -> str:
    """Return an entry in the format RIS."""
    fields = [
        ("TY", "RPRT"),
        ("TI", of.title),
        *(("AU", name) for name in of.authors),
        ("PB", of.publisher),
        ("PY", str(of.day.year)),
        ("DA", f"{of.day:%Y/%m/%d/}"),
        ("ET", of.version),
        ("LA", of.language),
        ("UR", of.address),
        ("ID", f"{of.report}-{of.version}"),
    ]
    lines = [f"{tag}  - {_LINE.sub(' ', value)}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(c, c) for c in _LINE.sub(" ", text))
