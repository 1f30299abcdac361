"""Stretches of a text, and which of them share a character."""

import random

from compare.text.segment import covered, overlap


def test_what_is_covered_is_what_some_span_overlaps():
    chance = random.Random(0)
    for _ in range(200):
        length = chance.randint(1, 30)
        spans = [tuple(sorted(chance.sample(range(length + 1), 2))) for _ in range(chance.randint(0, 4))]
        held = covered(length, spans)
        for start in range(length):
            for end in range(start + 1, length + 1):
                assert (held.find(1, start, end) >= 0) is any(overlap((start, end), span) for span in spans)
