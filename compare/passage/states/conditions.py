"""Conditions that only one side states.

A condition is a marker with the clause behind it. Where no word of the other
side may state one, the marker alone is evidence; and whatever stands there,
where the first words of the clause have no counterpart and most others have,
the condition is not told: other words for it would be like them. Markers that may be
something else (class "?": طالما, as long as) speak on that second ground only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.lexicon import Cue
from compare.text.modality import NEAR, Conditions, conditions
from compare.text.segment import Segment

UNTOLD = 0.25
"""Mean likeness up to which the words of a clause have no counterparts."""
TOLD = 0.3
"""Mean likeness from which on those of the rest have."""
CLAIM = 0.4
"""Likeness from which on a word shows where the claim stands that was on condition."""
WORDS, MORE = 2, 3
"""The first words of content of a clause that are asked; more of one that ends before the main clause."""
LONGEST = 8
"""Words of a clause."""
_LEFT = 3
"""Letters of a word with the prefix of a main clause, at least."""
_ENDS = ".!?؟…"
_BREAK = re.compile(r"[^\w\s'’-]|\n")


class Lost(NamedTuple):
    """A condition of one side (local spans): its marker, and where the claim stands on the other side, if known."""

    side: Side
    stated: Cue
    claim: Span | None
    sure: bool


def lost_conditions(pair: PassagePair, run: Run) -> Iterator[Lost]:
    """The first condition of each side that the other does not state."""
    sides = conditions(pair.source), conditions(pair.target)
    if not any(side.stated or side.likely for side in sides):
        return
    alike = likeness(pair, run)
    for side, here, _ in pair.both_ways():
        found = _lost(side, here, sides, alike)
        if found is not None:
            yield found


def _lost(side: Side, here: Segment, sides: tuple[Conditions, Conditions], alike: Likeness | None) -> Lost | None:
    mine, other = sides[side], sides[side.other]
    if other.stated or other.likely:
        return None
    for cue in mine.stated:
        # A report's "if" often states no condition (if you ask, if anything).
        loose = side is Side.TARGET and "if" in cue.classes
        if alike is None:
            if not other.answered:
                return Lost(side, cue, None, sure=not loose)
            continue
        least = WORDS if other.answered else 1
        loosely = loose and other.answered
        untold = (
            not loosely
            and _untold(side, here, cue, alike, least=least)
            and not any(name + NEAR in other.near for name in cue.classes)
        )
        if untold or not other.answered:
            return Lost(side, cue, _claim(side, here, cue, alike) if untold else None, sure=untold)
    for cue in mine.likely if alike is not None else ():
        if alike is not None and _untold(side, here, cue, alike, least=WORDS):
            return Lost(side, cue, _claim(side, here, cue, alike), sure=True)
    return None


def _untold(side: Side, here: Segment, cue: Cue, alike: Likeness, *, least: int) -> bool:
    """Whether the first words of a clause, `least` or more, have no counterpart, while most others of the text have.

    Words that the table of translations does not know, such as names, tell nothing.
    """
    clause = alike.at(side, (cue.start, _clause(here, cue)[1]))
    known = alike.content[side] & (alike.sureness[side] > 0)
    behind = [n for n in clause if known[n] and alike.rows[side].spans[n][0] >= cue.end]
    first = behind[: MORE if _stands_alone(here, cue) else WORDS]
    content = [n for n in range(len(alike.rows[side].spans)) if alike.content[side][n] and n not in first]
    rest = [n for n in content if n not in clause] or content
    if len(first) < least or not rest:
        return False
    best = np.maximum(alike.seen_from(side), 0).max(axis=1)
    return float(best[first].mean()) < UNTOLD and float(best[rest].mean()) > TOLD


def _stands_alone(here: Segment, cue: Cue) -> bool:
    """Whether the clause holds nothing of the main clause: it follows that, or something divides the two."""
    end = _clause(here, cue)[1]
    rest = here.text[end:].strip()
    return cue.first > 0 or (bool(rest) and rest[0] not in _ENDS)


def _clause(here: Segment, cue: Cue) -> Span:
    """From behind a marker to the end of its clause: punctuation, or what opens the main clause (فسوف)."""
    language = load_language(here.language)
    prefix = str(language.get("modality.apodosis", ""))
    end = cue.end
    for number, word in enumerate(language.analyse(here.text).words[cue.last + 1 :]):
        opens = bool(prefix) and number > 0 and word.text.startswith(prefix) and len(word.text) > _LEFT
        if number == LONGEST or opens or _BREAK.search(here.text, end, word.start):
            break
        end = word.end
    return cue.end, end


def _claim(side: Side, here: Segment, cue: Cue, alike: Likeness) -> Span | None:
    """Where the other side has the word nearest to the clause that has a sure counterpart."""
    clause = alike.at(side, (cue.start, _clause(here, cue)[1]))
    inside = [n for n in clause if alike.content[side][n]][:WORDS]
    outside = [n for n in range(len(alike.rows[side].spans)) if alike.content[side][n] and n not in inside]
    outside.sort(key=lambda n: min(abs(n - i) for i in inside) if inside else n)
    for n in outside:
        other = alike.counterpart(side, n, CLAIM)
        if other is not None:
            return alike.rows[side.other].spans[other]
    return None
