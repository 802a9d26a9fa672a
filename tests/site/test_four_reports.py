"""The four source reports on one site, two of them in two versions, read in Chromium as a reader reads them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from reportgen.cli import run
from tests.built import SPECS, Builds
from tests.render.devtools import Page
from tests.site.test_browser import searched
from tests.site.under import under_a_path

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.pagefind]
SOURCES = ("jd-customer-service", "research-plan", "service-satisfaction-2024", "after-sales-plan-2025")
CORRECTED = {"jd-customer-service": ('"2022.1"', '"2022.2"'), "service-satisfaction-2024": ('"2024.1"', '"2024.2"')}
LINK = "[...document.querySelectorAll('main a')].find(a => new URL(a.href).pathname.endsWith(%s))"


@pytest.fixture(scope="module")
def place(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site made by the commands that an author gives."""
    root = tmp_path_factory.mktemp("project")
    (root / "reportgen.yaml").write_text("site:\n  title: 客服满意度\n", encoding="utf-8")
    shutil.copytree(SPECS.parent / "survey_data", root / "survey_data")
    for name in SOURCES:
        shutil.copytree(SPECS / name, root / "specs" / name)
        version = builds.version(name)
        shutil.copytree(version, root / "output" / version.parent.name / version.name)
        assert run(["release", str(root / "specs" / name)]) == 0
    for name, (old, new) in CORRECTED.items():
        spec = root / "specs" / name / "report.yaml"
        text = spec.read_text(encoding="utf-8")
        assert text.count(f"version: {old}") == 1
        spec.write_text(text.replace(f"version: {old}", f"version: {new}"), encoding="utf-8")
        assert run(["build", str(spec), "--to", "html"]) == 0
        assert run(["release", str(spec), "--type", "correction", "--reason", "改正一处文字"]) == 0
    assert run(["site", "--project", str(root), "--into", str(root / "site")]) == 0
    assert run(["verify", str(root / "site")]) == 0
    return root / "site"


@pytest.fixture(scope="module")
def address(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with under_a_path(place, tmp_path_factory.mktemp("served")) as found:
        yield found


def follow(page: Page, ending: str) -> str:
    """Click on the link that leads to an address with this ending; return the address."""
    link = LINK % json.dumps(ending)
    leads = str(page.value(f"({link}).href"))
    page.value(f"void setTimeout(() => ({link}).click())")
    page.wait_for(f"location.href === {json.dumps(leads)} && document.readyState === 'complete'")
    return str(page.value("location.href"))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_finds_a_number_another_version_and_the_file(page: Page, address: str, width: int) -> None:
    page.size(width, 900)
    [[title, leads], *_] = searched(page, f"{address}search/index.html", "京东")
    assert leads.partition("#")[0] == f"{address}jd-customer-service/latest/index.html"
    page.visit(leads)
    assert page.value("document.title") == title

    number = "document.querySelector('.text p button.fact')"
    panel = f"document.getElementById(({number}).getAttribute('popovertarget'))"
    page.value(f"({number}).click()")
    page.settle()
    assert page.value(f"({panel}).matches(':popover-open')")
    assert "基数" in page.value(f"({panel}).innerText")

    page.visit(address)
    assert page.value("document.querySelectorAll('.card').length") == len(SOURCES)
    about = follow(page, "/jd-customer-service/index.html")
    assert page.value("document.documentElement.scrollWidth") <= width
    before = follow(page, "/jd-customer-service/2022.1/index.html")
    assert page.value("document.querySelector('.cover, header, main').innerText.length") > 0
    assert before == f"{address}jd-customer-service/2022.1/index.html"
    page.value("void setTimeout(() => history.back())")
    page.wait_for(f"location.href === {json.dumps(about)} && document.readyState === 'complete'")

    file = str(page.value(f"({LINK % json.dumps('/2022.1/report.pdf')}).href"))
    with urlopen(file) as answer:  # noqa: S310 - our own server; the page itself may load nothing
        assert answer.read(5) == b"%PDF-"
    follow(page, "/changes/2022.1--2022.2.html")
    assert "2022.2" in page.value("document.body.innerText")


def test_each_report_says_which_versions_it_has(page: Page, place: Path, address: str, builds: Builds) -> None:
    for name in SOURCES:
        report = place / builds.version(name).parent.name
        page.visit(f"{address}{report.name}/index.html")
        shown = page.value("document.querySelector('main').innerText")
        versions = [folder.name for folder in report.iterdir() if (folder / "release.json").exists() and folder.name != "latest"]
        assert len(versions) == 1 + (name in CORRECTED)
        assert all(version in shown for version in versions)
