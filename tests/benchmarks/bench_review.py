"""Speed of the review screen: CPU seconds, 120 x 40, without a terminal.

python tests/benchmarks/bench_review.py [PASSAGES]
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1] / "tui")]

from textual.pilot import Pilot  # noqa: E402
from tui_samples import many  # noqa: E402

from compare.review import DecisionStore  # noqa: E402
from compare.tui.app import ReviewApp  # noqa: E402
from compare.tui.model import Review  # noqa: E402
from compare.tui.rows import Geometry, Rows, State  # noqa: E402
from compare.tui.session import Start  # noqa: E402
from compare.tui.text import Reading  # noqa: E402
from compare.tui.theme import DARK, Glyphs, Look  # noqa: E402

PAGE = 30


def row(name: str, value: float, budget: float | None = None) -> None:
    """One line of the table."""
    limit = "" if budget is None else f"{budget:>9.3f}  {'ok' if value <= budget else 'OVER'}"
    print(f"{name:<58}{value:>8.3f}{limit}")


def parts(passages: int, store: DecisionStore) -> None:
    """What the list is made of, one by one."""
    comparison = many(passages)
    start = time.process_time()
    review = Review(comparison, store)
    row("opening the model", time.process_time() - start)
    rows = Rows(review, Look(DARK, Glyphs()), Geometry(118, passages), Reading())
    start = time.process_time()
    for number in range(passages):
        rows.height(number)
    row("heights of all rows", time.process_time() - start, 0.3)
    pages = []
    for first in range(0, min(passages, 50 * PAGE), PAGE):
        start = time.process_time()
        for number in range(first, min(passages, first + PAGE // 3)):
            rows.lines(number, State(), number)
        pages.append(time.process_time() - start)
    row("laying out a page: median", statistics.median(pages), 0.05)
    row("laying out a page: worst", max(pages))
    for query in ("station", "المحطة", "31"):
        start = time.process_time()
        review.search(query)
        row(f"searching {query!r}: {len(review.hits)} hits", time.process_time() - start, 0.3)
    start = time.process_time()
    review.progress()
    review.counts()
    row("counting", time.process_time() - start)


async def screen(passages: int, store: DecisionStore) -> None:
    """The application from its start to the last page."""
    comparison = many(passages)
    start = time.process_time()
    app = ReviewApp(Start(comparison.source, comparison.target, comparison=comparison), store)
    async with app.run_test(size=(120, 40)) as pilot:
        while not (
            len(app.screen_stack) > 1 and app.screen.query("PassageList") and app.screen.query_one("#passages").size
        ):
            await pilot.pause()
        await pilot.pause()
        row("first paint", time.process_time() - start, 0.6)
        await timed(pilot, "a page down, through the keyboard", ["pagedown"] * 40, 0.05)
        await timed(pilot, "next change, through the keyboard", ["right_square_bracket"] * 40, 0.05)
        await timed(pilot, "to the last passage and back", ["G", "g"] * 5, 0.1)
        await timed(pilot, "confirming", ["c", "right_square_bracket"] * 20, 0.1)
        await timed(pilot, "narrowing to changes and back", ["f", "c", "f", "a"] * 3)
        start = time.process_time()
        await pilot.resize_terminal(100, 40)
        await pilot.pause()
        row("resizing", time.process_time() - start, 0.6)


async def timed(pilot: Pilot[int], name: str, keys: list[str], budget: float | None = None) -> None:
    """CPU seconds of each of `keys`."""
    start = time.process_time()
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    row(name, (time.process_time() - start) / len(keys), budget)


def main() -> None:
    """Print the table."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    print(f"{f'{passages:,} passages':<58}{'CPU s':>8}{'budget':>9}")
    with tempfile.TemporaryDirectory() as folder, DecisionStore(Path(folder) / "decisions.sqlite3") as store:
        parts(passages, store)
        asyncio.run(screen(passages, store))


if __name__ == "__main__":
    main()
