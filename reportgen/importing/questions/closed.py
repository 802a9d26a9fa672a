"""Which texts of a column are its options, and which are a respondent's own words.

Options are what several people gave. Beside them stand the rare texts of a free "other". Where few answered, a text that
one person gave may be an option all the same: when the heading's tag or a questionnaire says that the question is closed,
or when it fits the order of the others ("Strongly disagree" beside four more of its scale).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import fmean

from reportgen.importing.questions.cells import Answer, same
from reportgen.importing.questions.order import in_order
from reportgen.importing.questions.special import special, written

MOST_OPTIONS = 250
"""Options of the longest list that is still a list, such as countries."""
_LONG = 200
_FEW = 50
_MOST_RARE = 12
"""Options given once that an order may vouch for; more are no list that anybody offered."""


@dataclass(frozen=True, slots=True)
class Split:
    """The answers of a column as options and own words."""

    options: tuple[Answer, ...]
    own: tuple[Answer, ...] = ()
    """Own words, which become the option "other"."""
    rare: tuple[Answer, ...] = ()
    """Options that one person gave, kept on evidence."""

    @property
    def share(self) -> float:
        """Return the share of answers that the options hold."""
        closed = sum(answer.count for answer in self.options)
        return closed / ((closed + sum(answer.count for answer in self.own)) or 1)


def split(given: Sequence[Answer], *, known: Collection[str] = (), sure: bool = False) -> Split:
    """Split answers into options and own words.

    Parameters
    ----------
    given
        The answers.
    known
        Options that the file or a questionnaire lists.
    sure
        Whether the heading's tag says that the question is closed.
    """
    listed = {same(text) for text in known}
    n = sum(answer.count for answer in given)
    typed = tuple(answer for answer in given if written(answer.text))
    said = {answer.text for answer in typed}
    rest = [answer for answer in given if answer.text not in said]
    certain = {answer.text for answer in rest if same(answer.text) in listed or _certain(answer, n)}
    once = [answer for answer in rest if answer.count == 1 and answer.text not in certain]
    rare = _fitting(rest, once) if once else []
    certain |= {answer.text for answer in rare}
    strangers = [answer for answer in once if answer.text not in certain]
    if not strangers or (sure and not listed):
        return Split(tuple(rest), typed, tuple(rare or once))
    least = fewest(n, len(strangers))
    options = [answer for answer in rest if answer.text in certain or answer.count >= least]
    own = [answer for answer in rest if answer.text not in certain and answer.count < least]
    return Split(tuple(options), (*own, *typed), tuple(rare))


def _certain(answer: Answer, n: int) -> bool:
    """Tell whether a text is an option of any list: "prefer not to say"; "none" is where more than one gave it."""
    kind = special(answer.text)
    return bool(kind) and (answer.count > 1 or kind == "refused" or n < _FEW)


def fewest(n: int, strangers: int) -> int:
    """Return how many must give a text to make it an option, where other texts are known to be own words."""
    if strangers < 3 or n < 100:
        return 2
    return 3 if n < 1000 else max(3, round(0.002 * n))


def _fitting(rest: Sequence[Answer], once: Sequence[Answer]) -> list[Answer]:
    """Return the texts given once that fit the known order of the others."""
    texts = [answer.text for answer in rest]
    if len(once) > _MOST_RARE:
        return []
    if _orderly(texts):
        return list(once)
    core = [answer.text for answer in rest if answer.count > 1]
    if len(core) < 2 or not _orderly(core):
        return []
    return [answer for answer in once if _orderly([*core, answer.text])]


def _orderly(texts: Sequence[str]) -> bool:
    return in_order(texts, {}).basis != "count"


def is_closed(found: Split, n: int) -> bool:
    """Tell whether a column without a tag is a list of options and not open text."""
    options = found.options
    if not options or len(options) > MOST_OPTIONS:
        return False
    if len(options) > max(6, n / 3) and (len(options) > _MOST_RARE or not _orderly([answer.text for answer in options])):
        return False
    if n < 20 and len(found.own) > len(options):
        return False
    return found.share >= 0.7 and fmean(len(answer.text) for answer in options) <= _LONG
