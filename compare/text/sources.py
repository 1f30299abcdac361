"""Sources of attributions: the kinds of speakers beside the verbs of saying, and whether two of them can be the same.

A kind is a word for what somebody is (`[speaker] kinds`: police, witness,
lawyer, an unnamed source). A speaker has the kinds named in his place: beside
a verb of saying, on the side where the language puts its subjects
(`verb_first`), or behind words such as "according to" (`behind`). Words where
a subject cannot go on (`ends`: that, who, with) and punctuation close the
place, and a word behind a preposition of address (`address`: للشرطة) is the
addressee. Pronouns and names have no kind, so they differ from nobody. Which kinds
can be the same speaker stands in lists, too (`alike`, `may_be`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.languages import Language, Word, fold_word, load_language, loosen
from compare.text.lexicon import Cue, cues, unhidden
from compare.text.offices import offices
from compare.text.segment import REMEMBERED, Segment

KINDS = "speaker.kinds"
ANONYMOUS, AUTHORITIES = "speaker.anonymous", "speaker.authorities"
_PLAIN = "attribution_plain"
_REACH = {True: 3, False: 6}
"""How many words a speaker may stand from his verb: behind a verb that comes first, and before one that does not."""
_BEHIND = 5
"""The same for words that name a source outright, and for a subject that follows its verb for once."""
_NEAR = 2
"""How many words behind those that name a source outright somebody is surely that source."""
_LEAD = 4
"""Words back from what keeps a source unnamed to the pronoun that leads to it: who spoke on condition of anonymity."""
_CHAIN = 3
"""How many words further on more of the same speaker may be named (the spokesman of the ministry)."""
_CLAUSE = 12
"""Words of a clause between commas."""
_ASIDE = 6
"""Of other words between commas."""
_OWNER = ("'s", "’s", "s'", "s’")
_BREAK = re.compile(r"[^\w\s'’.,-]|[.,](?!\d)|\n")
_COMMA = re.compile(r"\s*[,،]\s*")


class Speaker(NamedTuple):
    """Somebody cited on a side: what he is called, as one stretch of text."""

    kinds: frozenset[str]
    cue: Cue
    language: str
    """The code of the side's language, whose lists say what the kinds are."""

    @property
    def role(self) -> str:
        """The kinds as words; that somebody is unnamed only where nothing else is known of him."""
        return ", ".join(sorted(self.told_kinds))

    @property
    def told_kinds(self) -> frozenset[str]:
        """The kinds that say more of him than that he is not named, if there are any."""
        return self.kinds - _listed(self.language, ANONYMOUS) or self.kinds

    @property
    def is_anonymous(self) -> bool:
        """Whether he does not want to be named."""
        return is_unnamed(self.kinds, self.language)

    @property
    def speaks_for_the_state(self) -> bool:
        """Whether the word of an authority is given."""
        return not self.kinds.isdisjoint(_listed(self.language, AUTHORITIES))


def is_unnamed(kinds: frozenset[str], code: str) -> bool:
    """Whether a kind is one of those that do not want to be named."""
    return not kinds.isdisjoint(_listed(code, ANONYMOUS))


def alike(one: frozenset[str], other: frozenset[str], *languages: str) -> bool:
    """True if a kind of `one` and a kind of `other` can name the same speaker, by the lists of any of `languages`."""
    related = _related(tuple(map(load_language, languages)))
    return any(a == b or b in related.get(a, ()) for a in one for b in other)


@lru_cache(maxsize=64)
def _related(languages: tuple[Language, ...]) -> dict[str, set[str]]:
    """What the same speaker may be called, by each kind."""
    related: dict[str, set[str]] = {}
    for language in languages:
        for line in language.entries("speaker.alike"):
            group = set(_names(line))
            for kind in group:
                related.setdefault(kind, set()).update(group)
        for line in language.entries("speaker.may_be"):
            kind, _, others = line.partition(" = ")
            for other in _names(others):
                related.setdefault(kind.strip(), set()).add(other)
                related.setdefault(other, set()).add(kind.strip())
    return related


def _listed(code: str, path: str) -> frozenset[str]:
    """The kinds in a list."""
    return frozenset(load_language(code).entries(path))


def _names(line: str) -> list[str]:
    return [name.strip() for name in line.split(",")]


@lru_cache(maxsize=REMEMBERED)
def speakers(side: Segment) -> tuple[Speaker, ...]:
    """Everybody of a listed kind who is cited on a side, in order."""
    kinds = unhidden(side, KINDS, _PLAIN)
    if not kinds:
        return ()
    verbs = [
        cue
        for table in ("attribution.say", "attribution.marked", "speaker.verbs")
        for cue in unhidden(side, table, _PLAIN)
    ]
    places = _Places(side, kinds, verbs)
    found = [places.beside(verb) for verb in verbs] + [
        places.ahead(cue, _BEHIND, include_addressees=True) for cue in cues(side, "speaker.behind")
    ]
    unnamed = _listed(side.language, ANONYMOUS) if cues(side, "speaker.unnamed") else frozenset()
    speakers: dict[int, Speaker] = {}
    for chain in found:
        if chain:
            first, last = chain[0], chain[-1]
            names = frozenset(name for cue in chain for name in cue.classes) | unnamed
            text = side.text[first.start : last.end]
            speakers.setdefault(
                first.first,
                Speaker(
                    names, Cue(tuple(sorted(names)), first.start, last.end, first.first, last.last, text), side.language
                ),
            )
    return tuple(speakers[place] for place in sorted(speakers))


def cited_outright(side: Segment, other: Segment) -> list[Cue]:
    """The words that name a source outright (according to), with somebody behind them whom `other` does not name."""
    behind = unhidden(side, "speaker.behind", _PLAIN)
    if not behind:
        return []
    places = _Places(side, unhidden(side, KINDS, _PLAIN), unhidden(side, "attribution.say", _PLAIN))
    named = frozenset(name for cue in cues(other, KINDS) for name in cue.classes)
    known = frozenset(name for office in offices(other) for name in office.classes)
    found = []
    for cue in behind:
        kinds = places.ahead(cue, _BEHIND, include_addressees=True)
        people, papers = (
            [one for one in some if 0 < one.first - cue.last <= _NEAR]
            for some in ([office.cue for office in offices(side)], cues(side, "speaker.documents"))
        )
        meant = any(alike(frozenset(one.classes), named, side.language, other.language) for one in kinds)
        if (kinds or people or papers) and not meant and not any(known.intersection(one.classes) for one in people):
            found.append(cue)
    return found


class _Places:
    """Where the speakers of a side may stand."""

    def __init__(self, side: Segment, kinds: Sequence[Cue], verbs: Sequence[Cue]) -> None:
        language = load_language(side.language)
        self._text = side.text
        self._words = language.analyse(side.text).words
        self._article = str(language.get("parties.article", "")) or " "
        self._papers = {cue.first for cue in cues(side, "speaker.documents")}
        self._relatives = language.words("parties.relatives")
        self._addressing = language.words("speaker.addressing")
        self._verb_first = bool(language.get("speaker.verb_first", False))
        self._ends = {n for cue in cues(side, "speaker.ends") for n in range(cue.first, cue.last + 1)}
        self._ends |= {n for cue in verbs for n in range(cue.first, cue.last + 1)}
        # Behind what keeps a source unnamed (a source who asked not to be named said) its verb goes on with the source.
        self._clauses = {
            cue.last + 1: next((n for n in range(cue.first, cue.first - _LEAD, -1) if n in self._ends), cue.first)
            for cue in cues(side, "speaker.unnamed")
        }
        self._begin = {cue.first: cue for cue in kinds}
        self._finish = {cue.last: cue for cue in kinds}
        self._addressees = {cue.first for cue in kinds if _addressed(self._words[cue.first], language)}

    def beside(self, verb: Cue) -> list[Cue]:
        """The kinds of the speaker of a verb."""
        if self._verb_first:
            if self._is_paper(verb.last + 1):
                return []
            return self.ahead(verb, _REACH[True]) or self._back(verb.first, _REACH[True])
        if self._before_clause(verb.first) != verb.first and (found := self._back(verb.first, _REACH[False])):
            return found
        addressing = self._words[verb.last].text in self._addressing
        if not addressing and self._broken(verb.first) and (behind := self.ahead(verb, _BEHIND)):
            return behind
        return self._back(self._clauses.get(verb.first, verb.first), _REACH[False])

    def ahead(self, cue: Cue, reach: int, *, include_addressees: bool = False) -> list[Cue]:
        """The kinds in the words behind a cue and in an apposition to them.

        With addressees if asked for, but then without apposition: behind "according to
        witnesses," the sentence itself begins.
        """
        found: list[Cue] = []
        place, limit, apposed = cue.last + 1, cue.last + reach, False
        while place < len(self._words) and place <= limit and place not in self._ends:
            if self._broken(place):
                if apposed or include_addressees or not found or not _COMMA.fullmatch(self._between(place)):
                    break
                apposed = True
            kind = self._begin.get(place)
            if kind is not None and (include_addressees or place not in self._addressees):
                found.append(kind)
                place, limit = kind.last, kind.last + _CHAIN
            place += 1
        return found

    def _back(self, before: int, reach: int) -> list[Cue]:
        """The kinds in the words before one, also through the comma that closes an apposition."""
        found: list[Cue] = []
        before = self._before_clause(before)
        place, limit = before - 1, before - reach
        while place >= 0 and place >= limit and place not in self._ends:
            closing = place == before - 1 and _COMMA.fullmatch(self._between(place + 1))
            if self._broken(place + 1) and not closing:
                break
            kind = self._finish.get(place)
            if kind is not None and kind.first not in self._addressees and not self._owns(kind):
                found.append(kind)
                place, limit = kind.first, kind.first - reach
            place -= 1
        return found[::-1]

    def _before_clause(self, before: int) -> int:
        """Where words between commas begin that stand before a verb: Karim, who represents the families, said.

        A clause, or a few words behind somebody of a kind: the ministry, for its part, said.
        """
        if before < 1 or not _COMMA.fullmatch(self._between(before)):
            return before
        for place in range(before - 1, max(0, before - 1 - _CLAUSE), -1):
            if self._broken(place):
                clause = self._words[place].text in self._relatives
                aside = before - place <= _ASIDE and place - 1 in self._finish
                return place if (clause or aside) and _COMMA.fullmatch(self._between(place)) else before
        return before

    def _is_paper(self, place: int) -> bool:
        """Whether a paper speaks (حذر البيان السكان), and nobody's (بيان الوزارة): then whoever follows is told."""
        paper = place in self._papers and place not in self._begin
        return paper and self._words[place].text.startswith(self._article)

    def _owns(self, kind: Cue) -> bool:
        """Whether somebody only has who speaks: the municipality's defenders."""
        owner = self._words[kind.last].text.endswith(_OWNER)
        return owner and kind.last + 1 not in self._begin and not self._broken(kind.last + 1)

    def _between(self, place: int) -> str:
        return self._text[self._words[place - 1].end : self._words[place].start]

    def _broken(self, place: int) -> bool:
        """Whether punctuation stands before a word, or nothing."""
        return place == 0 or bool(_BREAK.search(self._text[self._words[place - 1].end : self._words[place].start + 1]))


def _addressed(word: Word, language: Language) -> bool:
    """Whether a word is written together with a preposition that names the addressee."""
    text = loosen(word.text)
    bare = [text, *(text[len(c) :] for c in language.words("words.conjunctions") if text.startswith(c))]
    firsts = _firsts(language)
    return any(
        stem.startswith(loosen(prefix)) and not any(stem.startswith(first) for first in firsts)
        for stem in bare
        for prefix in language.words("speaker.address")
    )


@lru_cache(maxsize=16)
def _firsts(language: Language) -> frozenset[str]:
    """The first words of all kinds, as they begin without clitics."""
    return frozenset(loosen(fold_word(phrase.split()[0].strip("*^"))) for phrase in language.mapping(KINDS) if phrase)
