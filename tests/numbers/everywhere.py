"""Every number of a built report in all its files, checked: the page with its drawings, paper, the tables and ``facts.json``."""

from __future__ import annotations

from collections.abc import Iterator

from tests.numbers.account import Account
from tests.numbers.check_claims import claims_faults
from tests.numbers.check_facts import facts_faults, tables_faults
from tests.numbers.check_pages import Page
from tests.numbers.drawings import Drawings
from tests.numbers.sheets import Sheets
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
