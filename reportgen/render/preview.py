"""A page as the preview serves it: the page of the report, untouched, and beside it what is wrong and a script that reloads it.

What a build writes has no script and forbids all. Only the served copy has one, which its policy allows by its hash alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.render.sheets import content_hash, dark, sheet
from reportgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import Environment

EVENTS = "/_preview/events"
"""The address at which the server tells of changes."""
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"/>\n?')
_END = "</body>"


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as the page shows it."""

    at: str
    """File, line and column, as in a terminal."""
    code: str
    warning: bool
    found: str
    fix: str
    """A sentence."""
    line: tuple[str, str, str] = ("", "", "")
    """The line in the file: before the mark, marked, after it; nothing where it is not known."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands beside a page."""

    said: Mapping[str, str]
    """The words beside a page in its language."""
    language: str
    told: tuple[Told, ...]
    name: str
    """Of the page."""
    version: str
    """What tells this page from the next."""
    notice: str
    """What tells this notice from the next."""
    drawn: bool
    """Whether the report beside it is that of the files as they are now."""
    built: bool
    """Whether the first build is done."""

    @property
    def errors(self) -> int:
        """How many problems would stop a build."""
        return sum(not told.warning for told in self.told)

    @property
    def headline(self) -> str:
        """What is the matter, in a sentence; nothing where nothing is."""
        warnings = len(self.told) - self.errors
        if not self.built:
            return self.said["building"]
        if not self.told:
            return ""
        counted = [self.said[word].format(n=n) for word, n in (("errors", self.errors), ("warnings", warnings)) if n]
        state = "" if not self.errors else "refused" if self.drawn else "last" if self.version else "none"
        return self.said["and"].join(counted) + (self.said[state] if state else "")


def page(written: bytes, notice: Notice) -> tuple[bytes, str]:
    """Return a page with its notice, and the policy that is to go with it.

    Parameters
    ----------
    written
        The page as a build writes it; nothing as long as there is none.
    notice
        What stands beside it.
    """
    if not written:
        return _alone(notice)
    text = written.decode()
    found = _POLICY.search(text)
    policy = html.unescape(found[1]) if found else NOTHING
    text = text[: found.start()] + text[found.end() :] if found else text
    head, end, tail = text.rpartition(_END)
    return (head + _beside(notice) + end + tail).encode(), _allowing(policy, _style())


def _alone(notice: Notice) -> tuple[bytes, str]:
    """Return the page of a report that could not be drawn yet."""
    style = "\n".join((sheet("base.css"), dark()))
    body = Markup(_beside(notice))  # noqa: S704 - the template escaped it
    text = _environment().get_template("alone.html").render(notice=notice, style=Markup(style), body=body)  # noqa: S704 - our own
    return text.encode(), _allowing(NOTHING, style, _style())


def _beside(notice: Notice) -> str:
    style, script = Markup(_style()), Markup(_script())  # noqa: S704 - shipped with the tool
    return _environment().get_template("notice.html").render(notice=notice, events=EVENTS, style=style, script=script)


def _allowing(policy: str, *styles: str) -> str:
    """Return a policy that allows the notice, too: its style and script by their hashes, and word from the server."""
    rules = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    rules["style-src"] = " ".join((rules.get("style-src", ""), *map(content_hash, styles))).strip()
    rules |= {"script-src": content_hash(_script()), "connect-src": "'self'", "frame-ancestors": "'none'"}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def _style() -> str:
    return _source("notice.css")


@cache
def _script() -> str:
    return _source("reload.js")


def _source(name: str) -> str:
    return (templates() / "preview" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    loader = FunctionLoader(_source)
    return Environment(autoescape=True, loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
