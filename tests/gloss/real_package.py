"""A package as they are published, but small: subwords, bytes for the rest, 512 positions, a sentence splitter inside.

The tokenizer is trained, on words of ours, as those of real packages are:
digits one by one, letters that it does not know as bytes. The model is the toy
one: each piece is said as its entry in the dictionary, and what has none is
said as it stands, as real models say names.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from toy_package import _model

PLACES = 512
"""What most models have."""
WORDS = {
    "قالت": "said",
    "الوزارة": "ministry",
    "إن": "that",
    "السد": "dam",
    "الجديد": "new",
    "يخزن": "stores",
    "مليون": "million",
    "متر": "metre",
    "مكعب": "cubic",
    "من": "of",
    "المياه": "water",
    "وأضافت": "adding",
    "بلغت": "reached",
    "الأمطار": "rains",
    "هذا": "this",
    "العام": "year",
    "ضعف": "double",
    "المعدل": "average",
    "في": "in",
    "الشمال": "north",
    "ولم": "not",
    "تسجل": "recorded",
    "أضرار": "damage",
    "عام": "year",
    "،": ",",
    ".": ".",
    "؟": "?",
}
DIGITS = {arabic: western for arabic, western in zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)}
SPLITTERS = {
    "minisbd": {"ar.onnx": b"nothing that could be loaded"},
    "stanza": {"ar/tokenize/padt.pt": b"nothing that could be loaded", "resources.json": b"{}"},
}


def make_real_package(
    path: Path, *, splitter: str = "minisbd", places: int = PLACES, instead: Mapping[str, str] | None = None
) -> Path:
    """Write a package file from ar to en. `instead`: pieces that are said otherwise."""
    tokenizer, pieces = _tokenizer()
    said = {_piece(word): _piece(english) for word, english in WORDS.items()} | DIGITS
    dictionary = {piece: said.get(piece, piece) for piece in pieces} | dict(instead or {})
    missing = {piece for pair in said.items() for piece in pair} - set(pieces)
    if missing:
        raise AssertionError(f"the tokenizer does not keep whole: {missing}")
    about = {
        "package_version": "1.9",
        "argos_version": "1.9.6",
        "from_code": "ar",
        "from_name": "Arabic",
        "to_code": "en",
        "to_name": "English",
    }
    files = {"metadata.json": json.dumps(about).encode(), "sentencepiece.model": tokenizer}
    files |= {
        f"model/{name}": data for name, data in _model(["</s>", "<unk>", *pieces], dictionary, None, places).items()
    }
    files |= {f"{splitter}/{name}": data for name, data in SPLITTERS[splitter].items()}
    files["README.md"] = b"Trained on nothing.\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"translate-ar_en-1_9/{name}", data)
    return path


def _piece(word: str) -> str:
    return word if word in ".,،؟?" else f"▁{word}"


def _tokenizer() -> tuple[bytes, list[str]]:
    """A sentencepiece model of both languages, and its pieces without the special ones."""
    import sentencepiece

    model = io.BytesIO()
    lines = [f"{word} {word}, {word}. {english} {english}، {english}؟ {english}?" for word, english in WORDS.items()]
    lines += [f"({digit}" for digit in "0123456789٠١٢٣٤٥٦٧٨٩"]
    lines += ["٪ % ( ) : -"]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines * 4),
        model_writer=model,
        model_type="bpe",
        vocab_size=900,
        hard_vocab_limit=False,
        character_coverage=1.0,
        split_digits=True,
        byte_fallback=True,
        bos_id=1,
        eos_id=2,
        unk_id=0,
        num_threads=1,
        minloglevel=2,
    )
    data = model.getvalue()
    processor = sentencepiece.SentencePieceProcessor(model_proto=data)
    return data, [processor.id_to_piece(number) for number in range(3, processor.get_piece_size())]
