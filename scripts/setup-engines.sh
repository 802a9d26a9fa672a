#!/bin/sh
# Put what reads PostgreSQL, Spark, ClickHouse, Snowflake, BigQuery and Trino into .venv, beside the versions of requirements.lock; for
# `make test-all` alone. ClickHouse comes as its engine for one process (chDB): Debian's server is older than the driver speaks to.
# Of the warehouses only the drivers are had, which older versions of python-dateutil go with.
# Tests of what cannot be installed are skipped, and say so.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed -e 's/ *\\$//' -e '/^ *--hash/d' -e '/^ *#/d' -e '/^python-dateutil=/d' requirements.lock >"$folder/versions"

# put MODULES EXTRAS [PACKAGE...]: install the packages of extras, and others, unless the modules are there
put() {
    ! .venv/bin/python - "$1" <<'END' || return 0
import sys
from importlib.util import find_spec

sys.exit(not all(map(find_spec, sys.argv[1].split())))
END
    .venv/bin/python - "$2" >"$folder/wanted" <<'END'
import sys
import tomllib
from pathlib import Path

extras = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
print(*(package for name in sys.argv[1].split() for package in extras[name]), sep="\n")
END
    echo "setup: installing the packages of $2" >&2
    shift 2
    .venv/bin/python -m pip install -qq --disable-pip-version-check --constraint "$folder/versions" --requirement "$folder/wanted" "$@" ||
        echo "setup: they could not be installed; tests that need them are skipped" >&2
}

put "ibis psycopg pyspark" "postgres spark"
put "ibis chdb clickhouse_connect" "clickhouse" "chdb>=4,<5"
put "ibis snowflake pydata_google_auth trino sqlglot" "snowflake bigquery trino"
