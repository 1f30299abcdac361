"""Words of texts with their vectors: an encoder is asked once a text."""

from collections import Counter

import numpy as np
from pairs import document

from compare.encoding import open_encoder
from compare.encoding.tokens import TokenStore
from compare.pipeline import Options, compare_documents


class Counting:
    """An encoder that counts how often each text was asked for."""

    def __init__(self):
        self.asked = Counter()

    def token_vectors(self, text):
        self.asked[text] += 1
        words = text.split()
        return [(0, len(word)) for word in words], np.ones((len(words), 4), np.float32)


def test_a_text_is_asked_for_once():
    encoder = Counting()
    store = TokenStore(encoder)
    assert store.token_vectors("a b")[1] is store.token_vectors("a b")[1]
    store.token_vectors("c")
    assert encoder.asked == {"a b": 1, "c": 1}


def test_no_more_words_are_kept_than_there_is_room_for():
    encoder = Counting()
    store = TokenStore(encoder, kept=3)
    for text in ("a b", "c d", "e", "a b", "c d", "e"):
        store.token_vectors(text)
    assert encoder.asked == {"a b": 1, "c d": 2, "e": 1}


def test_a_comparison_asks_for_each_sentence_and_each_passage_once(monkeypatch):
    encoder = open_encoder()
    asked = Counter()
    real = encoder.token_rows

    def counted(text):
        asked[text] += 1
        return real(text)

    monkeypatch.setattr(type(encoder), "token_rows", lambda self, text: counted(text))
    arabic = [
        "وصل الوفد إلى العاصمة مساء.",
        "لم يحضر الوزير الجلسة.",
        "أغلقت المدارس أبوابها يوم الأحد.",
        "ارتفعت الأسعار.",
    ]
    english = [
        "The delegation reached the capital.",
        "The minister attended.",
        "Schools closed on Sunday.",
        "Prices fell.",
    ]
    source, target = document("ar", *arabic), document("en", *english)
    compared = compare_documents(source, target, Options(cache=False), opening=lambda *_, **__: encoder)
    texts = {
        *arabic,
        *english,
        *map(compared.source_text, compared.passages),
        *map(compared.target_text, compared.passages),
    }
    assert set(asked) <= texts
    assert set(asked.values()) == {1}
