"""Which kind of pair two texts are taken for, seen by what is linked."""

from __future__ import annotations

import numpy as np
from alignment_texts import texts

from compare.alignment import align


def left_out(links) -> int:  # type: ignore[no-untyped-def]
    return sum(not (link.source and link.target) for link in links)


def test_a_free_translation_is_not_declared_dropped_and_added() -> None:
    """Vectors that say next to nothing, lengths that fit: order and length have to carry it."""
    source, target, source_lengths, target_lengths = texts([(row,) for row in range(40)], 40, noise=4.0)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert left_out(links) <= 2


def test_a_report_that_drops_whole_runs_is_not_forced_into_links() -> None:
    kept = [*range(0, 6), *range(14, 22), *range(31, 40)]
    source, target, source_lengths, target_lengths = texts([(row,) for row in kept], 40)
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    dropped = {link.source[0] for link in links if not link.target}
    assert dropped == set(range(40)) - set(kept)


def test_what_one_stretch_leaves_out_does_not_spread() -> None:
    """A run of sentences that nobody translated makes no sentence elsewhere be left out."""
    rng = np.random.default_rng(3)
    made = [(row,) for row in range(30)] + [()] * 6 + [(row,) for row in range(30, 60)]
    source, target, source_lengths, target_lengths = texts(made, 60, noise=1.5, seed=int(rng.integers(99)))
    links = align(source, target, source_lengths=source_lengths, target_lengths=target_lengths)
    assert sum(not link.target for link in links) <= 2
