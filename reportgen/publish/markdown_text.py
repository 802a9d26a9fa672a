"""Words of authors in Markdown: they stand there as they were written, and do nothing.

They may come from a stranger, and what is shown of a run or commented on a pull request is read by a machine that turns ``@name``
into a notification, ``#1`` into a reference and HTML into a page. Every character that means anything in Markdown or HTML is
written as a reference to itself, and what those machines look for in plain words is parted by a space of no width.
"""

from __future__ import annotations

import re

from reportgen.problem_text import printable

APART = "&#8203;"
"""A space of no width."""
_MARKUP = re.compile(r"""[&<>"'`\\*_{}\[\]()#+!|~$@=^]""")
_ACTIVE = (
    (re.compile(r"&#(64|35|33|36|38|126);(?=[\w&])"), rf"&#\1;{APART}"),  # @name, #1, !1; on GitLab also $1, &1, ~name
    (re.compile(r"%(?=[\w&])"), f"%{APART}"),  # %1, %"name"
    (re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)"), rf"\1{APART}\2"),
    (re.compile(r"(?i)\b(www)(\.)"), rf"\1{APART}\2"),
    (re.compile(r"(?i)\b(GH)(-)(?=\d)"), rf"\1{APART}\2"),
    (re.compile(r":(?=[\w&#;-]+:)"), f":{APART}"),  # :smile:, :+1:
    (re.compile(r"\b(?=[a-f]*\d)([0-9a-f]{6})(?=[0-9a-f])"), rf"\1{APART}"),  # the hash of a commit
)


def plain(text: str) -> str:
    """Return a text of an author, on one line, as Markdown that shows exactly it and does nothing.

    It may stand in a heading, a paragraph after its first word, or a cell of a table.
    """
    shown = _MARKUP.sub(lambda found: f"&#{ord(found[0])};", printable(" ".join(text.split())))
    for pattern, parted in _ACTIVE:
        shown = pattern.sub(parted, shown)
    return shown
