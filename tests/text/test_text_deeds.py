"""Verbs that say that a deed is done, or still ahead."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.deeds import deeds
from compare.text.segment import Segment


def told(text: str) -> list[tuple[str, str]]:
    segment = Segment(document("en", text), (0,))
    return [(deed.state, text[slice(*deed.span)]) for deed in deeds(segment)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Customs will seize the goods.", [("planned", "will seize")]),
        ("The minister is to open the fair.", [("planned", "is to open")]),
        ("They have yet to sign the contract.", [("planned", "have yet to sign")]),
        ("The stones would soon be removed.", [("planned", "would soon be removed")]),
        ("She promised to mend the roof.", [("done", "promised"), ("planned", "promised to mend")]),
        ("The city has finally closed the street.", [("done", "has finally closed")]),
        ("The suspects were taken to court.", [("done", "were taken")]),
        ("We sold the house.", [("done", "sold")]),
        ("The appeal has now been studied.", [("done", "has now been studied")]),
        ("The panel has this week sent a letter.", [("done", "sent")]),
    ],
)
def test_done_and_ahead(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Digging will not begin yet.",  # denied
        "Grandfather would get up before dawn.",  # a habit
        "The witness has the right to be heard.",  # what may be
        "This is a more widely shared view.",  # an adjective
        "They are living in a tent set up across the road.",  # a participle
        "Nobody said so: Will Smith lives there.",  # a name
    ],
)
def test_what_is_neither(text):
    assert "planned" not in [state for state, _ in told(text)]
    assert "shared" not in [words for _, words in told(text)]


@pytest.mark.parametrize(
    ("text", "loose"), [("The dams to be opened are large.", True), ("It is to be closed.", False)]
)
def test_only_to_be_is_loose(text, loose):
    assert [deed.loose for deed in deeds(Segment(document("en", text), (0,)))] == [loose]
