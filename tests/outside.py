"""What some tests need from outside the project; and the account at the end of a run: what ran, what was skipped and why."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest


class Need(NamedTuple):
    """Something that may be missing."""

    what: str
    programs: tuple[str, ...] = ()
    """Any of these will do; without one, the tests look for themselves whether it is there."""
    package: str = ""
    paths: tuple[str, ...] = ()
    """Patterns of programs that stand on no search path; any of these will do, too."""
    modules: tuple[str, ...] = ()
    """Packages of Python, all of which it takes; `make test-all` installs them."""

    def is_met(self) -> bool:
        """Return whether everything is there."""
        return not self.lacks_program() and all(find_spec(name) for name in self.modules)

    def lacks_program(self) -> bool:
        """Return whether no program is there that will do."""
        named = any(shutil.which(name) for name in self.programs)
        return bool(self.programs) and not named and not any(any(Path("/").glob(pattern)) for pattern in self.paths)

    def reason(self) -> str:
        """Return why tests are skipped."""
        if self.lacks_program():
            return f"needs {self.what}" + (f": apt-get install {self.package}" if self.package else "")
        return f"needs {self.what}: the packages {', '.join(self.modules)} of Python, which make test-all installs"


POSTGRES = ("usr/lib/postgresql/*/bin/initdb",)
"""Where Debian puts the programs of a server, below the root of the file system."""
NEEDS: Mapping[str, Need] = {
    "browser": Need("headless Chromium", ("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "poppler": Need("pdftotext", ("pdftotext",), "poppler-utils"),
    "strace": Need("strace", ("strace",), "strace"),
    "libreoffice": Need("LibreOffice", ("soffice",), "libreoffice-writer-nogui libreoffice-calc-nogui"),
    "node": Need("Node.js", ("node",), "nodejs npm"),
    "quarto": Need("Quarto, from quarto.org", ("quarto",)),
    "shared_data": Need("real survey files"),
    "postgres": Need("a PostgreSQL server", ("initdb",), "postgresql", POSTGRES, ("ibis", "psycopg")),
    "pagefind": Need("Pagefind", modules=("pagefind_bin_extended",)),
    "clickhouse": Need("the engine of ClickHouse", modules=("ibis", "chdb", "clickhouse_connect")),
    "snowflake": Need("a stand-in for Snowflake behind its driver", modules=("ibis", "snowflake")),
    "bigquery": Need("a stand-in for BigQuery behind its client", modules=("ibis", "pydata_google_auth")),
    "trino": Need("a stand-in for Trino behind its driver", modules=("ibis", "trino")),
    "spark": Need("Spark", ("java",), "default-jre-headless", (), ("ibis", "pyspark")),
}
"""By the marker that a test bears."""


def skip_without(items: Iterable[pytest.Item]) -> None:
    """Skip the tests whose program is missing."""
    for marker, need in NEEDS.items():
        if not need.is_met():
            missing = pytest.mark.skip(reason=need.reason())
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(missing)


def account(ran: Iterable[pytest.TestReport], skipped: Iterable[pytest.TestReport]) -> Iterator[str]:
    """Yield a line on what ran, with what from outside, and one for each reason to skip.

    Nothing is told of a run that skipped nothing and needed nothing.
    """
    ran, reasons = list(ran), Counter(_reason(report) for report in skipped)
    used = {need.what: count for name, need in NEEDS.items() if (count := sum(name in report.keywords for report in ran))}
    if used or reasons:
        yield ", ".join((f"ran: {_tests(len(ran))}", *(f"{count} with {what}" for what, count in used.items())))
    for reason, count in reasons.most_common():
        yield f"skipped: {_tests(count)}, because: {reason}"


def _reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ")


def _tests(count: int) -> str:
    return f"{count} test{'' if count == 1 else 's'}"
