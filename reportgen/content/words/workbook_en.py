"""What the workbook of all tables says in English."""

from __future__ import annotations

PHRASES = {
    "workbook-back": "Back to the contents",
    "workbook-claims": "Claims",
    "workbook-exact": "Exact value",
    "workbook-facts": "All numbers",
    "workbook-method": "Method",
    "workbook-n": "Respondents (n)",
    "workbook-printed": "As printed",
    "workbook-rounded": "Tables have numbers as the report prints them; the sheet “All numbers” has all their digits.",
    "workbook-sheet": "Sheet",
    "workbook-title": "Title",
}
