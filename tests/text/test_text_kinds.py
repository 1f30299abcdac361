"""Kinds that exclude one another: which of them a text names."""

from __future__ import annotations

import pytest
from pairs import document

from compare.languages.kinds import Kind
from compare.text.kinds import mentions
from compare.text.segment import Segment


def found(code: str, text: str) -> list[tuple[str, set[str], bool]]:
    side = Segment(document(code, text), (0,))
    return [(side.text[slice(*m.span)], {kind.name for kind in m.kinds}, m.named) for m in mentions(side)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "The farmers met a taxi driver.", [("farmers", {"farmer"}), ("taxi driver", {"taxi_driver"})]),
        ("ar", "وللمزارعين رأي.", [("وللمزارعين", {"farmer"})]),
        ("ar", "قال صيادو الأسماك إنهم عادوا.", [("صيادو الأسماك", {"fisherman"})]),
        (
            "fr",
            "L'agriculteur et les chauffeurs de taxi.",
            [("agriculteur", {"farmer"}), ("chauffeurs de taxi", {"taxi_driver"})],
        ),
        ("es", "Los pescadores y las enfermeras.", [("pescadores", {"fisherman"}), ("enfermeras", {"nurse"})]),
        ("de", "Die Bäuerinnen kauften Äpfel.", [("Bäuerinnen", {"farmer"}), ("Äpfel", {"apple"})]),
        ("en", "The taxi driver left the taxi.", [("taxi driver", {"taxi_driver"}), ("taxi", {"taxi"})]),
        ("en", "A taxi.", [("taxi", {"taxi"})]),
        ("de", "Die Vögel fliegen über die Bank.", []),  # to fly, no flies
        ("fa", "کشاورزان و پرستارها آمدند.", [("کشاورزان", {"farmer"}), ("پرستارها", {"nurse"})]),
        ("tr", "Çiftçiler otobüslerden indi.", [("Çiftçiler", {"farmer"}), ("otobüslerden", {"bus"})]),
        ("ru", "Рыбаки говорили с врачами.", [("Рыбаки", {"fisherman"}), ("врачами", {"doctor"})]),
        ("he", "הדייגים והרופאים באו.", [("הדייגים", {"fisherman"}), ("והרופאים", {"doctor"})]),
        ("en", "Nothing of the sort.", []),
    ],
)
def test_phrases_name_kinds_in_any_number_and_behind_clitics(code, text, expected):
    assert [(said, kinds) for said, kinds, _ in found(code, text)] == expected


def test_a_word_with_a_capital_inside_a_sentence_is_part_of_a_name():
    assert found("en", "He met Tom Baker.") == [("Baker", {"baker"}, True)]
    assert found("en", "Baker by trade, he ate bread. “Farmers say so.”") == [
        ("Baker", {"baker"}, False),
        ("bread", {"bread"}, False),
        ("Farmers", {"farmer"}, False),
    ]


def test_a_word_of_two_classes_names_a_kind_of_each():
    side = Segment(document("en", "An old judge."), (0,))
    (mention,) = mentions(side)
    assert {Kind("court_role", "judge"), Kind("occupation", "judge")} <= mention.kinds


def test_a_language_without_a_list_names_none():
    assert found("nl", "De boeren.") == []


def test_where_all_nouns_have_a_capital_a_name_stands_beside_another():
    assert found("de", "Sie traf Angela Richter.") == [("Richter", {"judge"}, True)]
    assert found("de", "Sie traf den Richter gestern.") == [("Richter", {"judge"}, False)]
