"""One package at work: sentences in, sentences out.

This does what `argostranslate.translate` does with a package, with the same
settings, but without what it imports (torch, spaCy, stanza), downloads (a
sentence splitter) and leaves undone (batches: it translates a sentence at a
time).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
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
FEWEST_PIECES = 4
"""What a model fails at is cut no shorter: of such parts no sentence can be made."""
LONGEST_ALONE = (2, 8)
"""Where a model failed: the pieces that it may make of one, and so many more.

A search goes on past the model's positions where it sees no end, so that even a short sentence fails."""
PROBE = "1"
"""What every model that works at all can translate."""

INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x61C, 0xFEFF, 0xAD])
"""Direction marks and the like; a model knows nothing of them."""
SENTENCEPIECE = "sentencepiece.model"
"""The tokenizer of every package that is made today; the older kind is read by argostranslate's own code."""
KEPT_JOINERS = ("\u200c", "\u200d")
"""Part of the spelling in Persian and Urdu."""

Finished = Callable[[Mapping[int, str]], None]


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


class ModelFailed(Exception):
    """The model failed at what it was given; the message says why. Never leaves this module."""


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

    def translate(
        self,
        sentences: Sequence[str],
        progress: Callable[[int, int], None] | None = None,
        finished: Finished | None = None,
    ) -> list[str | None]:
        """The translation of each sentence, on one line; empty for an empty sentence.

        None for a sentence at which the model fails (it may be longer than the
        model has positions) even alone and cut shorter: the others do without
        it. `progress` is called with (pieces done, pieces in all) after each
        batch, `finished` before it with the translations (by index) that the
        batch completed, so that they are kept if `progress` raises. Raises
        BrokenPackage if the model translates nothing at all.
        """
        prepared = [list(self._parts(tidy(text))) for text in sentences]
        sizes = [[len(self._tokenizer.encode(part)) for part in parts] for parts in prepared]
        work = [(row, column) for row, parts in enumerate(sizes) for column, size in enumerate(parts) if size]
        # By length, so that a batch wastes nothing on padding; by text, so that the order of the input is no matter.
        work.sort(key=lambda at: (sizes[at[0]][at[1]], prepared[at[0]][at[1]]))
        out: list[list[str | None]] = [[""] * len(parts) for parts in prepared]
        open_parts = [sum(map(bool, parts)) for parts in sizes]
        total, done = sum(map(sum, sizes)), 0
        for batch in _batches(work, lambda at: sizes[at[0]][at[1]]):
            complete = {}
            for (row, column), text in zip(batch, self._batch([prepared[r][c] for r, c in batch]), strict=True):
                out[row][column] = text
                open_parts[row] -= 1
                whole = None if open_parts[row] else _whole(out[row])
                if whole is not None:
                    complete[row] = whole
            if finished is not None and complete:
                finished(complete)
            done += sum(sizes[row][column] for row, column in batch)
            if progress is not None:
                progress(done, total)
        return [_whole(parts) for parts in out]

    def _batch(self, texts: list[str]) -> list[str | None]:
        """The translations of `texts`; where they fail together, of each alone."""
        try:
            return list(self._translate(texts))
        except ModelFailed as error:
            self._probe(error)
            return [self._alone(text) for text in texts]

    def _alone(self, text: str) -> str | None:
        """The translation of `text`, in parts where the model fails at the whole; None where it fails at a part."""
        pieces = len(self._tokenizer.encode(text))
        try:
            return self._translate([text], _longest(pieces))[0]
        except ModelFailed:
            if pieces <= FEWEST_PIECES or len(text) < 2:
                return None
        at = _middle(text)
        made = []
        for part in filter(None, (text[:at].strip(), text[at:].strip())):
            translation = self._alone(part)
            if translation is None:
                return None
            made.append(translation)
        return " ".join(made)

    def _probe(self, failure: ModelFailed) -> None:
        """Raises BrokenPackage with `failure` if the model cannot do anything else either."""
        try:
            self._translate([PROBE], _longest(1))
        except ModelFailed:
            raise BrokenPackage(str(failure)) from failure

    def _translate(self, texts: list[str], longest: int | None = None) -> list[str]:
        """The translations; `longest` pieces are made of a text at most (None: as many as CTranslate2 allows)."""
        prefix = self.package.target_prefix
        batch = [self._tokenizer.encode(text) for text in texts]
        try:
            results = self._translator.translate_batch(
                batch,
                target_prefix=[[prefix]] * len(batch) if prefix else None,
                replace_unknowns=True,
                beam_size=BEAM,
                length_penalty=LENGTH_PENALTY,
                **({} if longest is None else {"max_decoding_length": longest}),
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            raise ModelFailed(f"has a model that fails at work ({one_line(str(error))[:160]})") from error
        made = []
        for result in results:
            tokens = result.hypotheses[0]
            made.append(self._tokenizer.decode(tokens[1:] if prefix and tokens[:1] == [prefix] else tokens))
        return made

    def _parts(self, text: str) -> Iterator[str]:
        """`text`, halved where it has a mark or a space until every part is short enough."""
        if len(self._tokenizer.encode(text)) <= MOST_PIECES or len(text) < 2:
            yield text
            return
        at = _middle(text)
        yield from self._parts(text[:at].strip())
        yield from self._parts(text[at:].strip())


def require_runtime() -> None:
    """Raises MissingExtra unless what runs packages is installed."""
    with needs("gloss", "the machine gloss"):
        import ctranslate2  # noqa: F401
        import sentencepiece  # noqa: F401


def require(package: Package) -> None:
    """Raises MissingExtra unless what works with `package` is installed."""
    require_runtime()
    if package.tokenizer.name != SENTENCEPIECE:
        with needs("argos", f"{package.label}, a package of the older kind"):
            import argostranslate.tokenizer  # noqa: F401


def _whole(parts: Sequence[str | None]) -> str | None:
    """The sentence of its translated parts; None where one could not be translated."""
    made = [part for part in parts if part is not None]
    return one_line(" ".join(made)) if len(made) == len(parts) else None


def _longest(pieces: int) -> int:
    times, more = LONGEST_ALONE
    return times * pieces + more


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
