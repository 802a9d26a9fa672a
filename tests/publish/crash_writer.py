"""Replace a folder once; run under strace by ``test_crashes.py``. Usage: crash_writer.py PARENT NAME CONTENT."""

import os
import sys
from pathlib import Path

from reportgen.publish import storage

parent, name, content = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
files = {f"{folder}{i}.txt": f"{content} {i}".encode() * 400 for folder in ("", "tables/") for i in range(2)}
os.access("/the-writing-begins-here", os.F_OK)  # a mark in the trace
with storage.locked(parent):
    storage.sweep(parent)
    storage.replace_folder(parent / name, files)
os.access("/the-writing-ends-here", os.F_OK)
