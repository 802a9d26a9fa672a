"""The spec as a whole, with comments above what only the author can know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft
from reportgen.importing.written import codebook
from reportgen.importing.written.body import WITHHELD_BELOW, body, is_many, is_very_many, minimum_base
from reportgen.importing.written.emit import Bare, Flow, Path, Tree, Written, emit
from reportgen.importing.written.quality import quality
from reportgen.importing.written.settings import Settings
from reportgen.importing.written.words import say
from reportgen.spec.wording.find import find

DATA = "answers.csv"
"""The name of the data file."""
SCHEMA = "report.schema.json"
"""The name of the JSON Schema beside the spec."""
PLATFORMS: Mapping[str, str] = {
    "wjx": "问卷星",
    "wps": "金山表单",
    "tencent": "腾讯问卷",
    "surveymonkey": "SurveyMonkey",
    "qualtrics": "Qualtrics",
    "google-forms": "Google Forms",
    "microsoft-forms": "Microsoft Forms",
    "typeform": "Typeform",
    "limesurvey": "LimeSurvey",
    "kobo": "KoboToolbox",
    "spss": "SPSS",
    "stata": "Stata",
    "triple-s": "Triple-S",
}
"""What platforms call themselves; others have no name."""


def spec_of(draft: Draft, settings: Settings, decisions: tuple[Decision, ...]) -> Written:
    """Return the spec.

    Parameters
    ----------
    draft
        The survey.
    settings
        What the author said of it.
    decisions
        Every decision; the doubts among them stand as comments above their lines.
    """
    tree: dict[str, Tree] = {
        "reportgen": "1",
        "report": _report(draft, settings),
        "survey": _survey(draft, settings),
        "scales": codebook.scales(draft),
        "questions": codebook.questions(draft),
        "segments": codebook.segments(draft),
        "quality": quality(draft),
        "body": body(draft),
    }
    written = emit({key: part for key, part in tree.items() if part}, _comments(draft.language, decisions))
    top = say(draft.language, "top-comment" if draft.rows else "top-planned", file=settings.shown).split("\n")
    start = [f"# yaml-language-server: $schema={SCHEMA}", *(f"# {line}" for line in top), ""]
    lines = {path: line + len(start) for path, line in written.lines.items()}
    return Written("\n".join(start) + "\n" + written.text, lines)


def _comments(language: str, decisions: tuple[Decision, ...]) -> Mapping[Path, list[str]]:
    comments: dict[Path, list[str]] = {}
    for decision in decisions:
        if decision.doubt and decision.path:
            comments.setdefault(decision.path, []).append(say(language, "doubt", what=decision.what))
    return comments


def _report(draft: Draft, settings: Settings) -> dict[str, Tree]:
    few: dict[str, Tree] = {} if minimum_base(draft) >= WITHHELD_BELOW else {"minimum_base": str(minimum_base(draft))}
    return {
        "id": settings.id,
        "version": "1",
        "kicker": say(draft.language, "kicker"),
        "title": _title(draft, settings),
        "language": draft.language,
        "date": Bare(settings.date),
        **few,
    }


def _title(draft: Draft, settings: Settings) -> str:
    """Return the report's title: the author's; else what the survey is called, quoted where its words would pass for a result."""
    if settings.title:
        return codebook.printed(settings.title)
    named = codebook.printed(draft.title or settings.named)
    if not named:
        return say(draft.language, "title")
    return say(draft.language, "title-of", title=named) if find(named) else named


def _survey(draft: Draft, settings: Settings) -> dict[str, Tree]:
    words = draft.language
    first, last = settings.fieldwork or draft.fieldwork or (settings.date, settings.date)
    sample: dict[str, Tree] = {"kind": settings.sample or "opt-in"}
    sample |= {} if settings.sample else {"note": say(words, "opt-in")}
    platform = PLATFORMS.get(draft.platform, "")
    note = say(words, "source-note", platform=platform) if platform else say(words, "source-note-plain")
    return {
        "fieldwork": Flow({"from": Bare(first), "to": Bare(last)}),
        "population": codebook.printed(settings.population) or say(words, "population"),
        "mode": codebook.printed(settings.mode) or say(words, "mode"),
        "sample": sample,
        **_weight(draft, settings),
        **({"data": {"source": DATA, "provenance": "observed", "note": note}} if draft.rows else {}),
    }


def _weight(draft: Draft, settings: Settings) -> dict[str, Tree]:
    if draft.weight is None or not settings.weighted:
        return {}
    return {"weight": {"column": draft.weight.name, "note": say(draft.language, "weight-note")}}


def doubts(draft: Draft, settings: Settings) -> Iterator[Decision]:
    """Yield what no export can tell and the author did not say, each with the cautious value that stands in the spec."""
    words = draft.language
    wanting = (
        ("title", ("report", "title"), not (settings.title or draft.title)),
        ("date" if draft.rows else "planned", ("report", "date"), not settings.dated),
        ("small", ("report", "minimum_base"), minimum_base(draft) < WITHHELD_BELOW),
        ("fieldwork", ("survey", "fieldwork"), bool(draft.rows) and not (settings.fieldwork or draft.fieldwork)),
        ("population", ("survey", "population"), not settings.population),
        ("mode", ("survey", "mode"), not settings.mode),
        ("sample", ("survey", "sample", "kind"), not settings.sample),
    )
    for name, path, wanted in wanting:
        if wanted:
            what = say(words, f"doubt-{name}", n=draft.rows) if name == "small" else say(words, f"doubt-{name}")
            yield Decision(what, path, say(words, f"doubt-{name}-change"), doubt=True)


def decided(draft: Draft) -> Iterator[Decision]:
    """Yield what was decided of the report itself."""
    if is_many(draft) and draft.rows:
        key = "very-many" if is_very_many(draft) else "many"
        by = next(iter(codebook.segment_names(draft).values()), "…")
        what = say(draft.language, key, n=len(draft.questions))
        first = draft.questions[0].name
        yield Decision(what, ("body",), say(draft.language, "many-change", question=first, by=by))
