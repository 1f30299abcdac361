"""`muqabala open`: the review, in a terminal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from compare.commands.common import add_comparison_options
from compare.inert import one_line as shown

if TYPE_CHECKING:
    from compare.tui.opening import Pair

HELP = "open the review: both texts side by side, differences marked"

CANDIDATES = 9
"""Originals offered at most: a key for each."""
THEMES = ("dark", "light", "16", "none")
BIDI = ("auto", "app", "override", "isolate", "terminal", "words", "off")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "original", metavar="ORIGINAL", help="the original text, or - for standard input; with --among, the report"
    )
    parser.add_argument("report", metavar="REPORT", nargs="*", help="the report made from it; of several, pick one")
    group = add_comparison_options(parser)
    group.add_argument("--swap", action="store_true", help="take ORIGINAL for the report, and REPORT for the original")
    group.add_argument(
        "--among",
        metavar="FOLDER|INDEX",
        help="find the original of the report there, as find does; pick one of the candidates",
    )
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
    from compare.commands.common import options_from
    from compare.tui.opening import Wishes, check_terminal, open_review

    wishes = Wishes(arguments.bidi, arguments.theme, no_colour=arguments.no_color, ascii_only=arguments.ascii)
    options = options_from(arguments)
    if arguments.among is not None:
        check_terminal()  # Before a search that may take its time.
        pairs, heading = _among(arguments)
        return open_review(pairs, options, wishes, heading=heading, by="source")
    pairs = _pairs(arguments)
    heading = f"{len(pairs)} reports of {shown(pairs[0].original)}" if len(pairs) > 1 else ""
    return open_review(pairs, options, wishes, heading=heading)


def _pairs(arguments: argparse.Namespace) -> list[Pair]:
    """The original with each of the reports."""
    from compare.errors import UserError
    from compare.tui.opening import Pair

    reports = list(arguments.report)
    if not reports:
        raise UserError(
            f"{arguments.original}: with which report? 'muqabala ORIGINAL REPORT' names both; "
            "'muqabala open REPORT --among FOLDER' looks for the original of a report"
        )
    if len(reports) > 1 and (arguments.swap or "-" in (arguments.original, *reports)):
        raise UserError("of several reports, none can be standard input, and --swap is for one")
    if arguments.swap:
        return [Pair(reports[0], arguments.original)]
    return [Pair(arguments.original, report) for report in reports]


def _among(arguments: argparse.Namespace) -> tuple[list[Pair], str]:
    """The report with each candidate, and what was found, in a line."""
    from compare.commands.find import candidates, facts, headline
    from compare.errors import UserError
    from compare.many import LARGE
    from compare.tui.opening import Pair

    report = arguments.original
    if arguments.report or arguments.swap or report == "-":
        raise UserError("--among takes one report, which is a file: 'muqabala open REPORT --among FOLDER'")
    settled = argparse.Namespace(
        **vars(arguments) | {"report": report, "top": CANDIDATES, "workers": None, "approximate_from": LARGE}
    )
    document, found, count = candidates(settled, Path(arguments.among))
    if not found:
        raise UserError(f"{arguments.among}: holds no document that could be the original of {report}")
    return [Pair(c.path, report, facts(c, document)) for c in found], headline(document, found, count)
