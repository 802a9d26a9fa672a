"""Traditional Chinese words of the live preview: what stands beside the page."""

from __future__ import annotations

from types import MappingProxyType

PREVIEW = MappingProxyType(
    {
        "preview": "預覽",
        "building": "正在產生報告，完成後頁面會自動重新整理。",
        "errors": "{n}處錯誤",
        "warnings": "{n}處警告",
        "and": "，",
        "refused": "。正式產生時會因此停止；頁面顯示的是目前的內容。",
        "last": "。頁面顯示的是上一次成功產生的報告。",
        "none": "。報告暫時無法產生，改正後頁面會自動重新整理。",
        "gone": "預覽已結束。重新執行 reportgen serve 後，頁面會自動重新整理。",
    }
)
