"""What a declared profile asks for is stated, or a problem says what to write: all of it in one run."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.checks.disclosure import PROFILE_NAMES
from reportgen.spec.disclosing.items import EXCUSABLE, ITEMS
from reportgen.spec.disclosing.profiles import PROFILES, UNREAD
from reportgen.spec.model.disclosure import Profile
from reportgen.spec.model.report import Survey
from tests.spec.spec_text import SMALL, problems_of

STATED = {
    "purpose": "To know",
    "sponsor": "A town",
    "conducted_by": "An office",
    "area": "One town",
    "languages": "English",
    "frame": "The register",
    "recruitment": "By letter",
    "incentives": "None",
    "processing": "Nothing was left out",
    "quality": "Every tenth was called",
    "limitations": "Errors that nobody measured",
}
PRINTED = "body:\n  - section: All\n    content:\n      - chart: overall\n      - method\n      - questionnaire\n"


def spec(profiles: str, *, stated: dict[str, str] | None = None, body: str = PRINTED, more: str = "") -> str:
    survey = "".join(f"  {name}: {words}\n" for name, words in (STATED if stated is None else stated).items())
    text = SMALL.replace("date: 2024-05-01}", f"date: 2024-05-01, disclosure: [{profiles}]}}")
    return text.replace("scales:\n", f"{survey}{more}scales:\n").replace(SMALL[SMALL.index("body:") :], body)


def missing(problems: tuple[Problem, ...]) -> set[str]:
    """Return the items that problems say are missing, by the sentence of each."""
    assert {problem.code for problem in problems} <= {Code.NOT_DISCLOSED}
    return {name for name, item in ITEMS.items() if any(item.what in problem.found for problem in problems)}


@pytest.mark.parametrize("profile", get_args(Profile))
def test_a_report_that_states_everything_has_no_problem(profile: str, tmp_path: Path) -> None:
    assert problems_of(spec(profile), tmp_path) == ()


@pytest.mark.parametrize("profile", get_args(Profile))
def test_a_report_that_states_nothing_hears_of_every_item_at_once(profile: Profile, tmp_path: Path) -> None:
    found = problems_of(spec(profile, stated={}), tmp_path)
    assert missing(found) == set(PROFILES[profile]) & STATED.keys()
    assert all(problem.severity is Severity.ERROR and problem.place.source.startswith("survey:") for problem in found)
    assert all(problem.fix.startswith("Add survey.") for problem in found)


def test_a_message_names_the_profiles_that_ask_and_both_ways_out(tmp_path: Path) -> None:
    stated = {name: words for name, words in STATED.items() if name != "area"}
    (problem,) = problems_of(spec("aapor, esomar-wapor", stated=stated), tmp_path)
    assert problem.found == (
        "survey does not state where these people are (asked for by AAPOR's code and the ESOMAR/WAPOR guideline)"
    )
    assert problem.fix == "Add survey.area: a country, region or town; or survey.not_applicable: {area: the reason}"


def test_limitations_always_apply(tmp_path: Path) -> None:
    stated = {name: words for name, words in STATED.items() if name != "limitations"}
    (missing_one,) = problems_of(spec("aapor", stated=stated), tmp_path)
    assert "not_applicable" not in missing_one.fix
    given = spec("aapor", stated=stated, more="  not_applicable: {limitations: It is perfect}\n")
    assert {problem.code for problem in problems_of(given, tmp_path)} == {Code.UNKNOWN_NAME, Code.NOT_DISCLOSED}


def test_an_item_that_does_not_apply_is_excused_with_its_reason(tmp_path: Path) -> None:
    stated = {name: words for name, words in STATED.items() if name != "frame"}
    given = spec("aapor", stated=stated, more="  not_applicable: {frame: People came by}\n")
    assert problems_of(given, tmp_path) == ()


def test_what_is_not_known_is_a_warning_where_it_could_be_found_out(tmp_path: Path) -> None:
    stated = {name: words for name, words in STATED.items() if name != "frame"}
    given = spec("aapor", stated=stated, more="  unknown: {frame: The source is silent}\n")
    (problem,) = problems_of(given, tmp_path)
    assert (problem.code, problem.severity) == (Code.NOT_DISCLOSED, Severity.WARNING)
    assert problem.place.path == "survey.unknown.frame"
    rebuilt = given.replace("provenance: observed}", "provenance: reconstructed, published: [overall]}")
    assert problems_of(rebuilt, tmp_path) == ()


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ("  not_applicable: {sponser: x}\n", Code.UNKNOWN_NAME, "survey.not_applicable.sponser"),
        ("  not_applicable: {sponsor: x}\n", Code.DUPLICATE_NAME, "survey.not_applicable.sponsor"),
        ("  unknown: {weighting: x}\n", Code.DUPLICATE_NAME, "survey.unknown.weighting"),
        ("  not_applicable: {funding: x}\n  unknown: {funding: y}\n", Code.DUPLICATE_NAME, "survey.not_applicable.funding"),
    ],
)
def test_excuses_that_excuse_nothing(more: str, code: Code, path: str, tmp_path: Path) -> None:
    (problem,) = problems_of(spec("esomar-wapor", more=more), tmp_path)
    assert (problem.code, problem.place.path) == (code, path)


@pytest.mark.parametrize(
    ("body", "item"),
    [
        ("body:\n  - section: All\n    content: [method, {chart: overall}]\n", "wording"),
        ("body:\n  - section: All\n    content: [method, {questionnaire: {}, when: base(overall) > 9}]\n", "wording"),
        ("body:\n  - section: All\n    content: [questionnaire, {chart: overall}]\n", "method"),
        ("body:\n  - section: All\n    content: [questionnaire, {method: {}, when: base(overall) > 9}]\n", "method"),
        (
            "body:\n  - section: All\n    when: base(overall) > 9\n    content: [method]\n"
            "  - section: B\n    content: [questionnaire]\n",
            "method",
        ),
    ],
)
def test_what_is_printed_on_a_condition_only_does_not_count(body: str, item: str, tmp_path: Path) -> None:
    (problem,) = problems_of(spec("aapor", body=body), tmp_path)
    assert problem.code is Code.NOT_DISCLOSED
    assert ("methodology" if item == "method" else ITEMS["wording"].what) in problem.found
    assert problem.place.source.startswith("body:")


def test_questions_left_out_of_the_questionnaire_are_named(tmp_path: Path) -> None:
    body = PRINTED.replace("- questionnaire", "- questionnaire: {only: [overall]}")
    text = spec("aapor", body=body).replace(
        "segments:\n", "  again: {ask: Would you come again?, type: number, column: q2}\nsegments:\n"
    )
    (problem,) = problems_of(text, tmp_path)
    assert problem.found.endswith("(asked for by AAPOR's code): again left out")


def test_weights_without_an_account_are_not_stated(tmp_path: Path) -> None:
    weighted = spec("esomar-wapor", more="  weight: {column: w}\n")
    (problem,) = problems_of(weighted, tmp_path)
    assert missing((problem,)) == {"weighting"}
    assert problems_of(weighted.replace("{column: w}", "{column: w, note: By age}"), tmp_path) == ()


def test_the_response_is_asked_of_drawn_samples(tmp_path: Path) -> None:
    drawn = spec("iso-20252").replace("{kind: convenience}", "{kind: probability}")
    assert missing(problems_of(drawn, tmp_path)) == {"response"}


def test_a_report_without_a_survey_has_nothing_to_disclose(tmp_path: Path) -> None:
    text = (
        'reportgen: 1\nreport: {id: a, version: "1", title: A, language: en, date: 2024-05-01, disclosure: [aapor]}\n'
        "body:\n  - section: All\n    content:\n      - text: Words\n"
    )
    (problem,) = problems_of(text, tmp_path)
    assert (problem.code, problem.place.path) == (Code.NOT_DISCLOSED, "report.disclosure")


def test_a_profile_is_declared_once(tmp_path: Path) -> None:
    (problem,) = problems_of(spec("aapor, aapor"), tmp_path)
    assert (problem.code, problem.place.path) == (Code.DUPLICATE_NAME, "report.disclosure[1]")


def test_the_tables_agree_with_the_grammar() -> None:
    profiles = set(get_args(Profile))
    assert set(PROFILES) == set(PROFILE_NAMES) == profiles
    assert profiles >= UNREAD
    assert all(set(names) <= set(ITEMS) for names in PROFILES.values())
    assert {name for names in PROFILES.values() for name in names} == set(ITEMS)
    fields = {name for name in EXCUSABLE if name not in {"wording", "weighting"}}
    assert fields <= set(Survey.model_fields)


def test_all_eleven_items_of_aapor_are_asked_for() -> None:
    """The checklist of April 2021 has these headings; each is one item here, or several."""
    by_heading = {
        "data collection strategy": {"strategy"},
        "who sponsored and who conducted": {"sponsor", "conducted_by"},
        "measurement tools": {"wording"},
        "population": {"population", "area"},
        "method to generate and recruit the sample": {"selection", "frame", "recruitment", "incentives"},
        "methods and modes": {"mode", "languages"},
        "dates": {"dates"},
        "sample sizes and precision": {"size", "precision"},
        "weighting": {"weighting"},
        "processing and quality": {"processing", "quality"},
        "limitations": {"limitations"},
    }
    assert len(by_heading) == 11
    assert set(PROFILES["aapor"]) == set().union(*by_heading.values())


def test_the_minimum_of_esomar_and_wapor_is_asked_for() -> None:
    """Key requirement 7: research company, sponsor, universe, sample size, mode, dates; 5: sampling, weighting, wording."""
    minimum = {"conducted_by", "sponsor", "population", "size", "mode", "dates", "selection", "weighting", "wording"}
    assert minimum <= set(PROFILES["esomar-wapor"])
