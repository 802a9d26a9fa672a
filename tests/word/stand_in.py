"""A stand-in for Quarto, which is not everywhere: it takes the calls of Quarto, notes what it is given, and has Pandoc work."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reportgen.render.word.converters import _packaged

SCRIPT = """#!{python}
import json, os, re, subprocess, sys, time
from pathlib import Path
log, behaviour, version, pandoc = {log!r}, {behaviour!r}, {version!r}, {pandoc!r}
arguments = sys.argv[1:]
if arguments == ["--version"]:
    if behaviour == "mute":
        sys.exit(5)
    print(version)
    sys.exit(0)
try:
    import socket
    socket.create_connection(("127.0.0.1", {port}), 1).close()
    network = True
except OSError:
    network = False
files = sorted(p.relative_to(".").as_posix() for p in Path(".").rglob("*") if p.is_file() and not p.name == ".said")
text = Path("report.qmd").read_text(encoding="utf-8") if Path("report.qmd").exists() else ""
noted = dict(arguments=arguments, files=files, environment=dict(os.environ), text=text, network=network, pid=os.getpid())
Path(log).write_text(json.dumps(noted), encoding="utf-8")
if behaviour == "hang":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    noted["child"] = child.pid
    Path(log).write_text(json.dumps(noted), encoding="utf-8")
    time.sleep(600)
if behaviour == "fail":
    print("ERROR: compilation failed- no matching packages")
    sys.exit(1)
if behaviour == "crash":
    os.abort()
if behaviour == "greedy":
    held = [bytearray(1 << 30) for _ in range(64)]
if behaviour == "silent":
    sys.exit(0)
made = arguments[arguments.index("--output") + 1]
if behaviour == "other":
    text = "Nothing of what was given."
head = re.search(r"\\n    from: (\\S+)\\n    reference-doc: (\\S+)\\n", text)
settings = [f"--from={{head[1]}}", f"--reference-doc={{head[2]}}"] if head else []
subprocess.run([pandoc, *settings, "--quiet", "-o", made], input=text.encode(), check=True)
"""


class StandIn:
    """A stand-in in a folder of its own."""

    def __init__(self, folder: Path, behaviour: str = "work", version: str = "1.9.38", port: int = 9) -> None:
        self.log = folder / "log.json"
        self.path = folder / "quarto"
        values = {"python": sys.executable, "log": str(self.log), "behaviour": behaviour, "version": version, "port": port}
        self.path.write_text(SCRIPT.format(pandoc=_packaged(), **values), encoding="utf-8")
        self.path.chmod(0o755)

    @property
    def noted(self) -> dict[str, Any]:
        """What it was given."""
        found: dict[str, Any] = json.loads(self.log.read_text(encoding="utf-8"))
        return found
