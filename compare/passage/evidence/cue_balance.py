"""Counting the cues of one kind on two sides: how many of one side have no explanation on the other.

A check's table in the language files has lists of *triggers* (a particle that
denies, an adverb of doubt), which can raise a finding, and lists of
*alternatives*: words that can express the same, but need not. Translators swap
the two all the time, so an alternative on the other side explains a trigger,
unless this side has an alternative of the same list too: then those two belong
together, and nothing remains to explain the trigger with. Words in the list
`plain` only look like the others and do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class CueCounts:
    """The cues of one side.

    `triggers` can raise a finding; `alternatives` counts, by list, the words
    that can explain a trigger of the other side, and `alternative_cues` has
    these words. `hidden` is the number of run-together words that may hold a cue.
    """

    triggers: tuple[Cue, ...]
    alternatives: Counter[str]
    hidden: int = 0
    alternative_cues: Mapping[str, Sequence[Cue]] = field(default_factory=dict)


def count_cues(
    side: Segment,
    table: str,
    trigger_lists: frozenset[str],
    *,
    hidden: int = 0,
    ignored: Callable[[Cue], bool] | None = None,
) -> CueCounts:
    """Count the cues of a side by the lists of `table`.

    A word in a list of triggers (`trigger_lists`) and in another counts as an
    alternative. Cues for which `ignored` is true where they stand do not count.
    """
    triggers: list[Cue] = []
    alternatives: Counter[str] = Counter()
    by_list: dict[str, list[Cue]] = {}
    for cue in cues(side, table):
        if cue.has(PLAIN) or (ignored is not None and ignored(cue)):
            continue
        milder = [name for name in cue.classes if name not in trigger_lists]
        if milder:
            alternatives[milder[0]] += 1
            by_list.setdefault(milder[0], []).append(cue)
        else:
            triggers.append(cue)
    return CueCounts(tuple(triggers), alternatives, hidden, by_list)


def first_excess(here: CueCounts, there: CueCounts) -> Cue | None:
    """The first trigger here, if there are more of them than the other side can explain; None otherwise."""
    return here.triggers[0] if len(here.triggers) > len(there.triggers) + spare_alternatives(here, there) else None


def spare_alternatives(here: CueCounts, there: CueCounts) -> int:
    """How many alternatives there exceed those of the same lists here, hidden words included."""
    return there.hidden + sum((there.alternatives - here.alternatives).values())
