"""A real terminal multiplexer keeps the cells that the layout sends, one for one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.bidi.layout import LRO, PDF, layout

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")]

ROOT = Path(__file__).parents[2]
TEXT = "قال الوزير إن الشركة (Siemens AG) وقّعت العقد بقيمة 1.5 مليون دولار، أي ٧٪، و«المشروع الجديد» لاحقًا 中国."
WIDTH = 40
PROGRAM = """
import os, sys, time
from compare.bidi.layout import layout, runs
from compare.bidi.terminal import decide
from compare.bidi.tty import Switch, ask
text, width = sys.argv[1], int(sys.argv[2])
plan = decide(None, os.environ, ask(os.environ))
with Switch(plan):
    print(plan.name, plan.mode)
    for line in layout(text, width, direction="rtl", mode=plan.mode):
        print(" " * (width - line.width) + "".join(run for run, _, _ in runs(line, plan.mode, lambda _: 0)) + "|")
    print("done", flush=True)
    time.sleep(60)
"""


def test_tmux_shows_every_cell_in_its_place(tmp_path: Path) -> None:
    script = tmp_path / "show.py"
    script.write_text(PROGRAM, encoding="utf-8")
    tmux = ["tmux", "-u", "-f", "/dev/null", "-S", str(tmp_path / "socket")]
    command = ["env", f"PYTHONPATH={ROOT}", sys.executable, str(script), TEXT, str(WIDTH)]
    subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24", *command], check=True, timeout=30)
    try:
        shown: list[str] = []
        end = time.monotonic() + 30
        while "done" not in shown and time.monotonic() < end:
            pane = subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, check=True, timeout=30)
            shown = pane.stdout.decode().replace(LRO, "").replace(PDF, "").splitlines()
            time.sleep(0.05)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, timeout=30)
    lines = layout(TEXT, WIDTH, direction="rtl")
    assert shown[: len(lines) + 2] == [
        "tmux override",
        *[" " * (WIDTH - line.width) + line.text + "|" for line in lines],
        "done",
    ]
