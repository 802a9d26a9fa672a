"""Archives: the member with the answers, and bombs, liars and passwords."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from reportgen.importing.files.limits import Limits
from reportgen.problems import Code
from tests.importing.files.made import parsed, problem_of, refused, rows_of, told

CSV = b"a,b\n1,2\n3,4\n"
ROWS = [["a", "b"], ["1", "2"], ["3", "4"]]


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_one_member_wins_over_what_systems_leave_behind() -> None:
    data = zipped(
        **{
            "__MACOSX/._answers.csv": b"x",
            "folder/": b"",
            "folder/.DS_Store": b"x",
            ".hidden.csv": CSV,
            "folder/answers.csv": CSV,
            "Thumbs.db": b"x",
        }
    )
    table = parsed(data)
    assert rows_of(table) == ROWS
    assert table.shown == "folder/answers.csv"
    assert not table.decisions


def test_a_readme_is_no_answer() -> None:
    table = parsed(zipped(**{"README.txt": b"read me", "answers.csv": CSV, "questionnaire.pdf": b"%PDF"}))
    assert rows_of(table) == ROWS
    assert "'answers.csv'" in told(table)


def test_several_members_are_named() -> None:
    data = zipped(**{"one.csv": CSV, "two.csv": CSV})
    error = refused(lambda: parsed(data))
    assert error.code == Code.FILE_AMBIGUOUS
    assert "--member" in error.fix
    assert "'one.csv', 'two.csv'" in error.fix
    assert rows_of(parsed(data, member="two.csv")) == ROWS
    assert refused(lambda: parsed(data, member="three.csv")).code == Code.UNKNOWN_NAME


def test_gzip_and_zip_in_each_other() -> None:
    assert rows_of(parsed(gzip.compress(CSV))) == ROWS
    assert rows_of(parsed(zipped(**{"answers.csv.gz": gzip.compress(CSV)}))) == ROWS
    assert rows_of(parsed(gzip.compress(zipped(**{"answers.csv": CSV})))) == ROWS


def test_archives_without_end() -> None:
    data = CSV
    for _ in range(4):
        data = zipped(**{"answers.zip": data})
    assert refused(lambda: parsed(data)).code == Code.FILE_UNREADABLE


def test_a_bomb_stops_at_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "answers.zip"
    path.write_bytes(zipped(**{"answers.csv": b"1,2\n" * 60_000_000}))
    assert path.stat().st_size < 1_000_000
    problem = problem_of(path, Limits(megabytes=400))
    assert problem.code == Code.FILE_TOO_LARGE
    assert "200 MB" in problem.found


def test_a_gzip_bomb_stops_at_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv.gz"
    path.write_bytes(gzip.compress(bytes(250_000_000), 1))
    assert problem_of(path, Limits(megabytes=400)).code == Code.FILE_TOO_LARGE


def test_a_member_that_lies_about_its_size() -> None:
    data = bytearray(zipped(**{"answers.csv": CSV * 1000}))
    true = struct.pack("<I", len(CSV) * 1000)
    assert data.count(true) == 2
    lying = bytes(data).replace(true, struct.pack("<I", 12))
    assert refused(lambda: parsed(lying)).code == Code.FILE_UNREADABLE


def test_members_that_overlap() -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(CSV) + packed.flush()
    crc, size = zlib.crc32(CSV), len(CSV)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(body), size, 5, 0) + b"a.csv" + body
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(body), size, 5, 0, 0, 0, 0, 0, 0) + name
        for name in (b"a.csv", b"b.csv")
    )
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(entries), len(local), 0)
    assert refused(lambda: parsed(local + entries + end, member="b.csv")).code == Code.FILE_UNREADABLE


def test_a_member_with_a_password() -> None:
    data = bytearray(zipped(**{"answers.csv": CSV}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    error = refused(lambda: parsed(bytes(data)))
    assert error.code == Code.FILE_UNREADABLE
    assert "password" in error.found


def test_links_are_not_followed_and_names_are_no_places(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("/../../absolute.csv", CSV)
    table = parsed(data.getvalue())
    assert rows_of(table) == ROWS
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04" + b"x" * 100, zipped(**{"a.csv": CSV})[:-10], gzip.compress(CSV)[:-4], b"\x1f\x8b\x08"],
    ids=["zip of nothing", "zip cut off", "gzip cut off", "gzip of nothing"],  # the bytes hold the time
)
def test_damaged_archives(data: bytes) -> None:
    assert refused(lambda: parsed(data)).code == Code.FILE_UNREADABLE


def test_an_empty_archive() -> None:
    assert refused(lambda: parsed(zipped())).code == Code.DATA_EMPTY
