#!/bin/sh
# See that the programs some tests use are there; install them when they are missing and that is permitted.
# Usage: setup-tools.sh [--all]        --all: also the large ones, which `make test` does without.
# Those tests are skipped, and say so, where a program is missing.
set -eu
cd "$(dirname "$0")/.."

has() {
    for program in "$@"; do
        ! command -v "$program" >/dev/null 2>&1 || return 0
    done
    return 1
}

missing=""
has pdftotext || missing="$missing poppler-utils"
has chromium chromium-browser google-chrome || missing="$missing chromium"
has strace || missing="$missing strace"
if [ "${1:-}" = --all ]; then
    has soffice || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
    has node || missing="$missing nodejs"
    has npm || missing="$missing npm"
    has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
    has java || missing="$missing default-jre-headless"
fi
[ -n "$missing" ] || exit 0
# shellcheck disable=SC2086  # several packages
sh scripts/setup-system.sh "tests that need$(echo "$missing" | sed 's/ /, /g; s/^,//') are skipped" $missing || true
