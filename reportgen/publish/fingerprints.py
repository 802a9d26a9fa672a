"""What tells a problem from others over time, so that code hosts know which are new: not its line, which moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from reportgen.problems import Problem


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return a fingerprint for each problem.

    It is made of the code, the file and the key path; where there is no path, of what was found. Problems that have all this in
    common are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        same = "\0".join([problem.code.value, problem.place.file, problem.place.path or problem.found])
        seen[same] += 1
        found.append(sha256(f"{same}\0{seen[same]}".encode()).hexdigest())
    return found
