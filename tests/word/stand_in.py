"""A stand-in for Quarto, which is not everywhere: it takes the calls of Quarto, notes what it is given, and has Pandoc work.

It does what Quarto 1.4.557, 1.7.34 and 1.9.38 were seen to do: the project is the nearest folder above with settings; a paragraph
that is one picture with words becomes a figure with these words beneath it; a line with a blank parts two tables; settings and
warnings are written first, and an error comes in colour, with the places in Quarto's own code after it.
"""

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
projects = [str(folder) for folder in [Path.cwd(), *Path.cwd().parents] if (folder / "_quarto.yml").exists()]
given = dict(project=projects[:1], arguments=arguments, files=files, environment=dict(os.environ))
noted = dict(**given, text=text, network=network, pid=os.getpid())
Path(log).write_text(json.dumps(noted), encoding="utf-8")
if behaviour == "hang":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    noted["child"] = child.pid
    Path(log).write_text(json.dumps(noted), encoding="utf-8")
    time.sleep(600)
print("\\x1b[1mpandoc --output made\\x1b[22m\\n  to: docx\\n  \\n\\x1b[1mmetadata\\x1b[22m\\n  lang: zh-CN\\n  ", flush=True)
if behaviour == "fail":
    print("[WARNING] The term Table has no translation defined.\\n" * 3000)
    print("\\x1b[91mERROR: Unknown format docy\\n\\nStack trace:")
    print("    at resolveFormats (file:///opt/quarto/bin/quarto.js:81828:19)\\n" * 3)
    print("    at async quarto (file:///opt/quarto/bin/quarto.js:128478:9)\\x1b[39m")
    print("    at async file:///opt/quarto/bin/quarto.js:128508:9")
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
Path(".home/floats.lua").write_text({floats!r}, encoding="utf-8")
settings += ["--lua-filter=.home/floats.lua", "--quiet"]
subprocess.run([pandoc, *settings, "-o", made], input=text.encode(), check=True)
print("Output created: " + made + "\\n")
"""
FLOATS = """
function Blocks(blocks)
  local apart = pandoc.Blocks({})
  for n, block in ipairs(blocks) do
    if n > 1 and block.t == "Table" and blocks[n - 1].t == "Table" then
      apart:insert(pandoc.Para({pandoc.Str(" ")}))
    end
    apart:insert(block)
  end
  return apart
end
function Para(p)
  local image = #p.content == 1 and p.content[1]
  if image and image.t == "Image" and #image.caption > 0 then
    local cell = {pandoc.Para({image}), pandoc.Para(image.caption)}
    return pandoc.utils.from_simple_table(pandoc.SimpleTable({}, {"AlignDefault"}, {0}, {}, {{cell}}))
  end
end
"""


class StandIn:
    """A stand-in in a folder of its own."""

    def __init__(self, folder: Path, behaviour: str = "work", version: str = "1.9.38", port: int = 9) -> None:
        self.log = folder / "log.json"
        self.path = folder / "quarto"
        values = {"python": sys.executable, "log": str(self.log), "behaviour": behaviour, "version": version, "port": port}
        self.path.write_text(SCRIPT.format(pandoc=_packaged(), floats=FLOATS, **values), encoding="utf-8")
        self.path.chmod(0o755)

    @property
    def noted(self) -> dict[str, Any]:
        """What it was given."""
        found: dict[str, Any] = json.loads(self.log.read_text(encoding="utf-8"))
        return found
