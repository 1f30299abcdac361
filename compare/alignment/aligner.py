"""From the vectors of two texts to the links between their sentences."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.alignment.anchor_matches import Anchors, share
from compare.alignment.blocks import marked_moved
from compare.alignment.chains import backbone, moved_blocks
from compare.alignment.ends import Ends, matched_ends
from compare.alignment.ratio import length_ratio
from compare.alignment.regimes import Texts, likeliest, links_of, settled
from compare.alignment.seeds import find_seeds
from compare.alignment.spans import Match, Side, make_side
from compare.alignment.words import WordEvidence
from compare.progress import Progress, unheard
from compare.records import Link


def align(
    source_vectors: NDArray[np.float32],
    target_vectors: NDArray[np.float32],
    *,
    source_lengths: Sequence[float] | None = None,
    target_lengths: Sequence[float] | None = None,
    source_anchors: Anchors | None = None,
    target_anchors: Anchors | None = None,
    source_ends: Sequence[Hashable] | None = None,
    target_ends: Sequence[Hashable] | None = None,
    words: WordEvidence | None = None,
    progress: Progress | None = None,
) -> list[Link]:
    """Links that hold every sentence of both texts exactly once.

    `source_vectors` and `target_vectors` are float32 (sentences, dim), rows
    L2-normalised. Lengths are in characters (any unit will do, one for each
    side). Anchors are, for each sentence, tokens that survive translation
    (`compare.alignment.anchors`), ends what stands at its end (`compare.alignment.ends`); `words` is
    the evidence of single words (`compare.alignment.words`), without which free translations are linked worse.
    `progress(stage, done, total)` may raise `compare.errors.Cancelled`, which passes through.

    Links come in target order; a dropped sentence stands after the link of the
    source sentence before it.
    """
    rows, columns = len(source_vectors), len(target_vectors)
    links: list[Link] = []
    if rows and columns:
        ours, theirs = _lengths(source_lengths, rows), _lengths(target_lengths, columns)
        source = make_side(np.asarray(source_vectors, np.float32), ours)
        target = make_side(np.asarray(target_vectors, np.float32), theirs)
        raw_ratio = float(np.log(theirs.mean() / ours.mean()))
        shared = share(source_anchors, target_anchors, rows, columns)
        ends = _ends(source_ends, target_ends, rows, columns)
        measured = source_lengths is not None and target_lengths is not None
        match = Match(0.0, 0.0, shared=shared, ends=ends, lengths=measured, words=words)
        links = _linked(source, target, raw_ratio, match, progress or unheard)
    return in_order(_with_left_out(links, rows, columns), rows, columns)


def _with_left_out(links: list[Link], rows: int, columns: int) -> list[Link]:
    """What no box held (there was nothing on the other side) is left out for sure."""
    linked_rows = {row for link in links for row in link.source}
    linked_columns = {column for link in links for column in link.target}
    return [
        *links,
        *(Link((row,), (), 1.0) for row in range(rows) if row not in linked_rows),
        *(Link((), (column,), 1.0) for column in range(columns) if column not in linked_columns),
    ]


def _lengths(lengths: Sequence[float] | None, count: int) -> NDArray[np.float32]:
    if lengths is None:
        return np.ones(count, np.float32)
    if len(lengths) != count:
        raise ValueError(f"{len(lengths)} lengths for {count} sentences")
    return np.maximum(np.asarray(lengths, np.float32), 1.0)


def _ends(source: Sequence[Hashable] | None, target: Sequence[Hashable] | None, rows: int, columns: int) -> Ends | None:
    if source is None or target is None:
        return None
    for ends, count in ((source, rows), (target, columns)):
        if len(ends) != count:
            raise ValueError(f"ends of {len(ends)} sentences for {count}")
    return matched_ends(source, target)


def _linked(source: Side, target: Side, raw_ratio: float, match: Match, progress: Progress) -> list[Link]:
    """The links of a pair of texts; `match` holds what is known of them without having looked for any."""
    words = match.words
    progress("seeds", 0, 1)
    seeds, similarity = find_seeds(source, target, match.shared, words)
    progress("chains", 0, 1)
    rows, columns = len(source.vectors), len(target.vectors)
    chosen = backbone(seeds, rows, columns)
    blocks = moved_blocks(seeds, chosen)
    match = match._replace(similarity=similarity)
    if match.lengths:
        match = match._replace(ratio=length_ratio(source, target, seeds, chosen, raw_ratio))
    if words is not None:
        match = match._replace(typical=words.typical(seeds.rows[chosen], seeds.columns[chosen]))

    texts = Texts(source, target, seeds, chosen, match)
    layout = settled(texts, likeliest(texts, blocks))
    links = links_of(texts, layout, lambda done: progress("links", min(done, rows), rows))
    return marked_moved(links)


def in_order(links: Sequence[Link], rows: int, columns: int) -> list[Link]:
    """Target order; each dropped sentence after the link of the source sentence before it."""
    place_of_row = [-1] * rows
    for link in links:
        for row in link.source:
            if link.target:
                place_of_row[row] = link.target[-1]
    keys = []
    for link in links:
        if link.target:
            keys.append((link.target[-1], -1, link))
        else:
            row = link.source[0]
            before = row
            while before >= 0 and place_of_row[before] < 0:
                before -= 1
            keys.append((place_of_row[before] if before >= 0 else -1, row, link))
    return [link for _, _, link in sorted(keys, key=lambda key: key[:2])]
