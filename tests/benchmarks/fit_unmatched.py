"""Fit the weights of the coverage check to a faithful bitext and the embedded encoder.

    PYTHONPATH=. python tests/benchmarks/fit_unmatched.py BITEXT.tsv ...

Each line is `document<TAB>Arabic<TAB>English`, in the order of the documents.
Segments of faithful sentences are what should not be found; a clause of
another sentence of the same document, put in at a comma, is what should. Prints
the weights for `compare/passage/evidence/unmatched.py`, and on the documents left
out of the fit how many clauses are found at what price.
"""

import random
import sys
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

from compare.encoding import open_encoder
from compare.languages import load_language
from compare.passage.evidence import unmatched

COMMA = {"ar": "، ", "en": ", "}
Row = tuple[np.ndarray, bool, str]


def examples(documents: dict[str, list[dict[str, str]]]) -> list[Row]:
    """(figures, is an insertion, document) of segments, both ways."""
    encoder, chance = open_encoder(), random.Random(5)
    rows: list[Row] = []

    def read(text: str, code: str) -> unmatched.Words:
        return unmatched.read_words(text, load_language(code), encoder.token_vectors(text))

    for name, pairs in documents.items():
        words = {code: [read(pair[code], code) for pair in pairs] for code in COMMA}
        nulls = {code: unmatched.sample_null(words[code]) for code in COMMA}
        for code, opposite in (("ar", "en"), ("en", "ar")):
            usual = unmatched.median_ratio([(len(pair[code]), len(pair[opposite])) for pair in pairs])
            for place, (mine, other) in enumerate(zip(words[code], words[opposite], strict=True)):
                if not mine.spans or not other.spans:
                    continue
                rows += [(f, False, name) for f in figures(mine, other, nulls[opposite], nulls[code], place, usual)]
                donor = words[code][chance.choice([i for i in range(len(pairs)) if abs(i - place) > 1])]
                clauses = [s for s in donor.segments[1:] if 2 <= donor.content[s[0] : s[1]].sum() <= 7]
                if not clauses:
                    continue
                clause = donor.text[slice(*donor.span(chance.choice(clauses)))]
                at = mine.span(chance.choice(mine.segments))[1]
                text = mine.text[:at] + COMMA[code] + clause + COMMA[code].rstrip() + mine.text[at:]
                changed = read(text, code)
                found = figures(changed, other, nulls[opposite], nulls[code], place, usual, only=clause)
                rows += [(f, True, name) for f in found]
    return rows


def figures(mine, other, null, own_null, place, usual, only=None):  # type: ignore[no-untyped-def]
    """The features of the segments that are judged."""
    far, own_far = (np.abs(n.places - place) > 1 for n in (null, own_null))
    scores = unmatched.standard_scores(mine, other, unmatched.chance_matches([mine], null)[0], far)
    theirs = unmatched.standard_scores(other, mine, unmatched.chance_matches([other], own_null)[0], own_far)
    if scores is None or theirs is None:
        return
    windows = unmatched.phrase_windows(other.vectors)
    for segment in mine.segments:
        first, last = segment
        if only is not None and mine.text[slice(*mine.span(segment))] != only:
            continue
        if mine.content[first:last].sum() >= 2 and last - first <= 0.6 * len(mine.spans):
            answered = unmatched.mean_score(other, theirs)
            yield unmatched.features(mine, segment, other, windows, null, far, scores, answered, usual)


def fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression by Newton's method, with a little ridge."""
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    z = np.c_[(x - mean) / deviation, np.ones(len(x))]
    w = np.zeros(z.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-z @ w))
        w += np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.eye(len(w)), z.T @ (y - p) - w)
    return w[:-1] / deviation, float(w[-1] - (w[:-1] * mean / deviation).sum())


def main(paths: list[str]) -> None:
    documents: dict[str, list[dict[str, str]]] = defaultdict(list)
    for path in paths:
        for line in Path(path).read_bytes().decode().split("\n"):
            if line.count("\t") == 2:
                name, arabic, english = line.split("\t")
                documents[name].append({"ar": arabic.strip(), "en": english.strip()})
    rows = examples({name: pairs for name, pairs in documents.items() if len(pairs) >= 8})
    x, y = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    held = np.array([zlib.crc32(row[2].encode()) % 2 == 1 for row in rows])
    weights, bias = fit(x[~held], y[~held])
    odds = x[held] @ weights + bias
    for threshold in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
        told = odds >= threshold
        print(f"{threshold:4}: found {told[y[held]].mean():.2f}, false {told[~y[held]].mean():.4f} of the segments")
    weights, bias = fit(x, y)
    print("WEIGHTS", weights.round(3).tolist(), "BIAS", round(bias, 3))


if __name__ == "__main__":
    main(sys.argv[1:])
