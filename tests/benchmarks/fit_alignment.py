"""Fit the weights of spans by maximum likelihood of gold links, and print them.

    python tests/benchmarks/fit_alignment.py DATA [--boxes N]

DATA is a folder as `scenes.load_documents` reads it. The gold links of the
backbone of every scene are cut into boxes; the log likelihood of the gold path
under the lattice is concave in the weights, and its gradient is the count of
each feature in the gold less its expected count. Every second scene is held
out, and its likelihood printed beside.
"""

from __future__ import annotations

import argparse
import math
import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scenes import Scene, load_divergence, load_documents, load_foreign, make_scenes, short_scenes
from scipy.optimize import minimize

from compare.alignment import lattice, spans
from compare.alignment.anchor_matches import share
from compare.alignment.anchors import sentence_anchors
from compare.alignment.chains import backbone
from compare.alignment.lattice import SHAPES, Batch, posteriors
from compare.alignment.ratio import length_ratio
from compare.alignment.seeds import find_seeds
from compare.alignment.spans import Match, Rates, Side, make_side
from compare.alignment.weights import SPANS, SpanWeights
from compare.encoding import open_encoder
from compare.evaluation.links import Sides, moved_links

NAMES = [name for name in SpanWeights._fields if name != "words"]
"""All but `words`, which was set by hand on hand-aligned texts: scenes made from news do not need it."""
ODDS = ["link", "extra", "mixed", "replacing"]
"""Fitted as logs."""
LAST = ["left_out_nearest", "replacing"]
IN_LINKS = [name for name in NAMES if name not in LAST]
NAMES = [*IN_LINKS, *LAST]
NOTHING = SpanWeights(**{name: 1.0 if name in ODDS else 0.0 for name in NAMES}, words=0.0)
RIDGE = 2e-5


@dataclass
class Example:
    """One box with its gold."""

    rows: np.ndarray
    columns: np.ndarray
    links: list[Sides]
    source: Side
    target: Side
    match: Match


def encoded(scene: Scene, encoder) -> tuple[Side, Side, Match]:
    """Both sides of a scene, and the match that `align` would estimate."""
    ours = np.array([len(text) for text in scene.source], np.float32)
    theirs = np.array([len(text) for text in scene.target], np.float32)
    source = make_side(encoder.encode(scene.source), ours)
    target = make_side(encoder.encode(scene.target), theirs)
    shared = share(sentence_anchors(scene.source), sentence_anchors(scene.target), len(ours), len(theirs))
    seeds, similarity = find_seeds(source, target, shared)
    chosen = backbone(seeds, len(ours), len(theirs))
    raw = float(np.log(theirs.mean() / ours.mean()))
    ratio = length_ratio(source, target, seeds, chosen, raw)
    return source, target, Match(similarity, ratio, gold_rates(scene), shared)


def gold_rates(scene: Scene) -> Rates:
    """How much is left out and joined; ten links of what is usual keep rates of short texts from being nothing."""
    linked = [link for link in scene.links if link[0] and link[1]]
    joined = sum(len(a) + len(b) - 2 for a, b in linked)
    gaps = sum(any(gap) for box in gold_boxes(scene) for gap in gaps_between(*box))
    links, left_out = len(linked) + 10, len(scene.links) - len(linked) + 1.5
    return Rates((gaps + 0.7) / (links + gaps + 0.7), 1 - (gaps + 0.7) / left_out, (joined + 5) / (links + joined + 5))


def gaps_between(rows: Sequence[int], columns: Sequence[int], links: Sequence[Sides]) -> list[tuple[int, int]]:
    """How many sentences of either side are left out before each link, and after the last."""
    found = []
    row = column = 0
    for link in links:
        above, left = bisect_left(rows, link[0][0]), bisect_left(columns, link[1][0])
        found.append((above - row, left - column))
        row, column = above + len(link[0]), left + len(link[1])
    return [*found, (len(rows) - row, len(columns) - column)]


def gold_boxes(scene: Scene, size: int = 36) -> list[tuple[list[int], list[int], list[Sides]]]:
    """Rows, columns and links of the backbone, cut at links; moved sentences are taken out as `align` would."""
    moved = moved_links(scene.links)
    free_rows = sorted(set(range(len(scene.source))) - {row for link in moved for row in link[0]}, reverse=True)
    free_columns = sorted(
        set(range(len(scene.target))) - {column for link in moved for column in link[1]}, reverse=True
    )
    boxes: list[tuple[list[int], list[int], list[Sides]]] = []
    rows: list[int] = []
    columns: list[int] = []
    links: list[Sides] = []
    for link in sorted(link for link in scene.links if link[0] and link[1] and link not in moved):
        if not _unbroken(link):
            continue
        if max(len(rows), len(columns)) >= size:
            boxes.append((rows, columns, links))
            rows, columns, links = [], [], []
        while free_rows and free_rows[-1] <= link[0][-1]:
            rows.append(free_rows.pop())
        while free_columns and free_columns[-1] <= link[1][-1]:
            columns.append(free_columns.pop())
        links.append(link)
    boxes.append((rows + free_rows[::-1], columns + free_columns[::-1], links))
    return [box for box in boxes if box[0] and box[1] and max(len(box[0]), len(box[1])) < 90]


def _unbroken(link: Sides) -> bool:
    return all(side[-1] - side[0] == len(side) - 1 for side in link) and tuple(map(len, link)) in SHAPES


def examples(scenes: Sequence[Scene], encoder, limit: int) -> list[Example]:  # type: ignore[no-untyped-def]
    """At most `limit` boxes, drawn by chance from all."""
    found = []
    for scene in scenes:
        source, target, match = encoded(scene, encoder)
        found += [
            Example(np.array(rows), np.array(columns), links, source, target, match)
            for rows, columns, links in gold_boxes(scene)
        ]
    random.Random(0).shuffle(found)
    return found[:limit]


class Data:
    """The features of every box and the counts of the gold, ready for `loss`."""

    def __init__(self, boxes: Sequence[Example]) -> None:
        self._boxes = [_Box(example) for example in boxes]
        self.links = sum(len(example.links) for example in boxes)

    def loss(self, values: np.ndarray) -> tuple[float, np.ndarray]:
        """Mean negative log likelihood of a link, and its gradient; a little ridge."""
        total, gradient = 0.0, np.zeros(len(NAMES))
        for box in self._boxes:
            loss, slope = box.loss(values)
            total += loss
            gradient += slope
        return (
            total / self.links + RIDGE * float((values**2).sum()),
            gradient / self.links + 2 * RIDGE * values,
        )


class _Box:
    def __init__(self, example: Example) -> None:
        rows, columns = example.rows[None], example.columns[None]
        self._batch = self._scored(example, rows, columns, NOTHING)
        self._possible = np.isfinite(self._batch.links)
        bare = np.where(self._possible, self._batch.links, 0)
        self._features = [
            np.where(self._possible, self._scored(example, rows, columns, _only(name)).links, 0) - bare
            for name in IN_LINKS
        ]
        nearest = self._scored(example, rows, columns, _only("left_out_nearest"))
        self._nearest = (nearest.dropped - self._batch.dropped)[0], (nearest.added - self._batch.added)[0]
        at_row = {row: place for place, row in enumerate(example.rows.tolist())}
        at_column = {column: place for place, column in enumerate(example.columns.tolist())}
        gold = [
            (at_row[link[0][-1]], SHAPES.index((len(link[0]), len(link[1]))), 0, at_column[link[1][-1]])
            for link in example.links
        ]
        linked_rows = [row for link in example.links for row in link[0]]
        linked_columns = [column for link in example.links for column in link[1]]
        self._dropped = ~np.isin(example.rows, linked_rows)
        self._added = ~np.isin(example.columns, linked_columns)
        gaps = gaps_between(example.rows.tolist(), example.columns.tolist(), example.links)
        opened, replaced = sum(map(any, gaps)), sum(map(all, gaps))
        self._given = float(
            sum(bare[link] for link in gold)
            + (self._dropped * self._batch.dropped[0]).sum()
            + (self._added * self._batch.added[0]).sum()
            + opened * self._batch.opening
        )
        self._gold = np.array(
            [sum(feature[link] for link in gold) for feature in self._features]
            + [
                (self._dropped * self._nearest[0]).sum() + (self._added * self._nearest[1]).sum(),
                replaced,
            ]
        )

    @staticmethod
    def _scored(example: Example, rows: np.ndarray, columns: np.ndarray, weights: SpanWeights) -> Batch:
        return spans.span_batch(example.source, example.target, rows, columns, example.match, weights)

    def loss(self, values: np.ndarray) -> tuple[float, np.ndarray]:
        batch = self._weighted(values)
        found = posteriors(batch)
        total = float(found.total[0])
        expected = [float(np.vdot(found.links, feature)) for feature in self._features]
        dropped, added = found.dropped[0], found.added[0]
        expected += [
            float((dropped * self._nearest[0]).sum() + (added * self._nearest[1]).sum()),
        ]
        # This has no posterior of its own: a difference quotient.
        replaced = (_total(batch._replace(replacing=batch.replacing + 1e-4)) - total) / 1e-4
        expected.append(replaced)
        return total - self._given - float(self._gold @ values), np.array(expected) - self._gold

    def _weighted(self, values: np.ndarray) -> Batch:
        links = np.array(self._batch.links, np.float64)
        for value, feature in zip(values, self._features, strict=False):
            links += value * feature
        nearest, replacing = values[len(IN_LINKS) :]
        return self._batch._replace(
            links=links,
            dropped=self._batch.dropped + nearest * self._nearest[0],
            added=self._batch.added + nearest * self._nearest[1],
            replacing=float(replacing),
        )


def _only(name: str) -> SpanWeights:
    """All weights nothing but one, whose log score they then show."""
    return NOTHING._replace(**{name: math.e if name in ODDS else 1.0})


def _total(batch: Batch) -> float:
    reach, _, _, _ = lattice._forward(batch)
    return float(reach[batch.rows[0], 0, batch.columns[0]])


def _free(name: str, value: float) -> float:
    """What is fitted of a weight: of odds, the log."""
    return math.log(value) if name in ODDS else value


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--boxes", type=int, default=250)
    arguments = parser.parse_args()
    documents, foreign = load_documents(arguments.data), load_foreign(arguments.data)
    scenes = [
        *(scene for scene in make_scenes(documents, foreign) if not scene.name.startswith("plain")),
        *short_scenes(documents, foreign),
        *load_divergence(arguments.data),
    ]
    scenes = [scene for scene in scenes if scene.source and scene.target]
    number = [int(scene.name.split("/")[1].split("_")[0]) for scene in scenes]
    encoder = open_encoder()
    train, held_out = (
        Data(examples([s for s, n in zip(scenes, number, strict=True) if n % 2 == half], encoder, arguments.boxes))
        for half in (0, 1)
    )
    start = np.array([_free(name, getattr(SPANS, name)) for name in NAMES])
    found = minimize(train.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80})
    ridge = RIDGE * float((found.x**2).sum())
    print(f"loss a link: {found.fun - ridge:.4f}, held out {held_out.loss(found.x)[0] - ridge:.4f}")
    for name, value in zip(NAMES, found.x, strict=True):
        print(f"    {name}: float = {math.exp(value) if name in ODDS else value:.3g}")


if __name__ == "__main__":
    main()
