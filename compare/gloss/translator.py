"""One package at work: sentences in, sentences out.

This does what `argostranslate.translate` does with a package, with the same
settings, but without what it imports (torch, spaCy, stanza), downloads (a
sentence splitter) and leaves undone (batches: it translates a sentence at a
time).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from compare.extras import needs
from compare.gloss.package import BrokenPackage, Package
from compare.inert import one_line

BEAM = 4
LENGTH_PENALTY = 0.2
"""Both as argostranslate sets them, so that the same package says the same."""
BATCH_PIECES = 256
"""Pieces translated at a time: three times as fast as a sentence at a time; more gain nothing (docs/gloss.md)."""
MOST_PIECES = 128
"""Longer sentences are cut, as models are trained on shorter ones and stop early."""

INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x61C, 0xFEFF, 0xAD])
"""Direction marks and the like; a model knows nothing of them."""
SENTENCEPIECE = "sentencepiece.model"
"""The tokenizer of every package that is made today; the older kind is read by argostranslate's own code."""
KEPT_JOINERS = ("\u200c", "\u200d")
"""Part of the spelling in Persian and Urdu."""

Progress = Callable[[int, int], None]


class Tokenizer(Protocol):
    """What a package's tokenizer does."""

    def encode(self, sentence: str) -> list[str]:
        """The pieces of a sentence."""

    def decode(self, tokens: list[str]) -> str:
        """The sentence of pieces."""


class SentencePiece:
    """A sentencepiece model.

    argostranslate's class of this name turns every `_` of a translation into a
    space, also the one in a hashtag or an address; this one does not.
    """

    def __init__(self, model: str) -> None:
        import sentencepiece

        self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=model)

    def encode(self, sentence: str) -> list[str]:
        """The pieces of a sentence."""
        return list(self._processor.encode(sentence, out_type=str))

    def decode(self, tokens: list[str]) -> str:
        """The sentence of pieces."""
        return str(self._processor.decode_pieces(tokens)).replace("\u2581", " ")


class PackageTranslator:
    """A loaded package. Loading takes a tenth of a second, or a second for a large model.

    `threads` (None: all cores) does not change what comes out.
    """

    def __init__(self, package: Package, threads: int | None = None) -> None:
        require(package)
        import ctranslate2

        ctranslate2.set_log_level(40)  # errors only: its warnings are for those who convert models
        self.package = package
        try:
            self._translator = ctranslate2.Translator(
                str(package.folder / "model"),
                device="cpu",
                compute_type="auto",
                inter_threads=1,
                intra_threads=threads or 0,
            )
            self._tokenizer = _tokenizer(package)
            self._tokenizer.encode("a")  # the second kind is loaded when first used
        except (RuntimeError, ValueError, OSError, ImportError) as error:
            raise BrokenPackage(f"has a model that cannot be used ({one_line(str(error))[:160]})") from error

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        """The translation of each sentence, on one line; empty for an empty sentence.

        `progress` is called with (pieces done, pieces in all) after each batch.
        Raises BrokenPackage if the model fails at work.
        """
        prepared = [[self._tokenizer.encode(part) for part in self._parts(tidy(text))] for text in sentences]
        work = [(row, column) for row, parts in enumerate(prepared) for column, part in enumerate(parts) if part]
        # By length, so that a batch wastes nothing on padding; by text, so that the order of the input is no matter.
        work.sort(key=lambda at: (len(prepared[at[0]][at[1]]), prepared[at[0]][at[1]]))
        out = [[""] * len(parts) for parts in prepared]
        total, done = sum(len(prepared[row][column]) for row, column in work), 0
        for batch in _batches(work, lambda at: len(prepared[at[0]][at[1]])):
            pieces = [prepared[row][column] for row, column in batch]
            for (row, column), text in zip(batch, self._translate(pieces), strict=True):
                out[row][column] = text
            done += sum(map(len, pieces))
            if progress is not None:
                progress(done, total)
        return [one_line(" ".join(parts)) for parts in out]

    def _translate(self, batch: list[list[str]]) -> list[str]:
        prefix = self.package.target_prefix
        try:
            results = self._translator.translate_batch(
                batch,
                target_prefix=[[prefix]] * len(batch) if prefix else None,
                replace_unknowns=True,
                beam_size=BEAM,
                length_penalty=LENGTH_PENALTY,
            )
        except (RuntimeError, ValueError) as error:
            raise BrokenPackage(f"has a model that fails at work ({one_line(str(error))[:160]})") from error
        texts = []
        for result in results:
            tokens = result.hypotheses[0]
            texts.append(self._tokenizer.decode(tokens[1:] if prefix and tokens[:1] == [prefix] else tokens))
        return texts

    def _parts(self, text: str) -> Iterator[str]:
        """`text`, halved where it has a mark or a space until every part is short enough."""
        if len(self._tokenizer.encode(text)) <= MOST_PIECES or len(text) < 2:
            yield text
            return
        at = _middle(text)
        yield from self._parts(text[:at].strip())
        yield from self._parts(text[at:].strip())


def require(package: Package) -> None:
    """Raises MissingExtra unless what works with `package` is installed."""
    with needs("gloss", "the machine gloss"):
        import ctranslate2  # noqa: F401
        import sentencepiece  # noqa: F401
    if package.tokenizer.name != SENTENCEPIECE:
        with needs("argos", f"{package.label}, a package of the older kind"):
            import argostranslate.tokenizer  # noqa: F401


def tidy(text: str) -> str:
    """A copy of `text` for a model: on one line, without invisible marks and tatweel."""
    kept = "".join(c for c in text if c in KEPT_JOINERS or (ord(c) not in INVISIBLE and c != "ـ"))
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in kept).split())


def _middle(text: str) -> int:
    """Where to cut: after the clause mark nearest the middle, else at the nearest space, else in the middle."""
    half, reach = len(text) / 2, len(text) * 0.3
    marks = [i + 1 for i, c in enumerate(text[:-1]) if c in "؛;:،,—–" and text[i + 1] == " "]
    spaces = [i for i, c in enumerate(text) if c == " "]
    for places in (marks, spaces):
        near = [place for place in places if abs(place - half) <= reach]
        if near:
            return min(near, key=lambda place: abs(place - half))
    return len(text) // 2


def _batches(work: list[tuple[int, int]], size: Callable[[tuple[int, int]], int]) -> Iterator[list[tuple[int, int]]]:
    """Runs of `work` of at most BATCH_PIECES pieces when padded; the last of a run is its longest."""
    batch: list[tuple[int, int]] = []
    for item in work:
        if batch and (len(batch) + 1) * size(item) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _tokenizer(package: Package) -> Tokenizer:
    path = package.tokenizer
    if path.name == SENTENCEPIECE:
        return SentencePiece(str(path))
    from argostranslate.tokenizer import BPETokenizer

    tokenizer: Tokenizer = BPETokenizer(path, package.from_code, package.to_code)
    return tokenizer
