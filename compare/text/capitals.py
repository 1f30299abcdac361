"""How a whole document writes its words: what has a capital only where a sentence begins is no name for that."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.languages import load_language

_FIRST_WORD = re.compile(r"\w+")
_WITHIN = re.compile(r"(?<=[a-z,] )\w+")


@lru_cache(maxsize=8)
def lower_words(text: str, code: str) -> frozenset[str]:
    """The words that a text writes without a capital."""
    language = load_language(code)
    text = " ".join(dict.fromkeys(text.split()))  # each word once: a document repeats most of them
    return frozenset(language.bare(word.text) for word in language.analyse(text).words if text[word.start].islower())


def stands_within(name: str, text: str) -> bool:
    """Whether a name stands in a text behind a small Latin letter or a comma: not only where a sentence begins."""
    first = _FIRST_WORD.match(name)
    if first and first[0] not in _words_within(text):  # a text of many passages is not searched for each of them
        return False
    return re.search(rf"[a-z,] {re.escape(name)}\b", text) is not None


@lru_cache(maxsize=8)
def _words_within(text: str) -> frozenset[str]:
    return frozenset(_WITHIN.findall(text))
