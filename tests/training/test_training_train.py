"""`muqabala encoder`, on a small French-English text of our own."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import numpy as np
import pytest

from compare.cli import main
from compare.encoding import open_encoder
from compare.training.folder import quantise

NOUNS = {"chat": "cat", "chien": "dog", "livre": "book", "ministre": "minister", "fleuve": "river", "prix": "price",
         "pain": "bread", "soldat": "soldier", "journal": "newspaper", "médecin": "doctor", "roi": "king"}  # fmt: skip
VERBS = {"voit": "sees", "trouve": "finds", "achète": "buys", "quitte": "leaves", "perd": "loses", "vend": "sells"}
ADJECTIVES = {"grand": "big", "petit": "small", "vieux": "old", "nouveau": "new", "calme": "quiet"}
SIZE = ["--vocab", "600", "--dim", "32", "--epochs", "12", "--threads", "1"]


def pairs(count: int) -> list[tuple[str, str]]:
    """Sentences that say who does what to whom, each once."""
    rows = []
    for one, other, verb, kind in itertools.product(NOUNS, NOUNS, VERBS, ADJECTIVES):
        french = f"Le {one} {kind} {verb} le {other}."
        rows.append((french, f"The {ADJECTIVES[kind]} {NOUNS[one]} {VERBS[verb]} the {NOUNS[other]}."))
    random.Random(1).shuffle(rows)
    return rows[:count]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pairs")
    rows = ["\t".join(pair) + "\n" for pair in pairs(900)]
    (folder / "train.tsv").write_text("".join(rows[:800]), "utf-8")
    (folder / "dev.tsv").write_text("".join(rows[800:]), "utf-8")
    return folder


def train(files: Path, output: Path, *more: str) -> int:
    words = ["encoder", "train", str(files / "train.tsv"), "--source-lang", "fr", "--target-lang", "en"]
    return main([*words, *SIZE, "--output", str(output), *more])


@pytest.mark.slow
def test_train_and_use(files, tmp_path, capsys):
    output = tmp_path / "fr-en"
    assert train(files, output, "--dev", str(files / "dev.tsv")) == 0
    said = capsys.readouterr()
    last = said.out.splitlines()[-1]
    assert "100 pairs" in last and float(last.split("fr to en ")[1].split(",")[0]) >= 0.9
    encoder = open_encoder(str(output))
    assert encoder.languages == {"fr", "en"}
    scores = encoder.encode(["le médecin", "le fleuve"]) @ encoder.encode(["the river", "the doctor"]).T
    assert list(scores.argmax(axis=1)) == [1, 0]

    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(output), device="cpu").encode(["Le vieux roi perd le livre.", "été"])
    assert np.abs(theirs - encoder.encode(["Le vieux roi perd le livre.", "été"])).max() < 1e-5


@pytest.mark.slow
def test_the_same_recipe_gives_the_same_bytes(files, tmp_path):
    assert train(files, tmp_path / "one", "--epochs", "1") == 0
    recipe = tmp_path / "one" / "recipe.toml"
    again = [
        "encoder",
        "train",
        "--recipe",
        str(recipe),
        "--data",
        str(files),
        "--output",
        str(tmp_path / "two"),
        "--threads",
        "1",
    ]
    assert main(again) == 0
    for name in ("tokenizer.json", "model.safetensors", "recipe.toml"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert train(files, tmp_path / "three", "--epochs", "1", "--seed", "5") == 0
    assert (tmp_path / "one" / "model.safetensors").read_bytes() != (
        tmp_path / "three" / "model.safetensors"
    ).read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ["train", "--output", "OUT"],
        ["train", "absent.tsv", "--output", "OUT"],
        ["train", "TRAIN", "--output", "OUT", "--dev", "absent.tsv"],
        ["train", "TRAIN", "--output", "OUT", "--recipe", "absent.toml"],
        ["train", "--output", "OUT", "--recipe", "absent.toml"],
        ["train", "TRAIN", "--output", "OUT", "--dim", "0"],
        ["train", "TRAIN", "--output", "OUT", "--epochs", "-1"],
        ["train", "TRAIN", "--output", "OUT", "--threads", "0"],
        ["train", "TRAIN", "--output", "FULL"],
        ["train", "TRAIN", "--output", "FULL/file"],
        ["train", "FEW", "--output", "OUT"],
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(files, tmp_path, capsys, words):
    full = tmp_path / "full"
    full.mkdir()
    (full / "file").write_text("mine")
    (tmp_path / "few.tsv").write_text("un\tone\n" * 5)
    names = {
        "OUT": tmp_path / "out",
        "TRAIN": files / "train.tsv",
        "FULL": full,
        "FULL/file": full / "file",
        "FEW": tmp_path / "few.tsv",
    }
    before = sorted(tmp_path.rglob("*"))
    assert main(["encoder", *(str(names.get(word, word)) for word in words)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and lines[0].startswith("muqabala: ")
    assert sorted(tmp_path.rglob("*")) == before


def test_list_names_the_embedded_encoder(capsys):
    assert main(["encoder", "list"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split("\t") == ["ar-en", "embedded", "ar, en (default)"]


def test_quantised_rows_are_near():
    table = np.random.default_rng(0).normal(size=(200, 256)).astype(np.float32)
    table[3] = 0
    rows, factors = quantise(table)
    assert rows.dtype == np.int8 and np.abs(rows * factors[:, None] - table).max() <= np.abs(table).max() / 250
    bags = np.random.default_rng(1).integers(0, 200, size=(50, 12))
    exact, near = table[bags].sum(axis=1), (rows * factors[:, None])[bags].sum(axis=1)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    near /= np.linalg.norm(near, axis=1, keepdims=True)
    assert np.abs(exact - near).max() < 2e-3
