#!/usr/bin/env bash
# Builds every report.yaml in git and releases the versions that are not released yet; withdraws those that are to be withdrawn.
#   release-reports.sh OUTPUT PREVIOUS FORMATS
# OUTPUT is the folder to write; PREVIOUS the site as it was published, or an empty folder; FORMATS for example html,pdf.
# What is said to readers stands in files beside a spec, reviewed with the change:
#   releases/1.1.txt            the first line "revision" or "correction", below it what is different; the first release needs none
#   releases/1.0.withdrawn.txt  the first line the day (2025-06-30), below it why the version no longer holds; it is final
set -euo pipefail
output=$1 previous=$2 formats=$3

first() { sed -n 1p "$1" | tr -d '\r'; }
# all lines below the first as one
rest() { sed 1d "$1" | tr -s '\r\n' '  ' | sed 's/^ *//; s/ *$//'; }

git ls-files -z -- report.yaml '*/report.yaml' | while IFS= read -r -d '' spec; do
  releases="$(dirname "$spec")/releases"
  reportgen build "$spec" --to "$formats" --output "$output" > built.txt
  cat built.txt
  version=$(basename "$(dirname "$(grep -m 1 '/index.html$' built.txt)")")

  # before the release, which may follow what is withdrawn; after the build, whose draft gives way to what was published
  for why in "$releases"/*.withdrawn.txt; do
    if [ ! -f "$why" ]; then continue; fi
    reportgen release "$spec" --output "$output" --previous "$previous" --withdraw "$(basename "$why" .withdrawn.txt)" \
      --date "$(first "$why")" --reason "$(rest "$why")"
  done

  notes="$releases/$version.txt"
  if [ -f "$notes" ]; then
    reportgen release "$spec" --output "$output" --previous "$previous" --type "$(first "$notes")" --reason "$(rest "$notes")"
  else
    reportgen release "$spec" --output "$output" --previous "$previous"
  fi
done
