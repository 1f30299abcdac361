"""Opposites: rose for fell, won for lost, before for after.

`[opposite]` of the language files lists the two poles of a scale under one
name with + and -. A word of one pole in the place of a word of the contrary
pole on the other side says the opposite (compare/passage/polarity/antonyms.py). So do
two words of contrary poles that govern the same figure
(compare/passage/polarity/directions.py). More told for less shows in what else the two
sides say, too, whatever the words (compare/passage/states/changed_classes.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.base import Check
from compare.checks.messages import alone, changed, glossed, listed
from compare.languages import load_language
from compare.passage.evidence.argument_order import changed_over, compared_alone
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import Conflict, SenseMatch, conflicts
from compare.passage.polarity.comparisons import Told, told_comparisons
from compare.passage.polarity.contraries import contraries
from compare.passage.polarity.directions import turned_figures
from compare.passage.polarity.lessened import lessened
from compare.passage.states.changed_classes import ChangedClass, changed_classes
from compare.records import Finding, Side, Span
from compare.text.comparing import comparisons
from compare.text.segment import Segment, overlap

CHECK = "opposite"
_TABLE = "opposite.poles"
_FLIP = str.maketrans("+-", "-+")
APART = 0.2
"""Likeness of other words from which on two words that are more like those are no counterparts."""
AMOUNTS = {"more", "less"}
"""Closed classes of words that tell which of two is more."""
_SHOWN = 6
"""Words of a comparison that are said in English."""
CONVERSES = {"buy", "lend", "import"}
"""Scales of which both poles tell the same deed, from either end."""
RELATIONS = "contraries.relations"
"""Scales whose two ends tell the same of two who have changed places: A rose against B, B fell against A."""
_DEGREE = "degree"
"""The scale of comparatives and superlatives of amount and size."""


class OppositeCheck(Check):
    """Antonyms in each other's place."""

    id = CHECK
    lists = (_TABLE,)
    found_as = ("negation", "coverage", "quote", "label")
    instead_of = ("number",)

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Words of contrary poles in each other's place.

        Not where a denial beside one may have turned it round.
        """
        used: list[Span] = []
        for turned in turned_figures(pair):
            one, other = turned.source.cue, turned.target.cue
            used += [one.span]
            yield Finding(
                "reworded",
                CHECK,
                "critical",
                "hard",
                changed(_shown(turned.source, pair.source), _shown(turned.target, pair.target), "the opposite"),
                *pair.spans_on(Side.SOURCE, one.span, other.span),
            )
        alike = likeness(pair, run)
        compared_here = list(told_comparisons(pair, alike)) if alike is not None else []
        for compared in compared_here:
            if compared.turned:
                used += [compared.source.pivot]
                yield _comparison(pair, compared)
        converse = [compared.source.pivot for compared in compared_here if compared.crossed and not compared.turned]
        for words in conflicts(pair, run, _TABLE, lambda pole: (pole.translate(_FLIP),), str.__eq__):
            one, other = words.source.cue, words.target.cue
            if any(overlap(one.span, span) for span in (*used, *converse)) or words.denied:
                continue
            if alike is not None and (alike.apart(one.span, other.span, APART) or _converse(pair, alike, words)):
                continue
            used += [one.span]
            yield Finding(
                "reworded",
                CHECK,
                "critical",
                "hard",
                changed(_shown(words.source, pair.source), _shown(words.target, pair.target)),
                *pair.spans_on(Side.SOURCE, one.span, other.span),
            )
        relations = frozenset[str]().union(*(load_language(pair.on(side).language).words(RELATIONS) for side in Side))
        for contrary in contraries(pair, alike) if alike is not None else ():
            both = contrary.source, contrary.target
            if any(overlap(both[0], span) for span in (*used, *converse)) or contrary.scale in CONVERSES:
                continue
            related = contrary.scale in relations or _compares(pair, both)
            if alike is not None and not (related and changed_over(pair, alike, *both)):
                used += [contrary.source]
                yield _facing(pair, *both, "contrary_own" if contrary.own else "contrary")
        if alike is not None and not used and (less := lessened(pair, alike)):
            used += [less[0].pivot]
            yield _facing(pair, less[0].pivot, less[1].pivot, "lessened")
        if not used and not converse:
            # What only the original says by a word of more or less may be told by any other word.
            amounts = (one for one in changed_classes(pair) if AMOUNTS & {one.lost, one.gained} and one.gained)
            yield from (_amount(pair, one) for one in amounts if not _turned(pair, alike, one))


def _facing(pair: PassagePair, one: Span, other: Span, rule: str) -> Finding:
    """Two words that say the contrary by a rule of their own."""
    told = (
        glossed(side.text[slice(*span)], side.language) for side, span in ((pair.source, one), (pair.target, other))
    )
    spans = pair.spans_on(Side.SOURCE, one, other)
    return Finding("reworded", CHECK, "critical", "hard", changed(*told), *spans, rule=rule)


def _comparison(pair: PassagePair, told: Told) -> Finding:
    """A comparison that says the contrary, or whose parts have changed places."""
    spans = told.source.pivot, told.target.pivot
    source, target = (
        glossed(side.text[slice(*span)], side.language, _SHOWN)
        for side, span in zip((pair.source, pair.target), spans, strict=True)
    )
    said = changed(source, target, "comparison turned round" if told.crossed else "")
    marked = pair.spans_on(Side.SOURCE, *spans)
    return Finding("reworded", CHECK, "critical", "hard", said, *marked, rule="comparison")


def _turned(pair: PassagePair, alike: Likeness | None, one: ChangedClass) -> bool:
    """Whether what is compared has changed over, too: A is more than B, B is less than A."""
    if alike is None or one.source is None or one.target is None:
        return False
    spans = one.source, one.target
    return bool(changed_over(pair, alike, *spans)) or compared_alone(pair, alike, spans)


def _amount(pair: PassagePair, one: ChangedClass) -> Finding:
    """A comparison told the other way round, or one that only the report makes."""
    source, target = (
        glossed(side.text[slice(*span)], side.language) if span else ""
        for side, span in ((pair.source, one.source), (pair.target, one.target))
    )
    if one.source and one.target:
        said, spans = changed(source, target), pair.spans_on(Side.SOURCE, one.source, one.target)
    else:
        said, spans = alone(Side.TARGET, "comparison", target), pair.spans_on(Side.TARGET, one.target or (0, 0))
    return Finding("reworded", CHECK, "critical", "hard", said, *spans, rule="amount")


def _converse(pair: PassagePair, alike: Likeness, words: Conflict) -> bool:
    """Do two predicates say the same, with their arguments changed over?"""
    compared = [any(pole.startswith(_DEGREE) for pole in word.all) for word in (words.source, words.target)]
    spans = words.source.cue.span, words.target.cue.span
    bare = [not alike.content[side][alike.at(side, spans[side])].any() and not compared[side] for side in Side]
    if _of_others(pair, words):
        return True
    if changed_over(pair, alike, *spans, between=any(bare)):
        return True
    return all(compared) and compared_alone(pair, alike, spans)


def _compares(pair: PassagePair, words: tuple[Span, Span]) -> bool:
    """Whether either of two words compares with a standard: warmer than."""
    return any(
        overlap(span, compared.word)
        for side, span in zip(Side, words, strict=True)
        for compared in comparisons(pair.on(side))
    )


def _of_others(pair: PassagePair, words: Conflict) -> bool:
    """Whether the report tells from the other end what others do: the bread they sold, for who buys it there.

    Its verb has a subject of its own behind the noun that it is about.
    """
    scales = {pole.rstrip("+-") for pole in words.source.all} & {pole.rstrip("+-") for pole in words.target.all}
    if not scales & CONVERSES:
        return False
    language = load_language(pair.target.language)
    before = [word for word in language.analyse(pair.target.text).words if word.end <= words.target.cue.start][-2:]
    if len(before) < len("ab") or pair.target.text[before[0].end : before[1].start].strip():
        return False
    subjects = language.words("parties.relatives") | language.words("opposite.subjects")
    return before[1].text in subjects and not language.is_function(before[0].text)


def _shown(word: SenseMatch, side: Segment) -> str:
    return listed(word.cue.text, side.language, _TABLE, word.possible or word.cue.classes)
