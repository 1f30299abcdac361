"""Numbers that the report changes, drops, adds, rounds or makes vague.

Compared by value, whatever the script, the separators or the words. A wrong
figure is `critical`; a figure left out or added inside a passage, or replaced
by "dozens", is `major`; rounding is `minor`, for it changes the precision, not
the claim. An amount given in another unit is for the unit check.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from compare.checks.base import Check
from compare.checks.messages import alone, changed, figure, quoted, valued
from compare.languages import fold_word, load_language
from compare.passage.amounts.conversion import plain, restated
from compare.passage.amounts.multiplicatives import changed_multiples, expressed_as_multiple, factor
from compare.passage.amounts.number_alignment import Matched, close, match_numbers, soft_alone, stands_near
from compare.passage.amounts.number_bounds import Bound, turned_bounds
from compare.passage.evidence.nearest import couples
from compare.passage.evidence.run import Run
from compare.passage.pair import PassagePair
from compare.records import Confidence, Finding, Severity, Side, Span
from compare.text.lexicon import Cue
from compare.text.numbers.counted import numbers_of
from compare.text.numbers.extract import Quantity
from compare.text.segment import Segment

CHECK = "number"
EXACT_ENOUGH = 0.01
"""A figure that is called approximate and is no further off is as good as the exact one."""
SMALL = 12
_SCORE = re.compile(r"\d[-–:] | [-–:]\d")
SOFT_KINDS = ("ordinal", "fraction", "decade")
"""Kinds that are at odds only where both sides have one that the other has not."""
_UNREAD_SCALES = (1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12)
"""What languages have words for: thousand, million and billion, but also 万 and 億, lakh and crore."""
_LETTER_AFTER = re.compile(r"\s?[^\W\d_]")
VAGUE_RANGES = {
    "several": (2, 20),
    "dozens": (20, 1000),
    "hundreds": (100, 1e5),
    "thousands": (1000, 1e7),
    "millions": (1e6, 1e10),
    "billions": (1e9, 1e13),
}


class NumberCheck(Check):
    """Numbers with another value."""

    id = CHECK
    found_as = ("date", "unit", "exchange")

    def find(self, pair: PassagePair, run: Run) -> Iterator[Finding]:
        """The numbers of the passage that do not agree."""
        matched = match_numbers(pair)
        converted = restated(pair, matched)
        source = [q for q in matched.source if all(q is not couple.one for couple in converted)]
        target = [q for q in matched.target if all(q is not couple.other for couple in converted)]
        for one, other in _scaled_by_unknown(source, target, pair):
            source.remove(one)
            target.remove(other)
            yield replace(_reworded(one, other, pair), confidence="soft")
        for here, there in changed_multiples(pair):
            source = [q for q in source if not (here.start <= q.span[0] and q.span[1] <= here.end)]
            target = [q for q in target if not (there.start <= q.span[0] and q.span[1] <= there.end)]
            yield _multiple(here, there, pair)
        source = [q for q in source if not expressed_as_multiple(q, pair.target)]
        target = [q for q in target if not expressed_as_multiple(q, pair.source)]
        if bool(source) != bool(target):  # a two may be what the other side's number stands for
            used = {q.span for pair_ in matched.pairs for q in pair_}
            source = source or _twos(pair.source, used, target)
            target = target or _twos(pair.target, used, source)
        for one, other in _couples(source, target, pair):
            source.remove(one)
            target.remove(other)
            # Both numbers next door: the link is a little off, not the figure.
            if not _told_as_rough(one, other, pair) and not (
                stands_near(one, pair, run, Side.TARGET) and stands_near(other, pair, run, Side.SOURCE)
            ):
                yield _reworded(one, other, pair)
        yield from _vague(source, target, matched, pair)
        yield from (_bounded(one, other, pair) for one, other in turned_bounds(pair))
        for kind in SOFT_KINDS:
            ones, others = soft_alone(pair, kind, matched)
            if len(ones) == 1 and len(others) == 1 and _at_odds(ones[0], others[0], pair):
                yield _reworded(ones[0], others[0], pair)
        unmatched = source, target
        for side in Side:
            for quantity in unmatched[side]:
                if not (quantity.soft or _of_score(quantity, pair.on(side))) and not stands_near(
                    quantity, pair, run, side.other, lone=True
                ):
                    yield _lone(side, quantity, pair)


def _of_score(quantity: Quantity, side: Segment) -> bool:
    """Is it the one or the two of a score (2-1)? In words nobody counts them: two goals to a goal."""
    start, end = quantity.span
    beside = side.text[max(0, start - 2) : start] + " " + side.text[end : end + 2]
    return quantity.digits and quantity.value in (1, 2) and _SCORE.search(beside) is not None


def _scaled_by_unknown(
    source: Sequence[Quantity], target: Sequence[Quantity], pair: PassagePair
) -> list[tuple[Quantity, Quantity]]:
    """Numbers that differ by what an unread word after one of them may say: 240 millions, 240,000,000."""
    unread = [
        [_before_unread(q, side) for q in found] for found, side in ((source, pair.source), (target, pair.target))
    ]
    if not any(unread[0]) and not any(unread[1]):
        return []
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    found: list[tuple[Quantity, Quantity]] = []
    used: tuple[set[int], set[int]] = set(), set()
    for i, j in couples([q.at / widths[0] for q in source], [q.at / widths[1] for q in target]):
        if i in used[0] or j in used[1]:
            continue
        ratios = [b / a for a in source[i].values for b in target[j].values if a and b]
        up = unread[0][i] and any(close(ratio, scale) for ratio in ratios for scale in _UNREAD_SCALES)
        down = unread[1][j] and any(close(1 / ratio, scale) for ratio in ratios for scale in _UNREAD_SCALES)
        if up or down:
            found.append((source[i], target[j]))
            used[0].add(i)
            used[1].add(j)
    return found


def _before_unread(quantity: Quantity, side: Segment) -> bool:
    """Whether a figure stands before a word that may be a number word, in a language of which none are known."""
    if not quantity.digits or load_language(side.language).mapping("number.scales"):
        return False
    return _LETTER_AFTER.match(side.text, quantity.span[1]) is not None


def _multiple(one: Cue, other: Cue, pair: PassagePair) -> Finding:
    sides = ((one, pair.source), (other, pair.target))
    message = changed(*(figure(f"{plain(factor(cue))} times", cue.text, side.language) for cue, side in sides))
    spans = pair.spans_on(Side.SOURCE, one.span, other.span)
    return Finding("reworded", CHECK, "critical", "hard", message, *spans)


def _at_odds(one: Quantity, other: Quantity, pair: PassagePair) -> bool:
    """Are two ordinals (fractions, decades) at odds? "First" may be an adverb, but not before what it counts."""
    if one.kind != "ordinal":
        return True
    return all(_counts(q, pair.on(side)) for side, q in zip(Side, (one, other), strict=True))


def _counts(ordinal: Quantity, side: Segment) -> bool:
    """Whether an ordinal is no adverb: the word for it never is, or a word of content stands right behind it."""
    language = load_language(side.language)
    if fold_word(side.text[slice(*ordinal.span)]) not in language.words("number.adverbs"):
        return True
    word = next((word for word in language.analyse(side.text).words if word.start >= ordinal.span[1]), None)
    if word is None or side.text[ordinal.span[1] : word.start].strip():
        return False
    return not language.is_function(word.text)


def _twos(side: Segment, used: set[Span], wanted: Sequence[Quantity]) -> list[Quantity]:
    """Unused explicit twos (اثنين, two, a feminine dual) if one small number lacks a counterpart."""
    if len(wanted) != 1 or wanted[0].value > SMALL or wanted[0].digits:
        return []
    found = numbers_of(side).quantities
    return [q for q in found if q.soft and q.explicit and q.value == 2 and q.span not in used][:1]


def _couples(
    source: Sequence[Quantity], target: Sequence[Quantity], pair: PassagePair
) -> list[tuple[Quantity, Quantity]]:
    """Which unmatched numbers stand for each other: alike in kind and place."""
    widths = len(pair.source.text) or 1, len(pair.target.text) or 1
    places = [one.at / widths[0] for one in source], [other.at / widths[1] for other in target]
    ranked = sorted(
        (
            not _rounding(source[i], target[j], pair),
            source[i].kind != target[j].kind,
            abs(places[0][i] - places[1][j]),
            i,
            j,
        )
        for i, j in couples(*places)
    )
    found, used = [], (set(), set())  # type: tuple[list[tuple[Quantity, Quantity]], tuple[set[int], set[int]]]
    for *_, i, j in ranked:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((source[i], target[j]))
    return sorted(found, key=lambda couple: couple[1].at)


def _reworded(one: Quantity, other: Quantity, pair: PassagePair) -> Finding:
    rounded = _rounding(one, other, pair)
    severity: Severity = "minor" if rounded else "critical"
    one, other = _of_one_century(one, other)
    note = "rounded" if rounded else _apart(one, other)
    message = changed(shown(one, pair.source), shown(other, pair.target), note=note)
    return Finding("reworded", CHECK, severity, "hard", message, *pair.spans_on(Side.SOURCE, one.span, other.span))


def _told_as_rough(one: Quantity, other: Quantity, pair: PassagePair) -> bool:
    """Is one the other, rounded by very little, and called approximate (a little over 94,000)?"""
    near = abs(one.value - other.value) <= EXACT_ENOUGH * max(one.value, other.value)
    said = near and (_approximate(one, pair.source) or _approximate(other, pair.target))
    return said and _rounding(one, other, pair)


def _rounding(one: Quantity, other: Quantity, pair: PassagePair) -> bool:
    """Is one of the two the other, rounded?

    To the nearest unit of the rounder figure's precision, if that loses at
    most a twentieth; down or up only where a word like "more than" says so.
    """
    if one.kind != other.kind:
        return False
    a, b = one.value, other.value
    if a == b or min(a, b) <= 0:
        return False
    rough, fine, side, quantity = (
        (a, b, pair.source, one) if _precision(a) > _precision(b) else (b, a, pair.target, other)
    )
    step = _precision(rough)
    if step <= _precision(fine):
        return False
    if close_to(round(fine / step) * step, rough) and abs(rough - fine) / fine <= 0.05 and fine >= 100:
        return True
    fits = close_to(math.floor(fine / step) * step, rough) or close_to(math.ceil(fine / step) * step, rough)
    return fits and abs(rough - fine) / fine <= 0.5 and _approximate(quantity, side)


def close_to(a: float, b: float) -> bool:
    """Equal to nine digits."""
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


@lru_cache(maxsize=4096)
def _precision(value: float) -> float:
    """The value of the last digit that is not nought: 100 for 12,300; 0.1 for 3.5."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10.0 ** -len(digits.split(".")[1]))
    return float(10.0 ** (len(digits) - len(digits.rstrip("0"))))


def _approximate(quantity: Quantity, side: Segment) -> bool:
    language = load_language(side.language)
    pattern = language.pattern("number.approximate")
    folded = language.analyse(side.text).folded.text
    return pattern is not None and bool(
        pattern.search(folded[max(0, quantity.at - 18) : quantity.at]) or pattern.match(folded[quantity.to :].lstrip())
    )


def _vague(source: list[Quantity], target: list[Quantity], matched: Matched, pair: PassagePair) -> Iterator[Finding]:
    """Exact figures given as "dozens" or "several", and the reverse."""
    taken = {quantity.at for _, quantity in matched.pairs}, {quantity.at for quantity, _ in matched.pairs}
    unmatched = source, target
    for side, segment, other in pair.both_ways():
        exact, used, kind = unmatched[side], taken[side], "more exact" if side else "vaguer"
        here = {q.name for q in numbers_of(segment).quantities if q.kind == "vague"}
        vague = [
            q for q in numbers_of(other).quantities if q.kind == "vague" and q.at not in used and q.name not in here
        ]
        for quantity in list(exact):
            for loose in vague:
                low, high = VAGUE_RANGES.get(loose.name, (0, 0))
                if low <= quantity.value <= high:
                    exact.remove(quantity)
                    vague.remove(loose)
                    one, two = (loose, quantity) if side else (quantity, loose)
                    yield Finding(
                        "reworded",
                        CHECK,
                        "major",
                        "hard",
                        changed(shown(one, pair.source), shown(two, pair.target), note=kind),
                        *pair.spans_on(Side.SOURCE, one.span, two.span),
                    )
                    break


def _lone(side: Side, quantity: Quantity, pair: PassagePair) -> Finding:
    """A number with nothing like it on the other side.

    Small numbers in words come and go with the phrasing: they are soft.
    """
    firm: Confidence = "hard" if quantity.value > SMALL or (quantity.digits and quantity.value > 2) else "soft"
    message = alone(side, "", shown(quantity, pair.on(side)))
    return Finding(side.alone, CHECK, "major", firm, message, *pair.spans_on(side, quantity.span), rule="alone")


def _bounded(one: Bound, other: Bound, pair: PassagePair) -> Finding:
    """A figure with what bounds it, against the contrary bound."""
    sides = zip(Side, (one, other), strict=True)
    before, after = (valued(bound.cue.classes[0], bound.cue.text, pair.on(side).language) for side, bound in sides)
    spans = pair.spans_on(Side.SOURCE, one.span, other.span)
    return Finding(
        "reworded", CHECK, "major", "hard", changed(before, after, note="of the same figure"), *spans, rule="bound"
    )


def _of_one_century(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Decades with their century, where only one side names it (the seventies, the 1980s)."""
    if one.kind == other.kind == "decade" and (one.value < 100) != (other.value < 100):
        century = max(one.value, other.value) // 100 * 100
        one, other = (q._replace(values=(q.value + century,)) if q.value < 100 else q for q in (one, other))
    return one, other


def _apart(one: Quantity, other: Quantity) -> str:
    """How far two values are from each other, where that tells something: `−23 %`, `3.3 times as much`."""
    a, b = one.value, other.value
    if not (one.kind == other.kind == "cardinal" and a != b and min(a, b) > 0 and max(a, b) >= 20):
        return ""
    if b >= 2 * a:
        return f"{_rough(b / a)} times as much"
    if a >= 10 * b:
        return f"{_rough(a / b)} times less"
    return f"{'+' if b > a else '−'}{_rough(abs(b - a) / a * 100)} %"


def _rough(value: float) -> str:
    """A value to two figures, or to the unit."""
    return f"{value:.2g}" if value < 100 else f"{value:,.0f}"


_PARTS = {
    1 / 2: "half",
    1 / 3: "a third",
    2 / 3: "two thirds",
    1 / 4: "a quarter",
    3 / 4: "three quarters",
    1 / 5: "a fifth",
    1 / 10: "a tenth",
}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def shown(quantity: Quantity, side: Segment) -> str:
    """The value in English, and in brackets how the text writes it where that says more."""
    written = side.text[slice(*quantity.span)]
    if quantity.kind == "vague":
        return quoted(written, side.language, quantity.name)
    return figure(_in_words(quantity), written, side.language)


def _in_words(quantity: Quantity) -> str:
    value = quantity.value
    if quantity.kind == "decade":
        return f"{value:.0f}s"
    if quantity.kind == "ordinal" and value == int(value):
        ending = "th" if value % 100 in (11, 12, 13) else _ENDINGS.get(int(value) % 10, "th")
        return f"{value:,.0f}{ending}"
    if quantity.kind == "fraction":
        part = next((words for part, words in _PARTS.items() if abs(part - value) < 1e-4), None)
        return part or plain(value)
    if quantity.kind in ("percent", "points"):
        return plain(value) + ("%" if quantity.kind == "percent" else " percentage points")
    for scale, word in _WORDS:
        if value >= scale and close_to(round(value / scale, 3) * scale, value):
            return f"{plain(round(value / scale, 3))} {word}"
    return plain(value)
