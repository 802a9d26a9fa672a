"""Scales, questions and segments of the spec."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.importing.draft import Draft, DraftOption, DraftQuestion, DraftScale
from reportgen.importing.questions.topics import short_name
from reportgen.importing.written.emit import TRUE, Bare, Flow, Tree
from reportgen.importing.written.overlaps import overlap, overlap_of
from reportgen.importing.written.rated import rated

NAMED = 16
"""Signs up to which a label is a name by itself, and no sentence."""
_ASIDE = re.compile(
    r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$|,?\s+(?:including|such as|for example|e\.g\.|i\.e\.|with the exception of)\s.*$"
    r"|[，,](?:包括|例如|比如|如).*$"
)
"""What stands behind the name of a group to explain it."""
BRIEF = 32
"""Signs up to which the name of a segment is kept whole; half of it without spaces, as in Chinese, whose signs are wider."""


def scales(draft: Draft) -> dict[str, Tree]:
    """Return the scales that questions share."""
    return {scale.name: scale_of(scale) for scale in draft.scales}


def scale_of(scale: DraftScale) -> dict[str, Tree]:
    """Return a scale as it stands under its name."""
    missing = {"missing": Flow(scale.missing)} if scale.missing else {}
    return {"options": _options(scale.options), "direction": scale.direction, **missing}


def _options(options: Iterable[DraftOption]) -> dict[str, Tree]:
    return {option.code: _option(option) for option in options}


def _option(option: DraftOption) -> Tree:
    more: dict[str, Bare] = {"last": TRUE} if option.last else {}
    more |= {"write_in": TRUE} if option.write_in else {}
    return Flow({"label": printed(option.label), **more}) if more else printed(option.label)


def printed(text: str) -> str:
    """Return words as they may stand in a spec, where double braces would be an expression."""
    return text.replace("{{", "{ {").replace("}}", "} }")


def questions(draft: Draft) -> dict[str, Tree]:
    """Return the questions in the order of the questionnaire."""
    asked: dict[str, Tree] = {}
    for question in draft.questions:
        asked[question.name] = question_of(question)
        asked |= {found.name: rated(draft, found) for found in question.rated}
    return asked


def question_of(question: DraftQuestion) -> dict[str, Tree]:
    """Return a question as it stands under its name."""
    label = {"label": printed(question.label)} if question.label and question.label != question.ask else {}
    missing = {"missing": Flow(question.missing)} if question.missing else {}
    asked_if: dict[str, Tree] = {"asked_if": question.asked_if} if question.asked_if else {}
    return {"ask": printed(question.ask), **label, "type": question.kind, **asked_if, **_answers(question), **missing}


def _answers(question: DraftQuestion) -> dict[str, Tree]:
    options: dict[str, Tree] = {"options": _options(question.options)} if question.options else {}
    options |= {"as_printed": TRUE} if overlap_of(question) else {}
    if question.kind == "grid":
        rows: dict[str, Tree] = {item.name: {"label": printed(item.label), "column": item.column} for item in question.items}
        return {**({"scale": question.scale} if question.scale else options), "items": rows}
    columns = {item.name: item.column for item in question.items}
    if question.kind == "multi":
        empty = {"empty": "none"} if question.empty == "none" else {}
        return {"base": question.base, **empty, "columns": dict[str, Tree](columns), **options}
    if question.kind == "ranking":
        places: Tree = [column.name for column in question.columns]
        disorder: dict[str, Tree] = {"disorder": "no-answer"} if question.disorder else {}
        return {**options, **({"places": places} if question.places else {"columns": dict[str, Tree](columns)}), **disorder}
    column: dict[str, Tree] = {"column": question.columns[0].name}
    if question.kind == "scale":
        return {**column, "scale": question.scale}
    return {**column, **(_number(question) if question.kind == "number" else options)}


def _number(question: DraftQuestion) -> dict[str, Tree]:
    ends = {"minimum": question.minimum, "maximum": question.maximum}
    unit: dict[str, Tree] = {"unit": printed(question.unit)} if question.unit else {}
    return {**unit, **{key: end for key, end in ends.items() if end}, **({"whole": TRUE} if question.whole else {})}


def segments(draft: Draft) -> dict[str, Tree]:
    """Return the breakdowns that crossings are made of: each a question, under a name of its own."""
    asked = {question.name: question for question in draft.questions}
    names = segment_names(draft)
    return {names[name]: _segment(draft, asked[name]) for name in draft.segments}


def _segment(draft: Draft, question: DraftQuestion) -> dict[str, Tree]:
    scale = draft.scale_of(question)
    missing = (*question.missing, *(scale.missing if scale else ()))
    options = segment_options(draft, question)
    given: dict[str, Tree] = {option.code: printed(option.label) for option in options}
    told = overlap(options) and not overlap_of(question)  # beside a question that has the key, a segment needs none
    return {
        "label": printed(segment_label(draft, question)),
        "column": question.columns[0].name,
        "options": _brief_options(given),
        **({"as_printed": TRUE} if told else {}),
        **({"missing": Flow(missing)} if missing else {}),
    }


def segment_options(draft: Draft, question: DraftQuestion) -> tuple[DraftOption, ...]:
    """Return the options of the segment that is made of a question: those that somebody gave."""
    scale = draft.scale_of(question)
    filled = question.columns[0].cells.counts()
    return tuple(option for option in (scale.options if scale else question.options) if filled.get(option.code))


def segment_label(draft: Draft, question: DraftQuestion) -> str:
    """Return what a segment is called: what the question is about, where its wording would be long in a title."""
    label = question.label or question.ask
    named = len(label) <= NAMED and not label.rstrip().endswith(("?", "？"))
    return label if named else short_name(question.ask, draft.language) or _brief(label)


def _brief_options(options: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return the labels of groups without what stands in brackets, where they are long: they head narrow columns."""
    labels = {code: str(label) for code, label in options.items()}
    brief = {code: _ASIDE.sub("", label).strip() if len(label) > NAMED else label for code, label in labels.items()}
    return dict(brief if len({label.casefold() for label in brief.values()} - {""}) == len(brief) else labels)


def _brief(label: str) -> str:
    """Return the name of a segment: the titles of all tables by groups have it behind the name of a question."""
    most = BRIEF if " " in label else BRIEF // 2
    if len(label) <= most:
        return label
    words = label[: most + 1].rsplit(" ", 1)[0] if " " in label[most // 2 : most] else label[:most]
    return f"{words.rstrip(' ,.;:，。；：、…')}…"


def segment_names(draft: Draft) -> Mapping[str, str]:
    """Return the name of the segment that is made of each of the draft's questions for it."""
    taken = {question.name for question in draft.questions}
    taken |= {item.name for question in draft.questions if question.kind == "grid" for item in question.items}
    taken |= {scale.name for scale in draft.scales}
    names: dict[str, str] = {}
    for name in draft.segments:
        wanted = f"by_{name}"
        while wanted in taken:
            wanted += "_"
        names[name] = wanted
        taken.add(wanted)
    return names
