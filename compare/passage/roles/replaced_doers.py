"""Somebody else in the place of who acts or suffers: the landlord for the tenant, nurses for doctors.

Either side has a word for somebody (a person by trade, office or kin, a body that
acts) that nothing on the other side may render (`compare.passage.evidence.renderings`).
In faithful text, however free, that is rare: who is told of is told of by both.
The two words must not be of one kind of speaker (an officer, the police), nor stand
far apart by the counterparts of the words around them, unless the words right
beside them are each other's counterparts (*Mauritanian* troops).

Somebody is whom the lists of the language or the kinds of people name; where these
say nothing, whom most families of a word are headed by on the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.renderings import Bools, Renderings, renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.clauses import names_party
from compare.text.kinds import mentions
from compare.text.lexicon import cues, lexicon
from compare.text.numbers.counted import figures_of
from compare.text.segment import overlap

PERSONS, ANYBODY = "parties.persons", "parties.anybody"
LISTS = PERSONS, "speaker.kinds", "office.titles"
PEOPLE = frozenset(
    {
        *("occupation", "kin", "kin_group", "crowd", "offender", "cleric", "court_role", "boss", "royal", "army_rank"),
        *("school_rank", "position", "organisation", "ministry", "firm", "court", "media", "office"),
    }
)
"""The classes of kinds whose kinds are somebody."""
PLAIN = frozenset({"person", "body"})
"""What the list of persons says of all of them."""
LIKE = 0.23
"""Likeness from which on two words may name the same one."""
MOST = 0.5
"""Share of the families of a word, at least, that somebody heads."""
SHIFT = 5.0
"""How much further apart than the counterparts of the words around them two words may stand."""


class ReplacedDoer(NamedTuple):
    """Somebody in the source, somebody else in the target (local spans); whether the words beside them are the same."""

    source: Span
    target: Span
    beside: bool
    near: bool
    """Whether the two are near in meaning by the families of other words, as an officer and an aide are."""
    told: bool
    """Whether the families know what may render either word; else only lists say that it is somebody."""


class Somebody(NamedTuple):
    """A word for somebody, by its number: what kinds of people it may name, and what kinds of speaker."""

    word: int
    kinds: frozenset[tuple[str, str]]
    speakers: frozenset[str]
    listed: bool
    """Whether the lists name it, or the kinds of people, whatever the families say."""


def replaced_doers(pair: PassagePair, run: Run) -> ReplacedDoer | None:
    """The first who stands in the source and somebody else in the target, neither told of on the other side."""
    alike = likeness(pair, run)
    may = renderings(pair, alike) if alike is not None else None
    if alike is None or may is None:
        return None
    theirs = list(_lost(pair, alike, may, Side.TARGET))
    ours, theirs = _unanswered(list(_lost(pair, alike, may, Side.SOURCE)) if theirs else [], theirs)
    found = [
        (beside, one, other)
        for one, other in product(ours, theirs)
        if alike.values[one.word, other.word] < LIKE and not may_be_one(one, other)
        if (beside := _beside(pair, alike, may, one.word, other.word)) or _in_place(pair, alike, one.word, other.word)
    ]
    if not found:
        return None
    beside, one, other = max(found, key=lambda couple: (not may.near(couple[1].word, couple[2].word), couple[0]))
    spans = alike.rows[0].spans[one.word], alike.rows[1].spans[other.word]
    told = bool(may.telling[0][one.word] and may.telling[1][other.word])
    return ReplacedDoer(*spans, beside, may.near(one.word, other.word), told)


def _unanswered(ours: list[Somebody], theirs: list[Somebody]) -> tuple[list[Somebody], list[Somebody]]:
    """Those of either side of whose kind nobody of the other is: a caretaker answers the guard, and nobody else."""
    kinds = [{kind for one in some for kind in one.kinds} for some in (ours, theirs)]
    return (
        [one for one in ours if one.kinds.isdisjoint(kinds[1])],
        [one for one in theirs if one.kinds.isdisjoint(kinds[0])],
    )


def _lost(pair: PassagePair, alike: Likeness, may: Renderings, side: Side) -> Iterator[Somebody]:
    """The words of a side for somebody that nothing on the other side may render."""
    here, spans = pair.on(side), alike.rows[side].spans
    language = load_language(here.language)
    rendered: Bools = may.seen_from(side).max(axis=1)
    figures = figures_of(here)
    for n, span in enumerate(spans):
        if rendered[n] or not alike.content[side][n]:
            continue
        text = here.text[slice(*span)]
        word = fold_word(text)
        keys = language.keys(word)
        if not language.words(ANYBODY).isdisjoint(keys) or any(map(language.is_function, keys)):
            continue
        if any(overlap(span, figure) for figure in figures):
            continue
        if _is_led_aside(pair, may, side, n, text):
            continue
        somebody = somebody_at(pair, may, side, n, span, text)
        if somebody and (may.telling[side][n] or somebody.listed):
            yield somebody


def _is_led_aside(pair: PassagePair, may: Renderings, side: Side, n: int, text: str) -> bool:
    """Whether a preposition of place or manner is written together with a word: the stem is that of the rest."""
    leads = load_language(pair.on(side).language).endings("parties.aside_prefixes")
    rests = (text.removeprefix(lead) for lead in leads if text.startswith(lead))
    return any(may.families.number(int(side), rest) == may.numbers[side][n] for rest in rests)


def somebody_at(pair: PassagePair, may: Renderings, side: Side, n: int, span: Span, text: str) -> Somebody | None:
    """What a word says of whom it names; None if that is nobody."""
    here, other = pair.on(side), pair.on(side.other).language
    kinds = frozenset((kind.of, kind.name) for one in mentions(here) if overlap(one.span, span) for kind in one.kinds)
    people = frozenset(kind for kind in kinds if kind[0] in PEOPLE)
    listed = {path: [cue for cue in cues(here, path) if overlap(cue.span, span)] for path in LISTS}
    headings = may.families.headings(int(side), text)
    named = [_who(other, heading) for heading in headings]
    share = sum(map(bool, named)) / len(named) if named else 0.0
    by_list = bool(listed[PERSONS]) or (any(listed.values()) and (share > 0 or not named))
    if not (people or by_list or share >= MOST):
        return None
    speakers = frozenset(name for found in listed.values() for cue in found for name in cue.classes)
    return Somebody(n, people, speakers.union(*named) - PLAIN, by_list or bool(people))


@lru_cache(maxsize=16384)
def _who(code: str, heading: str) -> frozenset[str]:
    """As whom the lists of a language know what a family lists first; nothing where that is nobody, or anybody."""
    language = load_language(code)
    if fold_word(heading.split()[-1]) in language.words(ANYBODY):
        return frozenset()
    found = (cue for path in LISTS for cue in lexicon(language, path).find(heading) if cue.end == len(heading))
    return frozenset(name for cue in found for name in cue.classes)


def may_be_one(one: Somebody, other: Somebody) -> bool:
    """Whether two words may name the same one: a kind in common, or a kind of speaker where no class of kinds parts
    them."""
    if not one.kinds.isdisjoint(other.kinds):
        return True
    if {of for of, _ in one.kinds} & {of for of, _ in other.kinds}:
        return False
    return not one.speakers.isdisjoint(other.speakers)


def _beside(pair: PassagePair, alike: Likeness, may: Renderings, source: int, target: int) -> bool:
    """Whether a word right beside the one may render a word right beside the other."""
    near = [_adjoining(pair, alike, side, (source, target)[side]) for side in Side]
    return any(may.may[n, m] for n in near[0] for m in near[1])


def _in_place(pair: PassagePair, alike: Likeness, source: int, target: int) -> bool:
    """Whether two words stand among the same words, and neither only says of what kind the next word is (*court*
    clerks)."""
    spans = alike.rows[0].spans[source], alike.rows[1].spans[target]
    if any(_modifies(pair, alike, side, (source, target)[side]) for side in Side):
        return False
    return alike.shift(Side.SOURCE, *spans) <= SHIFT


def _modifies(pair: PassagePair, alike: Likeness, side: Side, word: int) -> bool:
    """Whether a noun stands right before another, in a language where heads come last."""
    here, spans = pair.on(side), alike.rows[side].spans
    language = load_language(here.language)
    if language.get("speaker.verb_first") or fold_word(here.text[slice(*spans[word])]).endswith(
        language.endings("parties.plural_endings")
    ):
        return False
    return word + 1 in _adjoining(pair, alike, side, word) and names_party(here, spans[word + 1])


def _adjoining(pair: PassagePair, alike: Likeness, side: Side, word: int) -> list[int]:
    """The words of content right beside a word."""
    text, spans, content = pair.on(side).text, alike.rows[side].spans, alike.content[side]
    near = (n for n in (word - 1, word + 1) if 0 <= n < len(spans) and content[n])
    return [n for n in near if text[spans[min(n, word)][1] : spans[max(n, word)][0]].isspace()]
