"""Glyphs, attributes and colours: the only place where a colour is named.

Every meaning is carried by a glyph and an attribute (bold, underline, reverse,
dim, italic), so that nothing is lost without colour; colours come on top. They
are those of Okabe and Ito (Color Universal Design, 2008), which people with any
kind of colour blindness can tell apart, darkened for light backgrounds.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What stands for what; `--ascii` has its own set, in the same places."""

    equivalent: str = "="
    reworded: str = "~"
    added: str = "+"
    dropped: str = "-"
    unlinked: str = "·"
    moved: str = "↕"
    confirmed: str = "✓"
    dismissed: str = "✗"
    noted: str = "✎"
    corrected: str = "∞"
    marked: str = "»"
    pointer: str = "▌"
    rule: str = "│"
    line: str = "─"
    view: str = "┃"
    dots: str = "· · ·"
    between: str = "⇄"
    separator: str = " · "
    done: str = "━"
    todo: str = "─"
    finding: str = "▸"
    ellipsis: str = "…"


ASCII = Glyphs(
    unlinked=".",
    moved="^",
    confirmed="v",
    dismissed="x",
    noted="i",
    corrected="&",
    marked=">",
    pointer=">",
    rule="|",
    line="-",
    view="#",
    dots=". . .",
    between="<->",
    separator=", ",
    done="=",
    todo=".",
    finding=">",
    ellipsis="...",
)


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as Rich names them."""

    name: str
    dark: bool
    text: str
    muted: str
    surface: str
    panel: str
    selected: str
    accent: str
    equivalent: str
    reworded: str
    added: str
    dropped: str
    moved: str
    soft: str
    found: str
    on_colour: str
    """The text on a full colour."""
    tints: tuple[str, str, str]
    """Weak backgrounds of words reworded, added, dropped; "" for none."""


DARK = Colours(
    name="dark",
    dark=True,
    text="#e4e4e4",
    muted="#8c8c8c",
    surface="#16181c",
    panel="#23272e",
    selected="#2f343d",
    accent="#56b4e9",
    equivalent="#a8a8a8",
    reworded="#f0e442",
    added="#56b4e9",
    dropped="#ff8a4c",
    moved="#2bc4a0",
    soft="#cc79a7",
    found="#009e73",
    on_colour="#000000",
    tints=("#4a470f", "#123e57", "#5a2a0c"),
)

LIGHT = Colours(
    name="light",
    dark=False,
    text="#1c1c1c",
    muted="#6a6a6a",
    surface="#fbfbf8",
    panel="#e9e9e4",
    selected="#dfe7f0",
    accent="#005b8f",
    equivalent="#555555",
    reworded="#7a6a00",
    added="#005b8f",
    dropped="#a63c00",
    moved="#00664b",
    soft="#8f3a6c",
    found="#00664b",
    on_colour="#ffffff",
    tints=("#f6f0a0", "#cfe8f8", "#fbdcc8"),
)

SIXTEEN = Colours(
    name="16",
    dark=True,
    text="default",
    muted="default",
    surface="default",
    panel="default",
    selected="default",
    accent="bright_blue",
    equivalent="default",
    reworded="bright_yellow",
    added="bright_blue",
    dropped="bright_red",
    moved="bright_cyan",
    soft="bright_magenta",
    found="bright_green",
    on_colour="black",
    tints=("", "", ""),
)

PLAIN = Colours(
    name="none",
    dark=True,
    **dict.fromkeys(  # type: ignore[arg-type]
        [field.name for field in fields(Colours) if field.name not in ("name", "dark", "tints")], "default"
    ),
    tints=("", "", ""),
)

CHOICES = {colours.name: colours for colours in (DARK, LIGHT, SIXTEEN, PLAIN)}
KINDS = ("reworded", "added", "dropped")


class Look:
    """Styles by meaning, for one set of colours and glyphs."""

    def __init__(self, colours: Colours, glyphs: Glyphs) -> None:
        self.colours = colours
        self.glyphs = glyphs

    @property
    def coloured(self) -> bool:
        """False where attributes have to do everything."""
        return self.colours is not PLAIN

    @cached_property
    def text(self) -> Style:
        """Running text of a change."""
        return self._on(self.colours.text)

    @cached_property
    def quiet(self) -> Style:
        """Running text in which the checks found nothing."""
        return self._on(self.colours.equivalent)

    @cached_property
    def muted(self) -> Style:
        """Labels, rules, what is not there."""
        return self._on(self.colours.muted, dim=self.colours.muted == "default")

    @cached_property
    def strong(self) -> Style:
        """Headings and counts."""
        return self._on(self.colours.text, bold=True)

    @cached_property
    def accent(self) -> Style:
        """Keys, the pointer, what has the focus."""
        return self._on(self.colours.accent, bold=True)

    @cached_property
    def whole_soft(self) -> Style:
        """What is uncertain, in words."""
        return self._on(self.colours.soft, italic=True)

    @cached_property
    def selection(self) -> Style:
        """Text selected with the mouse."""
        return Style(reverse=True)

    @cached_property
    def selected_row(self) -> Style:
        """The background of the selected passage."""
        return Style(bgcolor=self.colours.selected) if self.colours.selected != "default" else Style()

    def _on(self, colour: str, **attributes: bool) -> Style:
        return Style(color=colour, **attributes)  # type: ignore[arg-type]

    def status(self, status: str) -> Style:
        """The glyph of a status."""
        colour: str = getattr(self.colours, status if status != "unlinked" else "muted")
        return Style(color=colour, bold=status != "equivalent", reverse=status == "dropped")

    def kind_colour(self, kind: str) -> str:
        """The colour of reworded, added, dropped, moved."""
        colour: str = getattr(self.colours, kind)
        return colour

    def whole(self, kind: str) -> Style:
        """Text that stands on one side only, from its first word to its last."""
        return Style(color=self.kind_colour(kind), bold=True)

    def word(self, kind: str, *, hard: bool, chosen: bool, dismissed: bool) -> Style:
        """The words a finding points at.

        Hard findings are bold on a tint, the one chosen is reversed, soft ones
        are only underlined, and dismissed ones keep a dim underline.
        """
        if dismissed:
            return Style(underline=True, dim=True)
        colour = self.kind_colour(kind) if hard else self.colours.soft
        if chosen:
            if not self.coloured:
                return Style(reverse=True, bold=hard, underline=True)
            return Style(color=self.colours.on_colour, bgcolor=colour, bold=hard, underline=True)
        if not hard:
            return Style(color=colour, underline=True, italic=True)
        tint = self.colours.tints[KINDS.index(kind)]
        return Style(color=colour, bgcolor=tint or None, bold=True, underline=True)

    def hit(self, *, current: bool) -> Style:
        """Words the search found."""
        if not current:
            return Style(color=self.colours.found, bold=True, underline=True)
        if not self.coloured:
            return Style(reverse=True, bold=True)
        return Style(color=self.colours.on_colour, bgcolor=self.colours.found, bold=True)

    def severity(self, severity: str | None) -> Style:
        """The name of a severity."""
        return Style(
            color=self.colours.dropped if severity == "critical" else self.colours.text,
            bold=severity in ("critical", "major"),
            reverse=severity == "critical",
        )


def textual_theme(colours: Colours) -> Theme:
    """The chrome (borders, inputs, menus) in the same colours."""
    from textual.theme import BUILTIN_THEMES, Theme

    if colours.text == "default":
        # The terminal's own sixteen colours and background, by Textual's own theme for them.
        return replace(BUILTIN_THEMES["ansi-dark"], name=colours.name)
    return Theme(
        name=colours.name,
        primary=colours.accent,
        secondary=colours.moved,
        warning=colours.reworded,
        error=colours.dropped,
        success=colours.found,
        accent=colours.accent,
        foreground=colours.text,
        background=colours.surface,
        surface=colours.surface,
        panel=colours.panel,
        dark=colours.dark,
    )
