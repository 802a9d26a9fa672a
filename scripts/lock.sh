#!/bin/sh
# Write requirements.lock: exact versions with the hashes of every platform's files, and no address of an index.
# Usage: lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

if command -v uv >/dev/null 2>&1; then uv=uv; elif [ -x .venv/bin/uv ]; then uv=.venv/bin/uv; else
    echo "uv is needed to lock. Run: pip install uv" >&2
    exit 3
fi
"$uv" pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 \
    --extra dev --custom-compile-command "make lock" --output-file requirements.lock "$@" pyproject.toml
if grep -nE '://|^--?[a-z]' requirements.lock; then
    echo "requirements.lock names an address or an option; it must hold versions and hashes only" >&2
    exit 1
fi
