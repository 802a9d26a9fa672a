"""Where the list of numbers on paper and in documents leads from figures, tables and other places to lines elsewhere in it.

Its arrows are followed in ``tests/render/test_listing.py``, one by one.
"""

from __future__ import annotations

import re

_OF_A_FIGURE = re.compile(
    r"^(?:Listed elsewhere: |(?:All other n|N)umbers as in |另[见見]：|(?:其[余餘])?[与與]\s?[图圖表]).*?[.。]$",
    re.MULTILINE | re.DOTALL,
)
_OF_OTHER_PLACES = re.compile(r"^[^\n\[\]]+[:：]\s?(?:\d[\d.]*\s)?\[→.*", re.MULTILINE | re.DOTALL)
"""From the first of them to the end: the cover, the page at a glance, actions, claims."""


def without_references(listed: str) -> str:
    """Return the list without what it only refers to."""
    return _OF_OTHER_PLACES.sub("", _OF_A_FIGURE.sub("", listed))
