"""Where the sentences of a block of text end.

sentencex proposes boundaries on a neutralised copy (quotation marks blanked, so
that wrong-way and unbalanced quotes cannot mislead it); the rules below repair
what it gets wrong in Arabic and English news and put closing quotes with the
sentence they close. The lists of abbreviations are the `[segmentation]` tables
of the language files.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from compare.abbreviations import Abbreviations, is_listed
from compare.sentence_marks import (
    EAST_CLOSERS,
    EAST_OPENERS,
    EAST_STOP,
    HARD_TERMINATORS,
    SOFT_TERMINATORS,
    TERMINATORS,
    curls,
    is_ordinal,
    quotation_goes_on,
    word_stops,
)

DOUBLE_QUOTES = '"“”„‟«»″＂'
SINGLE_QUOTES = "'‘’‚‛‹›`"
CLOSERS = DOUBLE_QUOTES + SINGLE_QUOTES + ")]}）" + EAST_CLOSERS
QUOTE_OR_BRACKET = frozenset(CLOSERS + "([{（" + EAST_OPENERS)

# "1." "٢)" "(3)" "iv." "أ-" at the start of a sentence number it; they are no sentence.
LIST_NUMBER = re.compile(r"[\s\"“”«»(\[]{0,40}(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z]|[\u0621-\u064a])\s?[.)\]\-–]+\s*")
GLUED_STOP = re.compile(r"(?<=[^\W\d_])(?<![.\s])[.!?؟…]+(?=[^\W\d_])")
LAST_WORD = re.compile(r"[^\s\"“”„«»()\[\]،,؛;:/]+$")
# The decimals of a figure, cut off by a stray space: "6. 8%", "1. 3 مليار".
DECIMALS = re.compile(r"\s\d{1,2}(?!\d)\s?(?P<sign>[%٪])?")
BEFORE_CLOSER = re.compile(rf"(?<![{TERMINATORS}])[{TERMINATORS}]++(?=[\"“”„«»)\]{EAST_CLOSERS}])")
HARD_STOP = re.compile(rf"(?<![{HARD_TERMINATORS}])[{HARD_TERMINATORS}]++(?=\s)")
ELLIPSIS = re.compile(r"…(?=\s)")
WORD_STOP = re.compile(r"(?<![\w.])(?:[^\W\d_]|[a-z]{2,}|(?P<name>[A-Z][a-z]+))\.(?=\s)")
INITIAL = re.compile(r"\s*[^\W\d_]\.")
NOTE_MARK = re.compile(r"(?<=[.!?؟…۔\"”»])[ \u00a0]?(?:\(\d{1,3}\)|\[\d{1,3}\])+(?=\s|\Z)")
NOTE_AT_END = re.compile(NOTE_MARK.pattern.replace(r"(?=\s|\Z)", r"\Z"))
ROMAN = re.compile(r"[IVXLC]+")
NO_WORD = re.compile(r"[\W_]{0,400}")
NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LONGEST_QUOTATION = 4000
NOTE_REACH = 400
"""Characters around a full stop that are looked at for its note, its bracket and the word before it."""
MIN_ELLIPSIS_WORDS = 3
ELLIPSIS_REACH = 400


def boundaries(text: str, language: str, words: Abbreviations, plain: frozenset[str] = frozenset()) -> list[int]:
    """Offsets in `text` at which a sentence ends and another follows.

    `text` is one block without line structure or invisible characters; `plain`
    are words that its document has without a full stop too, so that they are no
    abbreviations. The result rises strictly and lies within (0, len(text)).
    """
    glued = _glued(text, words)
    # A proposal within a name of several parts, which was looked at and found to be no end.
    within = {match.end() for match in GLUED_STOP.finditer(text) if match.group() == "."} - glued
    found = (_proposed(text, language, words, plain) - within) | glued
    found.update(match.start() for match in NOTE_MARK.finditer(text))
    ends = {_after_note(text, _after_closers(text, end)) for end in found}
    cuts: list[int] = []
    start = 0
    for end in sorted(ends):
        if start < end < len(text) and _is_boundary(text, start, end, words):
            cuts.append(end)
            start = end
    return cuts


def _proposed(text: str, language: str, words: Abbreviations, plain: frozenset[str]) -> set[int]:
    """The ends of sentencex's sentences, white space after them left out."""
    import sentencex

    # Single quotes are apostrophes too, and in a language without lists nothing tells which.
    blanked = DOUBLE_QUOTES if is_listed(words) else DOUBLE_QUOTES + SINGLE_QUOTES
    copy = "".join(" " if character.isspace() or character in blanked else character for character in text)
    ends = set()
    for boundary in sentencex.get_sentence_boundaries(language, copy):
        piece = copy[boundary["start_index"] : boundary["end_index"]].rstrip()
        if piece:
            ends.add(boundary["start_index"] + len(piece))
    # sentencex looks neither into brackets nor at a mark right before a quote.
    ends.update(match.end() for match in BEFORE_CLOSER.finditer(text))
    ends.update(match.end() for match in HARD_STOP.finditer(text))
    ends.update(match.end() for match in EAST_STOP.finditer(text))
    # It ends a sentence at three full stops, but not at the one character for them.
    ends.update(match.end() for match in ELLIPSIS.finditer(text))
    # It takes words and letters for abbreviations in every place ("to me.", "plan B."); lists, where there are some,
    # know better, and elsewhere the text itself.
    if is_listed(words):
        found = WORD_STOP.finditer(text)
        ends.update(m.end() for m in found if not m["name"] or m["name"].lower() in words.figured)
    else:
        ends.update(word_stops(text, plain))
    return {end for end in ends if not is_ordinal(text, end - 1, language)}


def _glued(text: str, words: Abbreviations) -> set[int]:
    """Full stops between two words with no space after them ("كلمة.كلمة", "left.The")."""
    ends = set()
    stops = list(GLUED_STOP.finditer(text))
    for place, match in enumerate(stops):
        before = _last_word(text, match.start())
        after = NEXT_WORD.match(text, match.end())
        if after is None or len(before) < 2 or len(after.group()) < 2 or "." in before:
            continue
        first, second = after.group()[0], after.group()[1]
        if _is_cased(first):
            # "left.The" is two sentences; "Node.js", "example.Com" and "e.g.Then" are not.
            if first.isupper() and second.islower() and before[-1].islower():
                ends.add(match.end())
        elif not _is_cased(before[-1]):
            # A word between two such stops is no sentence but a part of a name ("دبليو.دبليو.دبليو").
            chained = place + 1 < len(stops) and stops[place + 1].start() == after.end()
            if not chained and after.group() not in words.spelt:
                ends.add(match.end())
    return ends


def _is_cased(character: str) -> bool:
    return unicodedata.category(character) in ("Lu", "Ll", "Lt")


def _last_word(text: str, end: int) -> str:
    match = LAST_WORD.search(text, max(0, end - 40), end)
    return match.group() if match else ""


def _after_closers(text: str, end: int) -> int:
    """`end`, moved over the quotes and brackets that close here.

    A mark glued to the full stop closes, whichever way it curls, unless a word
    is glued to its other side too; then, and where it stands alone between
    spaces, the quotes before it decide: an open one is closed.
    """
    while end < len(text):
        if text[end] not in CLOSERS:
            space = re.compile(r"\s+").match(text, end)
            place = space.end() if space else end
            alone = (
                space is not None
                and place < len(text)
                and text[place] in DOUBLE_QUOTES
                and (place + 1 == len(text) or text[place + 1].isspace())
            )
            if alone and _is_open(text, place):
                end = place + 1
                continue
            break
        glued_on = end + 1 < len(text) and text[end + 1].isalnum()
        if text[end] in DOUBLE_QUOTES + SINGLE_QUOTES and glued_on:
            closes = curls(text, end)
            if not (_is_open(text, end) if closes is None else closes):
                break
        end += 1
    return end


def _after_note(text: str, end: int) -> int:
    """`end`, moved over the mark of a footnote ("(2)", "[3]") that belongs to the sentence before it.

    Where the same kind of mark opens the block or follows a colon, semicolon
    or comma, it numbers the parts of an enumeration.
    """
    note = NOTE_MARK.match(text, end)
    if note is None:
        return end
    listed = text[end].isspace() and _numbers_parts(text, "[" if text[note.end() - 1] == "]" else "(")
    return end if listed else note.end()


@lru_cache(maxsize=4)
def _numbers_parts(text: str, opening: str) -> bool:
    """Whether a number in such brackets stands where the parts of an enumeration are numbered."""
    return re.search(rf"(?:\A|[:;,؛،])\s*{re.escape(opening)}\d{{1,3}}[)\]]", text) is not None


def _is_open(text: str, place: int) -> bool:
    """True if an odd number of double quotes stands before `place`, as far as a quotation may reach."""
    return sum(text.count(mark, max(0, place - LONGEST_QUOTATION), place) for mark in DOUBLE_QUOTES) % 2 == 1


def _is_boundary(text: str, start: int, end: int, words: Abbreviations) -> bool:
    # What is looked at is bounded throughout: a block may have a full stop at each of a million places.
    note, after = NOTE_AT_END.search(text, max(start, end - NOTE_REACH), end), end
    stop = end = note.start() if note else end
    while stop > start and (text[stop - 1] in QUOTE_OR_BRACKET or text[stop - 1].isspace()):
        stop -= 1
    if stop == start or text[stop - 1] not in TERMINATORS:
        return False
    opening = text[start : min(stop, start + NOTE_REACH)].lstrip()[:1]
    if any(mark in ")]）" for mark in text[stop:end]) and opening not in ("(", "[", "（"):
        # "(ret.) Omar": a bracket inside a sentence does not end it; a sentence in brackets ends with them.
        return False
    follower = _follower(text, after)
    if follower is None:
        return False
    if _is_cased(follower[0]) and follower[0].islower():
        # "“No!” she said": the sentence goes on in lower case, whatever the mark.
        return False
    if LIST_NUMBER.fullmatch(text, start, end):
        return False
    if quotation_goes_on(text, end):
        return False
    mark = text[stop - 1]
    if mark in HARD_TERMINATORS:
        # "هل تذهب؟» سأل": what introduces the speaker goes on with the sentence.
        return True
    run = stop
    while run > start and text[run - 1] in SOFT_TERMINATORS:
        run -= 1
    if mark == "…" or stop - run > 1:
        return _ellipsis_ends(text, start, run, end, follower, words)
    if _is_decimal_point(text, run, end, words):
        return False
    word = _last_word(text, run)
    rest = text[max(start, run - len(word) - NOTE_REACH) : run - len(word)].rstrip()
    before = _last_word(rest, len(rest))
    initials = INITIAL.match(text, end) is not None
    starts_anew = follower.lower() in words.starters and not initials
    return not _is_abbreviation(word, before, follower, starts_anew, words)


def _is_decimal_point(text: str, stop: int, end: int, words: Abbreviations) -> bool:
    """True if a full stop stands between the two parts of one figure."""
    before = _last_word(text, stop)
    decimals = DECIMALS.match(text, end) if before.isdecimal() and len(before) <= 3 else None
    if decimals is None or decimals["sign"]:
        return decimals is not None
    following = NEXT_WORD.match(text, decimals.end())
    return following is not None and following.group().lower() in words.amounts


def _follower(text: str, end: int) -> str | None:
    """The word after `end`, quotes, brackets and dashes skipped; None without one."""
    match = NO_WORD.match(text, end)
    word = NEXT_WORD.match(text, match.end() if match else end)
    return word.group() if word else None


def _ellipsis_ends(text: str, start: int, stop: int, end: int, follower: str, words: Abbreviations) -> bool:
    if _is_cased(follower[0]):
        return True
    # As far as a few words reach: many ellipses in a text must not each cost its length.
    around = text[max(start, stop - ELLIPSIS_REACH) : stop], text[end : end + ELLIPSIS_REACH]
    long_enough = min(len(part.split()) for part in around) >= MIN_ELLIPSIS_WORDS
    return long_enough and not _continues(follower, words)


def _continues(word: str, words: Abbreviations) -> bool:
    return word in words.continuers or any(len(prefix) == 1 and word.startswith(prefix) for prefix in words.continuers)


def _is_abbreviation(word: str, before: str, follower: str, starts_anew: bool, words: Abbreviations) -> bool:
    """True if the full stop of `word` belongs to it and the sentence goes on.

    `before` is the word before it, `follower` the one after it, and
    `starts_anew` tells whether that mostly begins a sentence.
    """
    key = "".join(c for c in word.lower() if not unicodedata.combining(c) and c != "ـ")
    if key in words.figured and not follower[0].isdecimal():
        return ROMAN.fullmatch(follower) is not None and not starts_anew
    if key in words.words and word[0].islower() and follower[0].isupper():
        return False
    if len(key) == 1 and before.lower() in words.lettered:
        return False
    if key in words.never:
        return True
    if key in words.perhaps:
        return not starts_anew
    letters = [part for part in re.split(r"\.", key) if part]
    if letters and all(len(part) == 1 and part.isalpha() for part in letters):
        # An initial ("J.", "أ.") or a row of them ("U.S.", "أ.ف.ب."), which may end a sentence; a name does not
        # follow where a word does that begins one.
        return not starts_anew or not before
    return False
