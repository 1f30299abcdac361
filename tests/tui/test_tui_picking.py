"""Several pairs: picking one, coming back, and what the list says of each."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from test_tui_comparing import Scripted
from tui_driver import Opened
from tui_samples import build

from compare.cli import main
from compare.errors import UserError
from compare.tui.app import ReviewApp
from compare.tui.screens.picking import Offer, Picking
from compare.tui.session import Start


@contextlib.asynccontextmanager
async def picking(store, offers, size=(100, 24)):
    app = ReviewApp(offers[0].start, store, offers, "3 reports of original.ar.txt")
    async with app.run_test(size=size) as pilot:
        while not isinstance(app.screen, Picking):
            await pilot.pause()
        yield Opened(app, pilot, [])


def offers_of(comparisons, jobs, *, known="") -> list[Offer]:
    """An offer for each comparison; its jobs bring that comparison and are kept in `jobs`."""

    def starting(comparison):
        def start_job(*_):
            jobs.append(job := Scripted())
            job.deliver(comparison)
            return job

        return start_job

    return [Offer(Start(c.source, c.target, start_job=starting(c), words=False), "target", known) for c in comparisons]


@pytest.fixture
def comparisons():
    rows = build()
    same = [replace(p, status="equivalent", findings=(), moved=False) for p in rows.passages]
    quiet = replace(rows, passages=tuple(same))
    return [
        replace(rows, target=replace(rows.target, path="/some/where/first.txt")),
        replace(quiet, target=replace(quiet.target, path="second.txt")),
    ]


async def test_the_list_says_what_diverges_and_how_far_the_review_is(store, comparisons):
    jobs: list[Scripted] = []
    async with picking(store, offers_of(comparisons, jobs)) as opened:
        await opened.wait("nothing found")
        text = opened.text()
        assert "3 reports of original.ar.txt" in text
        assert "1  first.txt   1 critical  2 major  1 minor   0 of 5 reviewed" in text
        assert "The transport minister opened the new station in Oran." in text
        assert all(job.cancelled for job in jobs)  # Their glosses are of no use here.


async def test_one_is_picked_and_decisions_count_when_the_reader_is_back(store, comparisons):
    jobs: list[Scripted] = []
    async with picking(store, offers_of(comparisons, jobs)) as opened:
        await opened.wait("nothing found")
        await opened.press("1")
        await opened.wait("0 of 5 reviewed")
        await opened.press("c")
        await opened.wait("1 of 5 reviewed")
        await opened.press("P")
        await opened.wait("1 of 5 reviewed")
        assert isinstance(opened.app.screen, Picking)
        await opened.press("down", "enter")
        # The decision is on a passage that both reports have: there the reviewer alone says that it diverges.
        await opened.wait("1 of 1 reviewed")
        assert "the reviewer says that the report diverges here" in opened.text()


async def test_what_is_known_already_is_not_compared(store, comparisons):
    jobs: list[Scripted] = []
    async with picking(store, offers_of(comparisons, jobs, known="explains 92% of the report")) as opened:
        await opened.wait("explains 92% of the report")
        await opened.settle()
        assert not jobs


async def test_leaving_the_list_leaves_the_program(store, comparisons):
    async with picking(store, offers_of(comparisons, [])) as opened:
        await opened.press("escape")
        assert opened.app.return_code == 0


async def test_with_one_pair_there_is_nothing_to_pick(review):
    async with review() as opened:
        await opened.press("P")
        assert "one pair only" in opened.toasts()[-1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["open", "o.txt"], "with which report?"),
        (["open", "--swap", "o.txt", "a.txt", "b.txt"], "--swap is for one"),
        (["open", "-", "a.txt", "b.txt"], "none can be standard input"),
        (["open", "r.txt", "a.txt", "--among", "folder"], "--among takes one report"),
    ],
)
def test_what_cannot_be_opened_is_one_line(words, told, monkeypatch, capfd):
    monkeypatch.setattr("compare.tui.opening.check_terminal", lambda: None)
    assert main(words) == 2
    out, err = capfd.readouterr()
    assert told in err and err.count("\n") == 1 and out == ""


async def test_why_a_pair_cannot_be_compared_stands_beside_it(store, comparisons):
    def refused(*_):
        raise UserError("the encoder is missing")

    offers = offers_of(comparisons, [])
    offers[1] = replace(offers[1], start=replace(offers[1].start, start_job=refused))
    async with picking(store, offers) as opened:
        await opened.wait("second.txt   the encoder is missing")
        await opened.press("9")
        assert isinstance(opened.app.screen, Picking), "there is no ninth"
