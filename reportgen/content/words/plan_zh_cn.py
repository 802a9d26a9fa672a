"""Words of plans and of numbers that others published: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "register-kind": "性质",
    "kind-published": "已公布的数字",
    "kind-operation": "运营指标",
    "register-how": "算法",
    "register-place": "范围",
    "register-date": "时间",
}
