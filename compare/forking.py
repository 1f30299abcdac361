"""Work on many passages, shared out to copies of this process: `fork` copies what was read and reckoned for nothing.

Only on Linux, and only in a process with a single thread: what another thread holds locked when a process is
copied stays locked in the copy for ever. Elsewhere, and with little to do, the work is done here; the results are the
same and in the same order.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FEWEST = 300
"""Numbers from which on a copy is worth its start."""
MOST = 8
"""Copies, at most: each keeps its own memory of words and texts."""
FIRST = 24
"""Numbers that are worked on before the process is copied: whatever is read at first use is then read once."""
BLOCK = 64
"""Neighbours that one copy works on: they share much of what is known of them."""

Result = TypeVar("Result")


def shared_out(
    work: Callable[[int], Result], numbers: Sequence[int], done: Callable[[int], None], processes: int | None = None
) -> list[Result]:
    """`work` on each of `numbers`, in order, by as many processes as there are cores (or `processes`).

    `done` is called with how many are ready, and may raise to stop. What `work` raises is raised here. Results must be
    such as can be pickled.
    """
    found: dict[int, Result] = {}
    copies = min(MOST, processes or _cores())
    may_fork = sys.platform == "linux" and threading.active_count() == 1
    here = numbers[:FIRST] if may_fork and copies > 1 and len(numbers) >= FEWEST else numbers
    for number in here:
        found[number] = work(number)
        done(len(found))
    for number, result in _from_copies(work, numbers[len(here) :], copies):
        found[number] = result
        done(len(found))
    # What copies left that could not be started, or were killed, for memory say.
    for number in [number for number in numbers if number not in found]:
        found[number] = work(number)
        done(len(found))
    return [found[number] for number in numbers]


def _from_copies(work: Callable[[int], Result], numbers: Sequence[int], copies: int) -> Iterator[tuple[int, Result]]:
    """The results of `work` as they become ready, each with its number."""
    if not numbers:
        return
    from multiprocessing import get_context
    from multiprocessing.connection import wait

    context = get_context("fork")
    blocks = [numbers[start : start + BLOCK] for start in range(0, len(numbers), BLOCK)]
    open_ends: list[Connection] = []
    started = []
    try:
        for copy in range(copies):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_work_off, args=(work, blocks[copy::copies], theirs), daemon=True)
            try:
                process.start()
            except OSError:  # no more processes, or no memory for one
                break
            finally:
                theirs.close()  # so that the end of a copy is the end of what it sends
            started.append(process)
            open_ends.append(ours)
        while open_ends:
            for end in cast("list[Connection]", wait(open_ends)):
                try:
                    ready = end.recv()
                except (EOFError, OSError):  # it ended, perhaps in the middle of what it sent
                    open_ends.remove(end)
                    continue
                if isinstance(ready, BaseException):
                    raise ready
                yield from ready
    finally:
        for process in started:
            process.terminate()
            process.join()


def _work_off(work: Callable[[int], Result], blocks: Sequence[Sequence[int]], out: Connection) -> None:
    """In a copy: send the results of each block; of a failure, what was raised."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the program means the first process, which ends this
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # the threads of the library's pool were not copied
    first = os.getppid()
    try:
        for block in blocks:
            found = []
            for number in block:
                if os.getppid() != first:  # it was killed: nobody waits for this any more
                    return
                found.append((number, work(number)))
            out.send(found)
    except BaseException as error:
        out.send(error)
    out.close()


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
