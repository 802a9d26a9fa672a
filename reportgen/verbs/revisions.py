"""The files of a revision in git, written into a folder of their own.

Only plumbing that reads objects is called: no hook, no filter, no attribute of the repository runs, nothing is fetched, and the
checkout is not touched. Links and submodules are left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from reportgen.problems import Code, Kind, Place, Problem, SpecError, ToolError
from reportgen.publish.failures import writing
from reportgen.publish.storage import checked_name

_OPTIONS = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_SETTINGS = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES")
_POINTER = b"version https://git-lfs.github.com/spec/"
"""What stands in git in the place of a file that another store holds."""
_ORDINARY = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository in git."""

    top: Path
    """The folder of its checkout."""
    git: str
    """The program."""

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a revision names.

        Raises
        ------
        SpecError
            No commit has that name.
        """
        if revision and not revision.startswith("-") and "\0" not in revision:
            found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            if found is not None:
                return found.decode().strip()
        fix = "Name a branch, a tag or a commit that this clone has; a clone of one commit (as CI makes them) lacks the others"
        raise SpecError([Problem(Code.REVISION_UNKNOWN, Place(revision[:200]), "Git knows no such revision here", fix)])

    def common(self, one: str, other: str) -> str:
        """Return the commit that two commits both come from, the last such.

        Raises
        ------
        SpecError
            They have none in common, or this clone does not reach back to it.
        """
        found = self._run("merge-base", one, other)
        if found is not None:
            return found.decode().split()[0]
        said = f"The revisions {one[:12]} and {other[:12]} have no commit in common in this clone"
        fix = "Fetch the whole history (git fetch --unshallow), or name both revisions with two dots between them"
        raise SpecError([Problem(Code.REVISION_UNKNOWN, Place(f"{one[:12]}...{other[:12]}"), said, fix)])

    def listed(self, commit: str) -> Mapping[str, str]:
        """Return the ordinary files of a commit: path to the hash of the content."""
        listing = self._run("ls-tree", "-r", "-z", "--full-tree", commit) or b""
        entries = (entry.partition("\t") for entry in listing.decode("utf-8", "surrogateescape").split("\0") if entry)
        told = ((about.split(" "), path) for about, _, path in entries)
        return {path: about[2] for about, path in told if about[0] in _ORDINARY and _is_inside(path)}

    def write(self, commit: str, folder: Path, below: str = "") -> None:
        """Write the files of a commit into an empty folder.

        Parameters
        ----------
        commit
            Its hash.
        folder
            Where to write.
        below
            Only files below this folder of the repository; all without it.

        Raises
        ------
        SpecError
            This clone does not have the content of a file.
        ToolError
            The folder cannot be written.
        """
        prefix = f"{below}/" if below else ""
        wanted = {path: blob for path, blob in self.listed(commit).items() if path.startswith(prefix)}
        for path, content in self._contents(wanted):
            if not content.startswith(_POINTER):
                place = folder / path
                with writing(place, len(content), "another TMPDIR"):
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(content)

    def _contents(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield the files with their contents, as one process gives them."""
        with subprocess.Popen(  # noqa: S603 - no shell
            self._call("cat-file", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
        ) as git:
            if git.stdin is None or git.stdout is None:
                return
            for path, blob in wanted.items():
                git.stdin.write(f"{blob}\n".encode())
                git.stdin.flush()
                yield path, self._content(git.stdout, path)
            git.stdin.close()

    def _content(self, stream: IO[bytes], path: str) -> bytes:
        header = stream.readline().split()
        if len(header) != 3:  # "<hash> missing": a partial clone
            found, fix = f"Git does not have the content of {path} in this clone", "Fetch the whole repository"
            raise SpecError([Problem(Code.FILE_MISSING, Place(path), found, fix)])
        content = stream.read(int(header[2]))
        stream.read(1)
        return content

    def _run(self, *arguments: str) -> bytes | None:
        """Return what git prints; nothing where it fails."""
        done = subprocess.run(self._call(*arguments), capture_output=True, env=_environment(), check=False)  # noqa: S603 - no shell
        return done.stdout if done.returncode == 0 else None

    def _call(self, *arguments: str) -> list[str]:
        return [self.git, *_OPTIONS, "-C", str(self.top), *arguments]


def repository(near: Path) -> Repository:
    """Return the repository that a folder lies in.

    Raises
    ------
    SpecError
        It lies in none.
    ToolError
        Git is not installed.
    """
    git = shutil.which("git")
    if git is None:
        found = "Git is needed to compare revisions, and there is none on this machine"
        raise ToolError(
            [Problem(Code.TOOL_MISSING, Place("git"), found, "Install git, or compare two built folders", kind=Kind.TOOL)]
        )
    top = Repository(near, git)._run("rev-parse", "--show-toplevel")
    if top is None:
        found = "This folder is in no repository of git, or in one that git does not trust (safe.directory)"
        fix = "Run the command inside the checkout, or compare two built folders"
        raise SpecError([Problem(Code.REVISION_UNKNOWN, Place(str(near)), found, fix)])
    return Repository(Path(os.fsdecode(top).removesuffix("\n")), git)


def _environment() -> dict[str, str]:
    """Return the environment without what leads git to another repository, as inside a hook; the user's settings stay."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith(_SETTINGS)}
    return {**inherited, **_ENVIRONMENT}


def _is_inside(path: str) -> bool:
    """Tell whether a path of a tree, which a stranger may have written, leads to a place below the folder."""
    try:
        return ".git" not in (part.lower() for part in checked_name(path).parts)
    except ValueError:
        return False
