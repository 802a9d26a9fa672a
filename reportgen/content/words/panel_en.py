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
    "listing-again": "Listed elsewhere: {places}.",
    "listing-as": "Numbers as in {exhibit}.",
    "listing-others-as": "All other numbers as in {exhibit}.",
    "listing-data-of": "Data of {waves}",
    "listing-of-changed-shares": "Interval of changed percentages",
    "listing-of-changes": "Interval of changes",
    "listing-text": "in the text",
    "listing-cover": "Cover",
    "listing-actions": "Actions",
    "listing-claims": "Claims",
}
PAGE = {
    "permalink": "Link to this number",
    "shown-in": "Shown in",
    "register-no": "No. {n}",
    "listing": "Numbers of figures and tables",
    "listing-intro": "Every number that only figures and tables show, under the first of them: its number in square "
    "brackets, what it is, the number as printed; in round brackets its interval and whatever differs from the "
    "beginning of the entry. Numbers computed from others, such as a net, have no interval. An arrow leads to a number "
    "that is listed elsewhere.",
}
