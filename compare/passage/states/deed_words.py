"""Whether a verb of the report tells the deed that some words of the original are about.

Its own counterpart says so, if it has one. A verb that is told freely (has fitted, is to be let go) often has none:
then its subject or its object, the words of content next to it in its own clause, are asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from compare.languages import load_language
from compare.passage.evidence.likeness import Likeness
from compare.passage.pair import PassagePair
from compare.records import Side, Span
from compare.text.clauses import clauses
from compare.text.lexicon import cues

NEAR, BESIDE = 6, 2
"""Words from a verb in which its object or its subject is looked for, and how many of content are."""
SAYING = "attribution.say"


def tells(pair: PassagePair, alike: Likeness, partners: Mapping[int, int], verb: Span, about: Set[int]) -> bool:
    """Whether a verb of the report (local span, with its auxiliaries) is told by words among `about` of the original.

    `partners` has the counterpart of each word of the report.
    """
    own = alike.at(Side.TARGET, verb)
    if not own:
        return False
    if own[-1] in partners:
        return partners[own[-1]] in about
    return any(partners.get(n) in about for n in _beside(pair, alike, verb))


def _beside(pair: PassagePair, alike: Likeness, verb: Span) -> list[int]:
    """The words of content next to a verb, in its clause: none before it if its subject is a pronoun."""
    language = load_language(pair.target.language)
    clause = clauses(pair.target.text, language)
    places = clause.at(verb)
    behind = clause.within(places[-1], 1)[:NEAR]
    before = clause.within(places[0], -1)[:NEAR]
    adverbs = language.words("parties.adverbs") | language.words("modality.adverbs")
    subject = next((n for n in before if clause.folded[n] not in adverbs), None)
    if subject is None or language.is_function(clause.folded[subject]):
        before = []
    content = alike.content[Side.TARGET]
    found = []
    for side in (behind, before):
        inside = [n for place in side for n in alike.at(Side.TARGET, clause.spans[place]) if content[n]]
        found += inside[:BESIDE]
    return found


def is_said(pair: PassagePair, verb: Span) -> bool:
    """Whether a verb of the report is what somebody says: of that nothing else is told."""
    return any(cue.start < verb[1] and verb[0] < cue.end for cue in cues(pair.target, SAYING))
