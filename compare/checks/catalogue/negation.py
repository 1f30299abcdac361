"""Polarity: one side denies what the other affirms.

Languages deny by particles (not, لم) and by words (refuse, without, رفض, دون),
and translators swap the one for the other all the time; idioms such as لا يزال
("still") deny nothing. So any word of negative sense on the other side accounts
for a denial, unless the first side has a word of the same kind too (hard: صعب),
or one that its vector shows to be its translation, which leaves the other side's
word nothing else to account for.

A particle before a word of negative sense (did not rule out, ليس مستحيلا) may
be translated as what the two come to, but not as the bare word.

Counting cannot tell a denial that is gone from one that is worded in another
way. So words of negative sense are paired off first, and a denial of the one side
is looked at where the other has none to spare
(`compare.passage.polarity.unanswered`): what it denies, or more of its clause, is
stated there, or else it was left out as a whole
(`compare.passage.polarity.lost_denials`). Without vectors of words the count
decides: hard where one side has more denials than the other can explain, soft
where the one more only repeats the one before ("no A, no B", "neither … nor").
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from compare.checks.base import Check
from compare.checks.messages import alone, glossed, headed, meaning_of
from compare.languages import load_language
from compare.passage.evidence.cue_balance import CueCounts
from compare.passage.evidence.denials import polarity
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.evidence.word_alignment import Counterpart
from compare.passage.pair import PassagePair
from compare.passage.polarity.contrasts import turned_contrast
from compare.passage.polarity.denials_put_in import put_in
from compare.passage.polarity.litotes import MILD, denied_sense, told_by_contrary, told_by_limit, twice_denied
from compare.passage.polarity.lost_denials import (
    NEARBY,
    lost_denials,
    near_denials,
    untold,
)
from compare.passage.polarity.polarity import PARTICLE, Negatives, doubled, negatives
from compare.passage.polarity.scope import Scoped
from compare.passage.polarity.unanswered import is_unanswered
from compare.passage.polarity.weakened_denials import RULE as WEAKENED
from compare.passage.polarity.weakened_denials import weakened_denial
from compare.records import Confidence, Finding, Side, Span
from compare.text.lexicon import Cue, phrase
from compare.text.segment import Segment

CHECK = "negation"

_DENIABLE = ("refuse", "deny", "fail", "few", "stop", "ignore", "hide", "lack")
"""Lists of words that a particle turns into an affirmation."""
_PREFIXED = "not_so"
_AFFIRMING = frozenset({_PREFIXED, "unable"})
"""Lists of words that are denials by their form (unclear, غير واضح, unable): negated, they affirm."""
_REPEATED = 4
"""Words from one particle to the next within which the second may repeat the first."""
_BROKEN = re.compile(r"[^\w\s]|\n")
SURE = 0.45
"""Cosine from which on a negative word is taken to translate its counterpart, and nothing else."""
_DENIED = (2, 3, 4)
"""Words from a denial on in which what it denies is looked for: not reach; was not put on; لم تكن مدرجة."""
_BEFORE = 2
"""Words before a particle that it may deny: it is not."""
NO_NEGATION = "none"
COUNTED, DOUBLED, CONTRAST = "counted", "doubled", "contrast"
"""Rules: more denials than the other side can answer; a denied word of negative sense that the other side has bare;
what is denied in a contrast is asserted."""
UNSURE = frozenset({NEARBY})
"""Rules that are soft where no judge has met them."""


class NegationCheck(Check):
    """Denials on one side only."""

    id = CHECK
    lists = (CHECK,)
    found_as = ("quantifier",)

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Negation of one side that nothing on the other side accounts for."""
        said = polarity(pair.source), polarity(pair.target)
        if not any(one.triggers or one.alternative_cues for one in said):
            return
        counts = _affirmed_left_out(pair, Side.SOURCE, said), _affirmed_left_out(pair, Side.TARGET, said)
        alike = likeness(pair, run)
        if alike is None:
            yield from _counted(pair, run, counts)
            return
        if contrast := turned_contrast(pair, run, particle=True):
            yield _turned(pair, *contrast)
            return
        negative = negatives(pair, alike, (_all_cues(said[0]), _all_cues(said[1])))
        for side in Side:
            denying = counts[side].triggers
            twice = next(doubled(pair, side, alike, negative, said[side].triggers, _DENIABLE), None)
            if twice is not None:
                yield _affirmed(pair, side, twice, DOUBLED)
            elif is_unanswered(pair, side, alike, negative):
                yield from _lost(pair, run, side, alike, negative, (said[side].triggers, denying))
            elif side is Side.SOURCE:
                yield from _beside(pair, alike, negative, denying)


def _lost(
    pair: PassagePair, run: Run, side: Side, alike: Likeness, found: Negatives, particles: tuple[Sequence[Cue], ...]
) -> Iterator[Finding]:
    """A denial of a side whose other side has no word of negative sense to spare.

    `particles` of the side, and those of them that do not affirm.
    """
    denied = put_in(pair, alike, found, particles[1]) if side else lost_denials(pair, alike, found, *particles)
    first = next(denied, None)
    if first is not None:
        yield _affirmed(pair, side, *first)
    elif side is Side.SOURCE and (lost := untold(pair, alike, found, *particles)) is not None:
        yield _finding(pair, run, side, lost[0], "hard", lost[1])


def _counted(pair: PassagePair, run: Run, counts: tuple[CueCounts, CueCounts]) -> Iterator[Finding]:
    """By the number of denials alone, where the encoder knows no words."""
    for side in Side:
        here, there = counts[side], counts[side.other]
        confidence = _unexplained(here, there, partial(_taken, pair, run, side.other, here))
        if confidence is not None:
            yield _finding(pair, run, side, _odd_one(pair, run, side, here, there), confidence, COUNTED)


def _turned(pair: PassagePair, here: Span, there: Span) -> Finding:
    """What the source denies in a contrast and the target asserts in it."""
    denied = glossed(pair.source.text[slice(*here)], pair.source.language)
    message = f"contrast turned round: {denied} → {glossed(pair.target.text[slice(*there)], pair.target.language)}"
    return Finding(
        "reworded", CHECK, "critical", "soft", message, *pair.spans_on(Side.SOURCE, here, there), rule=CONTRAST
    )


def _beside(pair: PassagePair, alike: Likeness, found: Negatives, denying: Sequence[Cue]) -> Iterator[Finding]:
    """A denial of the source that a word of negative sense which the target has to spare does not answer."""
    near = next(near_denials(pair, alike, found, denying), None)
    if near is not None:
        yield _affirmed(pair, Side.SOURCE, *near)
    elif weak := weakened_denial(pair, found, denying):
        yield _weakened(pair, *weak)


def _all_cues(counts: CueCounts) -> list[Cue]:
    return [*counts.triggers, *itertools.chain.from_iterable(counts.alternative_cues.values())]


def _affirmed(pair: PassagePair, side: Side, denied: Scoped, rule: str) -> Finding:
    """A word that one side denies, with its counterpart."""
    here, there = pair.on(side), pair.on(side.other)
    denial = denied.cue.start, max(denied.cue.end, denied.head[1])
    affirmed = _before(there, denied.counterpart)
    told = glossed(there.text[slice(*affirmed)], there.language)
    head = headed(meaning_of(denied.cue, here, CHECK), here.text[slice(*denial)], here.language)
    message = alone(side, "", head, told)
    return Finding(
        "reworded",
        CHECK,
        "critical",
        "soft" if rule in UNSURE else "hard",
        message,
        *pair.spans_on(side, denial, affirmed),
        rule=rule,
    )


def _finding(pair: PassagePair, run: Run, side: Side, cue: Cue, confidence: Confidence, rule: str) -> Finding:
    """The denial with what it denies, and the word of the other side that says so without, if it is known."""
    here, there = pair.on(side), pair.on(side.other)
    for words in _DENIED:
        denial = phrase(here, cue, words)
        _, found = run.nearest_words(pair, side, denial.span)
        if found:
            break
    else:
        denial = phrase(here, cue, _DENIED[0])
    affirmed = _before(there, found[0].there) if found else None
    told = glossed(there.text[slice(*affirmed)], there.language) if affirmed else NO_NEGATION
    message = alone(side, "", headed(meaning_of(cue, here, CHECK), denial.text, here.language), told)
    spans = pair.spans_on(side, denial.span, affirmed)
    return Finding("reworded", CHECK, "critical", confidence, message, *spans, rule=rule)


def _weakened(pair: PassagePair, cue: Cue, little: Cue) -> Finding:
    """A denial of the source, and the word of the target that leaves little in its place."""
    denial = phrase(pair.source, cue, _DENIED[0])
    head = headed(meaning_of(cue, pair.source, CHECK), denial.text, pair.source.language)
    message = alone(Side.SOURCE, "", head, glossed(little.text, pair.target.language))
    spans = pair.spans_on(Side.SOURCE, denial.span, little.span)
    return Finding("reworded", CHECK, "critical", "soft", message, *spans, rule=WEAKENED)


def _before(side: Segment, word: Span) -> Span:
    """A word with the one right before it, which may be its auxiliary."""
    before = [w for w in load_language(side.language).analyse(side.text).words if w.end < word[0]]
    near = before and not _BROKEN.search(side.text, before[-1].end, word[0])
    return (before[-1].start if near else word[0]), word[1]


def _unexplained(here: CueCounts, there: CueCounts, taken: Callable[[Sequence[Cue]], int]) -> Confidence | None:
    """How sure it is that there are more denials here than the other side can explain; None if there are not.

    "soft" if one may only repeat another. `taken` counts the alternatives of
    the other side that are the counterparts of something else here.
    """
    excess = len(here.triggers) - len(there.triggers) - there.hidden
    if excess <= 0:
        return None
    for name, found in there.alternative_cues.items():
        spare = there.alternatives[name] - here.alternatives[name]
        if spare > 0:
            excess -= spare if name in MILD else min(spare, len(found) - taken(found))
    if excess <= 0:
        return None
    repeated = sum(_repeats(one, two) for one, two in itertools.pairwise(here.triggers))
    return "hard" if excess > repeated else "soft"


def _taken(
    pair: PassagePair,
    run: Run,
    side: Side,
    across: CueCounts,
    alternatives: Sequence[Cue],
) -> int:
    """How many of these words of a side have a counterpart `across` that is not denied there."""
    here, there = pair.on(side), pair.on(side.other)
    denied = _covered(there, (_reach(there, cue, before=_BEFORE) for cue in across.triggers))
    places = set()
    for cue in alternatives:
        if cue.has(PARTICLE):
            continue
        _, found = run.nearest_words(pair, side, cue.span, like=SURE)
        described = not found and cue.has(_PREFIXED)
        if described and run.nearest_words(pair, side, _reach(here, cue, words=2), like=SURE)[1]:
            _, found = run.nearest_words(pair, side, _reach(here, cue, words=4))
        if found and not _inside(found, denied):
            places.add(found[0].there)
    return len(places)


def _odd_one(pair: PassagePair, run: Run, side: Side, here: CueCounts, there: CueCounts) -> Cue:
    """The denial here that has least to do with those of the other side: by its words, then by its place."""
    mine, theirs = pair.on(side), pair.on(side.other)
    denied = _covered(theirs, (_reach(theirs, cue, before=_BEFORE) for cue in there.triggers))
    places = [cue.start / len(theirs.text) for cue in there.triggers]

    def oddity(cue: Cue) -> tuple[int, float]:
        _, found = run.nearest_words(pair, side, _reach(mine, cue, words=4))
        place = cue.start / len(mine.text)
        at = bisect_left(places, place)
        distance = min((abs(place - near) for near in places[max(0, at - 1) : at + 1]), default=0.0)
        return _inside(found, denied), -distance

    return min(here.triggers, key=oddity)


def _covered(side: Segment, spans: Iterable[Span]) -> bytearray:
    """Of each character of a side, whether any of the spans holds it."""
    held = bytearray(len(side.text))
    for start, end in spans:
        held[start:end] = b"\1" * (end - start)
    return held


def _inside(found: Sequence[Counterpart], held: bytearray) -> int:
    return sum(held[one.there[0]] for one in found)


def _reach(side: Segment, cue: Cue, *, before: int = 0, words: int = 12) -> Span:
    """A word of a side with those after it, and some before it: its scope at most."""
    near = load_language(side.language).analyse(side.text).words[max(0, cue.first - before) : cue.first + words]
    return near[0].start, near[-1].end


def _repeats(one: Cue, two: Cue) -> bool:
    return two.first - one.last <= _REPEATED


def _affirmed_left_out(pair: PassagePair, side: Side, counts: tuple[CueCounts, CueCounts]) -> CueCounts:
    """Without the denials that affirm: what the other side says without denying it.

    A negated denial (did not rule out, لم ينف) may be translated as what it comes to ("said it was
    possible"); but where the other side has the word for the denial, the particle is missing.
    """
    here, there = counts[side], counts[side.other]
    segment, other = pair.on(side), pair.on(side.other)
    more = len(here.triggers) - len(there.triggers) - there.hidden
    twice = twice_denied(segment, other, here.triggers) if more > 0 else []
    triggers, alternatives = list[Cue](), Counter(here.alternatives)
    plain = [sum(not denied_sense(one, cue) for cue in of.triggers) for one, of in ((segment, here), (other, there))]
    for cue in here.triggers:
        if more > 0 and (cue in twice or told_by_contrary(pair, side, cue) or told_by_limit(pair, side, cue)):
            more -= 1
            continue
        names = denied_sense(segment, cue)
        bare = any(there.alternatives[name] for name in names)
        if names and not bare and (names & _AFFIRMING or plain[1] <= plain[0]):
            alternatives.subtract(name for name in names if alternatives[name])
        else:
            triggers.append(cue)
    return replace(here, triggers=tuple(triggers), alternatives=+alternatives)
