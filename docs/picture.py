"""Draw docs/review.svg and docs/report.png: the real screen and page, on a pair of texts of this project.

python docs/picture.py

The page is drawn where Chromium is installed.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAIR = ROOT / "corpora" / "port-fire"
sys.path.insert(0, str(ROOT))


async def draw(theme: str) -> str:
    """The screen as SVG, after some keys."""
    from compare.pipeline import Options, compare_documents, load_documents
    from compare.review import DecisionStore
    from compare.tui.app import ReviewApp
    from compare.tui.session import Start

    source, target = load_documents(str(PAIR / "original.ar.txt"), str(PAIR / "report.en.txt"), Options())
    comparison = compare_documents(source, target, Options())
    number = next(
        number
        for number, passage in enumerate(comparison.passages)
        if any(finding.check == "number" for finding in passage.hard_findings)
    )
    with DecisionStore() as store:
        app = ReviewApp(Start(source, target, comparison=comparison, theme=theme), store)
        async with app.run_test(size=(120, 36)) as pilot:
            while not (len(app.screen_stack) > 1 and app.screen.query("PassageList") and app.screen.passages.size):  # type: ignore[attr-defined]
                await pilot.pause()
            screen = app.screen
            screen.passages.select(2)  # type: ignore[attr-defined]
            await pilot.press("right_square_bracket", "c")
            screen.passages.select(number)  # type: ignore[attr-defined]
            await pilot.press("tab")
            text = comparison.source_text(comparison.passages[number])
            while text not in screen.passages.review.words:  # type: ignore[attr-defined]
                await pilot.pause(0.05)
            await app.workers.wait_for_complete()
            await pilot.pause()
            svg = app.export_screenshot(title="muqabala original.ar.txt report.en.txt")
    return tidy(svg)


def tidy(svg: str) -> str:
    """No font from elsewhere, and names that do not change from run to run."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    return re.sub(r"terminal-\d+", "terminal", svg)


def photograph(chromium: str, folder: str) -> None:
    """The beginning of the HTML export in a browser window, without what is the same in both texts."""
    page = Path(folder) / "report.html"
    words = ["export", "original.ar.txt", "report.en.txt", "--only", "changed", "-o", str(page)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "compare", *words], cwd=PAIR, env=environment, check=True)
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1100,1500"]
    picture = ROOT / "docs" / "report.png"
    subprocess.run(
        [chromium, *options, f"--user-data-dir={folder}/browser", f"--screenshot={picture}", page.as_uri()],
        stderr=subprocess.DEVNULL,
        check=True,
    )


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("MUQABALA_DATA", "MUQABALA_CACHE", "MUQABALA_CONFIG"):
            os.environ[name] = folder
        picture = asyncio.run(draw("dark"))
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if chromium is not None:
            photograph(chromium, folder)
    (ROOT / "docs" / "review.svg").write_text(picture + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
