"""Every key of the review, as data: bindings, footer, help and docs come from here.

The settings file changes keys by id:

    [keys]
    "change.next" = "ctrl+n"
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from compare.errors import UserError

if TYPE_CHECKING:
    from textual.binding import BindingType

LIST, DETAIL, REVIEW, LINKS, FILES, SCREEN = "list", "detail", "review", "links", "files", "screen"
FINDINGS = "findings"

OWN_PANES = (LIST, DETAIL, FINDINGS)
"""Panes whose keys count only while they have the focus."""

PANES = {
    LIST: "In the list",
    DETAIL: "In the details",
    FINDINGS: "In the findings",
    REVIEW: "Reviewing",
    LINKS: "Correcting links",
    FILES: "Texts and files",
    SCREEN: "Screen",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does.

    `keys` are Textual key names, with commas between; `hint` is the word in
    the footer (empty: not there), `rank` its importance where room is short.
    The hints of the details, and of "back", are there while the details have
    the focus.
    """

    id: str
    keys: str
    action: str
    text: str
    pane: str
    hint: str = ""
    rank: int = 9


KEYS = (
    # The list
    Key("move.down", "j,down", "move(1)", "next passage", LIST),
    Key("move.up", "k,up", "move(-1)", "previous passage", LIST),
    Key("page.down", "pagedown,space,ctrl+f", "page(1)", "a page down", LIST),
    Key("page.up", "pageup,ctrl+b", "page(-1)", "a page up", LIST),
    Key("move.first", "g,home", "move_to_end(-1)", "first passage", LIST),
    Key("move.last", "G,end", "move_to_end(1)", "last passage", LIST),
    Key("detail.open", "enter", "open_detail", "the passage full screen", LIST),
    # The details
    Key("finding.next", "j,down,right", "finding(1)", "next finding of the passage", DETAIL, "finding", 1),
    Key("finding.previous", "k,up,left", "finding(-1)", "previous finding of the passage", DETAIL),
    Key("detail.scroll_down", "pagedown,space", "scroll(1)", "scroll down", DETAIL),
    Key("detail.scroll_up", "pageup", "scroll(-1)", "scroll up", DETAIL),
    Key(
        "finding.dismiss",
        "d,delete",
        "dismiss_finding",
        "this one finding is a false alarm (or no longer)",
        DETAIL,
        "dismiss this one",
        2,
    ),
    # The list of findings
    Key("pick.next", "j,down", "pick(1)", "next finding", FINDINGS),
    Key("pick.previous", "k,up", "pick(-1)", "previous finding", FINDINGS),
    Key("pick.take", "enter", "take", "go to it", FINDINGS),
    # Reviewing
    Key("change.next", "]", "change(1)", "next change", REVIEW, "next", 1),
    Key("change.previous", "[", "change(-1)", "previous change", REVIEW, "previous", 7),
    Key("unreviewed.next", "}", "unreviewed(1)", "next change not reviewed yet", REVIEW, "next open", 5),
    Key("unreviewed.previous", "{", "unreviewed(-1)", "previous change not reviewed yet", REVIEW),
    Key("place.other", "apostrophe", "other_place", "of a moved passage: its place in the original, and back", REVIEW),
    Key("decide.confirm", "c", "decide('confirmed')", "confirm: the report does diverge here", REVIEW, "confirm", 2),
    Key("decide.dismiss", "x", "decide('dismissed')", "dismiss: a false alarm", REVIEW, "dismiss", 2),
    Key("decide.confirm_next", "C", "decide_next('confirmed')", "confirm and go to the next one not reviewed", REVIEW),
    Key("decide.dismiss_next", "X", "decide_next('dismissed')", "dismiss and go to the next one not reviewed", REVIEW),
    Key("decide.own", "O", "own", "a finding of your own: mark words, say what differs", REVIEW, "own finding", 8),
    Key("decide.all", "D", "decide_many", "confirm all shown, or dismiss all of one check", REVIEW),
    Key("decide.note", "i", "note", "write a note on the passage", REVIEW, "note", 6),
    Key("decide.long_note", "I", "long_note", "write a note of several lines", REVIEW),
    Key(
        "decide.reclassify",
        "m",
        "reclassify",
        "give it another status or severity; in the details, the finding another type",
        REVIEW,
    ),
    Key("decide.undo", "u", "undo", "undo the last decision", REVIEW, "undo", 8),
    Key("decide.redo", "ctrl+r,U", "redo", "redo what was undone", REVIEW),
    # Correcting links
    Key("link.menu", "a", "links", "all of these in a menu", LINKS, "links", 8),
    Key("link.join", "J", "join", "join the passage with the next one", LINKS),
    Key("link.split", "S", "split", "split the passage at a sentence", LINKS),
    Key("link.cut", "vertical_line", "unlink", "unlink: the report's side is added, the original's dropped", LINKS),
    Key("link.mark", "M", "mark", "mark the passage; on another one, link it with the marked one", LINKS),
    Key(
        "link.up",
        "less_than_sign",
        "shift('target',-1)",
        "its first sentence of the report to the passage before",
        LINKS,
    ),
    Key(
        "link.down",
        "greater_than_sign",
        "shift('target',1)",
        "its last sentence of the report to the passage after",
        LINKS,
    ),
    Key(
        "link.up_original",
        "left_parenthesis",
        "shift('source',-1)",
        "the same with the original's first sentence",
        LINKS,
    ),
    Key(
        "link.down_original",
        "right_parenthesis",
        "shift('source',1)",
        "the same with the original's last sentence",
        LINKS,
    ),
    Key("link.found", "ampersand", "as_found", "link it as the program found it", LINKS),
    # Texts and files
    Key(
        "search.open", "/", "search", "search both texts (marks, alef forms and digits count alike)", FILES, "search", 3
    ),
    Key("search.next", "n", "hit(1)", "next hit; without a search, next change", FILES),
    Key("search.previous", "N", "hit(-1)", "previous hit; without a search, previous change", FILES),
    Key("goto.open", ":", "go_to", "go to a passage by its number", FILES),
    Key("filter.open", "f", "filter", "narrow the list: status, severity, check, review", FILES, "filter", 4),
    Key("sort.toggle", "o", "sort", "order of the report / of the original", FILES),
    Key("copy.text", "y", "copy('text')", "copy the passage as text", FILES),
    Key("copy.row", "Y", "copy('row')", "copy the passage as a table row", FILES),
    Key("editor.open", "e", "edit", "open both texts in $EDITOR at their lines", FILES),
    Key("files.reload", "R", "reload", "read both files again and compare them", FILES),
    Key("pick.open", "P", "app.pick", "another pair, where several were opened", FILES),
    Key("export.open", "s", "export", "save the comparison to a file", FILES, "save", 7),
    # Screen
    Key("pane.next", "tab", "pane(1)", "the other pane", SCREEN, "details", 6),
    Key("pane.previous", "shift+tab", "pane(-1)", "the other pane, backwards", SCREEN),
    Key("back", "escape", "back", "leave, cancel, clear the search or the filter", SCREEN, "back", 2),
    Key("findings.open", "F", "findings", "all findings, worst first, and a summary", SCREEN, "findings", 6),
    Key("soft.toggle", "full_stop", "soft", "show or hide uncertain findings", SCREEN),
    Key("gloss.toggle", "l", "gloss", "machine gloss below the texts, or only in the details", SCREEN),
    Key("gloss.words", "L", "words", "word gloss: what single words of the original may mean", SCREEN, "words", 7),
    Key("columns.swap", "w", "swap", "swap the columns", SCREEN),
    Key("columns.stack", "v", "stack", "side by side / one above the other", SCREEN),
    Key("theme.next", "t", "theme", "next theme", SCREEN),
    Key("bidi.next", "b", "bidi", "next way of showing Arabic", SCREEN),
    Key("bidi.check", "B", "bidi_check", "does this read right? find the way for this terminal", SCREEN),
    Key("palette", "ctrl+p", "app.command_palette", "everything by name", SCREEN),
    Key("help", "question_mark,f1", "help", "this help", SCREEN, "help", 1),
    Key("suspend", "ctrl+z", "app.suspend_process", "to the shell; fg comes back", SCREEN),
    Key("quit", "q", "quit", "quit; everything decided is saved already", SCREEN, "quit", 3),
)

ARABIC_LAYOUT = dict(zip("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./", strict=True)) | {
    "ﻻ": "b",
    "أ": "H",
    "إ": "Y",
    "آ": "N",
    "ـ": "J",
    "،": "K",
    "؛": "P",
    "×": "O",
    "÷": "I",
    "؟": "?",
    "\u064e": "Q",
    "\u064b": "W",
    "\u064f": "E",
    "\u064c": "R",
    "\u0650": "A",
    "\u064d": "S",
    "\u0652": "X",
    "‘": "U",
    "’": "M",
}
"""Characters that a keyboard set to Arabic gives, and those that stand on the same keys."""

NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "delete": "Del",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "f1": "F1",
}

ASCII_NAMES = {"↓": "Down", "↑": "Up", "←": "Left", "→": "Right"}


def remapped(overrides: Mapping[str, str], source: str = "settings") -> tuple[Key, ...]:
    """The table with the user's keys in place.

    Raises UserError, naming `source`, for an id that is none, for no key at
    all, and where one key would do two things in the same place.
    """
    unknown = sorted(set(overrides) - {key.id for key in KEYS})
    if unknown:
        raise UserError(f'{source}: keys."{unknown[0]}" is no key id; the ids are listed in docs/review.md')
    table = tuple(
        replace(key, keys=_tidy(key.id, overrides[key.id], source)) if key.id in overrides else key for key in KEYS
    )
    for pane in OWN_PANES:
        taken: dict[str, Key] = {}
        for key in table:
            if key.pane in OWN_PANES and key.pane != pane:
                continue
            for name in _tidy(key.id, key.keys, source).split(","):
                other = taken.setdefault(name, key)
                if other.id != key.id:
                    raise UserError(
                        f'{source}: {display(name)} is the key of both "{other.id}" and "{key.id}"; change one'
                    )
    return table


def _tidy(identity: str, text: str, source: str) -> str:
    from textual.keys import _character_to_key

    names = [name.strip() for name in text.split(",")] if text.strip() != "," else ["comma"]
    if not all(names):
        raise UserError(f'{source}: keys."{identity}" names no key; write one such as "ctrl+n"')
    return ",".join(_character_to_key(name) if len(name) == 1 and not name.isalnum() else name for name in names)


def bindings(panes: Iterable[str]) -> list[BindingType]:
    """Textual's bindings for the keys of `panes`, with ids for the keymap."""
    from textual.binding import Binding

    wanted = set(panes)
    return [
        Binding(
            key.keys, key.action, key.text, id=key.id, show=False, priority=key.id in ("pane.next", "pane.previous")
        )
        for key in KEYS
        if key.pane in wanted
    ]


@cache
def _punctuation() -> dict[str, str]:
    from textual.keys import _character_to_key

    return {_character_to_key(character): character for character in string.punctuation}


def display(name: str, *, ascii_only: bool = False) -> str:
    """A key's name as people write it: "]", "Ctrl+R", "PgDn"."""
    shown = NAMES.get(name) or _punctuation().get(name)
    if shown is None:
        *modifiers, last = name.split("+")
        shown = "+".join([*(part.capitalize() for part in modifiers), last.upper() if modifiers else last])
    return ASCII_NAMES.get(shown, shown) if ascii_only else shown


def display_all(keys: str, *, ascii_only: bool = False) -> str:
    """All keys of a binding, with spaces between."""
    return " ".join(display(name, ascii_only=ascii_only) for name in keys.split(","))


def markdown() -> str:
    """The table of docs/review.md."""
    lines = []
    for pane, title in PANES.items():
        lines += [f"### {title}", "", "| key | does | id |", "|---|---|---|"]
        for key in KEYS:
            if key.pane == pane:
                shown = " ".join(f"`{display(name)}`" for name in key.keys.split(","))
                lines.append(f"| {shown} | {key.text} | `{key.id}` |")
        lines.append("")
    return "\n".join(lines)
