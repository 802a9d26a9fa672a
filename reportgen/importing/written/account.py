"""The account: what the import decided and doubts, each with the line to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft, DraftQuestion, LeftOut
from reportgen.importing.written.emit import Written
from reportgen.importing.written.gathered import Entry, gathered
from reportgen.importing.written.words import say

LONGEST = 100
"""Characters of a wording or a heading that are quoted."""


def account(
    draft: Draft, spec: Written, decisions: Sequence[Decision], shown: str, *, why: str, dropped: Mapping[str, int], columns: int
) -> str:
    """Return the account as Markdown.

    Parameters
    ----------
    draft
        The survey.
    spec
        The spec as written, with its lines.
    decisions
        Everything decided on the way.
    shown
        The export as the author named it.
    why
        What told the platform.
    dropped
        Rows left out, by reason.
    columns
        Columns of the export.
    """
    words = draft.language
    doubted = [d for d in decisions if d.doubt]
    parts = [
        f"# {say(words, 'account')}",
        *_intro(draft, shown),
        *([f"## {say(words, 'account-file')}", "\n".join(_file(draft, why, dropped, columns))] if draft.rows else []),
    ]
    parts += _decided(words, spec, "account-doubts", doubted, say(words, "account-doubts-intro"))
    parts += _decided(words, spec, "account-decisions", [d for d in decisions if not d.doubt])
    parts += [f"## {say(words, 'account-questions')}", _questions(draft, spec)]
    parts += [f"## {say(words, 'account-left')}", _left_out(draft)]
    return "\n\n".join(parts) + "\n"


def _intro(draft: Draft, shown: str) -> Iterator[str]:
    """Yield what was made and what to do next."""
    words = draft.language
    if draft.rows:
        yield say(words, "account-intro", file=shown) + ("" if words.startswith("zh") else " ") + say(words, "account-build")
        return
    yield say(words, "planned-intro", file=shown)
    yield "\n".join(f"{place}. {say(words, f'planned-{step}', file=shown)}" for place, step in enumerate(("ask", "add"), 1))


def _file(draft: Draft, why: str, dropped: Mapping[str, int], columns: int) -> Iterator[str]:
    words = draft.language
    yield say(words, "account-entry", name=say(words, "account-platform"), what=_safe(why))
    yield say(words, "account-entry", name=say(words, "account-rows"), what=draft.rows)
    left = [say(words, f"dropped-{reason}", n=n) for reason, n in dropped.items() if n]
    if left:
        yield say(words, "account-entry", name=say(words, "account-dropped"), what=say(words, "list-comma").join(left))
    used = columns - len(draft.left_out)
    what = say(words, "columns-words", used=used, all=columns)
    yield say(words, "account-entry", name=say(words, "account-columns"), what=what)


def _decided(words: str, spec: Written, title: str, decisions: Sequence[Decision], intro: str = "") -> Iterator[str]:
    yield f"## {say(words, title)}"
    if not decisions:
        yield say(words, "account-none")
        return
    if intro:
        yield intro
    rows = ((_lines(words, entry), _what(words, entry), _safe(entry.change)) for entry in gathered(decisions, spec))
    yield _table((say(words, "line"), say(words, "what"), say(words, "change")), rows)


def _lines(words: str, entry: Entry) -> str:
    return say(words, "list-comma").join(str(line) for line in dict.fromkeys(entry.lines) if line)


def _what(words: str, entry: Entry) -> str:
    """Return the sentence of an entry; of several decisions, with what each line has of its own behind it."""
    if not entry.own:
        return _safe(entry.what)
    each = [f"{line}: {own}" if line else own for line, own in zip(entry.lines, entry.own, strict=True)]
    return _safe(say(words, "alike", n=len(each), what=entry.what, each="; ".join(each)))


def _questions(draft: Draft, spec: Written) -> str:
    words = draft.language
    titles = tuple(say(words, key) for key in ("line", "name", "type", "options", "wording"))
    return _table(titles, (_question(draft, spec, q) for q in draft.questions))


def _question(draft: Draft, spec: Written, q: DraftQuestion) -> tuple[str, ...]:
    scale = draft.scale_of(q)
    options = scale.options if scale else q.options
    count = f"{len(q.items)} x {len(options)}" if q.kind == "grid" else str(len(options)) if options else ""
    return str(spec.line(("questions", q.name))), f"`{q.name}`", q.kind, count, _safe(_cut(q.ask))


def _left_out(draft: Draft) -> str:
    words = draft.language
    if not draft.left_out:
        return say(words, "account-none")
    rows = ((_safe(_cut(c.heading)), say(words, _reason(c)), f"`{c.kept_as}`" if c.kept_as else "") for c in draft.left_out)
    return _table((say(words, "column"), say(words, "reason"), "answers.csv"), rows)


def _reason(column: LeftOut) -> str:
    return "weighting" if column.reason == "weight" and column.kept_as else column.reason


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _safe(text: str) -> str:
    """Return a text for a cell: on one line, nothing in it ends the cell or is taken for a tag."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
