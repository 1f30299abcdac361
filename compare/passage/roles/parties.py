"""Parties that have changed places: who did what to whom.

Words that surely translate one another are parties, others of them are the
deed. Both sides are read around every deed (compare/text/parties.py); where one
party acts and the other suffers in the original, and the other way round in the
report, the two have been exchanged. A deed told by its contrary (sell for buy,
lose for win) turns its parties round, and one of both alike (meet, agree) has
none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from compare.languages import fold_word, load_language, loosen
from compare.passage.amounts.bindings import Bound
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.evidence.translations import embedded_translations
from compare.passage.names.stand_ins import is_name
from compare.passage.pair import PassagePair
from compare.passage.roles.party_words import PARTY, SIDES, Named, common_parties, is_somebody, likest
from compare.records import Side, Span
from compare.text.clauses import AGENT, OTHER, Clauses, Role, clauses, is_function, names_party
from compare.text.lexicon import cues
from compare.text.parties import acts_first, is_led_to, lead_to, may_act, parted, roles
from compare.text.segment import Segment, overlap
from compare.text.transliteration import Sound, sounds

DEED = 0.2
"""Likeness from which on two words tell the same deed."""
BRIEF = 16
"""Words of a side, at most, where the only deeds or parties without counterpart are surely one another's."""
_MODIFIERS = 2
"""Words behind who acts that say more of them, at most (هيئة تنظيم الاتصالات)."""
TAKING = {"take", "lose"}
_CONVERSE = {"give": "take", "take": "give", "win": "lose", "lose": "win"}


class Parties(NamedTuple):
    """A deed, who does it in the source, and whom it is done to, each as (local span of the source, of the target)."""

    deed: tuple[Span, Span]
    agent: tuple[Span, Span]
    other: tuple[Span, Span]
    sure: bool
    """False where one of the two is only what was left over in a long passage."""


def exchanged_parties(pair: PassagePair, run: Run, values: Sequence[Bound]) -> Iterator[Parties]:
    """The pairs of parties that act on one another the other way round in the report, in the order of the source.

    `values` are those of the passage that both sides have (`compare.passage.amounts.bindings.bound`).
    """
    alike = likeness(pair, run)
    if alike is None or not all(may_act(pair.on(side), _deeds(pair, side, alike)) for side in SIDES):
        return
    parties = common_parties(pair, alike, tuple(values))
    if len(parties) < 2:
        return
    reader = reader_of(pair, alike, parties)
    found = [acting for straight, acting in _told(reader, alike, parties) if not straight]
    yield from found or _by_any_deed(pair, reader, alike, parties)


class Suffering(NamedTuple):
    """Somebody who does a deed in the source and whom it is done to in the report, as (local span of each)."""

    deed: tuple[Span, Span]
    party: tuple[Span, Span]


def who_suffers(pair: PassagePair, run: Run, values: Sequence[Bound]) -> Suffering | None:
    """The first who acts in the source and suffers in the report, whoever the other one is; None without one.

    The two words for the deed must be the only ones that may render one another by their families, no party may have
    the same part in it, and somebody must act in the report: a passive is often an Arabic active without a subject.
    Who suffers in the source and acts in the report tells nothing: the second noun may belong to the first.
    """
    alike = likeness(pair, run)
    if alike is None or not may_act(pair.target, _deeds(pair, Side.TARGET, alike)):
        return None
    parties = common_parties(pair, alike, tuple(values))
    reader = reader_of(pair, alike, parties)
    shared = alike.related & alike.content[0][:, None] & alike.content[1][None, :]
    for n in np.flatnonzero(shared.sum(axis=1) == 1).tolist():
        m = int(shared[n].argmax())
        if shared[:, m].sum() > 1 or not all(reader.has_both(side, (n, m)[side]) for side in SIDES):
            continue
        if any(reader.classes(side, (n, m)[side]) for side in Side):
            continue
        told = list(zip(reader.told(Side.SOURCE, n), reader.told(Side.TARGET, m), strict=True))
        turned = [party for party, part in zip(parties, told, strict=True) if part == (AGENT, OTHER)]
        same = any(here and here == there for here, there in told)
        if not same and (party := next((one for one in turned if is_somebody(pair, one)), None)):
            return Suffering((alike.rows[0].spans[n], alike.rows[1].spans[m]), party)
    return None


def _deeds(pair: PassagePair, side: Side, alike: Likeness) -> Iterator[int]:
    """The words of content of a side, any of which may be a deed, by their number in the analysed text."""
    places, spans = _places(pair.on(side)), alike.rows[side].spans
    starts = (spans[n][0] for n in np.flatnonzero(alike.content[side]).tolist())
    return (places[start] for start in starts if start in places)


def _places(segment: Segment) -> dict[int, int]:
    """The number of each word of an analysed text by where it begins."""
    return {word.start: n for n, word in enumerate(load_language(segment.language).analyse(segment.text).words)}


def _told(reader: Reader, alike: Likeness, parties: Named) -> Iterator[tuple[bool, Parties]]:
    """Every deed with two parties that both sides have: whether they act the same way, and which they are."""
    deeds = [deed for deed in likest(alike, DEED) if all(reader.has_both(side, deed[side]) for side in SIDES)]
    sure = max(len(rows.spans) for rows in alike.rows) <= BRIEF
    if sure:
        deeds += reader.deed_left_over(deeds)
    for deed in deeds:
        classes = [reader.classes(side, deed[side]) for side in Side]
        if any("mutual" in side or "-" in side for side in classes):
            continue
        alone = bool(classes[0]) is not bool(classes[1]) and not TAKING.isdisjoint(classes[0] | classes[1])
        if alone and alike.values[deed] < DEED:
            continue
        turned = len(classes[0]) == len(classes[1]) == 1 and {_CONVERSE[name] for name in classes[0]} == classes[1]
        read = [list(reader.told(side, deed[side])) for side in Side]
        named = list(parties)
        if other := reader.left_over(deed):
            named.append((other[0][0], other[1][0]))
            for side in Side:
                read[side].append(other[side][1])
        for n, m in combinations(range(len(named)), 2):
            a, b, c, d = read[0][n], read[1][n], read[0][m], read[1][m]
            if {a, c} == {AGENT, OTHER} == {b, d}:
                spans = alike.rows[0].spans[deed[0]], alike.rows[1].spans[deed[1]]
                acts, suffers = (n, m) if a == AGENT else (m, n)
                yield (
                    (a == b) is not turned,
                    Parties(spans, named[acts], named[suffers], sure or len(parties) not in (n, m)),
                )


def _by_any_deed(pair: PassagePair, reader: Reader, alike: Likeness, parties: Named) -> Iterator[Parties]:
    """Somebody who acts on somebody else by all of the source that tells, and suffers from him by all of the report.

    The deeds need not be counterparts, but must not be those of others.
    """
    somebody = [n for n, party in enumerate(parties) if is_somebody(pair, party)]
    if len(somebody) < 2:
        return
    told = reader.acting(Side.TARGET, somebody)
    for (one, two), here in reader.acting(Side.SOURCE, somebody).items() if told else ():
        there = told.get((one, two), [])
        couples = [(mine, theirs) for mine in here for theirs in there if _may_be_one(alike, mine.word, theirs.word)]
        if any(_same_way(alike, mine, theirs) for mine, theirs in product(here, there)):
            continue
        if couples:
            mine, theirs = couples[0]
            deed = alike.rows[0].spans[mine.word], alike.rows[1].spans[theirs.word]
            agent, other = (one, two) if mine.forth else (two, one)
            yield Parties(deed, parties[agent], parties[other], True)


def _same_way(alike: Likeness, mine: _Acting, theirs: _Acting) -> bool:
    """Whether two deeds have the same one act.

    Who takes or loses is given or beaten, unless the deeds are counterparts of which only one is known to be such.
    """
    same = mine.forth is theirs.forth
    if is_same_deed(alike, mine.word, theirs.word) and not (mine.classes and theirs.classes):
        return same
    return same is (TAKING.isdisjoint(mine.classes) is TAKING.isdisjoint(theirs.classes))


def is_same_deed(alike: Likeness, source: int, target: int) -> bool:
    """Whether two words for deeds are alike, or of one family."""
    return bool(alike.values[source, target] >= DEED or alike.related[source, target])


def _may_be_one(alike: Likeness, source: int, target: int) -> bool:
    """Whether two deeds are counterparts, or may be for want of others."""
    if is_same_deed(alike, source, target):
        return True
    mine, theirs = alike.counterpart(Side.SOURCE, source, PARTY), alike.counterpart(Side.TARGET, target, PARTY)
    return mine in (None, target) and theirs in (None, source)


class _Acting(NamedTuple):
    """A word around which the first of two parties acts on the second (`forth`) or suffers, and what it is known as."""

    word: int
    forth: bool
    classes: frozenset[str]


class Reader:
    """Both sides of a passage as told of its parties."""

    def __init__(self, pair: PassagePair, alike: Likeness, parties: Named) -> None:
        self._pair = pair
        self._alike = alike
        self.parties = parties
        self._names = [_numbers(pair.on(side), [party[side] for party in parties]) for side in Side]
        self._places = [_places(pair.on(side)) for side in Side]
        self._proper = [_proper(pair, side, parties, self._names) for side in Side]
        self._read: dict[tuple[Side, int], dict[int, Role]] = {}
        self._table = embedded_translations(pair.source.language, pair.target.language)

    def numbers(self, side: Side, party: int) -> list[int]:
        """The numbers of the analysed words of a party."""
        return self._names[side][party]

    def is_once(self, party: int) -> bool:
        """Whether both sides name a party by words that they have once."""
        for side in SIDES:
            folded = self._clauses(side).folded
            words = [folded[n] for n in self._names[side][party]]
            if not words or folded.count(max(words, key=len)) > 1:
                return False
        return True

    def sides(self, deed: int) -> tuple[frozenset[int], frozenset[int]] | None:
        """The analysed words of the target on either side of a verb: of who acts, and of all else; None for no verb."""
        place = self.place(Side.TARGET, deed)
        return parted(self._pair.target, place) if place is not None else None

    def deeds_of(self, first: Sequence[int], second: Sequence[int]) -> Iterator[int]:
        """The words of the source by which the first of two parties may act on the second: those before the second."""
        read, rows = self._clauses(Side.SOURCE), self._alike.rows[Side.SOURCE]
        if second[0] not in read.within(first[-1], 1):
            return
        for place in reversed(read.within(second[0], -1)):
            for word in self._alike.at(Side.SOURCE, read.words[place].span):
                if place not in first and self._alike.content[Side.SOURCE][word] and rows.spans[word]:
                    yield word

    def acting_words(self, side: Side, deed: int) -> list[int]:
        """The words of content that name who acts by a word, the head of them first."""
        read, clause = self.read(side, deed), self._clauses(side)
        if side is Side.TARGET:
            sides = self.sides(deed)
            places = sorted(sides[0], reverse=True) if sides else []
        else:
            places = sorted(n for n, role in read.items() if role == AGENT)
            for n in clause.within(places[-1], 1)[:_MODIFIERS] if places else ():
                owned = not clause.folded[n - 1].startswith(str(clause.language.get("parties.article", "")))
                if n == self.place(side, deed) or is_function(clause, n) or (n in read and not owned):
                    break
                if is_led_to(self._pair.source, n, known=partial(self._holds, side), proper=self._proper[side]):
                    break
                places.append(n)
        found = [word for n in places for word in self._alike.at(side, clause.words[n].span)]
        return [word for word in found if self._alike.content[side][word]]

    def lead(self, side: Side, party: int) -> str:
        """Which way a preposition leads to a party (`compare.text.parties.lead_to`)."""
        segment, places = self._pair.on(side), self._names[side][party]
        head = places[0 if load_language(segment.language).get("speaker.verb_first") else -1]
        return lead_to(segment, head, known=partial(self._holds, side), proper=self._proper[side])

    def place(self, side: Side, word: int) -> int | None:
        """The number of a word in the analysed text."""
        return self._places[side].get(self._alike.rows[side].spans[word][0])

    def opens(self, deed: int) -> bool:
        """Whether no word of content of the source stands before a word in its clause, as none does before a verb."""
        read = self._clauses(Side.SOURCE)
        place = self.place(Side.SOURCE, deed)
        return place is not None and all(read.language.is_function(read.folded[n]) for n in read.within(place, -1))

    def first_acts(self, deed: int, first: Sequence[int], second: Sequence[int]) -> bool:
        """Whether nothing in the source keeps the first of two parties from acting on the second by a word."""
        place = self.place(Side.SOURCE, deed)
        if place is None:
            return False
        known = partial(self._holds, Side.SOURCE)
        return acts_first(self._pair.source, (place, first, second), known=known, proper=self._proper[Side.SOURCE])

    def _clauses(self, side: Side) -> Clauses:
        segment = self._pair.on(side)
        return clauses(segment.text, load_language(segment.language))

    def has_both(self, side: Side, deed: int) -> bool:
        """Whether somebody acts and somebody suffers around a word."""
        return len(set(self.read(side, deed).values())) > 1

    def deed_left_over(self, known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The only deed of either side that is not `known`: the two are one."""
        left: dict[Side, int] = {}
        for side in SIDES:
            taken = {deed[side] for deed in known}
            deeds = [n for n in self._deeds(side) if n not in taken]
            deeds = [n for n in deeds if self._alike.counterpart(side, n, PARTY) is None]
            if len(deeds) != 1:
                return []
            left[side] = deeds[0]
        return [(left[Side.SOURCE], left[Side.TARGET])]

    def acting(self, side: Side, parties: Sequence[int]) -> dict[tuple[int, int], list[_Acting]]:
        """For each two of some parties, around which words they act on one another."""
        found: dict[tuple[int, int], list[_Acting]] = {}
        taken = {n for one in self.parties for n in self._alike.at(side, one[side])}
        for deed in np.flatnonzero(self._alike.content[side]).tolist():
            classes = self.classes(side, deed) if deed not in taken and self.has_both(side, deed) else {"-"}
            if not classes.isdisjoint({"mutual", "-"}):
                continue
            told = self.told(side, deed)
            for n, m in combinations(parties, 2):
                if {told[n], told[m]} == {AGENT, OTHER}:
                    acting = _Acting(deed, told[n] == AGENT, frozenset(classes))
                    found.setdefault((n, m), []).append(acting)
        return found

    def _deeds(self, side: Side) -> list[int]:
        """The words around which two parties have contrary roles."""
        words = np.flatnonzero(self._alike.content[side]).tolist()
        return [n for n in words if {AGENT, OTHER} <= set(self.told(side, n))]

    def read(self, side: Side, deed: int) -> dict[int, Role]:
        """The roles of the words of a side around one of them, by their number in the analysed text."""
        key = side, deed
        if key not in self._read:
            segment = self._pair.on(side)
            place = self._places[side].get(self._alike.rows[side].spans[deed][0])
            known = partial(self._holds, side)
            read = place is not None and roles(segment, place, known=known, proper=self._proper[side])
            self._read[key] = read or {}
        return self._read[key]

    def told(self, side: Side, deed: int) -> list[Role | None]:
        """The role of each party around a word."""
        read = self.read(side, deed)
        return [_role(read, numbers) for numbers in self._names[side]]

    def left_over(self, deed: tuple[int, int]) -> list[tuple[Span, Role]]:
        """The only word with a role on either side that is no party yet: the two are one, where all else is matched."""
        found = []
        for side in Side:
            segment = self._pair.on(side)
            words = load_language(segment.language).analyse(segment.text).words
            matched = {number for numbers in self._names[side] for number in numbers}
            free = [(words[n].span, role) for n, role in self.read(side, deed[side]).items() if n not in matched]
            free = [(span, role) for span, role in free if names_party(segment, span)]
            if len(free) != 1:
                return []
            found += free
        return found

    def _holds(self, side: Side, word: str, anyhow: bool) -> bool:
        if self._table is None:
            return False
        return self._table.number(int(side), word) >= 0 if anyhow else self._table.holds(int(side), loosen(word))

    def classes(self, side: Side, deed: int) -> set[str]:
        """What the lists of deeds know of a word."""
        segment, span = self._pair.on(side), self._alike.rows[side].spans[deed]
        found = {name for cue in cues(segment, "parties.converse") if overlap(cue.span, span) for name in cue.classes}
        if any(overlap(cue.span, span) for cue in cues(segment, "parties.mutual")):
            found.add("mutual")
        return found


reader_of = lru_cache(maxsize=1)(Reader)  # all questions are asked of a passage


def _role(read: dict[int, Role], places: list[int]) -> Role | None:
    found = {read[n] for n in places if n in read}
    return found.pop() if len(found) == 1 else None


def _numbers(segment: Segment, spans: list[Span]) -> list[list[int]]:
    """The numbers of the analysed words in each span."""
    read = clauses(segment.text, load_language(segment.language))
    return [list(read.at(span)) for span in spans]


def _proper(
    pair: PassagePair, side: Side, parties: Named, names: list[list[list[int]]]
) -> dict[int, tuple[Sound, ...]]:
    """The words of a side that name somebody (there with a capital), with the sounds of the name there."""
    found: dict[int, tuple[Sound, ...]] = {}
    for party, places in zip(parties, names[side], strict=True):
        start, end = party[side.other]
        text = pair.on(side.other).text
        opens = start == 0 and is_name(text[:end], side.other, pair)
        if (start or opens) and text[start].isupper() and not text[max(start - 1, 0) : end].isupper():
            heard = sounds(fold_word(text[start:end]), pair.on(side.other).language)
            found.update(dict.fromkeys(places, heard))
    return found
