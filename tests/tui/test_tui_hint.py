"""What whoever cannot read the original is told once: what a gloss is and how to have one."""

from __future__ import annotations

import importlib.util
from dataclasses import replace

from test_tui_comparing import arrival, opening
from tui_samples import build

from compare.pipeline import Options
from compare.review import DecisionStore
from compare.tui import messages

COMMAND = "muqabala gloss install ar-en"


async def compared(opened, jobs, comparison):
    jobs[0].deliver(comparison)
    await arrival(opened, messages.Compared)
    await opened.settle()


async def told(store: DecisionStore, *, size=(80, 24), comparison=None, **options) -> str:
    """What the hint says when the first comparison came; empty where there is none."""
    comparison = comparison or build()
    async with opening(comparison, store, size=size, **options) as (opened, jobs):
        await compared(opened, jobs, comparison)
        hint = opened.screen.hint
        if not hint.is_open:
            return ""
        rows = [hint.render_line(y).text for y in range(hint.size.height)]
        assert all(row.rstrip() in opened.text() for row in rows)
        return " ".join(" ".join(rows).split())


async def test_it_is_shown_once_and_says_what_how_and_how_large(store):
    for size in ((80, 24), (120, 40), (45, 30)):
        store.remember("gloss hint", None)
        said = await told(store, size=size)
        assert said.startswith("If you do not read Arabic: a machine gloss puts rough English under each passage")
        assert COMMAND in said and "about 100 MB" in said and "pip install" not in said
        assert "single words are glossed; L hides" in said and said.endswith("Esc closes this.")
        assert await told(store, size=size) == ""


async def test_esc_takes_it_away_and_nothing_else(store):
    comparison = build()
    async with opening(comparison, store, size=(80, 24)) as (opened, jobs):
        await compared(opened, jobs, comparison)
        await opened.press("]", "tab")
        assert opened.screen.hint.is_open and opened.screen.details.has_focus
        await opened.press("escape")
        assert not opened.screen.hint.is_open and COMMAND not in opened.text()
        assert opened.screen.details.has_focus
        await opened.press("escape")
        assert opened.list.has_focus


async def test_a_click_takes_it_away(store):
    comparison = build()
    async with opening(comparison, store, size=(80, 24)) as (opened, jobs):
        await compared(opened, jobs, comparison)
        await opened.pilot.click("#hint")
        assert not opened.screen.hint.is_open


async def test_it_names_the_extra_where_it_is_missing(store, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        "compare.tui.widgets.hint.find_spec", lambda name: None if name == "ctranslate2" else real(name)
    )
    said = await told(store)
    assert said.index('python -m pip install "muqabala[gloss]"') < said.index(COMMAND)


async def test_it_is_not_shown_where_it_would_be_of_no_use(store):
    assert await told(store, options=Options(gloss=False)) == ""
    assert await told(store, size=(80, 16)) == ""
    comparison = build()
    english = replace(comparison, source=replace(comparison.source, language="en"))
    assert await told(store, comparison=english) == ""
    # None of these counts as shown.
    assert await told(store) != ""


async def test_it_is_not_shown_where_a_package_is_installed(store, monkeypatch):
    monkeypatch.setattr("compare.glossing.wanted_route", lambda *_: ("a package",))
    assert await told(store) == ""


async def test_word_glosses_are_offered_only_where_there_are_any(store):
    said = await told(store, comparison=replace(build(), uncovered=("ar",)))
    assert COMMAND in said and "single words" not in said
