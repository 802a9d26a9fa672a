"""What the panels of numbers say in English."""

from __future__ import annotations

PHRASES = {
    "register-wording": "Wording",
    "register-asked": "Asked of",
    "register-data": "Data",
    "data-version": "{file}, {rows} rows, SHA-256 {hash}",
    "wording": "“{words}”",
}
PAGE = {
    "permalink": "Link to this number",
    "shown-in": "Shown in",
}
