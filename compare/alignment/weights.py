"""The numbers of the aligner, apart from its code.

They were fitted by `tests/benchmarks/fit_alignment.py` (maximum likelihood of
the gold links of development scenes, half of the documents held out).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpanWeights:
    """Log-linear weights of a link, and of leaving sentences out.

    Similarity is 1 for a typical match of this pair of texts and 0 for chance;
    `_by_size` weights are multiplied by half the number of sentences linked.
    """

    similarity: float = 4.33
    similarity_by_size: float = 3.30
    stretch: float = 3.33
    outside: float = -1.58
    edge: float = 1.11
    gain: float = 2.81
    link: float = -0.25
    size: float = -1.16
    extra: float = -1.83
    extra_by_rate: float = 1.43
    anchors: float = 0.43
    anchors_missed: float = 0.20
    mixed: float = -0.71
    left_out_by_rate: float = 0.83
    left_out_nearest: float = -1.72
    opening: float = -2.75
    replacing: float = -2.07


@dataclass(frozen=True, slots=True)
class SeedWeights:
    """Log odds that a pair of mutual neighbours belongs together."""

    similarity: float = 2.48
    row_margin: float = 3.14
    column_margin: float = 5.85
    bias: float = -1.64
    anchors: float = 0.39


@dataclass(frozen=True, slots=True)
class ChainWeights:
    """What a moved block must show, in the log odds of its seeds."""

    least: float = 0.0
    """Seeds below this are not looked at."""
    worth: float = 3.0
    """Net log odds that a block needs."""
    firm: float = 1.0
    """A seed of the backbone that no block reaches across."""
    reach: int = 6
    """The most sentences between neighbouring seeds of a block, on either side."""
    gap: float = 0.4
    skew: float = 0.3


@dataclass(frozen=True, slots=True)
class Decoding:
    """The price of a link in units of probability: about half the F1 hoped for makes F1 largest."""

    price: float = 0.2
    price_left_out: float = 0.2
    doubt: float = 1.0
    """What leaving out costs more for each point that its probability is under a half."""


SPANS = SpanWeights()
SEEDS = SeedWeights()
CHAINS = ChainWeights()
DECODING = Decoding()
