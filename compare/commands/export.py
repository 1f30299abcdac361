"""`muqabala export`: the comparison as a file."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from compare.commands.common import add_comparison_arguments, compare_files, decisions_on, options_from, say

if TYPE_CHECKING:
    from pathlib import Path

HELP = "write the alignment table or a report (csv, json, xlsx, html ...)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_comparison_arguments(parser)
    group = parser.add_argument_group("export")
    group.add_argument("-o", "--output", required=True, metavar="FILE", help="file to write, or - for standard output")
    group.add_argument("--format", metavar="FORMAT", help="csv, json, xlsx, html ... (default: by the file's suffix)")
    group.add_argument(
        "--columns", metavar="A,B,...", help="columns of a table (csv, tsv, xlsx), in this order (default: all)"
    )
    group.add_argument(
        "--only",
        metavar="KIND,...",
        help="only some passages: changed, equivalent, reworded, added, dropped, moved",
    )
    group.add_argument("--include-soft", action="store_true", help="also findings that rest on vectors alone")
    group.add_argument("--all", action="store_true", help="also what a reviewer dismissed")
    group.add_argument("--force", action="store_true", help="replace an existing file without asking")


def run(arguments: argparse.Namespace) -> int:
    """Compare and write; 0 when the file stands."""
    from dataclasses import replace as replace_fields
    from pathlib import Path

    from compare.errors import UserError
    from compare.export import ExportOptions, formats, write
    from compare.export.registry import format_of
    from compare.export.table import ONLY, chosen

    # What is wrong with the wish is said before the work, not after it.
    if not arguments.output:
        raise UserError("-o: the name of the file is empty; name a file to write, or - for standard output")
    name = format_of(arguments.output, arguments.format)
    only = frozenset(_list(arguments.only))
    for kind in sorted(only - set(ONLY)):
        raise UserError(f"--only {kind}: no such kind; choose from {', '.join(ONLY)}")
    options = ExportOptions(
        columns=tuple(_list(arguments.columns)) or None, only=only, include_soft=arguments.include_soft
    )
    chosen(options)
    if options.columns and not formats()[name].TABLE:
        tables = ", ".join(key for key, module in formats().items() if module.TABLE)
        raise UserError(f"--columns: {name} has no columns; leave it out, or choose one of {tables}")
    target = Path(arguments.output)
    try:
        replace = arguments.output != "-" and _may_write(target, arguments)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UserError(f"{target}: cannot be written ({why}); choose another name") from error
    comparison = compare_files(arguments)
    decisions = decisions_on(comparison)
    options = replace_fields(
        options, decisions=decisions, as_found=arguments.all, disabled=options_from(arguments).disabled
    )
    say(*write(comparison, arguments.output, format=name, options=options, replace=replace))
    return 0


def _may_write(target: Path, arguments: argparse.Namespace) -> bool:
    """Whether an existing file may be replaced. Raises UserError where nothing can be written."""
    from pathlib import Path

    from compare.errors import UserError
    from compare.files import behind_link

    if target.is_dir():
        raise UserError(f"{target}: is a folder; name a file to write")
    if not target.parent.is_dir():
        raise UserError(f"{target}: its folder does not exist; make it or choose another")
    behind_link(target)
    if not target.exists():
        return False
    for path in map(Path, (arguments.original, arguments.report)):
        # --force is for an export of yesterday, never for what one compares.
        if path.exists() and target.samefile(path):
            raise UserError(f"{target}: is one of the two texts; choose another name")
    if arguments.force or _asked(f"{target} exists already. Replace it?"):
        return True
    raise UserError(f"{target}: exists already; choose another name or pass --force")


def _asked(question: str) -> bool:
    """The answer of whoever sits at the terminal; no, where nobody does."""
    from compare.inert import one_line

    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"muqabala: {one_line(question)} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _list(text: str | None) -> list[str]:
    return [item.strip() for item in (text or "").split(",") if item.strip()]
