"""From a report and an index to the originals: candidates by single sentences, then what the aligner says of each.

A candidate is aligned with the report as `flag` would align it. A link is
evidence where the aligner believes in it and its sentences are more alike than
chance makes them (`compare.many.search`). The probability that the candidate
is an original follows from how much more the report's sentences say for it
than for other documents of the index, from the share of them that its links
explain, and from the figures and Latin words of these links
(`compare.many.marks`). The weights are of a logistic regression on 1,440 short
English reports of news with originals in twelve languages
(`tests/benchmarks/bench_find_quality.py`), each with its original there and
away. Two are set otherwise: the last one half lower, since in most folders most
documents are no original, and a figure that is missing counts for less than
half, since reports do change figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.encoding import Encoder
from compare.many import LARGE
from compare.many.index import Damaged, Entry, Index
from compare.many.marks import Marks, common_marks
from compare.many.neighbours import neighbours_of
from compare.many.reading import encoded, unpack
from compare.many.search import Chance, chances, chosen, evidence, nats
from compare.records import Document, Link

LOOKED_AT = 12
"""Candidates that are aligned, at most; or twice as many as are asked for."""
AT_LEAST = 5
"""Candidates that are aligned however little speaks for them."""
BELIEVED = 0.5
"""The aligner's score from which a link counts."""
LIKE = 2.6
"""The z from which a link counts."""
DAMPED = 0.5
"""Sentences of one text are no witnesses independent of each other: after the best, nats count by this much."""
ODDS = math.log(100)
"""Nats that a document is worth a look for, and that a further original of a mixed report brings of its own."""
AHEAD, EXPLAINED, DOUBT = 0.47, 11.0, 8.9
"""Log odds of an original: for each nat ahead of the others, for a link a sentence of the report, and against it."""
SHARED, MISSING, WORD = 0.8, 1.0, 0.6
"""The same for each figure that links share, against it for each that they lack, and for a Latin word they share."""
OTHERS = 3
"""The nats of which other document one must be ahead of, by rank: two copies or further originals do no harm."""
USUAL = 0.35
"""Nats of that document for each sentence of the report, where an index has no more documents than that."""
OWN_SENTENCES = 2
"""Sentences that an original of a mixed report explains at least, which no better one does."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Sentences of original and report that say the same, with the aligner's score and the z of their cosine."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    z: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that the report may have been made from.

    `explains` is the share, 0 to 1, of the report's characters in sentences
    that it has; `adds` the share that no candidate before it has.
    `probability` is that it is an original; `original` whether it is taken for
    one, not for a copy of one or a text about the same.
    """

    path: str
    document: Document
    explains: float
    adds: float
    probability: float
    original: bool
    witnesses: tuple[Witness, ...]


def find_originals(
    report: Document,
    index: Index,
    encoder: Encoder,
    *,
    top: int = 5,
    approximate: int = LARGE,
    notices: list[str] | None = None,
) -> list[Candidate]:
    """The `top` candidates of the index, originals first, each group the likeliest first.

    The report itself, should it lie in the folder, is none. In an index of
    `approximate` sentences or more only documents with near neighbours are
    looked at; `notices` tell where that was not possible. Raises Damaged where
    the index cannot be read.
    """
    entries = [entry for entry in index.entries() if entry.sha256 != report.sha256]
    steps, factors = index.vectors()
    entries = [entry for entry in entries if entry.start + entry.sentences <= len(steps)]
    if not entries:
        return []
    vectors = encoded(encoder, report)
    some = chosen(len(vectors))
    chance = chances(vectors, entries, steps, factors)
    partial = {name: Chance(c.mean[some], c.width[some]) for name, c in chance.items()}
    near = neighbours_of(index, vectors[some], entries, approximate, [] if notices is None else notices)
    whole = len(entries)
    if near is not None:
        entries = [entries[place] for place in near]
    totals = evidence(vectors[some], entries, steps, factors, partial, of=whole)
    best = np.argsort(-totals, kind="stable")[: max(LOOKED_AT, 2 * top)]
    # What single sentences hardly speak for, whole links will not.
    best = best[(DAMPED * totals[best] >= ODDS) | (np.arange(len(best)) < AT_LEAST)]
    looked_at: list[_Look] = []
    for place in best.tolist():
        entry = entries[place]
        try:
            document = unpack(index.content(entry.path))
        except ValueError as error:
            raise Damaged(f"holds a damaged document ({entry.path})") from error
        witnesses = _witnesses(document, report, encoder, vectors, chance[entry.language])
        if witnesses:
            ahead = float(totals[place]) - _usual(totals, place, len(some))
            sure = sorted(witnesses, key=lambda witness: -witness.z)
            marks = common_marks(document, report, ((witness.source, witness.target) for witness in sure))
            looked_at.append(_Look(ahead, entry, document, witnesses, marks))
    return _ranked(report, looked_at)[:top]


@dataclass(frozen=True, slots=True)
class _Look:
    """A document that was aligned with the report; `ahead`: of other documents, in nats."""

    ahead: float
    entry: Entry
    document: Document
    witnesses: tuple[Witness, ...]
    marks: Marks


def _usual(totals: np.ndarray, place: int, sentences: int) -> float:
    """The nats of the document that is `OTHERS`th of the others; `totals` are float32 (documents,)."""
    others = np.sort(np.delete(totals, place))
    return float(others[-OTHERS]) if len(others) >= OTHERS else USUAL * sentences


def _log_odds(look: _Look, explained: set[int], sentences: int) -> float:
    """That the document is an original of what others have not `explained` of a report of so many sentences."""
    links = sum(not explained.issuperset(witness.target) for witness in look.witnesses)
    marks = SHARED * look.marks.shared - MISSING * look.marks.missing + WORD * look.marks.words
    return AHEAD * look.ahead + EXPLAINED * links / max(sentences - len(explained), 1) + marks - DOUBT


def _explained(witnesses: Sequence[Witness]) -> set[int]:
    return {row for witness in witnesses for row in witness.target}


def _witnesses(
    document: Document, report: Document, encoder: Encoder, vectors: np.ndarray, chance: Chance
) -> tuple[Witness, ...]:
    theirs = encoded(encoder, document)
    found = []
    for link in _links(document, report, theirs, vectors, encoder):
        if link.source and link.target and link.score >= BELIEVED:
            ours, others = theirs[list(link.source)].sum(axis=0), vectors[list(link.target)].sum(axis=0)
            cosine = float(ours @ others / max(float(np.linalg.norm(ours) * np.linalg.norm(others)), 1e-9))
            rows = list(link.target)
            z = (cosine - float(chance.mean[rows].mean())) / float(chance.width[rows].mean())
            if z >= LIKE:
                found.append(Witness(link.source, link.target, link.score, round(z, 2)))
    return tuple(found)


def _said(witnesses: Sequence[Witness]) -> float:
    """The nats that links bring together."""
    brought = nats(np.array([witness.z for witness in witnesses], np.float32))
    return float(DAMPED * brought.sum() + (1 - DAMPED) * brought.max(initial=0.0))


def _links(document: Document, report: Document, theirs: np.ndarray, ours: np.ndarray, encoder: Encoder) -> list[Link]:
    from compare.alignment import align
    from compare.alignment.anchors import sentence_anchors
    from compare.alignment.ends import sentence_ends

    texts = [[side.sentence_text(s.index) for s in side.sentences] for side in (document, report)]
    return align(
        theirs,
        ours,
        source_lengths=[len(text) for text in texts[0]],
        target_lengths=[len(text) for text in texts[1]],
        source_anchors=sentence_anchors(texts[0]),
        target_anchors=sentence_anchors(texts[1]),
        source_ends=sentence_ends(texts[0]),
        target_ends=sentence_ends(texts[1]),
    )


def _ranked(report: Document, looked_at: list[_Look]) -> list[Candidate]:
    """The originals, each the likeliest of what those before it leave unexplained; then the others."""
    count = len(report.sentences)
    explained: set[int] = set()
    originals: list[Candidate] = []
    left = sorted(looked_at, key=lambda look: -_log_odds(look, set(), count))
    while left:
        best = max(left, key=lambda look: _log_odds(look, explained, count))
        log_odds = _log_odds(best, explained, count)
        new = _explained(best.witnesses) - explained
        own = _said([witness for witness in best.witnesses if new & set(witness.target)])
        if log_odds < 0 or (originals and (len(new) < OWN_SENTENCES or own < ODDS)):
            break
        left.remove(best)
        originals.append(_candidate(report, best, log_odds, explained, original=True))
        explained |= new
    others = [_candidate(report, look, _log_odds(look, set(), count), explained, original=False) for look in left]
    return originals + others


def _candidate(report: Document, look: _Look, log_odds: float, explained: set[int], *, original: bool) -> Candidate:
    lengths = [sentence.end - sentence.start for sentence in report.sentences]
    whole = max(sum(lengths), 1)
    has = _explained(look.witnesses)
    return Candidate(
        look.entry.path,
        look.document,
        round(sum(lengths[row] for row in has) / whole, 3),
        round(sum(lengths[row] for row in has - explained) / whole, 3),
        round(1 / (1 + math.exp(-max(log_odds, -500.0))), 4),
        original,
        tuple(sorted(look.witnesses, key=lambda w: -w.z)),
    )
