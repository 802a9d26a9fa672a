"""The first report: who answered, a section for every question, its crossings, method and questionnaire."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportgen.importing.draft import Draft, DraftOption, DraftQuestion, Filled
from reportgen.importing.written.asked import Asked, braces, heading, in_text, leading, led_by_other, measured
from reportgen.importing.written.bases import base, item_bases
from reportgen.importing.written.codebook import segment_label, segment_names
from reportgen.importing.written.emit import TRUE, Bare, Flow, Lines, Tree
from reportgen.importing.written.glance import at_a_glance
from reportgen.importing.written.words import say

SHOWN = 24
"""Options up to which a figure can be read; of more a table is made."""
CROSSED = 12
"""Options up to which a table by groups can be read."""
LISTED = 600
"""Numbers in tables by groups up to which the last appendix can list them one by one; of more it lists those of the text."""
WITHHELD_BELOW = 30
"""The base that numbers need, as ``report.minimum_base`` has it by itself."""
FEW = 5
"""The base that is asked for in surveys so small that otherwise nothing could be printed."""
MANY, VERY_MANY = 80, 160
"""Questions beyond which a first report has no tables by groups, and beyond which it has tables instead of figures: nobody
looks at thousands of cells, and they take their time to build."""
BATTERY = 5
"""Questions on a scale of bare numbers from which on they are taken for ratings of one kind: of fewer each may mean its own."""
PART = 25
"""Questions of a section, in surveys that ask very much."""


def is_many(draft: Draft) -> bool:
    """Tell whether the survey asks so much that a first report leaves out tables by groups."""
    return len(draft.questions) > MANY


def is_very_many(draft: Draft) -> bool:
    """Tell whether the survey asks so much that a first report has tables instead of figures."""
    return len(draft.questions) > VERY_MANY


def minimum_base(draft: Draft) -> int:
    """Return the base below which numbers are withheld; smaller where nobody could read anything otherwise."""
    return WITHHELD_BELOW if draft.rows >= WITHHELD_BELOW or not draft.rows else FEW


def body(draft: Draft) -> list[Tree]:
    """Return the chapters of the report."""
    words = draft.language
    if not draft.rows:
        return [{"section": say(words, "questionnaire"), "content": ["questionnaire"]}]
    asked = [_looked_at(draft, question) for question in draft.questions]
    profile = [] if is_very_many(draft) else [q for name in draft.segments for q in asked if q.question.name == name]
    results = [q for q in asked if q not in profile]
    sections: list[Tree] = list(_parts(draft, asked)) if is_very_many(draft) else [_section(draft, q) for q in results]
    chapters: list[Tree] = [{"section": say(words, "overview"), "content": list(_overview(draft, asked))}]
    chapters += [{"section": say(words, "results"), "content": sections}] if sections else []
    chapters += [{"section": say(words, "profile"), "content": [_section(draft, q) for q in profile]}] if profile else []
    for block in ("method", "questionnaire"):
        chapters.append({"section": say(words, block), "appendix": TRUE, "content": [block]})
    if _cells(draft, asked) > LISTED or is_very_many(draft):
        block_of_text: Tree = {"facts": Flow({"tables": Bare("false")})}
        chapters.append({"section": say(words, "register"), "appendix": TRUE, "content": [block_of_text]})
    return chapters


def _cells(draft: Draft, asked: Sequence[Asked]) -> int:
    """Return about how many numbers the tables by groups have."""
    groups = sum(len(q.options) for q in asked if q.question.name in draft.segments)
    return 0 if is_many(draft) else groups * sum(len(q.options) for q in asked if q.shown and len(q.options) <= CROSSED)


def _looked_at(draft: Draft, question: DraftQuestion) -> Asked:
    scale = draft.scale_of(question)
    options = tuple(o for o in (scale.options if scale else question.options) if o.code not in (scale.missing if scale else ()))
    found = min(item_bases(draft, question)) if question.kind == "grid" else base(draft, question)
    least = minimum_base(draft)
    points = zip(question.rated, question.columns, strict=True) if question.rated else ()
    rated = tuple(one.name for one, filled in points if _given(filled, one.points) >= least)
    return Asked(question, found, options, found >= least, rated)


def _given(filled: Filled, codes: Collection[str]) -> int:
    return sum(n for code, n in filled.cells.counts().items() if code in codes)


def _overview(draft: Draft, asked: Sequence[Asked]) -> Iterator[Tree]:
    yield {"text": Lines(_introduction(draft, asked))}
    ratings = _ratings(asked)
    ratings = ratings if len(ratings) > 1 else []
    if told := at_a_glance(draft, asked, ratings):
        yield {"text": Lines(told)}
    if ratings:
        yield {"chart": {"of": Flow(ratings), "id": "ratings", "title": say(draft.language, "ratings")}}


def _ratings(asked: Sequence[Asked]) -> list[str]:
    """Return the questions on the scale that most questions are on, for one figure of them all."""
    by_scale: dict[str, list[str]] = {}
    bare: set[str] = set()
    for q in asked:
        if q.question.kind == "single" and q.rated:
            by_scale.setdefault(q.question.rated[0].scale, []).append(q.question.rated[0].name)
        if q.question.kind == "scale" and q.shown:
            by_scale.setdefault(q.question.scale, []).append(q.question.name)
            bare |= {q.question.scale} if all(option.label == option.code for option in q.options) else set()
    enough = [names for scale, names in by_scale.items() if scale not in bare or len(names) >= BATTERY]
    return list(max(enough, key=len, default=[])[:SHOWN])


def _introduction(draft: Draft, asked: Sequence[Asked]) -> str:
    words = draft.language
    labels = [in_text(segment_label(draft, q.question)) for s in draft.segments for q in asked if q.question.name == s]
    names = [say(words, "named", label=label) for label in labels]
    crossed = say(words, "crossed", segments=_listed(words, names)) if names and not is_many(draft) else ""
    most = max(asked, key=lambda q: q.base, default=None)
    found = ""
    if most:
        everybody = most.base == draft.rows
        found = say(words, "took-part", base=braces(f"base({_countable(most.question)})")) if everybody else say(words, "some")
    return _joined(words, [found, say(words, "asked", crossed=crossed)])


def _countable(question: DraftQuestion) -> str:
    return question.items[0].name if question.kind == "grid" else question.name


def _section(draft: Draft, q: Asked) -> dict[str, Tree]:
    return {"section": heading(draft.language, q.question.label or q.question.ask), "content": list(_blocks(draft, q))}


def _parts(draft: Draft, asked: Sequence[Asked]) -> Iterator[dict[str, Tree]]:
    """Yield sections of many questions each, with nothing but a table for every question: for surveys that ask very much."""
    for place in range(0, len(asked), PART):
        title = say(draft.language, "part", letter=_letters(place // PART))
        yield {"section": title, "content": [_alone(draft.language, q) for q in asked[place : place + PART]]}


def _letters(place: int) -> str:
    """Return a place from 0 as a spreadsheet names its columns: a digit in a heading would pass for a result."""
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _alone(words: str, q: Asked) -> Tree:
    name, label = q.question.name, in_text(q.question.label or q.question.ask)
    if q.shown and q.question.kind != "text":
        return {"table": name}
    key = "text-named" if q.question.kind == "text" else "few-named"
    return {"text": Lines(say(words, key, label=label, base=braces(f"base({_countable(q.question)})")))}


def _blocks(draft: Draft, q: Asked) -> Iterator[Tree]:
    yield {"text": Lines(_joined(draft.language, _sentences(draft.language, q)))}
    if not q.shown or q.question.kind == "text":
        return
    drawn = q.question.kind != "number" and len(q.options) <= SHOWN and (q.question.kind != "grid" or bool(q.question.scale))
    ordered = _in_order(q.question)
    chart: Tree = {"of": q.question.name, **ordered} if ordered else q.question.name
    yield {"chart": chart} if drawn else {"table": q.question.name}
    in_rows = q.rated if q.question.kind == "grid" and len(q.rated) > 1 else ()
    named: dict[str, Tree] = {"title": _of_points(draft, q)} if in_rows else {}
    if in_rows:
        yield {"chart": {"of": Flow(in_rows[:SHOWN]), **named}}
    names = segment_names(draft)
    about_people = q.question.name in draft.segments  # who answered is no result, and is not crossed with itself
    crossed = [] if is_many(draft) or about_people else [names[name] for name in draft.segments if name != q.question.name]
    if crossed and (len(q.options) <= CROSSED or q.question.kind in {"nps", "number"}):
        mean = {"show": "mean"} if in_rows or _in_means(q.question) else {}
        yield {"table": {"rows": Flow(in_rows) if in_rows else q.question.name, "columns": Flow(crossed), **mean, **named}}


def _of_points(draft: Draft, q: Asked) -> str:
    """Return the title of what shows the points of all rows of a grid."""
    return heading(draft.language, say(draft.language, "rated", label=q.question.label or q.question.ask))


def _in_order(question: DraftQuestion) -> dict[str, Tree]:
    """Return what keeps the steps of a question in order, where a figure would sort them by size."""
    return {"sort": "order"} if question.ordered and len(question.options) > 2 else {}


def _in_means(question: DraftQuestion) -> bool:
    """Return whether a table by groups has one row a question: where many rows would hide the one number that counts."""
    return question.kind in {"number", "nps"} or (question.kind == "grid" and bool(question.scale))


def _sentences(words: str, q: Asked) -> Iterator[str]:
    name, kind = q.question.name, q.question.kind
    yield say(words, "text" if kind == "text" else "of-base", base=braces(f"base({_countable(q.question)})"))
    if not q.shown:
        return
    if kind == "grid":
        yield say(words, "grid" if q.question.scale else "grid-rated" if len(q.rated) > 1 else "grid-table")
    elif kind == "nps":
        yield say(words, "nps", nps=braces(f"nps({name})"))
    elif kind == "number":
        mean, median = (measured(words, q.question, name) for name in ("mean", "median"))
        yield say(words, "mean", mean=mean, median=median)
    elif kind != "text" and not led_by_other(q.question):
        yield _leading(words, name, kind, q.options)
        if q.rated:
            yield say(words, "rated-mean", mean=braces(f"mean({q.rated[0]})"))


def _leading(words: str, name: str, kind: str, options: Sequence[DraftOption]) -> str:
    """Return the sentence on the answers given most often; whatever the data say, its expressions say who leads."""
    parts = leading(name)
    if kind == "ranking":
        return say(words, "first", **parts)
    if len(options) < 2:
        return say(words, "only", **parts)
    second = f"option_ranked({name}, 2)"
    return say(words, "most", **parts, second=braces(second), share2=braces(f"share({name}, {second})"))


def _joined(words: str, sentences: Iterator[str] | Sequence[str]) -> str:
    return ("" if words.startswith("zh") else " ").join(filter(None, sentences))


def _listed(words: str, names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return say(words, "list-comma").join(names[:-1]) + say(words, "list-and") + names[-1]
