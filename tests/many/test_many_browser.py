"""The page of a batch as a browser shows it: sorting, filters, links, and names that would like to act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from browser import Page, executable, running
from many_texts import write_pairs

from compare.cli import main
from compare.many.page import as_page
from compare.many.table import Row

BROWSER = executable()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")]

NAMES = "[...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.cells[0].dataset.v)"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "\"><script>document.title='gone'</script>",
    "a' onmouseover='document.title=1",
    "javascript:document.title=2",
    "&lt;b&gt; \u202eevil\u2066 \x1b[2J",
    "</td></tr></table><style>body{display:none}</style>",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One browser for all tests of this file."""
    assert BROWSER is not None
    with running(BROWSER, tmp_path_factory.mktemp("profile")) as page:
        yield page


def shown(browser: Page, folder: Path, rows: Sequence[Row], title: str = "night") -> Page:
    (folder / "index.html").write_bytes(as_page(rows, title))
    browser.open(folder / "index.html")
    return browser


def row(name: str, **facts: Any) -> Row:
    counts = {"critical": 0, "major": 0, "minor": 0, "kept": 1.0, "new": 0.0, "confidence": 0.9, "seconds": 0.5}
    return {"name": name, "status": "compared", **counts, "files": [f"{name}.html"], **facts}


ROWS = (
    row("a2", critical=1, checks={"number": 1}, kept=0.5, seconds=10.0),
    row("a10", minor=3, checks={"name": 2, "label": 1}, kept=0.25, seconds=9.0),
    row("B1", major=2, checks={"name": 2}, seconds=0.25),
    {"name": "c", "status": "failed", "error": "no such file", "files": []},
    row("d", status="not checked"),
)


def sort(page: Page, heading: str) -> list[str]:
    heads = "[...document.querySelectorAll('thead th')]"
    page.value(f"{heads}.find(h => h.textContent === '{heading}').querySelector('button').click()")
    return list(page.value(NAMES))


def choose(page: Page, control: str, value: str) -> list[str]:
    page.value(
        f"(c => {{ c.value = '{value}'; c.dispatchEvent(new Event('input')) }})(document.getElementById('{control}'))"
    )
    return list(page.value(NAMES))


def test_a_heading_sorts_up_and_down_by_the_number_or_the_word(browser: Page, tmp_path: Path) -> None:
    page = shown(browser, tmp_path, ROWS)
    assert page.value(NAMES) == ["c", "a2", "B1", "a10", "d"]
    assert sort(page, "pair") == ["a2", "a10", "B1", "c", "d"]
    assert sort(page, "pair") == ["d", "c", "B1", "a10", "a2"]
    assert sort(page, "seconds") == ["a2", "a10", "d", "B1", "c"]
    assert sort(page, "seconds") == ["B1", "d", "a10", "a2", "c"]
    assert sort(page, "kept")[-1] == "c"
    assert page.value("[...document.querySelectorAll('th[aria-sort]')].map(h => [h.textContent, h.ariaSort])") == [
        ["kept", "descending"]
    ]
    assert page.errors() == []


def test_filters_narrow_together_and_say_how_many_are_left(browser: Page, tmp_path: Path) -> None:
    page = shown(browser, tmp_path, ROWS)
    assert choose(page, "status", "failed") == ["c"]
    assert choose(page, "status", "") == ["c", "a2", "B1", "a10", "d"]
    assert choose(page, "severity", "major") == ["a2", "B1"]
    assert choose(page, "check", "name") == ["B1"]
    assert page.value("document.querySelector('output').textContent") == "1 of 5 pairs"
    assert choose(page, "severity", "minor") == ["B1", "a10"]
    assert choose(page, "search", "A10 label") == ["a10"]
    assert sort(page, "pair") == ["a10"]
    assert page.errors() == []


def test_links_lead_to_the_exports_that_the_batch_wrote(browser: Page, tmp_path: Path) -> None:
    folder = write_pairs(tmp_path / "in", 2)
    (folder / "pair001").rename(folder / "قمة 100% #1 & <b>")
    out = tmp_path / "out"
    assert main(["batch", str(folder), "-o", str(out), "--format", "html,flag,csv", "--workers", "1"]) == 0
    browser.open(out / "index.html")
    links = browser.value("[...document.querySelectorAll('tbody a')].map(a => a.href)")
    assert len(links) == 6
    assert browser.errors() == []
    browser.value("document.querySelector('tbody a').click()")
    for link in links:
        assert link.startswith(out.as_uri() + "/pairs/")
    found = {path.as_uri() for path in (out / "pairs").iterdir()}
    assert set(links) == found


def test_hostile_names_are_shown_and_do_nothing(browser: Page, tmp_path: Path) -> None:
    rows = [row(name, error=name, notices=[name], checks={name: 1}, source_language=name) for name in HOSTILE]
    page = shown(browser, tmp_path, rows, title=HOSTILE[1])
    assert page.value("document.title") == HOSTILE[1]
    assert page.value("document.querySelectorAll('tbody tr').length") == len(HOSTILE)
    assert page.value("document.querySelectorAll('body img, tbody script, tbody style, [onmouseover]').length") == 0
    protocols = page.value("[...new Set([...document.querySelectorAll('a')].map(a => a.protocol))]")
    assert protocols == ["file:"]
    assert "\u202e" not in page.value("document.querySelector('table').textContent")
    assert len(choose(page, "search", "onerror")) == 1
    page.value("document.querySelectorAll('tbody td').forEach(c => c.dispatchEvent(new Event('mouseover')))")
    assert page.value("document.title") == HOSTILE[1]
    assert page.errors() == []
