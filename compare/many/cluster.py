"""The engine that compares on a dask cluster: the same jobs, sent to whoever is free.

A dask worker cannot end a task that hangs, and dies with one that takes all
memory. So it compares in a process of its own (`compare.many.worker`), which
it keeps for the next pair, as this machine does without a cluster. Where a
dask worker dies, the scheduler gives its pairs to others.
"""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from compare.errors import UserError
from compare.extras import needs
from compare.inert import one_line
from compare.many.engine import Done, Task, tried
from compare.many.job import Outcome, Wire, Work, outcome_from_wire, outcome_to_wire
from compare.many.worker import MEMORY, SECONDS, Worker

WAITING = 2
"""Pairs sent ahead for each thread of the cluster: one is there when another is done."""
PATIENCE = 20.0
"""Seconds to wait for a scheduler, for a first worker, and for a scheduler that went away."""
SENT = 5
"""How often a pair is sent whose scheduler went away and came back without it."""
LOOK = 1.0
"""Seconds between two looks at whether the scheduler is still there."""


@dataclass(frozen=True, slots=True)
class _Sent:
    number: int
    job: Work
    times: int = 0


class Cluster:
    """The dask cluster whose scheduler listens at `address`.

    Raises UserError where none does, and MissingExtra without dask.
    """

    def __init__(self, address: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        with needs("cluster", f"--scheduler {address}"):
            import distributed
        # What matters of it is told in our words; distributed gives some of its loggers levels of their own.
        theirs = [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]
        for name in (*theirs, "distributed", "tornado.application", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._address = address
        self._limits = {"seconds": seconds, "memory": memory}
        connect: Any = distributed.Client
        try:
            self._client: Any = connect(address, timeout=PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            raise UserError(_unreachable(address, error)) from error

    @property
    def workers(self) -> int:
        """Threads of all workers of the cluster, as far as the scheduler says; one at least."""
        try:
            return max(1, sum(map(int, self._client.nthreads().values())))
        except (OSError, ValueError, TimeoutError, RuntimeError):
            return 1

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """The outcome of every task, as they come. Raises UserError where the scheduler went away for good."""
        finished: queue.Queue[Any] = queue.Queue()
        waiting: dict[Any, _Sent] = {}
        room, looked = WAITING * self.workers, time.monotonic()
        more = True
        try:
            while more or waiting:
                while more and len(waiting) < room:
                    task = next(tasks, None)
                    if task is None:
                        more = False
                        break
                    try:
                        job = task.make()
                    except UserError as error:
                        yield Done(task.number, Outcome(error=str(error), kind="input"), 1, 0.0)
                        continue
                    self._send(_Sent(task.number, job), waiting, finished)
                if not waiting:
                    continue
                try:
                    future = finished.get(timeout=LOOK)
                except queue.Empty:
                    future = None
                if future in waiting:
                    sent = waiting.pop(future)
                    if future.status in ("cancelled", "lost") and sent.times < SENT:
                        self._send(sent, waiting, finished)
                    else:
                        yield self._done(future, sent.number)
                if time.monotonic() - looked > LOOK:
                    self._insist()
                    room, looked = WAITING * self.workers, time.monotonic()
        finally:
            self._leave(list(waiting))

    def _send(self, sent: _Sent, waiting: dict[Any, _Sent], finished: queue.Queue[Any]) -> None:
        """Give the scheduler a job; its future goes to `finished` when it is done."""
        self._insist()
        try:
            future = self._client.submit(compare_there, *sent.job.wire(), self._limits, pure=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise UserError(_gone(self._address)) from error
        waiting[future] = replace(sent, times=sent.times + 1)
        future.add_done_callback(finished.put)

    def _done(self, future: Any, number: int) -> Done:
        try:
            value, blobs, attempts, seconds = future.result()
        except Exception as error:  # whatever dask found: a pair that killed several workers, a worker without muqabala
            self._insist()
            reason = one_line(f"{type(error).__name__}: {error}")[:300]
            return Done(number, Outcome(error=f"the cluster gave it up ({reason})", kind="crash"), 1, 0.0)
        finally:
            future.release()
        return Done(number, outcome_from_wire(value, blobs), attempts, seconds)

    def _insist(self) -> None:
        """Wait for a scheduler that cannot be reached; UserError where it does not come back."""
        end = time.monotonic() + PATIENCE
        while self._client.status != "running":
            if time.monotonic() > end or self._client.status == "closed":
                raise UserError(_gone(self._address))
            time.sleep(0.1)

    def _leave(self, waiting: list[Any]) -> None:
        with suppress(OSError, ValueError, RuntimeError, TimeoutError):  # nobody is there to be told
            if waiting and self._client.status == "running":
                self._client.cancel(waiting, force=True)
            self._client.close(timeout=2)


def _unreachable(address: str, error: Exception) -> str:
    reason = one_line(str(error))[:160]
    return (
        f"--scheduler {address}: no cluster with workers answers ({reason}); start 'dask scheduler' and 'dask worker'"
    )


def _gone(address: str) -> str:
    return f"--scheduler {address}: the scheduler went away; start it, then the same command again, which goes on"


_free: queue.LifoQueue[Worker] = queue.LifoQueue()
"""Processes of a dask worker that wait for a job; there are as many as its threads."""


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A job that is passed on as it came."""

    content: Wire

    def wire(self) -> Wire:
        return self.content


def compare_there(
    value: dict[str, Any], blobs: list[bytes], limits: dict[str, Any]
) -> tuple[dict[str, Any], list[bytes], int, float]:
    """What a dask worker runs: a job, and the outcome with attempts and seconds, all in wire form."""
    try:
        worker = _free.get_nowait()
    except queue.Empty:
        worker = Worker(**limits)
    worker.limit(**limits)
    try:
        done = tried(worker, 0, _Sealed((value, blobs)))
    finally:
        _free.put(worker)
    return (*outcome_to_wire(done.outcome), done.attempts, done.seconds)
