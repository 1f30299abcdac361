"""`muqabala encoder train --space core`: one more language in the space of the embedded encoder."""

from __future__ import annotations

import random

import numpy as np
import pytest

from compare.cli import main
from compare.encoding import of_language, open_encoder
from compare.encoding.standing import standing_of
from compare.training.recipe import SIDE_OPTIONS, read_recipe
from compare.training.side import splitter

NOUNS = {"kedi": "cat", "köpek": "dog", "kitap": "book", "bakan": "minister", "nehir": "river", "ekmek": "bread",
         "asker": "soldier", "gazete": "newspaper", "doktor": "doctor", "kral": "king", "okul": "school"}  # fmt: skip
VERBS = {"gördü": "saw", "buldu": "found", "aldı": "bought", "sattı": "sold", "kaybetti": "lost", "bekledi": "awaited"}
SIZE = ["--vocab", "300", "--epochs", "2", "--threads", "1"]


@pytest.fixture
def pairs(tmp_path, monkeypatch):
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "data"))
    rows = [
        f"{one} {other} {verb}\tthe {NOUNS[one]} {VERBS[verb]} the {NOUNS[other]}\n"
        for one in NOUNS
        for other in NOUNS
        for verb in VERBS
        if one < other
    ]
    random.Random(2).shuffle(rows)
    (tmp_path / "tr-en.tsv").write_text("".join(rows[:260]), "utf-8")
    (tmp_path / "dev.tsv").write_text("".join(rows[260:300]), "utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_language_learned_in_the_space_is_found_by_itself(pairs, capsys):
    words = ["encoder", "train", str(pairs / "tr-en.tsv"), "--space", "core", "--dev", str(pairs / "dev.tsv"), *SIZE]
    assert main(words) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert float(last.split("tr to en ")[1].split(",")[0]) >= 0.9
    folder = pairs / "data" / "languages" / "tr"
    standing = standing_of(folder)
    assert standing is not None and standing.forward >= 0.9 and standing.links is None
    tokens = (folder / "model.safetensors").read_bytes()
    turkish = of_language(open_encoder(languages=("tr", "ar")), "tr")
    assert turkish.languages == {"tr"}
    # Never seen together in training: Turkish and Arabic meet through English.
    scores = turkish.encode(["kitap", "nehir"]) @ open_encoder().encode(["نهر", "كتاب"]).T
    assert list(scores.argmax(axis=1)) == [1, 0]
    recipe = read_recipe(folder / "recipe.toml", pairs)
    assert recipe.space == "core" and recipe.source_language == "tr"
    again = ["encoder", "train", "--recipe", str(folder / "recipe.toml"), "--data", str(pairs), "--threads", "1"]
    assert main([*again, "--dev", str(pairs / "dev.tsv"), "--output", str(pairs / "again")]) == 0
    assert (pairs / "again" / "model.safetensors").read_bytes() == tokens


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--space", "other"], "no such space"),
        (["--space", "core", "--source-lang", "en"], "name another language"),
        (["--space", "core", "--target-lang", "de"], "must be one of"),
        (["--space", "core", "--teacher", "x"], "leave it out"),
        ([], "--output DIR is missing"),
        (["--space", "core", "--vocab", "101", "--source-lang", "tr"], None),
    ],
)
def test_what_cannot_be_trained_is_one_line(pairs, more, said, capsys):
    code = main(["encoder", "train", str(pairs / "tr-en.tsv"), *more])
    error = capsys.readouterr().err.strip().splitlines()
    assert (code, len(error)) == (2, 1) and said in error[0] if said else code == 0


def test_a_file_whose_name_tells_no_language_is_one_line(tmp_path, capsys):
    (tmp_path / "pairs.tsv").write_text("a\tb\n" * 30, "utf-8")
    assert main(["encoder", "train", str(tmp_path / "pairs.tsv"), "--space", "core"]) == 2
    assert "which language" in capsys.readouterr().err


def test_a_recipe_may_take_several_sources_from_one_file(tmp_path):
    path = tmp_path / "recipe.toml"
    path.write_text(
        'source = "tr"\nspace = "core"\n[[sources]]\npath = "tr-en.tsv"\nfirst = 10\npairs = 5\nweight = 2\n'
        '[[sources]]\npath = "tr-en.tsv"\nfirst = 15\n',
        "utf-8",
    )
    recipe = read_recipe(path)
    assert [(source.first, source.pairs) for source in recipe.sources] == [(10, 5), (15, None)]
    assert recipe.options == SIDE_OPTIONS


def test_noise_splits_a_word_in_several_ways_of_the_same_letters():
    pieces = [("<unk>", 0.0), *((piece, -float(len(piece))) for piece in ("a", "b", "c", "ab", "bc", "abc"))]
    plain, noisy = (splitter(pieces, ["abcabc"], noise) for noise in (0.0, 2.0))
    generator = np.random.default_rng(0)
    ways = {tuple(noisy(generator).values.tolist()) for _ in range(20)}
    assert len(ways) > 1
    assert {"".join(pieces[token][0] for token in way) for way in ways} == {"abcabc"}
    assert (plain(generator).values == plain(generator).values).all()
