"""Where a page has columns, and in which order they are read.

A recursive XY-cut (Nagy and Seth 1984): a region is cut at white space that
runs through all of it, first from top to bottom (columns), then from left to
right (bands), and bands that share a gutter are put together again before
they are cut into columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from compare.reading.pages.glyph import Segment, median_size

_GUTTER = 0.9
"""The least width of a gutter, in sizes of the font."""
_LEAST_LINES = 3
_FILLED = 0.5
"""The share of its width that the median line of a column fills; a table's cells fill less."""
_NARROWEST = 4.0
"""The least that lines of a column are long, in sizes of the font."""
_MAX_DEPTH = 6


def reading_order(segments: Sequence[Segment], *, right_to_left: bool) -> list[list[Segment]]:
    """The regions of a page, each one column wide, in reading order."""
    return _cut(list(segments), right_to_left, 0)


def _cut(segments: list[Segment], right_to_left: bool, depth: int) -> list[list[Segment]]:
    if len(segments) < 2 * _LEAST_LINES or depth > _MAX_DEPTH:
        return [segments] if segments else []
    columns = _columns(segments)
    if len(columns) > 1:
        ordered = columns[::-1] if right_to_left else columns
        return [region for column in ordered for region in _cut(column, right_to_left, depth + 1)]
    regions: list[list[Segment]] = []
    plain: list[Segment] = []
    for band, divided in _bands(segments):
        if divided:
            regions.extend([plain] if plain else [])
            plain = []
            regions.extend(_cut(band, right_to_left, depth + 1))
        else:
            plain.extend(band)
    return [*regions, plain] if plain else regions


def _columns(segments: list[Segment]) -> list[list[Segment]]:
    """The segments left and right of each gutter, from left to right; one list if there is none."""
    least = _GUTTER * median_size(segments)
    columns: list[list[Segment]] = []
    right = float("-inf")
    for segment in sorted(segments, key=lambda segment: segment.x0):
        if columns and segment.x0 - right < least:
            columns[-1].append(segment)
        else:
            columns.append([segment])
        right = max(right, segment.x1)
    if len(columns) > 1 and all(_is_prose(column) for column in columns) and _side_by_side(columns):
        return columns
    return [segments]


def _is_prose(column: list[Segment]) -> bool:
    """Whether most lines fill the column, as running text does and the cells of a table do not."""
    lines: list[list[Segment]] = []
    for segment in sorted(column, key=lambda segment: segment.baseline):
        if lines and segment.baseline - lines[-1][0].baseline <= 0.35 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    if len(lines) < _LEAST_LINES:
        return False
    width = max(segment.x1 for segment in column) - min(segment.x0 for segment in column)
    filled = median(max(part.x1 for part in line) - min(part.x0 for part in line) for line in lines)
    return filled >= _FILLED * width >= _NARROWEST * median_size(column)


def _side_by_side(columns: list[list[Segment]]) -> bool:
    """Whether the columns overlap in height, so that nothing else could be meant."""
    tops = [min(segment.top for segment in column) for column in columns]
    bottoms = [max(segment.bottom for segment in column) for column in columns]
    return min(bottoms) > max(tops)


def _bands(segments: list[Segment]) -> list[tuple[list[Segment], bool]]:
    """Bands between white space from edge to edge, merged where together they have columns."""
    bands: list[list[Segment]] = []
    bottom = float("-inf")
    for segment in sorted(segments, key=lambda segment: segment.top):
        if bands and segment.top < bottom:
            bands[-1].append(segment)
        else:
            bands.append([segment])
        bottom = max(bottom, segment.bottom)
    if len(bands) < 2:
        return [(segments, False)]
    result: list[tuple[list[Segment], bool]] = []
    start = 0
    while start < len(bands):
        end = _last_with_columns(bands, start)
        if end > start:
            result.append(([segment for band in bands[start:end] for segment in band], True))
            start = end
        else:
            result.append((bands[start], False))
            start += 1
    return result


def _last_with_columns(bands: list[list[Segment]], start: int) -> int:
    """The end of the longest run of bands from `start` that is divided as a whole; `start` if none is."""
    if len(bands[start]) < 2:
        return start
    for end in range(len(bands), start, -1):
        together = [segment for band in bands[start:end] for segment in band]
        if len(_columns(together)) > 1:
            return end
    return start
