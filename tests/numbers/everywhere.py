"""Every number of a built report in all its files, checked: the page with its drawings, paper, the tables and ``facts.json``."""

from __future__ import annotations

from collections.abc import Iterator

from tests.numbers.account import Account
from tests.numbers.check_claims import claims_faults
from tests.numbers.check_facts import facts_faults, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.drawings import Drawings
from tests.numbers.office import Document
from tests.numbers.passages import Passages
from tests.numbers.sheets import Sheets
from tests.numbers.slides import Slides
from tests.numbers.vectors import Vectors
from tests.numbers.workbook import Workbook


def page_faults(page: Page) -> Iterator[str]:
    """Yield every number of the page, its attributes and drawings that nobody gave."""
    account = Account(page)
    yield from account.faults()
    yield from Drawings(page, account.author, account.order, account.panels, account.plans).faults()


def file_faults(page: Page) -> Iterator[str]:
    """Yield every number of ``facts.json`` and of the tables and the workbook that the rows, or the spec, do not give."""
    yield from facts_faults(page.version, page.survey)
    yield from tables_faults(page.version, page.survey)
    yield from claims_faults(page.version, page.survey)
    yield from Workbook(page).faults()


def paper_faults(page: Page, text: str) -> Iterator[str]:
    """Yield every number of paper that is not the page's, and no page number that is right."""
    yield from Sheets(page, text).faults()


def drawing_faults(page: Page) -> Iterator[str]:
    """Yield every file with a drawing that does not say what the page draws."""
    yield from Vectors(page).faults()


def office_faults(page: Page) -> Iterator[str]:
    """Yield every passage with a number in the Word document or on a slide that the page has not."""
    passages = Passages(page)
    yield from Document(passages, page.version / "report.docx").faults()
    yield from Slides(passages, page.version / "report.pptx").faults()
