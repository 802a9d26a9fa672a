#!/bin/sh
# Install Debian packages where that is permitted; else say in one line what their lack means and what to run.
# Usage: setup-system.sh MEANING PACKAGE...        Ends with 0 when all of them are there.
set -eu

say() { printf 'setup: %s\n' "$*" >&2; }

meaning=$1
shift

present() { dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

command -v dpkg-query >/dev/null 2>&1 || {
    say "$meaning. Install, by the names your system has for these packages of Debian: $*"
    exit 1
}

missing=""
for package in "$@"; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

advice="apt-get update && apt-get install --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif ! command -v sudo >/dev/null 2>&1; then
    say "$meaning. Run as root: $advice"
    exit 1
else
    as_root="sudo -n"
    advice="sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
    $as_root true 2>/dev/null || {
        say "$meaning. Run: $advice"
        exit 1
    }
fi

say "installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get --quiet -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1
}
# shellcheck disable=SC2086  # several packages
install() { apt install --yes --no-install-recommends $missing; }
# A fresh system has no lists of packages, an old one outdated lists. apt-get update succeeds when the mirror is out of reach.
install || { : >"$log" && apt update && install; } || {
    reason=$( (grep -E '^[EW]: Failed to fetch' "$log" || grep '^E: ' "$log") | tail -n 1)
    say "$meaning, and apt-get failed (${reason#[EW]: }). Run: $advice"
    exit 1
}
