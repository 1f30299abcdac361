"""How often: amounts and events by the day, the week, the month or the year.

620 tonnes a day are not 620 tonnes a week, and annual inflation is not monthly
inflation. `[unit] rates` has the words: `day` where they always tell a rate
(daily, per day, يوميا), `day?` where they do so only behind an amount (a day,
في اليوم), `day~` where they only explain one, `-` in phrases that tell a point in time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.languages import load_language
from compare.passage.amounts.number_alignment import match_numbers
from compare.passage.pair import PassagePair
from compare.text.lexicon import Cue, cues, first_of_each, knows
from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment

_RATES = "unit.rates"
_BREAK = re.compile(r"[^\w\s'’-]|\n")
_BEFORE = 5
"""So many words before "a day" an amount may stand."""


def changed_rates(pair: PassagePair) -> Iterator[tuple[Cue, Cue]]:
    """A rate of the original, and one of the report in its place.

    Neither side knows the other's. Where figures differ too, they are the
    finding: ten a day may well be seventy a week.
    """
    if not (knows(pair.source, _RATES) and knows(pair.target, _RATES)):
        return
    source, target = cues(pair.source, _RATES), cues(pair.target, _RATES)
    if not source or not target:
        return
    lost, new = _alone(pair.source, source, target), _alone(pair.target, target, source)
    if lost and new:
        matched = match_numbers(pair)
        if not (matched.source and matched.target):
            yield from zip(lost, new, strict=False)


def period(cue: Cue) -> str:
    """The stretch of time a word of a rate names."""
    return cue.classes[0].rstrip("?~")


def _alone(side: Segment, here: tuple[Cue, ...], there: tuple[Cue, ...]) -> list[Cue]:
    """The rates of a side that no word of the other side has, one of each."""
    known = {period(cue) for cue in there}
    return first_of_each((cue for cue in here if period(cue) not in known and _surely(side, cue)), period)


def _surely(side: Segment, cue: Cue) -> bool:
    """Whether a word tells a rate: always, or behind an amount and the noun it counts (620 tonnes of waste a day)."""
    name = cue.classes[0]
    if not name.endswith("?"):
        return not name.endswith(("~", "-"))
    language = load_language(side.language)
    words = language.analyse(side.text).words
    start = words[max(0, cue.first - _BEFORE)].start
    near = [q.span for q in numbers_of(side).quantities if start <= q.span[0] and q.span[1] <= cue.start]
    if not near or _BREAK.search(side.text, near[-1][1], cue.start):
        return False
    before = words[cue.first - 1]
    return before.start < near[-1][1] or not language.is_function(before.text)
