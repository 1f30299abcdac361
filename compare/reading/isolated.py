"""Running a parser of others' making in a process of its own, with bounds.

Web pages and PDFs go through large libraries that a hostile file can lead
into endless work or gigabytes of memory, inside code that cannot be
interrupted. A child process can: it gets a time limit and, where the system
has one, a memory limit, and takes whatever it leaked with it when it ends.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import struct
import sys
from typing import TYPE_CHECKING, Any

from compare.children import child_command, child_environment
from compare.errors import UserError

if TYPE_CHECKING:
    import subprocess

SECONDS = 60
"""How long a page or a PDF may take."""
MEMORY = 3 * 2**30
"""The most memory, in bytes, the child may ask for (not on Windows)."""
FILES = 500
"""Files that a kept child reads: what a library leaks grows no further."""
_SIZES = struct.Struct(">QQ")
_SIZE = struct.Struct(">Q")


def run_isolated(worker: str, data: bytes, name: str, seconds: float = SECONDS, **arguments: str | None) -> Any:
    """What `worker` ("module:function") returns for `data` and `arguments`, through JSON.

    Raises UserError, calling the file `name`: the worker's own, or one that
    says that the parser failed, took too long or too much memory.
    """
    import subprocess

    request = json.dumps({"worker": worker, "name": name, "arguments": arguments}).encode() + b"\n"
    if _kept is not None:
        return _result(_kept.answer(request, data, name, seconds), name)
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
        raise _too_slow(name, seconds) from error
    except OSError as error:
        raise UserError(f"{name}: its reader could not be started ({error.strerror or error})") from error
    return _result(done.stdout if done.returncode == 0 else b"", name)


def _result(answered: bytes, name: str) -> Any:
    """The result in what a child answered, or the error. An answer that is none tells that the child died."""
    try:
        answer = json.loads(answered)
    except ValueError:
        answer = {}
    if "error" in answer:
        raise UserError(answer["error"])
    if "result" not in answer:
        raise UserError(f"{name}: is damaged or too complex to be taken apart; save its text as .txt")
    return answer["result"]


def _too_slow(name: str, seconds: float) -> UserError:
    return UserError(f"{name}: took longer than {seconds:g} s to take apart and was given up; save its text as .txt")


_kept: KeptReader | None = None


def keep_reader() -> None:
    """From now on keep the child for the next file, where many files are read: a start takes most of the time.

    Not for several threads at once.
    """
    global _kept
    _kept = KeptReader()


class KeptReader:
    """A child that reads one file after another, with the same limits for each; a new one after any that failed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def answer(self, request: bytes, data: bytes, name: str, seconds: float) -> bytes:
        """What the child answers; nothing if it died. Raises UserError where it was too slow or cannot be started."""
        import subprocess
        import threading

        if self._process is None or self._process.poll() is not None or self._files >= FILES:
            self.close()
            try:
                self._process = subprocess.Popen(
                    child_command(__name__, "many"),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=child_environment(),
                )
            except OSError as error:
                raise UserError(f"{name}: its reader could not be started ({error.strerror or error})") from error
            self._files = 0
        self._files += 1
        process, late = self._process, threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(_SIZES.pack(len(request), len(data)) + request)
            process.stdin.write(data)
            process.stdin.flush()
            (size,) = _SIZE.unpack(process.stdout.read(_SIZE.size))
            answered = process.stdout.read(size)
        except (OSError, struct.error):
            answered = b""
        finally:
            timer.cancel()
        if late.is_set():
            self.close()
            raise _too_slow(name, seconds)
        if not answered:
            self.close()
        return answered

    def close(self) -> None:
        """End the child, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
        self._process = None


def serve() -> None:
    """The child's side: one request from standard input, one answer to standard output."""
    _limit(MEMORY, 2 * SECONDS)
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(_answer(header, data))
    sys.stdout.flush()


def serve_many() -> None:
    """The same for one request after another, until the other side is gone."""
    import time

    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # A library that prints must not get between the answers.
    while len(sizes := source.read(_SIZES.size)) == _SIZES.size:
        request, data = (source.read(size) for size in _SIZES.unpack(sizes))
        _limit(MEMORY, int(time.process_time()) + 2 * SECONDS)
        answer = _answer(request, data)
        answers.write(_SIZE.pack(len(answer)) + answer)
        answers.flush()


def _answer(header: bytes, data: bytes) -> bytes:
    request = json.loads(header)
    module, _, function = request["worker"].partition(":")
    try:
        worker = getattr(importlib.import_module(module), function)
        answer = {"result": worker(data, request["name"], **request["arguments"])}
    except UserError as error:
        answer = {"error": str(error)}
    return json.dumps(answer).encode()


def limit_memory(memory: int) -> None:
    """Let this process, and those that it starts, ask for no more than `memory` bytes each, where the system can."""
    _limit(memory, None)


def _limit(memory: int, seconds: int | None) -> None:
    """Limits of this process: bytes of memory, and seconds of work in all."""
    try:
        import resource
    except ImportError:
        return
    for kind, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        _, most = resource.getrlimit(kind)
        if amount is not None and (most == resource.RLIM_INFINITY or most > amount):
            try:
                resource.setrlimit(kind, (amount, most))
            except (ValueError, OSError):
                # macOS knows RLIMIT_AS but may refuse to set it.
                continue


if __name__ == "__main__":
    serve_many() if sys.argv[1:] else serve()
