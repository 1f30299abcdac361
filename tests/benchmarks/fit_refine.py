"""Fit the constants of the second look (`refine/features.py`, `unaligned.py`) with the embedded encoder.

    PYTHONPATH=. python tests/benchmarks/fit_refine.py DATA [--seeds N]

DATA is a folder of sentence pairs as scenes.py reads them. The aligner links
`edited` scenes: documents with single links dropped, added, replaced and
moved, a third of them untouched. What the second look then meets, in its
order, are the examples: sentences at the edge of a side with several, pairs
of single sentences, left-over sentences nearest to each other; true if the
gold links them to nothing on the other side. Prints how right the fit on one
half of the documents is on the other half, and the constants to paste, fitted
on all: those in the package are these, rounded.
"""

from __future__ import annotations

import argparse
import functools
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scenes import Scene, edited_scenes, load_documents, load_foreign

from compare.alignment import align
from compare.alignment.anchors import sentence_anchors
from compare.alignment.refine import boundaries, features
from compare.alignment.refine.boundaries import refine_boundaries
from compare.alignment.refine.features import (
    LexicalEvidence,
    edge_figures,
    pair_figures,
    unaligned_shares,
    usual_ratio,
)
from compare.alignment.refine.unaligned import backbone_of, unaligned_pairs
from compare.encoding import open_encoder
from compare.encoding.base import Encoder
from compare.records import Document, Link, Paragraph, Sentence, Side

SEEDS = 6
PENALTY = 1.0
STEPS = 50


class Remembering:
    """An encoder that reads the words of each sentence once, however many scenes it stands in."""

    def __init__(self, encoder: Encoder) -> None:
        self.encode = encoder.encode
        self.token_vectors = functools.cache(encoder.token_vectors)


Example = tuple[tuple[float, ...], bool]
Half = NDArray[np.bool_]


@dataclass(frozen=True)
class Aligned:
    """A scene as the aligner leaves it; `half` is of the document, whatever was done to it."""

    texts: LexicalEvidence
    links: list[Link]
    gold: frozenset[tuple[int, int]]
    half: int


def document(language: str, texts: Sequence[str]) -> Document:
    """The texts as a document of a sentence a line."""
    sentences, start = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, 0, start, start + len(text)))
        start += len(text) + 1
    return Document(language, "\n".join(texts), language, (Paragraph(0, 0, start),), tuple(sentences))


def aligned(scene: Scene, name: str, encoder: Remembering) -> Aligned:
    """The links of the aligner, and what is right."""
    vectors = encoder.encode(scene.source), encoder.encode(scene.target)
    links = align(
        *vectors,
        source_lengths=[len(text) for text in scene.source],
        target_lengths=[len(text) for text in scene.target],
        source_anchors=sentence_anchors(scene.source),
        target_anchors=sentence_anchors(scene.target),
    )
    texts = LexicalEvidence((document("ar", scene.source), document("en", scene.target)), encoder, vectors)
    texts.ratio = usual_ratio(links, texts)
    gold = frozenset((row, column) for source, target in scene.links for row in source for column in target)
    return Aligned(texts, links, gold, zlib.crc32(name.encode()) % 2)


def edges(scene: Aligned) -> Iterator[Example]:
    """Every sentence at an edge of the aligner's links."""
    scene.texts.priors = unaligned_shares(scene.links, *scene.texts.sizes)
    for link in scene.links:
        for side, mine, theirs in ((Side.SOURCE, link.source, link.target), (Side.TARGET, link.target, link.source)):
            for place in (0, len(mine) - 1) if len(mine) > 1 and theirs else ():
                figures = edge_figures(side, mine, place, theirs, scene.texts)
                pairs = ((mine[place], other) if side == Side.SOURCE else (other, mine[place]) for other in theirs)
                if figures is not None:
                    yield figures, scene.gold.isdisjoint(pairs)


def pairs(scene: Aligned) -> Iterator[Example]:
    """Every pair of single sentences after what does not belong to links was detached."""
    links = boundaries.recut(scene.links, scene.texts)
    for link in links:
        if len(link.source) == len(link.target) == 1:
            figures = pair_figures(link.source[0], link.target[0], scene.texts)
            if figures is not None:
                yield figures, (link.source[0], link.target[0]) not in scene.gold


def left_overs(scene: Aligned) -> Iterator[tuple[float, bool, bool]]:
    """(odds, strangers, in place) of every pair of left-over sentences that are nearest to each other."""
    links = refine_boundaries(scene.links, scene.texts)
    scene.texts.priors = unaligned_shares(links, *scene.texts.sizes)
    backbone = backbone_of(links)
    for odds, row, column in unaligned_pairs(links, scene.texts):
        yield odds, (row, column) not in scene.gold, backbone.fits(row, column)


def fit(x: NDArray[np.float64], y: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic regression by Newton's method, on figures scaled to one spread."""
    spread = x.std(axis=0)
    scaled = np.hstack([x / spread, np.ones((len(x), 1))])
    ridge = np.diag([PENALTY] * x.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (y - chance) - ridge @ weights
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + ridge
        weights += np.linalg.solve(bend, slope)
    return weights[:-1] / spread, float(weights[-1])


def model(name: str, found: list[tuple[Example, int]]) -> tuple[NDArray[np.float64], float]:
    """Show what a fit on one half is worth on the other, print the weights of all."""
    x = np.array([figures for (figures, _), _ in found])
    y = np.array([alone for (_, alone), _ in found])
    half = np.array([half for _, half in found])
    called = np.zeros(len(y), bool)
    for part in (0, 1):
        weights, bias = fit(x[half != part], y[half != part])
        called[half == part] = x[half == part] @ weights + bias > 0
    right = int((called & y).sum())
    print(f"{name}: {len(y)} examples, {int(y.sum())} of them strangers; on the other half ", end="")
    print(f"precision {right / max(called.sum(), 1):.3f}, recall {right / max(y.sum(), 1):.3f}")
    weights, bias = fit(x, y)
    print(f"{name}_WEIGHTS = np.array([" + ", ".join(f"{weight:.2f}" for weight in weights) + "])")
    print(f"{name}_BIAS = {bias:.2f}", flush=True)
    return weights, bias


def threshold(name: str, found: list[tuple[float, bool]]) -> None:
    """The odds under which left-over pairs are likelier to belong together than not."""
    odds = np.array([[odds] for odds, _ in found])
    strangers = np.array([strangers for _, strangers in found])
    weights, bias = fit(odds, strangers)
    limit = -bias / weights[0]
    called = odds[:, 0] < limit
    print(f"{name} = {limit:.1f}  ({(called & ~strangers).sum()} of {(~strangers).sum()} found, ", end="")
    print(f"{(called & strangers).sum()} wrong)", flush=True)


def main() -> None:
    """Fit one after the other: each step of the second look meets what the one before leaves."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many times every document is changed")
    arguments = parser.parse_args()
    documents, foreign, encoder = (
        load_documents(arguments.data),
        load_foreign(arguments.data),
        Remembering(open_encoder()),
    )
    scenes = [
        aligned(scene, name, encoder)
        for seed in range(arguments.seeds)
        for name, scene in zip(documents, edited_scenes(documents, foreign, seed), strict=True)
    ]
    weights, bias = model("EDGE", [(example, scene.half) for scene in scenes for example in edges(scene)])
    features.EDGE_WEIGHTS, features.EDGE_BIAS = weights, bias
    weights, bias = model("PAIR", [(example, scene.half) for scene in scenes for example in pairs(scene)])
    features.PAIR_WEIGHTS, features.PAIR_BIAS = weights, bias
    found = [example for scene in scenes for example in left_overs(scene)]
    for name, place in (("IN_PLACE", True), ("ELSEWHERE", False)):
        threshold(name, [(odds, strangers) for odds, strangers, in_place in found if in_place == place])


if __name__ == "__main__":
    main()
