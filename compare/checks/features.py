"""What a finding's probability is judged from: figures of the words that it marks and of the passage around them.

None of them knows a genre, a language or a list:

* hard: whether the rule that raised it is sure;
* around: the mean probability of the words that are *not* marked to be without
  counterpart, which tells how free the passage is;
* untranslated, unlike: how far the marked words are from having a counterpart,
  by the table of translations and by their vectors;
* rendered: the share of the marked words that, by the families of words or by the table,
  some word of the other side may render;
* free: the share of the *other* words of content that none may render;
* one_sided: whether it marks words on one side only;
* report_only: whether it marks words of the report only. English says "could see" and
  "may be" where Arabic says nothing; the other way round a word is missed less often;
* lengths: how unequal the sides are, log of their ratio;
* next_door: how much better a passage beside this one has what is marked;
* beside: the same as `around`, of the words within three words of the marked ones: what was
  changed stands among words that have counterparts, what is told freely among others of its kind;
* size: how long the passage is, log of its words: the longer, the more there is to be wrong about;
* in_run: how far the side's strongest run of words without counterpart stands out in its
  document (`UnmatchedRun.stands_out`, 2 counts as 1), where that run is what is marked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.languages import fold_word, load_language
from compare.passage.evidence.run import Run
from compare.passage.evidence.tagging import Tagging, Tags
from compare.passage.pair import PassagePair
from compare.records import Finding, Side, Span

FEATURES = (
    "hard",
    "around",
    "untranslated",
    "unlike",
    "rendered",
    "free",
    "one_sided",
    "report_only",
    "lengths",
    "next_door",
    "in_run",
    "beside",
    "size",
)
"""By name, in order; each about 0 to 1 or a small multiple of it."""
OVERLAP = 0.5
"""Share of the shorter of two stretches from which on they are about the same."""
MOST = 2.0
"""Of `in_run`: beyond, a run only says how odd it is."""
LOG_SIZE = 6.0
"""Log of the product of both sides' words in a passage of usual length: `size` is about 1."""
NEAR = 3
"""Words on either side of the marked ones that are beside them."""
FIRST = 4
"""Words of a mark that may tell how often such a finding is true (`marked_words`)."""
LIKELY = 0.1
"""Chance by the table from which on a word has a rendering on the other side."""
_WORD = re.compile(r"[\w\u064b-\u0652\u0670’'-]+")
"""Arabic vowel signs and hyphens are part of a word."""


def features_of(finding: Finding, pair: PassagePair, run: Run) -> NDArray[np.float64]:
    """float64 (FEATURES,) of a finding of a linked passage.

    Without a tagger the figures that come from it are 0.
    """
    values = dict.fromkeys(FEATURES, 0.0)
    values["hard"] = float(finding.confidence == "hard")
    values["one_sided"] = float(not (finding.source_spans and finding.target_spans))
    values["report_only"] = float(bool(finding.target_spans) and not finding.source_spans)
    lengths = [max(1, len(pair.on(side).text)) for side in Side]
    values["lengths"] = abs(math.log(lengths[0] / lengths[1]))
    tags = run.tagging.tags(pair.index) if run.tagging else None
    if run.tagging and tags:
        values.update(_of_words(finding, pair, run, run.tagging, tags))
        values["in_run"] = _in_run(finding, pair, run)
    return np.array([values[name] for name in FEATURES])


def _of_words(
    finding: Finding, pair: PassagePair, run: Run, tagging: Tagging, tags: Sequence[Tags]
) -> dict[str, float]:
    around, beside, chances, cosines, nearer = [], [], [], [], []
    marked_rendered, others_rendered = [], []
    spans = finding.source_spans, finding.target_spans
    for side in Side:
        segment, tagged = pair.on(side), tags[side]
        local: list[Span] = [(start - segment.start, end - segment.start) for start, end in spans[side]]
        inside = tagged.rows.inside(local)
        around.append(tagged.unmatched[~inside])
        rendered, content = tagging.rendered(side, pair.index) | (tagged.chance > LIKELY), tagged.rows.content
        others_rendered.append(rendered[content & ~inside])
        if (content & inside).any():
            marked_rendered.append(float(rendered[content & inside].mean()))
        if inside.any():
            if (next_to := _beside(inside)).any():
                beside.append(float(tagged.unmatched[next_to].mean()))
            chances.append(tagged.chance[inside])
            cosines.append(tagged.cosine[inside])
            here = tagging.matches(side, pair.index, pair.index, inside)
            near = [tagging.matches(side, pair.index, other.index, inside) for other in run.neighbours(pair)]
            nearer.append(max([0.0, *near]) - here)
    rest = np.concatenate(around)
    found = {"around": float(rest.mean()) if len(rest) else 0.0}
    found["beside"] = float(np.mean(beside)) if beside else found["around"]
    found["size"] = math.log(len(tags[0].unmatched) * len(tags[1].unmatched)) / LOG_SIZE
    if chances:
        found["untranslated"] = 1 - float(np.concatenate(chances).mean())
        found["unlike"] = 1 - float(np.concatenate(cosines).mean())
        found["next_door"] = max(nearer)
    if tagging.has_families:
        found["rendered"] = float(np.mean(marked_rendered)) if marked_rendered else 0.0
        others = np.concatenate(others_rendered)
        found["free"] = 1 - float(others.mean()) if len(others) else 0.0
    return found


def _beside(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words lie within NEAR of those between the first and the last that are marked, boolean (words,)."""
    places = np.flatnonzero(inside)
    near = np.zeros(len(inside), bool)
    near[max(0, places[0] - NEAR) : places[-1] + NEAR + 1] = True
    return near & ~inside


def marked_words(finding: Finding, pair: PassagePair) -> frozenset[str]:
    """The stems of the first words of each mark, without clitics: a rule is right about some words, wrong about others.

    A denial by *not* is missed less often than one by *without*, *would* is English grammar oftener than a doubt.
    """
    found: set[str] = set()
    for side in Side:
        segment = pair.on(side)
        language = load_language(segment.language)
        for start, end in (finding.source_spans, finding.target_spans)[side]:
            words = _WORD.findall(segment.text[start - segment.start : end - segment.start])[:FIRST]
            found.update(language.stem(language.forms(fold_word(word)).led[-1]) for word in words)
    return frozenset(found)


def _in_run(finding: Finding, pair: PassagePair, run: Run) -> float:
    runs, most = run.unmatched_runs, 0.0
    for side in Side if runs else ():
        segment = pair.on(side)
        marked = [(a - segment.start, b - segment.start) for a, b in (finding.source_spans, finding.target_spans)[side]]
        strongest = runs.of(side, pair.index, 0.0) if runs and marked else None
        if strongest is None:
            continue
        first, last = strongest.span
        shared = sum(max(0, min(last, b) - max(first, a)) for a, b in marked)
        if shared >= OVERLAP * min(last - first, sum(b - a for a, b in marked)):
            most = max(most, min(MOST, strongest.stands_out / 2))
    return most
