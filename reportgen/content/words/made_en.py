"""Words of variables that are made of others: English."""

from __future__ import annotations

PHRASES = {
    "method-row-made": "Groups",
    "route-unanswered": "you did not answer question {n}",
}
