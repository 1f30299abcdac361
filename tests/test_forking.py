"""Work that is shared out to copies of the process."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from compare.children import child_command, child_environment
from compare.forking import FEWEST, FIRST, shared_out

CORPORA = Path(__file__).parents[1] / "corpora"
NUMBERS = range(3, 3 + 2 * FEWEST)

SHARED = f"""
import os, sys
from compare.forking import shared_out
numbers = range(3, 3 + {2 * FEWEST})
"""


def in_a_process_with_one_thread(program: str) -> list[str]:
    """The lines that a program prints; pytest itself may run several threads, and so would not copy itself."""
    done = subprocess.run(
        [sys.executable, "-c", SHARED + program], env=child_environment(), capture_output=True, text=True, check=True
    )
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_results_stand_in_order_and_come_from_several_processes():
    lines = in_a_process_with_one_thread(
        "ready = []\n"
        "found = shared_out(lambda n: (n * n, os.getpid()), numbers, ready.append, 3)\n"
        "print(*[square for square, _ in found])\n"
        "print(len({process for _, process in found}), found[0][1] == os.getpid())\n"
        "print(ready == list(range(1, len(numbers) + 1)))"
    )
    assert lines == [" ".join(str(n * n) for n in NUMBERS), "4 True", "True"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
@pytest.mark.parametrize("place", [3, 3 + FIRST, 2 + 2 * FEWEST])
def test_what_the_work_raises_is_raised_here(place: int):
    lines = in_a_process_with_one_thread(
        "def work(n):\n"
        f"    if n == {place}: raise ValueError(f'no {{n}}')\n"
        "try: shared_out(work, numbers, lambda done: None, 2)\n"
        "except ValueError as error: print(error)"
    )
    assert lines == [f"no {place}"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_who_waits_may_stop_it():
    lines = in_a_process_with_one_thread(
        "import multiprocessing\n"
        "def stop(done):\n"
        "    if done == 200: raise KeyboardInterrupt\n"
        "try: shared_out(lambda n: n, numbers, stop, 2)\n"
        "except KeyboardInterrupt: print('stopped', multiprocessing.active_children())"
    )
    assert lines == ["stopped []"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_what_a_killed_copy_leaves_is_done_here():
    lines = in_a_process_with_one_thread(
        "me = os.getpid()\n"
        "def work(n):\n"
        "    if n == 400 and os.getpid() != me: os.kill(os.getpid(), 9)\n"
        "    return n\n"
        "print(shared_out(work, numbers, lambda done: None, 2) == list(numbers))"
    )
    assert lines == ["True"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_what_a_copy_was_sending_when_it_was_killed_is_done_here():
    lines = in_a_process_with_one_thread(
        "import threading\n"
        "me = os.getpid()\n"
        "def work(n):\n"
        "    if n == 404 and os.getpid() != me: threading.Timer(0.5, os.kill, (os.getpid(), 9)).start()\n"
        "    return n, 'x' * 200_000\n"
        "def slowly(done):\n"
        "    if done == 25: __import__('time').sleep(1.5)\n"
        "print([n for n, _ in shared_out(work, numbers, slowly, 2)] == list(numbers))"
    )
    assert lines == ["True"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
@pytest.mark.parametrize("may", [0, 1])
def test_copies_that_cannot_be_started_are_done_without(may: int):
    lines = in_a_process_with_one_thread(
        "fork, started = os.fork, []\n"
        "def limited():\n"
        f"    if len(started) == {may}: raise BlockingIOError(11, 'Resource temporarily unavailable')\n"
        "    started.append(1)\n"
        "    return fork()\n"
        "os.fork = limited\n"
        "print(shared_out(lambda n: n, numbers, lambda done: None, 3) == list(numbers))"
    )
    assert lines == ["True"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_copies_end_when_the_first_process_is_killed(tmp_path: Path):
    lines = in_a_process_with_one_thread(
        "import time\n"
        f"log = {str(tmp_path / 'log')!r}\n"
        "def work(n):\n"
        "    with open(log, 'a') as out: out.write(f'{os.getpid()}\\n')\n"
        "    time.sleep(0.01)\n"
        "if os.fork() == 0:\n"
        "    shared_out(work, range(10_000), lambda done: done == 400 and os.kill(os.getpid(), 9), 2)\n"
        "os.wait()\n"
        "time.sleep(0.2)\n"
        "first = os.path.getsize(log)\n"
        "time.sleep(0.3)\n"
        "print(os.path.getsize(log) == first)"
    )
    assert lines == ["True"]


@pytest.mark.parametrize(("numbers", "processes"), [(NUMBERS, 1), (range(FEWEST - 1), 4)])
def test_little_is_done_here(numbers: range, processes: int):
    seen: list[int] = []
    assert shared_out(lambda n: seen.append(n) or -n, numbers, lambda done: None, processes) == [-n for n in numbers]
    assert seen == list(numbers)


def test_a_process_with_several_threads_is_not_copied():
    seen: list[int] = []
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        shared_out(seen.append, NUMBERS, lambda done: None, 4)
    finally:
        stop.set()
        thread.join()
    assert seen == list(NUMBERS)


def test_a_long_text_has_the_same_findings_however_many_processes(tmp_path: Path):
    pairs = [folder for folder in sorted(CORPORA.iterdir()) if (folder / "gold.json").is_file()]
    for name in ("original.ar.txt", "report.en.txt"):
        texts = [(folder / name).read_text("utf-8") for folder in pairs]
        (tmp_path / name).write_text("\n\n".join(texts), "utf-8")
    found = [
        subprocess.run(
            [*child_command("compare"), "flag", "--threads", threads, "original.ar.txt", "report.en.txt"],
            cwd=tmp_path,
            env=child_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        for threads in ("1", "2")
    ]
    assert found[0].stdout.count("\n") > FEWEST / 4
    assert found[0].stdout == found[1].stdout
    assert [one.stderr for one in found] == ["", ""]
