"""A word inside quotation marks for another."""

from __future__ import annotations

import pytest
from pairs import findings

from compare.encoding import open_encoder


def altered(arabic: str, english: str, *, soft: bool = False) -> list[str]:
    found = findings("quote", (arabic, english), encoder=open_encoder(), soft=soft)
    return [f.message for f in found if f.message.startswith("quotation altered: ")]


@pytest.mark.parametrize(
    ("arabic", "english", "word"),
    [
        (
            "وقال المدرب: «لعبنا بقلوبنا، لكن الكرة كانت قاسية علينا الليلة».",
            '"We played with our hearts, but football was a stranger to us tonight," the coach said.',
            "stranger",
        ),
        (
            "وقال اللاجئ: «تركنا كل شيء وراءنا إلا مفاتيح بيوتنا».",
            '"We left everything behind us except the deeds to our houses," the refugee said.',
            "deeds",
        ),
        (
            "ووصف الناقد الفيلم بأنه «قصيدة حب لمدينة تحتضر».",
            'The critic called the film "a love poem to a dying marriage".',
            "marriage",
        ),
        (
            "وقال المدير: «نحن نخرّج حفّاظا لا مفكرين».",
            'The head said: "We are turning out memorisers, not citizens."',
            "citizens",
        ),
    ],
)
def test_a_word_that_nothing_may_render_stands_for_another_beside_the_same_neighbours(arabic, english, word):
    (message,) = altered(arabic, english)
    assert word in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وقال المدرب: «لعبنا بقلوبنا، لكن الكرة كانت قاسية علينا الليلة».",
            '"We played our hearts out, but football was cruel to us tonight," the coach said.',
        ),
        (
            "وقال اللاجئ: «تركنا كل شيء وراءنا إلا مفاتيح بيوتنا».",
            '"Except for the keys to our houses, we left everything behind," the refugee said.',
        ),
    ],
)
def test_a_quotation_told_in_other_words_is_not_altered(arabic, english):
    assert altered(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "word"),
    [
        ("ووصف المحامي الحكم بأنه «كارثة».", 'The lawyer called the ruling "a formality".', "formality"),
        ("وقالت الممرضة إن الليلة كانت «طويلة وباردة».", 'The night, the nurse said, was "long and noisy".', "noisy"),
        ("وكتب الرحالة أن الواحة «جنة بلا أشجار».", 'The oasis, he wrote, is "a bazaar without trees".', "bazaar"),
    ],
)
def test_a_single_word_of_a_short_quotation_is_proposed_wherever_it_stands(arabic, english, word):
    (message,) = altered(arabic, english, soft=True)
    assert word in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ووصف المحامي الحكم بأنه «كارثة».", 'The lawyer called the ruling "a catastrophe".'),
        ("وقالت الممرضة إن الليلة كانت «طويلة وباردة».", 'The night, the nurse said, was "long and cold".'),
        ("وكتب الرحالة أن الواحة «جنة بلا أشجار».", 'The oasis, the traveller wrote, is "a paradise without trees".'),
    ],
)
def test_a_short_quotation_told_faithfully_is_not_even_proposed(arabic, english):
    assert altered(arabic, english, soft=True) == []
