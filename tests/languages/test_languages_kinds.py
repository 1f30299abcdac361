"""Lists of kinds: the same classes in every language, phrases by their first word."""

from __future__ import annotations

import pytest

from compare.languages.kinds import Kind, Kinds, kinds_of


def test_phrases_are_found_by_their_first_word():
    kinds = Kinds(["trade.baker|baker|bakers", "trade.driver|bus driver", "shop.bakery|baker shop"])
    assert kinds.begun_by("baker") == {(): [Kind("trade", "baker")], ("shop",): [Kind("shop", "bakery")]}
    assert kinds.begun_by("driver") == {}
    assert [phrase for kind, phrase in kinds.phrases() if kind.name == "driver"] == ["bus driver"]
    assert kinds
    assert not Kinds([])


@pytest.mark.parametrize(("arabic", "english"), [("مزارع", "farmer"), ("قمح", "wheat"), ("قطار", "train")])
def test_the_languages_share_kinds(arabic, english):
    one, other = (kinds_of(code).begun_by(word)[()] for code, word in (("ar", arabic), ("en", english)))
    assert set(one) & set(other)


@pytest.mark.parametrize("code", ["xx", "../ar", ""])
def test_a_language_without_a_file_has_none(code):
    assert not kinds_of(code)
