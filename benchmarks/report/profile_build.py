"""Say where the CPU time of one build goes: imports, each stage, each figure, layout, writing.

Usage: python benchmarks/report/profile_build.py SPEC

Times are of this process and thread, user and system. A part that runs within another (a figure within "render") is taken
out of it, so that the column adds up to the whole. What other processes or threads of the build use is shown at the end.
"""

from __future__ import annotations

import builtins
import importlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START = time.process_time()

PARTS = (
    # what it is, where it is looked up, its name there
    ("spec: read", "reportgen.spec.read", "read_spec"),
    ("spec: plan", "reportgen.spec.plan", "plan"),
    ("data: open", "reportgen.data.open", "open_data"),
    ("analysis", "reportgen.analysis.analyse", "analyse"),
    ("facts", "reportgen.facts.evaluate", "evaluate"),
    ("content", "reportgen.content.compose", "compose"),
    ("figure", "reportgen.render.charts.draw", "draw"),
    ("page as HTML", "reportgen.render.render", "body"),
    ("fonts: subset", "reportgen.render.look", "subset"),
    ("fonts: characters", "reportgen.render.render", "characters"),
    ("PDF: parse", "weasyprint", "HTML.__init__"),
    ("PDF: layout", "weasyprint", "HTML.render"),
    ("PDF: write", "weasyprint.document", "Document.write_pdf"),
    ("render: other", "reportgen.render.render", "render"),
    ("publish", "reportgen.publish.version", "publish"),
)
"""``figure`` is counted for each figure by its name."""


class Clock:
    """Self times of nested parts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.times: dict[str, int] = {}
        self.stack: list[float] = []

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens inside to a part, and not to the one around it."""
        began = time.process_time()
        self.stack.append(0.0)
        try:
            yield
        finally:
            spent = time.process_time() - began
            inner = self.stack.pop()
            self.seconds[name] = self.seconds.get(name, 0.0) + spent - inner
            self.times[name] = self.times.get(name, 0) + 1
            if self.stack:
                self.stack[-1] += spent

    def wrap(self, name: str | Callable[..., str], function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time counted."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.part(name if isinstance(name, str) else name(*args, **kwargs)):
                return function(*args, **kwargs)

        return timed


def count_imports(clock: Clock) -> None:
    """Count imports by themselves, whichever part asks for them."""
    real = builtins.__import__
    depth = 0

    def counted(name: str, *args: Any, **kwargs: Any) -> Any:
        nonlocal depth
        if depth or name in sys.modules or (args[3:] and args[3]):  # relative imports load nothing but within others
            return real(name, *args, **kwargs)
        depth += 1
        try:
            with clock.part("imports"):
                return real(name, *args, **kwargs)
        finally:
            depth -= 1

    builtins.__import__ = counted  # type: ignore[assignment]


def figure_name(_chart: object, name: str, *_: object) -> str:
    """Return what a figure is called in the table."""
    return f"figure {name}"


def instrument(clock: Clock) -> None:
    """Wrap the functions that are the parts."""
    for name, module_name, path in PARTS:
        module = importlib.import_module(module_name)
        owner: Any = module
        *parents, attribute = path.split(".")
        for parent in parents:
            owner = getattr(owner, parent)
        label = figure_name if name == "figure" else name
        setattr(owner, attribute, clock.wrap(label, getattr(owner, attribute)))


def main() -> None:
    clock = Clock()
    with clock.part("imports"):
        for _, module_name, _ in PARTS:
            importlib.import_module(module_name)
        from reportgen import pipeline
    instrument(clock)
    count_imports(clock)
    with clock.part("other"), tempfile.TemporaryDirectory() as output:
        pipeline.build(pipeline.check(Path(sys.argv[1])), Path(output))
    total = sum(clock.seconds.values())
    print(f"{'part':44}{'CPU s':>8}{'%':>7}{'times':>7}")
    for name, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        print(f"{name:44}{seconds:8.3f}{100 * seconds / total:7.1f}{clock.times[name]:7}")
    print(f"{'total':44}{total:8.3f}")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{'start of the interpreter (not in the total)':44}{START:8.3f}")
    print(f"{'other processes (not in the total)':44}{children.ru_utime + children.ru_stime:8.3f}")


if __name__ == "__main__":
    main()
