"""``python -m reportgen``."""

import sys
from contextlib import suppress
from pathlib import Path

if not sys.flags.safe_path:  # a file of the working folder must not stand in for a module of the same name
    with suppress(FileNotFoundError):  # nothing can be in a folder that is gone
        sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path.cwd().resolve()]

from reportgen.cli import main

if __name__ == "__main__":
    main()
