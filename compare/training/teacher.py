"""What another encoder knows about the words of the target language.

A teacher of one language (a sentence-transformers model) has seen far more of
it than the pairs hold. It encodes each word of the vocabulary once, alone;
training learns a projection of these vectors into the table, so that a word
that is rare in the pairs starts near the words that mean the like, and the
words of the other language learn from there. As the parts of a token, the
projected vectors are added into the table in the end: nothing of the teacher
is needed later. (Distilling single words: model2vec, arXiv:2410.21228 and its
predecessors.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Encoder
from compare.training.corpus import Corpus
from compare.training.ragged import Ints, Ragged
from compare.training.vocabulary import Pieces

SHORTEST = 2
"""Letters of a word that is asked about."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """`vectors[i]`, float32, is what the teacher says of token `tokens[i]`."""

    tokens: Ints
    vectors: NDArray[np.float32]


def ask_teacher(teacher: Encoder, corpus: Corpus, pieces: Pieces, tokens: Ragged) -> Lessons:
    """The teacher's vectors of all tokens that are words of the target language.

    Centred, the strong directions damped to their square root, and scaled to
    a standard deviation of 1, so that no direction drowns the others.
    """
    counts = [np.bincount(side.expand(tokens).values, minlength=len(pieces)) for side in corpus.sides]
    asked = [
        index
        for index, (piece, _) in enumerate(pieces)
        if index and counts[1][index] > counts[0][index] and len(_word(piece)) >= SHORTEST and _word(piece).isalnum()
    ]
    if not asked:
        return Lessons(np.zeros(0, np.int64), np.zeros((0, 1), np.float32))
    raw = teacher.encode([_word(pieces[index][0]) for index in asked])
    raw = raw - raw.mean(axis=0)
    left, sizes, _ = np.linalg.svd(raw, full_matrices=False)
    flattened = left * np.sqrt(sizes / max(sizes[0], 1e-12))
    scaled = flattened / max(float(flattened.std()), 1e-12)
    return Lessons(np.array(asked, np.int64), scaled.astype(np.float32))


def _word(piece: str) -> str:
    return piece.removeprefix("▁")
