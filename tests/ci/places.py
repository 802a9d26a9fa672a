"""What both rehearsals stand on: a repository to push to, and programs in the place of those that a server has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
COMMAND = f'#!/bin/sh\nexec "{sys.executable}" -m reportgen "$@"\n'
"""The command as it is installed."""
INSTALL = "install --require-hashes --only-binary=:all: --requirement=requirements.txt"
PIP = f"""#!/bin/sh
# installs nothing: reportgen is there; says what it was asked, and refuses what is not locked
[ "$(echo "$*" | sed 's/ --quiet//')" = "{INSTALL}" ] || exit 1
[ -f requirements.txt ] || exit 1
"""
HOOK = """#!/bin/sh
# a push needs the permission, and none rewrites what was published
case " $REHEARSAL_PERMISSIONS " in *" contents:write "*) ;; *) echo "no permission to push" >&2; exit 1;; esac
"""


@dataclass
class Place:
    """A server's repository, and a machine that runs jobs."""

    home: Path
    log: list[str] = field(default_factory=list)

    @property
    def origin(self) -> Path:
        """The repository on the server."""
        return self.home / "library" / "reports.git"

    @property
    def clone(self) -> Path:
        """The author's clone."""
        return self.home / "author"

    def set_up(self, system: str, program: str) -> None:
        """Make a new project with the files of a system, and push it; ``program`` is the text of the command."""
        self.tools(program)
        self.origin.parent.mkdir(parents=True)
        self.git(self.home, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        hook = self.origin / "hooks" / "pre-receive"
        hook.write_text(HOOK, encoding="utf-8")
        hook.chmod(0o755)
        call = [str(self.home / "bin" / "reportgen"), "new", str(self.clone), "--language", "en", "--ci", system]
        subprocess.run(call, check=True, capture_output=True, env=self.environment({}))
        shutil.copy(self.clone / "requirements.in", self.clone / "requirements.txt")  # nothing is installed here
        (self.clone / ".gitignore").write_text("output/\n", encoding="utf-8")
        self.git(self.clone, "init", "--quiet", "--initial-branch=main")
        self.git(self.clone, "remote", "add", "origin", self.origin.as_uri())
        self.commit("Begin")
        self.push("main")

    def tools(self, program: str) -> None:
        """Write the programs of the machine."""
        folder = self.home / "bin"
        folder.mkdir(parents=True)
        programs = {
            "reportgen": program,
            "gh": f'#!/bin/sh\nexec "{sys.executable}" -IS "{HERE / "gh.py"}" "$@"\n',
            "python": f'#!/bin/sh\nexec "{sys.executable}" "$@"\n',
            "pip": PIP,
            "sudo": "#!/bin/sh\n",
            "apt-get": "#!/bin/sh\n",
        }
        for name, text in programs.items():
            (folder / name).write_text(text, encoding="utf-8")
            (folder / name).chmod(0o755)

    def environment(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the variables of a job: those that are given, and nothing of this machine's but where programs are."""
        fixed = {
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_ALLOW_PROTOCOL": "file",
            "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX", ""),
        }
        return {**fixed, **given}

    def git(self, folder: Path, *arguments: str, **more: str) -> str:
        """Run git as the author, who may do all that the server lets them."""
        env = self.environment({"REHEARSAL_PERMISSIONS": "contents:write", **more})
        call = ["git", "-c", "user.name=Author", "-c", "user.email=author@example.org", *arguments]
        done = subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (call, done.stderr)
        return done.stdout.strip()

    def commit(self, words: str) -> str:
        """Commit everything in the author's clone; return the commit."""
        self.git(self.clone, "add", "--all")
        self.git(self.clone, "commit", "--quiet", "--message", words)
        return self.git(self.clone, "rev-parse", "HEAD")

    def push(self, branch: str, *options: str) -> None:
        """Push a branch of the author's clone."""
        self.git(self.clone, "push", "--quiet", *options, "origin", branch)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words in a file of the author's clone."""
        path = self.clone / name
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    def say(self, words: str) -> None:
        """Note what happens."""
        self.log.append(words)

    def run(self, script: str, shell: tuple[str, ...], folder: Path, env: Mapping[str, str]) -> int:
        """Run a script of a job, and note what it says."""
        file = self.home / "step"
        file.write_text(script, encoding="utf-8")
        done = subprocess.run(
            [*shell, str(file)],
            cwd=folder,
            env=self.environment(env),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            timeout=600,
        )
        for line in done.stdout.splitlines():
            self.say(f"    {line}")
        return done.returncode
