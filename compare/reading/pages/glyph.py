"""What the steps exchange."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """One drawn sign: its character or characters, its box, its font's size.

    Points (1/72 inch); `x` grows to the right, `baseline` downwards from the
    top of the page. `order` counts the signs of a page as they are drawn.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    order: int = 0


class Segment(NamedTuple):
    """Glyphs of one line, from left to right, without a wide gap between them."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        """Where most of the glyphs stand."""
        return median(glyph.baseline for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """The size of most of the glyphs."""
        return median(glyph.size for glyph in self.glyphs)

    @property
    def top(self) -> float:
        """About where the capitals end."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """About where the descenders end."""
        return self.baseline + 0.25 * self.size


def median_size(segments: Sequence[Segment]) -> float:
    """The size of the running text: the median over all glyphs; 10 where there are none."""
    sizes = [glyph.size for segment in segments for glyph in segment.glyphs]
    return median(sizes) if sizes else 10.0
