"""LimeSurvey structures (.lss): questions, their subquestions and answers, and the columns that an export has of each type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from xml.etree import ElementTree

from reportgen.importing.export import Hint
from reportgen.importing.questionnaires.limesurvey_routing import Relevance, required_by
from reportgen.importing.questionnaires.limesurvey_tables import Row, Tables, number
from reportgen.importing.questionnaires.questionnaire import (
    NOTHING,
    FormColumn,
    FormOption,
    FormQuestion,
    Questionnaire,
    Wording,
    text,
    with_row,
)
from reportgen.importing.questionnaires.routing import Named, as_written, in_words
from reportgen.importing.questionnaires.words.answers import option, said

OTHER = "-oth-"
"""What stands in a cell, in exports by codes, for an option "other" that somebody filled in."""


@dataclass(frozen=True, slots=True)
class _Sub:
    """A subquestion."""

    code: str
    ask: Wording
    scale: str
    everybody: bool = True
    """Whether all who are asked the question see it."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question with all that its columns depend on."""

    code: str
    kind: str
    ask: Wording
    sgqa: str
    """How the database names it: survey, group and question."""
    subs: tuple[_Sub, ...]
    options: tuple[FormOption, ...]
    second: tuple[FormOption, ...]
    """Of a second scale."""
    headers: tuple[Wording, Wording]
    """Above the two scales."""
    other: bool
    other_words: Wording
    ticked: bool
    """Whether the cells of a table of numbers are boxes to tick."""
    languages: tuple[str, ...]
    required: bool

    def column(self, *subs: str, **more: object) -> FormColumn:
        """Return a column by the codes of its subquestions."""
        brackets = "".join(f"[{sub}]" for sub in subs)
        names = (f"{self.code}{brackets}", f"{self.sgqa}{'_'.join(subs)}")
        return replace(FormColumn(names, self.ask), **more)  # type: ignore[arg-type]

    def rows(self, scale: str = "0") -> Iterable[_Sub]:
        """Return the subquestions of an axis."""
        return (sub for sub in self.subs if sub.scale == scale)

    def word(self, code: str, key: str) -> FormOption:
        """Return an option that the platform words itself."""
        return option(code, key, self.languages)


def limesurvey(root: ElementTree.Element, shown: str) -> Questionnaire:
    """Return the questionnaire that a LimeSurvey structure holds."""
    tables = Tables(root)
    asked = _questions(tables)
    known = {question.code: _named(question) for question, _ in asked}
    language = tables.languages[0]
    relevance = Relevance()
    found = []
    for question, conditions in asked:
        if question.kind not in ("X", "*"):
            columns = tuple(_columns(question))
            condition = relevance.condition(conditions)
            relevance.add(columns, condition)
            told = (in_words(conditions, known, language), condition, as_written(conditions), question.required)
            alone, partly = tuple(_exclusive(tables, question)), _partly(tables, question)
            found.append(FormQuestion(question.code, question.ask, columns, *told, exclusive=alone, partly=partly))
    computed = {name for question, _ in asked if question.kind == "*" for name in (question.code, question.sgqa)}
    return Questionnaire(shown, "limesurvey", tables.title(), tables.languages, tuple(found), frozenset(computed))


def _exclusive(tables: Tables, question: _Question) -> Iterator[Wording]:
    """Yield the options that exclude all others."""
    said = tables.attribute(question.sgqa.rpartition("X")[2], "exclude_all_others")
    codes = {code.strip() for words in said.values() for code in words.split(";")}
    yield from (sub.ask for sub in question.subs if sub.code in codes)


def _partly(tables: Tables, question: _Question) -> tuple[Wording, ...]:
    """Return the subquestions that are not shown to all: by an equation of their own, or by what was answered before."""
    qid = question.sgqa.rpartition("X")[2]
    filtered = any(tables.attribute(qid, name) for name in ("array_filter", "array_filter_exclude"))
    return tuple(sub.ask for sub in question.subs if filtered or not sub.everybody)


def _questions(tables: Tables) -> list[tuple[_Question, tuple[str, ...]]]:
    """Return all questions in order, with the conditions of each: that of its group, its own."""
    asks = tables.texts(("question_l10ns", "questions", "subquestions"), "qid", "question")
    options = tables.options()
    groups = tables.first("groups", "gid")
    subs = _subs(tables, asks)
    rows = [row for row in tables.first("questions", "qid").values() if row.get("parent_qid", "0") in ("", "0")]
    rows.sort(key=lambda row: (number(groups.get(row.get("gid", ""), {}).get("group_order", "")), _order(row)))
    result: list[tuple[_Question, tuple[str, ...]]] = []
    for row in rows:
        group = groups.get(row.get("gid", ""), {})
        question = _question(tables, row, asks.get(row.get("qid", ""), NOTHING), tuple(subs.get(row.get("qid", ""), ())))
        qid = row.get("qid", "")
        question = replace(question, options=options.get((qid, "0"), ()), second=options.get((qid, "1"), ()))
        result.append((question, (group.get("grelevance", ""), row.get("relevance", ""))))
    return result


def _order(row: Row) -> int:
    return number(row.get("question_order", ""))


def _question(tables: Tables, row: Row, ask: Wording, subs: tuple[_Sub, ...]) -> _Question:
    qid = row.get("qid", "")
    code = row.get("title", "")
    return _Question(
        code,
        row.get("type", ""),
        ask or {tables.languages[0]: code},
        f"{row.get('sid', '')}X{row.get('gid', '')}X{qid}",
        subs,
        (),
        (),
        (tables.attribute(qid, "dualscale_headerA"), tables.attribute(qid, "dualscale_headerB")),
        row.get("other") == "Y",
        tables.attribute(qid, "other_replace_text") or said("other", tables.languages),
        tables.is_set(qid, "multiflexible_checkbox"),
        tables.languages,
        required_by(row),
    )


def _subs(tables: Tables, asks: Mapping[str, Wording]) -> dict[str, list[_Sub]]:
    """Return the subquestions of each question, in order."""
    rows = {**tables.first("questions", "qid"), **tables.first("subquestions", "qid")}
    found: dict[str, list[_Sub]] = {}
    for qid, row in sorted(rows.items(), key=lambda pair: _order(pair[1])):
        if row.get("parent_qid", "0") not in ("", "0"):
            everybody = row.get("relevance", "") in ("", "1")
            sub = _Sub(row.get("title", ""), asks.get(qid, NOTHING), row.get("scale_id") or "0", everybody)
            found.setdefault(row["parent_qid"], []).append(sub)
    return found


def _named(question: _Question) -> Named:
    """Return what conditions may say of a question."""
    language = question.languages[0]
    options = {choice.code: text(choice.label, language) for choice in (*_fixed(question), *question.options)}
    if question.kind in ("M", "P"):
        options["Y"] = "✓"
    return Named(text(question.ask, language), {**options, **{sub.code: text(sub.ask, language) for sub in question.subs}})


def _fixed(question: _Question) -> tuple[FormOption, ...]:
    """Return the options that the platform offers for a type, in its own words."""
    words = {
        "Y": (("Y", "yes"), ("N", "no")),
        "G": (("F", "female"), ("M", "male")),
        "C": (("Y", "yes"), ("U", "uncertain"), ("N", "no")),
        "E": (("I", "increase"), ("S", "unchanged"), ("D", "decrease")),
    }
    return tuple(question.word(code, key) for code, key in words.get(question.kind, ()))


def _one(hint: Hint) -> Callable[[_Question], Sequence[FormColumn]]:
    """Return what makes the only column of a question."""
    return lambda question: [question.column(hint=hint)]


def _list(question: _Question) -> Sequence[FormColumn]:
    """Return the columns of a list: the answer, and the words beside it."""
    options = question.options or _fixed(question)
    if question.other:
        names = said("other", question.languages)
        options = (*options, FormOption(OTHER, question.other_words, (*names.values(), "Other")))
    columns = [question.column(hint="single", options=options)]
    if question.other:
        columns.append(question.column("other", item=question.other_words, role="write-in"))
    if question.kind == "O":
        columns.append(question.column("comment", item=question.ask, role="write-in"))
    return columns


def _array(question: _Question) -> Sequence[FormColumn]:
    options = question.options or _fixed(question)
    return [
        question.column(sub.code, item=sub.ask, group=question.code, hint="matrix", options=options) for sub in question.rows()
    ]


def _two_scales(question: _Question) -> Sequence[FormColumn]:
    found = []
    for scale, (options, header) in enumerate(zip((question.options, question.second), question.headers, strict=True), 1):
        number_ = {language: text(header, language) or str(scale) for language in question.languages}
        ask = {language: f"{words} ({text(number_, language)})" for language, words in question.ask.items()}
        group = f"{question.code}[{scale}]"
        for sub in question.rows():
            column = question.column(sub.code, str(scale), ask=ask, item=sub.ask, group=group, hint="matrix", options=options)
            more = (f"{question.code}[{sub.code}#{scale - 1}]", f"{question.sgqa}{sub.code}#{scale - 1}")
            found.append(replace(column, names=(*column.names, *more)))
    return found


def _multi(question: _Question) -> Sequence[FormColumn]:
    choices = [(sub.code, sub.ask) for sub in question.rows()]
    found = [question.column(code, item=words, group=question.code, hint="multi") for code, words in choices]
    if question.other:
        found.append(question.column("other", item=question.other_words, group=question.code, role="write-in"))
        choices.append(("other", question.other_words))
    if question.kind == "P":
        found += [question.column(f"{code}comment", item=words, group=question.code, role="write-in") for code, words in choices]
    return found


def _ranking(question: _Question) -> Sequence[FormColumn]:
    places = range(1, len(question.options) + 1)
    return [
        question.column(str(place), item={"": str(place)}, group=question.code, hint="ranking", options=question.options)
        for place in places
    ]


def _each(hint: Hint) -> Callable[[_Question], Sequence[FormColumn]]:
    """Return what makes a column for each subquestion."""
    return lambda question: [question.column(sub.code, item=sub.ask, group=question.code, hint=hint) for sub in question.rows()]


def _table(question: _Question) -> Sequence[FormColumn]:
    """Return the columns of a table of numbers or texts: each of its rows is a question."""
    hint: Hint = "text" if question.kind == ";" else "multi" if question.ticked else "number"
    return [
        question.column(
            f"{row.code}_{across.code}",
            ask=with_row(question.ask, row.ask),
            item=across.ask,
            group=f"{question.code}[{row.code}]",
            hint=hint,
        )
        for row in question.rows()
        for across in question.rows("1")
    ]


def _upload(question: _Question) -> Sequence[FormColumn]:
    return [question.column(role="metadata"), question.column("filecount", role="metadata")]


_TYPES: Mapping[str, Callable[[_Question], Sequence[FormColumn]]] = MappingProxyType(
    {
        **dict.fromkeys(("L", "!", "O", "Y", "G"), _list),
        **dict.fromkeys(("S", "T", "U"), _one("text")),
        **dict.fromkeys(("A", "B", "C", "E", "F", "H"), _array),
        **dict.fromkeys(("M", "P"), _multi),
        **dict.fromkeys((":", ";"), _table),
        "5": _one("scale"),
        "N": _one("number"),
        "D": _one("date"),
        "I": _one("single"),
        "1": _two_scales,
        "R": _ranking,
        "K": _each("number"),
        "Q": _each("text"),
        "|": _upload,
    }
)
"""By type of question: the columns of an export."""


def _columns(question: _Question) -> Sequence[FormColumn]:
    make = _TYPES.get(question.kind, _one(""))
    return make(question)
