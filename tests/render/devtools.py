"""A real pointer, finger and keyboard in headless Chromium, driven over its debugging pipe without a further package."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--hide-scrollbars"),
)
"""A browser without a window, that asks nobody for anything."""
_THEIRS = (3, 4)
"""The descriptors on which Chromium reads and writes."""
_SETTLED = """(async () => {
  await document.fonts.ready;
  for (let y = NaN, still = 0; still < 3; y = scrollY) {
    await new Promise(requestAnimationFrame);
    still = y === scrollY ? still + 1 : 0;
  }
})()"""
"""Three frames without scrolling, which may be smooth."""


class Page:
    """A page in a window of its own."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._session, self._count, self._read = "", 0, b""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; events in between are passed over."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._count:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            received = os.read(self._answers, 1 << 16)
            assert received, "Chromium ended"
            self._read += received
        first, _, self._read = self._read.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message

    def open(self, file: Path, width: int, height: int, *, dark: bool = False, touch: bool = False) -> None:
        """Open a file in a window of this size."""
        self.size(width, height, dark=dark, touch=touch)
        self.visit(file.as_uri())

    def size(self, width: int, height: int, *, dark: bool = False, touch: bool = False) -> None:
        """Make a window of this size."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)
        schemes = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=schemes)

    def visit(self, address: str) -> None:
        """Go to an address and wait until it is there."""
        self.call("Page.navigate", url=address)
        wanted = address.partition(":")[0] + ":complete"
        self.wait_for(f"location.protocol + document.readyState === {json.dumps(wanted)}")

    def wait_for(self, condition: str) -> Any:
        """Wait until a JavaScript expression is true and what it shows is laid out; return its value.

        While one page gives way to the next there is no answer, or one of a page that is half there.
        """
        last: AssertionError | None = None
        for _ in range(2400):
            try:
                if found := self.value(condition):
                    self.settle()
                    return found
            except AssertionError as error:
                last = error
            time.sleep(0.05)
        raise AssertionError(f"never true: {condition}") from last

    def value(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; the page's policy forbids scripts of its own only."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def settle(self) -> None:
        """Wait until what was done is laid out."""
        self.value(_SETTLED)

    def middle(self, expression: str) -> tuple[float, float]:
        """Scroll an element to the middle of the window and return where it is."""
        self.value(f"({expression}).scrollIntoView({{block: 'center', behavior: 'instant'}})")
        self.settle()
        x, y = self.value(
            f"(() => {{ const r = ({expression}).getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] }})()"
        )
        return x, y

    def move(self, x: float, y: float) -> None:
        """Move the pointer."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.settle()

    def tap(self, x: float, y: float) -> None:
        """Tap with a finger."""
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.settle()

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key and let it go."""
        for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                text=text if kind == "keyDown" else "",
            )
        self.settle()


@contextmanager
def chromium(profile: Path) -> Iterator[Page]:
    """Start Chromium with a profile of its own and end it."""
    ours_to_theirs, theirs_to_ours = os.pipe(), os.pipe()
    theirs = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10) for fd in (ours_to_theirs[0], theirs_to_ours[1])]
    for fd in (ours_to_theirs[0], theirs_to_ours[1]):
        os.close(fd)
    moves = [(os.POSIX_SPAWN_DUP2, fd, to) for fd, to in zip(theirs, _THEIRS, strict=True)]
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    call = [CHROMIUM, *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={profile}"]
    child = os.posix_spawn(CHROMIUM, call, os.environ, file_actions=[*moves, *quiet], setpgroup=0)
    for fd in theirs:
        os.close(fd)
    try:
        yield Page(ours_to_theirs[1], theirs_to_ours[0])
    finally:
        os.close(ours_to_theirs[1])
        os.close(theirs_to_ours[0])
        os.killpg(child, signal.SIGTERM)
        os.waitpid(child, 0)
