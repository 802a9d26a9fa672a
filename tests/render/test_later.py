"""Modules that are loaded when something of them is used."""

from __future__ import annotations

import sys

import pytest

from reportgen.render.later import loaded_later


@pytest.fixture(autouse=True)
def _not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)


def test_a_function_of_a_module_loads_it_when_it_is_called() -> None:
    with loaded_later({"colorsys": ("rgb_to_hls",)}):
        from colorsys import rgb_to_hls
    assert "colorsys" not in sys.modules
    assert rgb_to_hls(1.0, 1.0, 1.0) == (0.0, 1.0, 0.0)
    assert "colorsys" in sys.modules


def test_a_module_is_loaded_when_something_is_taken_from_it() -> None:
    with loaded_later({"colorsys": ()}):
        import colorsys
    assert "colorsys" not in sys.modules
    assert colorsys.rgb_to_hls(0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)
    with pytest.raises(AttributeError):
        _ = colorsys.nothing_of_the_kind  # type: ignore[attr-defined]


def test_what_is_loaded_already_stays_as_it_is() -> None:
    import colorsys

    with loaded_later({"colorsys": ()}):
        assert sys.modules["colorsys"] is colorsys
    assert sys.modules["colorsys"] is colorsys
