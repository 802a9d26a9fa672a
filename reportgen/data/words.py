"""Answers taken apart: runs of words, without anything that may tell who wrote them or whom they are about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.data.word_lists import ABOUT, SURNAMES, TITLES


class _Hanzi:
    """All hanzi, to ask whether a character is one."""

    def __contains__(self, character: str) -> bool:
        return "\u3400" <= character <= "\u9fff"


HANZI = _Hanzi()
_HAN = "\u3400-\u9fff"
_TELLING = re.compile(
    r"[^\s" + _HAN + r"]*(?:@|://|www\.|[0-9])[^\s" + _HAN + r"]*"  # addresses and whatever has a digit in it
    rf"|[{SURNAMES}][{_HAN}]{{0,2}}(?:{'|'.join(TITLES)})"  # 王经理, 李小红老师
    rf"|\b(?:{'|'.join(ABOUT)})\.?\s+\w+(?:\s+[A-Z]\w+)?"  # Mrs Smith
)
_RUN = re.compile(rf"[{_HAN}]+|[^\W\d_{_HAN}]+(?:[ '-][^\W\d_{_HAN}]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;\n(\"“])\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other with nothing between them but blanks."""

    words: tuple[str, ...]
    """In small letters; Chinese is one text without gaps."""
    chinese: bool


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of an answer; what looks like an address, a number or a name parts them and is left out."""
    cleared = _TELLING.sub("\n", unicodedata.normalize("NFKC", text))
    for found in _RUN.finditer(cleared):
        if found[0][0] in HANZI:
            yield from _without_names(found[0])
        else:
            yield from _plain(found[0], begins=bool(_BEGINS.search(cleared[: found.start()])))


def _without_names(text: str) -> Iterator[Run]:
    """Yield Chinese text parted before every hanzi that is a surname and little else: what follows may be a name."""
    for part in re.split(rf"[{SURNAMES}]", text):
        if part:
            yield Run((part,), chinese=True)


def _plain(text: str, *, begins: bool) -> Iterator[Run]:
    """Yield words parted at those with a capital letter that no sentence's beginning explains: they may be names."""
    words: list[str] = []
    for place, found in enumerate(_WORD.finditer(text)):
        word = found[0]
        if word != word.lower() and not (place == 0 and begins):
            if words:
                yield Run(tuple(words), chinese=False)
            words = []
        else:
            words.append(word.lower())
    if words:
        yield Run(tuple(words), chinese=False)
