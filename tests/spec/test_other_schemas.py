"""The schemas of themes and of reportgen.yaml allow what their readers allow; the pages of reference say the same."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from reportgen.cli import app
from reportgen.publish.site.settings import read_settings
from reportgen.spec.connections import BACKENDS, read_connections
from reportgen.spec.model.shape import fields, parts_of, sentences
from reportgen.spec.project_file import read_project_file
from reportgen.spec.project_keys import CONNECTION, SITE
from reportgen.spec.project_schema import project_schema
from reportgen.spec.reference import project_page, theme_page
from reportgen.spec.root import Project
from reportgen.spec.theme.find import project_theme
from reportgen.spec.theme.model import ThemeDocument
from reportgen.spec.theme.schema import theme_schema

DOCS = Path(__file__).parents[2] / "docs"
THEME = jsonschema.Draft202012Validator(theme_schema())
PROJECT = jsonschema.Draft202012Validator(project_schema())
WHOLE_THEME = """
theme: 1
colours: {accent: "#0b2d5c", ink: "#10203a", paper: "#ffffff", palette: ["#0b2d5c", "#4f86c6"],
          likert: ["#8c2d19", "#d77f31", "#cfd4da", "#5b9aa0", "#0f5257"], dark: {ink: "#eeeeee"}}
fonts: {fill: none}
logo: {file: logo.svg, alt: {zh-CN: 海川研究, en: Haichuan}, place: both, height: 12.5mm}
cover: {layout: band, colour: "#0b2d5c"}
page:
  size: Letter
  margins: {top: 27mm, right: 20mm, bottom: 22mm, left: 22mm}
  head: {left: a, right: b}
  foot: {left: c, right: d}
"""
WHOLE_PROJECT = """
theme: house/theme.yaml
site:
  title: {zh-CN: 调查报告, en: Surveys}
  description: What staff think.
  address: https://surveys.example.org/all/
  publisher: Research group
  languages: [zh-CN, en]
  over_time: {library: ["top(overall)"], bus: index(place)}
connections:
  one: {backend: postgres, host: h, port: 5432, database: d, user: u, password: {env: SECRET}, sslmode: require, timeout: 60}
  cold: {backend: snowflake, account: a, user: u, database: d, schema: s, private_key: {env: KEY}, role: r, warehouse: w}
  large: {backend: bigquery, project: p, dataset: d, location: EU, credentials: {env: KEY}}
  five: {backend: trino, host: h, port: 443, catalog: c, schema: s, token: {env: TOKEN}, secure: true}
  two: {backend: clickhouse, host: {env: HOST}, port: 8443, database: d, user: u, password: {file: /run/secret}, secure: true}
  three: {backend: spark, master: "local[2]"}
  four: {backend: spark, remote: sc://host}
"""


NAMES = {"one", "two", "three", "four", "five", "cold", "large", "library", "bus"}
"""Keys that the author chooses."""


def misspelt(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield a tree with each of its keys misspelt in turn."""
    for path in paths(tree):
        changed = copy.deepcopy(tree)
        around = changed
        for key in path[:-1]:
            around = around[key]
        around[f"{path[-1]}x"] = around.pop(path[-1])
        if path[-1] not in NAMES:
            yield ".".join(path), changed


def paths(part: Any, around: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key in part if isinstance(part, dict) else ():
        yield (*around, key)
        yield from paths(part[key], (*around, key))


def theme_is_read(tree: Any, folder: Path) -> bool:
    (folder / "reportgen.yaml").write_text("theme: theme.yaml\n", encoding="utf-8")
    (folder / "theme.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    return not project_theme(Project(folder)).problems


def project_is_read(tree: Any, folder: Path) -> bool:
    (folder / "reportgen.yaml").write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    wrong = [*read_project_file(folder).problems, *read_connections(folder).problems, *read_settings(folder)[1]]
    return not wrong


@pytest.fixture
def house(tmp_path: Path) -> Path:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0 L9 9 Z"/></svg>'
    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")
    return tmp_path


def test_a_whole_theme_is_valid_and_misspelt_keys_are_not(house: Path) -> None:
    tree = yaml.safe_load(WHOLE_THEME)
    THEME.check_schema(theme_schema())
    assert list(THEME.iter_errors(tree)) == []
    assert theme_is_read(tree, house)
    changed = list(misspelt(tree))
    assert len(changed) > 25
    assert [name for name, one in changed if THEME.is_valid(one) or theme_is_read(one, house)] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("colours", "accent"), "#12"),
        (("colours", "accent"), "red"),
        (("colours", "palette"), ["#0b2d5c"]),
        (("colours", "likert"), ["#8c2d19", "#d77f31"]),
        (("page", "size"), "A3"),
        (("page", "margins", "top"), "2cm"),
        (("page", "margins", "top"), 20),
        (("cover", "layout"), "dark"),
        (("logo", "place"), "foot"),
        (("logo", "alt"), {"fr": "maison"}),
        (("fonts", "fill"), "ours"),
        (("theme",), 2),
    ],
)
def test_a_wrong_value_of_a_theme_is_seen_by_both(house: Path, key: tuple[str, ...], value: Any) -> None:
    tree = yaml.safe_load(WHOLE_THEME)
    around = tree
    for name in key[:-1]:
        around = around[name]
    around[key[-1]] = value
    assert not THEME.is_valid(tree)
    assert not theme_is_read(tree, house)


def test_every_key_of_a_theme_has_its_sentence_in_schema_and_page() -> None:
    schema, page = theme_schema(), (DOCS / "theme-reference.md").read_text(encoding="utf-8")
    for part in parts_of(ThemeDocument):
        held = schema if part is ThemeDocument else schema["$defs"][part.__name__]
        assert list(held["properties"]) == list(fields(part))
        for key, sentence in sentences(part).items():
            assert held["properties"][key]["description"] == sentence
            assert f"| `{key}` |" in page
    assert page == theme_page()


def test_a_whole_project_file_is_valid_and_misspelt_keys_are_not(tmp_path: Path) -> None:
    tree = yaml.safe_load(WHOLE_PROJECT)
    PROJECT.check_schema(project_schema())
    assert list(PROJECT.iter_errors(tree)) == []
    assert project_is_read(tree, tmp_path)
    changed = list(misspelt(tree))
    assert len(changed) > 25
    assert [name for name, one in changed if PROJECT.is_valid(one) or project_is_read(one, tmp_path)] == []


@pytest.mark.parametrize(
    "text",
    [
        "connections: {one: {backend: postgres, password: secret}}",
        "connections: {one: {backend: mysql}}",
        "connections: {one: {host: h}}",
        "connections: {one: {backend: spark, host: h}}",
        "connections: {one: {backend: postgres, port: many}}",
        "connections: {one: {backend: snowflake, account: a, user: u, database: d}}",
        "connections: {one: {backend: bigquery, project: p, dataset: d, credentials: secret}}",
        "connections: {one: {backend: postgres, host: {variable: H}}}",
        "site: {address: ftp://example.org}",
        "site: {address: surveys}",
        "site: {languages: [fr]}",
        "site: {languages: zh-CN}",
        "site: {over_time: [top(overall)]}",
        "site: {title: {fr: enquêtes}}",
        "site: [title]",
    ],
)
def test_a_wrong_project_file_is_seen_by_both(tmp_path: Path, text: str) -> None:
    tree = yaml.safe_load(text)
    assert not PROJECT.is_valid(tree)
    assert not project_is_read(tree, tmp_path)


def test_every_key_of_a_project_file_is_on_its_page() -> None:
    page = (DOCS / "project-reference.md").read_text(encoding="utf-8")
    assert page == project_page()
    assert {key for own in BACKENDS.values() for key in own} | {"backend", "timeout"} == set(CONNECTION)
    assert all(f"| `{key}` |" in page for key in (*SITE, *CONNECTION))
    assert CONNECTION["backend"].value == ", ".join(f"`{name}`" for name in BACKENDS)


def test_the_command_prints_each_and_refuses_others() -> None:
    for of, title in (("spec", "reportgen spec"), ("theme", "reportgen theme"), ("project", "reportgen project")):
        said = CliRunner().invoke(app, ["schema", "--of", of])
        assert (said.exit_code, yaml.safe_load(said.stdout)["title"]) == (0, title)
    assert CliRunner().invoke(app, ["schema", "--of", "house"]).exit_code != 0
