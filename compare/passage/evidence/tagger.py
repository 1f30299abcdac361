"""Which words of a passage have no counterpart on the other side: a small network over frozen word vectors.

For each word: its vector, the average of the other side's words weighted by how
well they translate it (cosine, a learned similarity, the table of translations;
a *null* word takes what nothing translates), difference and product of both,
and a few figures (best two cosines, best chance of the table, weight of the
null, whether the best match is mutual, how far it stands from its place, the
word's weight in a sentence, how much of the side is matched at all, the ratio
of lengths). Two convolutions over five words, one layer of self-attention over
the own side, one logit a word. Both sides have the same weights, so the network
knows no language, only the encoder's space.

Trained by `compare.training.tagging`, where the same network stands in torch.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.encoding.tensors import read_tensors
from compare.errors import UserError

Floats = NDArray[np.float32]

WIDTH = 96
HEADS = 4
FIGURES = 9
FILE = "tagger.safetensors"


class Tagger:
    """Tells, for each word of two sides, the probability that it has no counterpart."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        """`weights` by the names of the network in `compare.training.tagging`; KeyError if one is missing."""
        w = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
        self._project = w["project.weight"].T, w["project.bias"]
        self._compare = w["compare.weight"].T
        self._evidence = [float(value) for value in w["evidence"]]
        self._around = _filter(w["around.weight"]), w["around.bias"]
        self._along = _filter(w["along.weight"]), w["along.bias"]
        self._mix = w["mix.weight"].T, w["mix.bias"]
        self._first = w["first.weight"], w["first.bias"]
        self._second = w["second.weight"], w["second.bias"]
        self._attention = w["attention.weight"].T, w["attention.bias"]
        self._joined = w["joined.weight"].T, w["joined.bias"]
        self._wide = w["wide.weight"].T, w["wide.bias"]
        self._narrow = w["narrow.weight"].T, w["narrow.bias"]
        self._out = w["out.weight"].T, w["out.bias"]

    def unmatched(
        self, source: Floats, target: Floats, sizes: tuple[Floats, Floats], chances: Floats
    ) -> tuple[Floats, Floats]:
        """The probability of each word, float32 (source words,) and (target words,).

        `source`, `target`: float32 (words, dim), normalised; `sizes`: lengths
        of the words' rows before that, 1 = usual; `chances`: float32 (source
        words, target words), of the table of translations. No side is empty.
        """
        first = len(source)
        both = np.concatenate([source, target])
        cosines = source @ target.T
        turned = _normal(both @ self._compare)
        learned = turned[:first] @ turned[first:].T
        x = _gelu(both @ self._project[0] + self._project[1])
        x += _gelu(_convolved(x, first, *self._around))
        xa, xb = x[:first], x[first:]
        z = np.concatenate(
            [
                self._facing(xa, xb, sizes[0], cosines, learned, chances),
                self._facing(xb, xa, sizes[1], cosines.T, learned.T, chances.T),
            ]
        )
        z = _gelu(z @ self._mix[0] + self._mix[1])
        z += _gelu(_convolved(z, first, *self._along))
        z += self._attend(_layer_normal(z, *self._first), first)
        wide = _gelu(_layer_normal(z, *self._second) @ self._wide[0] + self._wide[1])
        z += wide @ self._narrow[0] + self._narrow[1]
        found = _sigmoid((z @ self._out[0] + self._out[1])[:, 0])
        return found[:first], found[first:]

    def _facing(self, xa: Floats, xb: Floats, sizes: Floats, c: Floats, q: Floats, t: Floats) -> Floats:
        """What is known of each word of one side: itself, what it meets on the other side, and the figures."""
        e = self._evidence
        logits = np.empty((len(c), c.shape[1] + 1), np.float32)
        logits[:, :-1] = e[0] * c + e[1] * q + e[2] * t
        logits[:, -1] = e[3]
        weights = _softmax(logits)
        null, weights = weights[:, -1:], weights[:, :-1]
        facing = weights @ xb
        best = np.zeros((len(c), 2), np.float32)
        ranked = -np.partition(-c, 1, axis=1)[:, :2] if c.shape[1] > 1 else c
        best[:, : ranked.shape[1]] = ranked
        mutual = (c - c.max(axis=0)).max(axis=1, keepdims=True)
        own, there = (np.arange(size, dtype=np.float32) / size for size in c.shape)
        shift = weights @ there[:, None] - (1 - null) * own[:, None]
        whole = np.ones((len(c), 1), np.float32)
        figures = [best, t.max(axis=1, keepdims=True), null, mutual, shift, sizes[:, None]]
        figures += [whole * null.mean(), whole * np.float32(math.log(c.shape[0] / c.shape[1]))]
        return np.concatenate([xa, facing, xa - facing, xa * facing, *figures], axis=1)

    def _attend(self, z: Floats, first: int) -> Floats:
        split = (z @ self._attention[0] + self._attention[1]).reshape(len(z), 3, HEADS, WIDTH // HEADS)
        met = np.empty((len(z), HEADS, WIDTH // HEADS), np.float32)
        for side in (slice(first), slice(first, None)):  # each side by itself
            queries, keys, values = split[side].transpose(1, 2, 0, 3)
            weights = _softmax(queries @ keys.transpose(0, 2, 1) / np.float32(math.sqrt(WIDTH // HEADS)))
            met[side] = (weights @ values).transpose(1, 0, 2)
        return np.asarray(met.reshape(len(z), WIDTH) @ self._joined[0] + self._joined[1])


def read_tagger(path: Path) -> Tagger:
    """The tagger in `path`; UserError if it is none."""
    try:
        return Tagger(read_tensors(path))
    except (KeyError, ValueError) as error:
        raise UserError(f"{path}: is no tagger ({error}); make it again with 'muqabala train tagger'") from error


def _filter(weights: Floats) -> Floats:
    """(out, in, 5) as (5 x in, out)."""
    return weights.transpose(2, 1, 0).reshape(-1, weights.shape[0])


def _convolved(x: Floats, first: int, weights: Floats, bias: Floats) -> Floats:
    """The convolution over five words, nothing beyond either end of the two sides; the other begins at row `first`."""
    width = x.shape[1]
    padded = np.zeros((len(x) + 6, width), np.float32)
    padded[2 : first + 2] = x[:first]
    padded[first + 4 : -2] = x[first:]
    windows = np.concatenate([padded[at : at + len(x) + 2] for at in range(5)], axis=1) @ weights
    windows += bias
    return np.concatenate([windows[:first], windows[first + 2 :]])  # without those between the two sides


def _normal(x: Floats) -> Floats:
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12), np.float32)


def _layer_normal(x: Floats, weight: Floats, bias: Floats) -> Floats:
    mean = x.mean(axis=1, keepdims=True)
    centred = x - mean
    spread = (centred * centred).mean(axis=1, keepdims=True)
    return np.asarray(centred / np.sqrt(spread + 1e-5) * weight + bias, np.float32)


def _softmax(x: Floats) -> Floats:
    grown = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True), np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(np.minimum(np.maximum(-x, -30), 30))), np.float32)


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution function, exactly as torch has it (the error function of Abramowitz, 7.1.26)."""
    size = np.abs(x)
    t = np.float32(0.3275911 * math.sqrt(0.5)) * size
    t += 1
    np.divide(1, t, out=t)
    tail = np.float32(0.5 * 1.061405429) * t
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail += np.float32(0.5 * term)
        tail *= t
    grown = size * size
    grown *= np.float32(-0.5)
    tail *= np.exp(grown, out=grown)
    tail *= size  # |x| times the distribution function of -|x|
    return np.asarray(np.maximum(x, 0) - tail, np.float32)
