"""Opening while the comparison is still being made, in another process."""

from __future__ import annotations

import contextlib
import os
import queue
import time
from pathlib import Path

import pytest
from tui_driver import Opened
from tui_samples import ROWS, build

from compare.errors import UserError
from compare.pipeline import Options, compare_documents, load_documents
from compare.records import Comparison
from compare.review import DecisionStore
from compare.tui import messages
from compare.tui.app import ReviewApp
from compare.tui.job import Job
from compare.tui.keys import remapped
from compare.tui.session import Start
from compare.tui.worker import read_request, request


class Scripted:
    """A job that brings what the test gives it."""

    def __init__(self, *_: object) -> None:
        self.log = Path("some") / "review.log"
        self.cancelled = False
        self.places: list[int] = []
        self._events: queue.Queue[object] = queue.Queue()

    def give(self, event: object) -> None:
        self._events.put(event)

    def deliver(self, comparison: Comparison) -> None:
        """The comparison, and nothing after it."""
        self.give(comparison)
        self.give(None)

    def follow(self, stage, compared):
        while (event := self._events.get()) is not None and not isinstance(event, str):
            if isinstance(event, tuple):
                stage(*event)
            else:
                compared(event)
        return event

    def near(self, place: int) -> None:
        self.places.append(place)

    def cancel(self) -> None:
        self.cancelled = True
        self._events.put(None)


@contextlib.asynccontextmanager
async def opening(comparison: Comparison, store: DecisionStore, size=(120, 40), jobs=None, **options):
    """A review whose comparison the test delivers; yields it and the list of jobs."""
    jobs = [] if jobs is None else jobs

    def start_job(*arguments):
        jobs.append(Scripted(*arguments))
        return jobs[-1]

    seen = []
    app = ReviewApp(Start(comparison.source, comparison.target, start_job=start_job, **options), store)
    async with app.run_test(size=size, message_hook=seen.append) as pilot:
        opened = Opened(app, pilot, seen)
        while not (len(app.screen_stack) > 1 and opened.ready and jobs):
            await pilot.pause()
        yield opened, jobs
        for job in jobs:
            job.give(None)


async def arrival(opened, kind: type) -> None:
    """Until a message of `kind` was handled."""
    deadline = time.monotonic() + 20
    while not any(isinstance(message, kind) for message in opened.messages):
        assert time.monotonic() < deadline, f"no {kind.__name__} came"
        await opened.pilot.pause()
    opened.messages[:] = [message for message in opened.messages if not isinstance(message, kind)]
    await opened.pilot.pause()


async def test_both_texts_are_readable_at_once(comparison, store):
    async with opening(comparison, store) as (opened, _):
        text = opened.text()
        assert "He said the project" in text and "(Siemens AG) ﺭﺎﻨﻳﺩ" in text
        assert "Comparing the texts" in text and "Esc stops it" in text
        await opened.pilot.press("j", "c", "i", "m", "s", "enter", "]")
        await opened.pilot.pause()
        assert opened.number == 2
        assert "comparison is not there yet" in opened.toasts()[0]


async def test_progress_then_the_comparison_at_the_same_place(comparison, store):
    async with opening(comparison, store) as (opened, jobs):
        for stage in (("encode", 0, 7), ("encode", 7, 7), ("align", 3, 9)):
            jobs[0].give(stage)
            await arrival(opened, messages.Stage)
        assert "✓ encode  align" in opened.text() and "3 of 9" in opened.text()
        await opened.pilot.press(*"jjjj")
        await opened.pilot.pause()
        before = opened.review.comparison.target_text(opened.review.passage(opened.list.number))
        jobs[0].deliver(comparison)
        await arrival(opened, messages.Compared)
        assert opened.review.comparison.target_text(opened.review.passage(opened.list.number)) == before
        assert "Comparing the texts" not in opened.text() and "0 of 5 reviewed" in opened.text()


async def test_texts_opened_for_the_first_time_begin_at_the_first_change_with_the_keys_to_press(comparison, store):
    first = next(number for number, passage in enumerate(comparison.passages) if passage.changed)
    assert first > 0
    keys = remapped({"decide.confirm": "ctrl+y"})
    async with opening(comparison, store, keys=keys) as (opened, jobs):
        jobs[0].deliver(comparison)
        await arrival(opened, messages.Compared)
        assert opened.number == first + 1
        assert opened.toasts() == ["the first change; press Ctrl+Y to confirm, x to dismiss, ] for the next"]
        await opened.press("G")
    async with opening(comparison, store) as (opened, jobs):
        jobs[0].deliver(comparison)
        await arrival(opened, messages.Compared)
        assert opened.number == len(comparison.passages)
        assert not opened.toasts()


async def test_texts_without_a_change_begin_at_the_top(comparison, store):
    from dataclasses import replace

    same = replace(comparison, passages=tuple(p for p in comparison.passages if not p.changed))
    async with opening(same, store) as (opened, jobs):
        jobs[0].deliver(same)
        await arrival(opened, messages.Compared)
        assert opened.number == 1
        assert not opened.toasts()


async def test_resize_while_comparing(comparison, store):
    async with opening(comparison, store) as (opened, jobs):
        for width, height in ((60, 20), (30, 5), (80, 24)):
            await opened.pilot.resize_terminal(width, height)
            await opened.pilot.pause()
        jobs[0].deliver(comparison)
        await arrival(opened, messages.Compared)
        assert "REPORT English" in opened.text() and "0 of 5 reviewed" in opened.text()


async def test_escape_stops_it_and_r_begins_anew(comparison, store, monkeypatch):
    monkeypatch.setattr("compare.pipeline.load_documents", lambda *_: (comparison.source, comparison.target))
    async with opening(comparison, store) as (opened, jobs):
        await opened.press("escape")
        assert jobs[0].cancelled
        assert "stopped before the texts were compared" in opened.text() and "He said the project" in opened.text()
        jobs[0].deliver(comparison)
        await opened.pilot.press("R")
        while len(jobs) < 2:
            await opened.pilot.pause()
        jobs[1].deliver(comparison)
        await arrival(opened, messages.Compared)
        assert "0 of 5 reviewed" in opened.text()


async def test_failure_is_one_line_and_the_place_of_the_log(comparison, store):
    async with opening(comparison, store) as (opened, jobs):
        jobs[0].give("model.bin: is no encoder; choose another")
        await arrival(opened, messages.Failed)
        text = opened.text()
        assert "model.bin: is no encoder; choose another" in text and str(jobs[0].log) in text
        assert "R tries again" in text and "He said the project" in text


async def test_glosses_come_later_and_change_nothing_else(comparison, store):
    from dataclasses import replace

    plain = replace(comparison, passages=tuple(replace(passage, gloss=None) for passage in comparison.passages))
    async with opening(comparison, store) as (opened, jobs):
        jobs[0].give(plain)
        await arrival(opened, messages.Compared)
        await opened.pilot.press("g", "]", "c", "tab")
        jobs[0].give(("glossing", 3, 7))
        await arrival(opened, messages.Stage)
        assert jobs[0].places[-1] == opened.screen.passages.number
        assert "glossing: 3 of 7" in opened.text() and "He said the project cost 305" not in opened.text()
        jobs[0].give(comparison)
        await arrival(opened, messages.Compared)
        text = opened.text()
        assert "He said the project cost 305" in text and "▸ CRITICAL" in text and "1 of 5 reviewed" in text
        jobs[0].give("no machine gloss: the package is broken")
        await arrival(opened, messages.Failed)
        assert opened.toasts()[-1] == "no machine gloss: the package is broken"
        assert "glossing" not in opened.text() and "He said the project cost 305" in opened.text()


async def test_leaving_ends_the_job(comparison, store):
    async with opening(comparison, store) as (opened, jobs):
        await opened.pilot.press("q")
    assert jobs[0].cancelled


def edited() -> Comparison:
    """The same pair with a sentence more at the top and another number."""
    from dataclasses import replace

    from tui_samples import Row

    return build((Row("خبر جديد تمامًا.", "Entirely new."), ROWS[0], replace(ROWS[1], severity="minor"), *ROWS[2:]))


async def test_reloading_keeps_place_and_decisions(comparison, store, monkeypatch):
    new = edited()
    monkeypatch.setattr("compare.pipeline.load_documents", lambda *_: (new.source, new.target))
    jobs: list[Scripted] = []
    async with opening(comparison, store, jobs=jobs) as (opened, _):
        jobs[0].deliver(comparison)
        await arrival(opened, messages.Compared)
        await opened.press("G", "[", "c", "f", "c")
        await opened.pilot.press("R")
        while len(jobs) < 2:
            await opened.pilot.pause()
        assert "Comparing the texts" in opened.text() and "The ministry stressed" in opened.text()
        jobs[1].deliver(new)
        await arrival(opened, messages.Compared)
        assert opened.number == 7 and "The ministry stressed" in opened.text()
        assert "1 of 5 reviewed" in opened.text() and "only changes" in opened.text()


async def test_a_file_that_cannot_be_read_again_changes_nothing(comparison, store, monkeypatch):
    def broken(*_):
        raise UserError("report.en.txt: does not exist; check the name")

    monkeypatch.setattr("compare.pipeline.load_documents", broken)
    async with opening(comparison, store) as (opened, jobs):
        jobs[0].deliver(comparison)
        await arrival(opened, messages.Compared)
        await opened.press("R")
        assert opened.toasts()[-1] == "report.en.txt: does not exist; check the name"
        assert "0 of 5 reviewed" in opened.text()


# The real child process


@pytest.fixture
def files(tmp_path) -> tuple[Path, Path]:
    original, report = tmp_path / "original.ar.txt", tmp_path / "report.en.txt"
    sample = build()
    original.write_text(sample.source.text, encoding="utf-8")
    report.write_text(sample.target.text, encoding="utf-8")
    return original, report


def load(files: tuple[Path, Path], options: Options | None = None):
    return load_documents(str(files[0]), str(files[1]), options or Options())


def outcome(job: Job, stages: list | None = None) -> tuple[Comparison | None, str | None]:
    """The last comparison of a job, and its problem."""
    compared = [None]
    problem = job.follow(lambda *stage: stages is not None and stages.append(stage), compared.append)
    return compared[-1], problem


def test_the_child_brings_what_the_pipeline_makes(files):
    documents = load(files)
    stages = []
    result, problem = outcome(Job(*documents, Options()), stages)
    assert problem is None and result is not None
    expected = compare_documents(*documents, Options())
    assert [p.id for p in result.passages] == [p.id for p in expected.passages]
    assert [p.findings for p in result.passages] == [p.findings for p in expected.passages]
    assert result.source == documents[0] and result.target == documents[1]
    assert stages


def test_the_childs_error_is_one_line(files):
    options = Options(disabled=frozenset({"no-such-check"}))
    result, problem = outcome(Job(*load(files), options))
    assert result is None and problem is not None
    assert "no-such-check" in problem and "\n" not in problem


def test_a_child_that_dies_is_an_error_with_a_log(files):
    job = Job(*load(files), Options(threads="many"))  # type: ignore[arg-type]
    result, problem = outcome(job)
    assert result is None and problem is not None and "ended early" in problem
    assert "Traceback" in job.log.read_text()


def test_cancelling_kills_the_child(files):
    job = Job(*load(files), Options())
    job.cancel()
    assert outcome(job) == (None, None)
    assert job._process.returncode is not None


def test_a_child_does_not_outlive_its_parent(files):
    job = Job(*load(files), Options())
    assert job._process.stdin is not None
    job._process.stdin.close()
    job._process.wait(timeout=20)


def test_a_module_beside_the_texts_is_not_taken_for_ours(files, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (tmp_path / "compare.py").write_text("raise SystemExit('the wrong one')")
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    assert outcome(Job(*load(files), Options()))[0] is not None


def test_requests_survive_the_pipe(files):
    options = Options(disabled=frozenset({"date", "number"}), segmentation="lines", gloss=False)
    assert read_request(request(*load(files), options)) == (*load(files, Options()), options)


async def test_a_file_that_changed_is_noticed(files, store):
    source, target = load(files)
    sample = compare_documents(source, target, Options())
    async with opening(sample, store) as (opened, jobs):
        jobs[0].deliver(sample)
        await arrival(opened, messages.Compared)
        opened.screen.arriving.look_at_files()
        await opened.pilot.pause()
        assert "changed on disk" not in opened.text()
        files[1].write_text("Something else entirely.\n")
        opened.screen.arriving.look_at_files()
        await opened.pilot.pause()
        assert "report.en.txt changed on disk: R reads again" in opened.text()
        # Touched, but what it says is what was read: nothing to tell.
        files[1].write_text(sample.target.text)
        os.utime(files[1], (1, 1))
        opened.screen.arriving.look_at_files()
        await opened.pilot.pause()
        assert "changed on disk" not in opened.text()
