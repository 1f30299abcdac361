"""Certainty: what one side gives as possible, likely or alleged, and the other as fact.

A word of doubt raises a finding where nothing on the other side answers it
(compare/divergence/balance.py), not even a word that only may express doubt
(can, would, believe; يمكن, يعتقد). Arabic قد is a doubt before an imperfect
only; the language file spells that out. Soft where both sides doubt, one of
them more often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compare.divergence.balance import Weight, unanswered, weigh
from compare.divergence.cues import Cue, cues, knows, phrase
from compare.divergence.finding import Finding, Severity
from compare.divergence.pair import Context, Pair, Side

CHECK = "certainty"
_DOUBTS = frozenset({"possible", "likely", "seem", "expected", "alleged", "modal"})
_CAPITAL = re.compile(r"[A-Z]\w\w\b")
_GRAVE = "alleged"
"""Leaving out that a thing is only alleged makes a suspect a culprit."""


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Doubts of one side that the other does not share."""
    if not (pair.source.sentences and pair.target.sentences):
        return
    if not (knows(pair.source, CHECK) and knows(pair.target, CHECK)):
        return
    source, target = _doubts(pair.source), _doubts(pair.target)
    both = bool(source.spoken and target.spoken)
    if lost := _lost(pair.source, source, pair.target, target):
        cue = phrase(pair.source, lost[0], words=2)
        severity: Severity = "critical" if lost[0].has(_GRAVE) else "major"
        message = f"original is not certain ({cue.text}), report is"
        yield Finding(
            "reworded",
            CHECK,
            severity,
            "soft" if both and not lost[1] else "hard",
            message,
            (pair.source.span(cue.span),),
        )
    if new := _lost(pair.target, target, pair.source, source):
        cue = phrase(pair.target, new[0], words=2)
        message = f"report is not certain ({cue.text}), original is"
        yield Finding(
            "reworded",
            CHECK,
            "major",
            "soft" if both and not new[1] else "hard",
            message,
            (),
            (pair.target.span(cue.span),),
        )


def _lost(side: Side, here: Weight, other: Side, there: Weight) -> tuple[Cue, bool] | None:
    """A doubt of `side` that the other lacks, and whether the other side says it for sure.

    Where there are more doubts here and more plain futures there (may: will),
    words that may answer a doubt do not excuse it.
    """
    if len(here.spoken) > len(there.spoken) and len(_sure(other)) > len(_sure(side)):
        return here.spoken[-1], True
    cue = unanswered(here, there)
    return (cue, False) if cue else None


def _sure(side: Side) -> list[Cue]:
    return [cue for cue in cues(side, "certainty_future") if cue.has("sure")]


def _doubts(side: Side) -> Weight:
    """The doubts of a side. A word of three letters with a capital is none: May is a month and a name."""
    weight = weigh(side, CHECK, _DOUBTS)
    spoken = [cue for cue in weight.spoken if not _CAPITAL.match(cue.text)]
    return replace(weight, spoken=tuple(spoken))
