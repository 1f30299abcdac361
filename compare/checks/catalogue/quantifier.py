"""Quantifiers: all for some, most for all, few for many, hundreds for dozens, mainly for only.

`[quantifier]` of the language files sorts words of amount and frequency into
classes. Many classes shade into each other (most, many; some, a few), and
translators go from one to the next; only what `CONTRARY` lists is a change of
strength that no wording explains. Two words are compared where they stand in
each other's place (compare/passage/polarity/antonyms.py), or where neither side has any
word of amount that the other's could be (compare/passage/amounts/quantified.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from compare.checks.base import Check
from compare.checks.messages import changed, glossed, quoted
from compare.passage.amounts.quantified import absolutes, in_figure, lone_amounts, quantified
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.polarity.antonyms import SenseMatch, conflicts
from compare.passage.polarity.limits import turned_limits
from compare.passage.polarity.relations import changed_relations
from compare.passage.polarity.superlatives import weakened
from compare.records import Finding, Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment, overlap

CHECK = "quantifier"
_TABLE = "quantifier.amounts"

_SIZES = (
    "dozens",
    "hundreds",
    "thousands",
    "ten thousands",
    "hundred thousands",
    "millions",
    "ten millions",
    "hundred millions",
)
"""Counts counterparts by their size: each is another than every other, and than a count of no size."""
EXCLUSIVE = "exclusive"
"""The limit that is an amount: only."""
_AKIN = frozenset({("most", "many"), ("many", "some"), ("some", "few")})
"""Classes whose words translate one another."""
_CHANGES = {
    "all": ("most", "half", "many", "some", "few", "none"),
    "most": ("some", "few", "none"),
    "many": ("few", "none"),
    "some": ("none",),
    "half": ("most", "few", "none"),
    "both": ("neither",),
    "only": ("mainly",),
    **{
        size: ("all", "most", "half", "many", "some", "few", "none", *_SIZES[place + 1 :])
        for place, size in enumerate(_SIZES)
    },
}
CONTRARY: dict[str, frozenset[str]] = {
    name: frozenset(_CHANGES.get(name, ())) | {other for other, excluded in _CHANGES.items() if name in excluded}
    for name in sorted({*_CHANGES, *(other for excluded in _CHANGES.values() for other in excluded)})
}
"""What each class excludes."""


LOW = {"few", "none", "neither"}
"""Amounts that deny."""
REFUSING = ("refuse", "deny", "fail", "unable", "lack", "hard", "stop", "ignore")
"""Lists of words of negative sense, of which one may deny on the other side."""


class QuantifierCheck(Check):
    """Amounts of another strength."""

    id = CHECK
    lists = (_TABLE,)
    found_as = ("number", "certainty", "coverage")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Amounts of another strength in the same place; soft where a denial beside one may have turned it round."""
        used: list[Span] = []
        alike = likeness(pair, run)
        for one, other in quantified(pair, alike) if alike is not None else ():
            if _contrary(one.amounts, other.amounts) and not _turned_round(pair, one.cue, other.cue):
                used += [one.cue.span]
                yield Finding(
                    "reworded",
                    CHECK,
                    "major",
                    "hard",
                    changed(
                        quoted(one.cue.text, pair.source.language, min(one.amounts)),
                        quoted(other.cue.text, pair.target.language, min(other.amounts)),
                    ),
                    *pair.spans_on(Side.SOURCE, one.cue.span, other.cue.span),
                )
        for mine, theirs in weakened(pair, alike) if alike is not None else ():
            told = (
                glossed(side.text[slice(*span)], side.language)
                for side, span in ((pair.source, mine), (pair.target, theirs))
            )
            yield Finding("reworded", CHECK, "major", "hard", changed(*told), *pair.spans_on(Side.SOURCE, mine, theirs))
        for words in conflicts(pair, run, _TABLE, lambda name: CONTRARY.get(name, ()), _agree, ambiguous=False):
            one_cue, other_cue = words.source.cue, words.target.cue
            if any(overlap(one_cue.span, span) for span in used) or _turned_round(pair, one_cue, other_cue):
                continue
            if in_figure(one_cue, pair.source) or in_figure(other_cue, pair.target):
                continue
            yield Finding(
                "reworded",
                CHECK,
                "major",
                "soft" if words.denied else "hard",
                changed(_shown(words.source, pair.source), _shown(words.target, pair.target)),
                *pair.spans_on(Side.SOURCE, one_cue.span, other_cue.span),
            )
            used += [one_cue.span]
        for mine_alone, theirs_alone in () if used else lone_amounts(pair, _agree):
            turned_round = _turned_round(pair, mine_alone, theirs_alone)
            if _contrary(mine_alone.classes, theirs_alone.classes) and not turned_round:
                told = (
                    quoted(cue.text, side.language, min(cue.classes))
                    for cue, side in ((mine_alone, pair.source), (theirs_alone, pair.target))
                )
                spans = pair.spans_on(Side.SOURCE, mine_alone.span, theirs_alone.span)
                yield Finding("reworded", CHECK, "major", "hard", changed(*told), *spans)
                return
        for mine_said, theirs_said in absolutes(pair) if not used else ():
            told = (
                quoted(cue.text, side.language, min(cue.classes))
                for cue, side in ((mine_said, pair.source), (theirs_said, pair.target))
            )
            spans = pair.spans_on(Side.SOURCE, mine_said.span, theirs_said.span)
            yield Finding("reworded", CHECK, "major", "hard", changed(*told), *spans, rule="absolute")
            return
        for relation in changed_relations(pair) if not used else ():
            told = (
                glossed(side.text[slice(*span)], side.language)
                for side, span in ((pair.source, relation.source), (pair.target, relation.target))
            )
            spans = pair.spans_on(Side.SOURCE, relation.source, relation.target)
            yield Finding("reworded", CHECK, "critical", "hard", changed(*told), *spans, rule=relation.rule)
            return
        for limit in turned_limits(pair) if not used else ():
            if limit.lost == EXCLUSIVE and limit.target is not None:
                told = (
                    glossed(side.text[slice(*span)], side.language)
                    for side, span in ((pair.source, limit.source), (pair.target, limit.target))
                )
                spans = pair.spans_on(Side.SOURCE, limit.source, limit.target)
                yield Finding("reworded", CHECK, "major", "hard", changed(*told), *spans)


def _turned_round(pair: PassagePair, one: Cue, other: Cue) -> bool:
    """Whether a word of negative sense of one side may turn the amount round: both refused, neither would."""
    if one.has(*LOW) == other.has(*LOW):
        return False
    refusing = [
        [word for word in cues(side, "negation") if word.has(*REFUSING) and not overlap(word.span, cue.span)]
        for side, cue in ((pair.source, one), (pair.target, other))
    ]
    return len(refusing[0]) != len(refusing[1])


def _contrary(one: Collection[str], other: Collection[str]) -> bool:
    """Whether the classes of two amounts exclude each other, all of the one all of the other."""
    return all(b in CONTRARY.get(a, ()) for a in one for b in other)


def _agree(one: str, other: str) -> bool:
    return one == other or not _AKIN.isdisjoint(((one, other), (other, one)))


def _shown(word: SenseMatch, side: Segment) -> str:
    return quoted(word.cue.text, side.language, min(word.possible))
