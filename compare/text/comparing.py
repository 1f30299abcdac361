"""Comparisons of a text: which way, and where the standard of comparison stands, told by what leads to it.

A comparative with its *than* (larger than, أكبر من), a word of excess (exceeds,
يفوق, ahead of) or a multiple (twice that of, ضعف) leads from what is compared to
the standard, which follows within the clause. Where a verb comes before both of
them, the standard is the second of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.languages import load_language
from compare.records import Span
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.numbers.counted import numbers_of
from compare.text.segment import REMEMBERED, Segment, overlap

PIVOTS = "comparison.pivots"
LEADS = "comparison.leads"
FORM, LESS = "comparison.form", "comparison.less"
BETWEEN = 7
"""Words between a comparative and the word that leads to its standard, at most."""
REACH = 7
"""Words of a standard that are looked at."""
DENIED = 3
"""Words before a comparison of which a denial turns it into none."""
NOTS, ADVERBS = "comparison.nots", "comparison.adverbs"
_SENTENCE = re.compile(r"[.;:!?؟؛\n]")


class Compared(NamedTuple):
    """A comparison: whether more or less is told, or denied, its words, and where the standard stands (local spans)."""

    more: bool
    denied: bool
    pivot: Span
    """From the word that compares to what leads to the standard."""
    word: Span
    """The first word of that, or all of it where it is `own`."""
    own: bool
    """Whether it is no comparative but a word of excess, or a multiple."""
    standard: Span
    around: Span
    """The sentence, of which all but the standard may name what is compared."""
    opens: bool
    """Whether a single word tells it and nothing but function words stands before: what is compared follows, too."""


@lru_cache(maxsize=REMEMBERED)
def comparisons(side: Segment) -> tuple[Compared, ...]:
    """The comparisons of a text, none that has another in its standard, in order."""
    found = sorted(_found(side), key=lambda one: one.pivot)
    return tuple(one for one in found if not any(overlap(one.standard, other.pivot) for other in found))


def _found(side: Segment) -> Iterator[Compared]:
    comparatives = _comparatives(side)
    pivots = cues(side, PIVOTS)
    told = [(cue.first, not cue.has("less")) for cue in pivots if not cue.has("with")]
    told += [(place, more) for place, _, more in comparatives]
    for cue in pivots:
        if CLAUSE_END.search(side.text, *cue.span):
            continue
        if cue.has("more", "less"):
            yield from _compared(side, cue.has("more"), cue, cue)
        elif cue.has("with") and told:
            more = min(told, key=lambda one: (abs(one[0] - cue.first), one))[1]
            yield from _compared(side, more, cue, cue)
    last = -1
    for lead in cues(side, LEADS):
        if lead.has("-") or (lead.has("self") and not _is_followed(side, lead)):
            continue
        before = [one for one in comparatives if one[0] > last and 0 <= lead.first - one[0] - 1 <= BETWEEN]
        before = [one for one in before if not CLAUSE_END.search(side.text, one[1].end, lead.start)]
        if before:
            last = lead.last
            _, pivot, more = next((one for one in reversed(before) if one[1].classes), before[-1])
            yield from _compared(side, more, pivot, lead)


def _compared(side: Segment, more: bool, pivot: Cue, lead: Cue) -> Iterator[Compared]:
    denied = _is_denied(side, pivot)
    language = load_language(side.language)
    words = language.analyse(side.text).words
    last = lead.last
    for n in range(lead.last + 1, min(lead.last + 1 + REACH, len(words))):
        opens = words[n].text in language.words("parties.openers") and n > lead.last + 1
        if opens or CLAUSE_END.search(side.text, words[n - 1].end, words[n].start):
            break
        last = n
    begun = lead.last
    while begun < last and words[begun + 1].text in language.words(ADVERBS):
        begun += 1
    standard = words[begun].end if begun > lead.last else lead.end, words[last].end
    if last == begun:
        return
    if _is_amount(side, standard):
        return
    ends = [match.end() for match in _SENTENCE.finditer(side.text)]
    start = max((end for end in ends if end <= pivot.start), default=0)
    end = min((end for end in ends if end >= standard[1]), default=len(side.text))
    before = (w for w in words if start <= w.start and w.end <= pivot.start)
    opens = (
        pivot.first == lead.last and not pivot.has("with") and all(language.is_function(word.text) for word in before)
    )
    inside = pivot.start, max(pivot.end, lead.end)
    own = pivot.has("more", "less", "with")
    denied = denied and not pivot.has("with")
    yield Compared(more, denied, inside, inside if own else pivot.span, own, standard, (start, end), opens)


def joined_comparatives(side: Segment) -> Iterator[Span]:
    """What tells outright that two are not equal: comparatives with their *than*, whatever follows; words of excess.

    None that is denied. Unlike `comparisons`, no standard need be found.
    """
    comparatives = _comparatives(side)
    for cue in cues(side, PIVOTS):
        if cue.has("more", "less") and not (_is_denied(side, cue) or CLAUSE_END.search(side.text, *cue.span)):
            yield cue.span
    for lead in cues(side, LEADS) if comparatives else ():
        if lead.has("-"):
            continue
        before = [one for place, one, _ in comparatives if 0 <= lead.first - place - 1 <= BETWEEN]
        before = [one for one in before if not CLAUSE_END.search(side.text, one.end, lead.start)]
        if before and not _is_denied(side, before[-1]):
            yield before[-1].start, lead.end


def is_of_number(side: Segment, span: Span, within: int | None = None) -> bool:
    """Whether a number follows what compares, not something to compare with: more than ten.

    Of the first words of content, among the next `within` words of any kind where that is given.
    """
    words = [word for word in load_language(side.language).analyse(side.text).words if word.start >= span[1]]
    return bool(words[:within]) and _is_amount(side, (span[1], words[:within][-1].end))


def _is_denied(side: Segment, cue: Cue) -> bool:
    """Whether a denial stands close before what compares, in its clause."""
    denials = [one for one in cues(side, NOTS) if not one.has("-") and 0 < cue.first - one.first <= DENIED]
    return any(not CLAUSE_END.search(side.text, one.end, cue.start) for one in denials)


def _is_followed(side: Segment, lead: Cue) -> bool:
    """Whether a preposition follows a pronoun that stands for what is compared: weaker than it in the south."""
    language = load_language(side.language)
    following = language.analyse(side.text).words[lead.last + 1 : lead.last + 2]
    prefixes = language.endings("parties.at_prefixes") + language.endings("parties.aside_prefixes")
    return any(language.is_function(word.text) or word.text.startswith(prefixes) for word in following)


def _is_amount(side: Segment, standard: Span) -> bool:
    """Whether a comparison is with a number: more than ten."""
    language = load_language(side.language)
    words = [word for word in language.analyse(side.text).words if standard[0] <= word.start < standard[1]]
    first = next((word for word in words if not language.is_function(word.text)), None)
    amounts = (quantity.span for quantity in numbers_of(side).quantities)
    return first is not None and any(overlap(first.span, amount) for amount in amounts)


@lru_cache(maxsize=REMEMBERED)
def _comparatives(side: Segment) -> tuple[tuple[int, Cue, bool], ...]:
    """The words of a text in the form of a comparative: their numbers, and whether they tell more.

    The class "sure" has what nothing else is written like: more, but not water.
    """
    language = load_language(side.language)
    form, less = _form(side.language), {cue.first for cue in cues(side, LESS)}
    if form is None:
        return ()
    found = []
    for n, word in enumerate(language.analyse(side.text).words):
        match = form.match(side.text, word.start)
        if match and (match.lastindex or not language.is_function(word.text)):
            sure = ("sure",) if match.lastindex else ()
            found.append((n, Cue(sure, word.start, word.end, n, n, word.text), n not in less))
    return tuple(found)


@lru_cache(maxsize=8)
def _form(code: str) -> re.Pattern[str] | None:
    written = load_language(code).get(FORM)
    return re.compile(written) if written else None
