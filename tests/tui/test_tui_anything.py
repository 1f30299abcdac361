"""Whatever is pressed, in whatever order, the screen stands and agrees with the file."""

from __future__ import annotations

import random

import pytest
from tui_samples import many

from compare.review import decisions_for
from compare.tui.keys import KEYS

# Not those that leave, wait for another process, or write outside the test's folder.
LEFT_OUT = {"quit", "palette", "files.reload", "editor.open", "export.open"}
PRESSED = [name for key in KEYS if key.id not in LEFT_OUT for name in key.keys.split(",")]
TYPED = ["1", "2", "3", "a", "c", "+", "-", "~", "u", "enter", "escape", "escape", "escape", "x"]


@pytest.mark.parametrize("seed", range(3))
async def test_any_keys(review, seed):
    choose = random.Random(seed)
    comparison = many(40)
    async with review(comparison, size=choose.choice([(120, 40), (80, 24), (50, 16)])) as opened:
        for _ in range(60):
            await opened.pilot.press(choose.choice(PRESSED + TYPED))
            if choose.random() < 0.05:
                await opened.pilot.resize_terminal(choose.randint(30, 140), choose.randint(8, 50))
        await opened.settle()
        while len(opened.app.screen_stack) > 2:
            opened.app.pop_screen()
        await opened.pilot.resize_terminal(100, 30)
        await opened.settle()
        assert f"of {len(opened.review)}" in opened.text() or not opened.review.view
        assert opened.review.decisions == decisions_for(opened.review.comparison)
        assert 0 <= opened.list.place < max(1, len(opened.review.view))
