"""Sizes, themes, no colours, ASCII, ways of showing Arabic."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from rich.cells import cell_len
from tui_samples import ROWS, build

from compare.tui.theme import CHOICES


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (40, 12), (200, 60)])
async def test_sizes(review, size):
    async with review(size=size) as opened:
        await opened.press("]", "tab", "tab", "c", "f", "escape", "enter", "escape")
        lines = opened.lines()
        assert len(lines) == size[1] and all(cell_len(line) <= size[0] for line in lines)
        assert "1 of 5 reviewed" in opened.text()
        assert "He said" in opened.text()


async def test_too_small_says_so(review):
    async with review(size=(39, 20)) as opened:
        assert "Make the window larger" in opened.text() and "REPORT" not in opened.text()
        await opened.pilot.resize_terminal(80, 24)
        await opened.settle()
        assert "REPORT English" in opened.text()
        await opened.pilot.resize_terminal(80, 11)
        await opened.settle()
        assert "Make the window larger" in opened.text()
        await opened.press("q")
        assert opened.app.return_code == 0


async def test_resizing_keeps_the_place(review):
    async with review(size=(120, 40)) as opened:
        await opened.press("G", "[")
        for width, height in ((80, 24), (60, 20), (40, 12), (120, 40)):
            await opened.pilot.resize_terminal(width, height)
            await opened.settle()
            assert opened.number == 6
            assert "The ministry" in opened.text()


@pytest.mark.parametrize("theme", [name for name in CHOICES if name != "none"])
async def test_themes(review, theme):
    async with review(theme=theme, size=(80, 24)) as opened:
        assert "He said" in opened.text()
        assert opened.style_at("235").bold
        await opened.press("?", "escape", "f", "escape", "t")
        assert opened.app.theme != theme


async def test_without_colour_attributes_say_everything(review, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with review(size=(80, 32)) as opened:
        await opened.press("]", "tab")
        assert opened.style_at("235").reverse
        assert opened.style_at("impressive").italic
        assert opened.style_at("Analysts").bold
        # Not greys in place of colours: none at all.
        assert [type(each).__name__ for each in opened.app._filters if each.enabled] == ["NoColor"]


async def test_ascii(review):
    async with review(ascii_only=True, size=(80, 24)) as opened:
        for keys in (
            ["]", "c", "]", "x"],
            ["f"],
            ["escape", "?"],
            ["escape", "s"],
            ["escape", "y", "u", "u", "u"],
            ["enter"],
        ):
            await opened.press(*keys)
            latin = [character for character in opened.text() if ord(character) > 127 and not is_arabic(character)]
            assert set(latin) <= set("“”«»")
        await opened.press("escape")
        assert "<->" in opened.text()


def is_arabic(character: str) -> bool:
    return "ARABIC" in unicodedata.name(character, "")


async def test_bidi_key_and_check_are_remembered(review):
    from compare.bidi import tty

    async with review() as opened:
        before = opened.app.session.plan.mode
        await opened.press("b")
        assert opened.app.session.plan.mode != before
        await opened.press("B")
        assert "Does this read right?" in opened.text()
        await opened.press("4")
        assert opened.app.session.plan.mode == "terminal"
        assert tty.remembered() == {opened.app.session.plan.name: "terminal"}
        assert "وتبلغ مساحة المحطة 1.5 هكتار." in opened.text()
        await opened.press("B", "0")
        assert opened.app.session.plan.mode == "app" and tty.remembered() == {}


async def test_too_small_says_only_so_also_when_the_comparison_comes(review, comparison):
    from compare.tui import messages

    async with review(size=(39, 11)) as opened:
        opened.screen.post_message(messages.Compared(comparison))
        await opened.settle()
        assert "passage" not in opened.text() and "Make the window larger" in opened.text()


async def test_a_message_reads_from_the_left_whatever_it_begins_with(review):
    row = replace(ROWS[1], message="7% (7 في المئة) → 17%")
    async with review(build((ROWS[0], row))) as opened:
        await opened.press("]")
        line = next(line for line in opened.lines() if "CRITICAL number" in line)
        assert line.index("7% (") < line.index("→ 17%")
