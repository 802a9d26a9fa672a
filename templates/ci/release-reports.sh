#!/usr/bin/env bash
# Builds every report.yaml in git and releases the versions that are not released yet; withdraws those that are to be withdrawn.
#   release-reports.sh OUTPUT PREVIOUS FORMATS
# OUTPUT is the folder to write; PREVIOUS the site as it was published, or an empty folder; FORMATS for example html,pdf.
# What is said to readers stands in files beside a spec, reviewed with the change:
#   releases/1.1.txt            the first line "revision" or "correction", below it what is different; the first release needs none
#   releases/1.0.withdrawn.txt  the first line the day (2025-06-30), below it why the version no longer holds; it is final
# Started by hand, a server passes instead what somebody has typed into its form:
#   RELEASE_WHAT     "publish", which is all of the above; "revision" or "correction", to release the version that the spec has now;
#                    "withdrawal", which builds and releases nothing
#   RELEASE_SPEC     of which report: specs/library
#   RELEASE_VERSION  which version, and in RELEASE_CONFIRM once more
#   RELEASE_REASON   what readers are told
#   RELEASE_DAY      of a withdrawal its day; of a release, too, which has that of its report without
set -euo pipefail
output=$1 previous=$2 formats=$3
what=${RELEASE_WHAT:-publish} chosen=${RELEASE_SPEC:-} number=${RELEASE_VERSION:-} reason=${RELEASE_REASON:-} day=${RELEASE_DAY:-}

# nothing of what was typed is printed, and none of it is run
stop() {
  echo "$1" >&2
  exit 2
}
if [ "$what" != publish ]; then
  case "$what" in revision | correction | withdrawal) ;; *) stop "Choose publish, revision, correction or withdrawal" ;; esac
  if [ -d "$chosen" ]; then chosen="${chosen%/}/report.yaml"; fi
  # as git names it, which the loop below compares: specs//library is a place, too
  known=$(git --literal-pathspecs ls-files -z --error-unmatch -- "$chosen" 2> /dev/null | tr -d '\0') || known=""
  if [ "$(basename -- "$chosen")" = report.yaml ] && [ "$(basename -- "$known")" = report.yaml ]; then
    chosen=$known
  else
    stop "Name the report by the place of its spec in the repository, such as specs/library"
  fi
  if ! [[ "$number" =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]]; then stop "Name a version, such as 1.1"; fi
  if [ "${RELEASE_CONFIRM:-}" != "$number" ]; then stop "Type the version once more to confirm: what is released or withdrawn stays so"; fi
  if [ -z "${reason// /}" ]; then stop "Say why, in words for readers"; fi
  if [ -n "$day" ] && ! [[ "$day" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]]; then stop "Write the day like this: 2025-06-30"; fi
fi
if [ "$what" = withdrawal ]; then
  if [ -z "$day" ]; then stop "Name the day of the withdrawal, such as 2025-06-30"; fi
  # of a report that may be out of order by now: it is not built
  reportgen release "$chosen" --output "$output" --previous "$previous" --withdraw "$number" --date "$day" --reason "$reason"
  exit
fi

first() { sed -n 1p "$1" | tr -d '\r'; }
# all lines below the first as one
rest() { sed 1d "$1" | tr -s '\r\n' '  ' | sed 's/^ *//; s/ *$//'; }

git ls-files -z -- report.yaml '*/report.yaml' | while IFS= read -r -d '' spec; do
  releases="$(dirname "$spec")/releases"
  reportgen build "$spec" --to "$formats" --output "$output" > built.txt
  cat built.txt
  folder=$(dirname "$(grep -m 1 '/index.html$' built.txt)")
  version=$(basename "$folder")

  # before the release, which may follow what is withdrawn; after the build, whose draft gives way to what was published
  for why in "$releases"/*.withdrawn.txt; do
    if [ ! -f "$why" ]; then continue; fi
    reportgen release "$spec" --output "$output" --previous "$previous" --withdraw "$(basename "$why" .withdrawn.txt)" \
      --date "$(first "$why")" --reason "$(rest "$why")"
  done

  notes="$releases/$version.txt"
  if [ "$spec" = "$chosen" ]; then
    if [ "$version" != "$number" ]; then stop "The spec has another version than the one that was typed: give it that version first"; fi
    if [ -f "$previous/$(basename "$(dirname "$folder")")/$version/release.json" ]; then
      stop "This version is released already, and stays as it is: give the report its next version first"
    fi
    if [ -f "$notes" ]; then stop "A file beside the spec says already what is different in this version: publish it as it is"; fi
    reportgen release "$spec" --output "$output" --previous "$previous" --type "$what" --reason "$reason" \
      ${day:+--date "$day"}
  elif [ -f "$notes" ]; then
    reportgen release "$spec" --output "$output" --previous "$previous" --type "$(first "$notes")" --reason "$(rest "$notes")"
  else
    reportgen release "$spec" --output "$output" --previous "$previous"
  fi
done
