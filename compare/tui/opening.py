"""From the command line to the first picture: check everything, then open."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Mapping

from compare import places
from compare.commands.common import options_from
from compare.errors import UserError
from compare.pipeline import load_documents
from compare.settings import Settings, load_settings


def open_review(arguments: argparse.Namespace) -> int:
    """Read both texts, start the comparison in a child process, open the screen.

    Whatever is wrong with the files, the settings or the terminal is a
    UserError before the screen opens.
    """
    settings = load_settings()
    options = options_from(arguments)
    source, target = load_documents(arguments.original, arguments.report, options)
    check_terminal()
    if "-" in (arguments.original, arguments.report):
        use_keyboard()
    # Before Textual is imported, so that both go on at the same time.
    from compare.tui.job import Job

    job = Job(source, target, options)
    try:
        from compare.bidi import terminal, tty
        from compare.tui.keys import remapped

        keys = remapped(settings.keys, str(places.settings_file()))
        option = arguments.bidi or _text(settings, "bidi")
        plan = terminal.decide(option, os.environ, tty.ask(os.environ), tty.remembered())
        theme = arguments.theme or _text(settings, "theme") or theme_for(os.environ)
        if theme not in ("dark", "light", "16", "none"):
            raise UserError(f"{places.settings_file()}: review.theme {theme!r} is none of dark, light, 16, none")
        for name in ("COLUMNS", "LINES"):
            # Where a shell exports them, Textual would believe them rather than the window.
            os.environ.pop(name, None)
        if arguments.no_color or theme == "none":
            os.environ["NO_COLOR"] = "1"
        from compare.review import DecisionStore
        from compare.tui.app import ReviewApp, Start

        start = Start(
            source,
            target,
            options,
            job=job,
            plan=plan,
            keys=keys,
            keymap=settings.keys,
            theme="16" if "NO_COLOR" in os.environ else theme,
            ascii_only=arguments.ascii or bool(settings.review.get("ascii")),
        )
        with DecisionStore() as store:
            app = ReviewApp(start, store)
            with app.switch:
                app.run()
            return app.return_code or 0
    finally:
        job.cancel()


def check_terminal() -> None:
    """Raises UserError unless there is a terminal to draw on."""
    if not sys.stdout.isatty() or not sys.stderr.isatty():
        raise UserError("the review needs a terminal; for a list or a file use 'muqabala flag' or 'muqabala export'")
    if os.environ.get("TERM") == "dumb":
        raise UserError("this terminal (TERM=dumb) cannot show the review; use 'muqabala flag'")


def use_keyboard() -> None:
    """A text came through standard input: take the keys from the terminal itself."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UserError(
            "-: with a text on standard input the keys come from /dev/tty, which cannot be opened"
        ) from error
    os.dup2(terminal, 0)
    with contextlib.suppress(OSError):
        os.close(terminal)


def theme_for(environ: Mapping[str, str]) -> str:
    """ "light" or "dark", by COLORFGBG where the terminal sets it ("0;15": black on white)."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in ("7", "15") else "dark"


def _text(settings: Settings, name: str) -> str | None:
    value = settings.review.get(name)
    if value is not None and not isinstance(value, str):
        raise UserError(f"{places.settings_file()}: review.{name} must be a string")
    return value
