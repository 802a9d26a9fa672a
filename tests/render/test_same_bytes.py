"""The same report gives the same bytes whatever the machine's habits are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from reportgen.render.render import render
from tests.render.sample import content
files = render((content("zh-CN"),), frozenset({"html", "pdf"})).files
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in files.items()}))
"""


def digests(folder: Path, **environment: str) -> dict[str, str]:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), **environment}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ROOT)], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    result: dict[str, str] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return digests(tmp_path_factory.mktemp("a"), PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")


@pytest.mark.slow
@pytest.mark.parametrize(
    "habits",
    [
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "zh_TW.UTF-8"},
        {
            "PYTHONHASHSEED": "3",
            "TZ": "America/New_York",
            "LC_ALL": "zh_TW.UTF-8",
            "LANGUAGE": "ja",
            "PANGO_LANGUAGE": "ja",
            "SOURCE_DATE_EPOCH": "1",
        },
        {"PYTHONHASHSEED": "4", "FONTCONFIG_FILE": "/nonexistent/fonts.conf", "XDG_CONFIG_HOME": "/nonexistent"},
    ],
    ids=["tokyo", "taipei", "no-fonts"],
)
def test_bytes_do_not_depend_on(habits: dict[str, str], first: dict[str, str], tmp_path: Path) -> None:
    assert digests(tmp_path, **habits) == first
