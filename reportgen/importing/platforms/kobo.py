"""KoboToolbox and ODK: group paths in headings, technical columns, several options joined, split, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.importing.decision import Decision
from reportgen.importing.export import Heading
from reportgen.importing.language import language_of
from reportgen.importing.platforms.platform import Platform, Reading, Sure
from reportgen.importing.platforms.roles import by_names
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import shortened, spoken_hint
from reportgen.importing.platforms.words.say import listed, say
from reportgen.importing.table import Column

ROLE = by_names(
    {
        "metadata": "start|end|today|deviceid|simserial|simid|subscriberid|audit|_id|_uuid|_submission_time|_validation_status|"
        "_notes|_status|_tags|"
        "_index|_parent_index|_parent_table_name|_submission__id|_submission__uuid|_submission__submission_time|"
        "_submission__validation_status|"
        "_submission__notes|_submission__status|_submission__submitted_by|_submission__tags|__version__|_version_|"
        "_xform_id_string|_geolocation|"
        "_attachments|_bamboo_dataset_id|meta/instanceID|meta/instanceName|meta/rootUuid|meta-instanceID|meta-instanceName|"
        "meta:instanceID|"
        "meta:instanceName|instanceID|instanceName|formhub/uuid|formhub:uuid|SubmissionDate|KEY|PARENT_KEY|SET-OF|"
        "AttachmentsPresent|"
        "AttachmentsExpected|Status|ReviewState|DeviceID|Edits|FormVersion|formdef_version|key_id|starttime|endtime|"
        "meta/deprecatedID",
        "personal": "username|phonenumber|phone_number|_submitted_by|SubmitterID|SubmitterName|email",
    }
)
_TELLING = frozenset(
    (
        *(
            "_uuid",
            "_submission_time",
            "_validation_status",
            "_submitted_by",
            "_parent_index",
            "_submission__id",
            "__version__",
            "_xform_id_string",
        ),
        *(
            "meta/instanceid",
            "meta-instanceid",
            "meta:instanceid",
            "instanceid",
            "formhub/uuid",
            "submissiondate",
            "deviceid",
            "subscriberid",
        ),
        *("simserial", "parent_key", "attachmentspresent"),
    )
)
_PLACE = re.compile(r"(?:^|[_:\-/.])(?:latitude|longitude|altitude|accuracy|precision)$", re.IGNORECASE)
_FORM = re.compile(
    r"(?:^|_)(?:start|end|today|start_?time|end_?time|interview_?date|quest(?:ionnaire)?_?(?:no|nr|id|number))$", re.IGNORECASE
)
"""How forms name the times and numbers that they note by themselves, with prefixes of their own."""
_URL = re.compile(r"_URL$")
_LIST = re.compile(r"""^\[\s*(?:(['"]).*\1)?\s*\]$""", re.DOTALL)
_LISTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_TICKS = frozenset(("0", "1", "TRUE", "FALSE", "True", "False", "true", "false", "NULL", "n/a", "0.0", "1.0"))


def _recognise(sheet: Sheet) -> Sure:
    found = tuple(name for name in sheet.names if name.lower() in _TELLING)
    more = tuple(
        name for name in sheet.names if name in ("start", "end", "today", "_id", "_index", "KEY", "_notes", "_tags", "_status")
    )
    score = 40 * len(found) + 10 * len(more)
    score += 20 if any(_PLACE.search(name) for name in sheet.names) else 0
    if not found and any(_is_list(sheet.values(place, 1)) for place in range(sheet.width)):
        return Sure(55, "cells", ("['a' ; 'b']",))
    return Sure(min(95, score), "columns", (*found, *more)) if found else Sure(0)


def _leaf(name: str) -> str:
    """Return a heading without the groups before it; a slash between words of a wording is none."""
    groups, _, leaf = name.rpartition("/")
    return leaf if leaf and not groups.endswith(" ") and not (re.search(r"\s", groups) and re.match(r"^\S*\s", leaf)) else name


def _role_of(name: str) -> Heading:
    role = ROLE(name)
    role = role if role != "answer" else ROLE(_leaf(name))
    if role == "answer" and _PLACE.search(name):
        role = "personal" if re.search(r"l(?:at|ong)itude$", name, re.IGNORECASE) else "metadata"
    if role == "answer" and (_leaf(name).startswith("_") or _URL.search(name) or _FORM.search(_leaf(name))):
        role = "metadata"
    return Heading(name, name, role=role)


def _read(sheet: Sheet) -> Reading:
    headings = [_role_of(name) for name in sheet.names]
    split = _split_columns(sheet, headings)
    joined: list[str] = []
    for question, places in split.items():
        whole = next((place for place, name in enumerate(sheet.names) if name == question), None)
        _split(headings, question, places)
        if whole is not None and headings[whole].role == "answer":
            joined.append(_leaf(question))
            headings[whole] = replace(headings[whole], role="metadata")
    asked = {heading.code for heading in headings}
    headings = [_alone(heading, asked) for heading in headings]
    lists = [place for place, heading in enumerate(headings) if heading.role == "answer" and _is_list(sheet.values(place, 1))]
    headings = [replace(heading, hint="multi") if place in lists else heading for place, heading in enumerate(headings)]
    return Reading(
        tuple(headings),
        missing=frozenset({"NULL", "n/a"}),
        unticked=frozenset({"0", "FALSE", "False", "false"}),
        separators=(";", " "),
        rewritten={place: _unlisted(sheet.table.columns[place]) for place in lists},
        decisions=tuple(_told(sheet, joined, [headings[place].ask for place in lists])),
    )


def _split_columns(sheet: Sheet, headings: Sequence[Heading]) -> dict[str, list[int]]:
    """Return the columns ``question/option`` by question: two at least, whose cells are ticks."""
    found: dict[str, list[int]] = {}
    names = set(sheet.names)
    for place, name in enumerate(sheet.names):
        question = name.rpartition("/")[0]
        if headings[place].role == "answer" and question and (question in names or set(sheet.values(place, 1)) <= _TICKS):
            found.setdefault(question, []).append(place)
    return {question: places for question, places in found.items() if len(places) > 1 and _are_ticks(sheet, places)}


def _are_ticks(sheet: Sheet, places: Sequence[int]) -> bool:
    values = {value for place in places for value in sheet.values(place, 1)}
    return bool(values) and values <= _TICKS


def _split(headings: list[Heading], question: str, places: Sequence[int]) -> None:
    ask = _leaf(question)
    for place in places:
        headings[place] = replace(headings[place], ask=ask, item=_leaf(headings[place].code), group=question, hint="multi")


def _alone(heading: Heading, asked: set[str]) -> Heading:
    """Return a heading without the path of its groups; the words beside an "other" are a write-in of the question before."""
    if heading.role != "answer" or heading.group:
        return heading
    ask = _leaf(heading.code)
    base = re.sub(r"_(?:other|otro|autre|specify|oth)$", "", heading.code, flags=re.IGNORECASE)
    if base != heading.code and base in asked:
        return replace(heading, ask=_leaf(base), item=ask, role="write-in")
    return replace(heading, ask=ask, hint=spoken_hint(ask))


def _is_list(values: Sequence[str]) -> bool:
    lists = [value for value in values if value not in ("NULL", "n/a")]
    return bool(lists) and all(_LIST.match(value.strip()) for value in lists)


def _unlisted(column: Column) -> Column:
    """Return a column with cells such as ``['a' ;  'b']`` written ``a;b``."""
    return column.recoded({value: _plain(value) for value in column.values})


def _plain(value: str) -> str:
    if not _LIST.match(value.strip()):
        return value
    return ";".join((single or double).strip() for single, double in _LISTED.findall(value))


def _told(sheet: Sheet, joined: Sequence[str], lists: Sequence[str]) -> list[Decision]:
    language = language_of(sheet.names)
    told: Mapping[str, Sequence[str]] = {"joined-and-split": joined, "lists": lists}
    result = [
        Decision(say(language, key, found=listed(language, [shortened(name) for name in names[:6]])))
        for key, names in told.items()
        if names
    ]
    if any(name in ("_parent_index", "PARENT_KEY", "_submission__id") for name in sheet.names):
        result.append(Decision(say(language, "repeat-group"), doubt=True))
    return result


KOBO = Platform("kobo", "KoboToolbox / ODK", _recognise, _read)
