"""Polarity: one side denies what the other affirms.

Languages deny by particles (not, لم) and by words (refuse, without, رفض, دون),
and translators swap the one for the other all the time; idioms such as لا يزال
("still") deny nothing. So only a *particle* can raise a finding, and any word
of negative sense on the other side accounts for it, unless the first side has
a word of the same kind too (hard: صعب), or one that its vector shows to be its
translation, which leaves the other side's word nothing else to account for.

A particle before a word of negative sense (did not rule out, ليس مستحيلا) may
be told as what the two come to, but not as the bare word.

Hard where one side has more denials than the other can answer; soft where the
one more may be a matter of wording, because it only repeats the one before
("no A, no B", "neither … nor").
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from compare.divergence.balance import Weight, weigh
from compare.divergence.counterparts import OTHER, Counterpart, SideName, counterparts
from compare.divergence.cues import Cue, knows, phrase
from compare.divergence.finding import Confidence, Finding
from compare.divergence.pair import Context, Pair, Side
from compare.document import Span
from compare.languages import Language, fold_word, load_language

CHECK = "negation"

_PARTICLES = frozenset({"strong"})
_MILD = frozenset({"only", "instead", "idiom"})
"""Lists of words that are not negative enough to be denied themselves."""
_PREFIXED = "not_so"
_AFFIRMING = frozenset({_PREFIXED, "unable"})
"""Lists of words that are denials by their form (unclear, غير واضح, unable): negated, they affirm."""
_NO_DENIAL = re.compile(r"\.?\s?\d|\.\s?[\w/-]*\d|-\w")
"""After a particle: "No. 1" is a rank, "No. A/12-3" a reference, "no-fly" part of a word."""
_REPLY = "negation_reply.words"
_COMMA = re.compile(r"\s*[,;:،؛–—)!?؟]")
_REPEATED = 4
"""Words from one particle to the next within which the second may repeat the first."""
_BROKEN = re.compile(r"[^\w\s]|\n")
SURE = 0.45
"""Cosine from which on a negative word is taken to tell what its counterpart tells, and nothing else."""
_BEFORE = 2
"""Words before a particle that it may deny: it is not."""
_TWO_WORDS = 8
_RUN_TOGETHER = 14
"""Words from this length on may hold a particle that the typist ran together with them."""


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Negation of one side that nothing on the other side accounts for."""
    if not (knows(pair.source, CHECK) and knows(pair.target, CHECK)):
        return
    if not (pair.source.sentences and pair.target.sentences):
        return
    source, target = polarity(pair.source), polarity(pair.target)
    source, target = _settle_doubles(source, target), _settle_doubles(target, source)
    ways: tuple[tuple[SideName, Weight, Weight], ...] = (("source", source, target), ("target", target, source))
    for name, here, there in ways:
        confidence = _unanswered(here, there, partial(_taken, pair, context, OTHER[name], here))
        if confidence is None:
            continue
        yield _finding(pair, context, name, _odd_one(pair, context, name, here, there), confidence)


def _finding(pair: Pair, context: Context, name: SideName, cue: Cue, confidence: Confidence) -> Finding:
    """The denial with what it denies, and the word of the other side that says so without, if it is known."""
    side, other = _sides(pair, name)
    said = phrase(side, cue, words=2)
    _, found = counterparts(context, name, said.span)
    told = _before(other, found[0].there) if found else None
    one, two = ("original", "report") if name == "source" else ("report", "original")
    affirmed = f" ({other.text[slice(*told)]})" if told else ""
    spans = {name: (side.span(said.span),), OTHER[name]: (other.span(told),) if told else ()}
    message = f"{one} denies ({said.text}), {two} does not{affirmed}"
    return Finding("reworded", CHECK, "critical", confidence, message, spans["source"], spans["target"])


def _sides(pair: Pair, name: SideName) -> tuple[Side, Side]:
    return (pair.source, pair.target) if name == "source" else (pair.target, pair.source)


def _before(side: Side, word: Span) -> Span:
    """A word with the one right before it, which may be its auxiliary."""
    before = [w for w in load_language(side.language).analyse(side.text).words if w.end < word[0]]
    near = before and not _BROKEN.search(side.text, before[-1].end, word[0])
    return (before[-1].start if near else word[0]), word[1]


def _unanswered(here: Weight, there: Weight, taken: Callable[[Sequence[Cue]], int]) -> Confidence | None:
    """Are there more denials here than the other side can answer? "soft" if one may only repeat another.

    `taken` counts the words of the other side that tell something else of this one.
    """
    excess = len(here.spoken) - len(there.spoken) - there.hidden
    if excess <= 0:
        return None
    for name, mild in there.mild.items():
        spare = there.answers[name] - here.answers[name]
        if spare > 0:
            excess -= spare if name in _MILD else min(spare, len(mild) - taken(mild))
    if excess <= 0:
        return None
    repeated = sum(_repeats(one, two) for one, two in itertools.pairwise(here.spoken))
    return "hard" if excess > repeated else "soft"


def _taken(pair: Pair, context: Context, name: SideName, across: Weight, mild: Sequence[Cue]) -> int:
    """How many of these words of the side `name` have a counterpart `across` that is not denied there."""
    side, other = _sides(pair, name)
    denied = _covered(other, (_reach(other, cue, before=_BEFORE) for cue in across.spoken))
    places = set()
    for cue in mild:
        _, found = counterparts(context, name, cue.span, like=SURE)
        if not found and cue.has(_PREFIXED) and counterparts(context, name, _reach(side, cue, words=2), like=SURE)[1]:
            _, found = counterparts(context, name, _reach(side, cue, words=4))
        if found and not _inside(found, denied):
            places.add(found[0].there)
    return len(places)


def _odd_one(pair: Pair, context: Context, name: SideName, here: Weight, there: Weight) -> Cue:
    """The denial here that has least to do with those of the other side: by its words, then by its place."""
    side, other = _sides(pair, name)
    denied = _covered(other, (_reach(other, cue, before=_BEFORE) for cue in there.spoken))
    places = [cue.start / len(other.text) for cue in there.spoken]

    def oddity(cue: Cue) -> tuple[int, float]:
        _, found = counterparts(context, name, _reach(side, cue, words=4))
        place = cue.start / len(side.text)
        at = bisect_left(places, place)
        distance = min((abs(place - near) for near in places[max(0, at - 1) : at + 1]), default=0.0)
        return _inside(found, denied), -distance

    return min(here.spoken, key=oddity)


def _covered(side: Side, spans: Iterable[Span]) -> bytearray:
    """Of each character of a side, whether any of the spans holds it."""
    held = bytearray(len(side.text))
    for start, end in spans:
        held[start:end] = b"\1" * (end - start)
    return held


def _inside(found: Sequence[Counterpart], held: bytearray) -> int:
    return sum(held[one.there[0]] for one in found)


def _reach(side: Side, cue: Cue, *, before: int = 0, words: int = 8) -> Span:
    """A word of a side with those after it, and some before it: what it may be said of."""
    near = load_language(side.language).analyse(side.text).words[max(0, cue.first - before) : cue.first + words]
    return near[0].start, near[-1].end


def _repeats(one: Cue, two: Cue) -> bool:
    return two.first - one.last <= _REPEATED


def polarity(side: Side) -> Weight:
    """What on a side denies, or could account for a denial of the other."""
    text = side.text
    replies = load_language(side.language).words(_REPLY)

    def silent(cue: Cue) -> bool:
        """Is it a mere reply ("No, thank you"), or no denial at all?"""
        if fold_word(cue.text) in replies and _COMMA.match(text, cue.end):
            return True
        return not _PARTICLES.isdisjoint(cue.classes) and bool(_NO_DENIAL.match(text, cue.end))

    return weigh(side, CHECK, _PARTICLES, hidden=_hidden(side), silent=silent)


def _settle_doubles(here: Weight, there: Weight) -> Weight:
    """Without the negated denials (did not rule out, لم ينف) that the other side has no word for.

    Two negatives may be told as what they come to ("said it was possible"); but
    where the other side has the word for the denial, the particle is missing.
    """
    spoken, answers = list[Cue](), Counter(here.answers)
    begin = {name: {m.first for m in mild} for name, mild in here.mild.items() if name not in _MILD}
    for cue in here.spoken:
        name = next((name for name, places in begin.items() if cue.last + 1 in places), None)
        if name and not there.answers[name] and (name in _AFFIRMING or not there.spoken):
            answers[name] -= 1
        else:
            spoken.append(cue)
    return replace(here, spoken=tuple(spoken), answers=+answers)


def _hidden(side: Side) -> int:
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
