"""Who is cited on one side and on the other."""

from __future__ import annotations

from meaning_pairs import findings

from compare.encoding import open_encoder


def test_who_is_spoken_to_is_no_source_that_another_replaces():
    pair = "وكان الوالي قد دعا السكان إلى التزام منازلهم.", "The governor had urged residents to stay indoors."
    assert findings("attribution", pair, encoder=open_encoder()) == []
