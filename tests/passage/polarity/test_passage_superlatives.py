"""The first of all told as one of the first."""

from __future__ import annotations

from meaning_pairs import findings

from compare.encoding import open_encoder


def test_a_superlative_told_as_one_of_several():
    told = "This is one of the highest towers in the country."
    (found,) = findings("quantifier", ("وهذا أعلى برج في البلاد.", told), encoder=open_encoder())
    assert [told[a:b] for a, b in found.target_spans] == ["one of the highest"]
    assert not findings("quantifier", ("وهذا من أعلى الأبراج في البلاد.", told), encoder=open_encoder())
