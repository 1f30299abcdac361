"""Translating by a package: real CTranslate2 and sentencepiece, a model whose every word is known."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_package import WORDS, make_package, put_package

from compare.gloss import translator as module
from compare.gloss.package import BrokenPackage
from compare.gloss.translator import PackageTranslator, tidy

SENTENCES = [
    "وصل الوفد إلى العاصمة مساء الاثنين.",
    "قال الوزير إن المدينة هادئة.",
    "",
    "أغلقت المدارس أبوابها غدا؟",
    "وصل الوفد إلى العاصمة مساء الاثنين.",
]
GLOSSES = [
    "arrived the delegation to the capital on the evening of Monday.",
    "said the minister that the city is quiet.",
    "",
    "closed the schools their doors tomorrow?",
    "arrived the delegation to the capital on the evening of Monday.",
]


@pytest.fixture
def translator(toy):
    return PackageTranslator(toy, threads=1)


def test_every_sentence_in_its_place(translator):
    assert translator.translate(SENTENCES) == GLOSSES
    assert translator.translate([]) == []


def test_neither_batches_nor_threads_nor_order_change_the_words(toy, translator, monkeypatch):
    many = [" ".join(list(WORDS)[i % 15 : i % 15 + 1 + i % 7]) for i in range(60)]
    expected = [translator.translate([text])[0] for text in many]
    assert PackageTranslator(toy, threads=2).translate(many) == expected
    assert translator.translate(many[::-1]) == expected[::-1]
    monkeypatch.setattr(module, "BATCH_PIECES", 7)
    assert translator.translate(many) == expected


def test_progress_ends_at_the_whole(translator, monkeypatch):
    monkeypatch.setattr(module, "BATCH_PIECES", 8)
    seen = []
    translator.translate(SENTENCES, lambda done, total: seen.append((done, total)))
    assert len(seen) > 1 and seen == sorted(seen) and seen[-1][0] == seen[-1][1]


def test_underscores_stay(translator):
    assert translator.translate(["قال الوزير غزة_اليوم"]) == ["said the minister Gaza_today"]


def test_vowel_lines_and_marks_do_not_reach_the_model(translator):
    assert translator.translate(["\u202bوصل\u00a0الوفــد\u200f\nإلى\tالعاصمة\u202c"]) == [
        "arrived the delegation to the capital"
    ]


def test_long_sentences_are_cut_where_they_pause_and_lose_nothing(translator):
    clause = "وصل الوفد إلى العاصمة مساء الاثنين،"
    (gloss,) = translator.translate([" ".join([clause] * 60)])
    assert gloss == " ".join(["arrived the delegation to the capital on the evening of Monday,"] * 60)


def test_a_long_run_without_a_space_ends(translator):
    assert len(translator.translate(["س" * 5000])) == 1


@given(st.text(max_size=40))
def test_tidy_keeps_every_visible_character(text):
    kept = [c for c in tidy(text) if not c.isspace()]
    assert kept == [c for c in text if c in kept]
    assert "\n" not in tidy(text) and tidy(tidy(text)) == tidy(text)


def test_the_older_kind_of_tokenizer(tmp_path):
    words = {"وصل": "arrived", "الوفد": "delegation", "أمس": "yesterday", ".": "."}
    package = put_package(make_package(tmp_path / "p.argosmodel", words, bpe=True))
    assert package.tokenizer.name == "bpe.model"
    assert PackageTranslator(package).translate(["وصل الوفد أمس."]) == ["arrived delegation yesterday."]


def test_a_prefix_is_no_part_of_the_translation(tmp_path):
    """A package may name a target language by a first piece, which is no part of the translation."""
    words = WORDS | {">>en<<": ">>en<<"}
    package = put_package(make_package(tmp_path / "p.argosmodel", words, metadata={"target_prefix": "▁>>en<<"}))
    # Our toy says each word in its place, so the forced first piece stands for the first word.
    assert PackageTranslator(package).translate(["وصل الوفد."]) == ["the delegation."]


def test_a_model_that_went_bad_after_it_was_installed(toy):
    (toy.folder / "model" / "model.bin").write_bytes(b"nonsense")
    with pytest.raises(BrokenPackage, match="cannot be used"):
        PackageTranslator(toy)


def test_nothing_heavy_is_imported(toy):
    code = (
        "import sys; from pathlib import Path; from compare.gloss.package import read_package;"
        "from compare.gloss.translator import PackageTranslator as T;"
        "print(T(read_package(Path(sys.argv[1]))).translate(['وصل']));"
        "print({'torch', 'argostranslate', 'transformers', 'spacy', 'stanza', 'minisbd'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(toy.folder)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["['arrived']", "set()"]


@pytest.mark.parametrize("fault", [None, "loop", "copy", "short"])
def test_what_the_toy_says_depends_on_no_rounding(tmp_path, fault):
    import ctranslate2

    package = put_package(make_package(tmp_path / "p.argosmodel", fault=fault))
    pieces = PackageTranslator(package)._tokenizer.encode(SENTENCES[0])
    model = ctranslate2.Translator(str(package.folder / "model"), device="cpu")
    (result,) = model.translate_batch(
        [pieces], beam_size=4, num_hypotheses=2, length_penalty=0, return_scores=True, max_decoding_length=40
    )
    # Other kernels sum in another order: a second choice must be far away.
    assert result.scores[0] - result.scores[1] > 5
