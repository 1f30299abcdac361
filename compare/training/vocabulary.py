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
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from compare.errors import UserError
from compare.languages.unspaced import unspaced
from compare.training.normalizing import PLAIN, Writing, build_normalizer, build_pre_tokenizer
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
COVERAGE = 0.9999
"""Share of the letters of the words that are letters of the alphabet; the others are unknown."""
LEAST_PARTS = 1.5
"""Parts for each letter of the alphabet, at least: fewer would be the letters alone."""


def train_pieces(counts: dict[str, float], size: int, *, writing: Writing = PLAIN, quick: bool = False) -> Pieces:
    """At most `size` pieces for normalised words of such weights.

    A pure function of its arguments: the words are sorted first. `quick` takes
    larger steps from the first guess to `size`. Raises UserError where `size`
    does not even hold the alphabet.
    """
    import sentencepiece

    least = alphabet(counts) + 1
    if size < least:
        raise UserError(f"--vocab {size}: is smaller than the alphabet of the pairs; ask for {2 * least} or more")
    words = sorted(((word, count) for word, count in counts.items() if count >= 0.9), key=lambda w: (-w[1], w[0]))
    # sentencepiece writes a space as ▁, and takes a ▁ for a letter like others.
    lines = [
        f"{part.replace('▁', ' ')}\t{max(1, int(count))}" for word, count in words for part in _bounded(word, writing)
    ]
    steps: dict[str, Any] = {"num_sub_iterations": 1, "shrinking_factor": 0.5} if quick else {}
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
        split_by_whitespace=not writing.across,
        character_coverage=COVERAGE,
        max_sentencepiece_length=LONGEST_PIECE,
        seed_sentencepiece_size=max(10 * size, 1000),
        input_sentence_size=0,
        num_threads=THREADS,
        bos_id=-1,
        eos_id=-1,
        minloglevel=2,
        **steps,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    known = [index for index in range(processor.get_piece_size()) if not processor.is_unknown(index)]
    return [(UNKNOWN, 0.0), *((processor.id_to_piece(index), processor.get_score(index)) for index in known)]


def train_parts(counts: dict[str, float], sizes: Sequence[int], pieces: Pieces, **how: Any) -> list[Pieces]:
    """The smaller vocabularies of such sizes, larger for a large alphabet; none as large as `pieces` are."""
    least = int(LEAST_PARTS * alphabet(counts)) + 1
    return [train_pieces(counts, max(size, least), **how) for size in sizes if max(size, least) < len(pieces)]


def alphabet(counts: dict[str, float]) -> int:
    """How many letters make up `COVERAGE` of all in words of such weights."""
    letters: Counter[str] = Counter()
    for word, count in counts.items():
        if count >= 0.9:
            for letter in word:
                letters[letter] += max(1, int(count))
    wanted, seen = COVERAGE * letters.total(), 0
    for number, (_, count) in enumerate(letters.most_common()):
        if seen >= wanted:
            return number
        seen += count
    return len(letters)


def _bounded(word: str, writing: Writing) -> Iterator[str]:
    """The word, if it can be one; of a clause that is written as one word the stretches that it falls into."""
    if len(word) < LONGEST_WORD:
        yield word
    elif writing.across or unspaced(word[len(word) // 2]):
        for start in range(0, len(word), LONGEST_WORD - 2):
            yield word[start : start + LONGEST_WORD - 2]


def build_tokenizer(pieces: Pieces, writing: Writing = PLAIN) -> Tokenizer:
    """The tokenizer of the encoder, normalisation included."""
    tokenizer = _segmenter(pieces)
    tokenizer.normalizer = build_normalizer(writing)
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
