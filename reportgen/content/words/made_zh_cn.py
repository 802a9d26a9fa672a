"""Words of variables that are made of others: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "method-row-made": "归类",
    "route-unanswered": "没有回答第{n}题",
}
