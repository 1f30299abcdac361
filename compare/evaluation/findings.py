"""How right the findings are: per check, and on faithful text.

A gold finding is *found* if a hard finding of a check that may answer for it
(`Check.found_as`) lies in a passage that shares text with the gold link; it is
*located* if the finding's spans also touch the gold's. A hard finding is
*right* if its passage has a gold finding that it may answer for. Faithful
sentences are the target sentences of gold links that are equivalent; a hard
finding in their passages is a *false alarm*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from compare.checks.engine import run_checks
from compare.checks.registry import accepted_for
from compare.evaluation.gold_pair import GoldFinding, GoldLink, GoldPair
from compare.records import Document, Finding, Link, Passage, Span

MOVED = "moved"


@dataclass(slots=True)
class CheckScore:
    """Counts of one check; add them up over documents with `+`."""

    gold: int = 0
    found: int = 0
    located: int = 0
    reported: int = 0
    right: int = 0
    false_alarms: int = 0

    def __add__(self, other: CheckScore) -> CheckScore:
        return CheckScore(
            self.gold + other.gold,
            self.found + other.found,
            self.located + other.located,
            self.reported + other.reported,
            self.right + other.right,
            self.false_alarms + other.false_alarms,
        )

    @property
    def recall(self) -> float | None:
        """Share of gold findings found; None without any."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of reported findings that are right; None without any."""
        return self.right / self.reported if self.reported else None


@dataclass(slots=True)
class FindingScores:
    """What `score_findings` counts, by check and by gold category."""

    checks: dict[str, CheckScore] = field(default_factory=dict)
    categories: dict[str, CheckScore] = field(default_factory=dict)
    faithful_sentences: int = 0
    false_alarms: int = 0
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __add__(self, other: FindingScores) -> FindingScores:
        return FindingScores(
            _added(self.checks, other.checks),
            _added(self.categories, other.categories),
            self.faithful_sentences + other.faithful_sentences,
            self.false_alarms + other.false_alarms,
            self.statuses + other.statuses,
        )

    @property
    def false_alarms_per_20(self) -> float | None:
        """Hard findings per 20 faithful sentences; None without any sentence."""
        return 20 * self.false_alarms / self.faithful_sentences if self.faithful_sentences else None

    def to_json(self) -> dict[str, Any]:
        """Plain values, for `evaluate --format json`."""
        return {
            "faithful_sentences": self.faithful_sentences,
            "false_alarms": self.false_alarms,
            "false_alarms_per_20": self.false_alarms_per_20,
            "checks": {
                name: {
                    "gold": score.gold,
                    "found": score.found,
                    "located": score.located,
                    "reported": score.reported,
                    "right": score.right,
                    "false_alarms": score.false_alarms,
                    "recall": score.recall,
                    "precision": score.precision,
                }
                for name, score in sorted(self.checks.items())
            },
            "categories": {
                name: {"gold": score.gold, "found": score.found, "located": score.located, "recall": score.recall}
                for name, score in sorted(self.categories.items())
            },
        }


def _added(one: Mapping[str, CheckScore], other: Mapping[str, CheckScore]) -> dict[str, CheckScore]:
    return {key: one.get(key, CheckScore()) + other.get(key, CheckScore()) for key in sorted({*one, *other})}


def is_faithful(gold: GoldLink) -> bool:
    """Does the target side say what the source says?"""
    return gold.status == "equivalent" and not gold.findings


def score_findings(gold: GoldPair, passages: Sequence[Passage]) -> FindingScores:
    """Compare the findings of `passages` with the gold of the same two texts.

    The passages may be linked and segmented otherwise than the gold; sides
    meet where their characters overlap.
    """
    scores = FindingScores()
    meets = _meetings(gold, passages)
    for link, near in zip(gold.links, meets, strict=True):
        findings = [finding for place in near for finding in passages[place].hard_findings]
        for wanted in link.findings:
            _count_gold(scores, wanted, findings)
        scores.statuses[link.status, passages[near[0]].status if near else "none"] += 1
        if is_faithful(link):
            scores.faithful_sentences += len(link.link.target)
    touching: dict[int, list[GoldLink]] = {}
    for link, near in zip(gold.links, meets, strict=True):
        for place in near:
            touching.setdefault(place, []).append(link)
    for place, passage in enumerate(passages):
        for finding in passage.hard_findings:
            if finding.check != MOVED:
                _count_reported(scores, finding, touching.get(place, []))
    _count_moves(scores, gold, passages)
    return scores


def _count_moves(scores: FindingScores, gold: GoldPair, passages: Sequence[Passage]) -> None:
    """Of two passages that changed places, either may be called the moved one.

    So a gold move is found if its own passage or one that it crosses is said
    to have moved, and what is said is right if it crosses a gold move or is one.
    """
    wanted = [link.link for link in gold.links if link.link.moved and link.link.source and link.link.target]
    moved = [p for p in passages if p.source and p.target and any(f.check == MOVED for f in p.hard_findings)]
    if not wanted and not moved:
        return
    found = sum(any(_same_or_crossed(link, passage) for passage in moved) for link in wanted)
    right = sum(any(_same_or_crossed(link, passage) for link in wanted) for passage in moved)
    score = CheckScore(len(wanted), found, found, len(moved), right, len(moved) - right)
    scores.checks[MOVED] = scores.checks.get(MOVED, CheckScore()) + score
    scores.false_alarms += len(moved) - right


def _same_or_crossed(link: Link, passage: Passage) -> bool:
    before, after = passage.source[0] - link.source[0], passage.target[0] - link.target[0]
    return bool(set(link.target) & set(passage.target)) or before * after < 0


def _count_gold(scores: FindingScores, wanted: GoldFinding, findings: Sequence[Finding]) -> None:
    fitting = [f for f in findings if _answers(f, wanted)]
    located = any(
        _touch(f.source_spans, wanted.source_spans) or _touch(f.target_spans, wanted.target_spans) for f in fitting
    )
    named = [(scores.categories, wanted.category)] if wanted.category else []
    for table, key in ((scores.checks, wanted.check), *named):
        score = table.setdefault(key, CheckScore())
        score.gold += 1
        score.found += bool(fitting)
        score.located += located


def _answers(finding: Finding, wanted: GoldFinding) -> bool:
    """Whether a finding is of a check that may fairly tell what the gold has."""
    return finding.check in accepted_for(wanted.check) or finding.check in wanted.accept


def _count_reported(scores: FindingScores, finding: Finding, links: Sequence[GoldLink]) -> None:
    right = any(_answers(finding, wanted) for link in links for wanted in link.findings)
    # Where the passage was not linked as the gold has it, a finding may be
    # about text of several gold links: it is false if none of them diverges.
    false = not right and all(is_faithful(link) for link in links)
    score = scores.checks.setdefault(finding.check, CheckScore())
    score.reported += 1
    score.right += right
    score.false_alarms += false
    scores.false_alarms += false


def _meetings(gold: GoldPair, passages: Sequence[Passage]) -> list[list[int]]:
    """For each gold link the places of the passages that share a sentence with it, best first.

    Sentence numbers are compared, so both must be of one segmentation; see
    `on_gold_sentences` for the other case.
    """
    places: dict[tuple[str, int], list[int]] = {}
    for place, passage in enumerate(passages):
        for side, sentences in (("source", passage.source), ("target", passage.target)):
            for sentence in sentences:
                places.setdefault((side, sentence), []).append(place)
    meetings = []
    for link in gold.links:
        keys = [("source", s) for s in link.link.source] + [("target", s) for s in link.link.target]
        shared = Counter(place for key in keys for place in places.get(key, ()))
        meetings.append([place for place, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))])
    return meetings


def on_gold_sentences(gold: GoldPair, source: Document, target: Document, passages: Sequence[Passage]) -> list[Passage]:
    """The same passages with the gold's sentence numbers, by overlap of characters.

    For passages over `source` and `target`, which hold the same texts as the
    gold's documents in another segmentation. A gold sentence belongs to every
    passage that covers more than half of it.
    """
    return [
        Passage(
            passage.id,
            _covered(gold.source, source, passage.source),
            _covered(gold.target, target, passage.target),
            passage.status,
            passage.moved,
            passage.score,
            passage.findings,
            passage.gloss,
            passage.gloss_doubt,
        )
        for passage in passages
    ]


def _covered(gold: Document, own: Document, sentences: tuple[int, ...]) -> tuple[int, ...]:
    if not sentences:
        return ()
    start, end = own.span_of(sentences)
    return tuple(s.index for s in gold.sentences if 2 * (min(end, s.end) - max(start, s.start)) > s.end - s.start)


def _touch(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Do two lists of spans overlap or meet? (A removal is an empty span.)"""
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)


def judge_gold(gold: GoldPair, **options: Any) -> list[Passage]:
    """Passages on the gold's own links: the checks without the aligner's errors.

    `options` go to `compare.checks.engine.run_checks`.
    """
    links = [link.link for link in gold.links]
    results = run_checks(gold.source, gold.target, links, **options)
    return [
        Passage(str(place), link.source, link.target, result.status, link.moved, link.score, result.findings)  # type: ignore[arg-type]
        for place, (link, result) in enumerate(zip(links, results, strict=True))
    ]
