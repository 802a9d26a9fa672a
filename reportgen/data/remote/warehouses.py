"""How warehouses are opened: Snowflake, BigQuery and Trino.

Each is asked something small at once, with little patience: their drivers try again for minutes, and some look for the server at
the first query only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from secrets import token_hex
from typing import Any

from reportgen.spec.connections import Connection

REACH = 10
"""Seconds to wait for a server to answer at all."""
Opened = tuple[Any, Callable[[], object]]
"""A database as Ibis has it, and what closes it."""
AT_ONCE: Mapping[str, int] = {"trino": 20, "bigquery": 50}
"""Group-bys in one query: Trino refuses more than 150 stages (query.max-stage-count), of which each group-by takes up to three;
BigQuery more resources for planning than it tells."""
SNOWFLAKE: Mapping[str, object] = {
    "TIMESTAMP_OUTPUT_FORMAT": "YYYY-MM-DD HH24:MI:SS.FF6",
    "TIMESTAMP_NTZ_OUTPUT_FORMAT": "YYYY-MM-DD HH24:MI:SS.FF6",
    "TIMESTAMP_LTZ_OUTPUT_FORMAT": "YYYY-MM-DD HH24:MI:SS.FF6",
    "TIMESTAMP_TZ_OUTPUT_FORMAT": "YYYY-MM-DD HH24:MI:SS.FF6",
    "DATE_OUTPUT_FORMAT": "YYYY-MM-DD",
    "TIME_OUTPUT_FORMAT": "HH24:MI:SS.FF6",
    "QUOTED_IDENTIFIERS_IGNORE_CASE": False,
    "QUERY_TAG": "reportgen",
}
"""Settings of a session of Snowflake: how values are written as text, and that capital and small letters of names count."""


def snowflake(connection: Connection, settings: Mapping[str, str]) -> Opened:
    """Open Snowflake, without the functions that Ibis would make in it."""
    import ibis

    given: dict[str, Any] = {k: v for k, v in settings.items() if k not in {"private_key", "passphrase"}}
    if "private_key" in settings:
        given["private_key"] = _key(settings["private_key"], settings.get("passphrase"))
    session = {**SNOWFLAKE, "STATEMENT_TIMEOUT_IN_SECONDS": connection.timeout}
    patience = {"login_timeout": REACH, "network_timeout": connection.timeout + REACH, "application": "reportgen"}
    native = ibis.snowflake.connect(**given, **patience, create_object_udfs=False, session_parameters=session)
    return native, native.disconnect


def _key(pem: str, passphrase: str | None) -> bytes:
    """Return a private key as the driver takes it."""
    from cryptography.hazmat.primitives import serialization as form

    key = form.load_pem_private_key(pem.encode(), passphrase.encode() if passphrase else None)
    der: bytes = key.private_bytes(form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    return der


def bigquery(connection: Connection, settings: Mapping[str, str]) -> Opened:
    """Open BigQuery: with the key of a service account, or as whom the machine is known to Google; never through a browser.

    Queries run where the dataset lies, unless a place is named: what they keep has to lie there, too.
    """
    import ibis
    from google.cloud import bigquery as google

    project, dataset, credentials = settings["project"], settings["dataset"], _credentials(settings)
    patience = google.QueryJobConfig(use_legacy_sql=False, job_timeout_ms=connection.timeout * 1000)
    given = {"project": project, "credentials": credentials, "default_query_job_config": patience}
    client: Any = google.Client(**given, location=settings.get("location"))
    about = client.get_dataset(f"{project}.{dataset}", retry=None, timeout=REACH)
    client = client if "location" in settings else google.Client(**given, location=about.location)
    native = ibis.bigquery.connect(client=client, credentials=credentials, project_id=project, dataset_id=dataset)
    return native, native.disconnect


SCOPES = ("https://www.googleapis.com/auth/bigquery",)
"""What the credentials are used for."""


def _credentials(settings: Mapping[str, str]) -> Any:
    import json

    if "credentials" in settings:
        from google.oauth2 import service_account

        made: Any = service_account.Credentials
        with suppress(json.JSONDecodeError):
            return made.from_service_account_info(json.loads(settings["credentials"]), scopes=SCOPES)
        raise ValueError("authentication failed: these are no credentials")
    import google.auth

    return google.auth.default(scopes=SCOPES)[0]


def kept_in_bigquery(native: Any, stack: ExitStack, table: Any) -> Any:
    """Return a table as it is now, in the hidden dataset that BigQuery keeps for the results of queries, for a day at most.

    There its columns have plain names, because those of BigQuery's tables may not hold every sign.

    Parameters
    ----------
    native
        BigQuery as Ibis has it.
    stack
        Deletes it at the end.
    table
        What is computed once.
    """
    plain = {f"c{number}": name for number, name in enumerate(table.columns)}
    kept = native.create_table(f"reportgen_{token_hex(8)}", table.rename(plain), temp=True)
    there = kept.op()
    stack.callback(_forgotten, native, f"{there.namespace.catalog}.{there.namespace.database}.{there.name}")
    return kept.rename({name: number for number, name in plain.items()})


def _forgotten(native: Any, table: str) -> None:
    """Delete a table; where that fails, it is gone after a day all the same."""
    from google.api_core.exceptions import GoogleAPIError

    with suppress(GoogleAPIError):
        native.client.delete_table(table, not_found_ok=True)


def trino(connection: Connection, settings: Mapping[str, str]) -> Opened:
    """Open Trino; a secret is sent over HTTPS only, and nothing is written there, for Trino has no temporary tables."""
    import ibis
    from trino.auth import BasicAuthentication, JWTAuthentication

    user = settings.get("user", "reportgen")
    auth: Any = BasicAuthentication(user, settings["password"]) if "password" in settings else None
    auth = JWTAuthentication(settings["token"]) if "token" in settings else auth
    secure = auth is not None or settings.get("secure") == "true"
    native = ibis.trino.connect(
        user=user,
        host=settings["host"],
        port=int(settings.get("port", "443" if secure else "8080")),
        database=settings["catalog"],
        schema=settings.get("schema"),
        source="reportgen",
        http_scheme="https" if secure else "http",
        auth=auth,
        request_timeout=REACH,
        max_attempts=2,
        session_properties={"query_max_run_time": f"{connection.timeout}s"},
    )
    with native._safe_raw_sql("SELECT 1"):
        pass
    return native, native.con.close
