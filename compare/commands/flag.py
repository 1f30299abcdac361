"""`muqabala flag`: what diverges, as a list to read or to pipe."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compare.commands.common import add_comparison_options, compare_files, options_from, say
from compare.commands.flag_json import as_json
from compare.commands.flag_lines import as_lines
from compare.commands.flag_records import Flag, Listing
from compare.commands.flag_summary import summary_json, summary_text
from compare.commands.flag_text import as_text, heading
from compare.inert import one_line
from compare.streams import tell

if TYPE_CHECKING:
    from compare.commands.flag_screen import Screen
    from compare.pipeline import Options
    from compare.records import Comparison

HELP = "list what diverges; exit status: 0 nothing found, 1 something, 2 an error, 3 not checked"
NOT_CHECKED = 3
"""Exit status where the encoder does not cover a language or nothing links the texts: to find nothing says nothing."""
FAILED = 2
"""Exit status where one of several reports could not be compared; the others are listed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("original", metavar="ORIGINAL", help="the original text, or - for standard input")
    parser.add_argument(
        "reports", metavar="REPORT", nargs="+", help="the report made from it, or - for standard input; or several"
    )
    comparison = add_comparison_options(parser)
    comparison.add_argument(
        "--swap", action="store_true", help="take ORIGINAL for the report, and REPORT for the original"
    )
    group = parser.add_argument_group("list")
    group.add_argument(
        "--min-severity",
        choices=("minor", "major", "critical"),
        default="minor",
        help="leave out what is milder (default: minor)",
    )
    group.add_argument(
        "--check",
        action="append",
        default=[],
        metavar="CHECK,...",
        help="only findings of these checks, such as number; may be given more than once",
    )
    group.add_argument(
        "--fail-on",
        choices=("minor", "major", "critical", "never"),
        default="minor",
        help="exit status 1 only where something as severe is listed (default: anything listed)",
    )
    group.add_argument(
        "--format",
        choices=("text", "line", "json"),
        default="text",
        help="line: FILE:LINE: SEVERITY: CHECK: MESSAGE, for editors and grep (default: text)",
    )
    group.add_argument(
        "--summary",
        action="store_true",
        help="instead of the list: counts, how much is kept, how sure the links are, what is critical or major",
    )
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="auto, always, never: colours in the text, and the layout of a terminal (default: on a terminal)",
    )
    group.add_argument("--include-soft", action="store_true", help="also findings that rest on vectors alone")
    group.add_argument("--all", action="store_true", help="also what a reviewer dismissed")


def run(arguments: argparse.Namespace) -> int:
    """Compare and list; the exit status is that of HELP.

    Of several reports, the status is 2 if one could not be compared, else 3 if
    one is not checked, else 1 if there is something in any.
    """
    from compare.errors import UserError

    checks = _wanted_checks(arguments.check)
    if arguments.summary and arguments.format == "line":
        raise UserError("--summary: has no format line; choose text or json, or leave one out")
    several = len(arguments.reports) > 1
    if several and "-" in (arguments.original, *arguments.reports):
        raise UserError("-: standard input is read once; name files where there are several reports")
    if several and arguments.swap:
        raise UserError("--swap: only with one report")
    listings, failed = [], False
    for report in arguments.reports:
        try:
            listings.append(_listing(arguments, report, checks))
        except UserError as error:
            if not several:
                raise
            failed = True
            tell(f"muqabala: {one_line(str(error))}")
    if arguments.format != "json":
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    kind = f"summary {arguments.format}" if arguments.summary else arguments.format
    screen = _screen(arguments.color) if arguments.format == "text" else None
    print(_together(listings, kind, screen, several=several), end="")
    if failed:
        return FAILED
    if any(listing.comparison.uncovered or listing.comparison.unrelated for listing in listings):
        return NOT_CHECKED
    return 1 if any(_severe(listing, arguments.fail_on) for listing in listings) else 0


def _wanted_checks(wishes: list[str]) -> frozenset[str] | None:
    """The checks of --check; None for all. Raises UserError if there is no such check."""
    if not wishes:
        return None
    from compare.checks.registry import check_ids
    from compare.errors import UserError

    wanted = frozenset(name.strip() for wish in wishes for name in wish.split(",") if name.strip())
    known = check_ids()
    for name in sorted(wanted - set(known)):
        raise UserError(f"--check {name}: no such check; choose from {', '.join(known)}")
    return wanted


def _listing(arguments: argparse.Namespace, report: str, checks: frozenset[str] | None) -> Listing:
    pair = argparse.Namespace(**vars(arguments), report=report)
    comparison = compare_files(pair, gloss=False)
    listing = make_listing(
        comparison,
        options_from(arguments),
        arguments.min_severity,
        include_soft=arguments.include_soft,
        as_found=arguments.all,
        checks=checks,
    )
    say(*listing.notices)
    return listing


def _severe(listing: Listing, least: str) -> bool:
    """Whether something is listed that is at least as severe; of "never", nothing is."""
    from compare.records import severity_rank

    return least != "never" and any(
        severity_rank(flag.finding.severity) >= severity_rank(least) for flag in listing.flags
    )


def _screen(when: str) -> Screen | None:
    from compare.commands.flag_screen import screen_for

    return screen_for(when, os.environ)


def _together(listings: list[Listing], format: str, screen: Screen | None, *, several: bool) -> str:
    """The lists of all reports, as `flag` prints them."""
    if not several:
        return "".join(listing_text(listing, format, screen) for listing in listings)
    if format.endswith("json"):
        from compare.export.json import dumps

        return dumps([_json(listing, format) for listing in listings], indent=1) + "\n"
    texts = [listing_text(listing, format, screen) or _nothing(listing, format) for listing in listings]
    return ("" if format == "line" else "\n").join(texts)


def _nothing(listing: Listing, format: str) -> str:
    """What stands for a report without findings among others."""
    return f"{heading(listing.comparison)}: no difference found by the checks\n" if format == "text" else ""


def make_listing(
    comparison: Comparison,
    options: Options,
    least: str = "minor",
    *,
    include_soft: bool = False,
    as_found: bool = False,
    checks: frozenset[str] | None = None,
) -> Listing:
    """The findings at or above `least` of a comparison without glosses, which the list gets where one is wanted.

    What a reviewer dismissed is left out, unless `as_found`, and so is what other
    checks found than `checks` (None: all). Only passages that are listed are glossed.
    """
    from compare.glossing import add_glosses
    from compare.review import decisions_for, settle
    from compare.summary import summarize

    notices: list[str] = []
    plain = comparison
    if not as_found:
        comparison = settle(comparison, decisions_for(comparison, notices=notices))
    flags = [
        flag for flag in flags_of(comparison, least, include_soft) if checks is None or flag.finding.check in checks
    ]
    glossed = add_glosses(comparison, options, only={flag.passage.id for flag in flags})
    notices += glossed.notices[len(comparison.notices) :]
    flags = [flag._replace(passage=glossed.passages[flag.number - 1]) for flag in flags]
    summary = summarize(comparison, plain, include_soft=include_soft)
    return Listing(glossed, flags, tuple(notices), summary, options.disabled)


def listing_text(listing: Listing, format: str, screen: Screen | None = None) -> str:
    """The list as `flag` prints it in "text", "line" or "json"; empty text or lines where nothing is listed.

    "summary text" and "summary json" are the summary, which is never empty.
    `screen` is the terminal that a text is for; None for a file or a pipe.
    """
    if format.endswith("json"):
        from compare.export.json import dumps

        return dumps(_json(listing, format), indent=1) + "\n"
    if format == "summary text":
        lines = summary_text(listing)
        if screen is not None:
            from compare.commands.flag_screen import summary_on

            lines = summary_on(screen, lines)
        return _text(lines)
    if not listing.flags:
        return ""
    if format == "text" and screen is not None:
        from compare.commands.flag_screen import as_screen

        return _text(as_screen(listing.comparison, listing.flags, screen))
    return _text((as_lines if format == "line" else as_text)(listing.comparison, listing.flags))


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _json(listing: Listing, format: str) -> dict[str, Any]:
    return summary_json(listing) if format == "summary json" else as_json(listing.comparison, listing.flags)


def flags_of(comparison: Comparison, least: str, include_soft: bool) -> Iterator[Flag]:
    """The findings at or above `least`, worst first, then in the order of the report."""
    from compare.records import severity_rank

    flags = [
        Flag(number, passage, finding)
        for number, passage in enumerate(comparison.passages, 1)
        for finding in (passage.findings if include_soft else passage.hard_findings)
        if severity_rank(finding.severity) >= severity_rank(least)
    ]
    yield from sorted(flags, key=lambda flag: -severity_rank(flag.finding.severity))
