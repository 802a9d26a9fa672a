#!/bin/sh
# Fetch SurveyJS's own library, which a test loads our SurveyJS files with, into .cache and print its folder.
# Ends with 1 and one line of why where that cannot be done.
set -eu
cd "$(dirname "$0")/.."
version=3.1.1

say() { printf 'survey-core: %s\n' "$*" >&2; }

place="$(pwd)/.cache/survey-core-$version"
if [ ! -f "$place/node_modules/survey-core/package.json" ]; then
    for program in node npm; do
        command -v "$program" >/dev/null 2>&1 || { say "needs $program"; exit 1; }
    done
    mkdir -p .cache
    new=$(mktemp -d .cache/survey-core.XXXXXX)
    trap 'rm -rf "$new"' EXIT
    npm install --silent --no-audit --no-fund --ignore-scripts --no-save --prefix "$new" "survey-core@$version" >/dev/null 2>&1 || {
        say "npm could not install survey-core $version; is the npm registry reachable?"
        exit 1
    }
    # Another process may have put it there meanwhile; either copy is as good.
    mv -T "$new" "$place" 2>/dev/null || [ -f "$place/node_modules/survey-core/package.json" ]
fi
printf '%s\n' "$place/node_modules/survey-core"
