#!/bin/sh
# Fetch a package of the npm registry, which a test uses, into .cache and print its folder.
# Usage: npm-package.sh NAME VERSION
# Ends with 1 and one line of why where that cannot be done.
set -eu
cd "$(dirname "$0")/.."
name=$1
version=$2

say() { printf '%s: %s\n' "$name" "$*" >&2; }

place="$(pwd)/.cache/$name-$version"
if [ ! -f "$place/node_modules/$name/package.json" ]; then
    for program in node npm; do
        command -v "$program" >/dev/null 2>&1 || { say "needs $program"; exit 1; }
    done
    mkdir -p .cache
    new=$(mktemp -d ".cache/$name.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    npm install --silent --no-audit --no-fund --ignore-scripts --no-save --prefix "$new" "$name@$version" >/dev/null 2>&1 || {
        say "npm could not install $name $version; is the npm registry reachable?"
        exit 1
    }
    # Another process may have put it there meanwhile; either copy is as good.
    mv -T "$new" "$place" 2>/dev/null || [ -f "$place/node_modules/$name/package.json" ]
fi
printf '%s\n' "$place/node_modules/$name"
