"""From the command line to the first picture: check everything, then open."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compare import places
from compare.errors import UserError
from compare.glossing import check_wish
from compare.pipeline import Options, load_documents
from compare.records import Document
from compare.settings import Settings, load_settings

if TYPE_CHECKING:
    from compare.tui.screens.picking import Offer
    from compare.tui.session import Start

Side = Literal["source", "target"]
THEMES = ("dark", "light", "16", "none")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks of the screen; None leaves it to the settings."""

    bidi: str | None = None
    theme: str | None = None
    no_colour: bool = False
    ascii_only: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files to review; `known` is what is known of the pair already, in words."""

    original: str
    report: str
    known: str = ""


def open_review(
    pairs: Sequence[Pair], options: Options, wishes: Wishes, *, heading: str = "", by: Side = "target"
) -> int:
    """Read the texts, start the comparison in a child process, open the screen.

    Of several pairs, which differ by the side `by`, the reader picks one under
    `heading`. Whatever is wrong with the files, the settings or the terminal is
    a UserError before the screen opens.
    """
    settings = load_settings()
    texts = [load_documents(pair.original, pair.report, options) for pair in pairs]
    for source, target in texts:
        check_wish(source.language, target.language, options)
    check_terminal()
    if any("-" in (pair.original, pair.report) for pair in pairs) or not os.isatty(0):
        use_keyboard()
    with drawing_on_terminal():
        if heading:
            return _pick(texts, [pair.known for pair in pairs], options, wishes, settings, heading, by)
        return _open(*texts[0], options, wishes, settings)


def _open(source: Document, target: Document, options: Options, wishes: Wishes, settings: Settings) -> int:
    # Before Textual is imported, so that both go on at the same time.
    from compare.review import corrections_for
    from compare.tui.job import Job

    job = Job(source, target, options, corrections_for(source, target))
    try:
        from compare.tui.session import Start

        start = Start(source, target, options, job=job)
        return _run(_dressed(start, wishes, settings), job.log)
    finally:
        job.cancel()


def _pick(
    texts: Sequence[tuple[Document, Document]],
    known: Sequence[str],
    options: Options,
    wishes: Wishes,
    settings: Settings,
    heading: str,
    by: Side,
) -> int:
    from compare.tui.job import log_file
    from compare.tui.screens.picking import Offer
    from compare.tui.session import Start

    first, *rest = texts
    dressed = _dressed(Start(*first, options), wishes, settings)
    starts = [dressed, *(replace(dressed, source=source, target=target) for source, target in rest)]
    offers = [Offer(start, by, words) for start, words in zip(starts, known, strict=True)]
    return _run(dressed, log_file(), offers, heading)


def _dressed(start: Start, wishes: Wishes, settings: Settings) -> Start:
    """`start` with what the settings, the command line and the terminal say of the screen."""
    from compare.bidi import terminal, tty

    option = wishes.bidi or _choice(settings, "bidi", terminal.CHOICES)
    plan = terminal.decide(option, os.environ, answer := tty.ask(os.environ), tty.remembered())
    if plan.name == "mlterm":
        # Bold with two true colours is more numbers than it reads in one sequence.
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")
    theme = wishes.theme or _choice(settings, "theme", THEMES) or theme_for(os.environ, answer)
    for name in ("COLUMNS", "LINES"):
        # Where a shell exports them, Textual would believe them rather than the window.
        os.environ.pop(name, None)
    if wishes.no_colour or theme == "none":
        os.environ["NO_COLOR"] = "1"
    from compare.tui.keys import remapped

    return replace(
        start,
        plan=plan,
        keys=remapped(settings.keys, str(places.settings_file())),
        keymap=settings.keys,
        theme="16" if "NO_COLOR" in os.environ else theme,
        reviewer=_reviewer(settings),
        ascii_only=wishes.ascii_only or bool(settings.review.get("ascii")),
        words=settings.review.get("words") is not False,
    )


def _run(start: Start, log: Path, offers: Sequence[Offer] = (), heading: str = "") -> int:
    from compare.review import DecisionStore
    from compare.tui.app import ReviewApp
    from compare.tui.driver import SIGNALLED

    with DecisionStore() as store:
        app = ReviewApp(start, store, offers, heading)
        with app.session.switch:
            code = app.run() or 0
    # What a signal ends, or a terminal that is gone, may end in the middle of a dialog that is being built.
    if app.failure is not None and code <= SIGNALLED:
        raise _told(app.failure, log) from app.failure
    return code


def _told(failure: BaseException, log: Path) -> UserError:
    """A mistake of the program as one line; the traceback is added to the log."""
    with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as stream:
        traceback.print_exception(failure, file=stream)
    return UserError(
        f"the review ended by a mistake of the program ({type(failure).__name__}: {failure}); "
        f"every decision is saved; please report it with {log}"
    )


def check_terminal() -> None:
    """Raises UserError unless there is a terminal to draw on."""
    if sys.stdout is None or sys.stderr is None or not sys.stdout.isatty():
        raise UserError("the review needs a terminal; for a list or a file use 'muqabala flag' or 'muqabala export'")
    if os.environ.get("TERM") == "dumb":
        raise UserError("this terminal (TERM=dumb) cannot show the review; use 'muqabala flag'")


@contextlib.contextmanager
def drawing_on_terminal() -> Iterator[None]:
    """While it lasts, standard error is the terminal that standard output is.

    Textual draws on standard error, which may have been sent to a file. What
    is written there afterwards goes to that file again.
    """
    if sys.stderr.isatty():
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    os.dup2(1, 2)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # The terminal is gone.
            sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)


def use_keyboard() -> None:
    """Standard input is a text or nothing: take the keys from the terminal itself."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UserError("there is no keyboard: standard input is no terminal, and /dev/tty cannot be opened") from error
    os.dup2(terminal, 0)
    with contextlib.suppress(OSError):
        os.close(terminal)


def theme_for(environ: Mapping[str, str], answer: str = "") -> str:
    """ "light" or "dark", by what the terminal answered, else by COLORFGBG ("0;15": black on white)."""
    from compare.bidi.terminal import background as background_of

    lightness = background_of(answer)
    if lightness is not None:
        return "light" if lightness > 0.5 else "dark"
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in ("7", "15") else "dark"


def _reviewer(settings: Settings) -> str:
    name = settings.review.get("reviewer", "")
    if not isinstance(name, str):
        raise UserError(f'{places.settings_file()}: review.reviewer must be a name, such as "A. Reader"')
    return " ".join(name.split())


def _choice(settings: Settings, name: str, choices: Collection[str]) -> str | None:
    value = settings.review.get(name)
    if value is None or value in choices:
        return value
    raise UserError(f"{places.settings_file()}: review.{name} is {value!r}; choose one of {', '.join(choices)}")
