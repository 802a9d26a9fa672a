"""``site:`` in reportgen.yaml, and what is said of what is wrong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.publish.site.settings import Settings, read_settings


def read(folder: Path, text: str) -> tuple[Settings, list[tuple[str, str, str]]]:
    (folder / "reportgen.yaml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(folder)
    return settings, [(p.code.value, f"{p.place.line}:{p.place.column}", p.found) for p in problems]


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    settings, problems = read(
        tmp_path,
        "site:\n  title: {zh-CN: 报告, en: Reports}\n  description: All of them\n  publisher: Us\n"
        "  address: https://example.org/a\n  languages: [en, zh-TW]\n"
        "  over_time:\n    tea: [\"top(q)\", 'index(d)']\n    bus: nps(r)\n",
    )
    assert problems == []
    assert [settings.text("title", language) for language in ("zh-CN", "en", "zh-TW")] == ["报告", "Reports", "报告"]
    assert [settings.text(name, "en") for name in ("description", "publisher")] == ["All of them", "Us"]
    assert (settings.address, settings.languages) == ("https://example.org/a/", ("en", "zh-TW"))
    assert {name: [one.expression for one in chosen] for name, chosen in settings.over_time.items()} == {
        "tea": ["top(q)", "index(d)"],
        "bus": ["nps(r)"],
    }
    assert str(settings.over_time["tea"][1].place).endswith("reportgen.yaml:8:21")


@pytest.mark.parametrize("text", ["", "site:\n", "connections: {}\n"])
def test_nothing_has_to_be_said(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (Settings(), [])


def test_no_file_is_needed(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), ())


@pytest.mark.parametrize(
    ("text", "code", "at", "found"),
    [
        ("site: reports\n", "wrong-value", "1:7", "site is no map"),
        ("site:\n  titel: A\n", "unknown-key", "2:3", "site has no key 'titel'"),
        ("site:\n  title: ''\n", "wrong-value", "2:10", "site.title has no words"),
        ("site:\n  title: {fr: Rapports}\n", "wrong-value", "2:11", "site.title has a key that is no language"),
        ("site:\n  title: {en: ''}\n", "wrong-value", "2:15", "site.title has no words in one of its languages"),
        ("site:\n  address: example.org\n", "wrong-value", "2:12", "site.address is no address of a site"),
        ("site:\n  address: ftp://example.org/\n", "wrong-value", "2:12", "site.address is no address of a site"),
        ("site:\n  address: 'https://e.org/?a=\"><b>'\n", "wrong-value", "2:12", "site.address is no address of a site"),
        ("site:\n  address: https://me@e.org/\n", "wrong-value", "2:12", "site.address is no address of a site"),
        ("site:\n  address: https://[1/\n", "wrong-value", "2:12", "site.address is no address of a site"),
        ("site:\n  languages: en\n", "wrong-value", "2:14", "site.languages is no list of languages"),
        ("site:\n  languages: [en, de]\n", "wrong-value", "2:14", "site.languages is no list of languages"),
        ("site:\n  over_time: [top(q)]\n", "wrong-value", "2:14", "site.over_time is no map"),
        ("site:\n  over_time: {tea: []}\n", "wrong-value", "2:20", "site.over_time names no expression"),
    ],
)
def test_what_is_wrong_is_pointed_at(tmp_path: Path, text: str, code: str, at: str, found: str) -> None:
    assert read(tmp_path, text)[1] == [(code, at, found)]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    assert len(read(tmp_path, "site:\n  a: 1\n  languages: en\n  address: x\n")[1]) == 3
