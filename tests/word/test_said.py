"""What a converter said when it failed: its error alone, whatever stands before and after it."""

from __future__ import annotations

import pytest

from reportgen.render.word.said import LENGTH, told

LISTED = "\x1b[1mpandoc --output report.docx\x1b[22m\n  to: docx\n  variables: {}\n  \n\x1b[1mmetadata\x1b[22m\n  title: a\n  \n"
"""What Quarto lists before it begins."""


@pytest.mark.parametrize(
    ("wrote", "words"),
    [  # as Quarto 1.7.34 wrote them when it was made to fail
        (f"{LISTED}File none.docx not found in resource path\n", "File none.docx not found in resource path"),
        (
            "\x1b[91mERROR: Unknown format docy\n\nStack trace:\n    at resolveFormats (file:///opt/quarto/bin/quarto.js:81828:19)\n"
            "    at async file:///opt/quarto/bin/quarto.js:128508:9\x1b[39m\n",
            "ERROR: Unknown format docy",
        ),
        (
            f"{LISTED}Error running Lua:\nThe extension gone is not supported for markdown.\nstack traceback:\n"
            "\t/opt/quarto/share/pandoc/datadir/readqmd.lua:170: in function 'readqmd.readqmd'\n",
            "Error running Lua: The extension gone is not supported for markdown.",
        ),
        (
            "\x1b[91mERROR: Validation of YAML front matter failed.\x1b[39m\nERROR: In file c.qmd\n"
            '(line 5, column 10) Field "\x1b[34mtoc\x1b[39m" has value \x1b[34m7\x1b[39m, which must be `true`\n4:   docx:\n',
            'ERROR: Validation of YAML front matter failed. ERROR: In file c.qmd (line 5, column 10) Field "toc" has value 7, '
            "which must be `true`",
        ),
        (f"{LISTED}[WARNING] The term Table has no translation defined.\nkilled\n", "killed"),
        ("one\ntwo\ntwo\nthree\nfour\n", "two three four"),
        ("", ""),
    ],
)
def test_the_error_alone_is_told(wrote: str, words: str) -> None:
    assert told(wrote) == words


def test_a_long_error_is_cut() -> None:
    assert len(told("ERROR: " + "x" * 5000)) == LENGTH
