"""Polarity: one side denies what the other affirms.

Languages deny by particles (not, لم) and by words (refuse, without, رفض, دون),
and translators swap the one for the other all the time; idioms such as لا يزال
("still") deny nothing. So only a *particle* can raise a finding, and any word
of negative sense on the other side accounts for it, unless the first side has
a word of the same kind too (hard: صعب), which leaves the other side's word
nothing else to account for.

A particle before a word of negative sense (did not rule out, ليس مستحيلا) may
be told as what the two come to, but not as the bare word.

Hard where one side has more denials than the other can answer; soft where the
one more may be a matter of wording, because it only repeats the one before
("no A, no B", "neither … nor").
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from compare.divergence.balance import Weight, weigh
from compare.divergence.cues import Cue, knows, phrase
from compare.divergence.finding import Confidence, Finding
from compare.divergence.pair import Context, Pair, Side
from compare.languages import Language, fold_word, load_language

CHECK = "negation"

_PARTICLES = frozenset({"strong"})
_MILD = frozenset({"only", "instead", "idiom"})
"""Lists of words that are not negative enough to be denied themselves."""
_PREFIXED = "not_so"
"""The list of words that are denials by their form (unclear, غير واضح): negated, they affirm."""
_NO_DENIAL = re.compile(r"\.?\s?\d|-\w")
"""After a particle: "No. 1" is a rank, "no-fly" part of a word."""
_REPLY = "negation_reply.words"
_COMMA = re.compile(r"\s*[,;:،؛–—)]")
UNSURE_LINK = 0.75
"""Of links scored under this the aligner is not sure."""
_REPEATED = 4
"""Words from one particle to the next within which the second may repeat the first."""
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
    for here, there, name, other in ((source, target, "source", "target"), (target, source, "target", "source")):
        excess = _unanswered(here, there)
        if excess is None or _told_next_door(pair, context, other):
            continue
        cue, confidence = excess
        side: Side = getattr(pair, name)
        said = phrase(side, cue, words=2)
        spans = (side.span(said.span),)
        one, two = ("original", "report") if name == "source" else ("report", "original")
        message = f"{one} denies ({said.text}), {two} does not"
        yield Finding(
            "reworded",
            CHECK,
            "critical",
            confidence,
            message,
            spans if name == "source" else (),
            spans if name == "target" else (),
        )


def _unanswered(here: Weight, there: Weight) -> tuple[Cue, Confidence] | None:
    """A denial here that is one more than the other side can answer; soft if it may only repeat another."""
    spare = there.hidden + sum((there.answers - here.answers).values())
    answered = len(there.spoken) + spare
    if len(here.spoken) <= answered:
        return None
    repeated = sum(_repeats(one, two) for one, two in itertools.pairwise(here.spoken))
    return here.spoken[0], "hard" if len(here.spoken) - repeated > answered else "soft"


def _repeats(one: Cue, two: Cue) -> bool:
    return two.first - one.last <= _REPEATED


def _told_next_door(pair: Pair, context: Context, name: str) -> bool:
    """Has a passage beside this one a negative word to spare on that side, and is the aligner unsure of both?

    Then a clause has gone over to the other link, and its denial with it.
    """
    other = "source" if name == "target" else "target"
    return any(
        max(pair.link.score, near.link.score) < UNSURE_LINK
        and _negatives(getattr(near, name)) > _negatives(getattr(near, other))
        for near in context.neighbours()
    )


def _negatives(side: Side) -> int:
    weight = polarity(side)
    return len(weight.spoken) + weight.answers.total()


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
    spoken, answers = list(here.spoken), Counter(here.answers)
    for cue in here.spoken:
        denied = (name for name, places in here.places.items() if cue.last + 1 in places and name not in _MILD)
        name = next(denied, None)
        if name and not there.answers[name] and (name == _PREFIXED or not there.spoken):
            spoken.remove(cue)
            answers[name] -= 1
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
