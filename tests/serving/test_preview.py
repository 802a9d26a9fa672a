"""What a build of the preview gives: the pages of a real build, by as little work as the edit needs, and no old number."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.pipeline import estimated
from reportgen.problems import Code, Severity
from reportgen.spec.described import description
from reportgen.spec.model.document import Document
from reportgen.spec.read import read_spec
from reportgen.verbs.build import Request, build
from reportgen.verbs.serving.kept_results import KeptResults
from reportgen.verbs.serving.preview import Kept, preview
from tests.built import SPECS, Builds
from tests.serving.project import edit, starter

PROSE = "come at least once a week"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return starter(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["jd-customer-service", "service-satisfaction-2024"])
def test_the_pages_are_those_that_a_build_writes(name: str, builds: Builds) -> None:
    written = {name: data for name, data in builds.files(name).items() if name.endswith(".html")}
    assert preview(SPECS / name / "report.yaml", None, Kept()).pages == written


def test_an_edit_of_prose_reads_no_answers_and_draws_nothing(spec: Path) -> None:
    kept = Kept()
    first = preview(spec, None, kept)
    assert first.read
    assert first.drawn > 3
    edit(spec, PROSE, "come every week, and that is an edit")
    second = preview(spec, None, kept)
    assert not second.read
    assert second.drawn == 0
    assert b"and that is an edit" in second.pages["index.html"]


def test_only_the_figure_that_changed_is_drawn(spec: Path) -> None:
    kept = Kept()
    preview(spec, None, kept)
    edit(spec, "      - chart: wishes\n", "      - chart: {of: wishes, highlight: [books]}\n")
    again = preview(spec, None, kept)
    assert again.drawn == 1


def one_answer(spec: Path) -> None:
    edit(spec.with_name("answers.csv"), "\n1,student,3,4,4,5,", "\n1,student,3,1,4,5,")


def same_size_and_time(spec: Path) -> None:
    """Change an answer so that neither the size nor the time of the file tells it."""
    import os

    answers = spec.with_name("answers.csv")
    before = answers.stat()
    one_answer(spec)
    os.utime(answers, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITS: dict[str, Callable[[Path], None]] = {
    "prose": lambda spec: edit(spec, PROSE, "come weekly"),
    "a line more": lambda spec: edit(spec, "      - chart: recommend\n", "      - text: One more.\n      - chart: recommend\n"),
    "an answer": one_answer,
    "an answer, same size and time": same_size_and_time,
    "an option": lambda spec: edit(spec, "4: Satisfied", "4: Content"),
    "the boxes of a scale": lambda spec: edit(spec, "top: [5, 4]", "top: [5]"),
    "a column": lambda spec: edit(spec, "column: hours", "column: seats"),
    "the smallest base": lambda spec: edit(spec, "minimum_base: 30", "minimum_base: 100"),
    "the kind of sample": lambda spec: edit(spec, "kind: convenience ", "kind: probability "),
    "a claim": lambda spec: edit(spec, "holds: rank(wishes, hours) == 1\n", "holds: rank(wishes, hours) == 2\n"),
    "a claim that breaks": lambda spec: edit(
        spec, "holds: top(overall) > bottom(overall)", "holds: top(overall) < bottom(overall)"
    ),
}


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS.keys())
def test_what_is_kept_is_never_shown_where_something_else_would_be_built(change: Callable[[Path], None], spec: Path) -> None:
    """A process that has built before shows what one that begins would; so it does when the edit is taken back."""
    kept, files = Kept(), [spec, spec.with_name("answers.csv")]
    first = preview(spec, None, kept)
    before = [file.read_bytes() for file in files]
    change(spec)
    warm, cold = preview(spec, None, kept), preview(spec, None, Kept())
    assert (warm.pages, warm.problems, warm.files) == (cold.pages, cold.problems, cold.files)
    assert (warm.pages, warm.problems) != (first.pages, first.problems)
    for file, data in zip(files, before, strict=True):
        file.write_bytes(data)
    assert preview(spec, None, kept).pages == first.pages


def test_a_warning_about_the_data_keeps_pointing_at_its_line(spec: Path) -> None:
    """Results that say a line are not taken from before once the lines have moved."""
    edit(spec, "options: {adult: Adults, student: Students}", "options: {adult: Adults, student: Students, child: Children}")
    kept = Kept()
    [before] = preview(spec, None, kept).problems
    edit(spec, "# Breakdowns of respondents.\n", "# Breakdowns of respondents,\n# one line lower.\n")
    [after] = preview(spec, None, kept).problems
    assert after.place.line == before.place.line + 1


def test_results_are_the_same_where_the_texts_are_left_out_of_the_description() -> None:
    """With all texts changed the description is the same, and so are the numbers: of a report with waves, of one with weights."""
    for name in ("service-satisfaction-2024", "city-library-2026"):
        spec = read_spec(SPECS / name / "report.yaml")
        document = _without(spec.document, (), {key for key, _ in spec.texts})
        assert isinstance(document, Document)
        bare = dataclasses.replace(spec, document=document)
        assert bare.document != spec.document
        assert description(bare) == description(spec)
        assert estimated(bare) == estimated(spec), name


def _without(value: object, key: tuple[str | int, ...], texts: set[tuple[str | int, ...]]) -> object:
    """Return a part of a document with another text wherever one with expressions may stand."""
    from pydantic import BaseModel

    if key in texts:
        return "Something else."
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        return value.model_copy(update={n: _without(getattr(value, n), (*key, f.alias or n), texts) for n, f in fields})
    if isinstance(value, tuple):
        return tuple(_without(inner, (*key, index), texts) for index, inner in enumerate(value))
    if isinstance(value, dict):
        return {name: _without(inner, (*key, name), texts) for name, inner in value.items()}
    return value


def test_a_broken_claim_is_drawn_with_its_mark_and_told(spec: Path) -> None:
    edit(spec, "holds: top(overall) > bottom(overall)", "holds: top(overall) < bottom(overall)")
    found = preview(spec, None, Kept())
    assert [p.code for p in found.problems if p.severity is Severity.ERROR] == [Code.CLAIM_BROKEN]
    assert b'class="mark broken' in found.pages["index.html"]


def test_a_broken_spec_has_no_pages_and_all_its_files_are_watched(spec: Path) -> None:
    edit(spec, "reportgen: 1\n", "reportgen: 1\ninclude: [more.yaml]\nreprot: {}\n")
    edit(spec, "source: answers.csv", "source: data/answers.csv")
    found = preview(spec, None, Kept())
    assert not found.pages
    assert {p.code for p in found.problems} >= {Code.FILE_MISSING, Code.UNKNOWN_KEY}
    assert {file.relative_to(spec.parent).as_posix() for file in found.files} >= {
        *("report.yaml", "reportgen.yaml", "more.yaml", "data/answers.csv"),
    }


def test_a_file_that_an_included_file_names_is_watched(spec: Path) -> None:
    edit(spec, "reportgen: 1\n", "reportgen: 1\ninclude: [parts/more.yaml]\n")
    (spec.parent / "parts").mkdir()
    (spec.parent / "parts" / "more.yaml").write_text('include: ["deep er.yaml"]\n', encoding="utf-8")
    found = preview(spec, None, Kept())
    assert spec.parent / "parts" / "deep er.yaml" in found.files


def test_answers_behind_a_connection_are_read_each_time(monkeypatch: pytest.MonkeyPatch, spec: Path) -> None:
    """A database does not tell whether it has changed."""
    read = read_spec(spec)
    assert read.data is not None
    remote = dataclasses.replace(read, data=dataclasses.replace(read.data, label="survey.answers (warehouse)"))
    calls: list[object] = []
    monkeypatch.setattr("reportgen.verbs.serving.kept_results.estimated", calls.append)
    kept = KeptResults()
    kept(remote)
    kept(remote)
    assert len(calls) == 2


def test_a_build_writes_no_script(spec: Path, tmp_path: Path) -> None:
    folder = build(Request(spec, output=tmp_path / "out", formats=("html",))).folder
    assert folder is not None
    assert b"<script" not in (folder / "index.html").read_bytes()


def test_a_theme_its_colours_and_its_templates_are_followed(spec: Path) -> None:
    """No answers are read for it; what is drawn is what a process that begins would draw."""
    house = spec.parent / "house"
    house.mkdir()
    (spec.parent / "reportgen.yaml").write_text("theme: house/theme.yaml\n", encoding="utf-8")
    (house / "theme.yaml").write_text("theme: 1\ncover: {layout: plain}\ntemplates: blocks\n", encoding="utf-8")
    (house / "blocks").mkdir()
    (house / "blocks" / "closing.html").write_text("{% block closing %}<p>The end.</p>{% endblock %}\n", encoding="utf-8")
    kept = Kept()
    first = preview(spec, None, kept)
    assert not first.problems
    assert b"The end." in first.pages["index.html"]
    assert {house / "theme.yaml", house / "blocks"} <= set(first.files)
    for file, old, new in (("theme.yaml", "plain", "band"), ("blocks/closing.html", "The end.", "No more.")):
        edit(house / file, old, new)
        warm, cold = preview(spec, None, kept), preview(spec, None, Kept())
        assert not warm.read
        assert warm.pages == cold.pages
        assert warm.pages != first.pages
