"""Where numbers can be touched: as large as a fingertip where there is room, and never on a neighbour's words."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.render.charts.room import Room
from reportgen.render.charts.touch import TIP, Spot, targets

SIDE = 120.0


def test_words_alone_grow_to_a_fingertip_around_their_middle() -> None:
    (found,) = targets([Spot("a", Room(50, 50, 54, 53), "41%")], SIDE, SIDE).spots
    assert found.room == Room(52 - TIP / 2, 51.5 - TIP / 2, 52 + TIP / 2, 51.5 + TIP / 2)


def test_a_bar_and_the_number_at_its_end_are_one_target() -> None:
    bar, number = Spot("a", Room(30, 10, 60, 14)), Spot("a", Room(61.4, 10, 66, 14), "41%")
    (found,) = targets([number, bar], SIDE, SIDE).spots
    assert (found.room.left, found.room.right, found.words) == (30, 66, "41%")


def test_a_number_and_a_mark_of_it_far_away_are_two() -> None:
    spots = [Spot("a", Room(30, 10, 32, 12)), Spot("a", Room(90, 10, 95, 13), "41")]
    assert [spot.words for spot in targets(spots, SIDE, SIDE).spots] == ["", "41"]


def test_neighbours_part_half_way_between_what_they_show() -> None:
    upper, lower = Spot("a", Room(50, 50, 55, 53), "1"), Spot("b", Room(50, 54, 55, 57), "2")
    found = {spot.fact: spot.room for spot in targets([lower, upper], SIDE, SIDE).spots}
    assert found["a"].bottom == found["b"].top == 53.5


def test_words_that_show_no_number_are_not_covered_and_cannot_be_touched() -> None:
    spots = [Spot("a", Room(0, 4, 60, 7)), Spot("", Room(40, 0, 55, 3.5), "the target")]
    (found,) = targets(spots, SIDE, SIDE).spots
    assert found.room.top >= 3.5


def test_a_number_is_not_joined_with_its_mark_across_another() -> None:
    spots = [Spot("a", Room(0, 0, 20, 3), "now 40%"), Spot("a", Room(0, 4, 60, 7)), Spot("b", Room(40, 0, 55, 3), "target 60%")]
    found = targets(spots, SIDE, SIDE).spots
    assert [spot.fact for spot in found] == ["a", "a", "b"]


@st.composite
def apart(draw: st.DrawFn) -> list[Spot]:
    """Return words and marks of different numbers, one in each of some cells of a grid, so that none share room."""
    cells = draw(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 29)), min_size=1, max_size=40, unique=True))
    spots = []
    for i, (column, row) in enumerate(cells):
        wide, high = draw(st.floats(0.5, 5.5)), draw(st.floats(0.5, 3.6))
        left, top = column * 6 + draw(st.floats(0, 5.9 - wide)), row * 4 + draw(st.floats(0, 3.9 - high))
        spots.append(Spot(f"f{i}", Room(left, top, left + wide, top + high), str(i)))
    return spots


@given(apart())
def test_every_target_holds_its_words_and_none_takes_those_of_another(spots: list[Spot]) -> None:
    found = targets(spots, SIDE, SIDE).spots
    own = {spot.fact: spot.room for spot in spots}
    assert [spot.fact for spot in found] == list(own)
    for spot in found:
        room, words = spot.room, own[spot.fact]
        assert room.left <= words.left <= words.right <= room.right
        assert room.top <= words.top <= words.bottom <= room.bottom
        assert 0 <= room.left <= room.right <= SIDE
        assert 0 <= room.top <= room.bottom <= SIDE
    for one, other in combinations(found, 2):
        assert one.room.shared(other.room) < 1e-9
