"""Tiny Argos packages, made in a tenth of a second by setting a Transformer's weights by hand.

The model translates word for word: every vector is a one-hot word beside a
one-hot position, the decoder's only attention looks at the source word in its
own place, and that word's value is its entry in a dictionary. So what comes
out is known exactly, while everything around it is real: CTranslate2's model
format and beam search, sentencepiece, the package's layout.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from compare.gloss.package import Package, our_folder, read_package

WORDS = {
    "وصل": "arrived",
    "الوفد": "the delegation",
    "إلى": "to",
    "العاصمة": "the capital",
    "مساء": "on the evening of",
    "الاثنين": "Monday",
    "قال": "said",
    "الوزير": "the minister",
    "إن": "that",
    "المدينة": "the city",
    "هادئة": "is quiet",
    "أغلقت": "closed",
    "المدارس": "the schools",
    "أبوابها": "their doors",
    "غدا": "tomorrow",
    "غزة_اليوم": "Gaza_today",
    "٣٠٥": "305",
    "،": ",",
    ".": ".",
    "؟": "?",
}
"""Our toy language pair."""

ENGLISH_FRENCH = {
    "arrived": "arrivée",
    "the delegation": "la délégation",
    "to": "à",
    "the capital": "la capitale",
    ".": ".",
}

PLACES = 300
"""Longest sentence in pieces."""
MARKS = ".,?،؟"
SPECIAL = ["</s>", "<unk>"]


def make_package(
    path: Path,
    words: Mapping[str, str] = WORDS,
    from_code: str = "ar",
    to_code: str = "en",
    *,
    version: str = "1.0",
    splitter: str | None = None,
    fault: str | None = None,
    bpe: bool = False,
    metadata: Mapping[str, object] | None = None,
    places: int = PLACES,
) -> Path:
    """Write a package file. `fault`: "loop" says its first word for ever, "copy" the source, "short" one word.

    At sentences of `places` pieces or more the model fails.
    """
    files = package_files(
        words, from_code, to_code, version=version, splitter=splitter, fault=fault, bpe=bpe, places=places
    )
    if metadata is not None:
        files["metadata.json"] = json.dumps(json.loads(files["metadata.json"]) | dict(metadata)).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"translate-{from_code}_{to_code}-{version}/{name}", data)
    return path


def put_package(path: Path) -> Package:
    """Unpack a package file of ours where packages are, without the trial that installing makes."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(our_folder())
        unpacked = our_folder() / archive.namelist()[0].split("/")[0]
    package = read_package(unpacked)
    place = our_folder() / f"translate-{package.from_code}_{package.to_code}"
    shutil.rmtree(place, ignore_errors=True)
    return read_package(unpacked.rename(place))


def package_files(
    words: Mapping[str, str],
    from_code: str,
    to_code: str,
    *,
    version: str = "1.0",
    splitter: str | None = None,
    fault: str | None = None,
    bpe: bool = False,
    places: int = PLACES,
) -> dict[str, bytes]:
    """The files of a package, by their path in it."""
    dictionary = dict(words) if bpe else {_piece(source): _piece(target) for source, target in words.items()}
    vocabulary = [*SPECIAL, *dict.fromkeys([*dictionary, *dictionary.values()])]
    names = {"from_name": from_code.upper(), "to_name": to_code.upper()}
    about = {"package_version": version, "argos_version": "1.9", "from_code": from_code, "to_code": to_code, **names}
    files = {"metadata.json": json.dumps(about).encode()}
    if bpe:
        files["bpe.model"] = _merges(words)
    else:
        files["sentencepiece.model"] = _tokenizer(vocabulary)
    for name, data in _model(vocabulary, dictionary, fault, places).items():
        files[f"model/{name}"] = data
    if splitter:
        files[f"{splitter}/{from_code}.onnx"] = b"nothing that could be loaded"
    files["README.md"] = b"A toy package.\n"
    return files


def _piece(words: str) -> str:
    """A word as sentencepiece writes it; a mark stands close to the word before it."""
    return words if words in MARKS else "▁" + words.replace(" ", "▁")


def _tokenizer(vocabulary: list[str]) -> bytes:
    import sentencepiece

    model = io.BytesIO()
    words = vocabulary[len(SPECIAL) :]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["x"]),
        model_writer=model,
        model_type="char",
        vocab_size=len(words) + 3,
        user_defined_symbols=words,
        normalization_rule_name="identity",
        bos_id=-1,
        eos_id=0,
        unk_id=1,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return model.getvalue()


def _merges(words: Mapping[str, str]) -> bytes:
    """A subword-nmt model (the older kind of tokenizer) that keeps these words whole."""
    lines = ["#version: 0.2"]
    for word in words:
        parts = [*word[:-1], word[-1] + "</w>"]
        for length in range(1, len(parts)):
            lines.append("".join(parts[:length]) + " " + parts[length])
    return "\n".join(dict.fromkeys(lines)).encode()


def _model(vocabulary: list[str], dictionary: Mapping[str, str], fault: str | None, positions: int) -> dict[str, bytes]:
    """The files of a CTranslate2 model with one layer and one head on each side."""
    import tempfile

    from ctranslate2.specs import transformer_spec

    size, dim = len(vocabulary), len(vocabulary) + positions
    index = {piece: number for number, piece in enumerate(vocabulary)}
    embeddings, places = np.zeros((size, dim), np.float32), np.zeros((positions, dim), np.float32)
    embeddings[:, :size] = np.eye(size)
    places[:, size:] = np.eye(positions)

    # A column of `values` for each source piece: what it says.
    values = np.zeros((dim, dim), np.float32)
    for piece, number in index.items():
        said = piece if fault == "copy" else dictionary.get(piece, piece if piece in SPECIAL else "<unk>")
        values[index[said], number] = 1
    look = np.zeros((dim, dim), np.float32)
    look[size:, size:] = np.eye(positions)
    asks, asked = look * 4, np.zeros(dim, np.float32)
    if fault == "loop":  # whatever its own place, it asks for the first source word
        asks, asked = np.zeros_like(look), look[size] * 4 * np.sqrt(dim / 2)

    spec = transformer_spec.TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    for side in (spec.encoder, spec.decoder):
        table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        table.weight = embeddings
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        _ones(side.layer_norm, dim)
        layer = side.layer[0]
        _ones(layer.self_attention.layer_norm, dim)
        _linear(layer.self_attention.linear[0], np.zeros((3 * dim, dim)))
        _linear(layer.self_attention.linear[1], np.zeros((dim, dim)))
        _ones(layer.ffn.layer_norm, dim)
        _linear(layer.ffn.linear_0, np.zeros((8, dim)))
        _linear(layer.ffn.linear_1, np.zeros((dim, 8)))
    attention = spec.decoder.layer[0].attention
    _ones(attention.layer_norm, dim)
    _linear(attention.linear[0], asks)
    attention.linear[0].bias = asked.astype(np.float32)
    _linear(attention.linear[1], np.concatenate([look * 4, values]))
    if fault == "short":  # CTranslate2 forbids an end in the first place only
        # A bias, not a row of weights: a full row of eight bits overflows on processors without VNNI.
        attention.linear[1].bias[dim + index["</s>"]] = 2 * np.sqrt(dim / 2)
    _linear(attention.linear[2], np.eye(dim))
    _linear(spec.decoder.projection, embeddings * 4)

    for register in (spec.register_source_vocabulary, spec.register_target_vocabulary):
        register(vocabulary)
    spec.config.add_source_bos, spec.config.add_source_eos = False, True
    spec.config.bos_token = spec.config.eos_token = spec.config.decoder_start_token = "</s>"
    spec.config.unk_token = "<unk>"
    spec.validate()
    spec.optimize(quantization="int8")
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def _ones(norm: object, dim: int) -> None:
    norm.gamma, norm.beta = np.ones(dim, np.float32), np.zeros(dim, np.float32)  # type: ignore[attr-defined]


def _linear(linear: object, weight: np.ndarray) -> None:
    linear.weight = weight.astype(np.float32)  # type: ignore[attr-defined]
    linear.bias = np.zeros(len(weight), np.float32)  # type: ignore[attr-defined]
