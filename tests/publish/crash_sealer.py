"""Seal a version once; run under strace by ``test_release_crashes.py``. Usage: crash_sealer.py PARENT NAME RECORD."""

import os
import sys
from pathlib import Path

from reportgen.publish import storage
from reportgen.publish.release.record import RELEASE

parent, name, record = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]).read_bytes()
os.access("/the-writing-begins-here", os.F_OK)  # a mark in the trace
with storage.locked(parent):
    storage.sweep(parent)
    storage.add_file(parent / name, RELEASE, record)
os.access("/the-writing-ends-here", os.F_OK)
