#!/bin/sh
# Print the Debian packages of those libraries that WeasyPrint loads and cannot find.
# A library that is found without a Debian package (another system, a private build) is as good.
# Usage: missing-libraries.sh PYTHON
exec "$1" -c '
import ctypes

NEEDED = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}


def loads(name):
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


print(*(package for package, names in NEEDED.items() if not any(map(loads, names))))
'
