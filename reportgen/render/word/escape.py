"""Words as Markdown that says exactly these words: nothing that an author writes becomes markup, code or an include."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup

_MARKUP = re.compile(r"""[\\`*_{}\[\]<>#|~^$@&!"']""")
"""Signs that mean something to Pandoc or Quarto wherever they stand; straight quotes too, so that nothing curls them."""
_START = re.compile(r"([-+=:%])|(\(?[0-9A-Za-z]{1,12})([.)])(?=\s|$)")
"""What begins a list, a rule, a definition or a heading where it begins a line."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML file may hold."""
_BREAKS = re.compile(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*")


def escaped(words: str, *, starts: bool = False) -> str:
    """Return words as Markdown.

    Parameters
    ----------
    words
        Plain words; line ends become spaces.
    starts
        Whether a line of the document begins with them.
    """
    text = _BREAKS.sub(" ", _ILLEGAL.sub("\ufffd", words)).replace("\t", " ")
    if starts:
        text = text.lstrip(" ")
    text = _MARKUP.sub(r"\\\g<0>", text)
    return _START.sub(_unstarted, text, count=1) if starts and _START.match(text) else text


def as_is(text: str) -> Markup:
    """Return Markdown, whose words are escaped already, as what may be printed as it is."""
    return Markup(text)  # noqa: S704 - the only door, for what was escaped before


def _unstarted(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def address(url: str) -> str:
    """Return an address as the target of a link: no sign in it can end the target."""
    return quote(_ILLEGAL.sub("", url), safe="/:?#[]@!$&*+,;=%-._~").replace("[", "%5B").replace("]", "%5D")


_RESERVED = re.compile("(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-")
"""How the ids begin that Quarto takes for its own numbered figures, tables and sections."""


def anchor(name: str) -> str:
    """Return the id of a block in the document."""
    return f"at-{name}" if _RESERVED.match(name) else name
