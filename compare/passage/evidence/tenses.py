"""Whether a verb of one side may be told as done, or as still ahead, given the words that it was told by: a regression.

Arabic tells a plan by a verbal noun behind "intends", a deed by a bare perfect,
and many of its words could be either; which tense a translator gives them shows
in what stands around them. What can be learnt from sentence pairs is how
probable it is that the verb told by a word is told as done, given the letters of
that word, the words beside it, and the states that words before it say
(`compare.text.modality`). A verb's own counterpart tells most. Where it has none,
the words beside the counterpart of the nearest word behind it (its object) or
before it (its subject) are asked, by a regression of their own.

The file is a NumPy archive (`.npz`, no pickles):

    languages            str (2,)      of the words that are asked, of the verbs that are told
    clues_0, clues_1     uint8         the features for a verb's own counterpart and for those beside it, UTF-8
    weights_0, weights_1 float16 (F,)  what each says for a verb that is done
    bias                 float32 (2,)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.languages import load_language
from compare.passage.evidence.word_arrays import joined, parted, read_arrays
from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.deeds import Deed
from compare.text.lexicon import cues
from compare.text.modality import STATES, futures
from compare.text.segment import Segment

FILE = "tenses.npz"
ITSELF, OBJECT, SUBJECT = "itself", "object", "subject"
"""What a verb was told by: its counterpart, or words beside that of what stands behind or before it."""
FUTURE = "future"
"""The state of a verb whose form is the future."""
NEAR = 4
"""Words from a verb in which its object or its subject stands, and from their counterpart in which the verb does."""
WINDOW, STATED = 8, 10
"""Words before one that is asked that are clues themselves, and whose states are."""

Floats = NDArray[np.float32]


class Asked(NamedTuple):
    """The words of a text as clues: folded, which of them are function words, which follow a break, what they state."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    empty: tuple[bool, ...]
    breaks: tuple[bool, ...]
    states: Mapping[int, tuple[str, ...]]


def asked(segment: Segment) -> Asked:
    """The words of a text that verbs may have been told by."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    states: dict[int, list[str]] = {}
    for cue in cues(segment, STATES):
        for place in range(cue.first, cue.last + 1):
            states.setdefault(place, []).extend(cue.classes)
    spans = [word.span for word in words]
    for word in futures(segment):
        states.setdefault(spans.index(word.span), []).append(FUTURE)
    breaks = [False] + [
        CLAUSE_END.search(segment.text, one.end, other.start) is not None for one, other in pairwise(words)
    ]
    return Asked(
        tuple(word.text for word in words),
        tuple(spans),
        tuple(language.is_function(word.text) for word in words),
        tuple(breaks[: len(words)]),
        {place: tuple(found) for place, found in states.items()},
    )


class Told(NamedTuple):
    """A deed, and the places of the words of the other side that it was told by."""

    deed: Deed
    by: str
    places: tuple[int, ...]


def told_by(found: Sequence[Deed], counterparts: Mapping[int, int], text: Asked) -> Iterator[Told]:
    """The deeds of a text with the words they were told by; `counterparts`: the place of each word's counterpart."""
    taken = set(counterparts.values())
    free = [not empty and place not in taken for place, empty in enumerate(text.empty)]
    count = len(text.words)
    for deed in found:
        if deed.verb in counterparts:
            yield Told(deed, ITSELF, (counterparts[deed.verb],))
            continue
        behind = next((counterparts[n] for n in range(deed.verb + 1, deed.verb + 1 + NEAR) if n in counterparts), None)
        if behind is not None:
            before = [n for n in range(behind - 1, max(-1, behind - 1 - NEAR), -1) if free[n]][:2]
            if before:
                yield Told(deed, OBJECT, tuple(before))
            continue
        ahead = next(
            (counterparts[n] for n in range(deed.first - 1, deed.first - 1 - NEAR, -1) if n in counterparts), None
        )
        if ahead is not None:
            sides = range(ahead - 1, max(-1, ahead - 3), -1), range(ahead + 1, min(count, ahead + NEAR))
            beside = [n for side in sides for n in [m for m in side if free[m]][:1]]
            if beside:
                yield Told(deed, SUBJECT, tuple(beside))


def clues(text: Asked, told: Told) -> set[str]:
    """The features of the words that a deed was told by."""
    found = {f"by {told.by}"}
    for place in told.places:
        found.update(_clues(text, place))
    return found


def _clues(text: Asked, place: int) -> Iterator[str]:
    words, word = text.words, text.words[place]
    length = min(len(word), 7)
    yield f"0 {word}"
    for letters in (1, 2, 3):
        yield f"0 ^{word[:letters]}"
        yield f"0 {word[-letters:]}$"
    yield f"0 {length}"
    yield f"0 ^{word[:2]} {length}"
    yield f"0 ^{word[:1]} {word[-1:]}$"
    for step in (-1, -2, -3, 1, 2):
        other = place + step
        beside = words[other] if 0 <= other < len(words) else "<" if other < 0 else ">"
        yield f"{step} {beside}"
        if step in (-1, -2, 1):
            yield f"{step} ^{beside[:2]}"
        if step == -1:
            yield f"-1 {beside} 0 ^{word[:1]}"
            yield f"-1 {beside} 0 ^{word[:2]}"
    for other in range(max(0, place - WINDOW), place):
        yield f"- {words[other]}"
    for other in stated(text, place):
        for state in text.states[other]:
            yield f"- ={state}"
            if other >= place - 2:
                yield f"{'0' if other == place else '-1'} ={state}"


def stated(text: Asked, place: int) -> Iterator[int]:
    """The places of the words that state something, from one that is asked back to the beginning of its clause."""
    for other in range(place, max(-1, place - STATED), -1):
        if other < place and text.breaks[other + 1]:
            return
        if other in text.states:
            yield other


class Tenses:
    """The two regressions."""

    def __init__(
        self,
        languages: tuple[str, str],
        names: tuple[Sequence[str], Sequence[str]],
        weights: tuple[Floats, Floats],
        bias: Floats,
    ) -> None:
        """`names`: the features for a verb's own counterpart, and for words beside it; `weights` of each."""
        self.languages = languages
        self._names = names
        self._weights = weights
        self._bias = bias
        self._all = tuple(
            dict(zip(some, values.tolist(), strict=True)) for some, values in zip(names, weights, strict=True)
        )

    def log_odds(self, told: Told, features: Iterable[str]) -> float:
        """The log odds that a deed told by these words is told as done rather than as ahead."""
        own = int(told.by != ITSELF)
        weights = self._all[own]
        return float(self._bias[own]) + math.fsum(
            weights[name] for name in features if name in weights
        )  # exact in any order

    def save(self, path: Path) -> None:
        """Write the file that `read_tenses` reads."""
        parts: dict[str, Any] = {}
        for number in (0, 1):
            parts[f"clues_{number}"] = joined(self._names[number])
            parts[f"weights_{number}"] = self._weights[number].astype(np.float16)
        np.savez_compressed(path, languages=np.array(self.languages), bias=self._bias.astype(np.float32), **parts)


def read_tenses(path: Path) -> Tenses:
    """The regressions in `path`; UserError if it holds none."""
    return read_arrays(path, _read, "tells no tenses", "muqabala train tenses")


def _read(content: np.lib.npyio.NpzFile) -> Tenses:
    languages = [str(code) for code in content["languages"]]
    names = parted(content["clues_0"]), parted(content["clues_1"])
    weights = content["weights_0"].astype(np.float32), content["weights_1"].astype(np.float32)
    bias = content["bias"].astype(np.float32)
    if (
        len(languages) != 2
        or bias.shape != (2,)
        or any(w.shape != (len(n),) for n, w in zip(names, weights, strict=True))
    ):
        raise ValueError("its parts do not fit one another")
    if not all(np.isfinite(values).all() for values in (*weights, bias)):
        raise ValueError("a weight is no number")
    return Tenses((languages[0], languages[1]), names, weights, bias)


@lru_cache(maxsize=8)
def embedded_tenses(asked_language: str, told_language: str) -> Tenses | None:
    """The regressions that come with the program for words of one language told in another, or None."""
    one, other = (code.partition("-")[0] for code in (asked_language, told_language))
    resource = files("compare.models") / f"{one}-{other}" / FILE
    if not resource.is_file():
        return None
    with as_file(resource) as path:
        return read_tenses(path)
