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

    similarity: float = 4.42
    similarity_by_size: float = 1.56
    unlike: float = -0.95
    unlike_by_size: float = 0.63
    stretch: float = 2.44
    stretch_by_size: float = 0.67
    outside: float = -1.70
    edge: float = 1.02
    gain: float = 0.0
    link: float = 0.06
    size: float = -0.44
    extra: float = -1.01
    extra_by_rate: float = 0.0
    mixed: float = -0.97
    left_out: float = 0.88
    left_out_nearest: float = -1.74
    opening: float = -4.15
    opening_by_rate: float = 0.0
    replacing: float = -1.78


@dataclass(frozen=True, slots=True)
class SeedWeights:
    """Log odds that a pair of mutual neighbours belongs together."""

    similarity: float = 2.24
    row_margin: float = 3.35
    column_margin: float = 5.64
    bias: float = -1.48


@dataclass(frozen=True, slots=True)
class ChainWeights:
    """What a moved block must show, in the log odds of its seeds."""

    least: float = 0.0
    """Seeds below this are not looked at."""
    worth: float = 3.0
    """Net log odds that a block needs."""
    reach: int = 6
    """The most sentences between neighbouring seeds of a block, on either side."""
    gap: float = 0.4
    skew: float = 0.3


@dataclass(frozen=True, slots=True)
class Decoding:
    """The price of a link in units of probability: about half the F1 hoped for makes F1 largest."""

    price: float = 0.2
    price_left_out: float = 0.1


SPANS = SpanWeights()
SEEDS = SeedWeights()
CHAINS = ChainWeights()
DECODING = Decoding()
