"""Running a parser of others' making in a process of its own, with bounds.

Web pages and PDFs go through large libraries that a hostile file can lead
into endless work or gigabytes of memory, inside code that cannot be
interrupted. A child process can: it gets a time limit and, where the system
has one, a memory limit, and takes whatever it leaked with it when it ends.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

from compare.children import child_command, child_environment
from compare.errors import UserError

SECONDS = 60
"""How long a page or a PDF may take."""
MEMORY = 3 * 2**30
"""The most memory, in bytes, the child may ask for (not on Windows)."""


def run_isolated(worker: str, data: bytes, name: str, seconds: float = SECONDS, **arguments: str | None) -> Any:
    """What `worker` ("module:function") returns for `data` and `arguments`, through JSON.

    Raises UserError, calling the file `name`: the worker's own, or one that
    says that the parser failed, took too long or too much memory.
    """
    import subprocess

    request = json.dumps({"worker": worker, "name": name, "arguments": arguments}).encode() + b"\n"
    try:
        done = subprocess.run(
            child_command(__name__),
            input=request + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(
            f"{name}: took longer than {seconds:g} s to take apart and was given up; save its text as .txt"
        ) from error
    except OSError as error:
        raise UserError(f"{name}: its reader could not be started ({error.strerror or error})") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = {}
    if "error" in answer:
        raise UserError(answer["error"])
    if done.returncode != 0 or "result" not in answer:
        raise UserError(f"{name}: is damaged or too complex to be taken apart; save its text as .txt")
    return answer["result"]


def serve() -> None:
    """The child's side: one request from standard input, one answer to standard output."""
    _limit_memory()
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(header)
    module, _, function = request["worker"].partition(":")
    try:
        worker = getattr(importlib.import_module(module), function)
        answer = {"result": worker(data, request["name"], **request["arguments"])}
    except UserError as error:
        answer = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    for kind, amount in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, 2 * SECONDS)):
        _, most = resource.getrlimit(kind)
        if most == resource.RLIM_INFINITY or most > amount:
            try:
                resource.setrlimit(kind, (amount, most))
            except (ValueError, OSError):
                # macOS knows RLIMIT_AS but may refuse to set it.
                continue


if __name__ == "__main__":
    serve()
