"""Denials that the report puts in, where the original has no word of negative sense to spare.

*Has not paid* for paid, *failed to reach* for reached. What is denied has its
counterpart in the original by likeness, or by its families, and stands right
behind the particle; the denial itself renders no word of the original. Free translations deny what
the original says by a contrary (*said nothing*, ظل صامتا), so one word of the
original that may deny, whatever it is about, is enough to say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.passage.polarity.litotes import told_by_contrary, told_by_limit
from compare.passage.polarity.polarity import PARTICLE, Negatives
from compare.passage.polarity.scope import Scoped, heads
from compare.passage.polarity.unanswered import GOVERNING
from compare.records import Side
from compare.text.clauses import CLAUSE_END
from compare.text.lexicon import Cue, cues
from compare.text.segment import overlap

STATED, GOVERNED = "added", "added governed"
"""Rules: a particle was put in, a word that turns round what it governs."""
NOMINAL = "negation_nominal.words"
LIKE = 0.3
"""Likeness to any word of the original from which on a word that governs another may render it."""
_AMOUNTS, _NONE = "quantifier.amounts", ("none", "none~")


def put_in(
    pair: PassagePair, alike: Likeness, found: Negatives, denying: Sequence[Cue]
) -> Iterator[tuple[Scoped, str]]:
    """The denial that the target has and the source nothing for, with the word that the source states, and the rule.

    `denying` are the particles of the target that do not affirm; the source has nothing to spare.
    """
    side = Side.TARGET
    free = [cue for cue in found.cues[side] if (side, cue) not in found.partners]
    if len(free) != 1 or _may_deny(pair, found):
        return
    cue = free[0]
    if cue.has(PARTICLE):
        rule = STATED
        nominal = fold_word(cue.text.split()[0]) in load_language(pair.target.language).words(NOMINAL)
        if nominal or cue not in denying or told_by_contrary(pair, side, cue) or told_by_limit(pair, side, cue):
            return
    else:
        rule = GOVERNED
        if not any(overlap(cue.span, one.span) for one in cues(pair.target, GOVERNING)) or _is_told(alike, cue):
            return
    own = alike.at(side, cue.span)
    here, spans = pair.target.text, alike.rows[side].spans
    about = [head for head in heads(pair, side, alike, cue) if head not in own][:1]
    if not about or (rule == STATED and here[cue.end : spans[about[0]][0]].strip()):
        return
    stated = _stated(alike, about[0])
    if stated is not None and not CLAUSE_END.search(here, cue.end, spans[about[0]][0]):
        yield Scoped(cue, spans[about[0]], alike.rows[side.other].spans[stated], ()), rule


def _stated(alike: Likeness, word: int) -> int | None:
    """The counterpart of a word of the target, or the likest of its families."""
    found = alike.counterpart(Side.TARGET, word, LIKE)
    if found is not None:
        return found
    kin = alike.related_from(Side.TARGET)[word].nonzero()[0].tolist()
    return max(kin, key=lambda place: alike.seen_from(Side.TARGET)[word][place], default=None)


def _may_deny(pair: PassagePair, found: Negatives) -> bool:
    """Whether the source has a word that denies in some of its senses only (ما), and is no denial that is known."""
    return any(
        one.has(*_NONE) and not any(overlap(one.span, cue.span) for cue in found.cues[Side.SOURCE])
        for one in cues(pair.source, _AMOUNTS)
    )


def _is_told(alike: Likeness, cue: Cue) -> bool:
    """Whether a word that governs another renders a word of the source."""
    places = [place for place in alike.at(Side.TARGET, cue.span) if alike.content[Side.TARGET][place]]
    related, values = alike.related_from(Side.TARGET), alike.seen_from(Side.TARGET)
    return any(related[place].any() or values[place].max() >= LIKE for place in places)
