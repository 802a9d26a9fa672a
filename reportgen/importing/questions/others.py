"""The option "other" by its name alone: "please specify" is an instruction, which no figure should print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.draft import DraftOption, DraftQuestion
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.special import special

_ASKED = re.compile(
    r"\s*[(（\[【〔,，:：\-–—]\s*(?:please|pls|specify|if other|请|請|需|注明|註明|说明|說明|填写|填寫)"
    r"[^()（）\[\]【】]{0,60}[)）\]】〕]?\s*[:：_＿]*\s*$"
    r"|\s*[:：]?\s*[_＿]{2,}\s*$",
    re.IGNORECASE,
)


def named(questions: Sequence[DraftQuestion]) -> list[DraftQuestion]:
    """Return questions whose options for own words have no instruction behind their names."""
    return [_named(question) for question in questions]


def _named(question: DraftQuestion) -> DraftQuestion:
    options = _short(question.options)
    if options == question.options:
        return question
    labels = {option.code: option.label for option in options}
    several = question.kind == "multi"
    items = tuple(replace(item, label=labels.get(item.name, item.label)) if several else item for item in question.items)
    return replace(question, options=options, items=items)


def _short(options: tuple[DraftOption, ...]) -> tuple[DraftOption, ...]:
    """Return options with the short name of "other", where no other option has it."""
    taken = {same(option.label) for option in options}
    found = []
    for option in options:
        label = _ASKED.sub("", option.label).strip() if special(option.label) == "other" else option.label
        found.append(replace(option, label=label) if label and same(label) not in taken else option)
    return tuple(found)
