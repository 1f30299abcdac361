"""How likely each word of a passage has no counterpart, where it is known which words may render which.

The tagger (`tagger.py`) asks of each word whether anything on the other side is like it. In free English
something nearly always is, and in a literal one the same word is the likest of several. So words are given to one
another one to one, the likest first: a word whose likest one is better used elsewhere is left with what nothing else
needs. A regression weighs that beside the tagger's word (`WEIGHTS`, fitted by `tests/benchmarks/fit_runs.py`); of words
in phrases put in or left out it tells more than the tagger alone (area under the curve .95 and .93 in documents that
took no part in the fit).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from compare.passage.evidence.tagging import Tagging, Tags
from compare.passage.pair import PassagePair
from compare.records import Side

Doubles = NDArray[np.float64]

FIGURES = ("bias", "tagger", "likest", "assigned", "free", "content", "name", "empty", "report")
"""What is known of a word: the tagger's log odds; how alike its likest word is, and the one that it is left with when
words are given to one another; whether a word of a family with it is of one with nothing else; whether it means
something by itself, and looks like a name; the tagger's log odds where it means nothing by itself; whether it is the
report's. Those between the tagger's word and `empty` are 0 of words that mean nothing by themselves."""
WEIGHTS = np.array([-2.95, 1.24, 4.36, -4.44, -1.02, -2.03, -1.37, 1.08, -0.91])
KIN = 0.6
"""How alike two words of one family are at least."""
LEAST = 0.12
"""Likeness from which on a word may be given to another."""
SURE = 1e-4
"""Probabilities of the tagger are cut off here."""


def lost_odds(pair: PassagePair, tagging: Tagging) -> tuple[Doubles, Doubles] | None:
    """The log odds of each word of both sides that it has no counterpart; None where a side has no words."""
    figures = word_figures(pair, tagging)
    return None if figures is None else (figures[0] @ WEIGHTS, figures[1] @ WEIGHTS)


def word_figures(pair: PassagePair, tagging: Tagging) -> tuple[Doubles, Doubles] | None:
    """`FIGURES` of each word of both sides, (words, figures)."""
    tags = tagging.tags(pair.index)
    if tags is None:
        return None
    related = tagging.related(pair.index)
    content = np.outer(tags[0].rows.content, tags[1].rows.content)
    alike = np.where(content, np.maximum(tagging.alike(pair.index), KIN * related), 0)
    given = assigned(np.where(alike < LEAST, 0, alike))
    found = []
    for side in Side:
        likest = np.where(content, tagging.alike(pair.index), 0).max(axis=1 - int(side))
        found.append(
            _of_side(pair.on(side).text, tags[side], related.T if side else related, likest, given[side], side)
        )
    return found[0], found[1]


def _of_side(
    text: str, tags: Tags, related: NDArray[np.bool_], likest: NDArray[np.floating], given: Doubles, side: Side
) -> Doubles:
    content = tags.rows.content.astype(float)
    chance = np.clip(tags.unmatched.astype(float), SURE, 1 - SURE)
    odds = np.log(chance) - np.log(1 - chance)
    free = (related & (related.sum(axis=0) == 1)).any(axis=1)
    names = np.array([text[start].isupper() or text[start].isdigit() for start, _ in tags.rows.spans], float)
    shared = np.stack([odds, np.clip(likest, 0, 1), given, free, np.ones(len(odds)), names], axis=1) * content[:, None]
    rest = np.stack([odds * (1 - content), np.full(len(odds), float(side))], axis=1)
    return np.concatenate([np.ones((len(odds), 1)), shared, rest], axis=1)


def assigned(alike: NDArray[np.floating]) -> tuple[Doubles, Doubles]:
    """Words given to one another one to one, the likest first: how alike each word and what it was given are.

    `alike`: float (source, target); what is not above 0 is given to nothing.
    """
    given = np.zeros(alike.shape[0]), np.zeros(alike.shape[1])
    rows, columns = np.nonzero(alike > 0)
    values = alike[rows, columns]
    for n in np.argsort(-values, kind="stable").tolist():
        row, column = rows[n], columns[n]
        if not given[0][row] and not given[1][column]:
            given[0][row] = given[1][column] = min(1.0, float(values[n]))
    return given
