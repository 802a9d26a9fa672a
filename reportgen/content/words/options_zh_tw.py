"""Words of options that stand as they were printed: traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "method-row-options": "選項原貌",
    "method-overlap": "問卷中{subject}的選項互有重疊：{pairs}。數值恰在重疊處的受訪者，兩個選項均可選擇。",
    "overlap": "{numbers}同屬{options}",
    "overlap-one": "{low}",
    "overlap-some": "{low}至{high}",
    "overlap-least": "{low}及以上的數",
    "overlap-most": "{high}及以下的數",
    "method-orders": "同一組選項在問卷中的排列順序不一：{orders}。",
    "order-first": "{questions}為一種",
    "order-next": "{questions}為另一種",
}
