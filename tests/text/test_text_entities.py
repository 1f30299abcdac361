"""Names of one side, and whether the other side writes them."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.entities import is_mentioned, lower_words, names
from compare.text.segment import Segment


@pytest.mark.parametrize(
    ("name", "arabic", "here", "elsewhere"),
    [
        ("Margolis", "مارغوليس", True, True),
        ("Karimov", "كاراموف", True, True),
        ("Davidson", "ديفيدسون", True, True),
        ("Margolis", "ماركيز", True, False),
        ("Karimov", "كاريمان", True, False),
        ("Petrosyan", "بطرس", True, False),
        ("Davidson", "ديفيد", False, False),
        ("Robertson", "روبرتو", False, False),
    ],
)
def test_a_name_far_from_its_passage_must_sound_more_alike(name: str, arabic: str, here: bool, elsewhere: bool) -> None:
    """What sounds a little like it stands in many a passage that need not have the name at all."""
    english = f"Mr {name} spoke."
    (found,) = names(Segment(document("en", english), (0,)), lower_words(english, "en"))
    other = Segment(document("ar", f"قال {arabic} ذلك."), (0,))
    assert is_mentioned(found, other, "en") is here
    assert is_mentioned(found, other, "en", strictly=True) is elsewhere
