"""A denial that stands by another word than in the original: does not tell us that X, tells us that not X.

Each side denies once more than the other can answer, so that counting finds nothing. What the particle of
the one denies is stated by the other before its own particle, or the other way round. Not where what is denied
is a verb of opinion (*I do not think he is, I think he is not*: `[negation_raising]`), and not for particles that
deny a noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.polarity import PARTICLE, SENTENCE_END, Negatives
from compare.passage.polarity.scope import WIDE, Scoped, heads
from compare.records import Side
from compare.text.lexicon import Cue, cues
from compare.text.segment import overlap

LIKE = 0.35
"""Likeness from which on two words are counterparts here."""
ONWARD = "negation_onward.words"
"""What stands between a particle and a verb that another governs: asked not to go."""
NOMINAL, RAISING, BUT = "negation_nominal.words", "negation_raising.words", "negation_but.words"


def moved_denials(pair: PassagePair, alike: Likeness, found: Negatives) -> Iterator[Scoped]:
    """The denials of the source that the target has by another word, with the word that it states."""
    particles = [[cue for cue in found.cues[side] if cue.has(PARTICLE)] for side in Side]
    if not all(particles) or len(particles[0]) != len(particles[1]):
        return
    nominal = load_language(pair.target.language).words(NOMINAL)
    for mine in particles[0]:
        partner = found.partners.get((Side.SOURCE, mine))
        for theirs in particles[1]:
            own = partner is theirs or (partner is None and (Side.TARGET, theirs) not in found.partners)
            if not own or fold_word(theirs.text) in nominal or _raised(pair, Side.SOURCE, alike, mine):
                continue
            if not _raised(pair, Side.TARGET, alike, theirs):
                yield from _moved(pair, alike, mine, theirs)


def _moved(pair: PassagePair, alike: Likeness, mine: Cue, theirs: Cue) -> Iterator[Scoped]:
    """The word right behind a particle of the source that the target states before its own, in another clause part."""
    about = [heads(pair, side, alike, cue)[:WIDE] for side, cue in zip(Side, (mine, theirs), strict=True)]
    if not about[0] or not about[1] or not _is_next(pair, alike, mine, about[0][0]):
        return
    spans = alike.rows[1].spans
    told = _counterpart(alike, Side.SOURCE, about[0][0])
    text = pair.target.text
    if told is None or told in about[1] or spans[told][0] >= theirs.start:
        return
    apart = any(alike.content[1][n] for n in range(told + 1, len(spans)) if spans[n][1] <= theirs.start)
    ended = SENTENCE_END.search(text, spans[told][1], theirs.start)
    but = any(
        one.start > theirs.end and not SENTENCE_END.search(text, theirs.end, one.start)
        for one in cues(pair.target, BUT)
    )
    onward = text[theirs.end :].lstrip().split(" ", 1)[0] in load_language(pair.target.language).words(ONWARD)
    if (apart or onward or _is_broken(text, spans[told][1], theirs.start)) and not ended and not but:
        yield Scoped(mine, alike.rows[0].spans[about[0][0]], spans[told], ())


def _is_next(pair: PassagePair, alike: Likeness, cue: Cue, head: int) -> bool:
    """Whether a head is the particle's own last word, or the next."""
    start = alike.rows[0].spans[head][0]
    return not pair.source.text[cue.end : max(cue.end, start)].strip()


def _is_broken(text: str, start: int, end: int) -> bool:
    return "," in text[start:end]


def _counterpart(alike: Likeness, side: Side, word: int) -> int | None:
    """The counterpart of a word by likeness, or the only word of its families."""
    found = alike.counterpart(side, word, LIKE)
    if found is not None:
        return found
    related = alike.related_from(side)[word].nonzero()[0].tolist()
    return related[0] if len(related) == 1 else None


def _raised(pair: PassagePair, side: Side, alike: Likeness, cue: Cue) -> bool:
    """Whether a particle denies a verb of opinion or appearance, which denies what follows as well."""
    spans = [alike.rows[side].spans[head] for head in heads(pair, side, alike, cue)[:2]]
    return any(overlap(one.span, span) for one in cues(pair.on(side), RAISING) for span in spans)
