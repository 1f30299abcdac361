"""Another cause or purpose, told by what may render its words."""

from __future__ import annotations

import pytest
from pairs import findings

from compare.encoding import open_encoder


def replaced(arabic: str, english: str) -> list[str]:
    """What the rule proposes, whether or not the judge believes it: that depends on the documents it is fitted on."""
    found = findings("exchange", (arabic, english), soft=True, encoder=open_encoder())
    return [f.message for f in found if f.message.startswith("another ")]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("وأُلغيت الرحلة بسبب عطل في المحرك.", "The flight was called off because of a bomb threat.", "bomb threat"),
        (
            "ويعزو الأطباء انتشار المرض إلى تلوث مياه الشرب.",
            "Doctors put the spread of the disease down to overcrowded schools.",
            "overcrowded",
        ),
        (
            "واستقال المدير احتجاجاً على خفض الميزانية.",
            "The director resigned in protest at the sacking of his deputy.",
            "deputy",
        ),
        (
            "وكانت المحكمة قد أرجأت النطق بالحكم مرتين بسبب إضراب كتّاب الضبط.",
            "Twice the court had put off its verdict because of the defendant's ill health.",
            "ill health",
        ),
        (
            "لقد أنفق المجلس البلدي سبعة مليارات على توسيع الشوارع بغية تخفيف الزحام.",
            "The city council sank seven billion into widening the streets to attract investors.",
            "investors",
        ),
    ],
)
def test_a_cause_that_nothing_may_render_is_another(arabic, english, told):
    (message,) = replaced(arabic, english)
    assert told in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وأُلغيت الرحلة بسبب عطل في المحرك.", "The flight was called off because of engine trouble."),
        (
            "وكانت المحكمة قد أرجأت النطق بالحكم مرتين بسبب إضراب كتّاب الضبط.",
            "Twice the court had put off its verdict because of industrial action by its clerks.",
        ),
        ("وأُجلت المباراة بسبب سوء الأحوال الجوية.", "The match was put off because of bad weather."),
        ("وسلّم المفتاح لحارس المبنى.", "He gave the key to the caretaker."),
        ("وأُغلق الشارع لإصلاح أنابيب الغاز.", "The street was shut so that gas pipes could be mended."),
    ],
)
def test_a_cause_in_other_words_is_the_same(arabic, english):
    assert replaced(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        (
            "وباع الفلاح بقرته في الخريف لدفع أقساط الجامعة.",
            "In the autumn the farmer sold his cow to repair the roof.",
            "roof",
        ),
        (
            "ونُقل المستودع إلى أطراف البلدة للحد من الضجيج.",
            "The warehouse was moved to the outskirts of town so as to make room for a school.",
            "room",
        ),
    ],
)
def test_a_purpose_written_with_its_noun_may_be_another(arabic, english, told):
    found = findings("exchange", (arabic, english), encoder=open_encoder(), soft=True)
    (message,) = [f.message for f in found if f.message.startswith("another ")]
    assert told in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وباع الفلاح بقرته في الخريف لدفع أقساط الجامعة.",
            "In the autumn the farmer sold his cow to pay the university fees.",
        ),
        (
            "ونُقل المستودع إلى أطراف البلدة للحد من الضجيج.",
            "The warehouse was moved to the outskirts of town so as to cut down on noise.",
        ),
        ("وأُرسلت الشكوى لمدير المدرسة.", "The complaint was sent to the headmaster."),
    ],
)
def test_a_purpose_told_faithfully_is_not_even_proposed(arabic, english):
    found = findings("exchange", (arabic, english), encoder=open_encoder(), soft=True)
    assert [f.message for f in found if f.message.startswith("another ")] == []


def test_a_time_is_no_cause_that_another_replaces():
    arabic = "كنا ننتظره بعد الغروب، لأننا لم نرَ في حياتنا قطاراً."
    assert replaced(arabic, "We waited for it after sunset, never having seen a train in our lives.") == []


@pytest.mark.parametrize(
    ("arabic", "english", "rule"),
    [
        (
            "وعزت البلدية توقف الحافلات إلى نفاد الوقود المستورد في المدينة.",
            "The municipality blamed the stoppage of the buses on vandalism in the city.",
            "slot",
        ),
        (
            "وقالت الطبيبة إن تراجع عدد المرضى يعود أساساً إلى نزوح العائلات وتضرر الجسور.",
            "The doctor said the fall in the number of patients was mainly down to parents' mistrust of doctors.",
            "slot",
        ),
        (
            "وأُنشئ الصندوق بهدف تمكين الطلاب من السفر مجاناً.",
            "The fund was set up with the aim of restoring old churches.",
            "slot",
        ),
        (
            "وتهدف العدادات الجديدة إلى كشف التسرب في ساعاته الأولى.",
            "The new meters are intended to curb excessive use by households.",
            "slot",
        ),
        (
            "وأُجريت الدراسة، والغاية منها قياس تلوث الهواء.",
            "The study was carried out, and its purpose was to reassure investors.",
            "slot",
        ),
    ],
)
def test_markers_of_one_kind_may_be_different_words(arabic, english, rule):
    found = findings("exchange", (arabic, english), encoder=open_encoder(), soft=True)
    (told,) = [f for f in found if f.message.startswith("another ")]
    assert told.rule.endswith(rule)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "ومن المقرر أن يلتقي الوزير رئيسة البرلمان قبل أن يعود إلى بلاده.",
            "The minister is due to meet the speaker of parliament before flying home.",
        ),
        (
            "ولا يحق للطرف الثاني تأجير المحل من الباطن.",
            "The tenant is not allowed to sublet the shop.",
        ),
        ("ولست ممن يخافون العتمة.", "I was never one to fear the dark."),
        (
            "ووزعت الشركة خمسة قروش للسهم الواحد.",
            "Shareholders are to receive a dividend of five piastres each.",
        ),
        (
            "ولم يكن الانهيار مفاجئاً لأحد ممن كان يعنيهم الأمر.",
            "The collapse came as no surprise to any of those whose business it was to know.",
        ),
        (
            "وعزت البلدية توقف الحافلات إلى نقص الوقود المستورد.",
            "The municipality blamed the stoppage of the buses on a shortage of imported fuel.",
        ),
        (
            "وأُنشئ الصندوق بهدف تمكين الطلاب من السفر مجاناً.",
            "The fund was set up with a view to letting students travel free of charge.",
        ),
    ],
)
def test_what_only_looks_like_another_cause_is_not_proposed(arabic, english):
    found = findings("exchange", (arabic, english), encoder=open_encoder(), soft=True)
    assert [f.message for f in found if f.message.startswith("another ")] == []


def test_where_no_word_of_either_may_be_rendered_it_is_another_however_near_some_seem():
    source = "وكانت الوزارة قد خصصت تلك الكميات لإبقاء سعر ربطة الخبز في متناول الأسر الفقيرة."
    same = (
        "The ministry had set those quantities aside to keep the price of a bundle of bread within reach of the poor."
    )
    other = "The ministry had set those quantities aside to build up a strategic reserve for the winter."
    assert replaced(source, same) == []
    assert len(replaced(source, other)) == 1


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        (
            "وتأخر القطار ساعتين بسبب سقوط شجرة على السكة.",
            "Striking drivers held the train up for two hours.",
            "Striking",
        ),
        (
            "وأُغلقت المدرسة بسبب تشققات ظهرت في جدرانها.",
            "Falling enrolment shut the school.",
            "Falling enrolment",
        ),
    ],
)
def test_a_cause_may_be_told_without_a_word_of_cause(arabic, english, told):
    found = findings("exchange", (arabic, english), encoder=open_encoder(), soft=True)
    (message,) = [f.message for f in found if f.rule == "lone slot"]
    assert told in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وتأخر القطار ساعتين بسبب سقوط شجرة على السكة.",
            "A tree that had come down on the line held the train up for two hours.",
        ),
        ("وأُغلقت المدرسة بسبب تشققات ظهرت في جدرانها.", "Cracks in its walls have led to the closure of the school."),
        ("وأُلغيت الرحلات بسبب الضباب.", "Fog grounded the flights."),
    ],
)
def test_nor_is_one_told_faithfully_without_such_a_word_another(arabic, english):
    found = findings("exchange", (arabic, english), encoder=open_encoder(), soft=True)
    assert [f.message for f in found if f.message.startswith("another ")] == []


@pytest.mark.parametrize(
    ("arabic", "other", "same"),
    [
        (
            "وأُغلقت المدرسة بسبب تشققات ظهرت في جدرانها.",
            "Falling enrolment has led to the closure of the school.",
            "Cracks in its walls have led to the closure of the school.",
        ),
        (
            "تأجل الحفل بسبب مرض المغني.",
            "A power cut was behind the postponement of the concert.",
            "The singer's illness was behind the postponement of the concert.",
        ),
        (
            "وتراجع الإنتاج نتيجة الجفاف الذي ضرب المنطقة.",
            "Output was held up for months by a strike over pay.",
            "Output was held up for months by the drought that struck the area.",
        ),
        (
            "وعزا الطبيب الوفاة إلى خطأ في التخدير.",
            "The doctor blamed an infection for the death.",
            "The doctor blamed a mistake with the anaesthetic for the death.",
        ),
    ],
)
def test_a_cause_may_stand_before_its_marker(arabic, other, same):
    found = findings("exchange", (arabic, other), encoder=open_encoder(), soft=True)
    (message,) = [f.message for f in found if f.message.startswith("another ")]
    assert message.startswith("another cause")
    found = findings("exchange", (arabic, same), encoder=open_encoder(), soft=True)
    assert [f.message for f in found if f.message.startswith("another ")] == []


@pytest.mark.parametrize(
    ("arabic", "other", "same"),
    [
        (
            "ألغت الشركة الرحلة لنقص الوقود.",
            "The company cancelled the flight for lack of passengers.",
            "The company cancelled the flight for lack of fuel.",
        ),
        (
            "وتغيب عن الجلسة لصلة قرابة تربطه بالمتهم.",
            "He stayed away from the hearing because he was in poor health.",
            "He stayed away from the hearing because he was related to the defendant.",
        ),
    ],
)
def test_a_letter_may_lead_to_a_cause_as_well_as_to_a_purpose(arabic, other, same):
    (message,) = replaced(arabic, other)
    assert message.startswith("another ")
    assert replaced(arabic, same) == []


@pytest.mark.parametrize(
    ("arabic", "other", "same"),
    [
        (
            "وباع البستان كي يزوج ابنته في المدينة.",
            "He sold the orchard so he could open a shop in the city.",
            "He sold the orchard so he could marry off his daughter in the city.",
        ),
        (
            "وأخذ المعلم قرضاً كي يصلح سقف بيته في القرية.",
            "The teacher took out a loan to pay for a wedding in the village.",
            "The teacher took out a loan to mend the roof of his house in the village.",
        ),
    ],
)
def test_a_clause_that_ends_as_it_did_may_begin_otherwise(arabic, other, same):
    assert len(replaced(arabic, other)) == 1
    assert replaced(arabic, same) == []


def test_what_somebody_is_asked_to_do_is_no_purpose():
    found = findings(
        "exchange",
        ("ودعا النواب إلى التريث لإنجاح المفاوضات.", "He urged members to wait, for the talks to succeed."),
        encoder=open_encoder(),
        soft=True,
    )
    assert [f.message for f in found if f.message.startswith("another ")] == []
