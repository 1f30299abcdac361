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
        cosines = source @ target.T
        one, other = (_normal(side @ self._compare) for side in (source, target))
        learned = one @ other.T
        xa, xb = self._read(source), self._read(target)
        return (
            self._side(xa, xb, sizes[0], cosines, learned, chances),
            self._side(xb, xa, sizes[1], cosines.T, learned.T, chances.T),
        )

    def _read(self, vectors: Floats) -> Floats:
        x = _gelu(vectors @ self._project[0] + self._project[1])
        return x + _gelu(_convolved(x, *self._around))

    def _side(self, xa: Floats, xb: Floats, sizes: Floats, c: Floats, q: Floats, t: Floats) -> Floats:
        e = self._evidence
        logits = np.concatenate([e[0] * c + e[1] * q + e[2] * t, np.full((len(c), 1), e[3], np.float32)], axis=1)
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
        z = np.concatenate([xa, facing, xa - facing, xa * facing, *figures], axis=1)
        z = _gelu(z @ self._mix[0] + self._mix[1])
        z = z + _gelu(_convolved(z, *self._along))
        z = z + self._attend(_layer_normal(z, *self._first))
        wide = _gelu(_layer_normal(z, *self._second) @ self._wide[0] + self._wide[1])
        z = z + wide @ self._narrow[0] + self._narrow[1]
        return _sigmoid((z @ self._out[0] + self._out[1])[:, 0])

    def _attend(self, z: Floats) -> Floats:
        size = len(z)
        split = (z @ self._attention[0] + self._attention[1]).reshape(size, 3, HEADS, WIDTH // HEADS)
        queries, keys, values = split.transpose(1, 2, 0, 3)
        weights = _softmax(np.asarray(queries @ keys.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS), np.float32))
        met = (weights @ values).transpose(1, 0, 2).reshape(size, WIDTH)
        return np.asarray(met @ self._joined[0] + self._joined[1])


def read_tagger(path: Path) -> Tagger:
    """The tagger in `path`; UserError if it is none."""
    try:
        return Tagger(read_tensors(path))
    except (KeyError, ValueError) as error:
        raise UserError(f"{path}: is no tagger ({error}); make it again with 'muqabala train tagger'") from error


def _filter(weights: Floats) -> Floats:
    """(out, in, 5) as (5 x in, out)."""
    return weights.transpose(2, 1, 0).reshape(-1, weights.shape[0])


def _convolved(x: Floats, weights: Floats, bias: Floats) -> Floats:
    padded = np.zeros((len(x) + 4, x.shape[1]), np.float32)
    padded[2:-2] = x
    windows = np.concatenate([padded[at : at + len(x)] for at in range(5)], axis=1)
    return np.asarray(windows @ weights + bias, np.float32)


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
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution function, exactly as torch has it (the error function of Abramowitz, 7.1.26)."""
    z = np.abs(x)
    z *= np.float32(math.sqrt(0.5))
    t = np.float32(0.3275911) * z
    t += 1
    np.divide(1, t, out=t)
    series = np.full_like(t, 1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series *= t
        series += np.float32(term)
    series *= t
    z *= -z
    series *= np.exp(z, out=z)
    erf = np.copysign(np.subtract(1, series, out=series), x, out=series)
    erf += 1
    return np.asarray(x * np.float32(0.5) * erf, np.float32)
