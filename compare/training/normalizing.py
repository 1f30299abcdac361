"""Normalisation of text as a part of the tokenizer, so that every loader does the same.

One pass over the characters by a table (the `Precompiled` normalizer, the
format of sentencepiece): compatibility forms (NFKD), lower case, vowel signs
and other combining marks, tatweel and invisible characters away; ى as ي, ة as
ه, the alef forms as ا; all digits as 0-9; quotes, dashes and Arabic
punctuation as their ASCII counterparts. Then the separators of thousands go,
so that 12,345 and ١٢٣٤٥ are one token, and starts of words are marked.
"""

from __future__ import annotations

import io
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tokenizers.normalizers import Normalizer
    from tokenizers.pre_tokenizers import PreTokenizer

LAST = 0x1FFFF
"""The last code point looked at: beyond it nothing folds but rare ideographs."""
KEPT_RANGES = ((0xAC00, 0xD7A3), (0xF900, 0xFAFF))
"""Hangul syllables and compatibility ideographs: thousands of rules for nothing here."""
REMOVED = frozenset({"Mn", "Cf"})
KEEPERS = frozenset({"Mc"})
"""Letters that only scripts whose vowels are marks have (Devanagari, Bengali, Tamil, ...)."""
ENOUGH_KEEPERS = 0.005

WORD_START = r"(?<![[\p{L}\p{M}\p{N}]&&[^\p{Arabic}\p{Hebrew}]])(?=[\p{L}&&[^\p{Arabic}\p{Hebrew}]])"
"""Where ▁ marks the start of a word, in every script but the Arabic and the Hebrew.

There conjunction, preposition and article are written with the word, and
careless typing leaves out spaces: a word should be the same token wherever it
stands."""

LETTERS = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ـ": ""}
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


def fold_character(character: str, keep_marks: bool = False) -> str:
    """What `character` is normalised to: none, one or several characters.

    `keep_marks` is for scripts that write vowels as combining marks: only the
    Arabic vowel signs are removed then.
    """
    if character in PUNCTUATION:
        return PUNCTUATION[character]
    form: Literal["NFKC", "NFKD"] = "NFKC" if keep_marks else "NFKD"
    lowered = unicodedata.normalize(form, unicodedata.normalize(form, character).lower())
    return "".join(_fold_part(part, keep_marks) for part in lowered)


def _fold_part(part: str, keep_marks: bool) -> str:
    category = unicodedata.category(part)
    if part in ARABIC_MARKS or category == "Cf" or (category in REMOVED and not keep_marks):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if part in PUNCTUATION:
        return PUNCTUATION[part]
    bare = unicodedata.normalize("NFKD", part)[0] if "\u0620" <= part <= "\u06ff" else part
    return LETTERS.get(bare, bare)


def folding_rules(keep_marks: bool = False) -> Iterator[tuple[str, str]]:
    """(character, what it becomes) for every character that changes."""
    for code in range(0x20, LAST + 1):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Cs", "Co", "Cc"):
            continue
        if any(first <= code <= last for first, last in KEPT_RANGES):
            continue
        folded = fold_character(character, keep_marks)
        if folded != character:
            yield character, folded


def build_normalizer(keep_marks: bool = False) -> Normalizer:
    """The normalizer that goes into tokenizer.json."""
    from tokenizers import Regex, normalizers

    return normalizers.Sequence(
        [
            normalizers.Precompiled(_character_map(folding_rules(keep_marks))),
            normalizers.Replace(Regex(r"(?<=\d),(?=\d{3})"), ""),
            normalizers.Replace(Regex(WORD_START), "▁"),
        ]
    )


def build_pre_tokenizer() -> PreTokenizer:
    """Words: by white space, punctuation apart."""
    from tokenizers import pre_tokenizers

    return pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation()])


def marks_matter(texts: Iterable[str]) -> bool:
    """Whether the texts are in a script that writes vowels as combining marks."""
    letters = keepers = 0
    for text in texts:
        for character in text:
            category = unicodedata.category(character)
            letters += category[0] in "LM"
            keepers += category in KEEPERS or "\u0e00" <= character <= "\u0eff"
    return keepers > ENOUGH_KEEPERS * max(letters, 1)


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
