"""What a finding's probability is judged from: figures of the words that it marks and of the passage around them.

None of them knows a genre, a language or a list: the tagger's word on the
marked words and on the rest of the passage, whether the marked words have a
counterpart by the table of translations or by their vectors, here or in the
passages next to this one, and how free the passage is as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.passage.pair import PassagePair, Run
from compare.passage.tagging import Tagging, Tags
from compare.records import Finding, Side, Span

FEATURES = (
    "hard",
    "tagged_most",
    "tagged_mean",
    "tagged_around",
    "untranslated",
    "unlike",
    "doubtful_link",
    "words",
    "sentences",
    "one_sided",
    "lengths",
    "next_door",
    "marked",
    "others",
)
"""By name, in order; each about 0 to 1 or a small multiple of it."""


def features_of(finding: Finding, pair: PassagePair, run: Run, others: int) -> NDArray[np.float64]:
    """float64 (FEATURES,) of a finding of a linked passage; `others` counts the passage's other findings that are hard.

    Without a tagger the figures that come from it are 0.
    """
    values = dict.fromkeys(FEATURES, 0.0)
    values["hard"] = float(finding.confidence == "hard")
    values["doubtful_link"] = 1 - pair.link.score
    values["sentences"] = math.log(max(1, len(pair.link.source) + len(pair.link.target) - 1))
    values["one_sided"] = float(not (finding.source_spans and finding.target_spans))
    values["others"] = math.log1p(others)
    lengths = [max(1, len(pair.on(side).text)) for side in Side]
    values["lengths"] = abs(math.log(lengths[0] / lengths[1]))
    tags = run.tagging.tags(pair.index) if run.tagging else None
    if run.tagging and tags:
        values.update(_of_words(finding, pair, run, run.tagging, tags))
    return np.array([values[name] for name in FEATURES])


def _of_words(
    finding: Finding, pair: PassagePair, run: Run, tagging: Tagging, tags: Sequence[Tags]
) -> dict[str, float]:
    marked, around, chances, cosines, nearer = [], [], [], [], []
    spans = finding.source_spans, finding.target_spans
    for side in Side:
        segment, tagged = pair.on(side), tags[side]
        local: list[Span] = [(start - segment.start, end - segment.start) for start, end in spans[side]]
        inside = tagged.rows.inside(local)
        around.append(tagged.unmatched[~inside])
        if not inside.any():
            continue
        marked.append(tagged.unmatched[inside])
        chances.append(tagged.chance[inside])
        cosines.append(tagged.cosine[inside])
        here = tagging.matches(side, pair.index, pair.index, inside)
        near = [tagging.matches(side, pair.index, other.index, inside) for other in run.neighbours(pair)]
        nearer.append(max([0.0, *near]) - here)
    rest = np.concatenate(around)
    found = {
        "tagged_around": float(rest.mean()) if len(rest) else 0.0,
        "words": math.log(sum(len(side.rows.spans) for side in tags) / 40),
    }
    if marked:
        own = np.concatenate(marked)
        found |= {
            "tagged_most": float(own.max()),
            "tagged_mean": float(own.mean()),
            "untranslated": 1 - float(np.concatenate(chances).mean()),
            "unlike": 1 - float(np.concatenate(cosines).mean()),
            "next_door": max(nearer),
            "marked": math.log1p(len(own)),
        }
    return found
