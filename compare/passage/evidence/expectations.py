"""Which closed classes of words one side leads one to expect on the other: a logistic regression for each class.

A translator tells duty, possibility, condition, cause and degree in other words
than the dictionary's, and by other parts of speech; a list of translations
never ends. What can be learnt from sentence pairs is how probable it is that
the other side has *any* word of a class (`compare.text.closed_classes`), given
all words of this side: its words without clitics, their beginnings and endings, and
two words running. The weights are sparse (L1), so that a class is told by some hundred
words and turns of phrase.

The file is a NumPy archive (`.npz`, no pickles), for each of both sides:

    features_0, features_1   uint8          the features of a side, UTF-8, a newline after each
    weights_0, weights_1     float16 (F, C) what each says for each class on the other side
    bias_0, bias_1           float32 (2, C) the bias, and the weight of the length

and `classes`, uint8: the names of the classes, a newline after each, with `languages`, str (2,).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.languages import Language, load_language
from compare.passage.evidence.word_arrays import joined, parted, read_arrays
from compare.records import Side
from compare.text.closed_classes import CLASSES
from compare.text.segment import Segment

FILE = "expectations.npz"
_START, _END = 2, 3
"""Letters at the start and at the end of a word that tell something by themselves."""
_STEM = 5

Floats = NDArray[np.float32]


@lru_cache(maxsize=100_000)
def _of_word(language: Language, word: str) -> tuple[str, ...]:
    return (*dict.fromkeys((*language.keys(word), word)), f"^{word[:_START]}", f"{word[-_END:]}$", f"{word[:_STEM]}*")


def features(language: Language, words: Sequence[str]) -> Iterator[str]:
    """What is known of the words of a text (folded), some of it more than once."""
    for word in words:
        yield from _of_word(language, word)
    edged = ("<", *words, ">")
    for one, other in pairwise(edged):
        yield f"{one} {other}"
    for one, other in zip(words, words[2:], strict=False):
        yield f"{one} _ {other}"


def length_of(words: Sequence[str]) -> float:
    """How long a text of so many words is, as the regression takes it."""
    return math.log1p(len(words)) / 3


class Expectations:
    """The regressions of a pair of languages, both ways."""

    def __init__(
        self,
        languages: tuple[str, str],
        names: tuple[Sequence[str], Sequence[str]],
        weights: tuple[Floats, Floats],
        bias: tuple[Floats, Floats],
    ) -> None:
        """For each side: its features, `weights` (features, CLASSES) and `bias` (2, CLASSES): the bias, the length."""
        self.languages = languages
        self._names = names
        self._numbers = tuple({name: number for number, name in enumerate(side)} for side in names)
        self._weights = weights
        self._bias = bias

    def log_odds(self, side: Side, segment: Segment) -> dict[str, float]:
        """The log odds that the other side has a word of each class, given the text of `side`."""
        language = load_language(segment.language)
        words = [word.text for word in language.analyse(segment.text).words]
        numbers = self._numbers[side]
        met = sorted({number for name in features(language, words) if (number := numbers.get(name)) is not None})
        odds = self._bias[side][0] + length_of(words) * self._bias[side][1] + self._weights[side][met].sum(axis=0)
        return dict(zip(CLASSES, odds.tolist(), strict=True))

    def turned(self) -> Expectations:
        """The same with source and target exchanged."""
        one, other = self.languages
        return Expectations((other, one), self._names[::-1], self._weights[::-1], self._bias[::-1])

    def save(self, path: Path) -> None:
        """Write the file that `read_expectations` reads."""
        parts: dict[str, Any] = {}
        for side in Side:
            parts[f"features_{int(side)}"] = joined(self._names[side])
            parts[f"weights_{int(side)}"] = self._weights[side].astype(np.float16)
            parts[f"bias_{int(side)}"] = self._bias[side].astype(np.float32)
        np.savez_compressed(path, languages=np.array(self.languages), classes=joined(CLASSES), **parts)


def read_expectations(path: Path) -> Expectations:
    """The regressions in `path`; UserError if it holds none, or of other classes."""
    return read_arrays(path, _read, "tells no expectations", "muqabala train expectations")


def _read(content: np.lib.npyio.NpzFile) -> Expectations:
    languages = [str(code) for code in content["languages"]]
    if tuple(parted(content["classes"])) != CLASSES or len(languages) != 2:
        raise ValueError("it is of other classes")
    names, weights, bias = [], [], []
    for side in ("0", "1"):
        names.append(parted(content[f"features_{side}"]))
        weights.append(content[f"weights_{side}"].astype(np.float32))
        bias.append(content[f"bias_{side}"].astype(np.float32))
        if weights[-1].shape != (len(names[-1]), len(CLASSES)) or bias[-1].shape != (2, len(CLASSES)):
            raise ValueError("its parts do not fit one another")
        if not (np.isfinite(weights[-1]).all() and np.isfinite(bias[-1]).all()):
            raise ValueError("a weight is no number")
    return Expectations(
        (languages[0], languages[1]), (names[0], names[1]), (weights[0], weights[1]), (bias[0], bias[1])
    )


@lru_cache(maxsize=8)
def embedded_expectations(source: str, target: str) -> Expectations | None:
    """The regressions that come with the program for texts of two languages, either way round, or None."""
    one, other = (code.partition("-")[0] for code in (source, target))
    for folder, turned in ((f"{one}-{other}", False), (f"{other}-{one}", True)):
        resource = files("compare.models") / folder / FILE
        if turned and resource.is_file():
            found = embedded_expectations(other, one)
            return found.turned() if found else None
        if resource.is_file():
            with as_file(resource) as path:
                return read_expectations(path)
    return None
