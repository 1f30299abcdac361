"""Paragraphs to sentences: exact spans, offline, for news as it really looks.

sentencex proposes boundaries on a neutralised copy (quotation marks blanked,
zero-width characters left out, so that wrong-way and unbalanced quotes cannot
mislead it); the rules below repair what it gets wrong in Arabic and English
news and put closing quotes with the sentence they close. The lists of
abbreviations are the `[segmentation]` tables of the language files.

A sentence never crosses a paragraph, and never begins or ends with white
space. Every letter and digit of a text is in exactly one sentence.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from compare.abbreviations import Abbreviations, abbreviations, is_listed
from compare.longest import bounded
from compare.records import Document, Paragraph, Sentence, Span
from compare.sentence_marks import (
    EAST_CLOSERS,
    EAST_OPENERS,
    EAST_STOP,
    HARD_TERMINATORS,
    SOFT_TERMINATORS,
    TERMINATORS,
    curls,
    ends_unmarked,
    is_ordinal,
    quotation_goes_on,
    word_stops,
    words_without_stop,
)

DOUBLE_QUOTES = '"“”„‟«»″＂'
SINGLE_QUOTES = "'‘’‚‛‹›`"
CLOSERS = DOUBLE_QUOTES + SINGLE_QUOTES + ")]}）" + EAST_CLOSERS
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
QUOTE_OR_BRACKET = frozenset(CLOSERS + "([{（" + EAST_OPENERS)

# "1." "٢)" "(3)" "iv." "أ-" at the start of a sentence number it; they are no sentence.
LIST_NUMBER = re.compile(r"[\s\"“”«»(\[]{0,40}(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z]|[\u0621-\u064a])\s?[.)\]\-–]+\s*")
BULLET = re.compile(r"\s*(?:[•●▪■◦‣*·–—-]|\d{1,3}[.)\-]|[٠-٩]{1,3}[.)\-])\s")
# "(a)", "أ)", "iv.", "[3]", "ب-" before the words of a line: an item if its neighbours are numbered in the same way.
ITEM_NUMBER = re.compile(
    r"\s*(?P<open>[(\[]?)(?:(?P<figure>\d{1,3})|[ivxIVX]{1,6}|[^\W\d_][\u064b-\u065f\u0640]?)\s?(?P<close>[.)\]\-–:])\s+(?=\S)"
)
# Signs that are drawn before an item: arrows, ticks, squares, stars, and the letters of symbol fonts.
SIGN_CATEGORIES = frozenset({"So", "Sm", "Co", "Pd"})
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
WRAP_WIDTH = 200
LONGEST_QUOTATION = 4000
NOTE_REACH = 400
"""Characters around a full stop that are looked at for its note, its bracket and the word before it."""
MIN_ELLIPSIS_WORDS = 3
ELLIPSIS_REACH = 400


def segment(document: Document, mode: str = "sentences") -> Document:
    """The document with its sentences.

    `mode` is "sentences", or "lines" for a text that has one sentence a line
    already (blank lines are ignored); so is one in a language that does not
    mark where a sentence ends.
    """
    spans: list[tuple[int, Span]] = []
    for paragraph in document.paragraphs:
        by_lines = mode == "lines" or ends_unmarked(document.language)
        split = _lines(document.text, paragraph) if by_lines else _sentences(document, paragraph)
        for low, high in split:
            parts = (trim(document.text, *part) for part in bounded(document.text, low, high))
            spans.extend((paragraph.index, part) for part in parts if part[0] < part[1])
    return document.with_sentences(
        tuple(Sentence(index, paragraph, start, end) for index, (paragraph, (start, end)) in enumerate(spans))
    )


def _lines(text: str, paragraph: Paragraph) -> Iterator[Span]:
    start = paragraph.start
    for line in re.split(r"(\r\n|\r|\n)", text[paragraph.start : paragraph.end]):
        span = trim(text, start, start + len(line))
        start += len(line)
        if span[0] < span[1]:
            yield span


def _sentences(document: Document, paragraph: Paragraph) -> list[Span]:
    text, words = document.text, abbreviations(document.language)
    plain = frozenset() if is_listed(words) else words_without_stop(text)
    found: list[Span] = []
    for start, end in _blocks(text, paragraph):
        visible = [place for place in range(start, end) if text[place] not in INVISIBLE]
        copy = "".join(text[place] for place in visible)
        cuts = [start, *(visible[cut - 1] + 1 for cut in boundaries(copy, document.language, words, plain)), end]
        spans = [trim(text, low, high) for low, high in itertools.pairwise(cuts)]
        for low, high in spans:
            if any(character.isalnum() for character in text[low:high]):
                found.append((low, high))
            elif low < high and found and found[-1][0] >= start:
                # A stray mark ("***", a lone quote) goes with what it follows.
                found[-1] = (found[-1][0], high)
    return found


def _blocks(text: str, paragraph: Paragraph) -> Iterator[Span]:
    """A paragraph's lines, joined where they look hard-wrapped.

    A short line without a full stop over a longer one is a headline or a list
    item; lines of about the same length, none very long, are a wrapped text.
    """
    body = text[paragraph.start : paragraph.end]
    lines = [match.span() for match in re.finditer(r"[^\r\n\f\v\u2028\u2029]+", body) if match.group().strip()]
    if not lines:
        return
    longest = max(end - start for start, end in lines)
    items = _items(body, lines)
    low = lines[0][0]
    for (start, end), (next_start, _) in itertools.pairwise(lines):
        wrapped = longest <= WRAP_WIDTH and end - start >= 0.6 * longest
        if not wrapped or next_start in items:
            yield paragraph.start + low, paragraph.start + end
            low = next_start
    yield paragraph.start + low, paragraph.start + lines[-1][1]


def _items(body: str, lines: list[Span]) -> set[int]:
    """Where the lines begin that open an item of a list.

    A sign or a figure is enough. A letter or a bracketed number may be an
    initial ("J. Smith") or a reference carried over to the next line, so it
    opens an item only where another line of the paragraph is numbered in the
    same way, or where the line before has come to its end.
    """
    found: set[int] = set()
    numbered: dict[tuple[str, str], list[int]] = {}
    for place, (start, end) in enumerate(lines):
        number = ITEM_NUMBER.match(body, start, end)
        if BULLET.match(body, start, end) or _opens_with_sign(body[start:end]):
            found.add(start)
        elif number:
            before = body[slice(*lines[place - 1])].rstrip() if place else ""
            if before.endswith((":", "：", ";", "؛")) or (number["open"] and before.endswith(tuple(TERMINATORS))):
                found.add(start)
            numbered.setdefault((number["open"], number["close"]), []).append(start)
    for starts in numbered.values():
        if len({body[start : start + 8].split()[0] for start in starts}) > 1:
            found.update(starts)
    return found


def _opens_with_sign(line: str) -> bool:
    """True if a sign that is no word, figure or quotation mark stands before the first word of a line."""
    sign, _, rest = line.lstrip().partition(" ")
    visible = [c for c in sign if c not in INVISIBLE and not unicodedata.category(c).startswith("M")]
    return len(visible) == 1 and bool(rest.strip()) and unicodedata.category(visible[0]) in SIGN_CATEGORIES


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at its edges."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


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
