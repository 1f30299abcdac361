"""Polarity: one side denies what the other affirms.

Languages deny by particles (not, لم) and by words (refuse, without, رفض, دون),
and translators swap the one for the other all the time; idioms such as لا يزال
("still") deny nothing. So only a *particle* can raise a finding, and any word
of negative sense on the other side accounts for it, unless the first side has
a word of the same kind too (hard: صعب), which leaves the other side's word
nothing else to account for.

Hard where one side denies and the other has no particle at all; soft where
both have some and one has more, which is often a matter of wording
("neither … nor", "no A, no B").
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from compare.divergence.balance import Weight, unanswered, weigh
from compare.divergence.cues import knows, phrase
from compare.divergence.finding import Finding
from compare.divergence.pair import Context, Pair, Side
from compare.languages import Language, load_language

CHECK = "negation"

_PARTICLES = frozenset({"strong"})
_DENIAL = "deny"
_NUMBER_SIGN = re.compile(r"\.?\s?\d")
UNSURE_LINK = 0.75
"""Of links scored under this the aligner is not sure."""
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
    hard = not (source.spoken and target.spoken)
    if (cue := unanswered(source, target)) and not _told_next_door(pair, context, "target"):
        said = phrase(pair.source, cue, words=2)
        yield Finding(
            "reworded",
            CHECK,
            "critical",
            "hard" if hard else "soft",
            f"original denies ({said.text}), report does not",
            (pair.source.span(said.span),),
        )
    if (cue := unanswered(target, source)) and not _told_next_door(pair, context, "source"):
        said = phrase(pair.target, cue, words=2)
        yield Finding(
            "reworded",
            CHECK,
            "critical",
            "hard" if hard else "soft",
            f"report denies ({said.text}), original does not",
            (),
            (pair.target.span(said.span),),
        )


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
    weight = weigh(side, CHECK, _PARTICLES, hidden=_hidden(side))
    text = side.text  # "No. 1" is a rank
    return replace(weight, spoken=tuple(cue for cue in weight.spoken if not _NUMBER_SIGN.match(text, cue.end)))


def _settle_doubles(here: Weight, there: Weight) -> Weight:
    """Without the negated denials (did not rule out, لم ينف), if the other side denies nothing.

    Two negatives may be told as what they come to ("said it was possible"); but
    where the other side has the word for the denial, the particle is missing.
    """
    if there.answers[_DENIAL]:
        return here
    doubles = [cue for cue in here.spoken if cue.last + 1 in here.places.get(_DENIAL, ())]
    answers = here.answers - Counter({_DENIAL: len(doubles)})
    return replace(here, spoken=tuple(cue for cue in here.spoken if cue not in doubles), answers=answers)


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

    if len(word) >= _RUN_TOGETHER:
        return any_of("particles", word.__contains__)
    if len(word) < _TWO_WORDS:
        return False
    if any_of("ending", word.endswith) and any_of("before", following.startswith):
        return True
    return any_of("inside", word[2:-2].__contains__) and not any_of("own", word.__contains__)
