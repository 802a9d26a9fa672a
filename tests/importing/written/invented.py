"""Surveys as an import understands them, invented."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Literal

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft, DraftItem, DraftOption, DraftQuestion, DraftScale, Filled, LeftOut
from reportgen.importing.table import Column

Language = Literal["zh-CN", "zh-TW", "en"]

RATING = DraftScale(
    "rating",
    (
        DraftOption("1", "Very bad"),
        DraftOption("2", "Bad"),
        DraftOption("3", "Fair"),
        DraftOption("4", "Good"),
        DraftOption("5", "Very good"),
    ),
    "high_is_good",
    ("8",),
)


def filled(name: str, cells: Sequence[str]) -> Filled:
    return Filled(name, Column.of(cells))


def drawn(rows: int, seed: int, *codes: str) -> list[str]:
    choose = random.Random(seed)  # noqa: S311 - invented answers
    return [choose.choice(codes) for _ in range(rows)]


def draft(rows: int = 120, language: Language = "en") -> Draft:
    """Return a survey with a question of every kind."""
    sex = (DraftOption("1", "Women"), DraftOption("2", "Men"), DraftOption("3", "Other: please say", last=True, write_in=True))
    pets = (DraftOption("1", "Dog, big or small"), DraftOption("2", 'Cat "house"'), DraftOption("3", "none", last=True))
    questions = (
        DraftQuestion(
            "q1",
            "single",
            "Your sex: {{ please }}?",
            "Sex",
            (filled("q1", drawn(rows, 1, "1", "2", "2", "1", "3")),),
            options=sex,
        ),
        DraftQuestion(
            "q2",
            "scale",
            "How is it in 2025? [all in all]",
            "All in all",
            (filled("q2", drawn(rows, 2, "1", "3", "5", "8", "")),),
            scale="rating",
        ),
        DraftQuestion(
            "q3",
            "scale",
            "And the *food*, is it better than 50% of others?",
            "The food",
            (filled("q3", drawn(rows, 3, "1", "2", "4")),),
            scale="rating",
        ),
        DraftQuestion(
            "q4", "nps", "Would you recommend it?", "Recommendation", (filled("q4", drawn(rows, 4, "0", "7", "9", "10")),)
        ),
        DraftQuestion(
            "q5", "number", "How many visits?", "Visits", (filled("q5", drawn(rows, 5, "1", "2", "40")),), whole=True, minimum="0"
        ),
        DraftQuestion(
            "q6",
            "multi",
            "Which pets: yes, no?",
            "Pets",
            tuple(filled(f"q6_{n}", drawn(rows, 60 + n, "1", "0")) for n in (1, 2, 3)),
            options=pets,
            items=tuple(DraftItem(o.code, o.label, f"q6_{o.code}") for o in pets),
        ),
        DraftQuestion(
            "q7",
            "grid",
            "How good is each?",
            "Each part",
            tuple(filled(f"q7_{n}", drawn(rows, 70 + n, "1", "4", "5", "")) for n in (1, 2)),
            scale="rating",
            items=(DraftItem("q7_1", "Doors", "q7_1"), DraftItem("q7_2", "Windows # big", "q7_2")),
        ),
        DraftQuestion(
            "q8",
            "text",
            "Anything else?",
            "Anything else?",
            (filled("q8", drawn(rows, 8, "", 'so it is, "really"', "line\nbreak")),),
        ),
        DraftQuestion(
            "q9",
            "ranking",
            "Order these",
            "Order",
            tuple(filled(f"q9_{n}", [str(n)] * rows) for n in (1, 2, 3)),
            options=pets,
            items=tuple(DraftItem(o.code, o.label, f"q9_{o.code}") for o in pets),
        ),
        DraftQuestion(
            "q10",
            "single",
            "null",
            "null",
            (filled("q10", drawn(rows, 10, *"abcdefghij")),),
            options=tuple(DraftOption(c, f"~{c}: 1e3") for c in "abcdefghij"),
        ),
    )
    decisions = (
        Decision("The scale may run the other way.", ("scales", "rating", "direction"), "Write `low_is_good`", doubt=True),
        Decision("Three rows share a time | and | a pipe.", (), "--keep"),
    )
    left = (LeftOut("Respondent <ID>", "metadata"), LeftOut("Your e-mail", "personal"))
    return Draft(
        "Pets & people",
        language,
        "surveymonkey",
        rows,
        questions,
        (RATING,),
        ("q1",),
        left_out=left,
        fieldwork=("2025-03-01", "2025-03-09"),
        decisions=decisions,
    )
