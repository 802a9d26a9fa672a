#!/usr/bin/env python3
"""Stands in for GitHub's command line: answers from a file of state, and refuses what the job has no permission for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

STATE = Path(os.environ["REHEARSAL_STATE"])
PERMITTED = os.environ["REHEARSAL_PERMISSIONS"].split()


def need(permission: str) -> None:
    name, level = permission.split(":")
    if permission not in PERMITTED and not (level == "read" and f"{name}:write" in PERMITTED):
        sys.exit(f"gh: Resource not accessible by integration (HTTP 403): {permission}")


def options(arguments: list[str]) -> tuple[str, dict[str, str]]:
    method, fields = "GET", {}
    while arguments:
        option, value, arguments = arguments[0], arguments[1], arguments[2:]
        if option == "--method":
            method = value
        elif option == "-f":
            name, _, fields[name] = value.partition("=")
        elif option == "--input":
            fields |= json.load(sys.stdin)
        else:
            sys.exit(f"gh: unknown option {option}")
    return method, fields


def api(path: str, method: str, fields: dict[str, str]) -> object:
    state = json.loads(STATE.read_text(encoding="utf-8"))
    parts = urlsplit(path).path.split("/")[3:]
    match method, parts:
        case "GET", ["pulls"]:
            need("pull-requests:read")
            return [p for p in state["pulls"] if p["state"] == fields["state"] and p["head"]["label"] == fields["head"]]
        case "GET", ["actions", "runs", run, "artifacts"]:
            need("actions:read")
            return {"artifacts": [one for one in state["artifacts"] if one["run"] == int(run)]}
        case "GET", ["actions", "artifacts", number, "zip"]:
            need("actions:read")
            return (STATE.parent / "artifacts" / f"{int(number)}.zip").read_bytes()
        case "GET", ["issues", number, "comments"]:
            need("pull-requests:read")
            return [one for one in state["comments"] if one["issue"] == int(number)]
        case "POST", ["issues", number, "comments"]:
            need("pull-requests:write")
            comment = {"id": 1 + len(state["comments"]), "issue": int(number), "user": {"login": "github-actions[bot]"}, **fields}
            state["comments"].append(comment)
        case "PATCH", ["issues", "comments", number]:
            need("pull-requests:write")
            comment = next(one for one in state["comments"] if one["id"] == int(number))
            comment |= fields
        case "GET", ["git", "matching-refs", "heads", name]:
            need("contents:read")
            call = ["git", "-C", os.environ["REHEARSAL_ORIGIN"], "for-each-ref", "--format=%(refname)"]
            refs = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
            return [{"ref": ref} for ref in refs if ref.startswith(f"refs/heads/{name}")]
        case _:
            sys.exit(f"gh: Not Found (HTTP 404): {method} {path}")
    STATE.write_text(json.dumps(state), encoding="utf-8")
    return comment


def main() -> None:
    if not os.environ.get("GH_TOKEN"):
        sys.exit("gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable")
    if sys.argv[1:] == ["auth", "setup-git"]:
        return
    assert sys.argv[1] == "api"
    answer = api(sys.argv[2], *options(sys.argv[3:]))
    sys.stdout.buffer.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())


main()
