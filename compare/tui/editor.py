"""Opening both texts in the user's editor, each at its line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from compare.errors import UserError

DEFAULT = "vi"


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a line in it (None where its lines are not the file's: a PDF, a page of HTML)."""

    path: str
    line: int | None


def command(places: Sequence[Place], environ: Mapping[str, str] = os.environ) -> list[str]:
    """The words to run for `places`; raises UserError for what names no program.

    Editors differ in how they take a line. vi and its kin are asked for two
    windows side by side; those of the `file:line` kind get that; all others
    understand `+line file`, the oldest custom of all.
    """
    wanted = (environ.get(name, "") for name in ("VISUAL", "EDITOR"))
    text = next((value for value in wanted if value.strip()), DEFAULT)
    try:
        editor = shlex.split(text)
    except ValueError as error:
        raise UserError(f"EDITOR is {text!r}: cannot be understood ({error})") from error
    if not editor or not editor[0]:
        raise UserError(f"EDITOR is {text!r}: names no program")
    name = PurePath(editor[0]).name
    # A file whose name begins with a dash or a plus must not be taken for an option.
    files = [replace(place, path=str(Path.cwd() / place.path)) for place in places]
    if name in ("vim", "nvim", "gvim", "mvim"):
        words = ["-O", *(place.path for place in files)]
        for index, place in enumerate(files):
            words += [f"+{index + 1}wincmd w", f"+{place.line or 1}"]
        return [*editor, *words, "+1wincmd w"]
    if name in ("code", "codium", "code-insiders"):
        return [*editor, "--wait", *(word for place in files for word in ("--goto", _colon(place)))]
    if name in ("hx", "helix", "subl", "zed"):
        return [*editor, *(_colon(place) for place in files)]
    words = []
    for place in files:
        words += ([f"+{place.line}"] if place.line else []) + [place.path]
    return [*editor, *words]


def run(words: Sequence[str], suspended: Callable[[], AbstractContextManager[object]]) -> int:
    """Run `words` while the screen is `suspended`; the exit status.

    Raises UserError for a program that is not there or cannot be started.
    That never leaves `suspended` by an exception: Textual would not take the
    terminal back then, and the screen would be dead.
    """
    if shutil.which(words[0]) is None:
        raise UserError(f"{words[0]}: cannot be run (no such program); set EDITOR to your editor")
    failed: OSError | ValueError | None = None
    status = 0
    with suspended():
        try:
            status = subprocess.run(words, check=False).returncode
        except (OSError, ValueError) as error:
            failed = error
    if failed is not None:
        reason = getattr(failed, "strerror", None) or failed
        raise UserError(f"{words[0]}: cannot be run ({reason}); set EDITOR to your editor")
    return status


def _colon(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path
