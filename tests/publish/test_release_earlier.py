"""A draft beside the releases that there are already: in which order, in which places, and what both together tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from reportgen.problems import Code, Place
from reportgen.publish.release.earlier import earlier
from reportgen.publish.release.offer import Offer, against
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Type
from reportgen.publish.release.version import verify_version
from tests.publish.released import Files, draft, record, release, site, withdrawal
from tests.review.made import fact, files, written

AT = Place("specs/r/report.yaml", 5, 12)


def offered(place: Path, contents: Files, *others: Path, kind: Type = "correction", day: str = "2024-06-01") -> Sequence[Code]:
    """Offer a draft beside the releases of several places; return what speaks against it."""
    folder = written(place / "r" / "draft", contents)
    offer = Offer(verify_version(folder), kind, "a reason", date.fromisoformat(day), AT)
    return [problem.code for problem in against(offer, earlier("r", (place, *others)))]


@pytest.mark.parametrize(("version", "late"), [("2024.10", False), ("2024.9", True), ("2024.9.1", False), ("2024-09", True)])
def test_a_version_comes_after_every_release_in_natural_order(tmp_path: Path, version: str, late: bool) -> None:
    first = release(tmp_path, draft("2024.1"))
    release(tmp_path, draft("2024.9"), first)
    assert offered(tmp_path, draft(version)) == ([Code.RELEASE_ORDER] if late else [])


def test_a_release_is_not_dated_before_the_one_that_it_follows(tmp_path: Path) -> None:
    release(tmp_path, draft("2024.1"))
    assert offered(tmp_path, draft("2024.2"), day="2024-04-30") == [Code.RELEASE_REASON]
    assert offered(tmp_path, draft("2024.2"), day="2024-05-01") == []


def test_a_withdrawn_release_counts_in_the_order(tmp_path: Path) -> None:
    last = release(tmp_path, draft("2024.9"))
    written(tmp_path / "r" / "2024.9", {WITHDRAWAL: withdrawal(last).text().encode()})
    assert offered(tmp_path, draft("2024.2")) == [Code.RELEASE_ORDER]


def small(version: str, shown: bool, least: int) -> Files:
    """Return a version with a group of three, hidden or shown."""
    told = {"n": 3, "base": 40} if shown else {"withheld": "minimum-count"}
    return files(
        [fact("share(q, '1')", 0.075 if shown else None, "7.5%" if shown else "–", **told)], version=version, minimum_count=least
    )


def test_a_draft_that_shows_what_an_earlier_release_hides(tmp_path: Path) -> None:
    one = release(tmp_path, small("2024.1", shown=False, least=5))
    release(tmp_path, small("2024.2", shown=False, least=5), one)
    assert offered(tmp_path, small("2024.3", shown=False, least=5)) == []
    assert offered(tmp_path, small("2024.3", shown=True, least=0)) == [Code.DISCLOSURE_DIFFERENCE] * 2, "beside each of them"


def test_a_withdrawn_release_is_not_there_to_be_subtracted(tmp_path: Path) -> None:
    one = release(tmp_path, small("2024.1", shown=False, least=5))
    written(tmp_path / "r" / "2024.1", {WITHDRAWAL: withdrawal(one).text().encode()})
    assert offered(tmp_path, small("2024.2", shown=True, least=0)) == []


def test_releases_of_several_places_are_one_row(tmp_path: Path) -> None:
    first = release(tmp_path / "site", draft("2024.1"))
    site(tmp_path / "site")
    second = release(tmp_path / "out", draft("2024.2"), first)
    release(tmp_path / "out", draft("2024.1"))
    found = earlier("r", (tmp_path / "out", tmp_path / "site", tmp_path / "nowhere"))
    assert [one.version for one in found.releases] == ["2024.1", "2024.2"]
    assert found.newest == second
    assert found.problems == ()


def test_a_release_without_its_files_gives_way_to_one_that_has_them(tmp_path: Path) -> None:
    """As in a site, where a withdrawn version is a page; elsewhere it is kept, and may not know yet that it is withdrawn."""
    contents = draft("2024.1")
    sealed = release(tmp_path / "out", contents)
    left = {RELEASE: sealed.text().encode(), WITHDRAWAL: withdrawal(sealed).text().encode()}
    written(tmp_path / "site" / "r" / "2024.1", {**left, "manifest.json": contents["manifest.json"], "index.html": b"withdrawn"})
    for places in (("out", "site"), ("site", "out")):
        found = earlier("r", [tmp_path / place for place in places])
        (one,) = found.releases
        assert (one.folder, one.state, found.problems) == (tmp_path / "out" / "r" / "2024.1", "withdrawn", ())


def test_a_version_that_was_released_twice(tmp_path: Path) -> None:
    for place, share in (("a", 0.4), ("b", 0.5)):
        release(tmp_path / place, draft("2024.1", share))
    found = earlier("r", (tmp_path / "a", tmp_path / "b"))
    assert [problem.code for problem in found.problems] == [Code.RELEASE_CHAIN]
    assert "was released twice" in found.problems[0].found


def test_the_record_of_an_offer(tmp_path: Path) -> None:
    contents = draft("2024.2")
    folder = written(tmp_path / "r" / "2024.2", contents)
    before = record(draft("2024.1"))
    made = Offer(verify_version(folder), "correction", "new answers", date(2024, 5, 1), AT).record(before)
    assert made == record(contents, before, "correction")
