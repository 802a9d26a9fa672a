"""The tables of a LimeSurvey structure: old files hold texts in the rows, newer ones in tables of their own by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from reportgen.importing.files.trouble import FileError
from reportgen.importing.questionnaires.questionnaire import FormOption, Wording
from reportgen.importing.questionnaires.wording import wording
from reportgen.problems import Code

Row = Mapping[str, str]


class Tables:
    """Rows by table, and the texts of each by language."""

    def __init__(self, root: ElementTree.Element) -> None:
        if root.tag != "document" or root.findtext("LimeSurveyDocType", "").strip() not in ("Survey", "Group", "Question"):
            found = "the XML is no structure of a LimeSurvey survey"
            raise FileError(Code.FILE_UNREADABLE, found, "export the survey as “Survey structure (.lss)” in LimeSurvey")
        self._rows = {table.tag: [_row(row) for row in table.iterfind("rows/row")] for table in root}
        listed = [(language.text or "").strip() for language in root.iterfind("languages/language")]
        self.languages = self._base_first([language for language in listed if language] or ["en"])
        self.attributes = self._attributes()

    def rows(self, table: str) -> Sequence[Row]:
        """Return the rows of a table; none where the file lacks it."""
        return self._rows.get(table, ())

    def title(self) -> Wording:
        """Return the title of the survey."""
        rows = self.rows("surveys_languagesettings")
        return self._clean({row.get("surveyls_language", ""): row.get("surveyls_title", "") for row in rows})

    def first(self, table: str, key: str) -> dict[str, Row]:
        """Return the rows of a table by a key; of rows that differ in language only, the first."""
        found: dict[str, Row] = {}
        for row in self.rows(table):
            found.setdefault(row.get(key, ""), row)
        return found

    def texts(self, tables: Sequence[str], key: str, field: str) -> dict[str, Wording]:
        """Return the texts of a field by key, from whichever of some tables has them."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for table in tables:
            for row in self.rows(table):
                if row.get(field):
                    found[row.get(key, "")].setdefault(row.get("language") or self.languages[0], row[field])
        return {name: self._clean(words) for name, words in found.items()}

    def options(self) -> dict[tuple[str, str], tuple[FormOption, ...]]:
        """Return the options of each question and scale, in order."""
        apart: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows("answer_l10ns"):
            for key in (row.get("aid"), f"{row.get('qid')}\0{row.get('code')}"):
                apart[key or ""].setdefault(row.get("language") or self.languages[0], row.get("answer", ""))
        found: dict[tuple[str, str], dict[str, tuple[int, dict[str, str]]]] = defaultdict(dict)
        for row in self.rows("answers"):
            code, place = row.get("code", ""), (row.get("qid", ""), row.get("scale_id") or "0")
            words = apart.get(row.get("aid") or "\0") or apart.get(f"{row.get('qid')}\0{code}") or {}
            _, known = found[place].setdefault(code, (number(row.get("sortorder", "")), dict(words)))
            if row.get("answer"):
                known.setdefault(row.get("language") or self.languages[0], row["answer"])
        return {
            place: tuple(FormOption(code, self._clean(words)) for code, (_, words) in sorted(codes.items(), key=_by_order))
            for place, codes in found.items()
        }

    def attribute(self, question: str, name: str) -> Wording:
        """Return an attribute of a question that is a text by language."""
        return self._clean(dict(self.attributes.get((question, name), {})))

    def is_set(self, question: str, name: str) -> bool:
        """Return whether an attribute of a question is switched on."""
        return any(value in ("1", "Y") for value in self.attributes.get((question, name), {}).values())

    def _clean(self, words: Mapping[str, str]) -> Wording:
        known = wording(words, computed=True)
        return {language: known[language] for language in (*self.languages, *known) if language in known}

    def _attributes(self) -> dict[tuple[str, str], dict[str, str]]:
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in self.rows("question_attributes"):
            language = row.get("language") or self.languages[0]
            found[row.get("qid", ""), row.get("attribute", "")][language] = row.get("value", "")
        return found

    def _base_first(self, listed: Sequence[str]) -> tuple[str, ...]:
        base = next((row["language"] for row in self.rows("surveys") if row.get("language")), "")
        return tuple(dict.fromkeys((base, *listed) if base else listed))


def number(text: str) -> int:
    """Return a whole number; 0 for whatever is none."""
    try:
        return int(text)
    except ValueError:
        return 0


def _row(row: ElementTree.Element) -> Row:
    return {cell.tag: (cell.text or "").strip() for cell in row}


def _by_order(pair: tuple[str, tuple[int, dict[str, str]]]) -> int:
    return pair[1][0]
