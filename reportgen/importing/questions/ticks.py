"""A column that says of one option whether it was ticked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.importing.questions.cells import Answer, Answers, same
from reportgen.importing.questions.labelled import code_of
from reportgen.importing.questions.made import Work
from reportgen.importing.questions.special import special
from reportgen.importing.table import Column

_YES = re.compile(r"1|yes|y|true|t|x|✓|✔|√|☑|checked|selected|ticked|mentioned|chosen|on|是|已选中?|选中|勾选|有|對|对")
_NO = re.compile(
    r"0|no|n|false|f|off|unchecked|not (selected|checked|ticked|mentioned|chosen)|unselected|否|未选中?|没选"
    r"|未勾选|无|不是|☐|□|-"
)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Which cells of a column mean ticked."""

    answers: Answers
    ticked: frozenset[str]
    unticked: frozenset[str]
    text: str = ""
    """What stands in a ticked cell; empty when nobody ticked."""
    sign: bool = False
    """Whether it is a sign for ticked and not the option's words."""
    words: bool = False
    """Whether cells hold own words."""

    @property
    def evident(self) -> bool:
        """Tell whether the column is ticks by what it holds alone."""
        heading = self.answers.heading
        return self.words or self.sign or bool(self.unticked) or same(self.text) in (same(heading.item), same(heading.ask))

    def column(self) -> Column:
        """Return the column in codes: 1 for ticked, 0 for not ticked, empty for neither."""
        codes = dict.fromkeys(self.ticked, "1") | dict.fromkeys(self.unticked, "0")
        return self.answers.column.recoded(codes)


def ticks_of(work: Work, answers: Answers, *, sure: bool) -> Ticks | None:
    """Return which cells of a column mean ticked; None when it holds several answers.

    Parameters
    ----------
    work
        What every maker needs.
    answers
        The column.
    sure
        Whether the heading says that the question has several answers.
    """
    labels = {code_of(code): label for code, label in answers.heading.labels.items()}
    counted = work.ticked.get(answers.heading.code, "")
    ticked: list[Answer] = []
    unticked: list[Answer] = []
    for answer in answers.given:
        shown = same(labels.get(code_of(answer.text), answer.text))
        if counted:
            (ticked if code_of(answer.text) == code_of(counted) else unticked).append(answer)
        elif shown in work.unticked or same(answer.text) in work.unticked or _NO.fullmatch(shown):
            unticked.append(answer)
        else:
            ticked.append(answer)
    item = answers.heading.item
    words = special(item) == "other" and any(not _YES.fullmatch(same(a.text)) and same(a.text) != same(item) for a in ticked)
    if len(ticked) > 1 and not words and not sure:
        return None
    text = ticked[0].text if ticked and not words else ""
    return Ticks(
        answers,
        frozenset(cell for answer in ticked for cell in answer.cells),
        frozenset(cell for answer in unticked for cell in answer.cells),
        text,
        bool(text) and (bool(counted) or _YES.fullmatch(same(labels.get(code_of(text), text))) is not None),
        words or any(answer.words for answer in ticked),
    )
