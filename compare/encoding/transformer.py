"""Any sentence-transformers model, from local files only.

sentence-transformers, torch and transformers are imported when the encoder is
opened: ten seconds that only those pay who ask for such a model.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.encoding.base import Vectors
from compare.errors import UserError
from compare.extras import needs
from compare.records import Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32


class TransformerEncoder:
    """Encoder over a sentence-transformers model in a folder or in the local hub cache."""

    instant = False
    """Encoding takes long enough that a cache of vectors pays."""

    def __init__(self, name: str, *, threads: int | None = None) -> None:
        self._name = name
        self._threads = threads
        self._model = _load(name)

    @property
    def name(self) -> str:
        """What the user typed."""
        return self._name

    @property
    def languages(self) -> frozenset[str]:
        """Empty: model folders do not say reliably."""
        return frozenset()

    @property
    def dim(self) -> int:
        """The length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the weights and of what the modules do with them."""
        digest = hashlib.blake2b(repr(self._model).encode(), digest_size=16)
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(key.encode())
            digest.update(tensor.detach().cpu().contiguous().flatten().view(_bytes_type()).numpy().tobytes())
        return f"transformer:{digest.hexdigest()}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dim), L2-normalised; a blank text gives zeros.

        Texts are batched by length, so that little is spent on padding.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        filled = [index for index, text in enumerate(texts) if text.strip()]
        if not filled:
            return vectors
        with _threads(self._threads):
            found = self._model.encode(
                [texts[index] for index in filled],
                batch_size=BATCH,
                convert_to_numpy=True,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        vectors[filled] = np.asarray(found, dtype=np.float32)
        return vectors

    def token_vectors(self, text: str) -> tuple[list[Span], Vectors]:
        """Spans of `text`'s words and a normalised contextual vector for each.

        A word in several pieces gets the mean of its pieces. Text beyond the
        model's length limit has none. A model whose tokens have no vectors or
        no offsets gives words by white space, each encoded alone.
        """
        tokenizer: Any = getattr(self._model, "tokenizer", None)
        if not text.strip():
            return [], np.zeros((0, self.dim), dtype=np.float32)
        if not getattr(tokenizer, "is_fast", False):
            return self._words_alone(text)
        with _threads(self._threads):
            found: Any = self._model.encode([text], output_value="token_embeddings", show_progress_bar=False)
        rows = np.asarray(found[0].detach().cpu().float().numpy(), dtype=np.float32)
        encoding = tokenizer(text, truncation=True, return_offsets_mapping=True, max_length=self._model.max_seq_length)
        offsets, words = encoding["offset_mapping"], encoding.word_ids()
        if len(offsets) != len(rows):
            return self._words_alone(text)
        spans: list[Span] = []
        sums: list[Vectors] = []
        last: int | None = None
        for row, (start, end), word in zip(rows, offsets, words, strict=True):
            if word is None or end <= start:
                continue
            if spans and word == last:
                spans[-1] = (spans[-1][0], end)
                sums[-1] = sums[-1] + row
            else:
                spans.append((start, end))
                sums.append(row)
            last = word
        if not sums:
            return [], np.zeros((0, self.dim), dtype=np.float32)
        return spans, _normalised(np.stack(sums))

    def _words_alone(self, text: str) -> tuple[list[Span], Vectors]:
        spans, position = [], 0
        for word in text.split():
            start = text.index(word, position)
            position = start + len(word)
            spans.append((start, position))
        return spans, self.encode([text[start:end] for start, end in spans])


def _load(name: str) -> SentenceTransformer:
    """The model from local files; UserError with what to do if it is not there."""
    # Without these a name that is not in the cache is looked for on the
    # network for more than a minute, also with local_files_only.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    with needs("models", f"encoder {name}"):
        from sentence_transformers import SentenceTransformer
    for logger in ("sentence_transformers", "transformers"):
        logging.getLogger(logger).setLevel(logging.ERROR)
    folder = Path(name).expanduser()
    try:
        if folder.is_dir():
            return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        return SentenceTransformer(name, device="cpu", local_files_only=True)
    except Exception as error:  # each library raises what it likes on a damaged folder
        reason = (str(error) or type(error).__name__).splitlines()[0][:200]
        raise UserError(f"{name}: is no sentence-transformers model ({reason}); download it again") from error


def _bytes_type() -> Any:
    import torch

    return torch.uint8


class _threads:
    """torch's number of threads for the time of a block."""

    def __init__(self, threads: int | None) -> None:
        self._wanted = threads
        self._before = 0

    def __enter__(self) -> None:
        if self._wanted is not None:
            import torch

            self._before = torch.get_num_threads()
            torch.set_num_threads(self._wanted)

    def __exit__(self, *_: object) -> None:
        if self._before:
            import torch

            torch.set_num_threads(self._before)


def _normalised(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Vectors = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 1e-12)
    return result
