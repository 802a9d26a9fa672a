"""``report:``, what the document is, and ``survey:``, how its answers came about."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.spec.model.comparing import Testing
from reportgen.spec.model.design import Design
from reportgen.spec.model.disclosure import Profile, Response
from reportgen.spec.model.scalars import (
    Code,
    Column,
    Date,
    Integer,
    Label,
    Language,
    Name,
    Number,
    Part,
    Slug,
    Stateable,
    Text,
    Version,
    Words,
)
from reportgen.spec.model.weighting import Weight

Strictness = Literal["warn", "error", "off"]


class Wording(Part):
    """How strictly the author's own words are read."""

    numbers: Strictness = "warn"
    """Numbers that are typed into sentences where they could be computed."""
    comparisons: Strictness = "warn"
    """Words of comparison, of change and of significance with no claim behind them."""


class Report(Part):
    """The document: its identity, its words on the cover, the rules its numbers follow."""

    id: Slug
    """The report's folder in the output and its address on the site."""
    version: Version
    """The version this spec builds; a released version never changes, so raise it for every new release."""
    title: Label
    """The title on the cover and in the running head."""
    subtitle: Label | None = None
    """One line of facts under the title; may hold expressions."""
    kicker: Label | None = None
    """A few words above the title, such as the kind of report."""
    language: Language
    """The language of the spec's plain texts and of ``index.html``."""
    languages: tuple[Language, ...] = ()
    """Further languages to build; every text needs them, or is printed in ``language``."""
    date: Date
    """The report's date, printed on the cover; no clock is ever read."""
    authors: tuple[Label, ...] = ()
    """Who answers for the report."""
    minimum_base: Integer = 30
    """Hide an estimate when fewer respondents than this are in its base (unweighted count)."""
    minimum_count: Integer = 0
    """Hide a share when fewer respondents than this gave the answer (for disclosure), and what would give it, or a group under
    `minimum_base`, away; 0 switches the rule off."""
    level: Number = 0.95
    """The level of every interval."""
    tests: Testing = Testing()
    """How the columns of tables with ``letters`` are compared."""
    cautious_base: Integer = 50
    """Print a number in brackets when fewer respondents than this are in its base, and point out evidence that rests on it."""
    trace: Literal["check"] | None = None
    """With ``check``, point out what is on no way from a question to a measure: questions that nothing uses, findings without an
    action, actions without a ground."""
    disclosure: tuple[Profile, ...] = ()
    """The standards whose items the report must state of its method; what is missing is a problem."""
    theme: Words | None = None
    """How the report looks: the path of a ``theme.yaml``, or ``none``. Without it the theme of ``reportgen.yaml`` holds."""
    wording: Wording = Wording()
    """How strictly typed numbers, and findings without a claim, are pointed out."""


class Period(Part):
    """From one day to another, both included."""

    from_: Date = Field(alias="from")
    """First day."""
    to: Date
    """Last day."""


class Sample(Part):
    """How the respondents were chosen; decides what may be said about precision."""

    kind: Literal["probability", "quota", "opt-in", "convenience", "census"]
    """How people were chosen; only ``probability`` and ``census`` permit statements beyond the respondents."""
    published_base: Integer | None = None
    """The number of respondents that a published source states, when the rows were rebuilt from it."""
    base_doubt: Text | None = None
    """Why the published base cannot be the base of the published percentages, printed in the methodology. Without it,
    percentages that cannot occur at that base are a problem."""
    design: Design | None = None
    """Strata, clusters and population of a probability sample that was not drawn at random from one list."""
    note: Text | None = None
    """One or two sentences on selection and limits, printed in the methodology."""


class Data(Part):
    """Where the answers are, one row a respondent: a file, several files of one shape, or a table of a database."""

    source: Words | None = None
    """Path relative to this spec: of a CSV file, of a Parquet file (``.parquet``), of a folder of these, or of several of them
    by a pattern such as ``answers/2025-*.parquet``; with ``table``, of a DuckDB file."""
    table: Words | None = None
    """The table with the answers, in a DuckDB file or behind ``connection``; ``schema.table`` where it lies in a schema."""
    connection: Name | None = None
    """In place of ``source``: the name of a database under ``connections`` in the ``reportgen.yaml`` of the project root. A spec
    holds no address, no user and no secret."""
    provenance: Literal["observed", "reconstructed", "synthetic"]
    """What the rows are: real answers, rows made to meet published figures, or invented rows."""
    published: tuple[Stateable, ...] = ()
    """On reconstructed rows: the questions whose distribution was published, and single numbers that were, such as
    `index(service, channel='phone')`; nothing else may be reported."""
    note: Text | None = None
    """Where the data come from, printed as the source under every figure."""
    encoding: Literal["utf-8", "utf-16", "gb18030"] = "utf-8"
    """The encoding of a CSV file; it is proven while reading, never guessed."""
    delimiter: Literal[",", ";", "\t", "|"] = ","
    """What separates the fields of a CSV file."""


class CurrentWave(Part):
    """The wave that the report is about, where there were others before it."""

    current: Code
    """Its name, such as ``"2024"``; the year in which its fieldwork ended without it."""
    label: Label | None = None
    """How tables and sentences call it; its name without it."""
    column: Column | None = None
    """The column of the data that says to which wave a row belongs, where one file holds several; its values are the names of
    the waves."""


class EarlierWave(Part):
    """An earlier survey that asked the same questions."""

    label: Label | None = None
    """How tables and sentences call it; its name without it."""
    spec: Words | None = None
    """The spec of that wave, relative to this one: its codebook, data, sample and weights are read from there. Without it,
    the wave has the codebook of this spec."""
    data: Data | None = None
    """Its file with the answers; ``survey.data`` of its own spec, or the rows of its name in ``survey.wave.column``, without
    it."""
    fieldwork: Period | None = None
    """When its answers were collected; stands in its own spec where it has one."""
    mode: Text | None = None
    """How people were asked, where it was another way; stands in its own spec where it has one."""
    sample: Sample | None = None
    """How people were chosen, where it was another way; stands in its own spec where it has one."""
    key: Column | None = None
    """The column with the key of a panel, where it has another name than ``survey.panel.key``."""
    bridge: Text | None = None
    """Why its numbers may be compared with those of this wave although mode, sample or weighting differ; printed in the
    report."""


class Panel(Part):
    """The same people asked again."""

    key: Column
    """The column that tells who answered, the same for a person in all waves; printed nowhere."""


class Survey(Part):
    """How the answers came about."""

    fieldwork: Period
    """When the answers were, or will be, collected."""
    population: Text
    """Whom the survey is about."""
    mode: Text
    """How people were asked."""
    sample: Sample
    """How people were chosen."""
    data: Data | None = None
    """Where the answers are; left out as long as there are none."""
    weight: Weight | None = None
    """Weights, when the answers are weighted."""
    wave: CurrentWave | None = None
    """Which wave this is, where the survey is repeated."""
    waves: dict[Code, EarlierWave] = {}
    """Earlier waves by name, the oldest first."""
    design: Literal["independent", "panel"] = "independent"
    """Whether each wave asked other people, or the same ones; decides how a change is tested."""
    panel: Panel | None = None
    """With ``design: panel``, how people are found again."""
    sponsor: Text | None = None
    """Who commissioned and paid for the survey."""
    purpose: Text | None = None
    """What was to be found out, and what for; the goals of ``research`` without it."""
    conducted_by: Text | None = None
    """Who carried the survey out: the organisation, and whoever did parts of it for them."""
    funding: Text | None = None
    """Where the money came from, where it was not the sponsor's."""
    area: Text | None = None
    """Where the people of the population are: a country, a region, a town."""
    languages: Text | None = None
    """The languages in which people could answer."""
    frame: Text | None = None
    """The list that people were chosen from, who supplied it, and whom it leaves out; or that there was none."""
    recruitment: Text | None = None
    """How people were contacted and won over: letters, calls, reminders, quotas, conditions of taking part."""
    incentives: Text | None = None
    """What people were given for answering, and how it reached them; or that there was nothing."""
    response: Response | None = None
    """What came of everybody who was invited."""
    processing: Text | None = None
    """How answers were coded, corrected, completed and left out."""
    quality: Text | None = None
    """How the quality of the answers was checked."""
    limitations: Text | None = None
    """What the design and the data do not allow, errors that no interval measures among it."""
    contact: Text | None = None
    """Whom to ask about the survey."""
    availability: Text | None = None
    """Whether others can have the answers, the questionnaire and the weights, and from whom."""
    not_applicable: dict[Name, Text] = {}
    """Items of disclosure that do not apply, each with the reason; printed so."""
    unknown: dict[Name, Text] = {}
    """Items of disclosure that nobody can tell any more, each with the reason; printed so."""
