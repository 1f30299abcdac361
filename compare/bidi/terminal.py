"""What the terminal does to right-to-left text by itself, and how to stop it.

Some terminals reorder and join Arabic, some do nothing, and only some can be
told to stop. One query (DECRQM for mode 8, the bidi mode of ECMA-48) and the
environment tell most of them apart; docs/bidi.md says which was seen to do
what. `plan` is a pure function of both, so that every case can be tested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, get_args

from compare.bidi.layout import Direction, Line, Mode, layout
from compare.errors import UserError

QUERY = "\x1b]11;?\x1b\\\x1b[8$p\x1b[c"
"""What colour is the background (OSC 11)? is mode 8 set? then DA1, which every terminal answers."""
IMPLICIT = "\x1b[8h"  # the terminal reorders
EXPLICIT = "\x1b[8l"  # the program reorders

_BACKGROUND = re.compile(r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_ANSWER = re.compile(r"\x1b\[8;([0-4])\$y")
_FIRST_VTE_WITH_BIDI = 5800
_WORDS_HINT = "kitty turns Arabic words by itself: put 'force_ltr yes' into kitty.conf, then choose the bidi mode app"
_LINUX_HINT = "the Linux console has no Arabic letters: use a graphical terminal"
_PUTTY_HINT = "in PuTTY's settings, disable bidirectional text display and Arabic text shaping"

VARIABLE = "MUQABALA_BIDI"
AUTO = "auto"
CHOICES: tuple[str, ...] = (AUTO, *get_args(Mode))


class Plan(NamedTuple):
    """How to show right-to-left text on this terminal.

    Send `enter` before the first line and `leave` on every way out. `hint` is
    advice to show once. `name` is the terminal's, under which a choice is
    remembered. `switch` holds the sequences that this terminal understands,
    whether the mode needs them or not.
    """

    mode: Mode
    enter: str
    leave: str
    hint: str | None
    name: str
    switch: tuple[str, str] = ("", "")


def plan(environ: Mapping[str, str], answer: str = "") -> Plan:
    """The plan for the terminal with these variables and this answer to QUERY ("" for none)."""
    term = environ.get("TERM", "")
    program = environ.get("TERM_PROGRAM", "")
    if "TMUX" in environ or term.startswith(("tmux", "screen")):
        # What stands behind tmux is unknown and may change while it runs.
        return _plan("tmux" if "TMUX" in environ or term.startswith("tmux") else "screen", "override")
    if environ.get("TEXTUAL_DRIVER"):
        return _plan("browser", "app")
    state = _ANSWER.search(answer)
    if state and state[1] != "0":
        name = program or ("vte" if "VTE_VERSION" in environ else term or "unknown")
        if state[1] == "1":
            return _plan(name, "app", (EXPLICIT, IMPLICIT))
        # 2: reset already, 3: always set, 4: never set. There is nothing to switch or to undo.
        return _plan(name, "isolate" if state[1] == "3" else "app")
    version = environ.get("VTE_VERSION", "")
    if version.isdecimal() and int(version) >= _FIRST_VTE_WITH_BIDI:
        return _plan("vte", "app", (EXPLICIT, IMPLICIT))
    if environ.get("KONSOLE_VERSION"):
        option = "\x1b]50;BidiRenderingEnabled={}\x07"
        return _plan("konsole", "app", (option.format("false"), option.format("true")))
    if term.startswith("mlterm") or environ.get("MLTERM"):
        option = "\x1b]5379;use_ctl={}\x07"
        return _plan("mlterm", "app", (option.format("false"), option.format("true")))
    if environ.get("KITTY_WINDOW_ID") or term == "xterm-kitty":
        return _plan("kitty", "words", hint=_WORDS_HINT)
    if program == "Apple_Terminal":
        return _plan(program, "isolate")
    if term.startswith("putty"):
        return _plan("putty", "app", hint=_PUTTY_HINT)
    if term == "linux":
        return _plan("linux", "app", hint=_LINUX_HINT)
    return _plan(program or ("Windows Terminal" if environ.get("WT_SESSION") else term or "unknown"), "app")


def _plan(name: str, mode: Mode, switch: tuple[str, str] = ("", ""), hint: str | None = None) -> Plan:
    return with_mode(Plan(mode, "", "", hint, name, switch), mode)._replace(hint=hint)


def with_mode(current: Plan, mode: Mode) -> Plan:
    """The same terminal in another mode, with the switch if that mode needs the terminal to do nothing."""
    enter, leave = current.switch if mode in ("app", "words", "off") else ("", "")
    return current._replace(mode=mode, enter=enter, leave=leave, hint=None)


def background(answer: str) -> float | None:
    """How light the background is, 0 (black) to 1 (white), by the answer to QUERY; None where it says nothing."""
    match = _BACKGROUND.search(answer)
    if match is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in match.groups())
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def decide(
    option: str | None, environ: Mapping[str, str], answer: str = "", remembered: Mapping[str, str] | None = None
) -> Plan:
    """The plan by, in this order: `option`, the variable MUQABALA_BIDI, what was remembered, detection.

    `option` is the value of --bidi or of the settings file; None and "auto"
    leave the choice to the next. Raises UserError for an unknown mode.
    """
    found = plan(environ, answer)
    for source, value in (("--bidi", option), (VARIABLE, environ.get(VARIABLE))):
        if value and value not in CHOICES:
            raise UserError(f"{source}: no bidi mode is called {value!r}; choose one of {', '.join(CHOICES)}")
    for value in (option, environ.get(VARIABLE), (remembered or {}).get(found.name)):
        if value and value != AUTO and value in CHOICES:
            return with_mode(found, value)  # type: ignore[arg-type]
    return found


# One sentence that goes wrong somewhere in every mode that does not fit the terminal.
SAMPLE = "وقّعت الشركة (Siemens AG) عقدًا بقيمة 1.5 مليون، وقالت: «لا تعليق»."
SIGNS = (
    "the full stop stands at the far left",
    "(Siemens AG) stands in round brackets that embrace it",
    "1.5 stands to the left of (Siemens AG), and is not 5.1",
    "letters of a word touch each other",
)


def samples(width: int, *, direction: Direction = "rtl", shape: bool = True) -> list[tuple[Mode, list[Line]]]:
    """SAMPLE laid out in each mode, for the question which of them reads right.

    On a terminal with a switch only the modes that go with its present
    position can come out right; ask where there is none.
    """
    modes: tuple[Mode, ...] = get_args(Mode)
    return [(mode, layout(SAMPLE, width, direction=direction, shape=shape, mode=mode)) for mode in modes]
