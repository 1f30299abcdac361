"""Attribution: who says it, and how strongly the verb of saying commits him.

Four comparisons, each driven by `[attribution]` of the language files:

* the verb: one that commits the speaker or sets the writer apart from him
  (`marked`: claim, deny, admit, confirm, warn, promise, demand), with nothing
  of its class on the other side (`answers`), where the other side has a verb
  of saying or another marked verb to spare;
* the denial: a verb that one side affirms and the other turns round (`turned`:
  denied, did not deny);
* the speaker: what he is (police, a witness) beside a verb of saying, against
  one of the other side that cannot be the same (compare/text/sources.py);
* the attribution: a side that reports speech, against one without any word of
  saying, thinking or showing and without a quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.checks.base import Check
from compare.checks.messages import alone, changed, glossed, headed, listed, meaning_of, quoted
from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.source_slots import replaced_source
from compare.passage.roles.sources import changed_speakers, invented_speakers, unnamed_on_one_side
from compare.records import Finding, Severity, Side
from compare.text.lexicon import Cue, cues, knows, phrase, unhidden
from compare.text.segment import Segment, overlap
from compare.text.sources import KINDS, Speaker, cited_outright, speakers

CHECK = "attribution"

_OPPOSED = (frozenset({"deny", "admit"}), frozenset({"deny", "confirm"}), frozenset({"claim", "confirm"}))
"""Classes as far apart as can be: critical."""
_SPEECH = ("attribution.say", "attribution.marked", "attribution.according")
_UNNAMED = "speaker.unnamed"
_ANONYMITY = 0.9
"""Of what is told so, the share that is true: 7 of 7 in single changes, and 2 in 12,000 faithful pairs."""
_BEFORE = 3
"""So many words before a verb a denial still turns it round."""
_BREAK = re.compile(r"[^\w\s'’]")
_FEW = 2
"""With more words of saying than these a side surely reports some speech."""
_MATCHED = 0.5
"""Likeness from which on somebody who is cited has a counterpart."""
_CITED = 3
"""Words behind "according to" that say who is cited."""
_WIDE = 2
"""A phrase of words further apart (teilte … mit) has others between them, whose counterparts say nothing of it."""
IN_ITS_OWN_VOICE = "said in its own voice"
_QUOTE = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
_PART_END = re.compile(r"[.,;:!?\n“”\"«»]")
_QUOTING = ':“”"«»'
_WORD = re.compile(r"\w+")
_REACH = 9
"""Words behind a verb of saying in which the clause that it reports shows itself."""


class AttributionCheck(Check):
    """Changes of who says it, and how."""

    id = CHECK
    lists = ("attribution.say",)
    found_as = ("certainty", "quote")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Changes of the verb, of the source, and sources dropped or put in."""
        yield from _verbs(pair)
        yield from _turned(pair)
        yield from _sources(pair, run)
        if next(changed_speakers(pair), None) is None:
            anonymity = list(_anonymity(pair))
            yield from anonymity or _unnamed(pair)
        yield from _unattributed(pair, run)


def _of(side: Segment, table: str) -> list[Cue]:
    """The phrases of a list, without those that only look like one."""
    return unhidden(side, table, "attribution_plain")


def _verbs(pair: PassagePair) -> Iterator[Finding]:
    source, target = _of(pair.source, "attribution.marked"), _of(pair.target, "attribution.marked")
    lost = _without_class(source, pair.source, pair.target)
    new = _without_class(target, pair.target, pair.source)
    others = {cue.first: cue for cue in _spare(pair.target, pair.source, target, source)}
    counterparts = [*new, *(cue for cue in others.values() if cue not in new)]
    for one in lost:
        other = next(iter(_contraries(pair, one, source, target)), counterparts[0] if counterparts else None)
        if other is not None:
            counterparts = [cue for cue in counterparts if cue is not other]
            yield _changed(pair, one, other)
    for number, other in enumerate(new[len(lost) :]):
        verbs = _spare(pair.source, pair.target, source, target)
        if number < len(verbs):
            yield _changed(pair, verbs[number], other)


def _contraries(pair: PassagePair, one: Cue, source: Sequence[Cue], target: Sequence[Cue]) -> list[Cue]:
    """Marked verbs of the report that say the contrary of a marked one of the original, as none of the original does.

    A verb of saying may stand for one of them by its other meaning (أكد, "said", for *confirmed*), which is no
    reason to do without the denial. None where the report denies more than the original: *confirmed that no* denies.
    """
    if len(_plain_denials(pair.target)) > len(_plain_denials(pair.source)):
        return []
    there = {name for cue in source for name in cue.classes}
    return [cue for cue in target if _opposed(one, cue) and not there.intersection(cue.classes)]


def _opposed(one: Cue, other: Cue) -> bool:
    return any({a, b} in _OPPOSED for a in one.classes for b in other.classes)


def _changed(pair: PassagePair, one: Cue, other: Cue) -> Finding:
    opposed = _opposed(one, other)
    severity: Severity = "critical" if opposed else "major"
    note = "casts doubt on it" if other.has("claim") else ""
    message = changed(_shown(one, pair.source), _shown(other, pair.target), note=note)
    spans = pair.spans_on(Side.SOURCE, one.span, other.span)
    rule = f"reporting {next(filter(None, other.classes), 'verb')}" if _has_clause(pair.target, other) else "verb"
    return Finding("reworded", CHECK, severity, "hard", message, *spans, rule=rule)


def _has_clause(side: Segment, verb: Cue) -> bool:
    """Whether a verb reports a clause or a quotation, and has no mere object: admitted it was so, admitted patients."""
    language = load_language(side.language)
    end = _PART_END.search(side.text, verb.end)
    behind = side.text[verb.end : end.start() if end else len(side.text)]
    words = [fold_word(word) for word in _WORD.findall(behind)[:_REACH]]
    quoting = end is not None and end[0] in _QUOTING
    return quoting or not words or not language.words("attribution.clause").isdisjoint(words)


def _shown(cue: Cue, side: Segment) -> str:
    """The verb; of another language the English one of its class (a verb of no class is one of saying)."""
    if cue.classes[:1] and cue.classes[0].startswith("not "):
        return quoted(cue.text, side.language, f"did not {cue.classes[0][4:].replace('-', ' ')}")
    name = cue.classes[0] if cue.classes else "say"
    return listed(cue.text, side.language, _table_of(cue, side), cue.classes, name)


def _table_of(cue: Cue, side: Segment) -> str:
    """The list that has a phrase of speech."""
    tables = [f"attribution.{name}" for name in ("marked", "turned", "according", "say")]
    return next((path for path in tables if any(c.span == cue.span for c in cues(side, path))), tables[-1])


def _without_class(marked: Sequence[Cue], here: Segment, there: Segment) -> list[Cue]:
    """The marked verbs of a side with no word of their class on the other.

    A plain denial (no, nothing) answers a verb of denying only where that side has more of them than this one.
    """
    if not marked:
        return []
    denials = _plain_denials(there)
    plain = {cue.span for cue in denials} if len(denials) <= len(_plain_denials(here)) else set()
    answers = (cue for cue in cues(there, "attribution.answers") if cue.span not in plain)
    known = {name for cue in answers for name in cue.classes}
    return [cue for cue in marked if not known.intersection(cue.classes)]


def _plain_denials(side: Segment) -> list[Cue]:
    return [cue for cue in cues(side, "opposite.denials") if not cue.has("-")]


def _spare(here: Segment, there: Segment, marked: Sequence[Cue], theirs: Sequence[Cue]) -> list[Cue]:
    """Verbs of saying here that are more than those there: what a marked verb there may stand for."""
    verbs, others = (
        [
            cue
            for cue in _of(side, "attribution.say")
            if not any(cue.first <= m.last and m.first <= cue.last for m in those)
        ]
        for side, those in ((here, marked), (there, theirs))
    )
    return verbs if len(verbs) > len(others) else []


def _turned(pair: PassagePair) -> Iterator[Finding]:
    """A verb that one side affirms and the other denies (denied, did not deny), under as many denials in all.

    Where one side denies more than the other, the negation check reports it.
    """
    denials = [_plain_denials(side) for side in (pair.source, pair.target)]
    if not denials[0] or len(denials[0]) != len(denials[1]):
        return
    sides = [_by_polarity(side, found) for side, found in zip((pair.source, pair.target), denials, strict=True)]
    (affirmed, denied), (theirs, denied_there) = sides
    for name in dict.fromkeys((*affirmed, *denied)):
        for one, other, rest, others in (
            (affirmed, denied_there, denied, theirs),
            (denied, theirs, affirmed, denied_there),
        ):
            if name in one and name in other and name not in rest and name not in others:
                message = changed(_shown(one[name], pair.source), _shown(other[name], pair.target))
                spans = pair.spans_on(Side.SOURCE, one[name].span, other[name].span)
                yield Finding("reworded", CHECK, "critical", "hard", message, *spans)


def _by_polarity(side: Segment, denials: Sequence[Cue]) -> tuple[dict[str, Cue], dict[str, Cue]]:
    """The first verb of each class that is affirmed, and that is denied, a denial with its verb."""
    affirmed: dict[str, Cue] = {}
    denied: dict[str, Cue] = {}
    for cue in cues(side, "attribution.turned"):
        before = next((d for d in denials if cue.first - _BEFORE <= d.first < cue.first), None)
        if before is None or _BREAK.search(side.text, before.end, cue.start):
            affirmed.setdefault(cue.classes[0], cue)
        else:
            name = (f"not {cue.classes[0]}",)
            whole = Cue(name, before.start, cue.end, before.first, cue.last, side.text[before.start : cue.end])
            denied.setdefault(cue.classes[0], whole)
    return affirmed, denied


def _sources(pair: PassagePair, run: Run) -> Iterator[Finding]:
    """Speakers that cannot be the same; that an authority speaks on one side only is critical."""
    changes = list(changed_speakers(pair))
    for speaker, instead in changes:
        severity: Severity = "critical" if speaker.speaks_for_the_state != instead.speaks_for_the_state else "major"
        message = changed(_cited(speaker, pair.source), _cited(instead, pair.target), "source")
        spans = pair.spans_on(Side.SOURCE, speaker.cue.span, instead.cue.span)
        yield Finding("reworded", CHECK, severity, "hard", message, *spans, rule="source")
    replaced = None if changes else replaced_source(pair, run)
    if replaced:
        one, other = (
            glossed(side.text[slice(*span)], side.language)
            for side, span in zip((pair.source, pair.target), replaced, strict=True)
        )
        spans = pair.spans_on(Side.SOURCE, *replaced)
        yield Finding("reworded", CHECK, "major", "hard", changed(one, other, "source"), *spans, rule="slot")
    for speaker in () if replaced else invented_speakers(pair, run):
        message = alone(Side.TARGET, "source", _cited(speaker, pair.target))
        yield Finding(
            "reworded", CHECK, "major", "hard", message, *pair.spans_on(Side.TARGET, speaker.cue.span), rule="source"
        )


def _anonymity(pair: PassagePair) -> Iterator[Finding]:
    """A source that will not be named on one side, and of whose anonymity the other says nothing."""
    if not all(knows(side, _UNNAMED) for side in (pair.source, pair.target)):
        return
    for side, here, there in pair.both_ways():
        found = cues(here, _UNNAMED)
        if not found or cues(there, _UNNAMED) or cues(there, "speaker.unknown"):
            continue
        heard = [speaker.cue for speaker in speakers(there)] or [cue for table in _SPEECH for cue in _of(there, table)]
        message = alone(side, "anonymity of the source", glossed(found[0].text, here.language))
        spans = pair.spans_on(side, found[0].span, heard[0].span if heard else None)
        yield Finding("reworded", CHECK, "critical", "hard", message, *spans, probability=_ANONYMITY)


def _unnamed(pair: PassagePair) -> Iterator[Finding]:
    """A source that only one side leaves unnamed: sources close to the committee, for its chairman."""
    for side, speaker in unnamed_on_one_side(pair):
        message = alone(side, "unnamed source", _cited(speaker, pair.on(side)))
        spans = pair.spans_on(side, speaker.cue.span)
        yield Finding("reworded", CHECK, "critical", "hard", message, *spans, rule="unnamed")


def _cited(speaker: Speaker, side: Segment) -> str:
    return listed(speaker.cue.text, side.language, KINDS, speaker.cue.classes, speaker.role)


def _unattributed(pair: PassagePair, run: Run) -> Iterator[Finding]:
    """Speech on one side, where the other side has no word of saying, thinking or showing."""
    for side, here, _ in pair.both_ways():
        if (cue := _reports(pair, run, side)) is not None:
            told = phrase(here, cue, words=3)
            message = alone(side, "", _told(told, here), IN_ITS_OWN_VOICE)
            rule = "speech put in" if side is Side.TARGET else "speech dropped"
            yield Finding(side.alone, CHECK, "major", "hard", message, *pair.spans_on(side, told.span), rule=rule)


def _told(told: Cue, side: Segment) -> str:
    """Who says it: `according to · source (بحسب مصدر)`, `said · ministry (قالت الوزارة)`."""
    for table in (_SPEECH[2], _SPEECH[0]):
        for verb in cues(side, table):
            if told.start <= verb.start and verb.end <= told.end:
                rest = side.text[verb.end : told.end] if table == _SPEECH[0] else told.text
                return headed(meaning_of(verb, side, table), told.text, side.language, rest)
    return headed("", told.text, side.language)


def _reports(pair: PassagePair, run: Run, side: Side) -> Cue | None:
    """What surely reports speech on a side, if the other side does not.

    "According to" names a source outright, so there words of thinking or
    showing on the other side ("the study found") do not explain it.
    """
    here, other = pair.on(side), pair.on(side.other)
    found = _of(here, "attribution_surely")
    cited = cited_outright(here, other)
    outright = [cue for cue in found if cue.has("according")] or cited
    if not outright and not found:
        return None
    named = next(iter(outright), None)
    if not named and _QUOTE.search(other.text):
        return None
    tables = _SPEECH if named else (*_SPEECH, "attribution.view")
    alternatives = [cue for table in tables for cue in cues(other, table)]
    if named and (cues(other, "attribution.according") or cues(other, "speaker.behind")):
        return None
    if alternatives and not _aligned_elsewhere(pair, run, side, alternatives):
        return next((cue for cue in cited if _cited_besides(pair, run, side, cue)), None)
    return None if named and _is_rendered(named, pair, run, side) else named or found[0]


def _is_rendered(named: Cue, pair: PassagePair, run: Run, side: Side) -> bool:
    """Whether the other side has all of who is cited, in no words of speech: monitors recorded, the paper learned."""
    alike = likeness(pair, run)
    may = renderings(pair, alike) if alike is not None else None
    if alike is None or may is None:
        return False
    here = pair.on(side)
    whole = phrase(here, named, words=named.last - named.first + 1 + _CITED)
    rows = [row for row in alike.at(side, whole.span)[1:] if alike.content[side][row]]
    return bool(rows) and bool(may.seen_from(side)[rows].any(axis=1).all())


def _cited_besides(pair: PassagePair, run: Run, side: Side, named: Cue) -> bool:
    """Whether somebody is cited besides who speaks: as many words of speech are left for those of the other side.

    Nothing on the other side may be like the words behind `named`.
    """
    here = pair.on(side)
    cited = phrase(here, named, words=named.last - named.first + 2).span
    ours, theirs = (
        {cue.span for table in (*_SPEECH, "attribution.view", "speaker.verbs") for cue in _of(one, table)}
        for one in (here, pair.on(side.other))
    )
    if len(theirs) > len([span for span in ours if not overlap(span, cited)]):
        return False
    alike = likeness(pair, run)
    return alike is not None and not alike.is_matched(side, cited, _MATCHED)


def _aligned_elsewhere(pair: PassagePair, run: Run, side: Side, alternatives: Sequence[Cue]) -> bool:
    """Whether the few words of saying on the other side are the counterparts of other words (were reported ill)."""
    if run.evidence is None or len(alternatives) > _FEW or any(cue.last - cue.first > _WIDE for cue in alternatives):
        return False
    here = pair.on(side)
    speech = [cue.span for table in (*_SPEECH, "attribution.view") for cue in _of(here, table)]
    speech += [phrase(here, cue, words=3).span for cue in _of(here, "attribution_surely")]
    alignment = run.evidence.alignment(pair)
    found = [alignment.counterpart(side.other, cue.span) for cue in alternatives]
    return all(span is not None and not any(a < span[1] and span[0] < b for a, b in speech) for span in found)
