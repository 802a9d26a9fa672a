"""What scripts of other people rely on: commands, their options, the files that a build writes."""

from __future__ import annotations

import json

import pytest

from reportgen.cli import run
from tests.built import Builds

COMMANDS = {
    "build": "--to --output --jobs --strict --allow-broken --no-cache --project",
    "check": "--format --summary --jobs --strict --allow-broken --project",
    "explain": "--project",
    "diff": "--format --output --tolerance --releases --language --all --project",
    "suggest": "--format --only --limit --project",
    "serve": "--port --no-open --project",
    "release": "--type --reason --date --withdraw --previous --output --project",
    "verify": "--format",
    "site": "--previous --into --drafts --no-search --project",
    "new": "--language --ci --update",
    "import": "--into --questionnaire --platform",
    "questionnaire": "--to --output --strict --project",
    "export": "quarto",
    "schema": "",
}
FORMATS = {"check": ("text", "json", "github", "sarif", "junit"), "diff": ("text", "markdown", "json", "html")}
FACT = """
id expression kind unit value printed n base weighted_base effective_base interval no_interval definition filter segment wave
provenance withheld used_at
"""
TABLE = """
question item option label measure segment segment_value wave n weighted_n base effective_base share low high method withheld
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_its_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert [option for option in COMMANDS[command].split() if option not in said] == []


@pytest.mark.parametrize("command", FORMATS)
def test_a_format_that_does_not_exist_names_those_that_do(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "a.yaml", *(["b.yaml"] if command == "diff" else []), "--format", "odt"]) == 2
    said = capsys.readouterr().err
    assert all(form in said for form in FORMATS[command])


def test_a_build_writes_what_it_always_wrote(builds: Builds) -> None:
    """In ``output/<report id>/<version>/``; more may stand beside it."""
    place = builds.version("jd-customer-service")
    assert place.parent.name == "jd-customer-service"
    files = {"index.html", "report.pdf", "facts.json", "manifest.json", "tables/overall.csv", "figures/ratings.svg"}
    assert [name for name in files if not (place / name).is_file()] == []
    facts = json.loads((place / "facts.json").read_bytes())
    assert facts["schema"] == 1
    assert [name for name in FACT.split() if name not in facts["facts"][0]] == []
    head = (place / "tables" / "overall.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert [name for name in TABLE.split() if name not in head] == []
    manifest = json.loads((place / "manifest.json").read_bytes())
    assert manifest.keys() >= {"report", "inputs", "outputs", "parts", "claims"}
    assert all({"path", "sha256"} <= one.keys() for one in (*manifest["inputs"], *manifest["outputs"]))
