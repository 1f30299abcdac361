"""Who does the work: processes of this machine (`local`), or a cluster (`compare.many.cluster`).

An engine takes tasks from an iterator as it gets free, so that few wait in
memory, and gives outcomes as they come, in any order.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from compare.errors import UserError
from compare.many.job import AGAIN, Outcome, Work
from compare.many.worker import MEMORY, SECONDS, Worker

ATTEMPTS = 2
"""How often a pair is tried whose worker did not outlive it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A pair by its place in the list, and how its job is made (files are read only when it is its turn).

    `make` raises UserError for files that cannot be read.
    """

    number: int
    make: Callable[[], Work]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task, after how many attempts and seconds of a worker's time."""

    number: int
    outcome: Outcome
    attempts: int
    seconds: float


class Engine(Protocol):
    """Runs tasks; `workers` is how many at a time, as far as it knows."""

    @property
    def workers(self) -> int:
        """How many pairs are compared at the same time."""

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """The outcome of every task. Closing the iterator ends what runs."""


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Local:
    """Worker processes of this machine, each driven by a thread."""

    def __init__(self, workers: int | None = None, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._count = workers or cores()
        self._limits: dict[str, Any] = {"seconds": seconds, "memory": memory}

    @property
    def workers(self) -> int:
        """How many processes there are, at most."""
        return self._count

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """The outcome of every task, as they come; processes end with the iterator."""
        hand_out = threading.Lock()
        results: queue.Queue[Done | BaseException | None] = queue.Queue(maxsize=2 * self._count)
        workers = [Worker(**self._limits) for _ in range(self._count)]
        stopped = threading.Event()

        def drive(worker: Worker) -> None:
            try:
                while not stopped.is_set():
                    with hand_out:
                        task = next(tasks, None)
                    if task is None:
                        break
                    put(attempt(worker, task))
            except BaseException as error:
                put(error)
            finally:
                worker.close()
                put(None)

        def put(result: Done | BaseException | None) -> None:
            while not stopped.is_set():
                try:
                    results.put(result, timeout=0.2)
                    return
                except queue.Full:
                    continue

        threads = [threading.Thread(target=drive, args=(worker,), daemon=True) for worker in workers]
        try:
            for thread in threads:
                thread.start()
            left = len(threads)
            while left:
                result = results.get()
                if result is None:
                    left -= 1
                elif isinstance(result, Done):
                    yield result
                else:
                    raise result
        finally:
            stopped.set()
            for worker in workers:
                worker.stop()
            for thread in threads:
                thread.join(5)


def attempt(worker: Worker, task: Task) -> Done:
    """Run a task, a second time where that may go better."""
    import time

    start = time.monotonic()
    try:
        job = task.make()
    except UserError as error:
        return Done(task.number, Outcome(error=str(error), kind="input"), 1, time.monotonic() - start)
    return tried(worker, task.number, job)


def tried(worker: Worker, number: int, job: Work) -> Done:
    """Run a job, a second time where that may go better."""
    import time

    tries = 0
    while True:
        tries += 1
        start = time.monotonic()
        outcome = worker.run(job)
        seconds = time.monotonic() - start
        if outcome.kind not in AGAIN or tries == ATTEMPTS:
            return Done(number, outcome, tries, seconds)
