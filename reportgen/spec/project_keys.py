"""The keys of ``reportgen.yaml`` with a sentence for each: what the schema and the reference page are made from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Said(NamedTuple):
    """What may stand under a key."""

    value: str
    """In words, for the reference page."""
    sentence: str


_KEPT = "`{env: NAME}` or `{file: PATH}`"
SECTIONS: Mapping[str, Said] = MappingProxyType(
    {
        "theme": Said("path", "The theme that all reports, questionnaires and the site of the project wear."),
        "site": Said("[site](#site)", "What the site is called, where it will stand, which numbers it follows."),
        "connections": Said("map from name to [connection](#connection)", "Databases that specs name, and how to reach them."),
    }
)
SITE: Mapping[str, Said] = MappingProxyType(
    {
        "title": Said("text", "What the site is called, as one text or by language."),
        "description": Said("text", "A sentence on what it holds, as one text or by language."),
        "address": Said(
            "address, such as `https://example.org/reports/`", "Where the site will stand; the feed and the map need it."
        ),
        "publisher": Said("text", "Who publishes the reports, for citations and the feed."),
        "languages": Said("list of `zh-CN`, `zh-TW`, `en`", "The languages of its own pages, the first one first."),
        "over_time": Said(
            "map from the id of a report to expressions", "Numbers that a report's page follows over its versions."
        ),
    }
)
CONNECTION: Mapping[str, Said] = MappingProxyType(
    {
        "backend": Said("`postgres`, `clickhouse`, `spark`, `snowflake`, `bigquery`, `trino`", "What kind of database it is."),
        "timeout": Said("number of seconds", "How long a query may take; 600 without it."),
        "host": Said("word", "The computer that the database runs on."),
        "port": Said("number", "The port that it listens to."),
        "account": Said("word", "The account at Snowflake."),
        "project": Said("word", "The project of Google Cloud that BigQuery works in."),
        "database": Said("word", "The name of the database there."),
        "dataset": Said("word", "The dataset of BigQuery that holds the tables."),
        "catalog": Said("word", "The catalog of Trino."),
        "schema": Said("word", "The schema of the tables (Snowflake, Trino)."),
        "location": Said("word", "Where the dataset lies (BigQuery)."),
        "warehouse": Said("word", "The warehouse that computes (Snowflake)."),
        "role": Said("word", "The role of the user (Snowflake)."),
        "user": Said("word", "Who asks; one who may only read is enough."),
        "authenticator": Said("word", "The way in which Snowflake is to know the user."),
        "password": Said(_KEPT, "Where the password is kept; it is never written out."),
        "token": Said(_KEPT, "Where a token is kept (Snowflake, Trino)."),
        "private_key": Said(_KEPT, "Where a private key is kept, as PEM (Snowflake)."),
        "passphrase": Said(_KEPT, "Where the passphrase of that key is kept."),
        "credentials": Said(_KEPT, "Where the key of a service account is kept, as JSON (BigQuery)."),
        "sslmode": Said("word", "How the way there is secured (PostgreSQL)."),
        "secure": Said("`true` or `false`", "Whether the way there is encrypted (ClickHouse, Trino)."),
        "master": Said("word", "The master of a cluster of Spark."),
        "remote": Said("address, such as `sc://host`", "The server of Spark Connect."),
    }
)
"""The settings of all kinds of databases; which of them one has, :data:`reportgen.spec.connections.BACKENDS` says."""
