"""Polarity: one side denies what the other affirms.

Languages deny by particles (not, لم) and by words (refuse, without, رفض, دون),
and translators swap the one for the other all the time; idioms such as لا يزال
("still") deny nothing. So only a *particle* can raise a finding, and any word
of negative sense on the other side accounts for it, unless the first side has
a word of the same kind too (hard: صعب), or one that its vector shows to be its
translation, which leaves the other side's word nothing else to account for.

A particle before a word of negative sense (did not rule out, ليس مستحيلا) may
be translated as what the two come to, but not as the bare word.

Counting alone cannot tell a denial that is gone from one that is worded in
another way. So a finding is hard where a word that one side denies has a
counterpart that the other side affirms (`compare.passage.scope`); one that
rests on the count alone is soft. Words of absence (عدم, without) are followed
to what they deny, too. Where no word is surely the translation of another
(languages without a table of translations) the count decides: hard where one
side has more denials than the other can explain, soft where the one more only
repeats the one before ("no A, no B", "neither … nor"), or where the passage is
told so freely (`FREE`) that the denial may be in the other words: we will not
let them go, we go after them.
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
from compare.languages import Language, fold_word, load_language
from compare.passage.cue_balance import PLAIN, CueCounts, count_cues
from compare.passage.likeness import Likeness, likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity import MILD, denied_alone, doubled, governed_alone, negatives
from compare.passage.run import Run
from compare.passage.scope import Scoped
from compare.passage.word_alignment import Counterpart
from compare.records import Confidence, Finding, Side, Span
from compare.text.lexicon import Cue, cues, phrase
from compare.text.segment import Segment, overlap

CHECK = "negation"

_PARTICLES = frozenset({"strong"})
_GOVERNING = ("refuse", "fail", "unable", "lack")
"""Lists of words that turn round what they govern."""
_FORBIDDING = ("allow-", "accept-")
"""Poles of words that do so, too."""
_DENIABLE = ("refuse", "deny", "fail", "few", "stop", "ignore")
"""Lists of words that a particle turns into an affirmation."""
_PREFIXED = "not_so"
_AFFIRMING = frozenset({_PREFIXED, "unable"})
"""Lists of words that are denials by their form (unclear, غير واضح, unable): negated, they affirm."""
_NO_DENIAL = re.compile(r"\.?\s?\d|\.\s?[\w/-]*\d|-\w")
"""After one of `negation_rank`: "No. 1" is a rank, "No. A/12-3" a reference, "no-fly" part of a word."""
_REPLY, _RANK = "negation_reply.words", "negation_rank.words"
_COMMA = re.compile(r"\s*[,;:،؛–—)!?؟]")
_REPEATED = 4
"""Words from one particle to the next within which the second may repeat the first."""
_BROKEN = re.compile(r"[^\w\s]|\n")
COUNTED, FOLLOWED = 0.25, 0.35
"""Likeness of a denied word and its affirmed counterpart, where one side has more denials and where it has not."""
FREE = 0.2
"""Share of a side's content words that have a counterpart, below which a passage is told freely.

Of 51 false alarms in faithful texts of four languages 8 are told so freely, of 377 denials dropped or added 15.
"""
_ABSENCE = "negation_absence.words"
SURE = 0.45
"""Cosine from which on a negative word is taken to translate its counterpart, and nothing else."""
_DENIED = (2, 3, 4)
"""Words from a denial on in which what it denies is looked for: not reach; was not put on; لم تكن مدرجة."""
_BEFORE = 2
"""Words before a particle that it may deny: it is not."""
_TWO_WORDS = 8
_RUN_TOGETHER = 14
"""Words from this length on may hold a particle that the typist ran together with them."""


NO_NEGATION = "none"


class NegationCheck(Check):
    """Denials on one side only."""

    id = CHECK
    lists = (CHECK,)

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Negation of one side that nothing on the other side accounts for."""
        said = source, target = polarity(pair.source), polarity(pair.target)
        source, target = _without_double_negatives(source, target), _without_double_negatives(target, source)
        counts = source, target
        if not any(one.triggers or one.alternative_cues for one in said):
            return
        alike = likeness(pair, run)
        for side in Side:
            here, there = counts[side], counts[side.other]
            confidence = _unexplained(here, there, partial(_taken, pair, run, side.other, here))
            denied = _denied_here_only(pair, said, side, alike, more=bool(confidence)) if alike else []
            if denied:
                yield _affirmed(pair, side, denied[0])
            elif confidence is not None:
                cue = _odd_one(pair, run, side, here, there)
                unsure = alike is not None or _told_freely(pair, run)
                yield _finding(pair, run, side, cue, "soft" if unsure else confidence)


def _told_freely(pair: PassagePair, run: Run) -> bool:
    """Whether few content words of either side have a counterpart; False without vectors of words."""
    for side in Side:
        count, found = run.nearest_words(pair, side, (0, len(pair.on(side).text)))
        if count and len({one.there for one in found}) < FREE * count:
            return True
    return False


def _denied_here_only(
    pair: PassagePair, counts: tuple[CueCounts, CueCounts], side: Side, alike: Likeness, *, more: bool
) -> list[Scoped]:
    """What a side denies and the other affirms, by the words themselves.

    `counts` are the polarities of both; `more`: this side has more denials.
    """
    cues_of = [[*one.triggers, *itertools.chain.from_iterable(one.alternative_cues.values())] for one in counts]
    found = negatives(pair, alike, (cues_of[0], cues_of[1]))
    triggers = counts[side].triggers
    nominal = load_language(pair.on(side).language).words("negation_nominal.words")
    absent = [
        cue
        for cue in cues(pair.on(side), _ABSENCE)
        if any(overlap(cue.span, other.span) for other in cues_of[side])
        and not any(overlap(cue.span, other.span) for other in triggers)
    ]
    wide = [] if not more else [cue for cue in triggers if fold_word(cue.text) not in nominal]
    denials = sorted([*triggers, *absent], key=lambda cue: cue.first)
    operators = [cue for name in _GOVERNING for cue in counts[side].alternative_cues.get(name, ())]
    other_words = [cue.span for cue in cues(pair.on(side), CHECK) if cue.has(PLAIN)]
    operators += [
        cue
        for cue in cues(pair.on(side), "opposite.poles")
        if cue.has(*_FORBIDDING) and not any(overlap(cue.span, span) for span in other_words)
    ]
    return [
        *denied_alone(pair, side, alike, found, denials, COUNTED if more else FOLLOWED, wide),
        *doubled(pair, side, alike, found, triggers, _DENIABLE),
        *governed_alone(pair, side, alike, found, operators),
    ]


def _affirmed(pair: PassagePair, side: Side, denied: Scoped) -> Finding:
    """A word that one side denies, with its counterpart."""
    here, there = pair.on(side), pair.on(side.other)
    denial = denied.cue.start, max(denied.cue.end, denied.head[1])
    affirmed = _before(there, denied.counterpart)
    told = glossed(there.text[slice(*affirmed)], there.language)
    head = headed(meaning_of(denied.cue, here, CHECK), here.text[slice(*denial)], here.language)
    message = alone(side, "", head, told)
    return Finding("reworded", CHECK, "critical", "hard", message, *pair.spans_on(side, denial, affirmed))


def _finding(pair: PassagePair, run: Run, side: Side, cue: Cue, confidence: Confidence) -> Finding:
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
    return Finding("reworded", CHECK, "critical", confidence, message, *spans)


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


def _taken(pair: PassagePair, run: Run, side: Side, across: CueCounts, alternatives: Sequence[Cue]) -> int:
    """How many of these words of a side have a counterpart `across` that is not denied there."""
    here, there = pair.on(side), pair.on(side.other)
    denied = _covered(there, (_reach(there, cue, before=_BEFORE) for cue in across.triggers))
    places = set()
    for cue in alternatives:
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


def _reach(side: Segment, cue: Cue, *, before: int = 0, words: int = 8) -> Span:
    """A word of a side with those after it, and some before it: its scope at most."""
    near = load_language(side.language).analyse(side.text).words[max(0, cue.first - before) : cue.first + words]
    return near[0].start, near[-1].end


def _repeats(one: Cue, two: Cue) -> bool:
    return two.first - one.last <= _REPEATED


def polarity(side: Segment) -> CueCounts:
    """What on a side denies, or could account for a denial of the other."""
    text = side.text
    language = load_language(side.language)
    replies, ranks = language.words(_REPLY), language.words(_RANK)

    def ignored(cue: Cue) -> bool:
        """Is it a mere reply ("No, thank you"), or no denial at all?"""
        if fold_word(cue.text) in replies and _COMMA.match(text, cue.end):
            return True
        return fold_word(cue.text) in ranks and bool(_NO_DENIAL.match(text, cue.end))

    return count_cues(side, CHECK, _PARTICLES, hidden=_hidden(side), ignored=ignored)


def _without_double_negatives(here: CueCounts, there: CueCounts) -> CueCounts:
    """Without the negated denials (did not rule out, لم ينف) that the other side has no word for.

    Two negatives may be translated as what they come to ("said it was possible"); but
    where the other side has the word for the denial, the particle is missing.
    """
    triggers, alternatives = list[Cue](), Counter(here.alternatives)
    begin = {name: {cue.first for cue in cues} for name, cues in here.alternative_cues.items() if name not in MILD}
    for cue in here.triggers:
        name = next((name for name, places in begin.items() if cue.last + 1 in places), None)
        if name and not there.alternatives[name] and (name in _AFFIRMING or not there.triggers):
            alternatives[name] -= 1
        else:
            triggers.append(cue)
    return replace(here, triggers=tuple(triggers), alternatives=+alternatives)


def _hidden(side: Segment) -> int:
    """Words that seem to hold a particle, typed without a space between them."""
    language = load_language(side.language)
    if not language.get("negation_glued"):
        return 0
    words = [word.text for word in language.analyse(side.text).words]
    return sum(_holds_particle(word, next_, language) for word, next_ in itertools.pairwise([*words, ""]))


def _holds_particle(word: str, following: str, language: Language) -> bool:
    def any_of(name: str, test: Callable[[str], bool]) -> bool:
        return any(test(entry) for entry in language.words(f"negation_glued.{name}"))

    if len(word) < _TWO_WORDS:
        return False
    if any_of("ending", word.endswith) and any_of("before", following.startswith):
        return True
    rest = word
    for own in sorted(language.words("negation_glued.own")):
        rest = rest.replace(own, " ")
    if len(word) >= _RUN_TOGETHER:
        return any_of("particles", rest.__contains__)
    return any_of("inside", rest[2:-2].__contains__)
