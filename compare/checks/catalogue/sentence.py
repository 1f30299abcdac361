"""Whole sentences that stand on one side only.

The gravest thing a report can do with a statement is to leave it out or to
make it up. Severity after MQM's omission and addition: `minor` for a fragment
of fewer than four content words (a caption, "Read more"), `critical` where
what is added or dropped is a denial or has figures (the statements a
fact-checker is after), `major` otherwise.

A link may hold a sentence too many: one that the aligner kept with its
neighbour although the other side does not have it. Where an encoder gives
word vectors, such sentences are found as the `coverage` check finds clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.base import Check
from compare.checks.messages import alone, sentence
from compare.languages import Language, load_language
from compare.languages.unspaced import unspaced
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Finding, Severity, Side
from compare.text.segment import Segment

CHECK = "sentence"
FRAGMENT = 4
UNSPACED_WORD = 2
"""Letters of a word in scripts that write no spaces between words."""
EVEN = 0.7
"""Log odds from which on a sentence inside a link is taken for one too many."""


class SentenceCheck(Check):
    """Sentences on one side only."""

    id = CHECK
    one_sided = True
    whole = True

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """A finding for a link with an empty side, and for each sentence too many in another."""
        if pair.linked:
            if run.evidence is not None and len(pair.source.sentences) + len(pair.target.sentences) > 2:
                from compare.passage.evidence.word_evidence import sentence_odds

                for side, sentence, odds in sentence_odds(pair, run.evidence):
                    if odds > EVEN:
                        yield _finding(Segment(pair.on(side).document, (sentence,)), side)
        else:
            side = Side.SOURCE if pair.source.sentences else Side.TARGET
            if pair.on(side).sentences:
                yield _finding(pair.on(side), side)


def _finding(segment: Segment, side: Side) -> Finding:
    added = side is Side.TARGET
    spans = tuple((s.start, s.end) for s in (segment.document.sentences[i] for i in segment.sentences))
    several = f"{len(spans)} sentences" if len(spans) > 1 else ""
    return Finding(
        kind=side.alone,
        check=CHECK,
        severity=_severity(segment, load_language(segment.language)),
        confidence="hard",
        message=alone(side, several, sentence(segment.text, segment.language)),
        source_spans=() if added else spans,
        target_spans=spans if added else (),
    )


def content_words(side: Segment, language: Language) -> int:
    """How many words of the side mean something by themselves; of a clause without spaces, about how many."""
    words = [word.text for word in language.analyse(side.text).words]
    letters = sum(len(word) for word in words if unspaced(word))
    spaced = (len(word) > 1 and not unspaced(word) and not language.is_function(word) for word in words)
    return letters // UNSPACED_WORD + sum(spaced)


def _severity(side: Segment, language: Language) -> Severity:
    if content_words(side, language) < FRAGMENT:
        return "minor"
    analysis = language.analyse(side.text)
    denial = language.pattern("sentence.denials")
    if any(word.text.isdigit() for word in analysis.words) or (denial and denial.search(analysis.folded.text)):
        return "critical"
    return "major"
