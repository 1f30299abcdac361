"""The editor is asked for both files, each at its line, in its own way."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from compare.errors import UserError
from compare.tui.control.files import _place
from compare.tui.copying import as_row, as_text
from compare.tui.editor import Place, command, run
from compare.tui.model import Review

PLACES = (Place("/t/report.txt", 12), Place("/t/original.txt", 34))
VIM_LINES = ("+1wincmd w", "+12", "+2wincmd w", "+34", "+1wincmd w")


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("nano", ["nano", "+12", "/t/report.txt", "+34", "/t/original.txt"]),
        ("emacs -nw", ["emacs", "-nw", "+12", "/t/report.txt", "+34", "/t/original.txt"]),
        (
            "/usr/bin/vim",
            ["/usr/bin/vim", "-O", "/t/report.txt", "/t/original.txt", *VIM_LINES],
        ),
        ("code", ["code", "--wait", "--goto", "/t/report.txt:12", "--goto", "/t/original.txt:34"]),
        ("'/opt/my editor/hx'", ["/opt/my editor/hx", "/t/report.txt:12", "/t/original.txt:34"]),
    ],
)
def test_words_of_the_command(editor, words):
    assert command(PLACES, {"EDITOR": editor}) == words


def test_visual_comes_before_editor_and_vi_is_the_last_resort():
    assert command(PLACES, {"VISUAL": "a", "EDITOR": "b"})[0] == "a"
    assert command(PLACES, {"VISUAL": "", "EDITOR": "b"})[0] == "b"
    assert command(PLACES, {})[0] == "vi"


def test_a_name_that_looks_like_an_option_is_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert command([Place("-c.txt", None)], {"EDITOR": "nano"}) == ["nano", str(Path.cwd() / "-c.txt")]


def test_an_editor_that_cannot_be_understood():
    with pytest.raises(UserError, match="EDITOR"):
        command(PLACES, {"EDITOR": "vim 'unclosed"})


@pytest.mark.parametrize("value", ["''", '""', "'' -x"])
def test_an_editor_without_a_name_is_a_line(value):
    with pytest.raises(UserError, match="names no program"):
        command(PLACES, {"EDITOR": value})


def test_an_editor_of_blanks_is_none():
    assert command(PLACES, {"VISUAL": " ", "EDITOR": "\t"})[0] == "vi"


@pytest.mark.parametrize("kind", ["missing", "a folder", "not executable", "of no known format"])
def test_an_editor_that_cannot_be_started_gives_the_screen_back(kind, tmp_path):
    """Whatever fails, the screen is taken back: Textual does so only where no exception passes."""
    path = tmp_path / "editor"
    if kind == "a folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(b"\x7fELF and nothing else")
        path.chmod(0o755 if kind == "of no known format" else 0o644)
    screen = ["on"]

    @contextlib.contextmanager
    def suspended():
        screen.append("off")
        yield
        screen.append("on")

    with pytest.raises(UserError, match="cannot be run") as told:
        run([str(path)], suspended)
    assert screen[-1] == "on" and "\n" not in str(told.value) and "set EDITOR" in str(told.value)


def test_lines_only_for_texts_whose_lines_are_the_files(comparison):
    from dataclasses import replace

    document = comparison.target
    assert _place(document, (2,)) == Place("report.en.txt", 3)
    assert _place(document, ()) == Place("report.en.txt", None)
    assert _place(replace(document, format="pdf"), (2,)).line is None


async def test_both_files_are_opened_at_their_lines(review, tmp_path, monkeypatch):
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/asked\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    async with review() as opened:
        monkeypatch.setattr(opened.app, "suspend", contextlib.nullcontext)
        await opened.press("G", "[", "e")
        asked = (tmp_path / "asked").read_text().splitlines()
        assert [Path(word).name for word in asked] == ["+5", "report.en.txt", "+5", "original.ar.txt"]
        monkeypatch.setenv("EDITOR", str(tmp_path / "none"))
        await opened.press("e")
        assert "cannot be run" in opened.toasts()[-1]


def test_row_is_never_a_formula(comparison, store):
    from tui_samples import Row, build

    review = Review(build((Row("=نص\tآخر", "=1+1\n@x", "reworded", "number", "major", "-m"),)), store)
    cells = as_row(review, 0).split("\t")
    assert len(cells) == 9 and cells[4] == "'=1+1 @x" and cells[5] == "'=نص آخر"
    assert "\x1b" not in as_text(review, 0)
