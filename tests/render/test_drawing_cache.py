"""Drawings kept on disk are those that would be drawn, and what is damaged, forged or of other parts is drawn anew."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.render import kept_text
from reportgen.render.figures import Order, drawn, orders
from reportgen.render.kept_text import as_text, from_text
from reportgen.verbs import drawing_cache
from reportgen.verbs.drawing_cache import FOLDERS, DrawingCache, own_secret
from reportgen.verbs.new import new
from tests.render.sample import content

SECRET = b"a secret of thirty-two characters"
FOLDERS_MADE = ("fresh", "first", "second")


@pytest.fixture(scope="module")
def order() -> Order:
    """Return one drawing of a sample report."""
    return next(order for order in orders(content("en")) if order.file)


def entries(root: Path) -> list[Path]:
    return sorted(root.joinpath(*FOLDERS).glob("*"))


def test_a_drawing_is_made_once_and_is_the_same(order: Order, tmp_path: Path) -> None:
    first, second = DrawingCache(tmp_path, SECRET), DrawingCache(tmp_path, SECRET)
    fresh = drawn(order)
    assert first(order) == second(order) == fresh
    assert fresh.wide_targets.spots, "where it can be touched is kept, too"
    assert (first.made, second.made) == (1, 0)
    [entry] = entries(tmp_path)
    assert json.loads(entry.read_bytes()).keys() == {"seal", "drawing"}
    assert (tmp_path / ".cache" / "reportgen" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_text_reads_back_as_the_drawing(order: Order) -> None:
    for one in orders(content("zh-CN")):
        fresh = drawn(one)
        assert from_text(as_text(fresh)) == fresh


def test_a_drawing_is_taken_where_its_time_cannot_be_noted(order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that can only be read."""
    DrawingCache(tmp_path, SECRET)(order)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refuse)
    again = DrawingCache(tmp_path, SECRET)
    again(order)
    assert again.made == 0


def test_another_description_is_another_drawing(order: Order, tmp_path: Path) -> None:
    cache = DrawingCache(tmp_path, SECRET)
    cache(order)
    cache(replace(order, alt=order.alt + "."))
    assert cache.made == len(entries(tmp_path)) == 2


def test_other_parts_draw_anew(order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DrawingCache(tmp_path, SECRET)(order)
    monkeypatch.setattr(drawing_cache, "surroundings", lambda: "a newer matplotlib")
    again = DrawingCache(tmp_path, SECRET)
    again(order)
    assert again.made == 1


def test_what_decides_a_drawing_beside_its_description() -> None:
    names = {name for name, _ in kept_text._sources(files("reportgen"))}
    assert {"palette.py", "glyphs.py", "render/svg.py", "render/charts/draw.py", "content/charts/axis.py"} <= names
    assert {name for name in names if name.startswith("spec/theme/")}, "shades of a theme are worked out there"
    assert not any(name.startswith("spec/yaml/") for name in names)
    assert not any(name.startswith(("verbs/", "publish/", "data/")) for name in names)
    assert len(kept_text.surroundings()) == 64


def _reseal(entry: dict[str, str]) -> dict[str, str]:
    return {**entry, "drawing": entry["drawing"].replace("<svg", '<svg onload=\\"alert(1)\\"', 1)}


DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda data: b"",
    lambda data: data[:-10],
    lambda data: b"[" * 100_000,
    lambda data: b"7",
    lambda data: b"\xff" + data,
    lambda data: json.dumps(_reseal(json.loads(data))).encode(),
    lambda data: json.dumps({**json.loads(data), "seal": "0" * 64}).encode(),
    lambda data: json.dumps({**json.loads(data), "seal": 7}).encode(),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_or_changed_is_drawn_anew(damage: Callable[[bytes], bytes], order: Order, tmp_path: Path) -> None:
    fresh = DrawingCache(tmp_path, SECRET)(order)
    [entry] = entries(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    again = DrawingCache(tmp_path, SECRET)
    assert again(order) == fresh
    assert again.made == 1
    assert entry.read_bytes() == whole, "and kept whole"


def test_what_somebody_else_sealed_is_not_trusted(order: Order, tmp_path: Path) -> None:
    """As in a pull request that adds files to the cache of the project; also one of this user's under another name."""
    DrawingCache(tmp_path, b"the secret of somebody else, who ")(order)
    ours = DrawingCache(tmp_path, SECRET)
    ours(order)
    assert ours.made == 1
    [entry] = entries(tmp_path)
    other = replace(order, alt="Another one")
    ours(other)
    [moved] = [path for path in entries(tmp_path) if path != entry]
    moved.write_bytes(entry.read_bytes())
    again = DrawingCache(tmp_path, SECRET)
    assert again(other) == drawn(other)
    assert again.made == 1


@pytest.mark.parametrize("link", [FOLDERS[:1], FOLDERS[:2], FOLDERS])
def test_no_link_is_followed(link: tuple[str, ...], order: Order, tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    outside.mkdir()
    place = root.joinpath(*link)
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    cache = DrawingCache(root, SECRET)
    cache(order)
    cache(order)
    assert cache.made == 2
    assert list(outside.iterdir()) == []


def test_where_nothing_can_be_kept_everything_is_drawn(order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".cache").touch()
    for cache in (DrawingCache(tmp_path, SECRET), DrawingCache(tmp_path / "gone", SECRET)):
        assert cache(order) == drawn(order)
    home = tmp_path / "home"
    home.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    assert own_secret(tmp_path / "project") is None
    unkept = DrawingCache(tmp_path / "project")
    assert unkept(order) == drawn(order)
    assert not (tmp_path / "project").exists()


def test_a_secret_is_made_once_and_for_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    project = tmp_path / "project"
    found = own_secret(project)
    assert found is not None
    assert len(found) == 32
    assert own_secret(project) == found
    path = tmp_path / "reportgen" / "secret"
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]
    assert own_secret(tmp_path) is None, "what lies in a project may have come with it"
    path.chmod(0o644)
    assert own_secret(project) is None, "others can read it"
    path.chmod(0o600)
    monkeypatch.setattr(os, "getuid", lambda: path.stat().st_uid + 1)
    assert own_secret(project) is None, "somebody else has made it"


def test_no_secret_stands_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard of these folders has relative paths ignored: the working folder is often a project of somebody else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert own_secret(tmp_path / "project") is not None
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_no_link_in_the_place_of_a_file_is_followed(order: Order, tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    folder = root.joinpath(*FOLDERS)
    folder.mkdir(parents=True)
    (folder.parent / ".gitignore").symlink_to(outside)
    cache = DrawingCache(root, SECRET)
    fresh = cache(order)
    assert not outside.exists()
    [entry] = entries(root)
    entry.rename(outside)
    entry.symlink_to(outside)
    before = outside.read_bytes()
    again = DrawingCache(root, SECRET)
    assert again(order) == fresh
    assert again.made == 1
    assert not entry.is_symlink()
    assert outside.read_bytes() == before


def test_a_pipe_in_the_place_of_a_drawing_is_not_waited_for(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = DrawingCache(tmp_path, SECRET)(order)
    [entry] = entries(tmp_path)
    entry.unlink()
    os.mkfifo(entry)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it waits") if path == entry else read(path))
    assert DrawingCache(tmp_path, SECRET)(order) == fresh
    assert entry.is_file(), "and a drawing is in its place"


def test_the_oldest_give_way(order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_cache, "MOST", 4)
    monkeypatch.setattr(drawing_cache, "FEWER", 2)
    folder = tmp_path.joinpath(*FOLDERS)
    folder.mkdir(parents=True)
    for age in range(6):
        (folder / f"{age}.json").touch()
        os.utime(folder / f"{age}.json", (1000 - age, 1000 - age))
    (folder / "folder").mkdir()
    os.utime(folder / "folder", (0, 0))
    DrawingCache(tmp_path, SECRET)(order)
    assert {"0.json", "1.json"} < {path.name for path in entries(tmp_path)}
    assert len(entries(tmp_path)) == 4, "with what was just drawn, and a folder that is none of ours"


def test_a_second_build_draws_nothing_and_writes_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    new(Path("library"), "en")
    build = ["build", "library", "--to", "html", "--output"]
    assert run([*build, "fresh", "--no-cache"]) == 0
    assert not (tmp_path / "library" / ".cache").exists()
    assert run([*build, "first"]) == 0
    kept = entries(tmp_path / "library")
    assert kept
    monkeypatch.setattr(drawing_cache, "drawn", lambda _: pytest.fail("it was drawn again"))
    assert run([*build, "second"]) == 0
    fresh, first, second = ({p.relative_to(f): p.read_bytes() for p in Path(f).rglob("*") if p.is_file()} for f in FOLDERS_MADE)
    assert fresh == first == second
    assert entries(tmp_path / "library") == kept
