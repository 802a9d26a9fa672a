"""References to pages: the same file as WeasyPrint makes by itself, with fewer sheets laid out."""

from __future__ import annotations

import pytest

weasyprint = pytest.importorskip("weasyprint")

from reportgen.render.references import known_pages  # noqa: E402

STYLE = """
@page { size: 60mm 40mm; margin: 5mm; @bottom-center { content: counter(page) "/" counter(pages) } }
a::after { content: " p. " target-counter(attr(href), page) }
section { break-before: page }
body, p { margin: 0 } p { height: 10mm }  /* three on a sheet */
"""


def report(chapters: int, contents: int) -> str:
    """Return pages with a list of contents, chapters, and an index whose lines refer back."""
    ids = [f"c{i}" for i in range(chapters)]
    front = "".join(f'<p><a href="#{i}">{i}</a></p>' for i in ids[:contents])
    body = "".join(f'<section id="{i}"><p>{i}</p></section>' for i in ids)
    return f"<style>{STYLE}</style>{front}{body}<section>{''.join(f'<p><a href=#{i}>{i}</a></p>' for i in ids)}</section>"


@pytest.mark.parametrize(("contents", "waiting"), [(0, 0), (3, 1), (12, 4)], ids=["no contents", "a sheet of contents", "four"])
def test_the_file_is_the_same_and_sheets_that_refer_back_are_laid_out_once(
    contents: int, waiting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[int] = []
    make = weasyprint.layout.page.make_page

    def counted(*args: object) -> object:
        laid_out.append(int(str(args[4])))
        return make(*args)

    monkeypatch.setattr(weasyprint.layout.page, "make_page", counted)
    text = report(12, contents)
    plain = weasyprint.HTML(string=text).write_pdf()
    laid_out.clear()
    with known_pages(weasyprint):
        assert weasyprint.HTML(string=text).write_pdf() == plain
    sheets = waiting + 12 + 4
    assert sorted(laid_out) == sorted([*range(1, sheets + 1), *range(1, waiting + 1)])


def test_a_layout_without_it_has_its_own_collector_back() -> None:
    before = weasyprint.document.TargetCollector
    with known_pages(weasyprint):
        assert weasyprint.document.TargetCollector is not before
    assert weasyprint.document.TargetCollector is before
