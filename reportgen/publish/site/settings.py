"""``site:`` in ``reportgen.yaml``: what the site is called, where it will stand, which numbers it follows over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from reportgen.content.words import LANGUAGES
from reportgen.problems import Code, Place, Problem
from reportgen.spec.nearest import suggest
from reportgen.spec.project_file import HOME, read_project_file
from reportgen.spec.project_keys import SITE
from reportgen.spec.yaml.nodes import ListNode, MapNode, Node, Scalar

KEYS = tuple(SITE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number to follow over the versions of a report."""

    expression: str
    place: Place


@dataclass(frozen=True, slots=True)
class Settings:
    """What the project says of its site."""

    title: Mapping[str, str] = field(default_factory=dict)
    """By language; under the empty one what holds for all."""
    description: Mapping[str, str] = field(default_factory=dict)
    publisher: Mapping[str, str] = field(default_factory=dict)
    """Who publishes the reports, for citations."""
    address: str = ""
    """Where the site will stand, with a slash at the end; empty where that is not said."""
    languages: tuple[str, ...] = ()
    """Of its own pages, the first one first; those of the reports where nothing is said."""
    over_time: Mapping[str, tuple[Chosen, ...]] = field(default_factory=dict)
    """By report."""

    def text(self, name: str, language: str) -> str:
        """Return one of the texts in a language: the one that holds for all, or any there is."""
        texts: Mapping[str, str] = getattr(self, name)
        return texts.get(language) or texts.get("") or next(iter(texts.values()), "")


def read_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read what the project says of its site.

    Parameters
    ----------
    root
        The project root.
    """
    file = read_project_file(root)
    node = file.section("site")
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return Settings(), file.problems
    if not isinstance(node, MapNode):
        return Settings(), (*file.problems, _wrong(node, "site", "is no map", "Write title: and address: under it"))
    problems = [*file.problems, *_faults(node)]
    return (Settings() if problems else _settings(node)), tuple(problems)


def _settings(node: MapNode) -> Settings:
    address, languages, chosen = node.get("address"), node.get("languages"), node.get("over_time")
    return Settings(
        title=_texts(node.get("title")),
        description=_texts(node.get("description")),
        publisher=_texts(node.get("publisher")),
        address=_text(address).rstrip("/") + "/" if address else "",
        languages=tuple(dict.fromkeys(map(_text, languages.items))) if isinstance(languages, ListNode) else (),
        over_time={e.key.value or "": tuple(_chosen(e.value)) for e in chosen.entries} if isinstance(chosen, MapNode) else {},
    )


def _texts(node: Node | None) -> Mapping[str, str]:
    if isinstance(node, MapNode):
        return {entry.key.value or "": _text(entry.value) for entry in node.entries}
    return {"": _text(node)} if node is not None else {}


def _text(node: Node | None) -> str:
    return (node.value or "") if isinstance(node, Scalar) else ""


def _chosen(node: Node) -> Iterator[Chosen]:
    for item in node.items if isinstance(node, ListNode) else (node,):
        yield Chosen(_text(item), item.span.place("site.over_time"))


def _faults(node: MapNode) -> Iterator[Problem]:
    checks = {"address": _address, "languages": _languages, "over_time": _over_time}
    for entry in node.entries:
        key = entry.key.value or ""
        if key not in KEYS:
            place = entry.key.span.place(f"site.{key}"[:80])
            yield Problem(Code.UNKNOWN_KEY, place, f"site has no key '{key[:80]}'", suggest(key, KEYS, "keys"))
        else:
            yield from checks.get(key, _words)(f"site.{key}", entry.value)


def _words(path: str, node: Node) -> Iterator[Problem]:
    if isinstance(node, MapNode):
        for entry in node.entries:
            if entry.key.value not in LANGUAGES:
                yield _wrong(entry.key, path, "has a key that is no language", f"Write one of {', '.join(LANGUAGES)}")
            elif not _text(entry.value).strip():
                yield _wrong(entry.value, path, "has no words in one of its languages", "Write a few words")
    elif not _text(node).strip():
        yield _wrong(node, path, "has no words", "Write a few words, or a map from language to words")


def _address(path: str, node: Node) -> Iterator[Problem]:
    try:
        parts = urlsplit(_text(node))
        right = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and not parts.fragment
        right = right and not parts.username and parts.port != 0
    except ValueError:
        right = False
    if not right or any(c.isspace() or c in "<>\"'" for c in _text(node)):
        yield _wrong(node, path, "is no address of a site", "Write it as https://example.org/reports/")


def _languages(path: str, node: Node) -> Iterator[Problem]:
    items = node.items if isinstance(node, ListNode) else (node,)
    if not isinstance(node, ListNode) or not items or any(_text(item) not in LANGUAGES for item in items):
        yield _wrong(
            node, path, "is no list of languages", f"Write any of {', '.join(LANGUAGES)} as [zh-CN, en], the first one first"
        )


def _over_time(path: str, node: Node) -> Iterator[Problem]:
    if not isinstance(node, MapNode):
        yield _wrong(node, path, "is no map", "Write the id of a report, and under it a list of expressions")
        return
    for entry in node.entries:
        items = entry.value.items if isinstance(entry.value, ListNode) else (entry.value,)
        if not items or not all(_text(item).strip() for item in items):
            yield _wrong(entry.value, path, "names no expression", "Write a list such as [\"share(overall, '5')\"]")


def _wrong(node: Node, path: str, what: str, fix: str) -> Problem:
    return Problem(Code.WRONG_VALUE, node.span.place(path), f"{path} {what}", f"{fix} (in {HOME})")
