"""What a comparison comes to: counts, how much of the original is kept, how sure the links are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from compare.alignment.trust import SURE
from compare.records import SEVERITIES, Comparison, Passage, Severity

DOUBTFUL = 0.5
"""Probability below which a link is more likely wrong than right."""


@dataclass(frozen=True, slots=True)
class Summary:
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
        return None if self.sureness is None else self.sureness >= SURE

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
