"""Languages in the space of the embedded encoder: tables of their own, opened together."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from compare.cli import main
from compare.encoding import EMBEDDED, of_language, open_encoder
from compare.encoding.packed import pack, unpack
from compare.encoding.space import open_side, side_folders
from compare.encoding.standing import standing_of
from compare.encoding.static import StaticEncoder
from compare.errors import UserError
from compare.pipeline import Options, compare_documents, load_documents
from compare.training.folder import write_side
from compare.training.normalizing import takes_clauses, writing_of
from compare.training.vocabulary import UNKNOWN, build_tokenizer

QUECHUA = {"wasi": "house", "yaku": "water", "inti": "sun", "allqu": "dog", "mayu": "river", "runa": "man"}
AYMARA = {"uta": "house", "uma": "water", "lupi": "sun", "anu": "dog", "jawira": "river", "jaqi": "man"}


@pytest.fixture(scope="module")
def space() -> StaticEncoder:
    encoder = open_encoder(EMBEDDED)
    assert isinstance(encoder, StaticEncoder)
    return encoder


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MUQABALA_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "languages"


def teach(folder: Path, space: StaticEncoder, language: str, words: dict[str, str], fingerprint: str = "") -> Path:
    """A side in which each word lies where its English word lies."""
    pieces = [(UNKNOWN, 0.0), *((word, -2.0) for word in words)]
    table = np.vstack([np.zeros((1, space.dim), np.float32), space.encode(list(words.values()))])
    write_side(
        folder,
        build_tokenizer(pieces, writing_of(language)).to_str(),
        table,
        language=language,
        space=fingerprint or space.fingerprint,
        clauses=takes_clauses(language),
    )
    return folder


def marked(words: dict[str, str]) -> dict[str, str]:
    return {f"▁{word}": english for word, english in words.items()}


def test_half_a_byte_keeps_the_direction_of_rows_and_sentences():
    table = np.random.default_rng(3).normal(size=(400, 256)).astype(np.float32)
    table[7] = 0
    rows, factors = pack(table)
    again = unpack(rows) * factors[:, None]
    assert rows.shape == (400, 128) and rows.dtype == np.uint8 and not again[7].any()
    cosines = (again * table).sum(1) / np.maximum(np.linalg.norm(again, axis=1) * np.linalg.norm(table, axis=1), 1e-9)
    assert np.delete(cosines, 7).min() > 0.985
    means, others = (np.stack([part[k : k + 20].mean(axis=0) for k in range(0, 400, 20)]) for part in (table, again))
    similar = (means * others).sum(1) / (np.linalg.norm(means, axis=1) * np.linalg.norm(others, axis=1))
    assert similar.min() > 0.985


def test_two_languages_that_were_never_learned_together_are_in_one_space(own, space):
    teach(own / "qu", space, "qu", marked(QUECHUA))
    teach(own / "ay", space, "ay", marked(AYMARA))
    encoder = open_encoder(languages=("qu", "ay"))
    assert {"ar", "en", "qu", "ay"} <= encoder.languages
    one, other = of_language(encoder, "qu-PE"), of_language(encoder, "ay")
    texts = [" ".join(pair) for pair in zip(QUECHUA, list(QUECHUA)[1:], strict=False)]
    theirs = [" ".join(pair) for pair in zip(AYMARA, list(AYMARA)[1:], strict=False)]
    assert list((one.encode(texts) @ other.encode(theirs).T).argmax(axis=1)) == list(range(len(texts)))
    assert encoder.fingerprint != space.fingerprint and one.fingerprint in encoder.fingerprint


def test_arabic_and_english_keep_their_own_encoder(own, space):
    teach(own / "qu", space, "qu", marked(QUECHUA))
    assert open_encoder(languages=("ar", "en")).name == EMBEDDED
    assert open_encoder(languages=("en-GB", "ar")).name == EMBEDDED
    core = open_encoder("core")
    assert np.array_equal(of_language(core, "ar").encode(["كتاب"]), space.encode(["كتاب"]))


def test_a_side_of_another_space_is_refused(own, space, tmp_path):
    strange = teach(tmp_path / "qu", space, "qu", marked(QUECHUA), fingerprint="static:0000")
    with pytest.raises(UserError, match="another space") as caught:
        open_encoder(str(strange), languages=("qu", "en"))
    assert "\n" not in str(caught.value) and str(strange) in str(caught.value)
    with pytest.raises(UserError, match="no language's table"):
        open_side(tmp_path, space, "qu")


def test_a_side_with_the_table_of_another_encoder_is_one_line(own, space):
    folder = teach(own / "qu", space, "qu", marked(QUECHUA))
    tokens = len(QUECHUA) + 1
    tables = {"embeddings": np.ones((tokens, 8), np.uint8), "weights": np.ones(tokens, np.float32)}
    (folder / "model.safetensors").write_bytes(save(tables))
    with pytest.raises(UserError, match="its vectors have 16 numbers"):
        open_side(folder, space, "qu")
    (folder / "tokenizer.json.gz").write_bytes(b"\x1f\x8bno")
    with pytest.raises(UserError, match="is no tokenizer"):
        open_side(folder, space, "qu")


def test_a_folder_named_on_the_command_line_stands_for_its_language(own, space, tmp_path):
    teach(own / "qu", space, "qu", marked(QUECHUA))
    mine = teach(tmp_path / "mine", space, "qu", {"▁wasi": "book"})
    encoder = open_encoder(str(mine), languages=("qu", "en"))
    score = of_language(encoder, "qu").encode(["wasi"]) @ space.encode(["book", "house"]).T
    assert score[0, 0] > 0.95 > score[0, 1]


def test_texts_of_a_language_of_the_space_are_aligned_by_it(own, space, tmp_path):
    teach(own / "qu", space, "qu", marked(QUECHUA))
    order = ["wasi yaku.", "inti allqu runa.", "mayu wasi inti.", "runa yaku allqu.", "mayu runa."]
    english = ["River and man.", "House, water.", "Sun, dog, man.", "River, house, sun.", "Man, water, dog."]
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("\n\n".join(word.capitalize() for word in order), "utf-8")
    other.write_text("\n\n".join(english), "utf-8")
    options = Options(source_language="qu", target_language="en", cache=False, gloss=False)
    comparison = compare_documents(*load_documents(str(one), str(other), options), options)
    assert comparison.uncovered == () and comparison.encoder == "core"
    pairs = {(p.source, p.target) for p in comparison.passages if p.source and p.target}
    assert {((0,), (1,)), ((1,), (2,)), ((2,), (3,))} <= pairs


def test_words_of_a_script_without_spaces_are_its_tokens(tmp_path, space):
    folder = teach(tmp_path / "zh", space, "zh", {"总统": "president", "访问": "visits", "▁paris": "paris", "巴": "p"})
    encoder = open_side(folder, space, "zh")
    text = "总统访问Paris。"
    spans, vectors = encoder.token_vectors(text)
    assert [text[a:b] for a, b in spans[:3]] == ["总统", "访问", "Paris"]
    assert (vectors[0] @ space.encode(["president"])[0]) > 0.95


def test_words_of_vietnamese_may_hold_a_space(tmp_path, space):
    folder = teach(tmp_path / "vi", space, "vi", {"▁thành▁phố": "city", "▁lớn": "big", "▁": "a"})
    text = "Thành phố lớn"
    spans, _ = open_side(folder, space, "vi").token_vectors(text)
    assert [text[a:b] for a, b in spans] == ["Thành phố", "lớn"]


def test_listing_says_how_good_a_language_is(own, space, capsys):
    for language, figures in (("qu", (0.97, 0.96, 0.95)), ("ay", (0.9, 0.8, 0.97))):
        folder = teach(own / language, space, language, marked(QUECHUA))
        details = json.loads((folder / "encoder.json").read_text("utf-8"))
        details["figures"] = dict(zip(("forward", "backward", "links"), figures, strict=True))
        (folder / "encoder.json").write_text(json.dumps(details), "utf-8")
    standing = standing_of(own / "ay")
    assert standing is not None and standing.weak
    assert main(["encoder", "list"]) == 0
    lines = {line.split("\t")[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "P@1 0.970 0.960" in lines["qu"] and "weak" not in lines["qu"] and "your own" in lines["qu"]
    assert lines["ay"].endswith("weak") and "links F1 0.970" in lines["ay"]


def test_what_the_program_brings_opens(space):
    for language, folder in side_folders().items():
        assert open_side(folder, space, language).dim == space.dim
        assert standing_of(folder) is not None


def test_what_is_only_aligned_is_said(own, space, tmp_path):
    folder = teach(own / "qu", space, "qu", marked(QUECHUA))
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("Wasi yaku.\n\nInti runa mayu.", "utf-8")
    other.write_text("House, water.\n\nSun, man, river.", "utf-8")

    def notices(**languages: str) -> list[str]:
        options = Options(cache=False, gloss=False, **languages)
        return list(compare_documents(*load_documents(str(one), str(other), options), options).notices)

    said = notices(source_language="qu", target_language="en")
    assert len(said) == 1 and said[0].startswith("aligned only") and "'qu'" in said[0] and "'en'" not in said[0]
    details = json.loads((folder / "encoder.json").read_text("utf-8"))
    details["figures"] = {"forward": 0.6, "backward": 0.9}
    (folder / "encoder.json").write_text(json.dumps(details), "utf-8")
    assert any("weak in 'qu'" in notice for notice in notices(source_language="qu", target_language="en"))
    assert not any("aligned only" in notice for notice in notices(source_language="ar", target_language="en"))


def test_findings_in_the_space_have_a_probability_and_a_clause_put_in_is_found(tmp_path, capsys):
    french = [
        "La ville a ouvert un nouveau pont sur le fleuve.",
        "Le maire a remercié les ouvriers de leur travail.",
        "Les habitants attendaient ce pont depuis vingt ans.",
        "Le chantier a coûté douze millions d'euros.",
        "Les écoles restent fermées jusqu'à lundi.",
        "Le train de nuit part à huit heures.",
        "La pluie est tombée pendant trois jours.",
        "Les agriculteurs craignent pour leurs récoltes.",
    ]
    english = [
        "The city opened a new bridge over the river.",
        "The mayor thanked the workers for their work, although several of them had gone on hunger strike.",
        "Residents had been waiting for this bridge for twenty years.",
        "The construction cost fifteen million euros.",
        "Schools remain closed until Monday.",
        "The night train leaves at eight o'clock.",
        "Rain fell for three days.",
        "Farmers fear for their crops.",
    ]
    for name, lines in (("o.fr.txt", french), ("r.en.txt", english)):
        (tmp_path / name).write_text("\n\n".join(lines), "utf-8")
    names = [str(tmp_path / name) for name in ("o.fr.txt", "r.en.txt", "x.json")]
    assert main(["export", *names[:2], "--source-lang", "fr", "-o", names[2], "--format", "json"]) == 0
    found = json.loads((tmp_path / "x.json").read_text("utf-8"))["passages"]
    hard = {f["check"]: f for passage in found for f in passage["findings"] if f["confidence"] == "hard"}
    assert set(hard) == {"coverage", "number"}
    assert "hunger strike" in hard["coverage"]["message"]
    assert all(0.5 < f["probability"] <= 1 for f in hard.values())
