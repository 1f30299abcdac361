"""Whole sentences that stand on one side only.

The gravest thing a report can do with a statement is to leave it out or to
make it up. Severity after MQM's omission and addition: `minor` for a fragment
of fewer than four content words (a caption, "Read more"), `critical` where
what is added or dropped is a denial or has figures (the statements a
fact-checker is after), `major` otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.divergence.finding import Finding, Severity
from compare.divergence.pair import Context, Pair, Side
from compare.languages import Language, load_language

CHECK = "sentence"
FRAGMENT = 4


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """One finding for a link with an empty side."""
    if pair.source.sentences and pair.target.sentences:
        return
    added = not pair.source.sentences
    side = pair.target if added else pair.source
    if not side.sentences:
        return
    language = load_language(side.language)
    spans = tuple((s.start, s.end) for s in (side.document.sentences[i] for i in side.sentences))
    several = f"{len(spans)} sentences" if len(spans) > 1 else "a sentence"
    yield Finding(
        kind="added" if added else "dropped",
        check=CHECK,
        severity=_severity(side, language),
        confidence="hard",
        message=f"the report adds {several} that the original does not have"
        if added
        else f"the report leaves out {several} of the original",
        source_spans=() if added else spans,
        target_spans=spans if added else (),
    )


def content_words(side: Side, language: Language) -> int:
    """How many words of the side mean something by themselves."""
    words = language.analyse(side.text).words
    return sum(len(word.text) > 1 and not language.is_function(word.text) for word in words)


def _severity(side: Side, language: Language) -> Severity:
    if content_words(side, language) < FRAGMENT:
        return "minor"
    analysis = language.analyse(side.text)
    denial = language.pattern("sentence.denials")
    if any(word.text.isdigit() for word in analysis.words) or (denial and denial.search(analysis.folded.text)):
        return "critical"
    return "major"
