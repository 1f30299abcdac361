"""A denial that stands by another word than in the original: does not tell us that X, tells us that not X.

Each side denies once more than the other can answer, so that counting finds nothing. What the particle of
the one denies is stated by the other before its own particle, or the other way round. Not where what is denied
is a verb of opinion (*I do not think he is, I think he is not*: `[negation_raising]`), and not for particles that
deny a noun.

The other way round (*asked him not to stop*, *did not ask him to stop*) a word of absence of the original
(قررت عدم الإفراج) counts as its particle, where the report has nothing of the kind.
"""

from __future__ import annotations

import re
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
CLAUSE = "negation_clause.words"
"""What begins a clause of its own behind a verb: told me he was not ill."""
NOMINAL, RAISING, BUT = "negation_nominal.words", "negation_raising.words", "negation_but.words"
ABSENCE = "negation_absence.words"
DOWN, UP = "moved", "moved_up"
"""Rules: the report denies a word further on, or the one that governs what the original denies."""


def moved_denials(pair: PassagePair, alike: Likeness, found: Negatives) -> Iterator[tuple[Scoped, str]]:
    """The denials of the source that the target has by another word, with the word that it states, and the rule."""
    particles = [[cue for cue in found.cues[side] if cue.has(PARTICLE)] for side in Side]
    if not particles[1]:
        return
    absent = [cue for cue in _absent(pair, found) if cue not in particles[0]]
    even = len(particles[0]) == len(particles[1])
    if not even and len(particles[0]) + len(absent) != len(particles[1]):
        return
    nominal = load_language(pair.target.language).words(NOMINAL)
    for mine in sorted([*particles[0], *absent], key=lambda cue: cue.start):
        partner = found.partners.get((Side.SOURCE, mine))
        for theirs in particles[1]:
            own = partner is theirs or (partner is None and (Side.TARGET, theirs) not in found.partners)
            if not own or fold_word(theirs.text.split()[0]) in nominal or _raised(pair, Side.SOURCE, alike, mine):
                continue
            if not _raised(pair, Side.TARGET, alike, theirs):
                down = _moved(pair, alike, mine, theirs) if even and mine not in absent else ()
                yield from ((one, DOWN) for one in down)
                yield from ((one, UP) for one in _moved_up(pair, alike, mine, theirs))


def _absent(pair: PassagePair, found: Negatives) -> list[Cue]:
    """The words of absence of the source, as they stand among its words of negative sense."""
    listed = cues(pair.source, ABSENCE)
    return [cue for cue in found.cues[Side.SOURCE] if any(overlap(cue.span, one.span) for one in listed)]


def _moved_up(pair: PassagePair, alike: Likeness, mine: Cue, theirs: Cue) -> Iterator[Scoped]:
    """The word right behind a denial of the source, where the target denies one that the source states before it."""
    about, denied = (heads(pair, side, alike, cue)[:1] for side, cue in zip(Side, (mine, theirs), strict=True))
    if not about or not denied or not _is_next(pair, Side.SOURCE, alike, mine, about[0]):
        return
    stated, told = lone_counterpart(alike, Side.TARGET, denied[0]), lone_counterpart(alike, Side.SOURCE, about[0])
    spans = alike.rows[0].spans
    if stated is None or told is None or told <= denied[0] or spans[stated][1] > mine.start:
        return
    text = pair.source.text
    other = any(one.has(PARTICLE) and one.start < mine.start for one in cues(pair.source, "negation"))
    if not other and not SENTENCE_END.search(text, spans[stated][1], mine.start):
        yield Scoped(mine, spans[about[0]], alike.rows[1].spans[told], ())


def _moved(pair: PassagePair, alike: Likeness, mine: Cue, theirs: Cue) -> Iterator[Scoped]:
    """The word right behind a particle of the source that the target states before its own, in another clause part."""
    about = [heads(pair, side, alike, cue)[:WIDE] for side, cue in zip(Side, (mine, theirs), strict=True)]
    if not about[0] or not about[1] or not _is_next(pair, Side.SOURCE, alike, mine, about[0][0]):
        return
    spans = alike.rows[1].spans
    told = lone_counterpart(alike, Side.SOURCE, about[0][0])
    text = pair.target.text
    if told is None or told in about[1] or spans[told][0] >= theirs.start:
        return
    apart = any(alike.content[1][n] for n in range(told + 1, len(spans)) if spans[n][1] <= theirs.start)
    ended = SENTENCE_END.search(text, spans[told][1], theirs.start)
    but = any(
        one.start > theirs.end and not SENTENCE_END.search(text, theirs.end, one.start)
        for one in cues(pair.target, BUT)
    )
    language = load_language(pair.target.language)
    onward = text[theirs.end :].lstrip().split(" ", 1)[0] in language.words(ONWARD)
    between = re.findall(r"\w+", text[spans[told][1] : theirs.start].lower())
    apart = apart or onward or not language.words(CLAUSE).isdisjoint(between)
    if (apart or _is_broken(text, spans[told][1], theirs.start)) and not ended and not but:
        yield Scoped(mine, alike.rows[0].spans[about[0][0]], spans[told], ())


def _is_next(pair: PassagePair, side: Side, alike: Likeness, cue: Cue, head: int) -> bool:
    """Whether a head is the particle's own last word, or the next."""
    start = alike.rows[side].spans[head][0]
    return not pair.on(side).text[cue.end : max(cue.end, start)].strip()


def _is_broken(text: str, start: int, end: int) -> bool:
    return "," in text[start:end]


def lone_counterpart(alike: Likeness, side: Side, word: int) -> int | None:
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
