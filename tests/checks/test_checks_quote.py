"""Quotations: found however they are typed, dropped, invented, altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meaning_pairs import findings, findings_by_words, marked
from pairs import document

from compare.encoding import open_encoder
from compare.text.quotes import quotes
from compare.text.segment import Segment

SAID = "We will not leave the city"


def quoted(text, language="en"):
    return [quote.text for quote in quotes(Segment(document(language, text), (0,)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'He said: "{SAID}."', [f"{SAID}."]),
        (f"He said: “{SAID}.”", [f"{SAID}."]),
        (f"He said: ”{SAID}.“", [f"{SAID}."]),
        (f"He said:“{SAID}.”Then he left.", [f"{SAID}."]),
        (f"He said: «{SAID}»", [SAID]),
        (f"He said: »{SAID}«", [SAID]),
        (f"He said: ''{SAID}''", [SAID]),
        (f"He said: ‘{SAID}’, and we don't know.", [SAID]),
        (f"He said: '{SAID}'", [SAID]),
        ("The players' coach didn't say; it's Tom's.", []),
        ("In the '90s rock ’n’ roll ruled.", []),
        ("We moved in the autumn of '58: the landlord's son was to marry.", []),
        (f'{SAID}," he said.', [f"{SAID},"]),
        (f'He said: "{SAID}', [SAID]),
        ('"One," he said, "and two."', ["One,", "and two."]),
        ("He called it “the end”, she “a start”.", ["the end", "a start"]),
        ("No marks here.", []),
        (f"He said,”{SAID},“and left.", [f"{SAID},"]),
        (f'He said" {SAID}".', [f" {SAID}"]),
        (f'He said " {SAID} " and left.', [f" {SAID} "]),
        (f"«{SAID} or “any” town», he said.", [f"{SAID} or “any” town"]),
        ('"One. She said, "two', ["One. She said, ", "two"]),
        ('"One." Two."', ["One.", " Two."]),
    ],
)
def test_marks_of_all_kinds(text, expected):
    assert quoted(text) == expected


def test_brackets_of_east_asia_stand_without_spaces():
    assert quoted("首相は「合意が必要」と述べた。", "ja") == ["合意が必要"]
    assert quoted("他说「我们『必须』走」。", "zh") == ["我们『必须』走"]


def test_the_mark_inside_a_hebrew_abbreviation_is_none():
    assert quoted('צה"ל מסר: "לא נעזוב את העיר".', "he") == ["לא נעזוב את העיר"]


def test_arabic_marks():
    assert quoted("قال: «لن نغادر المدينة».", "ar") == ["لن نغادر المدينة"]
    assert quoted("وأضاف قائلا:”لن نغادر المدينة“.", "ar") == ["لن نغادر المدينة"]


def test_a_quote_over_several_sentences_covers_each():
    from dataclasses import replace

    from compare.records import Paragraph

    text = document("en", '"We stay. ', "We fight. ", 'We win," he said.')
    joined = replace(text, paragraphs=(Paragraph(0, 0, len(text.text)),))
    assert [quote.text.strip() for i in range(3) for quote in quotes(Segment(joined, (i,)))] == [
        "We stay.",
        "We fight.",
        "We win,",
    ]


def test_a_great_many_marks_take_no_great_time():
    assert len(quoted('He said: "no" ' * 20_000)) == 20_000


@given(st.text(alphabet="ab '\"“”«»‘’.:,\nق", max_size=50))
def test_any_text_gives_quotes_inside_it(text):
    side = Segment(document("en", text), (0,))
    for quote in quotes(side):
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text


def test_direct_speech_made_indirect_is_minor():
    arabic = "قال الوزير: «لن نغادر المدينة قبل نهاية الشهر»."
    english = "The minister said they would not leave the city before the end of the month."
    ((severity, confidence, in_arabic, in_english),) = marked("quote", arabic, english)
    assert (severity, confidence, in_english) == ("minor", "hard", [])
    assert in_arabic == ["لن نغادر المدينة قبل نهاية الشهر"]


def test_an_invented_quotation_is_critical():
    arabic = "قال الوزير إنهم لن يغادروا المدينة."
    english = 'The minister said: "We will not leave this city of ours."'
    assert [(f.severity, f.confidence) for f in findings("quote", (arabic, english))] == [("critical", "hard")]


def test_a_colon_gives_the_very_words_too():
    arabic, english = "قال الوزير: لن نغادر المدينة.", 'The minister said: "We will not leave this city of ours."'
    assert findings("quote", (arabic, english)) == []


def test_reported_speech_after_a_colon_does_not():
    arabic = "وقالت الشركة: إنها ستغلق المصنع لمدة شهر."
    english = 'The company said "it will close the plant for a month".'
    assert [(f.severity, f.confidence) for f in findings("quote", (arabic, english))] == [("critical", "hard")]


WORDS = {
    "full": "كامل",
    "partnership": "شراكة",
    "river": "النهر",
    "sleeping": "النائم",
    "want": "نريد",
    "water": "الماء",
}


@pytest.mark.parametrize(
    ("arabic", "english", "confidence"),
    [
        ("تدعو الخطة إلى «شراكة كامل».", "The plan wants a full partnership.", ["hard"]),
        ("عُرض فيلم «النهر النائم» أمس.", "The Sleeping River was shown.", []),
        ("تدعو الخطة إلى «شراكة كامل».", "The plan wants an alliance.", []),
    ],
)
def test_a_short_quotation_counts_where_the_report_has_the_words_without_capitals(arabic, english, confidence):
    assert [f.confidence for f in findings_by_words("quote", arabic, english, **WORDS)] == confidence


def test_the_words_that_stand_without_marks_are_shown_too():
    arabic, english = "قال: «نريد شراكة كامل».", "They want, he said, a full partnership."
    (finding,) = findings_by_words("quote", arabic, english, **WORDS)
    assert [english[a:b] for a, b in finding.target_spans] == ["want, he said, a full partnership"]


@pytest.mark.parametrize(
    ("english", "count"),
    [
        ("We want a full partnership and water, he said, “and peace”.", 1),
        ("“We want a full partnership and water,” he said, “and peace”.", 0),
    ],
)
def test_one_of_two_quotations_without_its_marks(english, count):
    arabic = "قال: «نريد شراكة كامل والآن الماء»، وأضاف: «والسلام»."
    assert len(findings_by_words("quote", arabic, english, **WORDS)) == count


def test_words_changed_inside_the_marks():
    arabic = "قال الوزير: «لن نغادر المدينة»."
    english = 'The minister said: "We will leave the city."'
    (finding,) = findings("quote", (arabic, english))
    assert (finding.severity, finding.message) == (
        "critical",
        "quotation altered, negation dropped: not · leave (لن نغادر) → none",
    )


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال: «لن نغادر المدينة».", "“We will not leave the city,” he said."),
        ('قال إنه قرأ كتاب "الأيام".', "He said he had read The Days."),
        ("هذا يوم جميل.", "It is a fine day."),
        ("لم يسافر، وقال: «سأبقى هنا معكم».", "He travelled. “I will stay here with you,” he said."),
    ],
)
def test_no_finding(arabic, english):
    assert findings("quote", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "changed"),
    [
        ("قال المدرب: «لعبنا بشجاعة كبيرة».", "“We played with great patience,” said the coach.", "patience"),
        (
            "وقال الطبيب: «المرض ينتشر في المدارس».",
            "“The disease is spreading in the prisons,” the doctor said.",
            "prisons",
        ),
    ],
)
def test_a_word_for_another_in_a_quotation(arabic, english, changed):
    found = findings("quote", (arabic, english), encoder=open_encoder())
    marks = [english[slice(*span)] for f in found if f.severity == "critical" for span in f.target_spans]
    assert marks == [changed]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قالت: «ضاق البيت بنا فرحلنا».", "“We never wanted to move, but they took the house,” she said."),
        ("وأضاف: «سنعود إلى القرية حين ينتهي القصف».", "“We will never return to the village,” he added."),
        ("قال المدرب: «خسرنا لأننا لم نستعد».", "“We lost because we prepared for the wrong team,” said the coach."),
    ],
)
def test_a_quotation_altered_in_several_words(arabic, english):
    found = findings("quote", (arabic, english), encoder=open_encoder())
    assert any("quotation altered" in f.message for f in found)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قالت: «ما زلنا ننتظر الفرج».", "“We are still waiting for relief,” she said."),
        ("قال: «كنت قلقا جدا ليلة أمس».", "“I was terribly worried last night,” he said."),
        ("وقال إن هذا «غير مقبول».", "He said it was unacceptable."),
        ("وصفها بأنها «غير عادلة».", "He called it “unfair”."),
    ],
)
def test_a_quotation_in_other_words_is_none(arabic, english):
    found = findings("quote", (arabic, english), encoder=open_encoder())
    assert [f.message for f in found if f.confidence == "hard"] == []


@pytest.mark.parametrize(
    ("arabic", "english", "confidence"),
    [
        ("وقال: «لن نغادر».", "He said they would not leave.", ["hard"]),
        ("على الجدار: «ممنوع الدخول».", "On the wall was a sign that nobody may enter.", ["hard"]),
        ("وقال إنهم «لن يغادروا».", "He said they would not leave.", []),
        ("وقالت شركة «طيران النورس» إنها ربحت.", "Nawras Airlines said that it had made a profit.", []),
    ],
)
def test_a_short_quotation_counts_where_a_colon_announces_it(arabic, english, confidence):
    assert [f.confidence for f in findings("quote", (arabic, english))] == confidence
