"""The verbs of a text whose form says that a deed is done, or that it is still ahead: will, is to be, promised to.

Done is what `compare.text.modality.done` says. Ahead is a verb behind a word of
the future (`modality.ahead`), behind "to" where that stands behind a word that
leaves it to come (`modality.intentions`: plans to, was about to, has yet to),
and a passive behind "to be", or behind "would" (`modality.supposed`), which
without one tells of habits as often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.languages import Language, load_language
from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.modality import DONE, PLANNED, done, irregular
from compare.text.segment import Segment

_SHORTEST = 3
"""Letters of a verb."""
_SHORTEST_ADVERB = 5
"""Letters of an adverb that its ending tells."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb that says that something is done or ahead: its state, the local span of its words, their places."""

    state: str
    span: Span
    first: int
    """The place of the first word that belongs to the verb."""
    verb: int
    """The place of the verb itself."""
    unfinished: bool = False
    """Whether what is ahead is told by what has not been (has yet to)."""
    loose: bool = False
    """Whether only "to be" says that it is ahead (the dams to be opened)."""


def deeds(segment: Segment) -> list[Deed]:
    """The deeds of a text, in order."""
    language = load_language(segment.language)
    words = language.analyse(segment.text).words
    folded = [word.text for word in words]
    found = []
    auxiliaries = language.words("modality.perfect") | language.words("modality.passive")
    for place, word in enumerate(words):
        if len(word.text) < _SHORTEST or word.text in auxiliaries or segment.text[word.start].isupper():
            continue
        first, unfinished = _ahead(language, folded, place)
        if first is not None:
            if not CLAUSE_END.search(segment.text, words[first].end, word.start):
                loose = folded[first] in language.words("parties.infinitive") and not _is_planned(
                    language, folded, first
                )
                found.append(Deed(PLANNED, (words[first].start, word.end), first, place, unfinished, loose))
        elif span := done(segment, word.span):
            start = next(n for n in range(place, -1, -1) if words[n].start <= span[0])
            if start < place or not _is_adjective(language, folded, place):
                found.append(Deed(DONE, span, start, place))
    return found


def _ahead(language: Language, words: Sequence[str], place: int) -> tuple[int | None, bool]:
    """Where the words begin that make the word at `place` a deed ahead (None where it is none), and if they deny it."""
    lists = language.words
    word = words[place]
    if word in lists("modality.infinitive") or word in lists("modality.nots"):
        return None, False
    before = _before(language, words, place)
    if before < 0:
        return None, False
    lead, second = words[before], _before(language, words, before)
    if lead in lists("modality.ahead"):
        return (before if lists("modality.nots").isdisjoint(words[before:place]) else None), False
    if lead in lists("parties.infinitive") and second >= 0:
        yet = words[before - 1] in lists("modality.yet")
        negative = not yet and not lists("modality.nots").isdisjoint(words[second:before])
        intends = words[second] in lists("modality.intentions") or yet
        return (second if intends and not negative else None), yet
    passive = word.endswith(tuple(lists("modality.past_endings"))) or word in irregular(language, "participles")
    if not lists("modality.nots").isdisjoint(words[before:place]):
        return None, False
    if lead not in lists("modality.infinitive") or second < 0 or not passive:
        return None, False
    if words[second] in lists("parties.infinitive"):
        third = _before(language, words, second)
        leads = words[max(third, 0) : second]
        refused = not (lists("modality.nots") | lists("modality.rights")).isdisjoint(leads)
        yet = words[second - 1] in lists("modality.yet")
        return (None if refused and not yet else max(third, 0) if yet else second), yet
    if words[second] in lists("modality.ahead") or words[second] in lists("modality.supposed"):
        return second, False
    return None, False


def _is_planned(language: Language, words: Sequence[str], place: int) -> bool:
    """Whether what stands before a "to" leaves what follows it to come."""
    before = _before(language, words, place)
    return before >= 0 and words[before] in language.words("modality.intentions")


def _is_adjective(language: Language, words: Sequence[str], place: int) -> bool:
    """Whether a participle without an auxiliary is an adjective behind an adverb: more widely shared."""
    before = _before(language, words, place)
    if before < 0:
        return True
    closed = language.words("modality.articles") | language.words("modality.present") | language.words("modality.open")
    return words[before] in closed - language.words("parties.determiners")


def _before(language: Language, words: Sequence[str], place: int) -> int:
    """The place of the word before, adverbs left out; -1 where there is none."""
    adverbs = language.words("modality.adverbs") | language.words("modality.yet") | language.words("modality.nots")
    ending = language.endings("parties.adverb_endings")
    place -= 1
    while place >= 0 and (
        words[place] in adverbs or (len(words[place]) >= _SHORTEST_ADVERB and words[place].endswith(ending))
    ):
        place -= 1
    return place
