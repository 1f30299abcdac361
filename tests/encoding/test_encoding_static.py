"""The embedded encoder, as the rest of the program uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.encoding import open_encoder
from compare.encoding.opening import MODELS, downloaded_encoders
from compare.errors import UserError

PAIRS = [
    ("أعلنت وزارة الصحة تسجيل إصابات جديدة بالكوليرا.", "The health ministry announced new cases of cholera."),
    ("ارتفعت أسعار النفط في الأسواق العالمية يوم الاثنين.", "Oil prices rose on world markets on Monday."),
    ("فاز الفريق بالمباراة في الدقائق الأخيرة.", "The team won the match in the last minutes."),
    ("لم يحضر رئيس الوزراء جلسة البرلمان.", "The prime minister did not attend the session of parliament."),
    ("تسببت الأمطار في فيضانات أغلقت الطرق.", "The rain caused floods that closed the roads."),
]


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def test_translations_are_nearest(encoder):
    arabic = encoder.encode([pair[0] for pair in PAIRS])
    english = encoder.encode([pair[1] for pair in PAIRS])
    scores = arabic @ english.T
    assert list(scores.argmax(axis=0)) == list(scores.argmax(axis=1)) == list(range(len(PAIRS)))


def test_vectors_have_length_one_and_blank_texts_zero(encoder):
    vectors = encoder.encode(["a word", "", "   ", "\u200f", "كلمة"])
    assert vectors.dtype == np.float32 and vectors.shape == (5, encoder.dim)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0, 0, 1], atol=1e-6)
    assert encoder.encode([]).shape == (0, encoder.dim)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("قَالَ الرَّئِيسُ", "قال الرئيس"),
        ("قـــال الرئيس", "قال الرئيس"),
        ("إلى أحمد وآمنة", "الى احمد وامنه"),
        ("المدرسة الكبرى", "المدرسه الكبري"),
        ("٣٠٥ شخصا", "305 شخصا"),
        ("۳۰۵ شخصا", "305 شخصا"),
        ("ﻻ أعرف", "لا أعرف"),
        ("THE President", "the president"),
        ("a\u00a0word\u200f", "a word"),
        ("café", "cafe"),
    ],
)
def test_spelling_does_not_matter(encoder, written, same):
    assert np.array_equal(*encoder.encode([written, same]))


def test_a_vector_depends_on_its_text_alone(encoder):
    texts = [f"{english} {number}" for number in range(300) for _, english in PAIRS]
    together = encoder.encode(texts)
    for index in (0, 511, 512, 1023, 1024, 1499):
        assert np.array_equal(together[index], encoder.encode([texts[index]])[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_gives_finite_unit_or_zero_vectors(encoder, texts):
    vectors = encoder.encode(texts)
    norms = np.linalg.norm(vectors, axis=1)
    assert np.all(np.isclose(norms, 1, atol=1e-5) | (norms == 0))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_word_spans_are_in_order_and_in_the_text(encoder, text):
    spans, vectors = encoder.token_vectors(text)
    assert len(spans) == len(vectors)
    previous = 0
    for start, end in spans:
        assert previous <= start < end <= len(text)
        previous = start


def test_words_are_found_with_their_spans_in_the_text_as_written(encoder):
    text = "قالَ المتحدثُ: «نعم»، 12 مرة"
    words = [text[start:end] for start, end in encoder.token_vectors(text)[0]]
    assert words == ["قالَ", "المتحدثُ", ":", "«", "نعم", "»", "،", "12", "مرة"]


def test_the_word_of_the_other_language_is_nearest(encoder):
    arabic, found = encoder.token_vectors("البرلمان الكوليرا النفط")
    english, known = encoder.token_vectors("cholera oil parliament")
    assert len(arabic) == len(english) == 3
    assert list((found @ known.T).argmax(axis=1)) == [2, 0, 1]


def test_the_default_path_imports_no_torch():
    code = (
        "import sys; from compare.encoding import open_encoder; open_encoder().encode(['نص', 'text']);"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'scipy') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_size_on_disk():
    folder = MODELS / "ar-en"
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= 25_000_000


def test_languages_and_name(encoder):
    assert encoder.languages == {"ar", "en"}
    assert encoder.name == "ar-en"
    assert encoder.fingerprint == open_encoder("ar-en").fingerprint


@pytest.fixture
def folder(tmp_path):
    """A folder with an encoder of three words."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0, "one": 1, "two": 2}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "modules.json").write_text(
        json.dumps([{"idx": 0, "name": "0", "path": "", "type": "x.StaticEmbedding"}])
    )
    return tmp_path


def save(folder, **tensors):
    from safetensors.numpy import save_file

    save_file(
        {name.replace("_weight", ".weight"): value for name, value in tensors.items()}, folder / "model.safetensors"
    )


def test_plain_float_table(folder):
    save(folder, embedding_weight=np.array([[0, 0], [3, 0], [0, 4]], dtype=np.float16))
    vectors = open_encoder(str(folder)).encode(["one one", "one two", "three"])
    assert np.allclose(vectors, [[1, 0], [0.6, 0.8], [0, 0]], atol=1e-6)


def test_mapped_and_weighted_table(folder):
    save(
        folder,
        embeddings=np.array([[0, 0], [1, 1]], dtype=np.int8),
        mapping=np.array([0, 1, 1], dtype=np.int32),
        weights=np.array([0, 2, -1], dtype=np.float32),
    )
    vectors = open_encoder(str(folder)).encode(["one", "two", "one two", "three"])
    assert np.allclose(vectors, np.array([[1, 1], [-1, -1], [1, 1], [0, 0]]) / np.sqrt(2), atol=1e-6)


def test_files_of_two_encoders(folder):
    save(folder, embedding_weight=np.ones((2, 2), dtype=np.float32))
    with pytest.raises(UserError, match="different encoders"):
        open_encoder(str(folder))


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 4, b"\xff" * 40, b"\x05\0\0\0\0\0\0\0{}[1]", b"\x02\0\0\0\0\0\0\0[]"]
)
def test_a_damaged_table(folder, content):
    (folder / "model.safetensors").write_bytes(content)
    with pytest.raises(UserError, match=r"model\.safetensors"):
        open_encoder(str(folder))


def header(**entry):
    text = json.dumps({"embedding.weight": {"dtype": "F32", "shape": [3, 2], "data_offsets": [0, 24]} | entry}).encode()
    return len(text).to_bytes(8, "little") + text


HOSTILE = {
    "sizes-that-overflow": header(shape=[2**62, 2**62]),
    "sizes-of-nothing": header(shape=[0, 2**62], data_offsets=[0, 0]),
    "negative-sizes": header(shape=[-3, -2]),
    "offsets-backwards": header(data_offsets=[24, 0]),
    "offsets-beyond": header(data_offsets=[0, 10**20]),
    "many-dimensions": header(shape=[1] * 100 + [6]),
    "numbers-numpy-has-not": header(dtype="BF16", shape=[12]),
    "quarters-of-bytes": header(dtype="F8_E4M3", shape=[24]),
    "unknown-numbers": header(dtype="X"),
    "half-a-letter": header().replace(b"weight", b"\xff\xfeight"),
    "a-header-of-a-gigabyte": (1 << 30).to_bytes(8, "little") + header()[8:],
    "deep": (200_000).to_bytes(8, "little") + b'{"a":' * 40_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("body", [24, 0, 23, 25])
def test_a_hostile_table(folder, content, body):
    (folder / "model.safetensors").write_bytes(content + bytes(body))
    with pytest.raises(UserError, match=r"model\.safetensors"):
        open_encoder(str(folder))


def test_a_header_of_a_hundred_megabytes_is_not_read(folder):
    """The library would read it."""
    filler = json.dumps({"__metadata__": {"x": " " * (2 << 20)}}).encode()
    (folder / "model.safetensors").write_bytes(len(filler).to_bytes(8, "little") + filler)
    with pytest.raises(UserError, match=r"no whole"):
        open_encoder(str(folder))


def test_offsets_outside_the_file(folder):
    save(folder, embedding_weight=np.ones((3, 2), dtype=np.float32))
    whole = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(whole[:-4])
    with pytest.raises(UserError, match="no whole"):
        open_encoder(str(folder))


def test_a_damaged_tokenizer(folder):
    save(folder, embedding_weight=np.ones((3, 2), dtype=np.float32))
    (folder / "tokenizer.json").write_text("{")
    with pytest.raises(UserError, match=r"tokenizer\.json"):
        open_encoder(str(folder))


def test_names_that_stand_for_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    for name in (tmp_path / "file", tmp_path / "empty", tmp_path / "absent"):
        with pytest.raises(UserError) as caught:
            open_encoder(str(name))
        assert str(name) in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model"])
def test_a_model_that_was_never_downloaded_is_told_without_any_import(name, tmp_path):
    code = (
        "import sys; from compare.encoding import open_encoder; from compare.errors import UserError\n"
        f"try: open_encoder({name!r})\n"
        "except UserError as error: print(error)\n"
        "print('torch' in sys.modules, 'sentence_transformers' in sys.modules)"
    )
    environment = {**os.environ, "HF_HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    message, imported = run.stdout.splitlines()
    assert name in message and "hf download" in message and imported == "False False"


def test_downloaded_models_are_listed(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    assert downloaded_encoders() == []
    snapshot = tmp_path / "hub" / "models--owner--name" / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    (snapshot / "modules.json").write_text("[]")
    assert downloaded_encoders() == ["owner/name"]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("wrong", [np.inf, -np.inf, np.nan, 1e300], ids=["inf", "-inf", "nan", "huge"])
def test_vectors_that_are_no_numbers_are_one_line_and_no_warning(folder, wrong):
    for part in ("encode", "token_vectors"):
        save(folder, embedding_weight=np.array([[0, 0], [1, 1], [1, wrong]], dtype=np.float64))
        encoder = open_encoder(str(folder))
        with pytest.raises(UserError, match=r"model\.safetensors.*train the encoder again"):
            getattr(encoder, part)(["one two"] if part == "encode" else "one two")


@pytest.mark.filterwarnings("error")
def test_weights_and_mappings_that_are_no_numbers(folder):
    tables = {"embeddings": np.ones((3, 2), dtype=np.int8)}
    save(folder, **tables, weights=np.array([0, 1, np.inf], dtype=np.float32))
    with pytest.raises(UserError, match=r"model\.safetensors"):
        open_encoder(str(folder)).encode(["two"])
    save(folder, **tables, mapping=np.array([0, 1, np.nan], dtype=np.float32))
    with pytest.raises(UserError, match=r"model\.safetensors"):
        open_encoder(str(folder))


def test_a_normalizer_that_makes_a_book_of_a_letter_is_refused(folder):
    from tokenizers import Regex, Tokenizer, normalizers

    save(folder, embedding_weight=np.ones((3, 2), dtype=np.float32))
    path = str(folder / "tokenizer.json")
    tokenizer = Tokenizer.from_file(path)
    for pattern in ("a", Regex("a*")):
        tokenizer.normalizer = normalizers.Sequence([normalizers.Replace(pattern, "aaaa")] * 12)
        tokenizer.save(path)
        with pytest.raises(UserError, match=r"tokenizer\.json"):
            open_encoder(str(folder))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), *[normalizers.Replace("``", '"')] * 12])
    tokenizer.save(path)
    open_encoder(str(folder))
