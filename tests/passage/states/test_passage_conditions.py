"""Conditions that one side leaves out."""

from __future__ import annotations

from meaning_pairs import findings

from compare.encoding import open_encoder


def test_a_condition_told_by_a_word_of_time_is_told():
    pair = "يُطرد المستأجر إذا تأخر عن الدفع شهرين.", "The tenant is evicted once he is two months in arrears."
    assert findings("modality", pair, encoder=open_encoder()) == []


def test_what_a_relative_of_time_or_a_fixed_phrase_says_is_told():
    pairs = [
        ("فتح الصندوق فإذا هي جوهرة كبيرة.", "He opened the chest, and lo, a great jewel."),
        ("لا يسري العقد إلا بعد موافقة المجلس.", "The contract takes effect only once the board has cleared it."),
        ("سنصل غدا إذا سارت الأمور كما نريد.", "All being well, we will arrive tomorrow."),
    ]
    assert [findings("modality", pair, encoder=open_encoder()) for pair in pairs] == [[], [], []]
