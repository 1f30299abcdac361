"""The numbers of the aligner, apart from its code.

They were fitted by `tests/benchmarks/fit_alignment.py` (maximum likelihood of
the gold links of development scenes, half of the documents held out), but for
`words`, `beside_words` and `strange`, chosen by the links that come of them,
and for `link` and `extra`: these are 1.4 times what was fitted. The fit knows the true
rates of each text; against rates that are estimated, links need some advance,
or a few sentences left out by mistake make the next likelier.
"""

from __future__ import annotations

from typing import NamedTuple


class SpanWeights(NamedTuple):
    """What the score of a link, and of leaving sentences out, is made of.

    Similarity is 1 for a typical match of this pair of texts and 0 for chance.
    What it is above or below 1 counts `similarity` times for the link, and
    `similarity_by_size` times for every two sentences in it; where words are
    heard, a share `beside_words` of both, since a cosine is made of the same
    words. Words speak for a link from a share `strange` of what those of a
    typical match score.
    """

    similarity: float = 5.54
    similarity_by_size: float = 3.14
    stretch: float = 3.78
    outside: float = -1.50
    edge: float = 0.22
    gain: float = 5.67
    anchors: float = 0.73
    anchors_missed: float = 0.06
    left_out_nearest: float = -2.21
    words: float = 0.35
    beside_words: float = 0.45
    strange: float = 0.38

    # Odds, which multiply those of these texts' own rates (`compare.alignment.spans.rates`):
    link: float = 28.0
    """Of two sentences being linked rather than left out, if they are as similar as usual."""
    extra: float = 0.38
    """Of one more sentence being joined to a link rather than left out, likewise."""
    mixed: float = 0.56
    """Of a link with several sentences on both sides, against one with as many on one side."""
    replacing: float = 0.07
    """Of an addition in a gap where something is dropped, against one more that is dropped."""


class SeedWeights(NamedTuple):
    """Log odds that a pair of mutual neighbours belongs together."""

    similarity: float = 2.48
    row_margin: float = 3.14
    column_margin: float = 5.85
    bias: float = -1.64
    anchors: float = 0.39


class ChainWeights(NamedTuple):
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


class Decoding(NamedTuple):
    """The price of a link in units of probability: about half the F1 hoped for makes F1 largest."""

    price: float = 0.2
    price_left_out: float = 0.2
    doubt: float = 1.0
    """What leaving out costs more for each point that its probability is under a half."""


SPANS = SpanWeights()
SEEDS = SeedWeights()
CHAINS = ChainWeights()
DECODING = Decoding()
