"""English."""

from __future__ import annotations

_ENCODING = "import with `--encoding NAME`"
_MEND = "mend the file, and import it again"
_DOUBLE = "double the quotes inside quoted fields, and import again"
WORDS = {
    "member": ("The answers are taken from {name} of the zip archive, which also holds {others}.", "import with `--member NAME`"),
    "sheet": (
        "The answers are taken from the sheet {name} ({size}); the workbook also has {others}.",
        "import with `--sheet NAME`",
    ),
    "html": ("The file is an HTML page, whatever its name says; its largest table is read.", ""),
    "encoding-option": ("The text is read as {encoding}, as `--encoding` says.", ""),
    "encoding-mark": ("The text is read as {encoding}, by its byte order mark.", ""),
    "encoding-wide": ("The text is read as {encoding}: every other byte is zero, as in UTF-16.", _ENCODING),
    "encoding-guess": (
        "The text is read as {encoding}: it is not UTF-8, and so read its characters outside ASCII are the most usual ones.",
        _ENCODING,
    ),
    "encoding-guess-lines": (
        "The text is read as {encoding}: it is not UTF-8, and so read its characters outside ASCII, in {lines}, are the most "
        "usual ones.",
        _ENCODING,
    ),
    "encoding-close": (
        "The text is read as {encoding}: it is not UTF-8, and so read its characters outside ASCII, in {lines}, are the most "
        "usual ones. It may also be {others}.",
        _ENCODING,
    ),
    "encoding-other": ("The text is read as {encoding}: it is not in the encoding that the file names.", _ENCODING),
    "encoding-no-language": (
        "The text is read as {encoding}: read in the encoding that the file names it is no language.",
        _ENCODING,
    ),
    "bytes": ("Bytes that are no text in {encoding} stand in {lines}; each is shown as {sign}.", f"{_MEND}, or {_ENCODING}"),
    "controls": ("Control characters, which are no text, stand in {lines}; each is shown as {sign}.", _MEND),
    "controls-columns": (
        "Control characters, which are no text, stand in the columns {columns}; each is shown as {sign}.",
        _MEND,
    ),
    "one-column": ("No delimiter was found: the file has one column.", "import with `--delimiter SIGN`"),
    "delimiter": ("Fields are separated by `{sign}`.", "import with `--delimiter SIGN`"),
    "delimiter-option": ("Fields are separated by `{sign}`, as `--delimiter` says.", ""),
    "delimiter-file": ("Fields are separated by `{sign}`, as its first line says.", "import with `--delimiter SIGN`"),
    "escape": ("Quotes inside quoted fields have a backslash before them, which is taken away.", ""),
    "literal": ("A quote is not closed in {lines}: it is read as a sign of the text.", _DOUBLE),
    "lenient": ("Text stands behind a closing quote in {lines}: it is read as a part of the field.", _DOUBLE),
    "unnamed": ("The first row has one name fewer than there are columns: the first column has none, as R writes it.", ""),
    "blank": ("Empty lines are passed over: {lines}.", ""),
    "short": ("Rows with fewer fields than the others end in empty cells: {lines}.", ""),
    "shifted": (
        "Rows with more fields than the header are left out, since their answers are shifted: {lines}.",
        "put double quotes around fields that hold the delimiter, or import with the right `--delimiter`",
    ),
    "cut": ("The file ends within its last record, which is left out: {lines}.", "export the file again"),
    "lists": ("Lists in the column {column} are joined by {sign}.", ""),
    "weight": ("The file declares {name} as the weight.", "import with `--weight COLUMN`"),
    "errors": (
        "Cells with an error (such as #N/A) are read as empty: {cells}.",
        "mend them in the workbook, and import it again",
    ),
    "uncomputed": (
        "Formulas whose result is not in the file are read as empty: {cells}.",
        "open the workbook in Excel or LibreOffice and save it, which computes them; import it again",
    ),
}
