#!/bin/sh
# Install Debian packages that are missing, where that is permitted; else say in one line what to run.
# Usage: setup-system.sh PACKAGE...        Ends with 0 when all of them are there.
set -eu

say() { printf 'setup: %s\n' "$*" >&2; }

present() { dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

command -v dpkg-query >/dev/null 2>&1 || {
    say "this is no Debian or Ubuntu; these are needed, by the names your system has for them: $*"
    exit 1
}

missing=""
for package in "$@"; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    say "missing:$missing. Run: sudo apt-get install --no-install-recommends$missing"
    exit 1
fi

say "installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    # shellcheck disable=SC2086  # several packages, and no sudo for root
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends $missing </dev/null >"$log" 2>&1
}
install || { $as_root apt-get update --quiet </dev/null >/dev/null 2>&1 && install; } || {
    tail -n 3 "$log" >&2
    say "apt-get failed. Run: sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
    exit 1
}
