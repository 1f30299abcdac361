"""A cause or a purpose that the report replaces by another.

Both sides have a clause of the kind (opened by لأن, because), and neither
clause has counterparts on the other side, while the rest of both sides has. One
side by itself would say little: a free translator tells a reason in other words.
That *both* clauses are strange to the other side is rare where one tells the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.languages import fold_word, load_language
from compare.passage.likeness import Likeness, likeness
from compare.passage.pair import PassagePair
from compare.passage.renderings import Renderings, renderings
from compare.passage.run import Run
from compare.passage.tagging import Tags
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

OPENERS = "clauses.openers"
PLAIN, INSIDE, TIME, NONE = "?", "+", "~", "-"
_MARKS = PLAIN + INSIDE + TIME
LONGEST = 5
"""Words of content of a clause that are asked."""
FEWEST = 2
"""Of them the table of translations must know so many: names and rare words have no counterparts anyhow."""
MATCHED = 0.25
"""Mean likeness of the other words of a side and their counterparts, at least: or all of it is told freely."""
STRANGE = 0.75
"""How strange the one clause is, and a quarter of how strange the stranger one is: of 2,400 faithful passages 4 reach
this."""
COMMON = 20
"""Families of a word from which on it is near to too many."""
_LIKENESS = 2.0
"""What likeness counts against the tagger's probabilities."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause (local span) with the kind that its opener gives it."""

    kind: str
    span: Span
    strange: float
    """How much less of a counterpart its words have than the rest of the side."""


def replaced_clauses(pair: PassagePair, run: Run) -> tuple[Clause, Clause] | None:
    """The clauses of one kind, of source and target, that are the strangest to one another; None if none are."""
    kinds = [
        {name.rstrip(_MARKS) for opener in cues(pair.on(side), OPENERS) for name in opener.classes} - {NONE}
        for side in Side
    ]
    if kinds[0].isdisjoint(kinds[1]):
        return None
    alike = likeness(pair, run)
    tags = run.tagging.tags(pair.index) if run.tagging and run.tagging.has_table else None
    if alike is None or tags is None:
        return None
    found = [list(_clauses(side, here, alike, tags[side])) for side, here, _ in pair.both_ways()]
    couples = [(one, other) for one in found[0] for other in found[1] if one.kind == other.kind]
    best = max(couples, key=_strangeness, default=None)
    if best is None or _strangeness(best) <= STRANGE:
        return None
    may = renderings(pair, alike)
    return None if may is not None and _share_a_rendering(may, alike, best) else best


def _share_a_rendering(may: Renderings, alike: Likeness, couple: tuple[Clause, Clause]) -> bool:
    """Whether a word of the one clause, a telling one, may be rendered by one of the other, or is near it."""
    words = [[n for n in alike.at(side, couple[side].span) if may.telling[side][n]] for side in Side]
    if may.may[np.ix_(words[0], words[1])].any():
        return True
    return any(may.near(n, m, COMMON) for n in words[0] for m in words[1])


def _strangeness(couple: tuple[Clause, Clause]) -> float:
    low, high = sorted(clause.strange for clause in couple)
    return low + 0.25 * high


def _clauses(side: Side, here: Segment, alike: Likeness, tags: Tags) -> Iterator[Clause]:
    spans = alike.rows[side].spans
    content = np.flatnonzero(alike.content[side])
    best = np.maximum(alike.seen_from(side), 0).max(axis=1)
    for opener in cues(here, OPENERS):
        if NONE in opener.classes:
            continue
        words = _behind(here, opener, spans, content)
        known = [n for n in words if alike.sureness[side][n] > 0 and not here.text[spans[n][0]].isupper()]
        rest = np.setdiff1d(content, words)
        if len(known) < FEWEST or not len(rest) or best[rest].mean() < MATCHED:
            continue
        less = _LIKENESS * float(best[rest].mean() - best[known].mean())
        strange = less + float(tags.unmatched[words].mean() - tags.unmatched[rest].mean())
        yield Clause(opener.classes[0].rstrip(_MARKS), (opener.start, spans[words[-1]][1]), strange)


def _behind(here: Segment, opener: Cue, spans: tuple[Span, ...], content: NDArray[np.intp]) -> list[int]:
    """The words of content behind an opener, up to punctuation; none where it opens no clause."""
    end = CLAUSE_END.search(here.text, opener.end)
    limit = end.start() if end else len(here.text)
    if not opens(here, opener, spans):
        return []
    start = opener.start if any(name.endswith(INSIDE) for name in opener.classes) else opener.end
    return [int(n) for n in content if spans[n][0] >= start and spans[n][1] <= limit][:LONGEST]


def opens(here: Segment, opener: Cue, spans: Sequence[Span]) -> bool:
    """Whether a word opens a clause here: those that only do before a plain word (to mend) may lead to a noun, too."""
    if not any(name.endswith(PLAIN) for name in opener.classes):
        return True
    following = next((span for span in spans if span[0] >= opener.end), None)
    written = here.text[slice(*following)] if following else ""
    return written.islower() and not load_language(here.language).is_function(fold_word(written))
