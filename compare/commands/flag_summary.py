"""`muqabala flag --summary`: what a comparison comes to, and what is critical or major in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from compare.commands.flag_json import file_json
from compare.commands.flag_lines import as_lines
from compare.commands.flag_text import count, heading
from compare.records import SEVERITIES, STATUSES

if TYPE_CHECKING:
    from compare.commands.flag_records import Listing
    from compare.summary import Summary

LISTED = ("critical", "major")


def summary_text(listing: Listing) -> Iterator[str]:
    """The summary for people, line by line."""
    comparison, summary = listing.comparison, listing.summary
    yield f"{heading(comparison)} ({comparison.source.language} to {comparison.target.language})"
    yield f"  divergences   {_findings(summary)}"
    passages = summary.passages
    changed = ", ".join(f"{passages[status]} {status}" for status in (*STATUSES, "moved") if status != "equivalent")
    yield f"  passages      {passages['passages']}: {changed}; {passages['equivalent']} with no difference found"
    kept, all_of_them = summary.sentences
    yield f"  kept          {summary.kept:.0%} of the original ({kept} of {count(all_of_them, 'sentence')})"
    yield f"  links         {_links(summary)}"
    if hidden := ", ".join(_hidden(summary)):
        yield f"  not listed    {hidden}"
    if unchecked := "; ".join(_unchecked(listing)):
        yield f"  not checked   {unchecked}"
    for severity in LISTED:
        flags = [flag for flag in listing.flags if flag.finding.severity == severity]
        if flags:
            yield ""
            yield from as_lines(comparison, flags)


def _findings(summary: Summary) -> str:
    total = sum(summary.findings.values())
    if not total:
        return "none found by the checks"
    tally = ", ".join(f"{summary.findings[name]} {name}" for name in reversed(SEVERITIES) if summary.findings[name])
    return f"{total} in {count(summary.flagged, 'passage')}: {tally}"


def _links(summary: Summary) -> str:
    if summary.sureness is None:
        return "none"
    sure = "sure" if summary.sure else "uncertain as a whole"
    doubtful = f", {summary.doubtful} more likely wrong than right" if summary.doubtful else ""
    return f"{sure} (mean probability {summary.sureness:.2f}{doubtful})"


def _hidden(summary: Summary) -> Iterator[str]:
    if summary.uncertain:
        yield f"{count(summary.uncertain, 'uncertain finding')} (--include-soft)"
    if summary.dismissed:
        yield f"{count(summary.dismissed, 'finding')} dismissed by the reviewer (--all)"


def _unchecked(listing: Listing) -> Iterator[str]:
    if listing.comparison.uncovered:
        yield f"{' and '.join(listing.comparison.uncovered)}: the encoder does not cover it, so nothing is sure"
    if listing.disabled:
        yield f"without the checks {', '.join(sorted(listing.disabled))}"


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
