"""The tokens of an encoder, and what each token is composed of.

Tokens are the pieces of a unigram language model (Kudo 2018, arXiv:1804.10959)
over the words of both languages together. Rare tokens are seen a few times
only; that a token is built of parts which others share (a stem, an article, a
plural) is learned by a smaller vocabulary: a token's vector is its own row
plus the rows of its parts, as in fastText (arXiv:1607.04606). After training
the sums are written into the table, so that composition costs nothing later.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.training.normalizing import build_normalizer, build_pre_tokenizer
from compare.training.ragged import Ragged

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Pieces = list[tuple[str, float]]
"""Pieces with their log-probabilities; the first is the unknown one."""

UNKNOWN = "<unk>"
LONGEST_WORD = 60
LONGEST_PIECE = 14
THREADS = 2
"""Fixed: sums over threads decide which pieces stay, so their number is part of the recipe."""


def train_pieces(counts: dict[str, float], size: int) -> Pieces:
    """At most `size` pieces for normalised words of such weights.

    A pure function of `counts` and `size`: the words are sorted first.
    """
    import sentencepiece

    words = sorted(((word, count) for word, count in counts.items() if count >= 0.9), key=lambda w: (-w[1], w[0]))
    # sentencepiece writes a space as ▁, and takes a ▁ for a letter like others.
    lines = [f"{word.replace('▁', ' ')}\t{max(1, int(count))}" for word, count in words if len(word) < LONGEST_WORD]
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        input_format="tsv",
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        hard_vocab_limit=False,
        normalization_rule_name="identity",
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
        character_coverage=0.9999,
        max_sentencepiece_length=LONGEST_PIECE,
        seed_sentencepiece_size=max(10 * size, 1000),
        input_sentence_size=0,
        num_threads=THREADS,
        bos_id=-1,
        eos_id=-1,
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    known = [index for index in range(processor.get_piece_size()) if not processor.is_unknown(index)]
    return [(UNKNOWN, 0.0), *((processor.id_to_piece(index), processor.get_score(index)) for index in known)]


def build_tokenizer(pieces: Pieces, keep_marks: bool = False) -> Tokenizer:
    """The tokenizer of the encoder, normalisation included."""
    tokenizer = _segmenter(pieces)
    tokenizer.normalizer = build_normalizer(keep_marks)
    tokenizer.pre_tokenizer = build_pre_tokenizer()
    return tokenizer


def segment_words(pieces: Pieces, words: Sequence[str]) -> Ragged:
    """For each word (or piece) the pieces that it is split into."""
    encodings = _segmenter(pieces).encode_batch_fast(list(words), add_special_tokens=False)
    return Ragged.of([encoding.ids for encoding in encodings])


def parts_of(pieces: Pieces, vocabularies: Sequence[Pieces]) -> tuple[Ragged, int]:
    """For each piece its parts in every smaller vocabulary, and how many parts there are.

    The parts of the second vocabulary are numbered after those of the first;
    the unknown piece has none.
    """
    rows: list[list[int]] = [[] for _ in pieces]
    first = 0
    for vocabulary in vocabularies:
        split = segment_words(vocabulary, [piece for piece, _ in pieces])
        for index in range(1, len(pieces)):
            rows[index] += [first + int(part) for part in split[index] if part]
        first += len(vocabulary)
    return Ragged.of(rows), max(first, 1)


def _segmenter(pieces: Pieces) -> Tokenizer:
    from tokenizers import Tokenizer, models

    return Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
