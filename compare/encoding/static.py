"""The static encoder: a table of token vectors, averaged. Needs numpy, tokenizers and safetensors only.

It reads the same folder as `StaticEmbedding` of sentence-transformers and gives
the same vectors, without the ten seconds that importing torch takes. Normalising
the text is the tokenizer's business (its `normalizer` in tokenizer.json), so
that whoever loads the folder sees the same tokens.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from compare.encoding.base import Vectors
from compare.encoding.packed import unpack
from compare.encoding.tensors import read_tensors
from compare.errors import UserError
from compare.languages.unspaced import unspaced
from compare.records import Span
from compare.structured import file_text, json_value

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BLOCK = 512
"""Sentences pooled at a time: bounds the memory of the gathered rows."""

LARGEST = 1e9
"""No number of a vector is beyond; squares of it, summed, are far from overflow."""

MOST_GROWTH = 100
"""Characters that a normalizer may make of one."""

DETAILS = "encoder.json"
"""A file of ours in the folder, optional: {"name": …, "languages": […]}."""
CLAUSES = "clauses"
"""Key of that file: true where the tokenizer takes a whole clause for a word, since no spaces tell words apart."""
LARGEST_TOKENIZER = 64_000_000
"""Bytes after unpacking."""


class StaticEncoder:
    """Encoder over a folder with `tokenizer.json` and `model.safetensors`.

    The table is either `embedding.weight` (float) or, as in model2vec,
    `embeddings` (any real type, here int8 to be small) with a factor for each
    row in `weights` and an optional `mapping` from token to row. A table of
    bytes holds two numbers in each (`compare.encoding.packed`). The tokenizer
    may be packed (tokenizer.json.gz).
    """

    instant = True
    """Encoding is as fast as a look-up in a cache would be."""

    def __init__(self, folder: Path, name: str | None = None) -> None:
        self._folder = folder
        self._tokenizer = _load_tokenizer(folder)
        tensors = read_tensors(folder / "model.safetensors")
        table = tensors["embedding.weight"] if "embedding.weight" in tensors else tensors.get("embeddings")
        if table is None or table.ndim != 2 or not table.shape[1]:
            raise UserError(f"{folder / 'model.safetensors'}: holds no table of token vectors; train the encoder again")
        self._table = table
        self._factors = _column(tensors.get("weights"))
        self._mapping = tensors.get("mapping")
        self._check_sizes()
        self._packed = table.dtype == np.uint8
        details = folder_details(folder)
        self._name = name or str(details.get("name") or folder.name)
        languages = details.get("languages")
        self._languages = frozenset(map(str, languages)) if isinstance(languages, list) else frozenset()
        self._words_apart = details.get(CLAUSES) is not True

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self._name

    @property
    def folder(self) -> Path:
        """Where it was read from; a tagger that was trained for it lies there too."""
        return self._folder

    @property
    def languages(self) -> frozenset[str]:
        """The languages it was trained on, as its folder says."""
        return self._languages

    @property
    def dim(self) -> int:
        """The length of a vector."""
        return int(self._table.shape[1]) * (2 if self._packed else 1)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of tokenizer and table."""
        digest = hashlib.blake2b(digest_size=16)
        for file in (_tokenizer_file(self._folder), self._folder / "model.safetensors"):
            digest.update(file.read_bytes())
        return f"static:{digest.hexdigest()}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dim), L2-normalised; a text without tokens gives zeros.

        A text's vector depends on that text alone, not on its neighbours in
        the batch nor on the number of threads.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        starts = range(0, len(texts), BLOCK)
        waiting = self._tokenize_later(texts[:BLOCK]) if texts else None
        for start in starts:
            assert waiting is not None
            tokens = waiting()
            # The next block is split into tokens while this one is averaged.
            following = texts[start + BLOCK : start + 2 * BLOCK]
            waiting = self._tokenize_later(following) if following else None
            self._pool(tokens, vectors[start : start + BLOCK])
        return vectors

    def token_vectors(self, text: str) -> tuple[list[Span], Vectors]:
        """Spans of `text`'s words and a normalised vector for each.

        A word that the vocabulary holds in pieces gets the mean of its pieces.
        """
        spans, rows = self.token_rows(text)
        return spans, rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)

    def token_rows(self, text: str) -> tuple[list[Span], Vectors]:
        """Spans of `text`'s words and, for each, the sum of its rows: the longer, the more it weighs in a sentence."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        spans: list[Span] = []
        tokens: list[int] = []
        starts: list[int] = []  # where the pieces of each word begin
        last: int | None = None
        for token, (start, end), word in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True):
            if end <= start:
                continue
            if spans and word is not None and word == last and (self._words_apart or _one_word(text, spans[-1], start)):
                spans[-1] = (min(spans[-1][0], start), max(spans[-1][1], end))
            else:
                spans.append((start, end))
                starts.append(len(tokens))
            tokens.append(token)
            last = word
        if not tokens:
            return [], np.zeros((0, self.dim), dtype=np.float32)
        rows = self._rows(np.array(tokens, dtype=np.int64))
        if len(tokens) > len(starts):
            rows = np.add.reduceat(rows, starts, axis=0)
        return _trimmed(text, spans), rows

    def piece_vector(self, piece: str) -> Vectors | None:
        """The mean row of a normalised piece of text as float32 (dim,), not scaled; None where a letter is unknown.

        For whoever builds on this encoder's space (compare.training.side).
        """
        unknown = self._tokenizer.token_to_id("<unk>")
        tokens = [token.id for token in self._tokenizer.model.tokenize(piece)]
        if not tokens or unknown in tokens:
            return None
        mean: Vectors = self._rows(np.array(tokens, dtype=np.int64)).mean(axis=0)
        return mean

    def _tokenize_later(self, texts: Sequence[str]) -> _Later:
        return _Later(self._tokenizer, list(texts))

    def _rows(self, tokens: NDArray[np.int64]) -> Vectors:
        """float32 (len(tokens), dim): the table's rows, factors applied."""
        rows = tokens if self._mapping is None else np.asarray(self._mapping)[tokens].astype(np.int64)
        with np.errstate(all="ignore"):
            vectors = (
                unpack(np.asarray(self._table[rows], dtype=np.uint8))
                if self._packed
                else np.asarray(self._table[rows], dtype=np.float32)
            )
            if self._factors is not None:
                vectors *= self._factors[tokens]
            # So asked, it is no for what is no number too.
            sound = not vectors.size or (vectors.max() <= LARGEST and vectors.min() >= -LARGEST)
        if not sound:
            raise UserError(
                f"{self._folder / 'model.safetensors'}: holds infinite vectors, or such as are no numbers; "
                "train the encoder again"
            )
        return vectors

    def _pool(self, tokens: Sequence[NDArray[np.int64]], out: Vectors) -> None:
        """Write the normalised mean of each text's rows into `out`."""
        filled = [index for index, ids in enumerate(tokens) if len(ids)]
        if not filled:
            return
        flat = np.concatenate([tokens[index] for index in filled])
        lengths = np.array([len(tokens[index]) for index in filled])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        unique, inverse = np.unique(flat, return_inverse=True)
        gathered = self._rows(unique)[inverse]
        sums = np.empty((len(filled), self.dim), dtype=np.float32)
        # Ten times as fast as np.add.reduceat, which does not use vector instructions here.
        for index, (start, length) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
            np.add.reduce(gathered[start : start + length], axis=0, out=sums[index])
        # The mean only differs from the sum by a factor that the norm removes.
        norms = np.sqrt(np.einsum("ij,ij->i", sums, sums))[:, None]
        out[filled] = np.divide(sums, norms, out=np.zeros_like(sums), where=norms > 1e-12)

    def _check_sizes(self) -> None:
        """Every token must have a row: a folder with files of two models does not."""
        tokens = self._tokenizer.get_vocab_size()
        rows = len(self._table) if self._mapping is None else len(self._mapping)
        wrong = rows < tokens or (self._factors is not None and len(self._factors) < tokens)
        if self._mapping is not None and self._mapping.dtype.kind not in "iu":
            raise UserError(f"{self._folder / 'model.safetensors'}: its mapping holds no rows; train the encoder again")
        if self._mapping is not None and len(self._mapping):
            wrong |= int(self._mapping.max()) >= len(self._table) or int(self._mapping.min()) < 0
        if wrong:
            raise UserError(
                f"{self._folder}: tokenizer.json has {tokens} tokens, model.safetensors {rows} rows; "
                "the two files belong to different encoders"
            )


def folder_details(folder: Path) -> dict[str, object]:
    """What the folder of an encoder says of it; empty where it says nothing. Raises UserError for a damaged file."""
    path = folder / DETAILS
    try:
        details = json_value(file_text(path))
    except OSError:
        return {}
    except ValueError as error:
        raise UserError(f"{path}: is no encoder's description ({error}); mend or remove it") from error
    return details if isinstance(details, dict) else {}


class _Later:
    """Splits texts into tokens in a thread of its own; call it for the result."""

    def __init__(self, tokenizer: Tokenizer, texts: list[str]) -> None:
        self._tokens: list[NDArray[np.int64]] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(tokenizer, texts), daemon=True)
        self._thread.start()

    def _run(self, tokenizer: Tokenizer, texts: list[str]) -> None:
        try:
            encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
            self._tokens = [np.array(encoding.ids, dtype=np.int64) for encoding in encodings]
        except BaseException as error:  # raised again where it is waited for
            self._error = error

    def __call__(self) -> list[NDArray[np.int64]]:
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._tokens


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    """The spans without the spaces and neighbours that inserted marks drag in.

    What the tokenizer's normalizer inserts counts as a part of the character
    before it, what it removes as a part of none: vowel signs at the end of a
    word are taken back in.
    """
    whole: list[Span] = []
    for index, (start, end) in enumerate(spans):
        start = max(start, whole[-1][1]) if whole else start
        while start < end - 1 and text[start].isspace():
            start += 1
        limit = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        while end < limit and text[end] != " " and (text[end] == "ـ" or unicodedata.category(text[end]) == "Mn"):
            end += 1
        whole.append((start, max(end, start)))
    return whole


def _one_word(text: str, last: Span, start: int) -> bool:
    """Whether the token that starts at `start` goes on with the word of the token before it.

    Only where the tokenizer takes a clause for one word: there a token is a
    word, unless both are letters of a script that has spaces, and stand together.
    """
    before = text[last[1] - 1]
    return last[1] >= start and not (text[start].isspace() or unspaced(before) or unspaced(text[start]))


def _tokenizer_file(folder: Path) -> Path:
    packed = folder / "tokenizer.json.gz"
    return packed if packed.is_file() else folder / "tokenizer.json"


def _load_tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    path = _tokenizer_file(folder)
    if not path.is_file():
        raise UserError(f"{path}: is missing, so the folder holds no encoder; train one with 'muqabala encoder train'")
    try:
        packed = path.suffix == ".gz"
        tokenizer = Tokenizer.from_str(_unpacked(path)) if packed else Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise UserError(f"{path}: is no tokenizer ({_first_line(error)}); train the encoder again") from error
    if tokenizer.normalizer is not None and _growth(json_value(tokenizer.normalizer.__getstate__())) > MOST_GROWTH:
        raise UserError(
            f"{path}: its normalizer may make more than {MOST_GROWTH} characters of one; train the encoder again"
        )
    tokenizer.no_padding()
    return tokenizer


def _growth(normalizer: Any) -> int:
    """How many characters the replacements of a normalizer, one after the other, may make of one at most."""
    if not isinstance(normalizer, dict):
        return 1
    growth = 1
    for part in normalizer.get("normalizers", ()):
        growth *= min(_growth(part), MOST_GROWTH + 1)
        growth = min(growth, MOST_GROWTH + 1)
    if normalizer.get("type") == "Replace":
        # A pattern that fits where nothing stands puts its content beside every character.
        pattern = normalizer.get("pattern", {})
        empty = not pattern.get("String") and any(sign in pattern.get("Regex", "") for sign in "*?|{^$\\(")
        growth = max(1, len(normalizer.get("content", "")) + empty)
    return growth


def _unpacked(path: Path) -> str:
    with gzip.open(path) as stream:
        content = stream.read(LARGEST_TOKENIZER + 1)
    if len(content) > LARGEST_TOKENIZER:
        raise ValueError("larger than any tokenizer")
    return content.decode()


def _column(weights: NDArray[np.generic] | None) -> NDArray[np.float32] | None:
    return None if weights is None else np.asarray(weights, dtype=np.float32).reshape(-1, 1)


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
