"""The bytes of a text file as UTF-8, and what had to be decided for that."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportgen.importing.decision import Decision
from reportgen.importing.files.guessing import CODECS, Guess, guess
from reportgen.importing.files.plain import CONTROLS, REPLACED
from reportgen.importing.files.trouble import SHOWN, FileError, counted, listed
from reportgen.importing.files.words.say import say
from reportgen.problems import Code

_DELETED = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\r")
_ENCODINGS = "`--encoding` with gb18030, big5, cp949, shift-jis, cp1252, utf-16 or another name"


@dataclass(frozen=True, slots=True)
class Text:
    """A text file read."""

    data: bytes
    """UTF-8 without byte order mark and without control characters."""
    encoding: str
    decisions: tuple[Decision, ...]


def text_from(data: bytes, encoding: str = "") -> Text:
    """Return a file's text.

    Parameters
    ----------
    data
        The file.
    encoding
        As the author says; empty to find out.
    """
    found = declared(encoding) if encoding else guess(data)
    if found is None and len(data.translate(None, _DELETED)) < 0.99 * len(data):
        raise _no_text()
    if found is None:
        raise FileError(Code.DATA_ENCODING, "the encoding of the text cannot be told", f"name it: {_ENCODINGS}")
    plain, broken = _utf8(data, found.encoding)
    if encoding and len(broken) > 10 and plain.count(REPLACED.encode()) * 20 > sum(byte > 0x7F for byte in plain[:1_000_000]):
        message = f"the text is not {encoding}: {counted(len(broken), 'line')} cannot be read in it, first {listed(broken[:1])}"
        raise FileError(Code.DATA_ENCODING, message, f"leave `--encoding` out, or name another: {_ENCODINGS}", broken[0])
    plain, controls = _without_controls(plain)
    said = (*_told(found, bool(encoding)), *_damage(found.encoding, broken), *_told_controls(controls))
    return Text(plain, found.encoding, said)


_PARTS = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "shift_jis": "shift-jis",
    "euc_kr": "cp949",
    "big5": "big5",
    "iso8859-1": "cp1252",
}
"""Encodings of which another is a larger form, which files are in that say they are in these."""


def _no_text() -> FileError:
    found = "the file is neither text nor of a kind that is read, or it is damaged"
    return FileError(Code.FILE_UNREADABLE, found, "export it again as CSV, xlsx or sav")


def declared(encoding: str) -> Guess:
    """Return the encoding that the author names."""
    try:
        codec = codecs.lookup(encoding)
        "a".encode(codec.name)
    except (LookupError, ValueError, TypeError) as error:
        fix = f"write {_ENCODINGS} that Python knows"
        raise FileError(Code.DATA_ENCODING, "`--encoding` names no encoding of text", fix) from error
    names = {codecs.lookup(name).name: shown for shown, name in CODECS.items()} | _PARTS
    return Guess(names.get(codec.name, codec.name), "option")


def _utf8(data: bytes, encoding: str) -> tuple[bytes, list[int]]:
    """Return a text in UTF-8, and the lines in which bytes stood that are no text."""
    if encoding == "utf-8":
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            data.decode()
        except UnicodeDecodeError:
            pass
        else:
            return data, []
    codec = CODECS.get(encoding, encoding)
    try:
        return data.decode(codec).removeprefix("\ufeff").encode("utf-8", "replace"), []
    except UnicodeDecodeError:
        text = data.decode(codec, "replace").removeprefix("\ufeff")
    return text.encode("utf-8", "replace"), _lines_with(REPLACED, text)


def _lines_with(character: str, text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), 1) if character in line]


def _without_controls(data: bytes) -> tuple[bytes, list[int]]:
    """Return a text with its control characters replaced, and the lines in which they stood."""
    if len(data.translate(None, _DELETED)) == len(data):
        return data, []
    text = data.decode()
    lines = [number for number, line in enumerate(text.split("\n"), 1) if CONTROLS.search(line)]
    if len(CONTROLS.findall(text[:65536])) * 10 > len(text[:65536]):
        raise _no_text()
    return CONTROLS.sub(REPLACED, text).encode(), lines


def _told(found: Guess, declared: bool) -> tuple[Decision, ...]:
    if declared:
        return (say("encoding-option", encoding=found.encoding),)
    if found.sign:
        return () if found.encoding == "utf-8" else (say(f"encoding-{found.sign}", encoding=found.encoding),)
    if found.doubt and found.others and found.lines:
        return (say("encoding-close", doubt=True, encoding=found.encoding, lines=found.lines, others=", ".join(found.others)),)
    if found.lines and len(found.lines) <= SHOWN:
        return (say("encoding-guess-lines", doubt=found.doubt, encoding=found.encoding, lines=found.lines),)
    return (say("encoding-guess", doubt=found.doubt, encoding=found.encoding),)


def _damage(encoding: str, lines: list[int]) -> tuple[Decision, ...]:
    if not lines:
        return ()
    return (say("bytes", doubt=True, encoding=encoding, lines=lines, sign=REPLACED),)


def _told_controls(lines: list[int]) -> tuple[Decision, ...]:
    if not lines:
        return ()
    return (say("controls", doubt=True, lines=lines, sign=REPLACED),)


def unbroken(text: str) -> str:
    """Return a text in one line, for messages."""
    return re.sub(r"\s+", " ", CONTROLS.sub(REPLACED, text)).strip()
