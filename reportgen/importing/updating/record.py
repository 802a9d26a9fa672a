"""What an import keeps of itself in its folder: which column of the data file came from where, and which words became which code.

The author changes names, labels and types in the spec as they like. A newer export is put into the codes of the first import by
what the file said then, which is why that is kept apart from the spec. It holds words of the questionnaire, not of a respondent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export, Heading

RECORD = "import.json"
"""The name of the file."""
_POSITION = re.compile(r"c\d+")
Said = Mapping[str, Any]
"""What the author said when importing, which is said again."""


@dataclass(frozen=True, slots=True)
class From:
    """A column of an export by its heading."""

    code: str
    """The file's own name of it; empty where only its place tells."""
    ask: str
    item: str

    @classmethod
    def of(cls, heading: Heading) -> From:
        """Return a column by the heading that it has."""
        return cls("" if _POSITION.fullmatch(heading.code) else heading.code, heading.ask, heading.item)


@dataclass(frozen=True, slots=True)
class Kept:
    """A column of the data file."""

    name: str
    item: str = ""
    """The option or row that it holds; empty for a question of one column."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question as it was imported."""

    name: str
    kind: str
    ask: str
    columns: tuple[Kept, ...]
    options: Mapping[str, str]
    """Code to label, of the question or of its scale."""
    places: bool
    """Whether the columns of a ranking are places."""
    headings: tuple[From, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An import."""

    questions: tuple[Known, ...]
    weight: str = ""
    """The column of the data file with the weights."""
    duration: str = ""
    said: Said = field(default_factory=lambda: MappingProxyType({}))


def record_of(draft: Draft, export: Export, said: Said) -> Record:
    """Return what is kept of an import."""
    weight, duration = (column.name if column else "" for column in (draft.weight, draft.duration))
    return Record(tuple(_known(draft, export, question) for question in draft.questions), weight, duration, said)


def _known(draft: Draft, export: Export, question: DraftQuestion) -> Known:
    items = {item.column: item.label for item in question.items}
    columns = tuple(Kept(filled.name, items.get(filled.name, "")) for filled in question.columns)
    headings = tuple(From.of(export.headings[place]) for place in question.positions)
    return Known(question.name, question.kind, question.ask, columns, labels_of(draft, question), question.places, headings)


def labels_of(draft: Draft, question: DraftQuestion) -> dict[str, str]:
    """Return code to label of a question's answers, those included that mean none."""
    scale = draft.scale_of(question)
    return {option.code: option.label for option in (scale.options if scale else question.options)}


def written(record: Record) -> bytes:
    """Return a record as a file."""
    questions = [
        {
            "name": known.name,
            "type": known.kind,
            "ask": known.ask,
            "columns": {column.name: column.item for column in known.columns},
            **({"options": dict(known.options)} if known.options else {}),
            **({"places": True} if known.places else {}),
            "from": [[heading.code, heading.ask, heading.item] for heading in known.headings],
        }
        for known in record.questions
    ]
    whole = {"import": 1, "said": dict(record.said), "weight": record.weight, "duration": record.duration, "questions": questions}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes) -> Record:
    """Return the record that a file holds.

    Raises
    ------
    ValueError
        It holds none.
    """
    try:
        whole = json.loads(data)
        if whole["import"] != 1:
            raise ValueError("another version")
        questions = tuple(
            Known(
                str(one["name"]),
                str(one["type"]),
                str(one["ask"]),
                tuple(Kept(str(name), str(item)) for name, item in one["columns"].items()),
                {str(code): str(label) for code, label in one.get("options", {}).items()},
                bool(one.get("places")),
                tuple(From(*map(str, heading)) for heading in one["from"]),
            )
            for one in whole["questions"]
        )
        return Record(questions, str(whole["weight"]), str(whole["duration"]), dict(whole["said"]))
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError("no record of an import") from error
