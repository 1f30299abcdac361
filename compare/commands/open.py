"""`muqabala open`: the review, in a terminal."""

from __future__ import annotations

import argparse

from compare.commands.common import add_comparison_arguments

HELP = "open the review: both texts side by side, differences marked"

THEMES = ("dark", "light", "16", "none")
BIDI = ("auto", "app", "override", "isolate", "terminal", "words", "off")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_comparison_arguments(parser)
    group = parser.add_argument_group("screen")
    group.add_argument(
        "--bidi",
        choices=BIDI,
        metavar="MODE",
        help=f"how Arabic is sent to the terminal: {', '.join(BIDI)} (default: auto; the key B compares them)",
    )
    group.add_argument(
        "--theme", choices=THEMES, metavar="NAME", help=f"{', '.join(THEMES)} (default: by the terminal's background)"
    )
    group.add_argument("--no-color", action="store_true", help="no colours, as with NO_COLOR set")
    group.add_argument("--ascii", action="store_true", help="only ASCII for signs and rules")


def run(arguments: argparse.Namespace) -> int:
    """Open the review; 0 when it is left."""
    from compare.commands.common import options_from, original_and_report
    from compare.tui.opening import Wishes, open_review

    wishes = Wishes(arguments.bidi, arguments.theme, no_colour=arguments.no_color, ascii_only=arguments.ascii)
    return open_review(*original_and_report(arguments), options_from(arguments), wishes)
