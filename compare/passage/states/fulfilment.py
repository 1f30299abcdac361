"""What the report tells as done of what the original only plans, asks for, tries or has begun.

The verb of the report is the counterpart of a word behind the one that says so
(تعهد بإصلاح, has repaired), and its form says that the deed is done. Where the
word that says so has a counterpart of its own (asked, has begun) the report
tells that much, too, and nothing is turned into a fact. In a short sentence the
only verb without counterpart is the one that is meant.
"""

from __future__ import annotations

from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import Likeness, likeness
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.states.deed_words import is_said, tells
from compare.records import Side, Span
from compare.text.clauses import clauses
from compare.text.deeds import deeds, is_aside
from compare.text.lexicon import cues
from compare.text.modality import (
    BEGUN,
    DONE,
    PLANNED,
    REQUIRED,
    STATES,
    UNDER_WAY,
    Mood,
    all_done,
    done,
    futures,
    says,
    under_way,
)
from compare.text.segment import overlap

LIKE = 0.25
"""Likeness from which on two words that are likest each other are counterparts."""
AWAY = 6
"""Words around a verb of which none may say that a thing is planned."""
BEHIND, BEFORE = 3, 2
"""Words around a verb of the future that tell what it is about."""
BRIEF = 12
"""Words of a report, at most, whose only verb without counterpart is what is planned, asked for, begun."""


def told_as_fact(pair: PassagePair, run: Run, mood: Mood, *, answered: bool) -> tuple[str, Span] | None:
    """DONE or (of what must be) UNDER_WAY, and where the report says so; None where it does not.

    `answered`: whether some word of the report may say what `mood` does.
    """
    alike = likeness(pair, run)
    if alike is None:
        return None
    partners = alike.mutual(Side.SOURCE, LIKE)
    cue = [n for n in alike.at(Side.SOURCE, mood.span) if alike.content[0][n]][:1]
    itself = len(mood.following) == 1 and mood.following[0] == mood.span  # a verb with the prefix of the future
    if not itself and mood.state not in (PLANNED, REQUIRED) and any(n in partners for n in cue):
        return None
    meant = [n for span in mood.following for n in alike.at(Side.SOURCE, span) if itself or n not in cue]
    if (
        mood.state == BEGUN
    ):  # what begins to collapse has, in a way, collapsed; who begins building a dam has not built it
        meant = [n for n in meant if not _has_article(pair, alike, n)]
    itself_told = says(pair.target, mood.state)
    for n in meant:
        if n in partners:
            counterpart = alike.rows[1].spans[partners[n]]
            if any(overlap(counterpart, span) for span in itself_told):
                continue
            if (span := done(pair.target, counterpart)) and not is_aside(pair.target, span):
                return DONE, span
            if mood.state == REQUIRED and (span := under_way(pair.target, counterpart)):
                return UNDER_WAY, span
    if answered or mood.state == REQUIRED or all(n in partners for n in meant):
        return None
    facts = all_done(pair.target)
    taken = [*(alike.rows[1].spans[m] for m in partners.values()), *itself_told]
    if len(facts) == 1 and len(pair.target.text.split()) <= BRIEF and not any(overlap(facts[0], t) for t in taken):
        return DONE, facts[0]
    return None


def _has_article(pair: PassagePair, alike: Likeness, n: int) -> bool:
    """Whether an article is written before a word of the source, behind a preposition or not: no object follows it."""
    language = load_language(pair.source.language)
    article = str(language.get("parties.article", ""))
    word = fold_word(pair.source.text[slice(*alike.rows[0].spans[n])])
    fronts = ("", *sorted(language.words("parties.at_prefixes") | language.words("parties.aside_prefixes")))
    return bool(article) and any(word.startswith(front + article) for front in fronts)


def future_told_as_done(pair: PassagePair, run: Run) -> tuple[Span, Span] | None:
    """A verb of the original that is future by its form, and the one of the report that tells it as done, or None.

    No word near that verb may say that anything is planned.
    """
    ahead = futures(pair.source)
    told = [deed for deed in deeds(pair.target) if deed.state == DONE] if ahead else []
    told = [deed for deed in told if not is_said(pair, deed.span) and not is_aside(pair.target, deed.span)]
    alike = likeness(pair, run) if told else None
    if alike is None:
        return None
    planned = [cue for cue in cues(pair.target, STATES) if cue.has(PLANNED, f"{PLANNED}~")]
    partners = alike.mutual(Side.TARGET, LIKE)
    source = clauses(pair.source.text, load_language(pair.source.language))
    for word in ahead:
        place = source.at(word.span)[0]
        places = [place, *source.within(place, 1)[:BEHIND], *source.within(place, -1)[:BEFORE]]
        about = {n for one in places for n in alike.at(Side.SOURCE, source.spans[one]) if alike.content[0][n]}
        own = {m for m, n in partners.items() if n in alike.at(Side.SOURCE, word.span)}
        for deed in told:
            if own and own.isdisjoint(alike.at(Side.TARGET, deed.span)):
                continue  # the verb is told by another word
            if any(deed.first - AWAY <= cue.last and cue.first <= deed.verb + AWAY for cue in planned):
                continue
            if tells(pair, alike, partners, deed.span, about):
                return word.span, deed.span
    return None
