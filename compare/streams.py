"""Standard streams that are closed, full or left by their reader."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO

NAMES = ("stdin", "stdout", "stderr")


def hold() -> None:
    """Put something in the place of standard streams that were closed before the start.

    Otherwise the next file opened would get their number, and what is meant
    for the reader would be written into it. What is then written to standard
    output fails when it is flushed, what is written to standard error is lost;
    `sys.stdin` stays None, which its readers know.
    """
    for number, name in enumerate(NAMES):
        if getattr(sys, name) is not None:
            continue
        try:
            os.fstat(number)
        except OSError:
            # Opened to read: what is written to standard output must fail, not vanish.
            flags = os.O_WRONLY if name == "stderr" else os.O_RDONLY
            opened = os.open(os.devnull, flags)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
        if name != "stdin":
            setattr(sys, name, open(number, "w", encoding="utf-8", errors="replace", closefd=False))  # noqa: SIM115


def tell(line: str) -> None:
    """Print a line on standard error; where it cannot be written, nobody is there to be told."""
    try:
        print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        abandon(sys.stderr)


def abandon(stream: IO[str]) -> None:
    """Send what is still buffered nowhere, so that the interpreter's exit does not fail on it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
