"""Families of words: which words of two languages may render one another, by their stems."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import UserError
from compare.passage.evidence.translations import Translations, no_translations, read_translations
from compare.passage.evidence.word_families import WordFamilies, families_of

LINES = [
    (["غربل", "يغربل", "غربلة"], ["sift", "screen", "winnow"]),
    (["حمولة", "حمولات"], ["cargo", "load", "carry"]),
    (["حمل", "يحمل"], ["carry", "bear"]),
    (["عامل"], ["worker", "street sweeper", "turn over"]),
]


def families() -> WordFamilies:
    return families_of(LINES, ("ar", "en"))


def table() -> Translations:
    return no_translations(("ar", "en")).with_families(LINES)


def shared(source: list[str], target: list[str]) -> list[list[bool]]:
    found = families()
    sides = [np.array([found.number(side, word) for word in words]) for side, words in enumerate((source, target))]
    result: list[list[bool]] = found.shared(sides[0], sides[1]).tolist()
    return result


def test_words_of_a_family_render_one_another_in_any_form() -> None:
    source = ["غربلتها", "وحمولتها", "تحمل", "ثلج"]
    target = ["sifted", "cargoes", "carrying", "bore", "snow"]
    assert shared(source, target) == [
        [True, False, False, False, False],
        [False, True, True, False, False],
        [False, False, True, True, False],
        [False, False, False, False, False],
    ]


def test_a_phrase_counts_by_its_words_of_content() -> None:
    assert shared(["عامل"], ["streets", "sweepers", "over", "turned"]) == [[True, True, False, True]]


def test_a_word_with_a_capital_is_the_same_word() -> None:
    assert shared(["حمولة"], ["Cargo"]) == [[True]]


def test_a_word_is_rendered_by_what_its_family_lists_first() -> None:
    found = families()
    assert [found.rendering(0, word) for word in ("يغربلها", "حمولتها", "تحمل", "ثلج")] == [
        "sift",
        "cargo",
        "carry",
        "",
    ]
    assert found.rendering(1, "loads") == "حمولة"


def test_of_two_families_that_which_lists_a_word_first_renders_it() -> None:
    lines = [(["بيت", "قصيدة"], ["verse"]), (["قصيدة"], ["poem"])]
    assert families_of(lines, ("ar", "en")).rendering(0, "القصيدة") == "poem"


def test_of_two_families_of_one_stem_that_which_lists_the_form_renders_it() -> None:
    found = families_of([(["سام", "سم"], ["poison"]), (["وسام"], ["medal"])], ("ar", "en"))
    assert [found.rendering(0, word) for word in ("وسام", "الوسام", "بالسم", "سامتان")] == [
        "medal",
        "medal",
        "poison",
        "",
    ]


def test_what_is_saved_is_read_again_and_turned(tmp_path: Path) -> None:
    table().save(tmp_path / "table.npz")
    for found in (read_translations(tmp_path / "table.npz"), table().turned().turned()):
        assert of_one_family(found, ["غربل", "حمولة"], ["carry", "winnow"]) == [[False, True], [True, False]]
        turned = found.turned()
        assert of_one_family(turned, ["carry", "winnow"], ["غربل", "حمولة"]) == [[False, True], [True, False]]
        assert turned.families is not None
        assert turned.families.rendering(1, "حمولتها") == "cargo"


def of_one_family(found: Translations, source: list[str], target: list[str]) -> list[list[bool]]:
    assert found.families is not None
    sides = [found.families.numbers(side, words) for side, words in enumerate((source, target))]
    result: list[list[bool]] = found.families.shared(sides[0], sides[1]).tolist()
    return result


def test_families_that_do_not_fit_their_stems_are_no_table(tmp_path: Path) -> None:
    table().save(tmp_path / "table.npz")
    with np.load(tmp_path / "table.npz") as content:
        arrays = dict(content)
    arrays["source_families"] = arrays["source_families"][1:]
    np.savez(tmp_path / "bad.npz", **arrays)
    with pytest.raises(UserError, match="families do not fit"):
        read_translations(tmp_path / "bad.npz")


def test_more_families_than_can_be_stored_are_refused() -> None:
    with pytest.raises(UserError, match="65536 are the most"):
        families_of([(["أ"], ["one"])] * 65_537, ("ar", "en"))


WORDS = st.lists(st.sampled_from(["أ", "ب", "ت", "ث"]), min_size=1, max_size=3)


@given(st.lists(st.tuples(WORDS, st.lists(st.sampled_from(["one", "two", "six"]), min_size=1)), min_size=1))
def test_two_words_share_a_family_where_a_line_has_both(lines: list[tuple[list[str], list[str]]]) -> None:
    found = families_of(lines, ("xx", "yy"))
    source, target = ["أ", "ب", "ت", "ث", "ج"], ["one", "two", "six", "ten"]
    sides = [np.array([found.number(side, word) for word in words]) for side, words in enumerate((source, target))]
    expected = [[any(a in one and b in other for one, other in lines) for b in target] for a in source]
    assert found.shared(sides[0], sides[1]).tolist() == expected


def test_words_are_near_whose_families_share_a_word() -> None:
    found = families_of([*LINES, (["ثقل"], ["burden", "load"]), (["شبكة"], ["net"])], ("ar", "en"))
    cargo, burden, net = found.number(0, "حمولة"), found.number(1, "burdens"), found.number(1, "nets")
    assert found.near(cargo, burden, 80)
    assert not found.near(cargo, net, 80)
    assert not found.near(cargo, burden, 1)
    assert not found.near(-1, burden, 80)


def test_a_stem_is_in_as_many_families_as_list_it() -> None:
    found = families()
    numbers = np.array([found.number(1, word) for word in ("carries", "loads", "snow")])
    assert found.sizes(1, numbers).tolist() == [2, 1, 0]
