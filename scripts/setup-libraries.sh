#!/bin/sh
# See that the libraries WeasyPrint loads are there; install them when they are missing and that is permitted.
# Ends with 3 when no PDF can be made.
set -eu
cd "$(dirname "$0")/.."

missing=$(sh scripts/missing-libraries.sh .venv/bin/python)
[ -n "$missing" ] || exit 0
# shellcheck disable=SC2086  # several packages
sh scripts/setup-system.sh "no PDF can be made without $(echo $missing | sed 's/ /, /g')" $missing || exit 3
