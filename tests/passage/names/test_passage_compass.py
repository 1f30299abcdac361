"""Points of the compass turned."""

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def turned(encoder, arabic, english):
    """The words on both sides that are told as another direction."""
    found = findings("name", (arabic, english), encoder=encoder)
    return [
        (arabic[slice(*f.source_spans[0])], english[slice(*f.target_spans[0])])
        for f in found
        if f.message.startswith("direction")
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("تقع القرية غرب العاصمة.", "The village lies to the south of the capital.", ("غرب", "south")),
        ("تقع القرية جنوب شرق حلب.", "The village lies north-east of Aleppo.", ("جنوب شرق", "north-east")),
        ("وهبت رياح شمالية على الساحل.", "A southerly wind blew along the coast.", ("شمالية", "southerly")),
        ("اتجهت الشاحنات شرقا نحو الحدود.", "The trucks headed west, towards the border.", ("شرقا", "west")),
    ],
)
def test_another_point_of_the_compass_is_told(encoder, arabic, english, told):
    assert turned(encoder, arabic, english) == [told]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("تقع القرية جنوب شرق حلب.", "The village lies south-east of Aleppo."),
        ("تقع القرية جنوب شرق حلب.", "The village lies to the south of Aleppo."),
        ("وهبت رياح شمالية على الساحل.", "A wind from the north blew along the coast."),
        ("سجل أنيس الغربي هدفا في شمال المدينة.", "Anis Gharbi scored a goal in the north of the city."),
        ("زار الوفد الضفة الغربية أمس.", "The delegation toured the north yesterday."),
        ("قالت كوريا الشمالية إنها أطلقت صاروخا شرقا.", "Pyongyang said it had fired a missile eastwards."),
    ],
)
def test_the_same_way_in_other_words_and_names_are_not(encoder, arabic, english):
    assert turned(encoder, arabic, english) == []
