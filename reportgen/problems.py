"""What can go wrong, as values: where, what was found, what to write instead.

The exceptions, and the exit code of each::

    ReportgenError
    ├── SpecError     the spec or the call is wrong                   exit 2
    ├── ReportError   the report does not pass (claim, data, verify)  exit 1
    └── ToolError     disk, engine or a tool failed                   exit 3

This module imports nothing of ours, so that every stage can use it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, StrEnum


class Kind(Enum):
    """Who has to act on a problem; decides the exit code."""

    SPEC = 2
    """The author: the spec or the call is wrong, or names a file that is missing."""
    REPORT = 1
    """The author or the data's owner: the report does not pass."""
    TOOL = 3
    """Whoever runs the machine: disk, engine, missing tool."""


class Severity(Enum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"
    """Stops the build only with ``--strict``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file an author can open."""

    file: str
    """Path as the author would type it: relative to the working folder where possible."""
    line: int = 0
    """From 1; 0 when the problem concerns the whole file."""
    column: int = 0
    """From 1, in characters; 0 when unknown."""
    length: int = 1
    """Characters to underline."""
    path: str = ""
    """The key path inside the spec, such as ``questions.overall.scale``; empty outside YAML."""
    source: str = ""
    """The text of the line, shown under the message; always empty for survey data."""

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Code(StrEnum):
    """The kinds of problem. The name is stable and has a page of its own, ``docs/problems/<code>.md``."""

    # the call and its files
    FILE_MISSING = "file-missing"
    OUTSIDE_PROJECT = "outside-project"
    FILE_UNREADABLE = "file-unreadable"
    FILE_TOO_LARGE = "file-too-large"
    FILE_AMBIGUOUS = "file-ambiguous"
    # YAML
    YAML_SYNTAX = "yaml-syntax"
    YAML_FEATURE = "yaml-feature"
    YAML_SIZE = "yaml-size"
    DUPLICATE_KEY = "duplicate-key"
    # the grammar
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    WRONG_VALUE = "wrong-value"
    # names
    UNKNOWN_NAME = "unknown-name"
    BAD_NAME = "bad-name"
    DUPLICATE_NAME = "duplicate-name"
    CIRCULAR = "circular"
    RECODE = "recode"
    SMALL_DIFFERENCES = "small-differences"
    # how people were drawn, and what is planned
    DESIGN = "design"
    SAMPLE_SIZE = "sample-size"
    QUOTA = "quota"
    TIMETABLE = "timetable"
    ORPHAN = "orphan"
    # what the report states of its method
    NOT_DISCLOSED = "not-disclosed"
    RESPONSE = "response"
    # what the spec asks of respondents
    SCALE_ORDER = "scale-order"
    OVERLAPPING_BANDS = "overlapping-bands"
    QUESTIONNAIRE_ROUTING = "questionnaire-routing"
    QUESTIONNAIRE_CODE = "questionnaire-code"
    # what the plan proposes
    NUMBERING_GAP = "numbering-gap"
    REPETITION = "repetition"
    PLAN_INCOMPLETE = "plan-incomplete"
    PLAN_DATE = "plan-date"
    PLAN_PERIOD = "plan-period"
    MEASURE_UNKNOWN = "measure-unknown"
    ACTION_OUTCOME = "action-outcome"
    # expressions
    EXPRESSION_SYNTAX = "expression-syntax"
    EXPRESSION_FEATURE = "expression-feature"
    EXPRESSION_TYPE = "expression-type"
    NOT_PUBLISHED = "not-published"
    NO_DATA = "no-data"
    NOT_TESTABLE = "not-testable"
    # waves
    WAVE_UNKNOWN = "wave-unknown"
    WAVE_ABSENT = "wave-absent"
    WAVE_BREAK = "wave-break"
    # data
    DATA_ENCODING = "data-encoding"
    DATA_SHAPE = "data-shape"
    DATA_COLUMN = "data-column"
    DATA_VALUE = "data-value"
    DATA_RANKING = "data-ranking"
    DATA_WEIGHT = "data-weight"
    DATA_DESIGN = "data-design"
    RAKE_TARGET = "rake-target"
    RAKE_UNMET = "rake-unmet"
    DATA_EMPTY = "data-empty"
    DATA_NOT_ASKED = "data-not-asked"
    DATA_QUALITY = "data-quality"
    DATA_ENGINE = "data-engine"
    CONNECTION = "connection"
    # what the numbers say
    CLAIM_BROKEN = "claim-broken"
    CLAIM_UNKNOWN = "claim-unknown"
    CLAIM_NOT_SIGNIFICANT = "claim-not-significant"
    EVIDENCE_BROKEN = "evidence-broken"
    EVIDENCE_UNKNOWN = "evidence-unknown"
    EVIDENCE_NOT_SIGNIFICANT = "evidence-not-significant"
    EVIDENCE_CONTRARY = "evidence-contrary"
    EVIDENCE_SMALL_BASE = "evidence-small-base"
    EMPTY_RESULT = "empty-result"
    UNATTAINABLE = "unattainable"
    PUBLISHED_SUM = "published-sum"
    PUBLISHED_MEAN = "published-mean"
    PUBLISHED_DIFFERENCE = "published-difference"
    PUBLISHED_OPEN = "published-open"
    UNEQUAL_WEIGHTS = "unequal-weights"
    UNWEIGHTED_STRATA = "unweighted-strata"
    DRIVERS_UNFIT = "drivers-unfit"
    # what the words say
    TYPED_NUMBER = "typed-number"
    UNCLAIMED_COMPARISON = "unclaimed-comparison"
    FORBIDDEN_INFERENCE = "forbidden-inference"
    # themes
    THEME_CONTRAST = "theme-contrast"
    THEME_FILE = "theme-file"
    THEME_TEMPLATE = "theme-template"
    # rendering
    MISSING_GLYPH = "missing-glyph"
    TOOL_MISSING = "tool-missing"
    TOOL_TOO_OLD = "tool-too-old"
    RENDER_FAILED = "render-failed"
    # writing
    SEALED_VERSION = "sealed-version"
    OUTPUT_FOREIGN = "output-foreign"
    OUTPUT_FAILED = "output-failed"
    FOLDER_EXISTS = "folder-exists"
    CI_CHANGED = "ci-changed"
    # comparing versions
    VERSION_DAMAGED = "version-damaged"
    VERSION_SCHEMA = "version-schema"
    DIFFERENT_REPORTS = "different-reports"
    REVISION_UNKNOWN = "revision-unknown"
    # publishing
    SITE_CONFLICT = "site-conflict"
    NO_RELEASE = "no-release"
    LATEST_LOST = "latest-lost"
    DISCLOSURE_DIFFERENCE = "disclosure-difference"
    # releases
    RELEASE_DAMAGED = "release-damaged"
    RELEASE_CHAIN = "release-chain"
    RELEASE_ORDER = "release-order"
    RELEASE_STALE = "release-stale"
    RELEASE_REASON = "release-reason"
    RELEASE_TWICE = "release-twice"
    SITE_DAMAGED = "site-damaged"
    # us
    INTERNAL_ERROR = "internal-error"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    code: Code
    """The kind of problem."""
    place: Place
    found: str
    """What was found, in the author's words; a sentence without a final full stop."""
    fix: str
    """What to write or do instead; a sentence without a final full stop."""
    severity: Severity = Severity.ERROR
    kind: Kind = Kind.SPEC


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are errors, in their order."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


@dataclass
class ReportgenError(Exception):
    """The base of everything we raise on purpose."""

    problems: tuple[Problem, ...] = field(default_factory=tuple)

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.place}: {p.found}" for p in self.problems))

    @property
    def exit_code(self) -> int:
        """The worst exit code of the problems (3 over 2 over 1)."""
        return max((p.kind.value for p in self.problems), default=1)


class SpecError(ReportgenError):
    """The spec or the call is wrong."""


class ReportError(ReportgenError):
    """The report does not pass: a claim is broken, the data do not fit the codebook."""


class ToolError(ReportgenError):
    """The disk, the engine or an outside tool failed."""
