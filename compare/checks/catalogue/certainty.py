"""Certainty: what one side gives as possible, likely or alleged, and the other as fact.

A word of doubt raises a finding where nothing on the other side explains it
(compare/passage/evidence/cue_balance.py), not even a word that only may express doubt
(can, would, believe; يمكن, يعتقد). Arabic قد is a doubt before an imperfect
only; the language file spells that out. Soft where both sides doubt, or may
do so, one of them more often, and where the word that is doubted has a
counterpart with a word of possibility near it (compare/passage/polarity/scope.py). What is
doubted on one side and said to be certain on the other (`[certainty_sure]`: beyond
doubt, حتما) is a finding whatever else there answers for the doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from compare.checks.base import Check
from compare.checks.messages import alone, changed, glossed, headed, meaning_of
from compare.languages import fold_word, load_language
from compare.passage.evidence.cue_balance import PLAIN, CueCounts, count_cues, first_excess, spare_alternatives
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.polarity.scope import scoped
from compare.records import Confidence, Finding, Severity, Side
from compare.text.lexicon import Cue, cues, phrase
from compare.text.segment import Segment

CHECK = "certainty"
LIKE = 0.25
"""Likeness of a doubted word and its counterpart."""
_HEARSAY = "hearsay"
_DOUBTS = frozenset({"possible", "likely", "seem", "expected", "alleged", "modal", _HEARSAY})
_OPEN = frozenset({"possible", "possible~", "allowed", "allowed~"})
_GRAVE = "alleged"
"""Leaving out that a thing is only alleged makes a suspect a culprit."""
_REPORTED = frozenset({"claim", "report"})
"""What explains "allegedly" only: that others say so does not make a thing doubtful by itself."""
_ABLE = "able"
_CERTAIN = "certainty_sure"
_FORESEEN = "foreseen"
"""What somebody expects."""
BEFORE = 25
"""Words that a doubt may stand before what it is about: a whole clause."""
_BINDING = 4
"""Words that bind (shall) in a document that lays down rules."""


class CertaintyCheck(Check):
    """Doubts on one side only."""

    id = CHECK
    lists = (CHECK,)
    found_as = ("attribution", "modality")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Doubts of one side that the other does not share."""
        doubts = _doubts(pair.source), _doubts(pair.target)
        kindred = _kindred(pair.source), _kindred(pair.target)
        alike = likeness(pair, run) if doubts[0].triggers or doubts[1].triggers else None
        for side, here, there in pair.both_ways():
            if turned := _made_sure(here, doubts[side], there, doubts[side.other]):
                yield _sure_finding(pair, side, *turned)
            elif lost := _lost(here, doubts[side], there, doubts[side.other]):
                doubt, confidence = lost
                marks = doubts[side].triggers or (doubt,)
                found = scoped(pair, side, alike, marks, kindred, LIKE, BEFORE) if alike else ()
                if any(one.answered for one in found):
                    confidence = "soft"
                cue = phrase(here, doubt, words=2)
                severity: Severity = "critical" if side is Side.SOURCE and doubt.has(_GRAVE) else "major"
                meaning, rest = meaning_of(doubt, here, CHECK), here.text[doubt.end : cue.end]
                message = alone(side, "doubt", headed(meaning, cue.text, here.language, rest), "stated as fact")
                yield Finding("reworded", CHECK, severity, confidence, message, *pair.spans_on(side, cue.span))


def _made_sure(side: Segment, here: CueCounts, other: Segment, there: CueCounts) -> tuple[Cue, Cue] | None:
    """What `side` doubts, and what makes it certain on the other, where that says no doubt and `side` no certainty."""
    if there.triggers:
        return None
    sure = [cue for cue in cues(other, _CERTAIN) if cue.has("sure") and not cue.has(PLAIN)]
    if not sure or any(cue.has("sure", "proof") for cue in cues(side, _CERTAIN)):
        return None
    doubted = here.triggers or [cue for cue in cues(side, _CERTAIN) if cue.has("doubted")]
    return (doubted[0], sure[0]) if doubted else None


def _sure_finding(pair: PassagePair, side: Side, doubt: Cue, sure: Cue) -> Finding:
    """A doubt of one side that is a certainty on the other; the message has the original first."""
    cue = phrase(pair.on(side), doubt, words=2)
    said = {side: cue, side.other: sure}
    shown = [glossed(said[one].text, pair.on(one).language) for one in Side]
    kinds = ["doubtful" if one is side else "certain" for one in Side]
    message = changed(*(f"{kind}, {words}" for kind, words in zip(kinds, shown, strict=True)))
    spans = pair.spans_on(Side.SOURCE, said[Side.SOURCE].span, said[Side.TARGET].span)
    return Finding("reworded", CHECK, "major", "hard", message, *spans, rule="sure")


def _kindred(side: Segment) -> list[Cue]:
    """All words of a side that may express a doubt or a possibility."""
    states = [cue for cue in cues(side, "modality.states") if not _OPEN.isdisjoint(cue.classes)]
    return [*cues(side, CHECK), *states]


def _lost(side: Segment, here: CueCounts, other: Segment, there: CueCounts) -> tuple[Cue, Confidence] | None:
    """A doubt of `side` that the other lacks; soft where the other side has some doubt, too.

    Where there are more doubts here and more plain futures there (may: will),
    words that may express a doubt do not explain it. Against a plain future
    without any such word even a mere possibility (can: will) is a doubt, and
    what somebody expects, where nobody is said to say or think so. What
    is believed or rumoured is explained by any word of thinking or telling.
    """
    able = [cue for cue in cues(side, CHECK) if cue.has(_ABLE)]
    foreseen = [cue for cue in cues(side, CHECK) if cue.has(_FORESEEN)]
    if not (here.triggers or able or foreseen):
        return None
    if not any(cue.has(_GRAVE) for cue in here.triggers):
        there = replace(
            there, alternatives=Counter({k: n for k, n in there.alternatives.items() if k not in _REPORTED})
        )
    if any(cue.has(_HEARSAY) for cue in here.triggers) and cues(other, "attribution.view"):
        here = replace(here, triggers=tuple(cue for cue in here.triggers if not cue.has(_HEARSAY)))
    surer = len(_sure(other)) > len(_sure(side))
    if surer and len([cue for cue in here.triggers if not cue.has(_HEARSAY)]) > len(there.triggers):
        return here.triggers[-1], "hard"
    if surer and able and not (there.triggers or there.alternatives):
        return able[-1], "hard"
    if surer and foreseen and not (there.triggers or there.alternatives or _is_told(other)):
        return foreseen[-1], "hard"
    cue = first_excess(here, there)
    return (cue, "soft" if there.triggers or spare_alternatives(here, there) else "hard") if cue else None


def _is_told(side: Segment) -> bool:
    """Whether a side says that somebody says or thinks so."""
    return any(cues(side, f"attribution.{name}") for name in ("say", "according", "view"))


def _sure(side: Segment) -> list[Cue]:
    """Plain futures; those of a question, and words that only look like one (manera), are none."""
    return [cue for cue in cues(side, "certainty_future") if cue.has("sure") and not cue.has("open")]


def _doubts(side: Segment) -> CueCounts:
    """The doubts of a side. What is a month or a name with a capital (May) is none."""
    counts = count_cues(side, CHECK, _DOUBTS)
    language = load_language(side.language)
    permits = language.words("certainty_rules.permit")
    may = [cue for cue in counts.triggers if fold_word(cue.text) in permits]
    leave = may if may and _binding(side.document.text, side.language) >= _BINDING else []
    triggers = [cue for cue in counts.triggers if not language.names_instead(cue.text) and cue not in leave]
    return replace(counts, triggers=tuple(triggers)) if len(triggers) < len(counts.triggers) else counts


@lru_cache(maxsize=8)
def _binding(text: str, code: str) -> int:
    """How many words bind in a document: where several do it lays down rules, and "may" permits."""
    language = load_language(code)
    binding = language.words("certainty_rules.bind")
    return sum(word.text in binding for word in language.analyse(text).words)
