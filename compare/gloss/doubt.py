"""Signs that a machine translation went wrong, from the two texts alone.

Neural models fail in known ways (argostranslate's issues 428 and 444: a phrase
said over and over; 279 and 496: the sentence handed back untranslated; early
stops). The limits were set so that human translations of news are hardly ever
doubted; the figures are in docs/gloss.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NUMBER = re.compile(r"\d+(?:[.,٫٬'  ]\d+)*")

LOOP_TIMES = 3
LOOP_WORDS = 6
"""A phrase of up to this many words, so often in a row, is a loop."""
SHARE_TWICE = 0.5
"""A text of which as much is said again has lost its way."""
SHORTEST, LONGEST = 0.4, 3.2
"""Letters of the gloss for a letter of the original, in texts that are not very short."""
SLACK_SHORT, SLACK_LONG = 5, 25
"""Letters by which the gloss of a short text may miss those limits."""
WIDE = 2.5
"""Letters that one character of Chinese, Japanese or Korean stands for."""
COPIED = 0.5
"""Share of words taken over unchanged from the original that makes a copy."""
FOREIGN = 0.2
"""Share of letters in the original's script, not the target language's."""


def doubt(source: str, gloss: str, *, same_script: bool = False) -> str | None:
    """What speaks against `gloss` as a translation of `source`; None if nothing does.

    `same_script` says that both languages are written in one script, so that
    letters of the original's script are no sign of a copy.
    """
    words, originals = _words(gloss), _words(source)
    if not originals:
        return None
    if not words:
        return "is empty"
    if any(sign in gloss and sign not in source for sign in ("⁇", "<unk>", "\ufffd")):
        return "has words the package does not know"
    if _loops(words, originals):
        return "repeats itself"
    if _copies(source, gloss, words, originals, same_script):
        return "leaves words untranslated"
    long, short = _letters(gloss), _letters(source)
    if long < SHORTEST * short - SLACK_SHORT:
        return "is far too short"
    if long > LONGEST * short + SLACK_LONG:
        return "is far too long"
    missing = _missing_numbers(source, gloss)
    return f"lacks the number {missing}" if missing else None


def _words(text: str) -> list[str]:
    return [match[0].lower() for match in WORD.finditer(text)]


def _loops(words: list[str], originals: list[str]) -> bool:
    """True if a phrase comes again and again, and the original is not as repetitive itself."""
    if _longest_loop(words) >= LOOP_TIMES > _longest_loop(originals):
        return True
    return len(words) >= 12 and _repeated(words) > max(SHARE_TWICE, _repeated(originals) + 0.25)


def _longest_loop(words: list[str]) -> int:
    """How many times in a row any phrase of up to LOOP_WORDS words is said."""
    most = 1
    for size in range(1, LOOP_WORDS + 1):
        run = 0
        for at in range(size, len(words)):
            run = run + 1 if words[at] == words[at - size] else 0
            most = max(most, run // size + 1)
    return most


def _repeated(words: list[str]) -> float:
    """Share of the word triples that were said before."""
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    total = sum(triples.values())
    return 1 - len(triples) / total if total else 0.0


def _copies(source: str, gloss: str, words: list[str], originals: list[str], same_script: bool) -> bool:
    if not same_script:
        scripts = Counter(_script(letter) for letter in source if letter.isalpha())
        home = scripts.most_common(1)[0][0] if scripts else ""
        letters = [_script(letter) for letter in gloss if letter.isalpha()]
        return bool(home and letters) and letters.count(home) / len(letters) > FOREIGN
    known = set(originals)
    plain = [word for word in words if not word.isdigit()]
    return len(plain) >= 4 and sum(word in known for word in plain) / len(plain) > COPIED


def _script(letter: str) -> str:
    """The first word of the letter's Unicode name, which is its script."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _letters(text: str) -> float:
    wide = sum(unicodedata.east_asian_width(character) == "W" for character in text)
    return len("".join(text.split())) + (WIDE - 1) * wide


def _missing_numbers(source: str, gloss: str) -> str | None:
    """A number of three digits or more that the original has in digits and the gloss has not."""
    numbers = [_digits(match[0]) for match in NUMBER.finditer(gloss)]
    for match in NUMBER.finditer(source):
        digits = _digits(match[0])
        if len(digits) >= 3 and not any(digits in other or other in digits for other in numbers if len(other) > 1):
            return match[0]
    return None


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) for c in text if c.isdigit()).strip("0")
