"""Surveys drawn by chance, written as platforms write them, beside what was answered: an import has to find it again."""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SATISFIED = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
AGREE = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
BESIDE = ("Not applicable", "Don't know", "Prefer not to say", "No opinion")
APPLIES_NOT = "Not applicable"
"""The answer that leaves the base where it stands beside a scale."""


@dataclass(frozen=True)
class Asked:
    """A question and what people answered."""

    kind: Literal["single", "scale", "multi", "nps", "number"]
    ask: str
    cells: Sequence[tuple[str, ...]]
    """Of each respondent: nothing, one answer, or several."""
    options: Sequence[str] = ()

    @property
    def answered(self) -> list[tuple[str, ...]]:
        """Return the answers of those in the base."""
        return [cell for cell in self.cells if cell and not (self.kind == "scale" and cell == (APPLIES_NOT,))]

    @property
    def counts(self) -> Counter[str]:
        """Return how many gave each answer."""
        return Counter(option for cell in self.answered for option in cell)


def drawn(seed: int, people: int) -> list[Asked]:
    """Return a survey with questions of every kind, the shares of answers and the gaps drawn by chance."""
    choose = random.Random(seed)  # noqa: S311 - invented answers

    def one(options: Sequence[str]) -> list[tuple[str, ...]]:
        weights, empty = [choose.random() + 0.15 for _ in options], choose.choice((0, 0.1, 0.3))
        return [() if choose.random() < empty else (choose.choices(options, weights)[0],) for _ in range(people)]

    def several(options: Sequence[str]) -> list[tuple[str, ...]]:
        return [tuple(option for option in options if choose.random() < 0.4) for _ in range(people)]

    def lists(kind: Literal["single", "scale"], ask: str, *options: str) -> Asked:
        return Asked(kind, ask, one(options), options)

    modes = ("Bus", "Train", "Bike, my own or a hired one", "Walking", "None of the above")
    return [
        lists("single", "Which city do you live in?", "Lyon", "Porto", "Graz", "Ghent"),
        lists("single", "How old are you?", "18-24", "25-34", "35-44", "45 or older"),
        lists("single", "Did you know of us before?", "Yes", "No", "Don't know"),
        lists("single", "Which one do you use most?", "Alpha, the old one", "Beta", "None of these", "Other"),
        lists("scale", "How satisfied are you with us?", *SATISFIED, choose.choice(BESIDE)),
        lists("scale", "Our service is easy to use", *AGREE, choose.choice(BESIDE)),
        lists("scale", "Our staff are friendly", *AGREE),
        Asked("multi", "How do you get here?", several(modes), modes),
        Asked("nps", "How likely are you to recommend us to a friend?", one([str(n) for n in range(11)])),
        Asked("number", "How many hours do you sleep?", one(["5", "6", "6.5", "7", "7.25", "8", "9"])),
    ]


Row = list[str]


def _joined(survey: Sequence[Asked], person: int, separator: str, empty: str = "") -> Row:
    return [separator.join(asked.cells[person]) or empty for asked in survey]


def _in_columns(survey: Sequence[Asked], person: int, unticked: str = "", ticked: str = "") -> Row:
    row: Row = []
    for asked in survey:
        cell = asked.cells[person]
        if asked.kind == "multi":
            row += [(ticked or option) if option in cell else unticked for option in asked.options]
        else:
            row += ["".join(cell)]
    return row


def _plain(survey: Sequence[Asked], people: int) -> list[Row]:
    return [["id", *(a.ask for a in survey)], *([str(n + 1), *_joined(survey, n, ";")] for n in range(people))]


def _google_forms(survey: Sequence[Asked], people: int) -> list[Row]:
    times = [f"3/{1 + n % 28}/2025 10:00:{n % 60:02d}" for n in range(people)]
    return [["Timestamp", *(a.ask for a in survey)], *([times[n], *_joined(survey, n, ", ")] for n in range(people))]


def _surveymonkey(survey: Sequence[Asked], people: int) -> list[Row]:
    first, second = ["Respondent ID", "Collector ID", "Start Date", "End Date"], [""] * 4
    for asked in survey:
        first += [asked.ask, *[""] * (len(asked.options) - 1)] if asked.kind == "multi" else [asked.ask]
        second += asked.options if asked.kind == "multi" else ["Response"]
    meta = ["55", "03/01/2025 10:00:00 AM", "03/01/2025 10:05:00 AM"]
    return [first, second, *([str(10**9 + n), *meta, *_in_columns(survey, n)] for n in range(people))]


def _limesurvey(survey: Sequence[Asked], people: int) -> list[Row]:
    names = ["Response ID", "Date submitted", "Last page", "Start language"]
    for asked in survey:
        names += [f"{asked.ask} [{option}]" for option in asked.options] if asked.kind == "multi" else [asked.ask]
    meta = ["2025-03-01 10:00:00", "5", "en"]
    return [names, *([str(n + 1), *meta, *_in_columns(survey, n, "No", "Yes")] for n in range(people))]


def _qualtrics(survey: Sequence[Asked], people: int) -> list[Row]:
    names = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
    shown = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Recorded Date", "Response ID"]
    for number, asked in enumerate(survey, 1):
        several = asked.kind == "multi"
        names += [f"Q{number}_{place}" for place in range(1, len(asked.options) + 1)] if several else [f"Q{number}"]
        shown += [f"{asked.ask} - Selected Choice - {option}" for option in asked.options] if several else [asked.ask]
    meta = ["2025-03-01 10:00:00", "2025-03-01 10:05:00", "IP Address", "100", "True", "2025-03-01 10:05:00"]
    ids = [json.dumps({"ImportId": name}) for name in names]
    return [names, shown, ids, *([*meta, f"R_{n}", *_in_columns(survey, n)] for n in range(people))]


def _wjx(survey: Sequence[Asked], people: int) -> list[Row]:
    names = [
        "序号",
        "提交答卷时间",
        "所用时间",
        "来源",
        "来源详情",
        "来自IP",
        *(f"{n}、{a.ask}" for n, a in enumerate(survey, 1)),
    ]
    meta = ["2025/3/1 10:00:00", "80秒", "微信", "N/A", "1.2.3.4(江苏-南京)"]
    return [names, *([str(n + 1), *meta, *_joined(survey, n, "┋", "(空)")] for n in range(people))]


WRITERS: dict[str, Callable[[Sequence[Asked], int], list[Row]]] = {
    "plain": _plain,
    "google-forms": _google_forms,
    "surveymonkey": _surveymonkey,
    "limesurvey": _limesurvey,
    "qualtrics": _qualtrics,
    "wjx": _wjx,
}


def written(path: Path, platform: str, survey: Sequence[Asked], weights: Sequence[str] = ()) -> None:
    """Write a survey as a platform does, with a column of weights where there are some."""
    rows = WRITERS[platform](survey, len(survey[0].cells))
    if weights:
        rows = [[*row, cell] for row, cell in zip(rows, ("Weight", *weights), strict=True)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
