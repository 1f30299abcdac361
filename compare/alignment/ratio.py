"""How long a sentence and its translation usually are, beside each other, in two texts of which much may be left out.

Between two neighbouring seeds stands what was translated and, now and then,
what was left out or added. Stretches without any agree on a ratio, the others
scatter to either side, so the *mode* of the ratios is taken: a mean or a median
over longer stretches moves with the share that is left out, by e**0.4 in a
report that keeps two thirds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.alignment.seeds import Seeds
from compare.alignment.spans import Side
from compare.alignment.windows import SURE
from compare.records import Link

BIN = 0.01
FARTHEST = 3.0
"""Log ratios beyond are counted as this far."""
WIDTH = 0.2
"""Standard deviation of the log ratio of a link, about that of literature; smooths the counts before their peak is
looked for."""
LEAST = 5
"""Links that are too few to tell the ratio."""


def length_ratio(source: Side, target: Side, seeds: Seeds, chosen: NDArray[np.bool_], raw: float) -> float:
    """The typical log of source length over target length, in the sides' own units.

    From stretches between neighbouring seeds of the backbone; `raw` (what
    equal lengths in characters would give) counts as two such stretches.
    """
    sure = np.flatnonzero(chosen & (seeds.weights > SURE))
    ours, theirs = (
        np.diff(np.cumsum(side.lengths[0], dtype=np.float64)[places[sure]])
        for side, places in ((source, seeds.rows), (target, seeds.columns))
    )
    if not len(ours):
        return raw
    return _mode(np.concatenate([np.log((ours + 0.1) / (theirs + 0.1)), [raw, raw]]))


def ratio_of_links(source: Side, target: Side, links: Sequence[Link], otherwise: float) -> float:
    """The same from links: the median, each as much as it is probable; `otherwise` where they are few."""
    two_sided = [link for link in links if link.source and link.target]
    if len(two_sided) < LEAST:
        return otherwise
    ours, theirs = (side.lengths[0].astype(np.float64) for side in (source, target))
    ratios = np.array([np.log(ours[list(link.source)].sum() / theirs[list(link.target)].sum()) for link in two_sided])
    order = np.argsort(ratios, kind="stable")
    weights = np.cumsum(np.array([link.score for link in two_sided])[order])
    return float(ratios[order][np.searchsorted(weights, weights[-1] / 2)])


def _mode(values: NDArray[np.float64]) -> float:
    """Where values are densest. In whole numbers, so that no rounding decides."""
    reach = round(FARTHEST / BIN)
    places = np.rint(np.clip(values, -FARTHEST, FARTHEST) / BIN).astype(np.int64) + reach
    counts = np.bincount(places, minlength=2 * reach + 1)
    far = np.arange(-round(3 * WIDTH / BIN), round(3 * WIDTH / BIN) + 1)
    kernel = np.rint(1000 * np.exp(-0.5 * (far * BIN / WIDTH) ** 2)).astype(np.int64)
    density = np.convolve(counts, kernel, "same")
    peaks = np.flatnonzero(density == density.max())
    return float((peaks[0] + peaks[-1]) / 2 - reach) * BIN
