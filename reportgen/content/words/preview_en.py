"""English words of the live preview: what stands beside the page."""

from __future__ import annotations

from types import MappingProxyType

PREVIEW = MappingProxyType(
    {
        "preview": "Preview",
        "building": "The report is being built; the page reloads when it is done.",
        "errors": "Errors: {n}",
        "warnings": "Warnings: {n}",
        "and": " · ",
        "refused": " · A build would refuse this report; it is shown as it is now.",
        "last": " · Below is the last report that could be drawn.",
        "none": " · The report cannot be drawn yet; the page reloads when it can.",
        "gone": "The preview has ended. Start reportgen serve again; the page reloads by itself.",
    }
)
