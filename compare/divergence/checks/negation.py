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

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from compare.divergence.cues import Cue, cues, knows, phrase
from compare.divergence.finding import Finding
from compare.divergence.pair import Context, Pair, Side
from compare.languages import load_language

CHECK = "negation"

_NUMBER_SIGN = re.compile(r"\.?\s?\d")
_RUN_TOGETHER = 14
"""Words from this length on may hold a particle that the typist ran together with them."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """The particles that deny on a side, the kinds of its other negative words, and typing accidents."""

    strong: tuple[Cue, ...]
    weak: Counter[str]
    hidden: int


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Negation of one side that nothing on the other side accounts for."""
    if not (knows(pair.source, CHECK) and knows(pair.target, CHECK)):
        return
    if not (pair.source.sentences and pair.target.sentences):
        return
    source, target = polarity(pair.source), polarity(pair.target)
    hard = not (source.strong and target.strong)
    if cue := unanswered(source, target):
        said = phrase(pair.source, cue, words=2)
        yield Finding(
            "reworded",
            CHECK,
            "critical",
            "hard" if hard else "soft",
            f"original denies ({said.text}), report does not",
            (pair.source.span(said.span),),
        )
    if cue := unanswered(target, source):
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


def polarity(side: Side) -> Polarity:
    """What on a side denies, or could account for a denial of the other."""
    text = side.text
    strong: list[Cue] = []
    weak: Counter[str] = Counter()
    for cue in cues(side, CHECK):
        kinds = [name for name in cue.classes if name != "strong"]
        if "plain" in kinds:
            continue
        if kinds:
            weak["idiom" if "idiom" in kinds else kinds[0]] += 1
        elif not _NUMBER_SIGN.match(text, cue.end):  # "No. 1" is a rank
            strong.append(cue)
    return Polarity(tuple(strong), weak, _hidden(side))


def unanswered(here: Polarity, there: Polarity) -> Cue | None:
    """The first particle here that is one too many for the other side, if any."""
    answers = there.hidden + sum((there.weak - here.weak).values())
    return here.strong[0] if len(here.strong) > len(there.strong) + answers else None


def _hidden(side: Side) -> int:
    """Overlong words that seem to hold a particle (words typed without a space between them)."""
    language = load_language(side.language)
    particles = language.entries("negation_glued.particles")
    return sum(
        any(particle in word.text for particle in particles)
        for word in language.analyse(side.text).words
        if len(word.text) >= _RUN_TOGETHER
    )
