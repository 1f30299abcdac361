"""Quotations: marks dropped or put in, and words changed between them.

* Words that one side quotes and the other gives without any mark: direct speech
  made indirect (minor) if the original quotes; an invented quotation (critical)
  if only the report does, and the original shows in no other way (قال with a
  colon) that it gives the very words. Only in a passage that reports speech, or
  where the report tells the quoted words in common words of its own.
* A denial, an opposite or another amount inside the marks, or a word for
  another: critical, since these are given as somebody's own words.

A title, a name or a term held at arm's length (few words that no colon
announces, or capitals on the other side) comes and goes with house style and
is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.checks.base import Check
from compare.checks.messages import NOTHING, alone, changed, sentence
from compare.languages import fold_word, load_language
from compare.passage.evidence.likeness import likeness
from compare.passage.evidence.renderings import renderings
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.passage.roles.quotations import Alteration, alteration
from compare.records import Confidence, Finding, Side, Span
from compare.text.lexicon import cues, knows
from compare.text.quotes import Quote, quotes
from compare.text.segment import Segment

CHECK = "quote"
_LEAST = 2
"""Shorter quotations come and go with house style."""
_CLAUSE = 4
"""From this many words on a quotation is somebody's words, and not a title or a name."""
_TELLING = 3
"""Fewer words of the other side say nothing of what stands there."""
_WITNESSES = 3
"""Words whose counterparts must be known to say that these are not quoted."""
_WIDE = 40
"""Characters between two words that do not belong to one stretch."""
_ANY_MARK = re.compile(r"[\"“”„«»＂「」『』]|''|``|(?<!\w)['‘’](?=\w)")
_PROBABLE = 0.63
"""The probability from which on other words in a quotation are hard, where no calibration says otherwise."""
_MARKS = " \"“”„«»「」『』'‘’"
_COLON = re.compile(r":\s*(\S+)")


class QuoteCheck(Check):
    """Quotation marks, and what is between them."""

    id = CHECK
    found_as = ("negation", "opposite", "attribution")
    builds_on = ("negation", "opposite", "quantifier")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """Quotations on one side only, and words changed inside them."""
        source, target = quotes(pair.source), quotes(pair.target)
        speech = _speech(pair.source) or _speech(pair.target)
        if quote := _unquoted(run, pair, Side.SOURCE, source, target):
            introduced = _introduced(pair.source, quote)
            said = quote.words >= _CLAUSE or introduced
            hard = (
                (quote.closed and quote.whole)
                or ((speech or introduced) and (quote.closed or quote.start > 0) and said)
                or (quote.closed and _in_common_words(run, pair, quote))
            )
            if hard:
                spans = (pair.source.span((quote.start, quote.end)),)
                elsewhere = _unmarked(run, pair, Side.SOURCE, quote)
                message = _marks(pair, Side.SOURCE, quote, elsewhere)
                yield Finding("reworded", CHECK, "minor", "hard", message, spans, elsewhere, rule="marks")
        if quote := _unquoted(run, pair, Side.TARGET, target, source):
            known = quote.words >= _CLAUSE or _introduced(pair.target, quote)
            # Without verbs of saying nobody knows whether the original gives the very words (Urdu کہ may).
            told = knows(pair.source, "attribution.say")
            hard = quote.closed and speech and known and told and not (quote.whole or _direct(pair.source))
            if hard:
                spans = (pair.target.span((quote.start, quote.end)),)
                elsewhere = _unmarked(run, pair, Side.TARGET, quote)
                message = _marks(pair, Side.TARGET, quote, elsewhere)
                yield Finding("reworded", CHECK, "critical", "hard", message, elsewhere, spans, rule="marks")
        yield from _altered(pair, run, source, target)

    def find_in_findings(self, pair: PassagePair, run: Run, found: Sequence[Finding]) -> Iterator[Finding]:
        """Hard findings of other checks of which all evidence is between the quotation marks."""
        inside = quotes(pair.source), quotes(pair.target)
        if not all(inside):
            return
        for finding in found:
            spans = finding.source_spans, finding.target_spans
            # What vectors of words find no counterpart of may be told outside the marks.
            told = all(spans) or run.evidence is None
            if (
                finding.confidence == "hard"
                and told
                and all(_within(pair.on(side), inside[side], span) for side in Side for span in spans[side])
            ):
                message = f"quotation altered, {_named(finding)}"
                yield Finding("reworded", CHECK, "critical", "hard", message, *spans, rule="inside")


def _altered(pair: PassagePair, run: Run, source: Sequence[Quote], target: Sequence[Quote]) -> Iterator[Finding]:
    """Other words in quotations that both sides have: one for another, or more than a translator changes."""
    if not (source and target):
        return
    quoted = [(one.start, one.end) for one in source], [(one.start, one.end) for one in target]
    alike = likeness(pair, run)
    may = renderings(pair, alike) if alike else None
    if alike is None or may is None:
        return
    if found := alteration(pair, run, quoted, (alike, may)):
        yield _other_words(pair, found)


def _other_words(pair: PassagePair, found: Alteration) -> Finding:
    """The words that differ inside the marks; all of a side's quotation stand against nothing."""
    texts = []
    for side in Side:
        segment, span = pair.on(side), found.words[side]
        texts.append(sentence(segment.text[slice(*span)], segment.language) if span else NOTHING[side])
    source, target = ((pair.on(side).span(span),) if (span := found.words[side]) else () for side in Side)
    message = f"quotation altered: {changed(*texts)}"
    confidence: Confidence = "hard" if found.probability >= _PROBABLE else "soft"
    probability = round(found.probability, 3)
    return Finding("reworded", CHECK, "critical", confidence, message, source, target, probability, rule=found.rule)


def _introduced(side: Segment, quote: Quote) -> bool:
    """Whether a colon announces a quotation."""
    return side.text[: quote.start].rstrip(_MARKS).endswith(":")


def _speech(side: Segment) -> bool:
    """Whether a side reports what somebody said."""
    return any(cues(side, f"attribution.{table}") for table in ("say", "marked", "according"))


def _unquoted(run: Run, pair: PassagePair, side: Side, here: Sequence[Quote], there: Sequence[Quote]) -> Quote | None:
    """The longest quotation here that the other side gives without marks."""
    long = [quote for quote in here if quote.words >= _LEAST]
    if there or _ANY_MARK.search(pair.on(side.other).text):
        if side is Side.TARGET:
            return None
        long = [quote for quote in long if _elsewhere(run, pair, side, quote, there)]
    return max(long, key=lambda quote: quote.end - quote.start, default=None)


def _elsewhere(run: Run, pair: PassagePair, side: Side, quote: Quote, there: Sequence[Quote]) -> bool:
    """Whether the other side, which quotes too, tells these words outside its marks."""
    if quote.words < _CLAUSE or not quote.closed:
        return False
    words, found = run.nearest_words(pair, side, (quote.start, quote.end))
    inside = sum(any(other.start <= one.there[0] < other.end for other in there) for one in found)
    return len(found) >= max(_WITNESSES, words / 3) and inside * 5 < len(found)


def _in_common_words(run: Run, pair: PassagePair, quote: Quote) -> bool:
    """Whether the report has words for half of the quotation at least, of two words at least, none with a capital."""
    words, found = run.nearest_words(pair, Side.SOURCE, (quote.start, quote.end))
    return len(found) >= _LEAST and 2 * len(found) >= words and not any(one.name for one in found)


def _unmarked(run: Run, pair: PassagePair, side: Side, quote: Quote) -> tuple[Span, ...]:
    """Where the other side has the words of a quotation: the longest stretch of them without a wide gap."""
    _, found = run.nearest_words(pair, side, (quote.start, quote.end))
    stretches: list[Span] = []
    for start, end in sorted({one.there for one in found}):
        if stretches and start - stretches[-1][1] <= _WIDE:
            stretches[-1] = stretches[-1][0], end
        else:
            stretches.append((start, end))
    longest = max(stretches, key=lambda span: span[1] - span[0], default=None)
    return (pair.on(side.other).span(longest),) if longest else ()


def _direct(side: Segment) -> bool:
    """Whether a side gives direct speech without marks: a verb of saying, and a colon with no "that" behind it."""
    if not cues(side, "attribution.say"):
        return False
    that = load_language(side.language).words("quote.indirect")
    return any(fold_word(match[1]) not in that for match in _COLON.finditer(side.text))


def _within(side: Segment, found: Sequence[Quote], span: Span) -> bool:
    start = span[0] - side.start
    return any(quote.start <= start < quote.end for quote in found)


def _named(finding: Finding) -> str:
    """The finding of another check with its name: `negation dropped: …`, `opposite: … → …`."""
    between = " " if finding.message.startswith(("added: ", "dropped: ")) else ": "
    return finding.check + between + finding.message


def _marks(pair: PassagePair, side: Side, quote: Quote, elsewhere: tuple[Span, ...]) -> str:
    """Quotation marks of one side, and what the other side says there without them."""
    other = pair.on(side.other)
    found = [other.document.text[slice(*span)] for span in elsewhere]
    told = [sentence(text, other.language) for text in found if len(text.split()) >= _TELLING]
    unmarked = f"told without them, {told[0]}" if told else "told without them"
    return alone(side, "quotation marks", sentence(quote.text, pair.on(side).language), unmarked)
