"""What a comparison comes to: counts, how much of the original is kept, how sure the links are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from compare.alignment.trust import CLEAR
from compare.records import SEVERITIES, STATUSES, Comparison, Passage, Severity, Status

DOUBTFUL = 0.5
"""Probability below which a link is more likely wrong than right."""
BLANK = "what no check finds may differ all the same: a passage without a finding is not thereby right"
CORRECTED = "link corrected by the reviewer"
LISTED: tuple[Severity, ...] = ("critical", "major")
"""Severities of which a summary names every finding."""
STATUS_WORDS: dict[Status, str] = {status: status for status in STATUSES} | {"equivalent": "no difference found"}
"""What people read for a status: that the checks found nothing is no proof that nothing differs."""


def status_in_words(passage: Passage) -> str:
    """What people read for the status of a passage: one that only moved does differ, by its place."""
    if passage.moved and passage.status == "equivalent":
        return "no other difference found"
    return STATUS_WORDS[passage.status]


class Summary(NamedTuple):
    """Figures of a comparison as the reviewer left it.

    `passages` counts by status (`Comparison.summary`), `findings` those shown
    by severity. `kept` is the share of the original's characters in sentences
    that have a counterpart, `sentences` their number and the number of all.
    `sureness` is the mean probability of the links, None without any;
    `doubtful` the number of links below DOUBTFUL. `uncertain` and `dismissed`
    count findings that are not shown.
    """

    passages: dict[str, int]
    findings: dict[Severity, int]
    flagged: int
    kept: float
    sentences: tuple[int, int]
    sureness: float | None
    doubtful: int
    uncertain: int
    dismissed: int

    @property
    def sure(self) -> bool | None:
        """Whether the links can be trusted as a whole; None without any."""
        return None if self.sureness is None else self.sureness >= CLEAR

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values (docs/formats.md)."""
        return {
            "findings": dict(self.findings),
            "passages": dict(self.passages),
            "flagged_passages": self.flagged,
            "kept": round(self.kept, 4),
            "kept_sentences": self.sentences[0],
            "original_sentences": self.sentences[1],
            "links_probability": None if self.sureness is None else round(self.sureness, 4),
            "links_sure": self.sure,
            "doubtful_links": self.doubtful,
            "uncertain_findings": self.uncertain,
            "dismissed_findings": self.dismissed,
        }


def summarize(comparison: Comparison, as_found: Comparison | None = None, *, include_soft: bool = False) -> Summary:
    """The figures of `comparison`, settled by the reviewer's decisions; `as_found` is the same before that.

    With `include_soft` uncertain findings count among those shown.
    """
    shown = [_shown(passage, include_soft) for passage in comparison.passages]
    severities = Counter(finding.severity for findings in shown for finding in findings)
    found = sum(len(passage.findings) for passage in (as_found or comparison).passages)
    left = sum(len(passage.findings) for passage in comparison.passages)
    linked = [passage for passage in comparison.passages if passage.source and passage.target]
    kept = {index for passage in linked for index in passage.source}
    lengths = [sentence.end - sentence.start for sentence in comparison.source.sentences]
    total = sum(lengths)
    return Summary(
        passages=comparison.summary(),
        findings={severity: severities[severity] for severity in SEVERITIES},
        flagged=sum(map(bool, shown)),
        kept=sum(lengths[index] for index in kept) / total if total else 1.0,
        sentences=(len(kept), len(lengths)),
        sureness=sum(passage.score for passage in linked) / len(linked) if linked else None,
        doubtful=sum(passage.score < DOUBTFUL for passage in linked),
        uncertain=left - sum(map(len, shown)),
        dismissed=found - left,
    )


def _shown(passage: Passage, include_soft: bool) -> tuple[Any, ...]:
    return passage.findings if include_soft else passage.hard_findings


def link_in_words(passage: Passage) -> str:
    """How far the link of a passage can be relied on; empty where it has one side only."""
    if passage.corrected:
        return CORRECTED
    if not (passage.source and passage.target):
        return ""
    return f"link: {'sure' if passage.score >= CLEAR else 'likely' if passage.score >= DOUBTFUL else 'doubtful'}"


def facts(
    comparison: Comparison, summary: Summary, disabled: Collection[str] = (), *, options: bool = False
) -> list[tuple[str, str]]:
    """The figures in words, a name and a line each; with `options`, which of the command's show what is left out."""
    kept, all_of_them = summary.sentences
    lines = [
        ("divergences", _findings(summary)),
        ("passages", _passages(summary)),
        ("kept", f"{summary.kept:.0%} of the original ({kept} of {counted(all_of_them, 'sentence')})"),
        ("links", _links(summary)),
        ("not listed", ", ".join(_hidden(summary, options))),
        ("not checked", "; ".join(_unchecked(comparison, disabled))),
        ("note", BLANK),
    ]
    return [(name, line) for name, line in lines if line]


def counted(number: int, noun: str) -> str:
    """ "1 passage", "2 passages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _findings(summary: Summary) -> str:
    total = sum(summary.findings.values())
    if not total:
        return "none found by the checks"
    tally = ", ".join(f"{summary.findings[name]} {name}" for name in reversed(SEVERITIES) if summary.findings[name])
    return f"{total} in {counted(summary.flagged, 'passage')}: {tally}"


def _passages(summary: Summary) -> str:
    counts = summary.passages
    changed = ", ".join(f"{counts[status]} {status}" for status in (*STATUSES, "moved") if status != "equivalent")
    return f"{counts['passages']}: {changed}; {counts['equivalent']} with no difference found"


def _links(summary: Summary) -> str:
    if summary.sureness is None:
        return "none"
    sure = "sure" if summary.sure else "uncertain as a whole"
    doubtful = f", {summary.doubtful} more likely wrong than right" if summary.doubtful else ""
    return f"{sure} (mean probability {summary.sureness:.2f}{doubtful})"


def _hidden(summary: Summary, options: bool) -> Iterator[str]:
    if summary.uncertain:
        yield counted(summary.uncertain, "uncertain finding") + (" (--include-soft)" if options else "")
    if summary.dismissed:
        yield f"{counted(summary.dismissed, 'finding')} dismissed by the reviewer" + (" (--all)" if options else "")


def _unchecked(comparison: Comparison, disabled: Collection[str]) -> Iterator[str]:
    if comparison.uncovered:
        yield f"{' and '.join(comparison.uncovered)}: the encoder does not cover it, so nothing is sure"
    if comparison.unrelated:
        yield "hardly anything links the two texts: they may not belong together"
    if disabled:
        yield f"without the checks {', '.join(sorted(disabled))}"
