"""Closed classes of words that a text has outright."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.closed_classes import closed_classes
from compare.text.segment import Segment


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("طلب الوزير المال.", ["sought"]),
        # Behind a preposition it is the request.
        ("وصل المدير بناء على طلب الوزارة.", []),
    ],
)
def test_who_asks_is_told_by_a_verb(text, told):
    assert list(closed_classes(Segment(document("ar", text), (0,))).told) == told
