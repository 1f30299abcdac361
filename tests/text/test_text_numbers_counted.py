"""Which numbers of a text count."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.numbers.counted import numbers_of
from compare.text.segment import Segment


@pytest.mark.parametrize(
    ("text", "values"),
    [("The road is 1900 metres long.", [1900.0]), ("The road was built in 1900.", [])],
)
def test_what_looks_like_a_year_is_an_amount_before_a_unit(text, values):
    assert [quantity.value for quantity in numbers_of(Segment(document("en", text), (0,))).quantities] == values
