"""Documentation is tested like code: wrong documentation is a fault."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from reportgen.cli import app
from reportgen.problems import Code

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "problems"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("README.md")])


def fenced(text: str) -> list[str]:
    """Return the code blocks of a page."""
    return re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", list(Code))
def test_every_problem_has_a_page_with_a_wrong_and_a_right_example(code: Code) -> None:
    page = PAGES / f"{code.value}.md"
    assert page.is_file(), f"write docs/problems/{code.value}.md"
    text = page.read_text(encoding="utf-8")
    assert re.match(rf"# .*\b{code.value}\b", text), "the title names the code"
    wrong, right = (re.split(rf"^## {word}\b.*$", text, flags=re.MULTILINE)[1:] for word in ("Wrong", "Right"))
    assert wrong, "a section '## Wrong'"
    assert right, "a section '## Right'"
    assert fenced(wrong[0].split("\n## ")[0]), "a code block under '## Wrong'"
    assert fenced(right[0].split("\n## ")[0]), "a code block under '## Right'"


def test_every_page_belongs_to_a_problem() -> None:
    known = {code.value for code in Code}
    assert {page.stem for page in PAGES.glob("*.md")} <= known | {"index", "README"}


def test_the_reference_says_what_the_grammar_says() -> None:
    from reportgen.spec.reference import reference_page, theme_page

    assert (ROOT / "docs" / "reference.md").read_text(encoding="utf-8") == reference_page(), "run make reference"
    assert (ROOT / "docs" / "theme-reference.md").read_text(encoding="utf-8") == theme_page(), "run make reference"


def commands() -> set[str]:
    command = get_command(app)
    return set(getattr(command, "commands", {}))


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_in_the_documentation_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    spoken = [*re.findall(r"`([^`\n]+)`", text), *(line.strip() for block in fenced(text) for line in block.splitlines())]
    verbs = {match[1] for line in spoken if (match := re.match(r"(?:\$ )?reportgen (?:--debug )?([a-z]+)\b", line))}
    targets = {match[1] for line in spoken if (match := re.match(r"(?:\$ )?make ([a-z-]+)\b", line))}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert verbs <= commands()
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"reportgen {command}" in text for command in commands())


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    local = [target.split("#")[0] for target in targets if "://" not in target and not target.startswith("#")]
    assert not [target for target in local if not (page.parent / target).exists()]


def tracked() -> list[Path]:
    """Return the text files of the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]  # in a container, the checkout may be another user's
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    paths = [ROOT / name for name in listed if name and (ROOT / name).is_file()]
    return [path for path in paths if b"\0" not in path.read_bytes()[:8192]]


FOREIGN = {
    "a folder of somebody's machine": r"(?<![\w.])/(?:root|home/(?!me/)\w+|Users/(?!me/)\w+|work)/",
    "a package registry": r"(?:pyp[i]|pythonhoste[d])\.(?:org|io)|anacond[a]\.(?:org|com)|(?:deb|security)\.debia[n]\.org",
    "an address with a password": r"\w+://[^\s/@:]+:[^\s/@]+@",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names(what: str) -> None:
    found = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in re.finditer(FOREIGN[what], text)]
    assert not found, f"{what} stands in the repository"
