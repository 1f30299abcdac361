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

    similarity: float = 4.02
    similarity_by_size: float = 2.29
    stretch: float = 2.84
    stretch_by_size: float = 0.06
    outside: float = -2.27
    edge: float = 1.15
    gain: float = 1.27
    link: float = 0.24
    size: float = -0.76
    extra: float = -2.00
    extra_by_rate: float = 1.37
    anchors: float = 0.2
    anchors_missed: float = 0.1
    mixed: float = -0.89
    left_out_by_rate: float = 0.79
    left_out_nearest: float = -2.07
    opening: float = -3.13
    opening_by_rate: float = -0.12
    replacing: float = -2.54


@dataclass(frozen=True, slots=True)
class SeedWeights:
    """Log odds that a pair of mutual neighbours belongs together."""

    similarity: float = 2.24
    row_margin: float = 3.35
    column_margin: float = 5.64
    bias: float = -1.48
    anchors: float = 0.5


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
    price_left_out: float = 0.3


SPANS = SpanWeights()
SEEDS = SeedWeights()
CHAINS = ChainWeights()
DECODING = Decoding()
