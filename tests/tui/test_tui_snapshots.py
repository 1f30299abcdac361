"""Whole screens, as text. To renew them after a change that was meant:

UPDATE_SNAPSHOTS=1 python -m pytest tests/tui/test_tui_snapshots.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "snapshots"

SCREENS = {
    "wide": ((120, 30), {}, ["]", "c", "]", "i"]),
    "narrow": ((80, 24), {}, ["]", "tab"]),
    "stacked": ((60, 24), {}, ["]"]),
    "least": ((40, 12), {}, ["]"]),
    "ascii": ((80, 24), {"ascii_only": True}, ["]", "x", "f", "c"]),
    "full": ((80, 24), {}, ["]", "enter"]),
    "menu": ((80, 24), {}, ["f"]),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name, review):
    size, options, keys = SCREENS[name]
    async with review(size=size, **options) as opened:
        await opened.press(*keys)
        drawn = opened.text() + "\n"
    path = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")
