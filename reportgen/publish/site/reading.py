"""Read versions from folders of reports, and verify that each is what was built and sealed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from hashlib import file_digest
from pathlib import Path

from reportgen.problems import Code, Place, Problem, ReportError, SpecError, errors_of
from reportgen.publish.card import CARD
from reportgen.publish.card import SCHEMA as CARD_SCHEMA
from reportgen.publish.diff.fields import Fields, MisshapenError, parsed
from reportgen.publish.diff.read import read_version
from reportgen.publish.listed import listed
from reportgen.publish.manifest import MANIFEST
from reportgen.publish.release.record import RELEASE
from reportgen.publish.release.site import SITES_OWN
from reportgen.publish.release.version import OF_A_VERSION, Verified, verify_version
from reportgen.publish.site.held import SEALS, CardNumber, CardText, EarlierWave, Held, Inside
from reportgen.publish.storage import Copied
from reportgen.spec.checks.survey import FORMS
from reportgen.spec.model.scalars import SLUG, VERSION

SEARCH = "search"
"""The folder of the search, which no report may be called as."""


def versions_below(folder: Path) -> Iterator[Path]:
    """Yield the folders of versions: the folder itself, those of a report, or those of every report in it.

    Raises
    ------
    OSError
        A folder may not be read: whether a version is in it, nobody knows.
    """
    level = [folder] if folder.is_dir() else []
    for _ in range(3):
        if found := [path for path in level if _is_a_versions(path)]:
            yield from (path for path in found if path.parent.name != FORMS)
            return
        level = sorted(path for parent in level for path in parent.iterdir() if path.is_dir() and path.name[0] != ".")


def _is_a_versions(folder: Path) -> bool:
    for name in OF_A_VERSION:
        with suppress(FileNotFoundError):
            (folder / name).lstat()
            return True
    return False


def read_held(folder: Path) -> Held:
    """Read a version, a withdrawn one without what stands in it.

    Raises
    ------
    ReportError
        It is not what was built and sealed, or cannot stand on a site.
    """
    found = verify_version(folder)
    if not found.whole:
        raise ReportError(errors_of(found.problems))
    if misnamed := tuple(_misnamed(found)):
        raise ReportError(misnamed)
    fields = parsed((folder / MANIFEST).read_bytes(), MANIFEST) if not found.gone else Fields({}, MANIFEST)
    about = fields.inside("report")
    title, languages = about.text("title", ""), about.words("languages") or ("en",)
    if found.withdrawal is not None:
        seals = _records(folder, SEALS)
        return Held(found.report, found.version, folder, seals, found.release, found.withdrawal, None, title, languages)
    files = {file.path: Copied(folder / file.path, file.sha256, file.bytes or 0) for file in listed(fields, "outputs")}
    files |= _records(folder, (MANIFEST, RELEASE))
    return Held(found.report, found.version, folder, files, found.release, None, _inside(folder, about), title, languages)


def copied(path: Path) -> Copied:
    """Return a file to copy as it is now."""
    with path.open("rb") as file:
        return Copied(path, file_digest(file, "sha256").hexdigest(), path.stat().st_size)


def _records(folder: Path, names: Iterable[str]) -> dict[str, Copied]:
    return {name: copied(folder / name) for name in names if (folder / name).is_file()}


def _misnamed(found: Verified) -> Iterator[Problem]:
    """Yield that a version would stand outside its place, where a site has something else, or under a name that it has not."""
    here, where = found.folder.resolve().name, Place(str(found.folder))
    if not (re.fullmatch(SLUG, found.report) and re.fullmatch(VERSION, found.version)):
        said = f"{found.report[:80]!r} {found.version[:80]!r} is no report and version that can be folders and addresses"
        yield Problem(Code.BAD_NAME, where, said, "Leave it out: reportgen builds no version of such a name")
    elif found.version != here:
        said = f"The folder is called {here!r}, and holds {found.report} {found.version}"
        yield Problem(Code.BAD_NAME, where, said, f"Call the folder {found.version}, as it was built")
    else:
        taken = SEARCH if found.report == SEARCH else found.version
        if taken.casefold() in {SEARCH, *SITES_OWN}:
            own = taken.casefold()
            said = f"A site has a folder of its own called '{own}', and {found.report} {found.version} would stand there"
            yield Problem(Code.BAD_NAME, where, said, "Give the report another id, or the version another name")


def _inside(folder: Path, about: Fields) -> Inside:
    built, path = read_version(folder), folder / CARD
    languages = about.words("languages") or (built.language,)
    try:
        card = parsed(path.read_bytes(), CARD) if path.is_file() else Fields({}, CARD)
        known = card.count("schema") == CARD_SCHEMA
        texts = card.inside("languages") if known else Fields({}, CARD)
        cards = {language: _card(texts.inside(language), built.title or built.report) for language in languages}
        survey, subjects = (card.texts(name) if known else {} for name in ("survey", "subjects"))
        waves = tuple(map(_wave, card.objects("waves"))) if known and "waves" in card.value else ()
        day = date.fromisoformat(about.text("date"))
    except (MisshapenError, ValueError) as error:
        found, fix = f"The version cannot be shown on a site: {error}", "Build it with this release of reportgen, or leave it out"
        raise SpecError([Problem(Code.VERSION_DAMAGED, Place(str(folder)), found, fix)]) from error
    return Inside(built, languages, day, cards, survey, subjects, waves)


def _wave(of: Fields) -> EarlierWave:
    """Return an earlier wave; one whose days are not known stands nowhere in time, and is refused."""
    numbers = of.inside("numbers")
    same = {name: numbers.inside(name) for name in numbers.value}
    days = of.inside("fieldwork")
    ends = (date.fromisoformat(days.text(end)).isoformat() for end in ("from", "to"))
    first, last = ends
    return EarlierWave(of.texts("labels"), (first, last), {n: (f.text("is"), f.text("break", "") == "") for n, f in same.items()})


def _card(of: Fields, title: str) -> CardText:
    headline = of.inside("headline")
    return CardText(
        title=of.text("title", "") or title,
        **{name: of.text(name, "") for name in ("kicker", "subtitle", "notice", "wave", "cover", "caption")},
        authors=of.words("authors"),
        headline=_number(headline) if headline.value else None,
        findings=tuple(map(_number, of.objects("findings"))),
    )


def _number(of: Fields) -> CardNumber:
    return CardNumber(of.text("fact"), of.text("words"), bool(of.truth("bad")))
