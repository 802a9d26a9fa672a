"""What the panels of numbers say in English."""

from __future__ import annotations

PHRASES = {
    "register-wording": "Wording",
    "register-asked": "Asked of",
    "register-data": "Data",
    "data-version": "{file}, {rows} rows, SHA-256 {hash}",
    "method-table": "Data table {file}, {rows} rows, {columns} columns, digest beginning {sha}.",
    "wording": "“{words}”",
    "listing-under": "{above}: {label}",
    "listing-interval": "{level} ({method})",
    "listing-of-shares": "Interval of percentages",
    "listing-of-means": "Interval of means and indices",
    "listing-of-nps": "Interval of net promoter scores",
    "listing-hidden": "not shown",
    "listing-elsewhere": "Elsewhere in the report",
}
PAGE = {
    "permalink": "Link to this number",
    "shown-in": "Shown in",
    "register-no": "No. {n}",
    "listing": "Numbers of figures and tables",
    "listing-intro": "Every number that only figures and tables show, under the first of them: its number in square "
    "brackets, what it is, the number as printed, and in round brackets its interval and whatever "
    "differs from what stands at the beginning of the entry. Numbers computed from others, such as a net, have no interval.",
}
