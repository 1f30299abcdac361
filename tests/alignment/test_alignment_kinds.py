"""No kind of text is linked worse than by a plain aligner, which has nothing fitted to any of them."""

from __future__ import annotations

from alignment_texts import texts
from kinds_of_text import folder, measured
from plain_search import plain_links

MARGIN = 0.01
"""Strict F1 by which the program may be worse: chance, in texts of a hundred sentences."""


def test_no_kind_of_text_is_linked_worse_than_by_a_plain_aligner() -> None:
    scores = {
        kind: {name: found.scores.strict.f1 for name, found in aligners.items()}
        for kind, aligners in measured(folder()).items()
    }
    worse = {kind: f1 for kind, f1 in scores.items() if f1["program"] < f1["plain"] - MARGIN}
    assert scores and not worse


def test_the_plain_aligner_finds_sentences_that_were_joined() -> None:
    made: list[tuple[int, ...]] = [(0,), (1, 2), (3,), (4,), (5, 6, 7), (8,)]
    source, target, source_lengths, target_lengths = texts(made, 9)
    links = plain_links(source, target, source_lengths, target_lengths)
    assert links == [(rows, (column,)) for column, rows in enumerate(made)]
