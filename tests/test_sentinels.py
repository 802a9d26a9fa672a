"""Numbers planted where they must not be shown are in no file that a build writes: not as text, not compressed, not in digits."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reportgen.pipeline import build, check
from reportgen.spec.spec import Spec
from reportgen.verbs.explain import explain

NARROW = "73195482"
"""What everybody in a group of nine spent."""
RARE = "86427391"
"""What two people with a rare answer spent."""
OPEN = "a word in an open answer"
TEXT = (
    "{{ mean(spend, group='r') }} {{ median(spend, group='r') }} {{ share(rating, '5', group='r') }} "
    "{{ count(rating, '5', group='r') }} "
    "{{ mean(spend, among=kind == 'rare') }} {{ base(spend, among=kind == 'rare') }} {{ count(kind, 'rare') }} "
    "{{ mean(spend, among=group == 'r') }} {{ mean(spend) - mean(spend, group='r') }} {{ index(one, group='r') }}"
)
PARTS: dict[str, Any] = {
    "scales": {"k": {"options": {c: f"level {c}" for c in "12345"}, "direction": "high_is_good"}},
    "questions": {
        "rating": {"ask": "How good?", "type": "scale", "scale": "k", "column": "rating"},
        "spend": {"ask": "How much?", "type": "number", "column": "spend", "decimals": "0"},
        "kind": {"ask": "Which?", "type": "single", "column": "kind", "options": {"usual": "Usual", "rare": "Rare"}},
        "open": {"ask": "Why?", "type": "text", "column": "open"},
    },
    "dimensions": {"one": {"label": "One", "questions": ["rating"]}},
    "segments": {"group": {"label": "Group", "column": "group", "options": {"p": "Pea", "q": "Quince", "r": "Radish"}}},
    "weight": "w",
    "report": {"minimum_base": "20", "minimum_count": "5", "languages": ["zh-CN"]},
}
BODY = [
    {"chart": {"of": "rating", "by": "group"}},
    {"chart": {"of": "rating", "by": "group", "kind": "diverging", "id": "levels"}},
    {"chart": {"of": "spend", "by": "group"}},
    {"chart": "kind"},
    {"table": {"rows": ["rating", "spend", "kind"], "columns": "group"}},
    "method",
    "facts",
]


def answers() -> str:
    rows = ["rating,spend,kind,open,group,w"]
    rows += [f"{1 + i % 5},{100 + i},usual,,p,{1 + i % 3}.25" for i in range(70)]
    rows += [f"{1 + i % 4},{300 + 2 * i},usual,,q,0.75" for i in range(40)]
    rows += [f"{5 - i % 2},{NARROW},usual,{OPEN},r,1.5" for i in range(9)]
    rows += [f"3,{RARE},rare,{OPEN},p,1" for i in range(2)]
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def spec(survey: Callable[..., Spec]) -> Path:
    found = survey(answers(), **PARTS)
    path = found.root / "report.yaml"
    written = json.loads(json.dumps(_document(path)))
    written["body"] = [{"section": "All", "content": [{"text": TEXT}, *BODY]}]
    path.write_text(json.dumps(written), encoding="utf-8")  # JSON is YAML
    return path


def _document(path: Path) -> Any:
    import yaml

    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


@pytest.fixture(scope="module")
def version(spec: Path) -> Path:
    return build(check(spec, allow_broken=True), spec.parent / "output", ("html", "pdf", "docx", "pptx"))


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield everything that the files hold, decoded: text as text, the parts of Office files, every stream of a PDF."""
    for file in sorted(p for p in folder.rglob("*") if p.is_file()):
        if file.suffix in {".docx", ".pptx"}:
            with zipfile.ZipFile(file) as parts:
                for part in parts.namelist():
                    text = unescape(parts.read(part).decode("utf-8", "replace"))
                    yield f"{file.name} {part}", text
                    yield f"{file.name} {part} in words", re.sub(r"<[^>]+>", "", text)
            continue
        if file.suffix != ".pdf":
            yield file.name, unescape(file.read_text(encoding="utf-8"))
            continue
        with pikepdf.open(file) as pdf:
            for number, thing in enumerate(pdf.objects):
                yield f"{file.name} {number}", repr(thing)
                if isinstance(thing, pikepdf.Stream):
                    yield f"{file.name} {number}", thing.read_bytes().decode("latin-1")
        yield file.name, _read(file)


def _read(pdf: Path) -> str:
    import shutil
    import subprocess

    tool = shutil.which("pdftotext")
    return subprocess.run([tool, pdf, "-"], capture_output=True, text=True, check=True).stdout if tool else ""


@pytest.mark.parametrize("planted", [NARROW, RARE, OPEN])
def test_what_is_withheld_is_nowhere(version: Path, planted: str) -> None:
    spellings = {planted, f"{int(planted):,}" if planted.isdigit() else planted}
    found = [name for name, text in texts(version) if any(s in text for s in spellings)]
    assert found == []


def test_the_search_finds_what_is_shown(version: Path) -> None:
    facts = {f["id"]: f for f in json.loads((version / "facts.json").read_text(encoding="utf-8"))["facts"]}
    shown = facts["mean(spend)"]["printed"]["en"]
    assert {name for name, text in texts(version) if shown in text} >= {
        "index.html",
        "facts.json",
        "report.docx word/document.xml",
    }
    assert any(shown in text for name, text in texts(version) if name == "report.pdf") or not _read(version / "report.pdf")


def test_nothing_follows_by_subtraction(version: Path) -> None:
    """Of every number by group at least two of whole, parts that are not empty are hidden, wherever one of them is."""
    rows = [r for f in sorted((version / "tables").iterdir()) for r in csv.DictReader(io.StringIO(f.read_text("utf-8-sig")))]
    rows = [r for r in rows if r["segment"] in {"", "group"} and not r["filter"] and r["measure"] != "base"]
    lines: dict[tuple[str, ...], list[str]] = {}
    for r in rows:
        lines.setdefault((r["question"], r["measure"], r["option"]), []).append(r["withheld"])
    by_group = {key: line for key, line in lines.items() if len(line) == 4}
    assert len(by_group) > 10
    assert {key: line for key, line in by_group.items() if sum(map(bool, line)) == 1} == {}


def test_numbers_among_few_have_no_base(version: Path) -> None:
    facts = {f["id"]: f for f in json.loads((version / "facts.json").read_text(encoding="utf-8"))["facts"]}
    rare = [f for name, f in facts.items() if "kind == 'rare'" in name]
    assert rare
    for fact in rare:
        assert [fact[k] for k in ("value", "n", "base", "weighted_base", "effective_base", "interval")] == [None] * 6
        assert fact["withheld"] in {"minimum-count", "minimum-base"}


def test_the_page_says_why(version: Path) -> None:
    english, chinese = ((version / f).read_text(encoding="utf-8") for f in ("index.html", "index.zh-CN.html"))
    assert "not shown to protect them" in english
    assert "另一" in re.sub(r"<[^>]+>", "", chinese)


@pytest.mark.parametrize(
    "expression",
    [
        "mean(spend, group='r')",
        "base(spend, among=kind == 'rare')",
        "count(kind, 'rare')",
        "mean(spend, among=kind == 'rare') > 8000",
        "count(rating, '5', group='r', among=spend > 7000)",
        "base(spend, among=spend > 8000)",
        "mean(spend, among=group in ('p', 'q'))",
        "sd(rating, group='r')",
    ],
)
def test_explain_tells_nothing_that_is_withheld_or_was_not_audited(spec: Path, expression: str) -> None:
    checked = check(spec, allow_broken=True)
    text = explain(checked, expression)
    assert NARROW not in text
    assert RARE not in text
    assert re.search(r"not shown|cannot be told|–", text), text
    assert not re.search(r"exactly|n = [0-9]+$|counted", re.sub(r"base +n = 9\b.*", "", text)), text


def test_explain_tells_what_the_report_prints(spec: Path) -> None:
    checked = check(spec, allow_broken=True)
    assert "n = 121" in explain(checked, "mean(spend)")
