"""Words of options that stand as they were printed: English."""

from __future__ import annotations

PHRASES = {
    "method-row-options": "Answers as printed",
    "method-overlap": "In the questionnaire, the answers to {subject} overlap: {pairs}. Whoever had such a number could choose "
    "either answer.",
    "overlap": "{numbers} in both {options}",
    "overlap-one": "{low} is",
    "overlap-some": "{low} to {high} are",
    "overlap-least": "all numbers from {low} are",
    "overlap-most": "all numbers up to {high} are",
    "method-orders": "The questionnaire has the same answers in different orders: {orders}.",
    "order-first": "one in {questions}",
    "order-next": "another in {questions}",
}
