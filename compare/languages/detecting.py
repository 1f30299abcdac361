"""Which language a text is in, so that nobody has to say it.

Arabic and English, the usual case, are told by their letters and by a few
words; the model of py3langid, which takes half a second to load, is asked
about everything else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from compare.languages.scripts import ENOUGH, FOREIGN, SAMPLE, script_of

AUTO = "auto"
"""Stands for a language code where the text itself shall tell."""
USUAL = {"Arabic": "ar", "Latin": "en"}
"""Script -> the language of a text in it that is too short to tell more."""
ASKED = 6_000
"""Characters that the model is shown."""
NOT_EXCLUDED = 0.05
"""Probability from which the usual language of a script is taken: names alone look like any language."""

# Words that English has and its neighbours do not, among the commonest of all.
_ENGLISH = re.compile(r"(?:the|of|and|to|that|for|with|from|by|has|have|were|are|said|this|which|their|but|not|been)")
_THE, _FUNCTION_WORDS = 0.02, 0.12
"""Least shares among the words of an English text; running English has .06 and .30."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_LETTER_OF_ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f]")

_MERGED = {"ary": "ar", "arz": "ar", "pcm": "en", "hbo": "he", "wuu": "zh", "yue": "zh", "uzs": "uz", "nn": "no"}
# Of the Kurdish in Arabic letters the model knows one label, and Sorani is what is written.
_MERGED["sdh"] = "ckb"


_OF_NAMES = re.compile("ar|de|en|es|fa|fr|he|hi|id|it|ja|ko|nl|pt|ru|sw|th|tr|uk|ur|vi|zh")


def language_of_name(path: str) -> str:
    """The code that a file of a parallel corpus is named by (news.ar), or `AUTO`."""
    suffix = path.rpartition(".")[2].lower()
    return suffix if _OF_NAMES.fullmatch(suffix) else AUTO


def detect_language(text: str, otherwise: str) -> str:
    """The code of the language most of `text` is in; `otherwise` where it holds hardly a letter."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return otherwise
    if script is None and letters < ENOUGH and (known := _by_letters(sample, letters)):
        return known
    if (script == "Arabic" and _is_arabic(sample)) or (script == "Latin" and _is_english(sample)):
        return USUAL[script]
    ranked = _model().rank(sample[:ASKED])
    usual = USUAL.get(script or "", otherwise)
    code = _MERGED.get(ranked[0][0], ranked[0][0])
    doubtful = code == "zxx" or any(label == usual and probability >= NOT_EXCLUDED for label, probability in ranked)
    return usual if doubtful else str(code)


def _by_letters(sample: str, letters: int) -> str | None:
    """Of a line too short for anything else: Arabic or English where all its letters are of their script."""
    if len(_LETTER_OF_ARABIC_SCRIPT.findall(sample)) == letters:
        return USUAL["Arabic"]
    if all(character.isascii() for character in sample if character.isalpha()):
        return USUAL["Latin"]
    return None


def _is_arabic(sample: str) -> bool:
    """Whether next to no letter of the Arabic script is one that Arabic lacks, as Persian ک and ی."""
    letters = len(_LETTER_OF_ARABIC_SCRIPT.findall(sample))
    return letters - len(_ARABIC.findall(sample)) <= FOREIGN * letters


def _is_english(sample: str) -> bool:
    words = [word.lower() for word in _WORD.findall(sample)]
    found = sum(_ENGLISH.fullmatch(word) is not None for word in words)
    return words.count("the") >= _THE * len(words) and found >= _FUNCTION_WORDS * len(words)


@cache
def _model() -> Any:
    """The model, loaded once a process and only when it is needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
