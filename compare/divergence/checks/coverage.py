"""Phrases and clauses that have nothing like them on the other side.

The general check, for what no rule knows: a clause put in ("in what critics
called a surprise move"), a qualifier left out. Needs an encoder with token
vectors. A segment between punctuation marks is a hard finding where the
evidence is strong, a soft one where it is fair; runs of words that match
nothing inside other segments are soft. Text that the neighbouring passage
accounts for is neither. Where unmatched segments face each other, the passage
was reworded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from compare.divergence.coverage import (
    FEATURES,
    Floats,
    Null,
    TokenVectors,
    Words,
    chance_matches,
    evidence,
    features,
    mean_score,
    median_ratio,
    phrase_windows,
    pieces,
    read_words,
    sample_null,
    standard_scores,
)
from compare.divergence.cues import cues
from compare.divergence.dates import dates
from compare.divergence.finding import Confidence, Finding, Kind
from compare.divergence.matching import numbers_of
from compare.divergence.pair import Context, Pair, Side
from compare.divergence.vouching import vouched
from compare.languages import load_language

CHECK = "coverage"
_FORMULAS = "coverage.formulas"

HARD = {"target": 0.8, "source": 3.0}
"""Log odds from which on a segment of that side is a hard finding. Sources are wordier
than their reports (titles, forms of address), so more is asked of what was dropped."""
FEWEST = {"target": 2, "source": 3}
"""Content words that are not names, for a hard finding."""
SOFT = -0.5
LARGEST_SHARE = 0.6
UNMATCHED = 0.3
MATCHED = 1.5
CERTAIN = 1.2
"""Mean standard score of a segment from which on no further look is needed."""
BLOCK = 64
OPPOSITE = {"source": "target", "target": "source"}
SHORTEST_RUN = 3


@dataclass(eq=False)
class Prepared:
    """The words of all passages and the nulls of both documents, read when asked for."""

    pairs: Sequence[Pair]
    token_vectors: TokenVectors
    sides: dict[tuple[str, int], Words | None] = field(default_factory=dict)
    nulls: dict[str, Null | None] = field(default_factory=dict)
    chances: dict[tuple[str, int], Floats] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)
    likest: dict[tuple[str, int], tuple[list[int], list[float]]] = field(default_factory=dict)

    def words(self, side: str, place: int) -> Words | None:
        """The words of one side of a passage; None if it is empty or written without spaces."""
        key = side, place
        if key not in self.sides:
            self.sides[key] = _read(getattr(self.pairs[place], side), self.token_vectors)
        return self.sides[key]

    def nearest(self, side: str, place: int) -> tuple[list[int], list[float]]:
        """Of each word of that side: the word of the other side that is most like it, and their cosine.

        Both sides must have words.
        """
        key = side, place
        if key not in self.likest:
            mine, theirs = self.words(side, place), self.words(OPPOSITE[side], place)
            assert mine is not None and theirs is not None
            alike = mine.vectors @ theirs.vectors.T
            best = np.argmax(alike, axis=1)
            self.likest[key] = best.tolist(), alike[np.arange(len(best)), best].tolist()
        return self.likest[key]

    def null(self, side: str) -> Null | None:
        """Chance for what is matched against that side."""
        if side not in self.nulls:
            count = len(self.pairs)
            step = max(1, count // 40)
            sides: list[Words | None] = [None] * count
            for place in range(0, count, step):
                sides[place] = self.words(side, place)
            self.nulls[side] = sample_null(sides)
        return self.nulls[side]

    def usual(self, side: str) -> float:
        """The usual log ratio of that side's length to the other's."""
        if side not in self.ratios:
            sides = [(getattr(pair, side), getattr(pair, OPPOSITE[side])) for pair in self.pairs]
            self.ratios[side] = median_ratio([(_length(mine), _length(theirs)) for mine, theirs in sides])
        return self.ratios[side]

    def chance(self, side: str, place: int, null: Null) -> Floats:
        """How the words of that side match passages that are not theirs; `BLOCK` sides at once."""
        if (side, place) not in self.chances:
            places = range(place, min(place + BLOCK, len(self.pairs)))
            read = [(other, words) for other in places if (words := self.words(side, other)) is not None]
            matches = chance_matches([words for _, words in read], null)
            self.chances.update({(side, other): match for (other, _), match in zip(read, matches, strict=True)})
        return self.chances[side, place]


def _length(side: Side) -> int:
    start, end = side.document.span_of(side.sentences) if side.sentences else (0, 0)
    return end - start


def _read(side: Side, token_vectors: TokenVectors) -> Words | None:
    if not side.sentences:
        return None
    text = side.text
    language = load_language(side.language)
    if language.unspaced(text):
        return None
    figures = [q.span for q in numbers_of(side).quantities if q.explicit or q.digits or not q.soft]
    figures += [mention.span for mention in dates(text, language)]
    figures += [cue.span for cue in cues(side, _FORMULAS)]
    words = read_words(text, language, token_vectors, figures)
    return words if len(words.spans) else None


def prepare(pairs: Sequence[Pair], options: dict[str, object]) -> Prepared | None:
    """None without an encoder: then the check is silent."""
    encoder: Any = options.get("encoder")
    if encoder is None or not hasattr(encoder, "token_vectors"):
        return None
    return Prepared(pairs, encoder.token_vectors)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A stretch without counterpart: word numbers, evidence, confidence."""

    segment: tuple[int, int]
    odds: float
    confidence: Confidence


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """What the passage's two sides have that the other has not."""
    prepared: Any = context.options.get(CHECK)
    if not isinstance(prepared, Prepared) or not pair.source.sentences or not pair.target.sentences:
        return
    place = context.index
    source, target = prepared.words("source", place), prepared.words("target", place)
    if source is None or target is None:
        return
    mine = _scored("source", source, target, place, prepared)
    theirs = _scored("target", target, source, place, prepared)
    if mine is None or theirs is None:
        return
    dropped = _unmatched("source", source, target, place, prepared, mine, mean_score(target, theirs))
    added = _unmatched("target", target, source, place, prepared, theirs, mean_score(source, mine))
    hard = [u for u in dropped if u.confidence == "hard"], [u for u in added if u.confidence == "hard"]
    if len(hard[0]) == 1 and len(hard[1]) == 1:
        yield _finding("reworded", pair, (source, hard[0]), (target, hard[1]))
        dropped = [u for u in dropped if u not in hard[0]]
        added = [u for u in added if u not in hard[1]]
    for unmatched in dropped:
        yield _finding("dropped", pair, (source, [unmatched]), None)
    for unmatched in added:
        yield _finding("added", pair, None, (target, [unmatched]))


def _scored(side: str, words: Words, other: Words, place: int, prepared: Prepared) -> Floats | None:
    """The standard scores of the words of one side; None where chance is not known."""
    null = prepared.null(OPPOSITE[side])
    if null is None:
        return None
    return standard_scores(words, other, prepared.chance(side, place, null), np.abs(null.places - place) > 1)


def _unmatched(
    side: str, words: Words, other: Words, place: int, prepared: Prepared, scores: Floats, answered: float
) -> list[Unmatched]:
    """The stretches of `words` (the passage's `side`) that nothing in `other` accounts for."""
    null = prepared.null(OPPOSITE[side])
    if null is None:
        return []
    far = np.abs(null.places - place) > 1
    usual = prepared.usual(side)
    windows: Floats | None = None
    found = []
    for segment in words.segments:
        content = words.content[segment[0] : segment[1]]
        if content.sum() < 2 or scores[segment[0] : segment[1]][content].mean() > CERTAIN:
            continue
        if windows is None:
            windows = phrase_windows(other.vectors)
        odds = evidence(features(words, segment, other, windows, null, far, scores, answered, usual))
        if odds < SOFT or segment[1] - segment[0] > LARGEST_SHARE * len(words.spans):
            inner = []
            for piece in pieces(words, segment, load_language(getattr(prepared.pairs[place], side).language), 3):
                if piece[1] - piece[0] > LARGEST_SHARE * len(words.spans):
                    continue
                more = evidence(features(words, piece, other, windows, null, far, scores, answered, usual))
                if more >= HARD[side] and not _next_door(side, words, piece, place, prepared, null):
                    inner.append(Unmatched(piece, more, "soft"))
            found += inner or [Unmatched(run, odds, "soft") for run in _runs(words, segment, scores)]
            continue
        if _next_door(side, words, segment, place, prepared, null):
            continue
        own = (content & ~words.names[segment[0] : segment[1]]).sum()
        hard = odds >= HARD[side] and own >= FEWEST[side]
        pair = prepared.pairs[place]
        firm: Confidence = "hard" if hard and not vouched(pair, getattr(pair, side), words.span(segment)) else "soft"
        found.append(Unmatched(segment, odds, firm))
    return found


def sentence_odds(pair: Pair, place: int, prepared: Prepared) -> Iterator[tuple[str, int, float]]:
    """For sides of several sentences: (side, sentence, log odds that it has no counterpart).

    A link may carry a sentence that the other side does not have, because it
    was easier for the aligner to keep it with its neighbour.
    """
    words = {side: prepared.words(side, place) for side in OPPOSITE}
    for side, opposite in OPPOSITE.items():
        mine, other = words[side], words[opposite]
        sentences = getattr(pair, side).sentences
        null = prepared.null(opposite)
        if len(sentences) < 2 or mine is None or other is None or null is None:
            continue
        scores = _scored(side, mine, other, place, prepared)
        theirs = _scored(opposite, other, mine, place, prepared)
        if scores is None or theirs is None:
            continue
        far = np.abs(null.places - place) > 1
        windows = phrase_windows(other.vectors)
        for sentence in sentences:
            segment = _words_of(getattr(pair, side), sentence, mine)
            if segment is None or mine.content[segment[0] : segment[1]].sum() < 2:
                continue
            answered, usual = mean_score(other, theirs), prepared.usual(side)
            figures = features(mine, segment, other, windows, null, far, scores, answered, usual)
            yield side, sentence, evidence(figures)


def _words_of(side: Side, sentence: int, words: Words) -> tuple[int, int] | None:
    start, end = side.document.sentences[sentence].start, side.document.sentences[sentence].end
    inside = [n for n, (a, b) in enumerate(words.spans) if side.start + a >= start and side.start + b <= end]
    return (inside[0], inside[-1] + 1) if inside else None


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


def _next_door(side: str, words: Words, segment: tuple[int, int], place: int, prepared: Prepared, null: Null) -> bool:
    """Does the passage before or after have a counterpart?"""
    far = np.abs(null.places - place) > 1
    for near in (place - 1, place + 1):
        other = prepared.words(OPPOSITE[side], near) if 0 <= near < len(prepared.pairs) else None
        if other is None:
            continue
        scores = _scored(side, words, other, place, prepared)
        if scores is None:
            continue
        figures = features(words, segment, other, phrase_windows(other.vectors), null, far, scores, 0.0, 0.0)
        if figures[FEATURES.index("mean")] > MATCHED and figures[FEATURES.index("phrase")] > MATCHED:
            return True
    return False


Marked = tuple[Words, list[Unmatched]]


def _finding(kind: Kind, pair: Pair, source: Marked | None, target: Marked | None) -> Finding:
    spans = []
    quotes = []
    unmatched: list[Unmatched] = []
    for marked, side in ((source, pair.source), (target, pair.target)):
        words, parts = marked if marked else (None, [])
        unmatched += parts
        places = [words.span(part.segment) for part in parts] if words else []
        quotes.append(", ".join(f"“{side.text[a:b]}”" for a, b in places))
        spans.append(tuple(side.span(place) for place in places))
    said = {
        "added": f"the report adds {quotes[1]}; nothing like it in the original",
        "dropped": f"the report leaves out {quotes[0]}",
        "reworded": f"original {quotes[0]}, report {quotes[1]}",
    }[kind]
    confidence: Confidence = "hard" if all(part.confidence == "hard" for part in unmatched) else "soft"
    return Finding(kind, CHECK, "major", confidence, said, spans[0], spans[1])
