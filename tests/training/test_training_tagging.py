"""Training the tagger: several pairs of languages take turns, and the same seed gives the same weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from compare.encoding import open_encoder
from compare.errors import UserError
from compare.passage.evidence.translations import no_translations
from compare.training.judge_recipe import _sources
from compare.training.recipe import read_recipe
from compare.training.tagging import Schedule, _groups, train_tagger
from compare.training.tagging_data import read_material

PAIRS = [
    ("أعلنت الحكومة خطة لبناء المدارس في الجنوب", "The government announced a plan to build schools in the south"),
    ("افتتح الوزير المستشفى الجديد في المدينة", "The minister opened the new hospital in the city"),
    ("قال السكان إن الطريق ما زال مغلقا بسبب الثلوج", "Residents said the road was still closed because of snow"),
]  # fmt: skip


def test_each_material_gives_as_many_pairs_as_the_others() -> None:
    seen = [0, 0, 0]
    for number, pairs in _groups([5, 500, 50_000], Schedule(pairs=3_000, batch=10)):
        seen[number] += len(pairs)
        assert pairs.max() < [5, 500, 50_000][number]
    assert seen == [1_000, 1_000, 1_000]


def test_one_material_is_seen_in_full_before_any_pair_comes_again() -> None:
    order = np.concatenate([pairs for _, pairs in _groups([100], Schedule(pairs=150, batch=4))])
    assert sorted(order[:100]) == list(range(100)) and len(order) == 150


@pytest.mark.slow
def test_two_materials_are_learned_alike_each_time() -> None:
    pytest.importorskip("torch")
    encoder = open_encoder()
    one = read_material([PAIRS * 20], (encoder, encoder), no_translations(("ar", "en")))
    other = read_material([[(b, a) for a, b in PAIRS] * 20], (encoder, encoder), no_translations(("en", "ar")))
    first, again = (train_tagger([one, other], Schedule(pairs=96, batch=8, warm=2)) for _ in range(2))
    assert first.keys() == again.keys()
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_a_recipe_may_say_the_language_of_a_source(tmp_path: Path) -> None:
    (tmp_path / "fr.tsv").write_text("un\tone\ndeux\ttwo\ntrois\tthree\n", "utf-8")
    (tmp_path / "de.tsv").write_text("eins\tone\n", "utf-8")
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(
        'sources = [{path = "fr.tsv", language = "fr", first = 1, pairs = 1}, {path = "de.tsv", language = "de"}]',
        "utf-8",
    )
    assert _sources(read_recipe(recipe)) == [("fr", [("deux", "two")]), ("de", [("eins", "one")])]
    recipe.write_text('[[sources]]\npath = "fr.tsv"\nlanguage = 3\n', "utf-8")
    with pytest.raises(UserError, match="language must be a name"):
        read_recipe(recipe)
