"""Two header rows of which the first has a question over the first column of its block, and the second has options or rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.importing.export import Heading, Hint, Role
from reportgen.importing.platforms.grouping import share_answers
from reportgen.importing.platforms.roles import role_of_heading
from reportgen.importing.platforms.sheet import Sheet
from reportgen.importing.platforms.wording import clean, numbered, spoken_hint, untagged

RESPONSES = frozenset(
    (
        "response",
        "multiple choice response",
        "réponse",
        "antwort",
        "respuesta",
        "resposta",
        "risposta",
        "回复",
        "答复",
        "回答",
        "响应",
        "回應",
        "返信",
    )
)
"""What stands under a question that is answered in one column."""
OPEN = frozenset(
    (
        "open-ended response",
        "réponse ouverte",
        "antwort mit offenem ende",
        "respuesta abierta",
        "resposta aberta",
        "自由回答",
        "开放式回复",
        "開放式回應",
    )
)
_OTHER = re.compile(
    r"^(?:other|others|其他|其它|autre|andere|sonstiges|otro|outro|altro)\b.*[(（\[].*(?:specify|explain|describe|please|请|請|"
    r"注明|préciser|angeben|"
    r"especifi|specific).*[)）\]]?$|^(?:please )?specify|^(?:comments?|other comments?)\b|^if other|please specify",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A question with its columns."""

    ask: str
    columns: tuple[int, ...]
    items: tuple[str, ...]
    """What the second row says of each column."""


def blocks_of(first: Sequence[str], second: Sequence[str], own: Callable[[str], Role]) -> Iterator[Block]:
    """Yield the blocks of a header.

    A heading goes on over the empty ones behind it, or over those that repeat it above different options; a platform's own
    column has one.
    """
    second = _unnumbered(second)
    open_block: list[int] = []
    for place, name in enumerate(first):
        continues = (
            open_block and own(first[open_block[0]]) == "answer" and (not name or _repeated(first, second, open_block[0], place))
        )
        if not continues and open_block:
            yield _block(first, second, open_block)
            open_block = []
        open_block.append(place)
    if open_block:
        yield _block(first, second, open_block)


def _unnumbered(second: Sequence[str]) -> Sequence[str]:
    """Return a row without the numbers that programs add to make repeated names differ: ``Response3``, ``Response.1``."""
    texts = set(second)
    bare = [re.sub(r"(?<=\D)\.?\d{1,3}$", "", text) for text in second]
    return [short if short != text and short in texts else text for short, text in zip(bare, second, strict=True)]


def _repeated(first: Sequence[str], second: Sequence[str], start: int, place: int) -> bool:
    """Return whether a heading says again what stands over the start of a block, its number apart."""
    item = second[place]
    if not item or item.lower() in RESPONSES | OPEN or item == first[place] or item == second[start]:
        return False
    return numbered(first[place])[1] == numbered(first[start])[1] != ""


def _block(first: Sequence[str], second: Sequence[str], places: Sequence[int]) -> Block:
    return Block(first[places[0]], tuple(places), tuple(second[place] for place in places))


def block_headings(sheet: Sheet, block: Block, header: int, group: str) -> Iterator[Heading]:
    """Yield the headings of a block's columns."""
    ask, tag = untagged(numbered(block.ask)[1])
    ask = ask or f"c{block.columns[0] + 1}"
    choices = [place for place, item in zip(block.columns, block.items, strict=True) if not is_other(item) and item]
    alone = len(choices) <= 1
    hint = tag or ("" if alone else _hint(sheet, block, header))
    for place, item in zip(block.columns, block.items, strict=True):
        code = f"c{place + 1}"
        values = sheet.values(place, header)
        if not item and not values and len(block.columns) > 1:
            yield Heading(code, "", role="metadata")
        elif not alone and not tag and role_of_heading(item) != "answer":  # "No." under a caption such as "About you"
            yield Heading(code, item, role=role_of_heading(item))
        elif alone and item.lower() in OPEN:
            yield Heading(code, ask, hint="text")
        elif alone and (item.lower() in RESPONSES or item in ("", block.ask) or len(block.columns) == 1):
            said = item if item.lower() not in RESPONSES | OPEN and item != block.ask else ""
            yield Heading(code, ask if not said else f"{ask} {said}".strip(), hint=hint or spoken_hint(ask))
        elif is_other(item) and not _repeats(item, values):
            yield Heading(code, ask, item, "" if alone else group, role="write-in")
        else:
            yield Heading(code, ask, item or code, "" if alone else group, hint=hint)


def is_other(item: str) -> bool:
    """Return whether a column of a block holds words beside the options."""
    return bool(_OTHER.search(item))


def _repeats(item: str, values: Sequence[str]) -> bool:
    return bool(values) and {clean(value) for value in values} <= {item, "1", "0"}


def _hint(sheet: Sheet, block: Block, header: int) -> Hint:
    """Return what the cells of a block show: options that repeat their heading, places of a ranking, or rows of a matrix."""
    repeated, places = 0, 0
    answers = [sheet.values(place, header) for place in block.columns]
    for place, item in zip(block.columns, block.items, strict=True):
        values = {clean(value) for value in sheet.values(place, header)}
        repeated += bool(values) and values <= {item}
        places += bool(values) and all(value.isdecimal() and 1 <= int(value) <= len(block.columns) for value in values)
    if repeated >= max(1, len(block.columns) / 2):
        return "multi"
    if spoken_hint(block.ask) == "ranking" and places >= len(block.columns) - 1:
        return "ranking"
    return "matrix" if share_answers(answers) else ""
