"""The words of both sides that name the same party: by name, place or office, sound, likeness, family or modifier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from compare.languages import load_language
from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.likeness import Likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.names.stand_ins import is_name
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.clauses import BREAK, clauses, names_party
from compare.text.entities import SURE, best_match
from compare.text.lexicon import cues
from compare.text.numbers.counted import figures_of
from compare.text.segment import Segment, overlap

PARTY = 0.3
"""Likeness from which on two words name the same party."""
SHORTEST_NAME = 4
"""Letters of a name that is told by its sound."""
SIDES = Side.TARGET, Side.SOURCE
"""The side that is read quicker comes first."""
SOMEBODY = ("speaker.kinds", "office.titles", "parties.persons")
WRITING = ("report",)
"""What is cited and nobody."""


Named = tuple[tuple[Span, Span], ...]
"""Where each party stands on both sides."""


@lru_cache(maxsize=1)  # it is asked for more than once a passage, of one passage after the other
def common_parties(pair: PassagePair, alike: Likeness, values: tuple[Bound, ...]) -> Named:
    """The parties that both sides name, in order; `values` are those that both sides have (`bound`)."""
    found = [(b.source, b.target) for b in values if b.kind in ("place", "name", "office")]
    found += [(a, b) for a, b in _sounding(pair) if not any(overlap(a, c) or overlap(b, d) for c, d in found)]
    for n, m in likest(alike, PARTY):
        here, there = alike.rows[0].spans[n], alike.rows[1].spans[m]
        if any(overlap(here, a) or overlap(there, b) for a, b in found):
            continue
        if all(_names_party(pair.on(side), (here, there)[side]) for side in SIDES):
            found.append((here, there))
    found += _of_one_family(pair, alike, found)
    found += _people(pair, alike, found)
    return tuple(sorted([*found, *_by_modifier(pair, alike, found)]))


def is_somebody(pair: PassagePair, part: tuple[Span, Span]) -> bool:
    """Whether a party is written as a name, or is of a kind or an office: what else is read as one is often none."""
    start, end = part[Side.TARGET]
    word = pair.target.text[start:end]
    if word[:1].isupper() and (start > 0 or is_name(word, Side.TARGET, pair)):
        return True
    if tells_of_anybody(pair.target, part[Side.TARGET]):
        return True
    listed = ((side, cue) for side in Side for table in SOMEBODY for cue in cues(pair.on(side), table))
    return any(cue.classes != WRITING and overlap(cue.span, part[side]) for side, cue in listed)


def _of_one_family(
    pair: PassagePair, alike: Likeness, found: Sequence[tuple[Span, Span]]
) -> Iterator[tuple[Span, Span]]:
    """Words beyond those `found` of which only the one may render the other, by the families of words."""
    may = renderings(pair, alike)
    if may is None:
        return
    shared = alike.related & alike.content[0][:, None] & alike.content[1][None, :]
    couples = dict(likest(alike, 0.0))
    for n in np.flatnonzero(shared.sum(axis=1) == 1).tolist():
        m = int(shared[n].argmax())
        if not (may.telling[0][n] and may.telling[1][m]) and couples.get(n) != m:
            continue
        here, there = alike.rows[0].spans[n], alike.rows[1].spans[m]
        if shared[:, m].sum() > 1 or any(overlap(here, a) or overlap(there, b) for a, b in found):
            continue
        if all(_names_party(pair.on(side), (here, there)[side]) for side in SIDES):
            yield here, there


def _people(pair: PassagePair, alike: Likeness, found: Sequence[tuple[Span, Span]]) -> Iterator[tuple[Span, Span]]:
    """Somebody listed and the only word beyond those `found` that may render them, and renders nobody else."""
    may = renderings(pair, alike)
    if may is None:
        return
    free = [
        np.array([span not in taken for span in alike.rows[side].spans])
        for side, taken in ((side, {couple[side] for couple in found}) for side in Side)
    ]
    listed = np.zeros(len(alike.rows[1].spans), bool)
    for cue in (cue for table in SOMEBODY for cue in cues(pair.target, table) if cue.classes != WRITING):
        listed[alike.at(Side.TARGET, cue.span)] = True
    shared = may.may & free[0][:, None] & (free[1] & listed)[None, :]
    for m in np.flatnonzero(shared.sum(axis=0) == 1).tolist():
        n = int(shared[:, m].argmax())
        here, there = alike.rows[0].spans[n], alike.rows[1].spans[m]
        if shared[n].sum() > 1 or any(overlap(here, a) or overlap(there, b) for a, b in found):
            continue
        if all(_names_party(pair.on(side), (here, there)[side]) for side in SIDES):
            yield here, there


def _by_modifier(pair: PassagePair, alike: Likeness, found: Sequence[tuple[Span, Span]]) -> Iterator[tuple[Span, Span]]:
    """Heads that no other word may render, of modifiers that are counterparts: مربو الجاموس, the buffalo *herders*."""
    if not load_language(pair.source.language).get("speaker.verb_first"):
        return
    rendered = alike.related | (alike.seen_from(Side.SOURCE) >= PARTY)
    places = [{span: n for n, span in enumerate(rows.spans)} for rows in alike.rows]
    for here, there in found:
        n, m = places[0].get(here, 0), places[1].get(there, len(alike.rows[1].spans))
        if n < 1 or m + 1 >= len(alike.rows[1].spans):
            continue
        heads = alike.rows[0].spans[n - 1], alike.rows[1].spans[m + 1]
        beside = pair.source.text[heads[0][1] : here[0]], pair.target.text[there[1] : heads[1][0]]
        if not (alike.content[0][n - 1] and alike.content[1][m + 1] and all(map(str.isspace, beside))):
            continue
        if rendered[n - 1].any() or rendered[:, m + 1].any() or not is_somebody(pair, heads):
            continue
        yield heads


def tells_of_anybody(segment: Segment, span: Span) -> bool:
    """Whether the next word may name anybody, so that this one says who it is: armed men."""
    language = load_language(segment.language)
    read = clauses(segment.text, language)
    after = read.at(span).stop
    if after >= len(read.words) or language.get("speaker.verb_first"):
        return False
    beside = segment.text[span[1] : read.words[after].start]
    return beside.isspace() and read.folded[after] in language.words("parties.anybody")


def _names_party(segment: Segment, span: Span) -> bool:
    """Whether a word may name somebody: no verb or adverb by its form, no figure (twice), no verb that a clause follows
    (shows that)."""
    if not (names_party(segment, span) or tells_of_anybody(segment, span)):
        return False
    if any(overlap(span, figure) for figure in figures_of(segment)):
        return False
    language = load_language(segment.language)
    read = clauses(segment.text, language)
    after = read.at(span).stop
    behind = "".join(read.folded[after : after + 1])
    if behind and BREAK.search(segment.text, span[1], read.words[after].start):
        return True
    if behind not in language.words("parties.openers"):
        return True  # as is the father in: persuaded her father that (بأن)
    return behind.startswith((*language.endings("parties.aside_prefixes"), *language.words("words.conjunctions")))


def _sounding(pair: PassagePair) -> Iterator[tuple[Span, Span]]:
    """Words with a capital that the other side surely writes by their sound, each once."""
    for side, here, there in pair.both_ways():
        words = load_language(here.language).analyse(here.text).words
        upper = [word for word in words if here.text[word.start].isupper() and len(word.text) >= SHORTEST_NAME]
        places = [best_match(word, there, here.language) for word in upper]
        for word, match in zip(upper, places, strict=True):
            if match.place and match.alike >= SURE and [m.place for m in places].count(match.place) == 1:
                yield (match.place, word.span) if side is Side.TARGET else (word.span, match.place)


def likest(alike: Likeness, least: float) -> Iterator[tuple[int, int]]:
    """The words of both sides that are likest each other."""
    values = alike.seen_from(Side.SOURCE)
    theirs = values.argmax(axis=0)
    for n, best in enumerate(values.argmax(axis=1).tolist()):
        if values[n, best] >= least and theirs[best] == n:
            yield n, best
