"""Quotations: marks dropped or put in, and words changed between them.

* Words that one side quotes and the other gives without any mark: direct speech
  made indirect (minor) if the original quotes; an invented quotation (critical)
  if only the report does, and the original shows in no other way (قال with a
  colon) that it gives the very words. Hard in a passage that reports speech, or
  where the report tells the quoted words in common words of its own; soft
  where a quotation runs on beyond the passage.
* A denial, an opposite or another amount inside the marks: critical, since
  these are given as somebody's own words.

A title, a name or a term held at arm's length (no verb of saying, few words,
or capitals on the other side) comes and goes with house style and is soft or
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.checks.catalogue import negation, opposite, quantifier
from compare.languages import fold_word, load_language
from compare.passage.counterparts import SideName, counterparts
from compare.passage.pair import Context, Pair
from compare.records import Finding, Span
from compare.text.lexicon import cues
from compare.text.quotes import Quote, quotes
from compare.text.segment import Side

CHECK = "quote"
_LEAST = 2
"""Shorter quotations come and go with house style."""
_CLAUSE = 4
"""From this many words on a quotation is somebody's words, and not a title or a name."""
_WITNESSES = 3
"""Words whose counterparts must be known to say that these are not quoted."""
_WIDE = 40
"""Characters between two words that do not belong to one stretch."""
_ANY_MARK = re.compile(r"[\"“”„«»＂]|''|``|(?<!\w)['‘’](?=\w)")
_MARKS = " \"“”„«»'‘’"
_COLON = re.compile(r":\s*(\S+)")


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Quotations on one side only, and words changed inside them."""
    if not (pair.source.sentences and pair.target.sentences):
        return
    source, target = quotes(pair.source), quotes(pair.target)
    speech = _speech(pair.source) or _speech(pair.target)
    if said := _unquoted(context, "source", source, pair.target, target):
        introduced = _introduced(pair.source, said)
        hard = (
            (said.closed and said.whole)
            or ((speech or introduced) and (said.closed or said.start > 0) and (said.words >= _CLAUSE or introduced))
            or (said.closed and _in_common_words(context, said))
        )
        message = f"original quotes directly (“{_short(said.text)}”), report does not"
        spans = (pair.source.span((said.start, said.end)),)
        told = _told(context, "source", said, pair.target)
        yield Finding("reworded", CHECK, "minor", "hard" if hard else "soft", message, spans, told)
    if said := _unquoted(context, "target", target, pair.source, source):
        known = said.words >= _CLAUSE or _introduced(pair.target, said)
        hard = said.closed and speech and known and not (said.whole or _direct(pair.source))
        message = f"report puts this in quotation marks (“{_short(said.text)}”), original does not"
        spans = (pair.target.span((said.start, said.end)),)
        told = _told(context, "target", said, pair.source)
        yield Finding(
            "reworded", CHECK, "critical" if hard else "minor", "hard" if hard else "soft", message, told, spans
        )
    if source and target:
        yield from _altered(pair, context, source, target)


def _introduced(side: Side, quote: Quote) -> bool:
    """Whether a colon announces a quotation."""
    return side.text[: quote.start].rstrip(_MARKS).endswith(":")


def _speech(side: Side) -> bool:
    """Whether a side reports what somebody said."""
    return any(cues(side, f"attribution.{table}") for table in ("say", "marked", "according"))


def _unquoted(context: Context, name: SideName, here: list[Quote], other: Side, there: list[Quote]) -> Quote | None:
    """The longest quotation here that the other side gives without marks."""
    long = [quote for quote in here if quote.words >= _LEAST]
    if there or _ANY_MARK.search(other.text):
        if name == "target":
            return None
        long = [quote for quote in long if _elsewhere(context, name, quote, there)]
    return max(long, key=lambda quote: quote.end - quote.start, default=None)


def _elsewhere(context: Context, name: SideName, quote: Quote, there: list[Quote]) -> bool:
    """Whether the other side, which quotes too, tells these words outside its marks."""
    if quote.words < _CLAUSE or not quote.closed:
        return False
    words, found = counterparts(context, name, (quote.start, quote.end))
    inside = sum(any(other.start <= one.there[0] < other.end for other in there) for one in found)
    return len(found) >= max(_WITNESSES, words / 3) and inside * 5 < len(found)


def _in_common_words(context: Context, quote: Quote) -> bool:
    """Whether the report has words for half of the quotation at least, and none of them with a capital."""
    words, found = counterparts(context, "source", (quote.start, quote.end))
    return bool(found) and 2 * len(found) >= words and not any(one.name for one in found)


def _told(context: Context, name: SideName, quote: Quote, other: Side) -> tuple[Span, ...]:
    """Where the other side has the words of a quotation: the longest stretch of them without a wide gap."""
    _, found = counterparts(context, name, (quote.start, quote.end))
    stretches: list[Span] = []
    for start, end in sorted({one.there for one in found}):
        if stretches and start - stretches[-1][1] <= _WIDE:
            stretches[-1] = stretches[-1][0], end
        else:
            stretches.append((start, end))
    longest = max(stretches, key=lambda span: span[1] - span[0], default=None)
    return (other.span(longest),) if longest else ()


def _direct(side: Side) -> bool:
    """Whether a side gives direct speech without marks: a verb of saying, and a colon with no "that" behind it."""
    if not cues(side, "attribution.say"):
        return False
    that = load_language(side.language).words("quote.indirect")
    return any(fold_word(match[1]) not in that for match in _COLON.finditer(side.text))


def _altered(pair: Pair, context: Context, source: list[Quote], target: list[Quote]) -> Iterator[Finding]:
    inside = [(pair.source, source), (pair.target, target)]
    for check in (negation, opposite, quantifier):
        for finding in check.find(pair, context):
            if finding.confidence != "hard":
                continue
            sides = zip(inside, (finding.source_spans, finding.target_spans), strict=True)
            if all(_within(side, found, span) for (side, found), spans in sides for span in spans):
                yield Finding(
                    "reworded",
                    CHECK,
                    "critical",
                    "hard",
                    f"inside the quotation marks, {finding.message}",
                    finding.source_spans,
                    finding.target_spans,
                )


def _within(side: Side, found: list[Quote], span: Span) -> bool:
    start = span[0] - side.start
    return any(quote.start <= start < quote.end for quote in found)


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
