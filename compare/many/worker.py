"""The process that compares pairs one after another, and the handle on it.

A pair may hang in code that nothing can interrupt, take all memory or bring
the interpreter down. So it is compared in a process of its own kind, which is
kept for the next pair and killed where it is too slow: `Worker` is the side
that gives the work, `serve` that of the process.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from compare.children import child_command, child_environment
from compare.many.frames import receive, send
from compare.many.job import Outcome, Work, outcome_from_wire, outcome_to_wire, run_wire

MEMORY = 4 * 2**30
"""Bytes that a worker may ask for, by default (not on Windows)."""
SECONDS = 300.0
"""Seconds for a pair, by default: a hundred times what two long articles take."""
NEAR = 0.8
"""The share of that limit from which an error is taken to be one of memory."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
"""As many processes as cores are used; threads would only wait for each other."""


class Worker:
    """A process that compares; started by the first job, and again after it had to be ended.

    To be used by one thread at a time, except `stop`.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The number of the process, if it runs."""
        return self._process.pid if self._process else None

    def limit(self, *, seconds: float, memory: int) -> None:
        """Have these limits from now on."""
        if (seconds, memory) != (self._seconds, self._memory):
            self._seconds, self._memory = seconds, memory
            if self._process is not None:
                self._end(self._process)

    def run(self, job: Work) -> Outcome:
        """The outcome of `job`: within the time limit, whatever becomes of the process."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            _kill(process)

        timer = threading.Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            send(process.stdin, *job.wire())
            outcome = outcome_from_wire(*receive(process.stdout))
        except (EOFError, OSError, ValueError):
            return self._ended(process, late.is_set())
        finally:
            timer.cancel()
        if outcome.kind == "memory":
            self._end(process)
        return outcome

    def stop(self) -> None:
        """End the process for good, whatever it does; for any thread. What runs then fails."""
        self._closed = True
        if self._process is not None:
            _kill(self._process)

    def close(self) -> None:
        """End the process for good; for the thread that gives the jobs, when it has none left."""
        self.stop()
        if self._process is not None:
            self._end(self._process)

    def _start(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise OSError("the worker is closed")
        self._process = subprocess.Popen(
            child_command(__name__, str(self._seconds), str(self._memory)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**child_environment(), **ONE_THREAD, "TOKENIZERS_PARALLELISM": "false"},
            start_new_session=True,
        )
        if self._closed:  # while it was started
            _kill(self._process)
        return self._process

    def _ended(self, process: subprocess.Popen[bytes], late: bool) -> Outcome:
        self._end(process)
        if late:
            reason = f"took longer than {self._seconds:g} s and was given up; --timeout allows more"
            return Outcome(error=reason, kind="timeout")
        code = process.returncode
        how = f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"
        return Outcome(error=f"its worker {how} (out of memory, or killed from outside)", kind="crash")

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        _kill(process)
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process = None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it started."""
    if process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def serve(seconds: float, memory: int) -> None:
    """The process's side: jobs from standard input, outcomes to standard output, until the giver is gone."""
    import faulthandler

    from compare.reading.isolated import keep_reader, limit_memory

    # An interrupt at the terminal is the giver's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(memory)
    keep_reader()
    source, answers = _own_streams()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    while True:
        try:
            wire = receive(source)
        except EOFError:
            return
        # Where the giver was killed while this hangs, nobody else would end it.
        faulthandler.dump_traceback_later(2 * seconds + 10, exit=True, file=nowhere)
        try:
            outcome = run_wire(*wire)
            short = outcome.kind == "program" and _used_most_of(memory)
        except MemoryError:
            short = True
        if short:
            reason = f"needs more than the {memory >> 20} MiB that a worker may use; --memory allows more"
            outcome = Outcome(error=reason, kind="memory")
        faulthandler.cancel_dump_traceback_later()
        send(answers, *outcome_to_wire(outcome))


def _used_most_of(memory: int) -> bool:
    """Whether this process came near its limit, so that what failed did so for want of memory, whatever it said."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return False
    peak = next((line.split()[1] for line in status.splitlines() if line.startswith("VmPeak:")), "0")
    return int(peak) * 1024 > NEAR * memory


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, taken out of reach of libraries that read or print."""
    source, answers = (os.fdopen(os.dup(number), mode) for number, mode in ((0, "rb"), (1, "wb")))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return source, answers  # type: ignore[return-value]


if __name__ == "__main__":
    serve(float(sys.argv[1]), int(sys.argv[2]))
