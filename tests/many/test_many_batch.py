"""Batches as they go wrong and as they go on: on this machine."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from many_texts import endless, original, report, write_pairs

from compare.cli import main
from compare.errors import UserError
from compare.many.batch import Wish, run_batch
from compare.many.engine import Done, Local, Task
from compare.many.folder import BatchFolder
from compare.many.pairs import read_pairs
from compare.many.worker import Worker
from compare.pipeline import Options

COMMAND = [sys.executable, "-m", "compare", "batch"]


def table(out: Path) -> dict[str, dict[str, str]]:
    text = (out / "table.csv").read_text("utf-8-sig")
    return {row["name"]: row for row in csv.DictReader(text.splitlines())}


def rows(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "rows.jsonl").read_text("utf-8").splitlines()[1:]]


def until(happened: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_a_batch_writes_what_flag_and_export_write_for_each_pair(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    pairs = write_pairs(tmp_path / "in", 3)
    # A page goes through the reader that is kept between files.
    page = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in original(1).splitlines() * 3) + "</article>"
    (pairs / "pair001" / "original.ar.txt").rename(pairs / "pair001" / "original.ar.html")
    (pairs / "pair001" / "original.ar.html").write_text(page, "utf-8")
    out = tmp_path / "out"
    assert (
        main(["batch", str(pairs), "-o", str(out), "--format", "json,html,csv,flag,flag-text", "--workers", "1"]) == 0
    )
    capfdbinary.readouterr()
    for pair in read_pairs(pairs):
        for format, suffix in (("json", ".flags.json"), ("text", ".flags.txt")):
            main(["flag", pair.original, pair.report, "--format", format])
            assert (out / "pairs" / (pair.name + suffix)).read_bytes() == capfdbinary.readouterr().out
        for suffix in (".json", ".html", ".csv"):
            single = tmp_path / ("single" + suffix)
            main(["export", pair.original, pair.report, "-o", str(single), "--force"])
            assert (out / "pairs" / (pair.name + suffix)).read_bytes() == single.read_bytes()
        capfdbinary.readouterr()
    found = table(out)
    assert [found[name]["check number"] for name in ("pair000", "pair002")] == ["1", "0"]
    assert found["pair000"]["critical"] == "1"
    assert found["pair000"]["kept"] == "1.0"
    assert found["pair000"]["status"] == "compared"


def test_files_that_cannot_be_read_cost_their_own_row_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pairs = write_pairs(tmp_path / "in", 4)
    (pairs / "pair000" / "report.en.txt").write_bytes(b"")
    (pairs / "pair001" / "report.en.txt").unlink()
    os.mkfifo(pairs / "pair001" / "report.en.txt")
    (pairs / "pair002" / "original.ar.txt").rename(pairs / "pair002" / "original.docx")
    (pairs / "pair002" / "original.docx").write_bytes(b"PK\x03\x04 no archive")
    lines = [{"original": p.original, "report": p.report, "name": p.name} for p in read_pairs(pairs)]
    lines.append({"original": str(pairs), "report": "missing.txt", "name": "gone"})
    lines.append({"original": "-", "report": "-", "name": "stdin"})
    lines.append(
        {
            "original": str(pairs / "pair001" / "original.ar.txt"),
            "report": str(pairs / "pair001" / "report.en.txt"),
            "name": "pipe",
        }
    )
    listing = tmp_path / "list.jsonl"
    listing.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    out = tmp_path / "out"
    assert main(["batch", str(listing), "-o", str(out), "--format", "none", "--workers", "2"]) == 2
    found = table(out)
    assert found["pair003"]["status"] == "compared"
    failed = {name: row["error"] for name, row in found.items() if row["status"] == "failed"}
    assert "is empty" in failed["pair000"]
    assert set(failed) == {"pair000", "pair001", "pair002", "gone", "stdin", "pipe"}
    assert "is a pipe" in failed["pipe"]
    assert all(found[name]["attempts"] == "1" for name in failed)
    told = capfd.readouterr()
    assert "6 of 7 pairs failed" in told.err
    assert "Traceback" not in told.err


def test_a_started_again_batch_compares_only_what_is_left_changed_or_failed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pairs, out = write_pairs(tmp_path / "in", 4), tmp_path / "out"
    (pairs / "pair003" / "report.en.txt").write_bytes(b"")
    words = ["batch", str(pairs), "-o", str(out), "--workers", "1"]
    assert main(words) == 2
    (pairs / "pair003" / "report.en.txt").write_text(report(3), "utf-8")
    (pairs / "pair002" / "report.en.txt").write_text(report(2, 77), "utf-8")
    (out / "pairs" / "pair001.html").unlink()
    before = len(rows(out))
    assert main(words) == 0
    assert {row["name"] for row in rows(out)[before:]} == {"pair001", "pair002", "pair003"}
    assert table(out)["pair002"]["check number"] == "1"
    assert main(words) == 0
    assert len(rows(out)) == before + 3
    # Another wish is another result.
    assert main([*words, "--disable", "number"]) == 0
    assert len(rows(out)) == before + 7
    assert "check number" not in table(out)["pair002"]
    assert main([*words, "--disable", "number", "--again"]) == 0
    assert len(rows(out)) == before + 11


def test_a_row_that_was_cut_off_counts_as_none(tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", 3), tmp_path / "out"
    words = ["batch", str(pairs), "-o", str(out), "--workers", "1", "--format", "none"]
    assert main(words) == 0
    whole = (out / "rows.jsonl").read_bytes()
    (out / "rows.jsonl").write_bytes(whole[:-40])
    assert main(words) == 0
    assert len(rows(out)) == 3
    assert len(table(out)) == 3


def test_a_pair_that_takes_too_long_is_tried_twice_and_told(tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", 2), tmp_path / "out"
    for name in ("original.ar.txt", "report.en.txt"):
        (pairs / "pair000" / name).write_text(endless(60_000), "utf-8")
    assert main(["batch", str(pairs), "-o", str(out), "--timeout", "8", "--workers", "2"]) == 2
    found = table(out)
    assert found["pair001"]["status"] == "compared"
    assert (found["pair000"]["status"], found["pair000"]["attempts"]) == ("failed", "2")
    assert "took longer than 8 s" in found["pair000"]["error"]


@pytest.mark.slow
def test_a_pair_that_exhausts_memory_costs_itself_only(tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", 2), tmp_path / "out"
    (pairs / "pair000" / "report.en.txt").write_text("Some words of a sentence like others. " * 99_000, "utf-8")
    assert main(["batch", str(pairs), "-o", str(out), "--memory", "600", "--workers", "1"]) == 2
    found = table(out)
    assert found["pair001"]["status"] == "compared"
    assert found["pair000"]["status"] == "failed"
    assert "memory" in found["pair000"]["error"]


class Watched(Local):
    """Keeps a hand on its workers."""

    def __init__(self) -> None:
        super().__init__(1)
        self.worker = Worker()

    def run(self, tasks: Iterator[Task]) -> Any:
        from compare.many.engine import attempt

        try:
            for task in tasks:
                yield attempt(self.worker, task)
        finally:
            self.worker.close()


def test_a_killed_worker_is_replaced_and_its_pair_tried_again(tmp_path: Path) -> None:
    import threading

    pairs = read_pairs(write_pairs(tmp_path / "in", 3))
    engine, killed = Watched(), []

    def kill() -> None:
        until(lambda: engine.worker.pid)
        killed.append(engine.worker.pid)
        os.kill(killed[0], signal.SIGKILL)

    threading.Thread(target=kill).start()
    with BatchFolder(tmp_path / "out") as folder:
        tally = run_batch(pairs, Wish(Options()), engine, folder, title="test")
    assert killed
    assert (tally.compared, tally.failed) == (3, 0)
    assert rows(tmp_path / "out")[0]["attempts"] == 2


MANY = 200
"""Pairs that a busy machine does not finish while an interrupt is on its way."""


@pytest.fixture
def heeded_interrupts() -> Iterator[None]:
    """A shell starts what it runs in the background with SIGINT ignored, and so would this process start its own."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded_interrupts")
def test_an_interrupt_leaves_everything_to_be_gone_on_with(tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", MANY), tmp_path / "out"
    process = subprocess.Popen(
        [*COMMAND, str(pairs), "-o", str(out), "--workers", "1", "--format", "flag"],
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: (out / "rows.jsonl").exists() and len(rows(out)) >= 2)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    stand = len(rows(out))
    assert 2 <= stand < MANY
    assert len(table(out)) == stand
    assert f"<b>{MANY - stand}</b> not yet" in (out / "index.html").read_text("utf-8")
    assert main(["batch", str(pairs), "-o", str(out), "--format", "flag"]) == 0
    assert len(rows(out)) == MANY
    assert not list(out.rglob("*.part"))


def test_a_killed_batch_takes_its_workers_with_it_and_goes_on_where_it_was(tmp_path: Path) -> None:
    pairs, out = write_pairs(tmp_path / "in", 12), tmp_path / "out"
    process = subprocess.Popen([*COMMAND, str(pairs), "-o", str(out), "--workers", "1", "--format", "flag"])
    until(lambda: (out / "rows.jsonl").exists() and len(rows(out)) >= 2)
    process.kill()
    process.wait()
    stand = {row["name"] for row in rows(out)}
    # What it was writing when it was killed.
    (out / "pairs" / ".muqabala-abc.part").write_bytes(b"half")
    assert main(["batch", str(pairs), "-o", str(out), "--format", "flag"]) == 0
    assert not list(out.rglob(".*"))
    assert len(rows(out)) == 12
    assert stand < {row["name"] for row in rows(out)}


class Full:
    """An engine whose results come, as they do when the disk is full."""

    workers = 1

    def run(self, tasks: Iterator[Task]) -> Any:
        from compare.many.job import Outcome

        for task in tasks:
            yield Done(task.number, Outcome({"status": "compared"}, {".html": b"x" * 100_000}), 1, 0.1)


def test_a_full_disk_ends_the_batch_with_nothing_half_written(tmp_path: Path) -> None:
    import resource

    pairs = read_pairs(write_pairs(tmp_path / "in", 4))
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with BatchFolder(tmp_path / "out") as folder:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, old[1]))
        try:
            with pytest.raises(UserError, match="cannot be written"):
                run_batch(pairs, Wish(Options()), Full(), folder, title="test")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
            signal.signal(signal.SIGXFSZ, handler)
    assert list((tmp_path / "out" / "pairs").iterdir()) == []
    assert rows(tmp_path / "out") == []
    with BatchFolder(tmp_path / "out") as folder:
        assert run_batch(pairs, Wish(Options()), Full(), folder, title="test").compared == 4


def test_a_batch_writes_into_no_folder_of_somebody_elses(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pairs = write_pairs(tmp_path / "in", 1)
    assert main(["batch", str(pairs), "-o", str(pairs)]) == 2
    assert "is not empty, and no folder of a batch" in capfd.readouterr().err
    with BatchFolder(tmp_path / "out"):
        assert main(["batch", str(pairs), "-o", str(tmp_path / "out")]) == 2
    assert "another batch is writing there" in capfd.readouterr().err


def test_the_page_lets_nothing_of_the_pairs_act(tmp_path: Path) -> None:
    from compare.many.page import as_page

    row = {"name": "a", "status": "failed", "error": "<script>alert(1)</script>\x1b[2J", "files": ["a.html", "a.json"]}
    page = as_page([row], "<b>title</b>").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "\x1b" not in page
    assert '<a href="pairs/a.html"><bdi>a</bdi></a> <a href="pairs/a.json">json</a>' in page
    assert "default-src 'none'" in page


def test_cells_of_the_table_are_no_formulas() -> None:
    from compare.many.table import as_csv

    text = as_csv([{"name": "a", "status": "failed", "error": "=HYPERLINK(1)"}]).decode("utf-8-sig")
    assert '"\'=HYPERLINK(1)"' in text


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "doc"),
        ("--format", "html,html5"),
        ("--workers", "0"),
        ("--disable", "nothing"),
        ("--encoder", "./missing"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_before_the_work(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    pairs = write_pairs(tmp_path / "in", 1)
    try:
        status = main(["batch", str(pairs), "-o", str(tmp_path / "out"), *words])
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()
