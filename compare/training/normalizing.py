"""Normalisation of text as a part of the tokenizer, so that every loader does the same.

One pass over the characters by a table (the `Precompiled` normalizer, the
format of sentencepiece): compatibility forms, lower case, tatweel and invisible
characters away; ى as ي, ة as ه, the alef forms as ا; all digits as 0-9; quotes,
dashes and Arabic punctuation as their ASCII counterparts. Combining marks go or
stay by the script of the letter: vowel signs of Arabic and Hebrew and accents of
Greek, Cyrillic and Latin letters are left out by careless writers, those of the
Indian and Southeast Asian scripts and of Kana make another letter. Then the
separators of thousands go, so that 12,345 and ١٢٣٤٥ are one token, and starts of
words are marked.
"""

from __future__ import annotations

import io
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compare.languages.scripts import script_of_language

if TYPE_CHECKING:
    from tokenizers.normalizers import Normalizer
    from tokenizers.pre_tokenizers import PreTokenizer

LAST = 0x1FFFF
"""The last code point looked at: beyond it nothing folds but rare ideographs."""
KEPT_RANGES = ((0xAC00, 0xD7A3), (0xF900, 0xFAFF))
"""Hangul syllables and compatibility ideographs: thousands of rules for nothing here."""
LOOSE_SCRIPTS = ("COMBINING", "ARABIC", "HEBREW", "SYRIAC", "GREEK", "CYRILLIC", "LATIN", "VARIATION")
"""First words of the Unicode names of marks that go, with their letters or alone."""
VOICING = "COMBINING KATAKANA-HIRAGANA"
"""The marks of Kana that are named as if they were of every script."""

UNSPACED_SCRIPTS = frozenset({"Han", "Japanese", "Thai", "Lao", "Khmer", "Myanmar"})
UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\u3005-\u3007\u3031-\u3035\u303b\u303c\u30fc\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
)
"""Scripts that write no spaces between words: a clause is what stands between two spaces."""
UNMARKED = rf"\p{{Arabic}}\p{{Hebrew}}{UNSPACED}"
WORD_START = rf"(?<![[\p{{L}}\p{{M}}\p{{N}}]&&[^{UNMARKED}]])(?=[\p{{L}}&&[^{UNMARKED}]])"
"""Where ▁ marks the start of a word, in scripts that tell where one starts and write no others into it.

In Arabic and Hebrew conjunction, preposition and article are written with the
word, and careless typing leaves out spaces; in the unspaced scripts only a
clause would be marked. There a word should be the same token wherever it
stands."""

TONAL = frozenset({"vi", "yo", "ig", "ee", "fon"})
"""Languages in Latin letters whose accents are most of what tells words apart."""
SYLLABIC = frozenset({"vi"})
"""Languages that write a space after every syllable, so that words have spaces inside."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What normalisation must know of a language besides its script.

    With `tones` accents of Latin letters are kept; with `across` a token may
    hold a space.
    """

    tones: bool = False
    across: bool = False


PLAIN = Writing()


def writing_of(*languages: str) -> Writing:
    """How tokens are made for texts in these languages together."""
    codes = {language.split("-")[0].lower() for language in languages}
    return Writing(tones=bool(codes & TONAL), across=bool(codes & SYLLABIC))


LETTERS = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ـ": ""}
ETHIOPIC = {
    chr(first + order): chr(other + order)
    for other, firsts in (
        (0x1200, (0x1210, 0x1280, 0x12B8)),
        (0x1230, (0x1220,)),
        (0x12A0, (0x12D0,)),
        (0x1338, (0x1340,)),
    )
    for first in firsts
    for order in range(8)
} | {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኻ": "ሀ", "ኣ": "አ", "ዓ": "አ"}
"""Ethiopic letters that Amharic writes for one sound, at the writer's will."""
PUNCTUATION = {
    **dict.fromkeys("‘’‚‛ʼ`´′‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **{"؟": "?", "،": ",", "؛": ";", "٪": "%", "٫": ".", "٬": ","},
}
ARABIC_MARKS = frozenset(
    chr(code)
    for first, last in ((0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED))
    for code in range(first, last + 1)
)


def takes_clauses(*languages: str) -> bool:
    """Whether what stands between two spaces is not a word in one of the languages, as tokens see it."""
    scripts = {script_of_language(language) for language in languages}
    return writing_of(*languages).across or not scripts.isdisjoint(UNSPACED_SCRIPTS)


def fold_character(character: str, tones: bool = False) -> str:
    """What `character` is normalised to: none, one or several characters.

    With `tones` the accents of Latin letters are kept.
    """
    if character in PUNCTUATION:
        return PUNCTUATION[character]
    loose = not tones and any(_goes(part) for part in unicodedata.normalize("NFD", character))
    form: Literal["NFKC", "NFKD"] = "NFKD" if loose else "NFKC"
    lowered = unicodedata.normalize(form, unicodedata.normalize(form, character).lower())
    return "".join(_fold_part(part, tones) for part in lowered)


def _goes(part: str) -> bool:
    """Whether `part` is a combining mark of a script in which those are left out."""
    if unicodedata.category(part) != "Mn":
        return False
    name = unicodedata.name(part, "")
    return name.startswith(LOOSE_SCRIPTS) and not name.startswith(VOICING)


def _fold_part(part: str, tones: bool) -> str:
    category = unicodedata.category(part)
    if part in ARABIC_MARKS or category == "Cf":
        return ""
    if _goes(part) and not (tones and unicodedata.name(part, "").startswith("COMBINING")):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if part in PUNCTUATION:
        return PUNCTUATION[part]
    bare = unicodedata.normalize("NFKD", part)[0] if "\u0620" <= part <= "\u06ff" else part
    return LETTERS.get(bare, ETHIOPIC.get(bare, bare))


def folding_rules(tones: bool = False) -> Iterator[tuple[str, str]]:
    """(character, what it becomes) for every character that changes."""
    for code in range(0x20, LAST + 1):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Cs", "Co", "Cc"):
            continue
        if any(first <= code <= last for first, last in KEPT_RANGES):
            continue
        folded = fold_character(character, tones)
        if folded != character:
            yield character, folded


def build_normalizer(writing: Writing = PLAIN) -> Normalizer:
    """The normalizer that goes into tokenizer.json."""
    from tokenizers import Regex, normalizers

    steps = [
        # Letters and marks typed apart are the letters of the table.
        normalizers.NFC(),
        normalizers.Precompiled(_character_map(folding_rules(writing.tones))),
        normalizers.Replace(Regex(r"(?<=\d),(?=\d{3})"), ""),
        normalizers.Replace(Regex(WORD_START), "▁"),
    ]
    if writing.across:
        # The marks tell where the spaces were, so that a token can hold one.
        steps.append(normalizers.Replace(Regex(r"\s+(?=▁)"), ""))
    return normalizers.Sequence(steps)


def build_pre_tokenizer() -> PreTokenizer:
    """Words: by white space, punctuation apart."""
    from tokenizers import pre_tokenizers

    return pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation()])


def _character_map(rules: Iterable[tuple[str, str]]) -> bytes:
    """The rules as sentencepiece compiles them: a trie and the replacements.

    sentencepiece compiles rules only on the way to a model, so a model of a
    few letters is trained and the table taken out of it.
    """
    import sentencepiece

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.tsv"
        lines = ("\t".join(" ".join(f"{ord(c):X}" for c in side) for side in rule) + "\n" for rule in rules)
        path.write_text("".join(lines), "utf-8")
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c d"]),
            model_writer=model,
            model_type="char",
            vocab_size=16,
            hard_vocab_limit=False,
            normalization_rule_tsv=str(path),
            minloglevel=2,
        )
    # ModelProto.normalizer_spec = 3, NormalizerSpec.precompiled_charsmap = 2
    return _message_field(_message_field(model.getvalue(), 3), 2)


def _message_field(message: bytes, wanted: int) -> bytes:
    """The first length-delimited field `wanted` of a protocol buffer message."""
    position = 0

    def number() -> int:
        nonlocal position
        value = shift = 0
        while True:
            byte = message[position]
            position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while position < len(message):
        key = number()
        kind = key & 7
        size = number() if kind == 2 else 0
        if kind == 2 and key >> 3 == wanted:
            return message[position : position + size]
        if kind == 0:
            number()
        position += {0: 0, 1: 8, 2: size, 5: 4}[kind]
    raise ValueError(f"no field {wanted}")
