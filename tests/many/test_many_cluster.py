"""Batches on a dask cluster of real processes on this machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from many_texts import endless, write_pairs
from test_many_batch import rows, table, until

from compare.cli import main

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.slow,
    # Of distributed itself: sockets and loops that are closed by the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

WORKERS = 2


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def batch(cluster: Any, pairs: Path, out: Path, *words: str) -> int:
    return main(["batch", str(pairs), "-o", str(out), "--scheduler", cluster.scheduler_address, *words])


def test_a_cluster_writes_the_same_bytes_as_this_machine(cluster: Any, tmp_path: Path) -> None:
    pairs = write_pairs(tmp_path / "in", 6)
    (pairs / "pair004" / "report.en.txt").write_bytes(b"")
    words = ("--format", "json,html,flag")
    assert batch(cluster, pairs, tmp_path / "there", *words) == 2
    assert main(["batch", str(pairs), "-o", str(tmp_path / "here"), *words]) == 2
    here, there = (sorted((tmp_path / name / "pairs").iterdir()) for name in ("here", "there"))
    assert [file.name for file in here] == [file.name for file in there]
    assert len(here) == 15
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(here, there, strict=True))
    assert "is empty" in table(tmp_path / "there")["pair004"]["error"]


def test_a_killed_worker_of_the_cluster_costs_no_pair(cluster: Any, tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", 30), tmp_path / "out"
    with distributed.Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))

    def kill() -> None:
        until(lambda: (out / "rows.jsonl").exists() and len(rows(out)) >= 3)
        os.kill(victim, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    assert batch(cluster, pairs, out, "--format", "flag") == 0
    thread.join()
    assert {row["status"] for row in table(out).values()} == {"compared"}
    assert len(table(out)) == 30


def test_a_poisoned_pair_costs_the_cluster_no_worker(cluster: Any, tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", 5), tmp_path / "out"
    for name in ("original.ar.txt", "report.en.txt"):
        (pairs / "pair002" / name).write_text(endless(60_000), "utf-8")
    with distributed.Client(cluster) as client:
        client.wait_for_workers(WORKERS, timeout=60)  # one that was killed before comes back in its own time
        before = set(client.run(os.getpid).values())
        # Long enough for a process that starts on a busy machine and compares a short pair.
        assert batch(cluster, pairs, out, "--timeout", "12") == 2
        assert set(client.run(os.getpid).values()) == before
    found = table(out)
    assert (found["pair002"]["status"], found["pair002"]["attempts"]) == ("failed", "2")
    assert "took longer than 12 s" in found["pair002"]["error"]
    assert {found[name]["status"] for name in found if name != "pair002"} == {"compared"}


class Part:
    """A scheduler or a worker of a cluster, as a process of its own."""

    def __init__(self, name: str, *words: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *words]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(self.process.stderr)

    def address(self) -> str:
        def found() -> Any:
            return re.search(r"Scheduler at:\s+(tcp://\S+)", "".join(self.lines))

        until(found)
        return str(found()[1])

    def joined(self) -> None:
        """A worker, until the scheduler has it: on a busy machine it starts later than the batch would wait."""
        until(lambda: "Registered to" in "".join(self.lines))

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


def test_where_the_scheduler_is_killed_another_start_goes_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.many.cluster.PATIENCE", 6.0)
    pairs, out = write_pairs(tmp_path / "in", 25), tmp_path / "out"
    words = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduler = Part("scheduler", *words)
    address = scheduler.address()
    worker = Part("worker", address, "--no-dashboard", "--nthreads", "1")
    worker.joined()

    def kill() -> None:
        until(lambda: (out / "rows.jsonl").exists() and len(rows(out)) >= 3)
        scheduler.end()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        started = time.monotonic()
        assert main(["batch", str(pairs), "-o", str(out), "--scheduler", address, "--format", "flag"]) == 2
        assert time.monotonic() - started < 90
    finally:
        thread.join()
        worker.end()
    told = capfd.readouterr().err
    lines = [line for line in told.splitlines() if " pairs" not in line]
    assert len(lines) == 1 and "the scheduler went away" in lines[0], told
    stand = len(rows(out))
    assert 3 <= stand < 25
    assert main(["batch", str(pairs), "-o", str(out), "--format", "flag"]) == 0
    assert len(rows(out)) == 25


def test_where_no_scheduler_answers_nothing_is_begun(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.many.cluster.PATIENCE", 1.0)
    pairs = write_pairs(tmp_path / "in", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://x:1"):
        assert main(["batch", str(pairs), "-o", str(tmp_path / "out"), "--scheduler", address]) == 2
        told = capfd.readouterr().err
        assert told.count("\n") == 1
        assert f"--scheduler {address}: no cluster" in told
    assert not (tmp_path / "out").exists()
