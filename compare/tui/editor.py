"""Opening both texts in the user's editor, each at its line."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, Sequence
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
    """The words to run for `places`; raises UserError for an editor that cannot be parsed.

    Editors differ in how they take a line. vi and its kin are asked for two
    windows side by side; those of the `file:line` kind get that; all others
    understand `+line file`, the oldest custom of all.
    """
    text = environ.get("VISUAL") or environ.get("EDITOR") or DEFAULT
    try:
        editor = shlex.split(text)
    except ValueError as error:
        raise UserError(f"EDITOR is {text!r}: cannot be understood ({error})") from error
    name = PurePath(editor[0]).name if editor else DEFAULT
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


def _colon(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path
