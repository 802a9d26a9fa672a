"""The result of ``reportgen diff`` in every format of ``--format``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.publish.diff.compare import Comparison
from reportgen.publish.diff.wording import Wording
from reportgen.verbs.compared import Compared

LANGUAGES = ("en", "zh-CN", "zh-TW")
"""Languages that a comparison can be written in."""
Writer = Callable[[Compared, str, bool], str]
"""Takes the comparisons, the language (empty for the usual one), and whether to show every row."""


def format_of(name: str) -> Writer:
    """Return the function that writes a format; raise ``SpecError`` for a format that does not exist."""
    return FORMATS[_known(name, tuple(FORMATS), "--format", "format")]


def language_of(name: str) -> str:
    """Return the language of a call, empty for the usual one; raise ``SpecError`` for one that does not exist."""
    return _known(name, LANGUAGES, "--language", "comparison in") if name else ""


def _known(name: str, known: tuple[str, ...], option: str, what: str) -> str:
    if name not in known:
        found = f"There is no {what} {name[:40]!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place(option), found, f"Choose one of {', '.join(known)}")])
    return name


def _wording(of: Comparison, language: str) -> Wording:
    return Wording(language or "en", of.new.language)


def _text(found: Compared, language: str, everything: bool) -> str:
    from reportgen.problem_text import printable
    from reportgen.publish.diff.terminal import as_text

    parts = [as_text(of, _wording(of, language), everything=everything) for of in found.comparisons]
    return "\n".join([*parts, *(f"{printable(line)}\n" for line in _others(found, language))])


def _others(found: Compared, language: str) -> list[str]:
    """Return a line for each report that only one of two revisions has."""
    words = Wording(language or "en", "")
    come = [words.say("report-added", spec=spec) for spec in found.come]
    return [*come, *(words.say("report-removed", spec=spec) for spec in found.gone)]


def _markdown(found: Compared, language: str, _: bool) -> str:
    from reportgen.publish.diff.markdown import LIMIT, as_markdown
    from reportgen.publish.markdown_text import plain

    shown = [of for of in found.comparisons if not of.same or len(found.comparisons) == 1]
    same = [of.new.report for of in found.comparisons if of not in shown]
    others = _others(found, language) + (
        [Wording(language or "en", "").say("unchanged", reports=", ".join(same))] if same else []
    )
    room = LIMIT - sum(len(plain(line)) + 2 for line in others)
    parts = [as_markdown(of, _wording(of, language), room // max(len(shown), 1)) for of in shown]
    return "\n".join([*parts, *(f"{plain(line)}\n" for line in others)])


def _json(found: Compared, _language: str, _everything: bool) -> str:
    from reportgen.publish.diff.as_json import as_json

    return as_json(found.comparisons, found.come, found.gone)


def _html(found: Compared, language: str, _: bool) -> str:
    from reportgen.publish.diff.page import themed

    if len(found.comparisons) != 1:
        said, fix = "The page compares one report", "Name its spec: reportgen diff REV..REV SPEC --format html"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--format"), said, fix)])
    (of,) = found.comparisons
    own = of.new.language if of.new.language in LANGUAGES else "en"
    return themed(of, Wording(language or own, of.new.language), found.theme)


FORMATS: Mapping[str, Writer] = {"text": _text, "markdown": _markdown, "json": _json, "html": _html}
