"""Citations, as text and for reference managers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.publish.site.citing import Cited, as_bibtex, as_ris, as_text
from reportgen.publish.site.say import Say

WHOLE = Cited(
    report="tea",
    version="2025.1",
    title="Tea & 50% more {care}",
    authors=("Office management", "李雷"),
    publisher="Research_group",
    day=date(2025, 7, 2),
    address="https://surveys.example.org/all/tea/2025.1/",
    language="en",
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Office management, 李雷 (2025). Tea & 50% more {care}. Version 2025.1. Research_group. "
            "https://surveys.example.org/all/tea/2025.1/",
        ),
        (
            "zh-CN",
            "Office management、李雷. Tea & 50% more {care}[R/OL]. 第2025.1版. 2025-07-02. Research_group. "
            "https://surveys.example.org/all/tea/2025.1/",
        ),
    ],
)
def test_a_line_of_text(language: str, words: str) -> None:
    assert as_text(WHOLE, Say(language)) == words


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(WHOLE, authors=(), publisher="", address="", title="Tea")
    assert as_text(bare, Say("en")) == "Tea (2025). Version 2025.1."
    assert as_text(replace(bare, publisher="Group"), Say("en")) == "Group (2025). Tea. Version 2025.1."
    assert "author" not in as_bibtex(bare)
    assert "AU" not in as_ris(bare)


def test_bibtex() -> None:
    assert as_bibtex(WHOLE) == (
        "@techreport{tea-2025.1,\n"
        "  title = {{Tea \\& 50\\% more \\{care\\}}},\n"
        "  author = {{Office management} and {李雷}},\n"
        "  institution = {Research\\_group},\n"
        "  year = {2025},\n"
        "  number = {2025.1},\n"
        "  url = {https://surveys.example.org/all/tea/2025.1/},\n"
        "  month = jul,\n"
        "  langid = {en},\n"
        "}\n"
    )


def test_ris() -> None:
    assert as_ris(WHOLE).split("\r\n") == [
        "TY  - RPRT",
        "TI  - Tea & 50% more {care}",
        "AU  - Office management",
        "AU  - 李雷",
        "PB  - Research_group",
        "PY  - 2025",
        "DA  - 2025/07/02/",
        "ET  - 2025.1",
        "LA  - en",
        "UR  - https://surveys.example.org/all/tea/2025.1/",
        "ID  - tea-2025.1",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize("hostile", ["a\nER  - \nTY  - BOOK", "a\u2028b", "}}\n@book{x, title = {y"])
def test_a_title_cannot_end_its_line_or_its_entry(hostile: str) -> None:
    of = replace(WHOLE, title=hostile)
    assert as_ris(of).count("\r\n") == as_ris(WHOLE).count("\r\n")
    assert [line for line in as_ris(of).split("\r\n") if line.startswith("TY")] == ["TY  - RPRT"]
    lines = as_bibtex(of).split("\n")
    assert len(lines) == len(as_bibtex(WHOLE).split("\n"))
    written = as_bibtex(of).replace("\\{", "").replace("\\}", "")
    assert written.count("{") == written.count("}")
    assert sum(line.startswith("@") for line in lines) == 1
