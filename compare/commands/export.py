"""`muqabala export`: the comparison as a file."""

from __future__ import annotations

import argparse

from compare.commands.common import add_comparison_arguments, compare_files, decisions_on

HELP = "write the alignment table or a report (csv, json, xlsx, html ...)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_comparison_arguments(parser)
    group = parser.add_argument_group("export")
    group.add_argument("-o", "--output", required=True, metavar="FILE", help="file to write, or - for standard output")
    group.add_argument("--format", metavar="FORMAT", help="csv, json, xlsx, html ... (default: by the file's suffix)")
    group.add_argument("--columns", metavar="A,B,...", help="columns of the table, in this order (default: all)")
    group.add_argument(
        "--only",
        metavar="KIND,...",
        help="only some passages: changed, equivalent, reworded, added, dropped, moved",
    )
    group.add_argument("--include-soft", action="store_true", help="also findings that rest on vectors alone")
    group.add_argument("--force", action="store_true", help="replace an existing file")


def run(arguments: argparse.Namespace) -> int:
    """Compare and write; 0 when the file stands."""
    from pathlib import Path

    from compare.errors import UserError
    from compare.export import ExportOptions, write
    from compare.export.registry import format_of
    from compare.export.table import ONLY, chosen

    # What is wrong with the wish is said before the work, not after it.
    name = format_of(arguments.output, arguments.format)
    only = frozenset(_list(arguments.only))
    for kind in sorted(only - set(ONLY)):
        raise UserError(f"--only {kind}: no such kind; choose from {', '.join(ONLY)}")
    options = ExportOptions(
        columns=tuple(_list(arguments.columns)) or None, only=only, include_soft=arguments.include_soft
    )
    chosen(options)
    target = Path(arguments.output)
    if arguments.output != "-":
        if target.is_dir():
            raise UserError(f"{target}: is a folder; name a file to write")
        if target.exists() and not arguments.force:
            raise UserError(f"{target}: exists already; choose another name or pass --force")
        if not target.parent.is_dir():
            raise UserError(f"{target}: its folder does not exist; make it or choose another")
    comparison = compare_files(arguments)
    decisions = {key: decision.to_json() for key, decision in decisions_on(comparison).items()}
    options = ExportOptions(options.columns, only, arguments.include_soft, decisions)
    write(comparison, arguments.output, format=name, options=options, replace=arguments.force)
    return 0


def _list(text: str | None) -> list[str]:
    return [item.strip() for item in (text or "").split(",") if item.strip()]
