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
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from scenes import Scene, load_divergence, load_documents, load_foreign, make_scenes, short_scenes
from scipy.optimize import minimize

from compare.alignment import lattice, spans
from compare.alignment.aligner import length_ratio
from compare.alignment.anchors import sentence_anchors
from compare.alignment.chains import backbone
from compare.alignment.lattice import SHAPES, Batch, posteriors
from compare.alignment.seeds import find_seeds
from compare.alignment.shared import share
from compare.alignment.spans import Match, Side, make_side, rates
from compare.alignment.weights import SPANS, SpanWeights
from compare.encoding import open_encoder
from compare.evaluation.links import Sides, moved_links

NAMES = [field.name for field in fields(SpanWeights)]
LAST = ["left_out_by_rate", "left_out_nearest", "opening", "replacing"]
IN_LINKS = [name for name in NAMES if name not in LAST]
NOTHING = SpanWeights(**dict.fromkeys(NAMES, 0.0))
RIDGE = 2e-4


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
    return (
        source,
        target,
        Match(similarity, length_ratio(source, target, seeds, chosen, raw), *gold_rates(scene), shared),
    )


def gold_rates(scene: Scene) -> tuple[float, float]:
    """How much is left out and joined, as `align` would estimate it at best."""
    linked = [link for link in scene.links if link[0] and link[1]]
    return rates(len(linked), len(scene.links) - len(linked), sum(len(a) + len(b) - 2 for a, b in linked))


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
        weights = SpanWeights(**dict(zip(NAMES, values.tolist(), strict=True)))
        total, gradient = 0.0, np.zeros(len(NAMES))
        for box in self._boxes:
            loss, slope = box.loss(weights, values)
            total += loss
            gradient += slope
        return (
            total / self.links + RIDGE * float((values**2).sum()),
            gradient / self.links + 2 * RIDGE * values,
        )


class _Box:
    def __init__(self, example: Example) -> None:
        rows, columns = example.rows[None], example.columns[None]
        self._rate = example.match.left_out
        self._batch = self._scored(example, rows, columns, NOTHING)
        self._possible = np.isfinite(self._batch.links)
        self._features = [
            np.where(self._possible, self._scored(example, rows, columns, replace(NOTHING, **{name: 1.0})).links, 0)
            for name in IN_LINKS
        ]
        nearest = self._scored(example, rows, columns, replace(NOTHING, left_out_nearest=1.0))
        self._nearest = (nearest.dropped[0], nearest.added[0])
        at_row = {row: place for place, row in enumerate(example.rows.tolist())}
        at_column = {column: place for place, column in enumerate(example.columns.tolist())}
        gold = [
            (at_row[link[0][-1]], SHAPES.index((len(link[0]), len(link[1]))), 0, at_column[link[1][-1]])
            for link in example.links
        ]
        self._dropped, self._added = np.ones(len(example.rows)), np.ones(len(example.columns))
        row = column = opened = replaced = 0
        for last_row, shape, _, last_column in [*gold, (len(example.rows), 0, 0, len(example.columns))]:
            a, b = SHAPES[shape]
            drops, adds = last_row - a + 1 > row, last_column - b + 1 > column
            opened += drops or adds
            replaced += drops and adds
            self._dropped[last_row - a + 1 : last_row + 1] = self._added[last_column - b + 1 : last_column + 1] = 0
            row, column = last_row + 1, last_column + 1
        self._gold = np.array(
            [sum(feature[link] for link in gold) for feature in self._features]
            + [
                (self._dropped.sum() + self._added.sum()) * self._rate,
                (self._dropped * self._nearest[0]).sum() + (self._added * self._nearest[1]).sum(),
                opened,
                replaced,
            ]
        )

    @staticmethod
    def _scored(example: Example, rows: np.ndarray, columns: np.ndarray, weights: SpanWeights) -> Batch:
        return spans.span_batch(example.source, example.target, rows, columns, example.match, weights)

    def loss(self, weights: SpanWeights, values: np.ndarray) -> tuple[float, np.ndarray]:
        batch = self._weighted(weights, values)
        found = posteriors(batch)
        total = float(found.total[0])
        expected = [float(np.vdot(found.links, feature)) for feature in self._features]
        dropped, added = found.dropped[0], found.added[0]
        expected += [
            float(dropped.sum() + added.sum()) * self._rate,
            float((dropped * self._nearest[0]).sum() + (added * self._nearest[1]).sum()),
        ]
        # These have no posterior of their own: difference quotients.
        opened, replaced = (
            (_total(replace(batch, **{name: getattr(batch, name) + 1e-4})) - total) / 1e-4
            for name in ("opening", "replacing")
        )
        expected += [opened, replaced]
        return total - float(self._gold @ values), np.array(expected) - self._gold

    def _weighted(self, weights: SpanWeights, values: np.ndarray) -> Batch:
        links = np.zeros(self._batch.links.shape)
        for value, feature in zip(values, self._features, strict=False):
            links += value * feature
        links[~self._possible] = -np.inf
        by_rate = weights.left_out_by_rate * self._rate
        left_out = [by_rate + weights.left_out_nearest * nearest for nearest in self._nearest]
        return replace(
            self._batch,
            links=links,
            dropped=left_out[0][None],
            added=left_out[1][None],
            opening=weights.opening,
            replacing=weights.replacing,
        )


def _total(batch: Batch) -> float:
    reach, _, _ = lattice._forward(batch)
    return float(reach[batch.rows[0], 0, batch.columns[0]])


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
    start = np.array([getattr(SPANS, name) for name in NAMES])
    found = minimize(train.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80})
    ridge = RIDGE * float((found.x**2).sum())
    print(f"loss a link: {found.fun - ridge:.4f}, held out {held_out.loss(found.x)[0] - ridge:.4f}")
    for name, value in zip(NAMES, found.x, strict=True):
        print(f"    {name}: float = {value:.2f}")


if __name__ == "__main__":
    main()
