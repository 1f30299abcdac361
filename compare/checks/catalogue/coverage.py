"""Phrases and clauses that have nothing like them on the other side.

The general check, for what no rule knows: a clause put in ("in what critics
called a surprise move"), a qualifier left out. Needs an encoder with token
vectors. A segment between punctuation marks is a hard finding where the
evidence is strong and, if a tagger was trained for the encoder, its strongest run
of words without counterpart stands out there among those of the document. That run
is a finding of its own where it is probable enough. Where there is no tagger, a
segment with fair evidence is a soft finding, and so are runs of words that match
nothing inside other segments. Text that the neighbouring passage accounts for is neither. Where both sides have one
unmatched segment, the passage was reworded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from compare.checks.base import Check
from compare.checks.messages import alone, changed, glossed
from compare.languages import load_language
from compare.passage.evidence.lost_runs import LostRun
from compare.passage.evidence.run import Run
from compare.passage.evidence.unmatched import (
    Floats,
    Words,
    features,
    log_odds,
    mean_score,
    phrase_score,
    pieces,
)
from compare.passage.evidence.unmatched_runs import UnmatchedRun, UnmatchedRuns, largest_sum
from compare.passage.evidence.word_evidence import WordEvidence
from compare.passage.names.corroboration import has_shared_entity
from compare.passage.pair import PassagePair
from compare.records import Confidence, Finding, Kind, Side, Span
from compare.text.lexicon import cues

CHECK = "coverage"

HARD = {Side.TARGET: 0.8, Side.SOURCE: 3.0}
"""Log odds from which on a segment of that side is a hard finding. Sources are wordier
than their reports (titles, forms of address), so more is asked of what was dropped."""
PIECE = 4.0
"""Log odds from which on a phrase inside a segment is a hard finding, where the tagger has a say."""
FEWEST = {Side.TARGET: 2, Side.SOURCE: 3}
"""Content words that are not names, for a hard finding."""
STANDS_OUT = 1.7
"""From which on the strongest run of words that the tagger finds on a side supports a hard finding (`UnmatchedRun`)."""
POSSIBLE = 0.2
"""The probability (`UnmatchedRun`) from which on such a run is a finding by itself."""
PROBABLE = 0.64
"""That from which on it is hard, where no calibration says otherwise."""
WEAK = 2
"""Words of a side below `CERTAIN` without which no run is looked for."""
ORDINARY, WEAKEST = 1.0, 1.5
"""A standard score, and by how much the words of some stretch of a side lie below it in all, without which no run is
looked for either. With 3 words and 3.0 of 378 phrases put in or left out of probability 19 were not looked for, of 55
false runs 5."""
LEAST = 2
"""Content words of such a run that are not names."""
AGREEMENT = 0.5
"""Share of the segment that the run covers."""
SOFT = -0.5
LARGEST_SHARE = 0.6
UNMATCHED = 0.3
MATCHED = 1.5
CERTAIN = 1.2
"""Mean standard score of a segment from which on no further look is needed."""
SHORTEST_RUN = 3
_SAYING = ("attribution.say", "attribution.marked")
_CITING = 6
"""Words of a stretch that only says who speaks, at most."""


class Unmatched(NamedTuple):
    """A stretch without counterpart: word numbers, confidence."""

    segment: tuple[int, int]
    confidence: Confidence
    probability: float | None = None
    """That it was put in or left out, where it is a run that has one of its own."""
    rule: str = "segment"
    """What found it (`Finding.rule`)."""


class CoverageCheck(Check):
    """Phrases with nothing like them on the other side."""

    id = CHECK
    general = True
    found_as = ("attribution", "date", "number", "name", "label", "certainty")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """What the passage's two sides have that the other has not."""
        evidence = run.evidence
        if evidence is None:
            return
        read = [evidence.words(side, pair.index) for side in Side]
        source, target = read
        if source is None or target is None:
            return
        words = source, target
        scores = [evidence.scores(side, words[side], words[side.other], pair.index) for side in Side]
        mine, theirs = scores
        if mine is None or theirs is None:
            return
        runs = run.unmatched_runs
        more = runs is not None
        dropped = _unmatched(Side.SOURCE, pair, source, target, evidence, mine, mean_score(target, theirs), more)
        added = _unmatched(Side.TARGET, pair, target, source, evidence, theirs, mean_score(source, mine), more)
        if runs is not None:
            dropped, added = (
                _witnessed(found, pair, words, runs, evidence, side, _may_stand_out(words[side], scored))
                for side, found, scored in ((Side.SOURCE, dropped, mine), (Side.TARGET, added, theirs))
            )
        hard = [u for u in dropped if u.confidence == "hard"], [u for u in added if u.confidence == "hard"]
        if len(hard[0]) == 1 and len(hard[1]) == 1:
            yield _finding("reworded", pair, (source, hard[0]), (target, hard[1]))
            dropped = [u for u in dropped if u not in hard[0]]
            added = [u for u in added if u not in hard[1]]
        for unmatched in dropped:
            yield _finding("dropped", pair, (source, [unmatched]), None)
        for unmatched in added:
            yield _finding("added", pair, None, (target, [unmatched]))


def _unmatched(
    side: Side,
    pair: PassagePair,
    words: Words,
    other: Words,
    evidence: WordEvidence,
    scores: Floats,
    accounted: float,
    seconded: bool,
) -> list[Unmatched]:
    """The stretches of `words` (the passage's `side`) that nothing in `other` accounts for.

    `seconded`: whether what is hard here will be judged once more (`_seconded`).
    """
    null = evidence.null(side.other)
    if null is None:
        return []
    far = evidence.far(side.other, pair.index)
    usual = evidence.usual(side)
    segment_of_side = pair.on(side)
    windows: Floats | None = None
    found = []
    starts = [first for first, _ in words.segments]
    counts = np.add.reduceat(words.content.astype(np.intp), starts).tolist()
    totals = np.add.reduceat(np.where(words.content, scores, np.float32(0)), starts).tolist()
    for segment, count, total in zip(words.segments, counts, totals, strict=True):
        if count < 2 or total > CERTAIN * count:
            continue
        if windows is None:
            windows = evidence.windows(side.other, pair.index, other)
        odds = log_odds(features(words, segment, other, windows, null, far, scores, accounted, usual))
        if odds < SOFT or segment[1] - segment[0] > LARGEST_SHARE * len(words.spans):
            inner = []
            for piece in pieces(words, segment, load_language(segment_of_side.language), 3):
                if piece[1] - piece[0] > LARGEST_SHARE * len(words.spans):
                    continue
                more = log_odds(features(words, piece, other, windows, null, far, scores, accounted, usual))
                if more >= HARD[side] and not _next_door(side, pair, words, piece, evidence):
                    strong = seconded and more >= PIECE and not has_shared_entity(pair, side, words.span(piece))
                    inner.append(Unmatched(piece, "hard" if strong else "soft"))
            if not inner and not seconded:
                inner = [Unmatched(run, "soft", rule="words") for run in _runs(words, segment, scores)]
            found += inner
            continue
        if _next_door(side, pair, words, segment, evidence) or _only_cites(pair, side, words.span(segment)):
            continue
        hard = odds >= HARD[side] and _own(words, segment) >= FEWEST[side]
        firm: Confidence = "hard" if hard and not has_shared_entity(pair, side, words.span(segment)) else "soft"
        found.append(Unmatched(segment, firm))
    return found


def _witnessed(
    found: list[Unmatched],
    pair: PassagePair,
    both: tuple[Words, Words],
    runs: UnmatchedRuns,
    evidence: WordEvidence,
    side: Side,
    may_stand_out: bool,
) -> list[Unmatched]:
    """What remains of `found` where a tagger is asked, too: the side's run, and sure stretches that agree with it.

    Of what the vectors alone hold to be unmatched, but not surely, more stretches are free renderings than not (70 of
    121 in minimal pairs).
    """
    found = _seconded(found, both[side], runs, side, pair.index)
    if may_stand_out:
        found = _with_run(found, pair, both, runs, evidence, side)
    return [one for one in found if one.rule == "run" or one.confidence == "hard"]


def _seconded(found: list[Unmatched], words: Words, runs: UnmatchedRuns, side: Side, index: int) -> list[Unmatched]:
    """`found`, soft where the side's strongest run stands elsewhere or does not stand out in its document.

    Hard stretches side by side, which that run joins, become one.
    """
    if all(one.confidence == "soft" for one in found):
        return found
    run = runs.of(side, index)
    judged: list[Unmatched] = []
    for one in found:
        if one.confidence == "hard" and not _agrees(run, words.span(one.segment)):
            one = one._replace(confidence="soft")
        last = judged[-1] if judged else None
        if last and last.confidence == one.confidence == "hard" and last.segment[1] == one.segment[0]:
            judged[-1] = last._replace(segment=(last.segment[0], one.segment[1]))
        else:
            judged.append(one)
    return judged


def _may_stand_out(words: Words, scores: Floats) -> bool:
    """Whether enough words of a side match little for a run of them to stand out: the tagger need not be asked else."""
    weak = words.content & ~words.names & (scores < CERTAIN)
    return int(weak.sum()) >= WEAK and largest_sum(ORDINARY - scores) >= WEAKEST


def _with_run(
    found: list[Unmatched],
    pair: PassagePair,
    both: tuple[Words, Words],
    runs: UnmatchedRuns,
    evidence: WordEvidence,
    side: Side,
) -> list[Unmatched]:
    """`found`, with the side's strongest run if that has a probability of its own, with the segments that it covers."""
    run, words = runs.probable(side, pair.index, POSSIBLE), both[side]
    if run is None:
        return found
    part = words.inside(run.span)
    if part is None or part[1] - part[0] > LARGEST_SHARE * len(words.spans):
        return found
    if _own(words, part) < LEAST or _next_door(side, pair, words, part, evidence):
        return found
    if _only_cites(pair, side, words.span(part)) or has_shared_entity(pair, side, words.span(part)):
        return found
    covered = [one.segment for one in found if _covers(run, words.span(one.segment))]
    whole = min(first for first, _ in (part, *covered)), max(last for _, last in (part, *covered))
    others = [one for one in found if one.segment[1] <= whole[0] or whole[1] <= one.segment[0]]
    firm: Confidence = "hard" if run.probability >= PROBABLE else "soft"
    return sorted([*others, Unmatched(whole, firm, run.probability, "run")], key=lambda one: one.segment)


def _own(words: Words, part: tuple[int, int]) -> int:
    """How many words of a part carry content and are no names."""
    return int((words.content[slice(*part)] & ~words.names[slice(*part)]).sum())


def _agrees(run: UnmatchedRun | None, segment: Span) -> bool:
    """Whether the run stands out, and covers enough of the `segment`."""
    return run is not None and run.stands_out >= STANDS_OUT and _covers(run, segment)


def _covers(run: UnmatchedRun | LostRun, segment: Span) -> bool:
    shared = min(run.span[1], segment[1]) - max(run.span[0], segment[0])
    return shared >= AGREEMENT * (segment[1] - segment[0])


def _only_cites(pair: PassagePair, side: Side, span: Span) -> bool:
    """Is the stretch a verb of saying with who says it (the statement went on), where the other side has one, too?"""
    here, there = pair.on(side), pair.on(side.other)
    saying = [cue for table in _SAYING for cue in cues(here, table) if span[0] <= cue.start and cue.end <= span[1]]
    short = len(here.text[slice(*span)].split()) <= _CITING
    return bool(saying) and short and any(cues(there, table) for table in _SAYING)


def _runs(words: Words, segment: tuple[int, int], scores: Floats) -> list[tuple[int, int]]:
    """Runs of content words in a segment that match nothing, function words between them."""
    runs, run = [], []  # type: tuple[list[tuple[int, int]], list[int]]
    for word in range(*segment):
        if not words.content[word]:
            continue
        if scores[word] < UNMATCHED and not words.names[word]:
            run.append(word)
            continue
        if len(run) >= SHORTEST_RUN:
            runs.append((run[0], run[-1] + 1))
        run = []
    if len(run) >= SHORTEST_RUN:
        runs.append((run[0], run[-1] + 1))
    return runs


def _next_door(side: Side, pair: PassagePair, words: Words, segment: tuple[int, int], evidence: WordEvidence) -> bool:
    """Does the passage before or after have a counterpart?"""
    null = evidence.null(side.other)
    if null is None:
        return False
    far = evidence.far(side.other, pair.index)
    for near in (pair.index - 1, pair.index + 1):
        other = evidence.words(side.other, near) if 0 <= near < len(evidence.pairs) else None
        if other is None:
            continue
        scores = evidence.scores(side, words, other, pair.index)
        if scores is None:
            continue
        inside = slice(*segment)
        if not scores[inside][words.content[inside]].mean() > MATCHED:
            continue
        if phrase_score(words.vectors[inside], evidence.windows(side.other, near, other), null, far) > MATCHED:
            return True
    return False


Marked = tuple[Words, list[Unmatched]]


def _finding(kind: Kind, pair: PassagePair, source: Marked | None, target: Marked | None) -> Finding:
    spans = []
    quotes = []
    unmatched: list[Unmatched] = []
    for marked, side in ((source, pair.source), (target, pair.target)):
        words, parts = marked if marked else (None, [])
        unmatched += parts
        places = [words.span(part.segment) for part in parts] if words else []
        quotes.append(", ".join(glossed(side.text[a:b], side.language) for a, b in places))
        spans.append(tuple(side.span(place) for place in places))
    message = {
        "added": alone(Side.TARGET, "phrase", quotes[1]),
        "dropped": alone(Side.SOURCE, "phrase", quotes[0]),
        "reworded": changed(*quotes),
    }[kind]
    confidence: Confidence = "hard" if all(part.confidence == "hard" for part in unmatched) else "soft"
    known = [part.probability for part in unmatched if part.probability is not None]
    probability = round(max(known), 3) if known else None
    return Finding(kind, CHECK, "major", confidence, message, spans[0], spans[1], probability, rule=unmatched[0].rule)
