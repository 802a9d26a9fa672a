"""Words of options that stand as they were printed: simplified Chinese."""

from __future__ import annotations

PHRASES = {
    "method-row-options": "选项原貌",
    "method-overlap": "问卷中{subject}的选项互有重叠：{pairs}。数值恰在重叠处的受访者，两个选项均可选择。",
    "overlap": "{numbers}同属{options}",
    "overlap-one": "{low}",
    "overlap-some": "{low}至{high}",
    "overlap-least": "{low}及以上的数",
    "overlap-most": "{high}及以下的数",
    "method-orders": "同一组选项在问卷中的排列顺序不一：{orders}。",
    "order-first": "{questions}为一种",
    "order-next": "{questions}为另一种",
}
