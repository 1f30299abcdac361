"""The words of a side that deny, or could account for a denial of the other side (`[negation]`)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from compare.languages import Language, fold_word, load_language
from compare.passage.evidence.cue_balance import CueCounts, count_cues
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

_TABLE = "negation"
_PARTICLES = frozenset({"strong"})
_NO_DENIAL = re.compile(r"\.?\s?\d|\.\s?[\w/-]*\d|-\w")
"""After one of `negation_rank`: "No. 1" is a rank, "No. A/12-3" a reference, "no-fly" part of a word."""
_REPLY, _RANK = "negation_reply.words", "negation_rank.words"
_ABSENCE = "negation_absence.words"
_DOUBLED = "\N{ARABIC SHADDA}"
"""A letter that is written as doubled makes another word of دون: دوّن, he noted down."""
_AGAIN, _CARRYING = "negation_again.words", "again"
"""Particles that carry a denial on to the next of two things, before any word but a verb: لا على هذا ولا على ذاك."""
_SENTENCE_END = re.compile(r"[.;!?؟؛]\s|\n")
_COMMA = re.compile(r"\s*[,;:،؛–—)!?؟]")
_GAPPED = 3
"""Words from the first to the last of a phrase from which on others stand between them."""
_TWO_WORDS = 8
_RUN_TOGETHER = 14
"""Words from this length on may hold a particle that the typist ran together with them."""


def polarity(side: Segment) -> CueCounts:
    """What on a side denies, or could account for a denial of the other."""
    text = side.text
    language = load_language(side.language)
    replies, ranks = language.words(_REPLY), language.words(_RANK)

    absent = cues(side, _ABSENCE)

    def ignored(cue: Cue) -> bool:
        """Is it a mere reply ("No, thank you"), or no denial at all?"""
        if fold_word(cue.text) in replies and _COMMA.match(text, cue.end):
            return True
        if _DOUBLED in cue.text.split()[0] and any(one.start == cue.start for one in absent):
            return True
        return fold_word(cue.text) in ranks and bool(_NO_DENIAL.match(text, cue.end))

    found = count_cues(side, _TABLE, _PARTICLES, hidden=_hidden(side), ignored=ignored)
    again = {cue.start for cue in cues(side, _AGAIN)}
    first = found.triggers[0].start if found.triggers else 0
    carrying = [cue for cue in found.triggers if cue.start in again and not _starts_anew(text, first, cue.start)]
    return replace(
        found,
        triggers=tuple(_narrowed(side, cue) for cue in found.triggers if cue not in carrying),
        alternatives=found.alternatives + Counter({_CARRYING: len(carrying)}),
        alternative_cues={**found.alternative_cues, **({_CARRYING: carrying} if carrying else {})},
    )


def _starts_anew(text: str, first: int, start: int) -> bool:
    """Whether no denial stands before a place in its sentence, which one there may carry on."""
    return start <= first or bool(_SENTENCE_END.search(text, first, start))


def _narrowed(side: Segment, cue: Cue) -> Cue:
    """A phrase with others between its words (لم … إلا أن) as its particle alone: what that denies stands behind it."""
    if cue.last - cue.first < _GAPPED:
        return cue
    word = load_language(side.language).analyse(side.text).words[cue.first]
    return cue._replace(end=word.end, last=cue.first, text=side.text[slice(*word.span)])


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
