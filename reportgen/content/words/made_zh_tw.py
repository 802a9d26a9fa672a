"""Words of variables that are made of others: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "method-row-made": "歸類",
    "route-unanswered": "沒有回答第{n}題",
}
