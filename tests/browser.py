"""Chromium without a window, spoken to by the DevTools protocol through a pair of pipes: no library, no port."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SECONDS = 60
"""How long one answer may take, on a machine that does much else."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """The browser of this machine, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


_START = """
import os, sys
orders, answers, *command = sys.argv[1:]
orders, answers = os.dup(int(orders)), os.dup(int(answers))
os.dup2(orders, 3)
os.dup2(answers, 4)
for kept in (3, 4):
    os.set_inheritable(kept, True)
os.execvp(command[0], command)
"""
"""The browser reads orders from the descriptor 3 and answers on 4."""


class Page:
    """One page of a running browser."""

    def __init__(self, process: subprocess.Popen[bytes], answers: int, orders: int) -> None:
        self._process, self._answers, self._orders = process, answers, orders
        self._number, self._buffer, self._session = 0, b"", ""
        self._events: list[dict[str, Any]] = []
        target = self._order("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._order("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._order(f"{domain}.enable")
        self._order("Page.setLifecycleEventsEnabled", enabled=True)

    def open(self, file: Path, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        """Load a file in a window of this size, by a reader whose system is light or dark."""
        self._events.clear()
        self._order("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._order("Emulation.setEmulatedMedia", media="", features=[scheme])
        # By its loader: the page before may still be telling that it was loaded.
        self._wait_loaded(self._order("Page.navigate", url=file.as_uri())["loaderId"])
        # What lies outside the window is laid out, or is not, from the first picture on.
        self.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def value(self, expression: str) -> Any:
        """What a JavaScript expression comes to, as JSON can hold it."""
        found = self._order("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise AssertionError(found["exceptionDetails"])
        return found["result"].get("value")

    def errors(self) -> list[str]:
        """What went wrong since the page was opened: exceptions, lines in the console, broken rules of its policy."""
        self.value("1")
        return [
            json.dumps(event["params"])
            for event in self._events
            if event["method"] in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
        ]

    def pdf(self) -> bytes:
        """The page as it is printed on A4."""
        found = self._order("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False)
        return base64.b64decode(found["data"])

    def _order(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        order: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return dict(message["result"])
            self._events.append(message)

    def _wait_loaded(self, loader: str) -> None:
        wanted = {"loaderId": loader, "name": "load"}
        while not any(wanted.items() <= event.get("params", {}).items() for event in self._events):
            self._events.append(self._next())

    def _next(self) -> dict[str, Any]:
        late = time.monotonic() + SECONDS
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._answers], [], [], max(0.0, late - time.monotonic()))
            data = os.read(self._answers, 2**20) if ready else b""
            if not data:
                raise AssertionError(f"the browser said nothing for {SECONDS} s, or is gone")
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))


@contextlib.contextmanager
def running(program: str, folder: Path) -> Iterator[Page]:
    """A browser whose profile is in `folder`, ended with all its processes."""
    their_orders, orders = os.pipe()
    answers, their_answers = os.pipe()
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"]
    command = [program, *flags, f"--user-data-dir={folder}", "--remote-debugging-pipe", "about:blank"]
    process = subprocess.Popen(
        [sys.executable, "-c", _START, str(their_orders), str(their_answers), *command],
        pass_fds=(their_orders, their_answers),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(their_orders)
    os.close(their_answers)
    try:
        yield Page(process, answers, orders)
    finally:
        os.close(orders)
        os.close(answers)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()
