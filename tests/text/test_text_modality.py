"""What a text says of time, permission, duty and condition."""

import pytest
from pairs import document

from compare.text.modality import all_done, conditions, moods, under_way
from compare.text.segment import Segment


def segment(language: str, text: str) -> Segment:
    return Segment(document(language, text), (0,))


def said(language: str, text: str) -> list[tuple[str, str]]:
    return [(mood.state, text[slice(*mood.span)]) for mood in moods(segment(language, text)).said]


@pytest.mark.parametrize(
    ("text", "state", "word"),
    [
        ("ستفتح البلدية الحديقة.", "planned", "ستفتح"),
        ("وسيزور الوفد المصنع.", "planned", "وسيزور"),
        ("سوف يزور الوفد المصنع.", "planned", "سوف"),
        ("قد تغلق المدرسة أبوابها.", "possible", "قد تغلق"),
        ("يجوز للمستأجر أن يعترض.", "allowed", "يجوز"),
        ("يجب على المستأجر أن يدفع.", "required", "يجب"),
    ],
)
def test_a_state_that_an_arabic_text_says_outright(text, state, word):
    assert (state, word) in said("ar", text)


@pytest.mark.parametrize(
    "text", ["هذه سياسة قديمة.", "قبل سنة.", "يدفع سنويا مبلغا.", "قد أغلقت المدرسة أبوابها.", "سألته عن ابنه."]
)
def test_a_word_that_only_begins_like_a_future_says_nothing(text):
    assert said("ar", text) == []


def test_an_english_month_is_no_permission():
    assert said("en", "The school opened in May.") == []
    assert [state for state, _ in said("en", "The tenant may object.")] == ["possible", "allowed"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The council has already closed the park.", ["has already closed"]),
        ("The park was closed.", ["was closed"]),
        ("The council sold the park.", ["sold"]),
        ("The council will have closed the park.", []),
        ("The park is closed.", []),
        ("The council did not close the closed park.", []),
        ("An open-minded council.", []),
    ],
)
def test_what_a_verb_says_is_done(text, verbs):
    assert [text[slice(*span)] for span in all_done(segment("en", text))] == verbs


def test_what_is_under_way_has_its_auxiliary():
    text = "The council is closing the park."
    span = under_way(segment("en", text), (15, 22))
    assert span and text[slice(*span)] == "is closing"


def test_a_condition_speaks_and_a_word_that_may_be_one_answers():
    assert [cue.classes for cue in conditions(segment("ar", "إذا نزل المطر ألغي الحفل.")).stated] == [("if",)]
    assert not conditions(segment("ar", "إذاً هيا نذهب.")).stated
    assert conditions(segment("en", "When it rains, the party is off.")).near == {"if~"}
    assert conditions(segment("ar", "قال إن الحفل ألغي.")).near == {"if~"}
    assert [cue.text for cue in conditions(segment("ar", "يلغى الحفل في حال نزول المطر.")).likely] == ["في حال"]
