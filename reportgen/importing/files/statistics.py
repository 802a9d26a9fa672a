"""Files of SPSS (sav, zsav, por) and Stata (dta), through pyreadstat: answers with what the file says of each variable."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.importing.decision import Decision
from reportgen.importing.files.growing import column_of
from reportgen.importing.files.guessing import guess
from reportgen.importing.files.plain import CONTROLS, REPLACED, lined, text_of
from reportgen.importing.files.sav_header import weight_of
from reportgen.importing.files.text import declared, unbroken
from reportgen.importing.files.trouble import FileError
from reportgen.importing.files.words.say import say
from reportgen.importing.table import Column, ResponseSet, Table, Variable
from reportgen.problems import Code

_ICONV = {"gb18030": "GB18030", "big5": "CP950", "cp949": "CP949", "shift-jis": "CP932", "cp1252": "CP1252", "utf-8": "UTF-8"}
"""Encodings by the names that the library of the reader knows."""
_EASTERN = {"gb18030", "big5", "cp949", "shift-jis"}
_ANY = "ISO-8859-1"
"""Reads any bytes, each as one character."""
_PROGRAM = {"sav": "SPSS", "por": "SPSS", "dta": "Stata"}


def table_of_statistics(data: bytes, form: str, encoding: str = "") -> Table:
    """Return the table of a statistics program's file.

    Parameters
    ----------
    data
        The file.
    form
        ``sav``, ``por`` or ``dta``.
    encoding
        As the author says; empty to believe the file, unless what comes out is no language.
    """
    cells, meta, named, decisions = _in_its_encoding(data, form, encoding)
    names = list(meta.column_names)
    if not names or (not meta.number_rows and not any(cells.values())):
        raise FileError(Code.DATA_EMPTY, "the file holds no answers", "export the answers again")
    columns = tuple(column_of(cells[name], _text) for name in names)
    variables = tuple(_variable(meta, name, column) for name, column in zip(names, columns, strict=True))
    rows = columns[0].rows
    weight, said = _weight(data, names) if form == "sav" else ("", ())
    sets = tuple(_sets(meta, set(names)))
    return Table("", form, columns, rows, variables, sets, weight, named, decisions=(*decisions, *said))


def _in_its_encoding(data: bytes, form: str, encoding: str) -> tuple[Mapping[str, list[Any]], Any, str, tuple[Decision, ...]]:
    if encoding:
        try:
            cells, meta = _read(data, form, _iconv(declared(encoding).encoding))
        except UnicodeError:
            raise FileError(Code.DATA_ENCODING, f"the text is not {encoding}", f"leave `--encoding` out, or {_NAME_IT}") from None
        return cells, meta, encoding, (say("encoding-option", encoding=encoding),)
    try:
        cells, meta = _read(data, form, None)
    except UnicodeError:
        meant, why = _plausible(_sample(*_read(data, form, _ANY)), "latin-1"), "encoding-other"
        if meant not in _ICONV:
            raise FileError(Code.DATA_ENCODING, "the encoding of the file's text cannot be told", _NAME_IT) from None
    else:
        meant, why = _plausible(_sample(cells, meta), "cp1252"), "encoding-no-language"
        if meant not in _EASTERN:
            return cells, meta, (meta.file_encoding or "").lower(), ()
    cells, meta = _read(data, form, _ICONV[meant])
    return cells, meta, meant, (say(why, doubt=True, encoding=meant),)


_NAME_IT = "name it: `--encoding` with gb18030, big5, cp949, shift-jis or cp1252"


def _iconv(encoding: str) -> str:
    return _ICONV.get(encoding.lower(), encoding)


def _sample(cells: Mapping[str, list[Any]], meta: Any) -> str:
    """Return the texts of a file outside ASCII: labels, names and some cells."""
    texts = [str(text) for text in (*(meta.column_labels or ()), *meta.column_names) if text]
    texts += [str(label) for labels in meta.variable_value_labels.values() for label in labels.values()]
    texts += [cell for column in cells.values() for cell in dict.fromkeys(column[:1000]) if isinstance(cell, str)]
    return "\n".join(text for text in texts if not text.isascii())


def _plausible(sample: str, codec: str) -> str:
    """Return the encoding in which texts make sense that were read in a western one, which reads any bytes without a fault."""
    try:
        found = guess(sample.encode(codec)) if sample else None
    except UnicodeEncodeError:
        return ""
    return found.encoding if found and not (found.doubt and codec == "cp1252") else ""


def _read(data: bytes, form: str, encoding: str | None) -> tuple[Mapping[str, list[Any]], Any]:
    """Return cells and what is said of them.

    Raises
    ------
    UnicodeError
        The text is in no encoding that was named.
    """
    import pyreadstat

    readers = {"sav": pyreadstat.read_sav, "por": pyreadstat.read_por, "dta": pyreadstat.read_dta}
    options: dict[str, Any] = {"output_format": "dict"}
    if form != "por":
        options |= {"user_missing": True, "encoding": encoding}
    with tempfile.NamedTemporaryFile(suffix=f".{form}") as file:
        file.write(data)
        file.flush()
        try:
            return _called(readers[form], file.name, options)
        except (
            pyreadstat.ReadstatError,
            pyreadstat.PyreadstatError,
            ValueError,
            TypeError,
            KeyError,
            IndexError,
            AttributeError,
            SystemError,
        ) as error:
            if isinstance(error, UnicodeError) or "convert" in str(error) or "encoding" in str(error):
                raise UnicodeError from error
            program = _PROGRAM[form]
            raise FileError(
                Code.FILE_UNREADABLE, f"the {program} file is damaged or cut short", f"open it in {program} and save it again"
            ) from error


def _called(reader: Any, name: str, options: Mapping[str, Any]) -> tuple[Mapping[str, list[Any]], Any]:
    try:
        cells, meta = reader(name, **options)
    except OverflowError:  # a date outside the calendar
        cells, meta = reader(name, disable_datetime_conversion=True, **options)
    return {column: list(values) for column, values in cells.items()}, meta


def _text(cell: Any) -> str:
    return CONTROLS.sub(REPLACED, lined(cell)) if isinstance(cell, str) else text_of(cell)


def _variable(meta: Any, name: str, column: Column) -> Variable:
    labels = {_text(value): unbroken(str(label)) for value, label in meta.variable_value_labels.get(name, {}).items()}
    missing = frozenset(_missing(meta, name, (*column.values, *labels)))
    measure = (meta.variable_measure or {}).get(name, "")
    return Variable(
        name,
        unbroken((meta.column_names_to_labels or {}).get(name) or ""),
        labels,
        missing,
        _kind(meta, name),
        "" if measure == "unknown" else measure,
    )


def _missing(meta: Any, name: str, values: Sequence[str]) -> Iterator[str]:
    """Yield the values that are declared missing, among those that occur or have a label."""
    yield from map(_text, meta.missing_user_values.get(name, ()))
    for span in meta.missing_ranges.get(name, ()):
        low, high = (span["lo"], span["hi"]) if isinstance(span, dict) else (span, span)
        for value in values:
            if isinstance(low, str):
                if value == low.rstrip():
                    yield value
            elif _is_between(value, low, high):
                yield value


def _is_between(value: str, low: float, high: float) -> bool:
    try:
        return low <= float(value) <= high
    except ValueError:
        return False


_DATES = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "DATETIME", "YMDHMS", "MTIME", "%td", "%tc", "%tC", "%d", "%-td", "%-tc")


def _kind(meta: Any, name: str) -> str:
    if str((meta.original_variable_types or {}).get(name, "")).startswith(_DATES):
        return "date"
    return "text" if (meta.readstat_variable_types or {}).get(name) == "string" else "number"


def _weight(data: bytes, names: Sequence[str]) -> tuple[str, tuple[Decision, ...]]:
    """Return the variable by which the file says that cases are weighted."""
    told = weight_of(data)
    match = next((name for name in names if name.lower() == told.lower()), "") if told else ""
    if not match:
        return "", ()
    return match, (say("weight", name=f"'{match}'"),)


def _sets(meta: Any, names: set[str]) -> Iterator[ResponseSet]:
    for name, told in (getattr(meta, "mr_sets", None) or {}).items():
        variables = tuple(variable for variable in told.get("variable_list", ()) if variable in names)
        counted = told.get("counted_value")
        dichotomous = bool(told.get("is_dichotomy", counted is not None))
        if variables:
            yield ResponseSet(name.lstrip("$"), told.get("label") or "", variables, text_of(counted) if dichotomous else "")
