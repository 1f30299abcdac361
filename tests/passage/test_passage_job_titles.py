"""Offices that cannot be the same person's."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("استقال وزير النقل أمس.", "The minister of trade resigned yesterday.", 1),
        ("استقال الوزير أمس.", "The minister of trade resigned yesterday.", 0),
        ("استقال وزير النقل أمس.", "The minister resigned yesterday.", 0),
    ],
)
def test_a_minister_of_no_department_may_be_any(arabic, english, told):
    assert len(findings("name", (arabic, english), encoder=open_encoder())) == told
