"""Simplified Chinese words of the live preview: what stands beside the page."""

from __future__ import annotations

from types import MappingProxyType

PREVIEW = MappingProxyType(
    {
        "preview": "预览",
        "building": "正在生成报告，完成后页面会自动刷新。",
        "errors": "{n}处错误",
        "warnings": "{n}处警告",
        "and": "，",
        "refused": "。正式生成时会因此停止；页面显示的是当前内容。",
        "last": "。页面显示的是上一次成功生成的报告。",
        "none": "。报告暂时无法生成，改正后页面会自动刷新。",
        "gone": "预览已结束。重新运行 reportgen serve 后，页面会自动刷新。",
    }
)
