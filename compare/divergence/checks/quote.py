"""Quotations: marks dropped or put in, and words changed between them.

* Words that one side quotes and the other gives without any mark, in a passage
  that reports speech: direct speech made indirect (minor) if the original
  quotes; an invented quotation (critical) if only the report does, and the
  original shows in no other way (قال with a colon) that it gives the very
  words. Soft where a quotation runs on beyond the passage.
* A denial or an opposite inside the marks: critical, since these are given as
  somebody's own words.

A title or a term held at arm's length (no verb of saying, one or two words)
comes and goes with house style and is soft or left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.divergence.checks import negation, opposite
from compare.divergence.cues import cues
from compare.divergence.finding import Finding
from compare.divergence.pair import Context, Pair, Side
from compare.divergence.quotes import Quote, quotes
from compare.document import Span

CHECK = "quote"
_LEAST = 2
"""Shorter quotations come and go with house style."""
_CLAUSE = 4
"""From this many words on a quotation is somebody's words, and not a title or a name."""
_ANY_MARK = re.compile(r"[\"“”„«»＂]|''|``|(?<!\w)['‘’](?=\w)")
_COLON = re.compile(r":\s*\S")


def find(pair: Pair, context: Context) -> Iterator[Finding]:
    """Quotations on one side only, and words changed inside them."""
    if not (pair.source.sentences and pair.target.sentences):
        return
    source, target = quotes(pair.source), quotes(pair.target)
    speech = _speech(pair.source) or _speech(pair.target)
    if said := _longest(source, pair.target, target):
        hard = (said.closed and said.whole) or (
            speech and (said.closed or said.start > 0) and _sentence(pair.source, said)
        )
        message = f"original quotes directly (“{_short(said.text)}”), report does not"
        spans = (pair.source.span((said.start, said.end)),)
        yield Finding("reworded", CHECK, "minor", "hard" if hard else "soft", message, spans)
    if said := _longest(target, pair.source, source):
        hard = said.closed and speech and not (said.whole or _direct(pair.source)) and _sentence(pair.target, said)
        message = f"report puts this in quotation marks (“{_short(said.text)}”), original does not"
        spans = (pair.target.span((said.start, said.end)),)
        yield Finding(
            "reworded", CHECK, "critical" if hard else "minor", "hard" if hard else "soft", message, (), spans
        )
    if source and target:
        yield from _altered(pair, context, source, target)


def _sentence(side: Side, quote: Quote) -> bool:
    """Whether a quotation is what was said, by its length or a colon before it, and not a title or a name."""
    return quote.words >= _CLAUSE or side.text[: quote.start].rstrip(" \"“”„«»'‘’").endswith(":")


def _speech(side: Side) -> bool:
    """Whether a side reports what somebody said."""
    return any(cues(side, f"attribution.{table}") for table in ("say", "marked", "according"))


def _longest(here: list[Quote], other: Side, there: list[Quote]) -> Quote | None:
    """The longest quotation here, if the other side has no mark at all."""
    long = [quote for quote in here if quote.words >= _LEAST]
    if not long or there or _ANY_MARK.search(other.text):
        return None
    return max(long, key=lambda quote: quote.end - quote.start)


def _direct(side: Side) -> bool:
    """Whether a side gives direct speech without marks: a verb of saying, and a colon."""
    return bool(cues(side, "attribution.say")) and bool(_COLON.search(side.text))


def _altered(pair: Pair, context: Context, source: list[Quote], target: list[Quote]) -> Iterator[Finding]:
    inside = [(pair.source, source), (pair.target, target)]
    for check in (negation, opposite):
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
