"""Words of plans and of numbers that others published: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "register-kind": "性質",
    "kind-published": "已公布的數字",
    "kind-operation": "營運指標",
    "register-how": "算法",
    "register-place": "範圍",
    "register-date": "時間",
}
