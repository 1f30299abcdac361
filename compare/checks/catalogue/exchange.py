"""Values that have changed places: 12 killed and 20 wounded told as 20 killed and 12 wounded.

Both sides have the same values, so no other check sees it. Ways to tell:

* two values stand among the counterparts of each other's words (compare/passage/amounts/bindings.py);
* a way from the one to the other is told backwards (from 12 to 20, from 20 to 12);
* who does a deed in the original suffers it in the report, from the one who suffers it there
  (compare/passage/roles/parties.py), or stands first there and on the far side of the verb here
  (compare/passage/roles/acting_order.py), or is led to by the preposition that leads to the other one there
  (compare/passage/roles/led_parties.py);
* what is denied in a contrast (this, not that) is asserted in the report (compare/passage/polarity/contrasts.py);
* cause and effect have changed places (compare/passage/roles/causality.py);
* another cause or purpose stands in the place of the one given (compare/passage/roles/replaced_slots.py);
* one kind of a class is told for another, farmers for fishermen (compare/passage/roles/replaced_kinds.py);
* somebody else acts or suffers, the landlord for the tenant (compare/passage/roles/replaced_doers.py), or is the
  subject of the same verb (compare/passage/roles/other_subjects.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from compare.checks.base import Check
from compare.checks.messages import changed, glossed
from compare.passage.amounts.bindings import Bound, bound, exchanged
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.polarity.contrasts import turned_contrast
from compare.passage.roles.acting_order import turned_order
from compare.passage.roles.causality import turned_causes
from compare.passage.roles.led_parties import Led, exchanged_leads
from compare.passage.roles.other_subjects import other_subject
from compare.passage.roles.parties import Parties, exchanged_parties
from compare.passage.roles.party_words import is_somebody
from compare.passage.roles.replaced_doers import replaced_doers
from compare.passage.roles.replaced_kinds import replaced_kinds
from compare.passage.roles.replaced_slots import replaced_slots
from compare.passage.roles.slots import Slot
from compare.records import Confidence, Finding, Side, Span
from compare.text.lexicon import Cue, cues
from compare.text.segment import Segment

CHECK = "exchange"
_ROLES = "exchange.roles"
MARGIN = {"number": 0.03, "date": 0.03, "place": 0.06, "name": 0.2, "office": 0.06}
"""How much better the crossed assignment must fit, for values in the other's order.

Names want more: a name and its apposition (the mayor of this town, that man) come in either order."""
UNSURE = 2.0
"""How many times as much where no word is surely the translation of another; names are not told there."""
SAME_ORDER = 0.25
"""The same for values in the order of the original, whose surroundings translators turn round freely."""
_NEAR = 3
"""Words between a preposition and its value (from about the year 2010)."""
_SHOWN = 6
"""Words of a clause that are said in English."""
_WAY = 10
"""Words from the start of a way to its end."""


class ExchangeCheck(Check):
    """Values in each other's place."""

    id = CHECK
    found_as = ("opposite",)

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """What has changed places; each value once, the plainest evidence first."""
        used: set[Bound] = set()
        values = bound(pair)
        for one, other in _turned_ways(pair, *values):
            used |= {one, other}
            yield _way(pair, one, other)
        acted = [parties for parties in exchanged_parties(pair, run, values[0]) if _is_sure(pair, parties)]
        yield from (_parties(pair, parties) for parties in acted[:1])
        if acted:
            pass
        elif order := turned_order(pair, run, values[0]):
            yield _parties(pair, order, "order")
        elif led := exchanged_leads(pair, run, values[0]):
            yield _led(pair, led)
        sure = likeness(pair, run) is not None if len(values[0]) > 1 else True
        for found in exchanged(pair, run, *values):
            if found.one.kind == "name" and not sure:
                continue
            least = MARGIN[found.one.kind] * (1 if sure else UNSURE) if found.turned else SAME_ORDER
            if found.margin > least and used.isdisjoint((found.one, found.other)):
                used |= {found.one, found.other}
                here, there = (pair.target.text[slice(*b.target)] for b in (found.one, found.other))
                with_one, with_other = (_told(pair, *words) for words in found.words)
                said = f"exchanged: {here} with {with_one}, {there} with {with_other} → the other way round"
                yield _finding(pair, found.one, found.other, said, f"{found.one.kind}s")
        if contrast := turned_contrast(pair, run):
            yield _stretches(pair, *contrast, "contrast turned round", "contrast")
        elif causes := turned_causes(pair, run):
            rule = "causes" if causes.sure else "some causes"
            yield _stretches(pair, causes.source, causes.target, "cause and effect exchanged", rule)
        elif slots := replaced_slots(pair, run):
            yield _another(pair, slots.source, slots.target, slots.rule)
        for kind in replaced_kinds(pair, run):
            yield _stretches(pair, kind.source, kind.target, "replaced", "kind")
        if doer := replaced_doers(pair, run):
            rule = "doer near" if doer.near else "doer beside" if doer.beside else "doer"
            rule = rule if doer.told else "doer listed"
            told = _stretches(pair, doer.source, doer.target, "somebody else", rule)
            yield replace(told, confidence="soft") if doer.near else told
        elif subject := other_subject(pair, run, values[0]):
            yield _stretches(pair, subject.source, subject.target, "somebody else", "subject")


def _another(pair: PassagePair, source: Slot, target: Slot, rule: str) -> Finding:
    sure: Confidence = "hard" if rule == "slot" else "soft"
    what = f"another {target.kind or source.kind}"
    return replace(_stretches(pair, source.span, target.span, what, rule), confidence=sure)


def _stretches(pair: PassagePair, source: Span, target: Span, what: str, rule: str) -> Finding:
    here, there = (
        glossed(side.text[slice(*span)], side.language, _SHOWN)
        for side, span in ((pair.source, source), (pair.target, target))
    )
    spans = pair.spans_on(Side.SOURCE, source, target)
    return Finding("reworded", CHECK, "major", "hard", changed(here, there, what), *spans, rule=rule)


def _told(pair: PassagePair, source: Span, target: Span) -> str:
    return f"“{pair.target.text[slice(*target)]}” ({pair.source.text[slice(*source)]})"


def _finding(pair: PassagePair, one: Bound, other: Bound, said: str, rule: str) -> Finding:
    spans = (one.source, other.source), (one.target, other.target)
    ours, theirs = sorted(map(pair.source.span, spans[0])), sorted(map(pair.target.span, spans[1]))
    return Finding("reworded", CHECK, "critical", "hard", said, tuple(ours), tuple(theirs), rule=rule)


def _parties(pair: PassagePair, found: Parties, rule: str = "parties") -> Finding:
    agent, deed, other = (_told(pair, *part) for part in (found.agent, found.deed, found.other))
    said = f"exchanged: {agent} {deed} {other} → the other way round"
    spans = [sorted(pair.on(side).span(part[side]) for part in (found.agent, found.other)) for side in Side]
    return Finding("reworded", CHECK, "critical", "hard", said, tuple(spans[0]), tuple(spans[1]), rule=rule)


def _is_sure(pair: PassagePair, found: Parties) -> bool:
    """Whether two parties are surely somebody: of what else is read as such, one in six were."""
    return found.sure and all(is_somebody(pair, part) for part in (found.agent, found.other))


def _led(pair: PassagePair, found: Led) -> Finding:
    rule = "led from" if found.direction == "from" else "led"
    said = f"exchanged: {_told(pair, *found.one)}, {found.direction} {_told(pair, *found.other)} → the other way round"
    spans = [sorted(pair.on(side).span(part[side]) for part in (found.one, found.other)) for side in Side]
    return Finding("reworded", CHECK, "critical", "hard", said, tuple(spans[0]), tuple(spans[1]), rule=rule)


def _way(pair: PassagePair, one: Bound, other: Bound) -> Finding:
    here, there = (pair.target.text[slice(*b.target)] for b in (one, other))
    said = f"exchanged: from {here} to {there} → from {there} to {here}"
    return _finding(pair, one, other, said, "way")


def _turned_ways(
    pair: PassagePair, found: list[Bound], spans: tuple[list[Span], list[Span]]
) -> Iterator[tuple[Bound, Bound]]:
    """Values that the source leads from and to, and the target to and from."""
    source, target = (list(cues(side, _ROLES)) for side in (pair.source, pair.target))
    if not (source and target):
        return
    ends = [
        (_end(pair.source, source, one.source, spans[0]), _end(pair.target, target, one.target, spans[1]))
        for one in found
    ]
    for (n, one), (m, other) in permutations(enumerate(found), 2):
        if one.kind != other.kind or (ends[n], ends[m]) != (("from", "to"), ("to", "from")):
            continue
        if _together(pair.source, one.source, other.source) and _together(pair.target, one.target, other.target):
            yield one, other


def _end(side: Segment, roles: list[Cue], span: Span, values: list[Span]) -> str:
    """Which end of a way a value is ("from", "to"), by the preposition before it; "" if it is none."""
    before = [cue for cue in roles if cue.end <= span[0] or (cue.start == span[0] and cue.end < span[1])]
    if not before or before[-1].classes[0] == "-":
        return ""
    cue = before[-1]
    between = side.text[cue.end : span[0]]
    if len(between.split()) > _NEAR or any(c in ".,;:()،؛" for c in between):
        return ""
    if any(cue.end <= value[0] and value[1] <= span[0] for value in values):
        return ""
    return cue.classes[0]


def _together(side: Segment, one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return len(side.text[first[1] : last[0]].split()) <= _WAY
