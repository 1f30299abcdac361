"""Weighing the words of one kind on two sides: what one side has and nothing on the other answers.

A check's table in the language files has lists that *speak* (a particle that
denies, an adverb of doubt) and lists of words that may *answer* one: words
that can express the same, but need not. Languages swap the two all the time,
so a word of the other side answers, unless this side has one of the same list
too; then the two belong together, and there is nothing left to answer with.
Words in the list `plain` only look like the others and are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Weight:
    """The words of a side that speak, the lists of those that may answer, and unreadable words that may, too.

    `mild` are the words that may answer, by list.
    """

    spoken: tuple[Cue, ...]
    answers: Counter[str]
    hidden: int = 0
    mild: Mapping[str, Sequence[Cue]] = field(default_factory=dict)


def weigh(
    side: Segment, table: str, speaking: frozenset[str], *, hidden: int = 0, silent: Callable[[Cue], bool] | None = None
) -> Weight:
    """Sort the words of a side by the lists of `table`; a word in several lists counts for the milder one.

    Those that are `silent` where they stand are left out.
    """
    spoken: list[Cue] = []
    answers: Counter[str] = Counter()
    by_list: dict[str, list[Cue]] = {}
    for cue in cues(side, table):
        if cue.has(PLAIN) or (silent is not None and silent(cue)):
            continue
        mild = [name for name in cue.classes if name not in speaking]
        if mild:
            answers[mild[0]] += 1
            by_list.setdefault(mild[0], []).append(cue)
        else:
            spoken.append(cue)
    return Weight(tuple(spoken), answers, hidden, by_list)


def unanswered(here: Weight, there: Weight) -> Cue | None:
    """The first word that speaks here, if there are more of them than the other side can answer."""
    return here.spoken[0] if len(here.spoken) > len(there.spoken) + spare(here, there) else None


def spare(here: Weight, there: Weight) -> int:
    """How many words there may answer, beside those that belong to words of the same lists here."""
    return there.hidden + sum((there.answers - here.answers).values())
