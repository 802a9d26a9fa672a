#!/bin/sh
# See that the libraries WeasyPrint loads are there; install them when they are missing and that is permitted.
# A library that is found without a Debian package (another system, a private build) is as good.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }

loads() { .venv/bin/python -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

missing=""
need() { loads "$1" || loads "$2" || missing="$missing $3"; }
need libpango-1.0.so.0 libpango-1.0.dylib libpango-1.0-0
need libpangoft2-1.0.so.0 libpangoft2-1.0.dylib libpangoft2-1.0-0
need libharfbuzz-subset.so.0 libharfbuzz-subset.dylib libharfbuzz-subset0
[ -n "$missing" ] || exit 0

# shellcheck disable=SC2086  # several packages
sh scripts/setup-system.sh $missing && exit 0
case $missing in
*pango*)
    say "no PDF can be made without Pango"
    exit 3
    ;;
esac
say "going on without HarfBuzz's subsetting library: PDFs take longer, and their bytes differ from those made with it"
exit 1
