"""The small parts of training: folding, ragged arrays, recipes, retrieval, the order of an epoch."""

from __future__ import annotations

import unicodedata
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import UserError
from compare.training.corpus import build_corpus
from compare.training.normalizing import build_normalizer, fold_character, writing_of
from compare.training.ragged import Ragged
from compare.training.recipe import Options, Recipe, Source, read_recipe
from compare.training.retrieval import retrieval
from compare.training.train import recipe_text
from compare.training.vocabulary import parts_of, segment_words, train_parts, train_pieces

ROWS = st.lists(st.lists(st.integers(0, 4), max_size=5), min_size=5, max_size=8)


@pytest.fixture(scope="module")
def normalizer():
    return build_normalizer()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20).filter(lambda text: "," not in text and "\u060c" not in text and "\u066c" not in text))
def test_the_compiled_table_does_what_the_rules_say(normalizer, text):
    # Control characters and what is composed beyond the table are left alone by both.
    composed = unicodedata.normalize("NFC", text)
    folded = "".join(fold_character(c) if 0x20 <= ord(c) < 0x20000 and c not in "\x7f" else c for c in composed)
    known = all(ord(c) < 0x3000 and (ord(c) >= 0xA0 or 0x20 <= ord(c) < 0x7F) for c in text)
    if known:
        assert normalizer.normalize_str(text).replace("▁", "") == folded.replace("▁", "")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("قَالَتِ المُديرةُ إلى آخرِهِ", "قالت المديره الي اخره"),
        ("١٢٬٣٤٥ و12,345 و۱۲۳", "12345 و12345 و123"),
        ("3,5 and 1,234,567", "3,5 ▁and 1234567"),
        ("«نعم»؟ “yes”‘no’", '"نعم"? "▁yes"\'▁no\''),
        ("ﻻ كـتاب\u200f", "لا كتاب"),
        ("Été ﬁn ＡＢ", "▁ete ▁fin ▁ab"),
        ("ሠላም ሃገር ዐፀደ", "▁ሰላም ▁ሀገር ▁አጸደ"),
        ("منصةSolidمفتوحة b2b 3com", "منصه▁solidمفتوحه ▁b2b 3com"),
    ],
)
def test_folding(normalizer, text, folded):
    assert normalizer.normalize_str(text) == folded


def test_scripts_that_write_vowels_as_marks_keep_them(normalizer):
    for text in ("मुख्यमंत्री ने रविवार को नई योजना की घोषणा की", "ที่นี่น้ำเย็น", "がくせいがパンをたべる"):
        assert normalizer.normalize_str(text).replace("▁", "") == unicodedata.normalize("NFKC", text)
    assert normalizer.normalize_str("か\u3099") == "が"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ευρώπη й Ё", "▁ευρωπη ▁и ▁е"),
        ("שָׁלוֹם עולם", "שלום עולם"),
        ("学生はABCを読む。テスト", "学生は▁abcを読む。テスト"),
        ("สวัสดี Ana ครับ", "สวัสดี ▁ana ครับ"),
        ("သည် ສະບາຍ ខ្មែរ", "သည် ສະບາຍ ខ្មែរ"),
    ],
)
def test_marks_and_starts_of_words_by_script(normalizer, text, folded):
    assert normalizer.normalize_str(text) == folded


def test_tones_of_vietnamese_are_letters_and_its_words_may_hold_spaces():
    vietnamese, plain = (build_normalizer(writing_of(language)) for language in ("vi", "fr"))
    assert vietnamese.normalize_str("Mã má, mà 5 con") == "▁mã▁má,▁mà 5▁con"
    assert vietnamese.normalize_str("ma\u0303") == "▁mã"
    assert plain.normalize_str("Mã má") == "▁ma ▁ma"
    words = {word: 50.0 for word in ("▁thành▁phố", "▁thành▁công", "▁phố▁cổ", "▁công▁nghiệp")}
    pieces = [piece for piece, _ in train_pieces(words, 60, writing=writing_of("vi"))]
    assert "▁thành▁phố" in pieces


def test_a_vocabulary_smaller_than_the_alphabet_is_a_message():
    words = {chr(0x4E00 + index) * 2: 5.0 for index in range(300)}
    with pytest.raises(UserError, match="smaller than the alphabet"):
        train_pieces(words, 200)
    pieces = train_pieces({**words, "一丁": 90.0, "一丁七": 90.0}, 900)
    assert all(len(part) > 300 for part in train_parts(words, [100], pieces))


def test_a_long_clause_without_spaces_is_learned_from():
    words = {"".join(chr(0x0E01 + (index * step) % 40) for index in range(90)): 20.0 for step in (1, 3, 7)}
    assert len(train_pieces(words, 300)) > 40
    assert len(train_pieces({**words, "a" * 90: 20.0, "abab": 9.0}, 300)) > 40


@given(ROWS, st.data())
def test_ragged_against_lists(rows, data):
    ragged = Ragged.of(rows)
    assert [list(ragged[index]) for index in range(len(ragged))] == rows
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    taken = ragged.take(np.array(chosen, dtype=np.int64))
    assert [list(taken[index]) for index in range(len(taken))] == [rows[index] for index in chosen]
    wide = ragged.expand(ragged)
    expected = [[inner for value in row for inner in rows[value]] for row in rows]
    assert [list(wide[index]) for index in range(len(wide))] == expected
    odd = ragged.keep(ragged.values % 2 == 1)
    assert [list(odd[index]) for index in range(len(odd))] == [[value for value in row if value % 2] for row in rows]


def test_weights_say_how_often_a_source_is_seen():
    corpus = build_corpus(
        [([(f"a{i}", f"b{i}") for i in range(10)], 2.5), ([("c", "d")] * 4, 1.0), ([("e", "f")] * 8, 0.25)]
    )
    seen = Counter(corpus.epoch(np.random.default_rng(1)).tolist())
    assert sum(seen[i] for i in range(10)) == 25 and all(seen[i] in (2, 3) for i in range(10))
    assert sum(seen[i] for i in range(10, 14)) == 4
    assert sum(seen[i] for i in range(14, 22)) == 2
    assert corpus.word_weights()["▁c"] == 4 and corpus.word_weights()["▁f"] == 2


def test_pieces_are_the_same_each_time_and_cover_the_words():
    words = {"كتب": 9.0, "كتاب": 7.0, "الكتاب": 8.0, "والكتاب": 3.0, "book": 9.0, "books": 5.0, "bookshop": 2.0}
    pieces = train_pieces(words, 40)
    assert pieces == train_pieces(dict(reversed(words.items())), 40)
    split = segment_words(pieces, list(words))
    for index, word in enumerate(words):
        assert "".join(pieces[piece][0] for piece in split[index]) == word


def test_parts_spell_their_token():
    words = {"والكتاب": 30.0, "كتاب": 30.0, "الكتب": 30.0, "notebooks": 20.0, "book": 30.0}
    pieces, small = train_pieces(words, 60), train_pieces(words, 26)
    parts, count = parts_of(pieces, [small, small])
    assert count == 2 * len(small) and len(parts[0]) == 0
    for index in range(1, len(pieces)):
        row = list(parts[index])
        half = len(row) // 2
        assert "".join(small[part][0] for part in row[:half]) == pieces[index][0]
        assert [part - len(small) for part in row[half:]] == row[:half]


def test_retrieval_against_counting_by_hand():
    source = np.array([[1, 0], [0, 1], [0.8, 0.6], [0.6, 0.8]], dtype=np.float32)
    target = np.array([[1, 0], [0, 1], [0.96, 0.28], [0.6, 0.8]], dtype=np.float32)
    found = retrieval(source, target)
    assert (found.size, found.forward, found.backward) == (4, 0.75, 0.75)
    names = (["a", "b", "c", "d"], ["A", "B", "C", "C"])
    assert retrieval(source, target, names).forward == 1.0


def test_recipe_round_trip(tmp_path):
    options = Options(vocabulary=500, parts=(100, 50), epochs=2, dropout=0.5, seed=7)
    recipe = Recipe((Source(tmp_path / "a.tsv", 2.5), Source(tmp_path / "b.tmx", 1.0)), "fr", "en", options)
    path = tmp_path / "recipe.toml"
    path.write_text(recipe_text(recipe), "utf-8")
    assert read_recipe(path) == recipe
    assert read_recipe(path, tmp_path / "data").sources[0].path == tmp_path / "data" / "a.tsv"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[sources]", "not valid TOML"),
        ("", "at least one"),
        ('[[sources]]\npath = "a"\nweight = 0', "weight"),
        ('[[sources]]\npath = "a"\nweight = "2"', "weight"),
        ("[[sources]]\npath = 3", "path"),
        ('unknown = 1\n[[sources]]\npath = "a"', "unknown"),
        ('source = 1\n[[sources]]\npath = "a"', "in quotes"),
        ('[[sources]]\npath = "a"\n[options]\nspeed = 1', "speed"),
        ('[[sources]]\npath = "a"\n[options]\ndim = 1.5', "dim"),
        ('[[sources]]\npath = "a"\n[options]\ndim = 1', "dim"),
        ('[[sources]]\npath = "a"\n[options]\nseed = true', "seed"),
        ('[[sources]]\npath = "a"\n[options]\nparts = 3', "parts"),
        ('options = 3\n[[sources]]\npath = "a"', "table"),
    ],
)
def test_bad_recipes(tmp_path, text, said):
    path = tmp_path / "recipe.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=said) as caught:
        read_recipe(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)
