"""What programs read of a site: the feed of its releases (Atom), and the map of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from reportgen.problem_text import printable
from reportgen.publish.release.record import Release
from reportgen.publish.site.held import Line
from reportgen.publish.site.say import Say
from reportgen.publish.site.settings import Settings

_XML = '<?xml version="1.0" encoding="utf-8"?>'
ENTRIES = 50
"""The feed tells of so many releases and withdrawals, the newest first."""


def feed(lines: Sequence[Line], settings: Settings, title: str, say: Say) -> str:
    """Return the feed; its dates are those of the records."""
    told = sorted((e for line in lines for e in _events(line)), key=lambda e: (e.date, e.report, e.version), reverse=True)
    updated = max((record.date for record in told), default=date(1970, 1, 1))
    titles = {line.report: line.title(say.language) for line in lines}
    own = settings.address
    head = [
        f"<id>{_text(own)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{updated.isoformat()}T00:00:00Z</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_text(own)}feed.xml"/>',
        f'<link rel="alternate" type="text/html" href="{_text(own)}"/>',
        f"<author><name>{_text(settings.text('publisher', say.language) or title)}</name></author>",
    ]
    pages = {(held.report, held.version): own + held.address for line in lines for held in line.versions}
    entries = [_entry(r, titles[r.report], own, pages[r.report, r.version], say) for r in told[:ENTRIES]]
    begin = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{say.language}">'
    return "\n".join([_XML, begin, *head, *entries, "</feed>\n"])


def _events(line: Line) -> Iterator[Release]:
    """Yield the records of a report; a release that was withdrawn is told of as that alone."""
    for held in line.versions:
        record = held.withdrawal or held.release
        if record is not None:
            yield record


def _entry(record: Release, title: str, own: str, page: str, say: Say) -> str:
    address = f"{own}{record.report}/{record.version}/"
    kind = "application/pdf" if page.endswith(".pdf") else "text/html"
    return "\n".join(
        [
            "<entry>",
            f"<id>{_text(address)}{'#withdrawn' if record.type == 'withdrawal' else ''}</id>",
            f"<title>{_text(say(f'feed-{record.type}', title=title, version=record.version))}</title>",
            f"<updated>{record.date.isoformat()}T00:00:00Z</updated>",
            f'<link rel="alternate" type="{kind}" href="{_text(page)}"/>',
            f"<summary>{_text(record.reason)}</summary>",
            "</entry>",
        ]
    )


def sitemap(pages: Sequence[tuple[str, date | None]], settings: Settings) -> str:
    """Return the map of the pages that search engines may list, each with the day it last changed."""
    lines = [f"<url><loc>{_text(settings.address + path)}</loc>{_last(day)}</url>" for path, day in pages]
    begin = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([_XML, begin, *lines, "</urlset>\n"])


def _last(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""


def _text(words: str) -> str:
    return escape(printable(words), {'"': "&quot;"})
