"""Conditions that one side leaves out."""

from __future__ import annotations

from meaning_pairs import findings

from compare.encoding import open_encoder


def test_a_condition_told_by_a_word_of_time_is_told():
    pair = "يُطرد المستأجر إذا تأخر عن الدفع شهرين.", "The tenant is evicted once he is two months in arrears."
    assert findings("modality", pair, encoder=open_encoder()) == []
