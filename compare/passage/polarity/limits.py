"""A limit of the original that the report takes off or turns round: if told as even if, only as also, unless as if.

Both limits are told by closed classes of words (`[limits]`). A change needs a
word of the one class on this side and none that answers for it on the other,
and there a word of the class that excludes it, which this side has nothing for.
What would have been (لو, لولا) needs nothing in its place: English cannot tell it
without a word for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from compare.languages import load_language
from compare.passage.evidence.cue_balance import CueCounts
from compare.passage.evidence.denials import polarity
from compare.passage.pair import PassagePair
from compare.passage.polarity.litotes import denied_sense
from compare.records import Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import overlap

PATH = "limits.phrases"
_NEAR = "~"
TURNS = (
    ("unless", "regardless"),
    ("condition", "regardless"),
    ("regardless", "condition"),
    ("unless", "condition"),
    ("condition", "unless"),
    ("exclusive", "inclusive"),
    ("unreal", ""),
)
"""A class of the original, and the one of the report that excludes it."""
WITHIN = {("unless", "condition")}
"""Those of which the first is of the second kind, too."""
LONGEST = 45
"""Words of a side, at most: in longer texts a word of a class may be about anything."""


class TurnedLimit(NamedTuple):
    """What the original says and what the report says ("": nothing), with the words (local spans)."""

    lost: str
    gained: str
    source: Span
    target: Span | None


def turned_limits(pair: PassagePair) -> Iterator[TurnedLimit]:
    """The limits that the report turns round, each original class once."""
    source, target = cues(pair.source, PATH), cues(pair.target, PATH)
    if not source or not any(load_language(pair.target.language).entries(PATH)):
        return
    if any(len(load_language(s.language).analyse(s.text).words) > LONGEST for s in (pair.source, pair.target)):
        return
    here, there = _answered(source), _answered(target)
    used: set[Span] = set()
    for lost, gained in TURNS:
        if lost not in here:
            continue
        first = next((cue for cue in source if cue.has(lost)), None)
        if first is None or first.span in used or (gained in here and (lost, gained) not in WITHIN):
            continue
        if _is_answered(pair, target, lost, gained, there):
            continue
        other = next((cue for cue in target if cue.has(gained)), None)
        if other is not None or not gained:
            used.add(first.span)
            yield TurnedLimit(lost, gained, first.span, other.span if other else None)


def _is_answered(pair: PassagePair, target: Sequence[Cue], lost: str, gained: str, there: Set[str]) -> bool:
    """Whether the report may say the limit of the original, too."""
    if (lost, gained) == ("unless", "condition"):
        return _is_told_otherwise(pair, target)
    if (lost, gained) == ("unless", "regardless"):
        return any(cue.has("unless") for cue in target)
    if (lost, gained) == ("condition", "unless"):  # what is not so if is so unless
        here, beyond = polarity(pair.source), polarity(pair.target)
        other = any(cue.has("condition", "condition~") and not cue.has("unless") for cue in target)
        only = any(cue.has("exclusive", "exclusive" + _NEAR) for cue in cues(pair.source, PATH))  # لا .. إلا إذا
        return other or only or len(beyond.triggers) != len(here.triggers) or _denied(beyond) != _denied(here)
    return lost in there


def _denied(counts: CueCounts) -> dict[str, int]:
    """The words of a side that may deny, those that only limit aside."""
    return {name: count for name, count in counts.alternatives.items() if name != "only"}


def _is_told_otherwise(pair: PassagePair, target: Sequence[Cue]) -> bool:
    """Whether the report has an *unless*, or a denial more than the original for it: if he does not; if the rain holds
    off."""
    here, there = polarity(pair.source), polarity(pair.target)
    words = [name for name in there.alternatives - here.alternatives if name != "only"]
    near = [cue for cue in target if cue.has("unless" + _NEAR)]
    particles = all(any(overlap(cue.span, other.span) for other in there.triggers) for cue in near)
    if any(cue.has("unless") for cue in target) or words or not particles or len(there.triggers) > len(here.triggers):
        return True
    return any(denied_sense(pair.source, cue) for cue in cues(pair.source, "negation") if cue.has("idiom"))


def _answered(found: Sequence[Cue]) -> set[str]:
    return {name.removesuffix(_NEAR) for cue in found for name in cue.classes}
