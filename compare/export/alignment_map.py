"""A drawing of the alignment: two bars and what joins them.

Positions are proportional to the texts' characters, so a dropped paragraph
looks as long as it is; a moved block crosses the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from compare.records import Comparison, Document, Passage
from compare.summary import status_in_words

WIDTH, HEIGHT, BAR = 1000, 120, 10

DENSE = 300
"""Beyond so many passages outlines would flood the drawing; it has none."""


def draw(comparison: Comparison, passages: Sequence[tuple[int, Passage]], label: str) -> str:
    """An inline SVG of numbered passages, each a link to `#p<number>`; the original is the upper bar.

    The links are for the pointer: for the keyboard they would be a thousand
    stops before the first filter, and every passage has its own.
    """
    # What must be seen at a glance is drawn last, over the rest.
    shapes = "".join(_shape(comparison, number, passage) for number, passage in sorted(passages, key=_weight))
    dense = ' class="dense"' if len(passages) > DENSE else ""
    return (
        f'<svg{dense} viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">'
        f'<rect class="bar" width="{WIDTH}" height="{BAR}"/>'
        f'<rect class="bar" y="{HEIGHT - BAR}" width="{WIDTH}" height="{BAR}"/>{shapes}</svg>'
    )


def _weight(item: tuple[int, Passage]) -> int:
    passage = item[1]
    if not (passage.source and passage.target):
        return 3
    return 2 if passage.moved else int(passage.changed)


def _shape(comparison: Comparison, number: int, passage: Passage) -> str:
    least = 1.0 if _weight((number, passage)) > 1 else 0.0
    upper = _extent(comparison.source, passage.source, least)
    lower = _extent(comparison.target, passage.target, least)
    if upper and lower:
        (a, b), (c, d) = upper, lower
        path = f"M{a} 0H{b}V{BAR}L{d} {HEIGHT - BAR}V{HEIGHT}H{c}V{HEIGHT - BAR}L{a} {BAR}Z"
    elif upper:
        path = f"M{upper[0]} 0H{upper[1]}V{2.5 * BAR:g}H{upper[0]}Z"
    elif lower:
        path = f"M{lower[0]} {HEIGHT}H{lower[1]}V{HEIGHT - 2.5 * BAR:g}H{lower[0]}Z"
    else:
        return ""
    kind = "moved" if passage.moved else passage.status
    name = f"{number}: {status_in_words(passage)}{', moved' if passage.moved else ''}"
    return f'<a href="#p{number}" tabindex="-1"><title>{name}</title><path class="{kind}" d="{path}"/></a>'


def _extent(document: Document, sentences: tuple[int, ...], least: float) -> tuple[str, str] | None:
    if not sentences:
        return None
    start, end = document.span_of(sentences)
    scale = WIDTH / max(len(document.text), 1)
    return f"{start * scale:.2f}", f"{max(end * scale, start * scale + least):.2f}"
