"""The digest of a table is the same on every engine that has the same answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.data.open import open_data
from reportgen.data.remote.digest import DIGITS, PARTS, digest
from reportgen.spec.read import read_spec
from tests.engines import test_postgres, test_spark
from tests.engines.servers import READERS, Postgres


@pytest.mark.postgres
@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_one_digest_on_two_engines(postgres: Postgres, spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SURVEY_PASSWORD", READERS)
    found = []
    for spec in (test_postgres.connect(tmp_path / "p", postgres.port), test_spark.connect(tmp_path / "s")):
        with open_data(read_spec(spec)) as answers:
            found.append((answers.source.sha256, answers.source.rows))
    assert found[0] == found[1]


def test_a_digest_tells_names_rows_and_every_sum() -> None:
    base = digest(["a", "b"], 3, [1, 2, 3, 4])
    others = [digest(["a", "c"], 3, [1, 2, 3, 4]), digest(["a", "b"], 4, [1, 2, 3, 4]), digest(["a", "b"], 3, [1, 2, 3, 5])]
    assert len({base, *others}) == 4
    assert PARTS * DIGITS <= 32
