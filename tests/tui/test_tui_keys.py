"""The key table: complete, without clashes, the same in code, help and docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.actions import parse

from compare.bidi import terminal
from compare.commands import open as command
from compare.errors import UserError
from compare.tui import keys, opening
from compare.tui.keys import DETAIL, FINDINGS, KEYS, LIST, OWN_PANES, display, display_all, markdown, remapped
from compare.tui.theme import CHOICES

DOCS = Path(__file__).resolve().parents[2] / "docs" / "review.md"


def test_ids_are_distinct():
    assert len({key.id for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("pane", OWN_PANES)
def test_no_key_does_two_things_in_one_place(pane):
    taken = [name for key in KEYS if key.pane == pane or key.pane not in OWN_PANES for name in key.keys.split(",")]
    assert len(taken) == len(set(taken))


async def test_every_key_has_an_action(review):
    async with review() as opened:
        places = {LIST: opened.list, DETAIL: opened.screen.details, FINDINGS: opened.screen.findings}
        for key in KEYS:
            prefix, name, _ = parse(key.action)
            owner = opened.app if prefix == "app" else places.get(key.pane, opened.screen)
            assert callable(getattr(owner, f"action_{name}", None)), key.id


async def test_every_key_is_bound(review):
    async with review() as opened:
        for key in KEYS:
            places = {LIST: opened.list, DETAIL: opened.screen.details, FINDINGS: opened.screen.findings}
            owner = places.get(key.pane, opened.screen)
            bound = owner._bindings.key_to_bindings
            for name in key.keys.split(","):
                known = keys._tidy(key.id, name, "")
                assert any(binding.id == key.id for binding in bound[known]), f"{key.id}: {name}"


async def test_every_key_is_in_the_help(review):
    async with review(size=(120, 170)) as opened:
        await opened.press("?")
        lines = opened.lines()
        left, right = next((line.index("╭"), line.index("╮")) for line in lines if "Help" in line)
        text = " ".join(" ".join(line[left + 1 : right] for line in lines if line[left : left + 1] == "│").split())
        for key in KEYS:
            assert f"{display_all(key.keys)} {key.text}" in text, key.id


def test_the_docs_have_the_table_of_the_code():
    table = markdown().strip()
    assert all(f"`{key.id}`" in table for key in KEYS)
    assert table in DOCS.read_text(encoding="utf-8")


def test_the_command_line_offers_what_there_is():
    """The command repeats the names, so that --help need not import the screen."""
    assert command.BIDI == terminal.CHOICES
    assert command.THEMES == opening.THEMES == tuple(CHOICES)


def test_the_background_tells_the_theme():
    for colour, theme in (("ffff/ffff/ffff", "light"), ("16/18/1c", "dark"), ("fdf6/e3e3/d0d0", "light")):
        assert opening.theme_for({"COLORFGBG": "15;0"}, f"\x1b]11;rgb:{colour}\x1b\\\x1b[?62c") == theme
    assert [opening.theme_for({"COLORFGBG": value}) for value in ("0;15", "15;0", "0;default;7", "")] == [
        "light",
        "dark",
        "light",
        "dark",
    ]


def test_names_are_those_people_write():
    assert display_all("j,down") == "j ↓"
    assert display_all("ctrl+r,U") == "Ctrl+R U"
    assert [display(name) for name in ("]", "question_mark", "shift+tab", "full_stop", "f1")] == [
        "]",
        "?",
        "Shift+Tab",
        ".",
        "F1",
    ]
    assert display("down", ascii_only=True) == "Down"
    assert display("right_square_bracket") == "]"


def test_the_users_keys_take_their_places():
    table = {key.id: key for key in remapped({"change.next": "ctrl+n, ö", "help": "+"})}
    assert display_all(table["change.next"].keys) == "Ctrl+N ö"
    assert display_all(table["help"].keys) == "+"
    assert table["quit"].keys == "q"


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"change.nxt": "x"}, 'keys."change.nxt" is no key id'),
        ({"change.next": ""}, "names no key"),
        ({"change.next": "j"}, '"move.down" and "change.next"'),
        ({"move.down": "]"}, '"move.down" and "change.next"'),
        ({"quit": "x"}, '"decide.dismiss" and "quit"'),
    ],
)
def test_wrong_keys_are_told_in_one_line(overrides, words):
    with pytest.raises(UserError) as caught:
        remapped(overrides, "settings.toml")
    assert (
        words in str(caught.value) and str(caught.value).startswith("settings.toml: ") and "\n" not in str(caught.value)
    )


async def test_remapped_keys_work_and_the_old_ones_do_not(review):
    overrides = {"change.next": "ctrl+n", "move.down": "z"}
    async with review(keys=remapped(overrides), keymap=overrides) as opened:
        await opened.press("ctrl+n")
        assert opened.number == 2
        await opened.press("]", "j")
        assert opened.number == 2
        await opened.press("z")
        assert opened.number == 3
        assert "Ctrl+N next" in opened.lines()[-1]


async def test_keys_may_be_swapped(review):
    overrides = {"decide.confirm": "x", "decide.dismiss": "c"}
    async with review(keys=remapped(overrides), keymap=overrides) as opened:
        await opened.press("]", "x")
        assert "confirmed" in opened.text()
        await opened.press("c")
        assert "dismissed" in opened.text()
