"""Links between texts of which no vectors can be had: by lengths, anchors, paragraphs and order.

For a language that the encoder does not cover its vectors mean nothing, and
links made from them are worse than none. A faithful translation follows its
original in order, sentences in proportion, and numbers and names survive it.
That is enough to lay two such texts side by side: Gale and Church (1993),
"A Program for Aligning Sentences in Bilingual Corpora", with anchors and the
beginnings of paragraphs as further evidence. What moved is not found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray

from compare.alignment.anchors import sentence_anchors
from compare.records import Document, Link

SCORE = 0.5
"""Of every link: how likely one is, lengths do not tell."""
BEADS = {(1, 1): 0.89, (1, 2): 0.045, (2, 1): 0.045, (2, 2): 0.011, (1, 3): 0.004, (3, 1): 0.004}
"""Sentences of the original and of the report in a link -> how often; after Gale and Church."""
ALONE = -math.log(0.005)
"""Cost of a sentence without counterpart."""
VARIANCE = 6.8
"""Of the length of a translation, per character; after Gale and Church."""
ANCHORED, MOST_ANCHORED = 0.7, 5.0
"""Nats for each nat of surprise at an anchor in common, and the most for two sentences."""
PARAGRAPH = 1.5
"""Nats for a link at whose start a paragraph starts on both sides; against one where on one side only."""
BAND = 300
"""Sentences off the diagonal that are looked at, so that cost does not grow with the product of lengths."""
DOWN, LEFT = -1, -2
"""Steps of a sentence alone, beside the places in `BEADS`."""

Costs = NDArray[np.float64]


def align_lengthwise(source: Document, target: Document) -> list[Link]:
    """Links in order that hold every sentence of both documents exactly once."""
    rows, columns = len(source.sentences), len(target.sentences)
    texts = _Texts(source, target)
    best = [np.full(columns + 1, np.inf)]
    best[0][0] = 0.0
    steps: list[tuple[int, NDArray[np.int8]]] = []
    # Of texts of very different length, the band of a sentence must still reach into that of the next one.
    band = max(BAND, 3 * -(-columns // max(rows, 1)))
    for row in range(rows + 1):
        middle = round(row * columns / max(rows, 1))
        low, high = max(0, middle - band), min(columns, middle + band) + 1
        costs = best[-1] if row == 0 else np.full(columns + 1, np.inf)
        chosen = np.full(high - low, DOWN, np.int8)
        if row:
            costs[low:high] = best[-1][low:high] + ALONE
        for kind, ((height, width), share) in enumerate(BEADS.items()):
            first = max(low, width)
            if height > row or first >= high:
                continue
            total = best[-height][first - width : high - width] + texts.cost(row, height, first, high, width)
            total -= math.log(share)
            better = total < costs[first:high]
            costs[first:high][better] = total[better]
            chosen[first - low :][better] = kind
        # Sentences of the report alone: each goes on from the one before.
        slope = np.arange(low, high) * ALONE
        from_left = np.minimum.accumulate(costs[low:high] - slope) + slope
        chosen[from_left < costs[low:high] - 1e-9] = LEFT
        costs[low:high] = from_left
        steps.append((low, chosen))
        best = [*best[-2:], costs] if row else best
    return _read_back(steps, columns)


def _read_back(steps: list[tuple[int, NDArray[np.int8]]], columns: int) -> list[Link]:
    """The links of the cheapest way."""
    beads = list(BEADS)
    row, column = len(steps) - 1, columns
    links = []
    while row or column:
        low, chosen = steps[row]
        kind = int(chosen[column - low])
        height, width = {DOWN: (1, 0), LEFT: (0, 1)}.get(kind) or beads[kind]
        links.append(Link(tuple(range(row - height, row)), tuple(range(column - width, column)), SCORE))
        row, column = row - height, column - width
    return links[::-1]


class _Texts:
    """What tells how well a run of sentences of one document suits one of the other."""

    def __init__(self, source: Document, target: Document) -> None:
        theirs = _ends(target)
        ours = _ends(source)
        ratio = theirs[-1] / max(ours[-1], 1.0)
        self._ours, self._theirs = ours * ratio, theirs
        # A character that says as much as three others varies as much as three.
        self._variance = VARIANCE * max(1.0, ratio)
        self._our_starts, self._their_starts = _starts(source), _starts(target)
        self._shared = _shared_anchors(source, target)

    def cost(self, row: int, height: int, first: int, high: int, width: int) -> Costs:
        """Nats against the `height` sentences before `row` with the `width` before each column in [first, high)."""
        ours = self._ours[row] - self._ours[row - height]
        theirs = self._theirs[first:high] - self._theirs[first - width : high - width]
        spread = np.sqrt(self._variance * np.maximum((ours + theirs) / 2, 1.0))
        cost: Costs = ((theirs - ours) / spread) ** 2 / 2
        gain = np.zeros(high - first)
        for index in range(row - height, row):
            for column, weight in self._shared.get(index, {}).items():
                # The columns that end a run which holds this sentence.
                gain[max(0, column + 1 - first) : max(0, column + 1 + width - first)] += weight
        cost -= np.minimum(gain, MOST_ANCHORED)
        starts, begins = self._their_starts[first - width : high - width], bool(self._our_starts[row - height])
        cost -= np.where(starts == begins, PARAGRAPH if begins else 0.0, -PARAGRAPH)
        return cost


def _ends(document: Document) -> Costs:
    """Characters before each sentence, those of the whole last; white space does not count."""
    lengths = [len(document.sentence_text(sentence.index)) for sentence in document.sentences]
    return np.concatenate([[0.0], np.cumsum(np.asarray(lengths, np.float64))])


def _starts(document: Document) -> NDArray[np.bool_]:
    """Whether each sentence begins a paragraph."""
    paragraphs = [-1, *(sentence.paragraph for sentence in document.sentences)]
    starts: NDArray[np.bool_] = np.diff(np.asarray(paragraphs)) != 0
    return starts


def _shared_anchors(source: Document, target: Document) -> dict[int, dict[int, float]]:
    """Sentence of the original -> sentences of the report with anchors in common, and how much that counts."""
    sides = [
        sentence_anchors([document.sentence_text(sentence.index) for sentence in document.sentences])
        for document in (source, target)
    ]
    places: dict[Hashable, list[int]] = {}
    for column, found in enumerate(sides[1]):
        for anchor in found:
            places.setdefault(anchor, []).append(column)
    rows = Counter(anchor for found in sides[0] for anchor in found)
    longer = max(len(sides[0]), len(sides[1]))
    shared: dict[int, dict[int, float]] = {}
    for row, found in enumerate(sides[0]):
        for anchor in sorted(found, key=repr):
            columns = places.get(anchor, [])
            weight = ANCHORED * math.log(longer / math.sqrt(rows[anchor] * len(columns))) if columns else 0.0
            if weight < ANCHORED / 2:  # Stands everywhere, and would make work everywhere.
                continue
            for column in columns:
                mine = shared.setdefault(row, {})
                mine[column] = mine.get(column, 0.0) + weight
    return shared
