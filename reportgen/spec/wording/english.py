"""What the guard looks for in English sentences: word lists, and where their words mean something else."""

from __future__ import annotations

from functools import cache

from reportgen.spec.wording.lists import WordLists, any_of, pattern

_ONES = any_of("one two three four five six seven eight nine ten")
_TENS = any_of("twenty thirty forty fifty sixty seventy eighty ninety")
_N = rf"(?:{_ONES}|eleven|twelve|{any_of('thir four fif six seven eigh nine')}teen|{_TENS}(?:[-\s]{_ONES})?|(?:a|one)\shundred)"
_DIGITS = r"(?<![\w.,/:−–·×=√²(-])[-+−±]?\d+(?:,\d{3})*(?:\.\d+)?(?![\w/:]|[.,]\d)"
_ANY = rf"(?:{_DIGITS}|\b{_N}\b)"
_ABOUT = any_of("nearly almost about roughly around over under more_than less_than fewer_than at_least just some only").join(
    ("(?:", r"\s+)?")
)
_PEOPLE = any_of(
    "respondents people persons readers customers users members callers visitors patients clients employees students residents",
    "households participants passengers guests women men answers responses complaints comments parcels",
    "(?:completed_|valid_)?questionnaires",
)
_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = any_of("January February March April May June July August September October November December")

_SHARES = (
    rf"{_ABOUT}{_ANY}\s?(?:%|per\s?cent\b|(?:percentage\s)?points?\b)",
    rf"\b{_ABOUT}{_ANY}(?:\s\w+)?\sout\sof\s(?:every\s)?{_ANY}",
    rf"\b{_ABOUT}{_ANY}\sin\s(?:every\s)?(?:\d+(?![\w.])|{_N}\b)",
    rf"\b{_ABOUT}(?:a|one|two|three|four)[\s-](?:third|quarter|fifth|tenth)s?\b"
    rf"(?!\s(?:party|parties|of\s(?:{_YEAR}|the\s(?:year|century))))",
    rf"\b{_ABOUT}(?<!first\s)(?<!second\s)(?<!other\s)half\b"
    rf"(?=\s{any_of('of the all our said were was are is have had would')}\b|\s?[.,;]|$)"
    rf"(?!\sof\s(?:{_YEAR}|the\s(?:year|month|day)))",
    rf"\b(?<!at\s)most(?:\sof\s(?!all\b)|\s(?!of\b|likely\b|common)(?:\w+\s)?{_PEOPLE}\b)",
    r"\b(?:the\s|a\s)?(?:(?:vast|great|large|clear|small)\s)?(?:majority|minority)\b",
    r"\b(?:almost|nearly)\s(?:all|every(?:one|body)?|none)\b|\bhardly\sany(?:one|body)?\b",
)
"""Parts of a whole, and points."""
_COUNTS = rf"{_ABOUT}(?:{_DIGITS}\sof\sthem\b|{_ANY}\s{_PEOPLE}\b)"
_AFTER_MEAN = rf"\b(?:mean|average|median)\b[^,.;]*?({_DIGITS})"
_AFTER_RESULT = (
    rf"\b{any_of('is was were at to from reached scored')}\s({_DIGITS})(?=\s?(?:$|[.,;]|to\b|points|and\b))"
    rf"(?![^.;]*\b(?:{_MONTH}|{_YEAR}))"
)
_LEVELS = (
    r"\b(?:from\s)?0\s?(?:to|–|-)\s?\d+(?:\spoints)?\b",
    rf"{_DIGITS}\s?(?:%|per\s?cent)\s(?=confidence|level|significance)",
)

_MARKEDLY = any_of("significantly markedly noticeably substantially considerably notably")
_SIGNIFICANT = (
    rf"\b(?:statistically\s)?{_MARKEDLY}\b",
    rf"\b(?:statistically\s)?significant\b(?!\s{any_of('other amount effort investment event step role digits')})",
    rf"\bclearly\b(?!\s{any_of('visible marked written stated labelled label state explain defined')})",
)

_TRENDS = (
    r"\brose\b(?!\s(?:garden|bed|bush))|\bno\schange\b|\b(?:upward|downward)\strend\b|\bunchanged\b|\bgot\s\w+er\b",
    any_of(
        "risen fell fallen dropped declined decreased increased improved worsened grew grown climbed soared plunged doubled",
        "tripled halved narrowed widened",
        "recovered deteriorated shrank shrunk slipped surged rebounded stagnated jumped gained eased",
    ).join((r"(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?<!\bour\s)\b", r"\b")),
    rf"\b{any_of('is are was were been keeps? kept')}\s(?:steadily\s)?"
    rf"{any_of('growing rising falling declining improving increasing decreasing shrinking worsening')}\b",
    rf"\b(?:remain|stay)(?:s|ed)?\s{any_of('unchanged stable flat steady the_same constant')}\b",
    r"\b(?:is|was|were|are)\s(?:(?:largely|broadly)\s)?(?:stable|flat)\b|\b(?:went|gone|goes)\s(?:up|down)\b",
    r"\b(?:has|have)\snot\schanged\b|\bdid\snot\schange\b",
    rf"\b(?:a\s)?{any_of('steady sharp slight marked continuous clear')}\s"
    rf"{any_of('decline increase rise fall drop growth improvement decrease')}\b",
)

_MORE = any_of(
    "higher lower better worse greater larger smaller longer shorter faster slower stronger weaker older younger happier",
    "more less fewer",
)
_RATED = any_of("give gave are is was were rated wait waited score scored scores")
_DEGREE = rf"(?:{_MARKEDLY}|clearly|slightly)"
_SUPERLATIVES = any_of(
    "highest lowest worst best top-rated bottom-rated poorest weakest strongest largest smallest longest shortest",
)
_LIMIT = r"(?:the\sminimum|\d|\ufffc)"
"""What is more than a number is no finding: the number is a limit, or is printed and can be seen."""
_COMPARATIVES = (
    rf"(?<!no\s)\b{_MORE}\b(?:\s\w+){{0,4}}?\sthan\b(?!\s{_LIMIT})",
    rf"\b{_RATED}\s(?:(?:{_DEGREE}|much|far|also)\s)?({_MORE}(?:\sthan)?)\b(?!\sthan\s{_LIMIT})",
    rf"\b{_DEGREE}\s({_MORE}(?:\sthan)?)\b",
    rf"\b{_SUPERLATIVES}\b"
    rf"(?!\s{any_of('way time practice interest of_the_page left right floor shelf')})",
    r"\b(?:most|least)\s"
    + any_of(
        "common frequent often important satisfied dissatisfied popular mentioned criticised praised likely valued positive",
        "negative",
    )
    + r"\b",
    r"\b(?:outperform|outnumber|exceed|outweigh|surpass)(?:s|ed)?\b|\blag(?:s|ged)?\sbehind\b|\bahead\sof\b(?!\stime)",
    rf"\brank(?:s|ed)?\s{any_of('first second third last highest lowest top above below')}\b",
    r"\b(?:twice|three\stimes|four\stimes)\sas\b|\bequally\b|\b(?:little|no)\sdifference\b|\bprefer(?:s|red)?\b(?=[^.;]*\sto\s)|\babout\sthe\ssame\b|\bequal\b(?=\s?[.,;]|$)",
    rf"\bas\s{any_of('high low good bad often likely satisfied happy fast slow')}\sas\b|\b(?:above|below)\s(?:the\s)?average\b",
)

_INFERENCES = (
    r"\bmargins?\sof\serror\b|\berror\smargins?\b|\b(?:sampling|standard)\serrors?\b|\bconfidence\s(?:interval|level|limit)s?\b",
    r"\brepresentative\s(?:of|sample|survey|for)\b",
    r"\b(?:sample|survey|respondents|results)\s(?:is|are|was|were)\s(?:(?:fully|broadly)\s)?representative\b",
    r"\brepresents?\s(?:all|the\s(?:whole|entire)|every)\b|\bgenerali[sz](?:e|es|ed|able)\sto\b|\bextrapolated?\b",
    r"\btypical\sof\s(?:all|the\s(?:whole|population|entire))\b|\bprojected\sto\sthe\b|\b(?:apply|applies|hold|holds)\s(?:to|for)\sall\b",
)

_IMPERATIVES = any_of(
    "answer improve offer reduce raise increase make put use please keep let give call write check ask add open close publish",
    "train set send start review shorten replace choose name list move provide ensure avoid cut extend lower",
    "try do don't never always measure report post",
)
_WISHES = (
    rf"\b{any_of('should shall must will would could may might ought')}\b|\bneeds?\sto\b|\bis\sto\s\w",
    r"\bmake\sit\b|\ba\sway\sto\b",
    rf"\b(?:we|to)\s{any_of('expect hope plan aim want intend wish')}\b|\b(?:aim|goal|target|plan|hope|idea)s?\s(?:is|are|was)\b",
)


@cache
def english() -> WordLists:
    """Return the lists, compiled when the first English sentence is read."""
    return WordLists(
        number=pattern(*_SHARES, _COUNTS),
        meant=pattern(_AFTER_MEAN, _AFTER_RESULT),
        level=pattern(*_LEVELS),
        findings={"significance": pattern(*_SIGNIFICANT), "trend": pattern(*_TRENDS), "comparative": pattern(*_COMPARATIVES)},
        inference=pattern(*_INFERENCES),
        declined_before=pattern(r"\b(?:not|no|cannot|can't|isn't|aren't|never|nor|neither|without|unable|unlikely)\b"),
        declined_after=pattern(r"\b(?:cannot|can't|is\snot|are\snot|not\s(?:given|computed|possible))\b"),
        clause=pattern("[,:]"),
        condition=pattern(r"\b(?:if|unless|whether|so\sthat|in\sorder\sto|as\ssoon\sas|until)\b"),
        directive=pattern(rf"^\W*(?:(?:then|and|also)\s)?{_IMPERATIVES}\b", *_WISHES),
        wish=pattern("(?!)"),  # "patients hope" is no directive: only "we hope" is
        people=pattern(f"{_PEOPLE}$"),
    )
