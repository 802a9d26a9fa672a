"""What the panels of numbers say in traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "register-wording": "題目原文",
    "register-asked": "作答範圍",
    "register-data": "資料",
    "data-version": "{file}，{rows}列，SHA-256 {hash}",
    "wording": "「{words}」",
}
PAGE = {
    "permalink": "此數字的固定連結",
    "shown-in": "見於",
}
