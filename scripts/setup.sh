#!/bin/sh
# Make the virtual environment .venv from requirements.lock: every package by its hash, wheels only.
# Called by the Makefile, which does so only when the lock, the project's settings or this script have changed, or when
# the folder has another path than .venv/.ready says: a virtual environment does not work when it is moved.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 3; }

find_python() {
    for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

python=$(find_python) || stop "Python 3.11 or newer is needed. On Debian or Ubuntu run: sudo apt-get install python3 python3-venv"

# Debian ships Python without the part that makes virtual environments. Whoever may not install it is told at once of
# the libraries that lack as well, not one by one.
makes_environments() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
if ! makes_environments; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    # shellcheck disable=SC2046  # several packages
    sh scripts/setup-system.sh "this Python cannot make virtual environments" "$package" \
        $(sh scripts/missing-libraries.sh "$python") || exit 3
    makes_environments || stop "$python still cannot make virtual environments; set PYTHON to one that can"
fi

here=$(pwd -P)
if [ "$(cat .venv/.ready 2>/dev/null)" != "$here" ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    say "making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
fi

say "installing the packages of requirements.lock"
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: \
    --requirement requirements.lock ||
    stop "pip could not install requirements.lock; its message stands above. Is the package index reachable?"

# The project itself: from this folder, no dependency looked up, built with the backend that the lock has just installed.
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
    stop "pip could not install the project itself; its message stands above"
# pip compiles what it installs, but not what stays in its folder. Python would do so at the first start and keep it, except where
# it may write no bytecode (PYTHONDONTWRITEBYTECODE, as in many containers): there every start would compile everything anew.
.venv/bin/python -m compileall -q reportgen || say "reportgen could not be compiled beforehand; it starts more slowly"
printf '%s\n' "$here" >.venv/.ready
