"""The properties that Word and PowerPoint show of a file; nothing of the machine or the clock is among them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportgen.content.blocks import Content


def describe(core: Any, content: Content) -> None:
    """Set title, authors, language, version and day.

    Parameters
    ----------
    core
        The core properties of python-docx or python-pptx, which are alike.
    content
        The report.
    """
    day = dt.date.fromisoformat(content.date)
    core.title, core.author, core.language, core.version = content.title, content.cover.authors, content.language, content.version
    core.subject = core.keywords = core.comments = core.category = ""
    core.last_modified_by, core.revision = content.cover.authors, 1
    core.created = core.modified = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Office's have no zone
