"""From links to findings and a status for every passage.

The rule, in one place:

* A link without source sentences is `added`, one without target sentences is
  `dropped`.
* Any other link is `reworded` if it has a hard finding of kind added, dropped
  or reworded from any check but `moved`, and `equivalent` if it has none. Soft
  findings never change a status.
* Whether a passage moved stands beside its status.
* The severity of a passage is the worst among its hard findings.
* A passage that is the same text on both sides has no finding but that it
  moved; no cue counts that stands in what both sides share word for word
  (`compare.passage.identical`).
* Where two checks report the same stretch of text, the more particular one
  speaks and the general ones (`GENERAL`) are silent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from compare.alignment.trust import are_sure
from compare.checks.registry import load_checks
from compare.passage.identical import shared_spans, stand_identical
from compare.passage.pair import Context, Pair
from compare.records import Document, Finding, Link, Span, severity_rank
from compare.text.segment import Side

Progress = Callable[[str, int, int], None]

STAGE = "checking"
GENERAL = ("coverage",)
"""Checks that only say that words differ, not what is wrong with them."""

OF_PLACE = ("moved",)
"""Checks that look at where a passage stands: the only ones for a passage that is the same text on both sides."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found about one link."""

    status: str
    findings: tuple[Finding, ...]


def judge(
    source: Document,
    target: Document,
    links: Sequence[Link],
    *,
    encoder: Any = None,
    disabled: frozenset[str] = frozenset(),
    progress: Progress | None = None,
) -> list[Judgement]:
    """Run every check that is not in `disabled` over every link, in order.

    With an `encoder` (`compare.encoding.Encoder`) `coverage` speaks, and other
    checks know which words translate which. `progress` is called with
    ("checking", done, total) and may raise to stop.
    """
    pairs = [_pair(link, source, target) for link in links]
    options: dict[str, object] = {"encoder": encoder, "source": source, "target": target}
    for check in load_checks():
        if check.prepare is not None:
            options[check.id] = check.prepare(pairs, options)
    checks = [check for check in load_checks() if check.id not in disabled]
    judgements = []
    for index, pair in enumerate(pairs):
        context = Context(pairs, index, options)
        same = stand_identical(pair.source.text, pair.target.text)
        findings = [f for check in checks if not same or check.id in OF_PLACE for f in check.find(pair, context)]
        findings = sorted(_silence_general(findings), key=_order)
        judgements.append(Judgement(status_of(pair.link, findings), tuple(findings)))
        if progress is not None and (index % 64 == 0 or index + 1 == len(pairs)):
            progress(STAGE, index + 1, len(pairs))
    return judgements


def _pair(link: Link, source: Document, target: Document) -> Pair:
    """The link with its two sides, and what stands identically on both."""
    one, other = Side(source, link.source), Side(target, link.target)
    ours, theirs = shared_spans(one.text, other.text, (source.language, target.language))
    return Pair(link, replace(one, shared=ours), replace(other, shared=theirs)) if ours else Pair(link, one, other)


def status_of(link: Link, findings: Sequence[Finding]) -> str:
    """The status of a link by the rule above."""
    if not link.source:
        return "added"
    if not link.target:
        return "dropped"
    changed = any(finding.confidence == "hard" and finding.check != "moved" for finding in findings)
    return "reworded" if changed else "equivalent"


def with_doubt(judgements: Sequence[Judgement], links: Sequence[Link]) -> list[Judgement]:
    """The judgements, with no hard word of what is left over where links cannot be trusted as a whole.

    In the development texts that are told so freely, one in twenty sentences that nothing was linked with had really
    been added, and three in five really dropped.
    """
    if are_sure(links):
        return list(judgements)
    return [
        judgement if link.source and link.target else softened([judgement], [link])[0]
        for judgement, link in zip(judgements, links, strict=True)
    ]


def softened(judgements: Sequence[Judgement], links: Sequence[Link]) -> list[Judgement]:
    """The judgements with no finding hard: of texts that could not be checked as they should be."""
    softer = []
    for judgement, link in zip(judgements, links, strict=True):
        findings = tuple(sorted((replace(f, confidence="soft") for f in judgement.findings), key=_order))
        softer.append(Judgement(status_of(link, findings), findings))
    return softer


def _silence_general(findings: list[Finding]) -> list[Finding]:
    particular = [f for f in findings if f.check not in GENERAL and f.confidence == "hard"]
    kept = []
    for finding in findings:
        if finding.check in GENERAL and any(_same_place(finding, other) for other in particular):
            continue
        kept.append(finding)
    return kept


def _same_place(general: Finding, other: Finding) -> bool:
    """True if most of what `general` marks is marked by `other` too."""
    for mine, theirs in ((general.source_spans, other.source_spans), (general.target_spans, other.target_spans)):
        length = sum(end - start for start, end in mine)
        if length and 2 * sum(_overlap(a, b) for a in mine for b in theirs) >= length:
            return True
    return False


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _order(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.confidence != "hard",
        -severity_rank(finding.severity),
        finding.check,
        finding.target_spans,
        finding.source_spans,
        finding.message,
    )
