"""What stands at the top of an export for people: which two texts, and what the comparison comes to."""

from __future__ import annotations

import datetime

from compare.export.registry import ExportOptions
from compare.export.table import Row, file_name, rows
from compare.inert import one_line, shorten
from compare.records import Comparison, Document, Finding, severity_rank
from compare.summary import LISTED, facts, summarize

LONG = 60
"""More passages than this are read for what changed: those without a difference are hidden, or left out, at first."""
LONGEST_TITLE = 150
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MOST_NAMED = 40
"""Findings that a summary names; of more it gives the number."""


def headline(document: Document) -> str:
    """The headline: what the file says it is, else the first sentence of the text, else the name of the file."""
    first = document.sentence_text(0) if document.sentences else ""
    return shorten(document.about.headline or first, LONGEST_TITLE) or file_name(document)


def origin(document: Document) -> list[str]:
    """Where a text is from, as far as its file tells: publication, days, address."""
    about = document.about
    return [
        line
        for line in (
            about.publication,
            f"published {_day(about.published)}" if about.published else "",
            about.address,
            f"retrieved {_day(about.retrieved)}" if about.retrieved else "",
        )
        if line
    ]


def title(comparison: Comparison) -> str:
    """Both headlines in a line, for the properties of a file."""
    return f"{headline(comparison.target)} – compared with: {headline(comparison.source)}"


def summary_facts(comparison: Comparison, options: ExportOptions) -> list[tuple[str, str]]:
    """The summary of `muqabala flag --summary`, a name and a line each."""
    summary = summarize(comparison, include_soft=options.include_soft)
    return facts(comparison, summary, options.disabled)


def gravest(comparison: Comparison, options: ExportOptions) -> list[tuple[Row, Finding]]:
    """The critical findings of all passages shown, then the major ones, each in the order of the report."""
    found = [(row, finding) for row in rows(comparison, options) for finding in row.findings]
    listed = [(row, finding) for row, finding in found if finding.severity in LISTED]
    return sorted(listed, key=lambda item: -severity_rank(item[1].severity))


def told(finding: Finding) -> str:
    """A finding in a line: `number: 305 (٣٠٥) → 235`."""
    uncertain = ", uncertain" if finding.confidence == "soft" else ""
    return f"{finding.check}{uncertain}: {one_line(finding.message)}"


def _day(day: str) -> str:
    """2026-11-29 as 29 November 2026; what is no day as it is."""
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
