"""What the panels of numbers say in simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "register-wording": "题目原文",
    "register-asked": "作答范围",
    "register-data": "数据",
    "data-version": "{file}，{rows}行，SHA-256 {hash}",
    "wording": "“{words}”",
}
PAGE = {
    "permalink": "此数字的固定链接",
    "shown-in": "见于",
}
