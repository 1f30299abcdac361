"""Denials that affirm: of a word of negative sense, of what is without something, of the other side's contrary.

*Did not hide* is *made plain*, *cannot smell it without hearing her* is *whenever
I smell it I hear her*, *was not far from* is *was near*. The other side may say it
without any word of negative sense.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.languages import fold_word, load_language
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import senses
from compare.passage.polarity.contraries import told_by_contrary_end
from compare.records import Side, Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues, lexicon
from compare.text.segment import Segment, overlap

POLES, FLIP = "opposite.poles", str.maketrans("+-", "-+")
"""The list of words with their poles; a pole into its contrary."""
MILD = ("only", "instead", "idiom")
"""Lists of words that are not negative enough to belong to a denial, or to be denied themselves."""
_PLAIN, _PARTICLE = "plain", "strong"
_TABLE = "negation"
_AUXILIARIES = 3
"""Function words between a particle and what it denies, at most: has not ever been."""
_WITHIN = 14
"""Words from a denial to the absence that it denies."""
_NEAR = 6
"""Words behind a denial of which it denies one that has a contrary: was not, for us, far away."""
_AMOUNTS = {"degree", "more", "above"}
"""Scales of comparisons with a figure: no more than a hundred is no contrary of at least a hundred."""
_UNTIL, _FROM = "negation_until.words", "negation_until.answers"
_CONCORD = "negation_concord.words"
_ABSENT, _ALWAYS = ("negation_absence.words", "negation_except.words"), "negation_always.words"


def denied_sense(side: Segment, cue: Cue) -> frozenset[str]:
    """The lists of the word of negative sense that a particle denies: the last of its own, or the next behind it.

    Words of negative concord (ne … jamais, не … никого) deny together with the particle, and are not denied by it.
    """
    language = load_language(side.language)
    words = language.analyse(side.text).words
    own = words[cue.last]
    concord = {place for one in cues(side, _CONCORD) for place in range(one.first, one.last + 1)}
    alone = cue.last == cue.first or cue.last in concord
    found = () if alone else lexicon(language, _TABLE).find(side.text[slice(*own.span)])
    names = {name for one in found for name in one.classes}
    if not names:
        place = cue.last + 1
        while place < len(words) and place - cue.last <= _AUXILIARIES and language.is_function(words[place].text):
            place += 1
        behind = set(range(cue.last + 1, place + 1)) - concord
        near = [one for one in cues(side, _TABLE) if one.first in behind]
        broken = place < len(words) and CLAUSE_END.search(side.text, cue.end, words[place].start)
        names = {name for one in near for name in one.classes} if not broken else set()
    return frozenset() if names & {_PLAIN, _PARTICLE} else frozenset(names.difference(MILD))


def is_attribute(side: Segment, place: int) -> bool:
    """Whether a word with the article follows another with it: an adjective (الطيف الترددي), which governs nothing."""
    language = load_language(side.language)
    article = str(language.get("parties.article", ""))
    words = language.analyse(side.text).words
    if not article or not place or CLAUSE_END.search(side.text, words[place - 1].end, words[place].start):
        return False
    fronts = ("", *sorted(language.words("words.prefixes")))
    own, before = words[place].text.startswith(article), words[place - 1].text
    return own and any(before.startswith(front + article) for front in fronts)


def twice_denied(here: Segment, there: Segment, triggers: Sequence[Cue]) -> list[Cue]:
    """The denials here of what is without something, told there as what always is: not a year without a flood.

    What denies the absence too (دون أن يفيض) is among them.
    """
    if any(cues(there, path) for path in _ABSENT) or not cues(there, _ALWAYS):
        return []
    absent = [cue for path in _ABSENT for cue in cues(here, path)]
    found = []
    for cue in triggers:
        behind = [
            one
            for one in absent
            if 0 < one.first - cue.first <= _WITHIN and not _is_ended(here.text, cue.start, one.start)
        ]
        if behind:
            found += [cue, *(other for other in triggers if any(overlap(other.span, one.span) for one in behind))]
    return found


def _is_ended(text: str, start: int, end: int) -> bool:
    return any(text[match.start()] not in ",،" for match in CLAUSE_END.finditer(text, start, end))


def told_by_contrary(pair: PassagePair, side: Side, cue: Cue, to: int | None = None) -> bool:
    """Whether the other side has the contrary of a word that a particle denies: not easy is hard, not far is near.

    That word stands behind the particle in its clause, or up to the local
    offset `to`. The contrary answers for one word only.
    """
    segment = pair.on(side)
    part: Span = (cue.start, to) if to is not None else _behind(segment, cue)
    here, there = (
        [word for word in senses(one, POLES) if not load_language(one.language).is_function(fold_word(word.cue.text))]
        for one in (segment, pair.on(side.other))
    )
    denied = {pole for word in here if overlap(word.cue.span, part) for pole in word.all if pole[:-1] not in _AMOUNTS}
    denied -= {pole for word in there for pole in word.sure}
    others = [word for word in here if not overlap(word.cue.span, part)]
    for pole in denied:
        contrary = pole.translate(FLIP)
        if sum(contrary in word.all for word in there) > sum(contrary in word.all for word in others):
            return True
    return told_by_contrary_end(pair, side, part)


def told_by_limit(pair: PassagePair, side: Side, cue: Cue) -> bool:
    """Whether a denial up to a point in time is told as what holds from then on: not before May, May at the earliest.

    The point stands behind the denial in its sentence, and the other side has a word that may say so.
    """
    here = pair.on(side).text
    until = [
        one for one in cues(pair.on(side), _UNTIL) if one.first > cue.last and not _is_ended(here, cue.end, one.start)
    ]
    return bool(until) and bool(cues(pair.on(side.other), _FROM))


def _behind(segment: Segment, cue: Cue) -> Span:
    words = load_language(segment.language).analyse(segment.text).words
    end = cue.end
    for word in words[cue.last + 1 : cue.last + 1 + _NEAR]:
        if CLAUSE_END.search(segment.text, end, word.start):
            break
        end = word.end
    return cue.start, end
