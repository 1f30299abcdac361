"""`muqabala flag --summary`: what a comparison comes to, and what is critical or major in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compare.commands.flag_json import file_json
from compare.commands.flag_lines import as_lines
from compare.commands.flag_text import heading
from compare.summary import LISTED, facts

if TYPE_CHECKING:
    from compare.commands.flag_records import Listing


def summary_text(listing: Listing) -> Iterator[str]:
    """The summary for people, line by line."""
    comparison = listing.comparison
    yield f"{heading(comparison)} ({comparison.source.language} to {comparison.target.language})"
    for name, line in facts(comparison, listing.summary, listing.disabled, options=True):
        yield f"  {name:<13} {line}"
    for severity in LISTED:
        flags = [flag for flag in listing.flags if flag.finding.severity == severity]
        if flags:
            yield ""
            yield from as_lines(comparison, flags)


def summary_json(listing: Listing) -> dict[str, Any]:
    """The summary for programs (docs/formats.md)."""
    from compare.codec import tool_json

    comparison = listing.comparison
    return {
        "schema": 1,
        "tool": tool_json(comparison),
        "source": file_json(comparison.source),
        "target": file_json(comparison.target),
        "summary": listing.summary.to_json() | {"disabled_checks": sorted(listing.disabled)},
        "notices": list(comparison.notices),
    }
