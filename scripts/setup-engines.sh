#!/bin/sh
# Put what reads PostgreSQL and Spark, and what makes the search of a site, into .venv, beside the versions of
# requirements.lock; for `make test-all` alone.
# Tests of what cannot be installed are skipped, and say so.
set -eu
cd "$(dirname "$0")/.."

! .venv/bin/python -c 'import ibis, pagefind_bin_extended, psycopg, pyspark' 2>/dev/null || exit 0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -e 's/ *\\$//' -e '/^ *--hash/d' -e '/^ *#/d' requirements.lock >"$folder/versions"
.venv/bin/python - >"$folder/wanted" <<'END'
import tomllib
from pathlib import Path

extras = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
print(*extras["postgres"], *extras["spark"], *extras["site"], sep="\n")
END
echo "setup: installing what reads PostgreSQL and Spark" >&2
.venv/bin/python -m pip install -qq --disable-pip-version-check --constraint "$folder/versions" --requirement "$folder/wanted" ||
    echo "setup: it could not be installed; tests of these engines are skipped" >&2
