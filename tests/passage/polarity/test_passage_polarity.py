"""Polarity as a product of signs: particles, words of negative sense, and what they govern, on both sides."""

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def hard(encoder, arabic, english):
    return [f for f in findings("negation", (arabic, english), encoder=encoder) if f.confidence == "hard"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # a particle, whatever word of its clause has the counterpart
        ("لم يتوصل الطرفان إلى اتفاق بشأن الحدود.", "The two sides reached an agreement on the border."),
        ("لم يحضر المدرب حصة التدريب.", "The coach attended the training session."),
        # a word of negative sense that is gone
        ("تفتقر المدرسة إلى مكتبة.", "The school has a library."),
        ("رفضت النقابة توقيع الاتفاق.", "The union signed the agreement."),
        # a denied denial told as the denial, and the other way round
        ("لم ينكر السائق وقوع الحادث.", "The driver denied that there had been an accident."),
        ("نفى الوزير وجود أزمة.", "The minister did not deny that there was a crisis."),
        ("نفت الشركة وجود خلل في المحرك.", "The company did not rule out a fault in the engine."),
        ("يعاني المستشفى من نقص الأدوية.", "The hospital is not short of medicines."),
        # words that are denials by their form
        ("أجريت في المستشفى عملية غير مستعجلة.", "An urgent operation was carried out at the hospital."),
        # the contrary of what is told by a denial of a word of negative sense
        ("لم يفت اللجنة أن تنبه إلى الخطر.", "The committee failed to point out the danger."),
        ("لم تمانع الأسرة في نشر الصورة.", "The family objected to the picture being published."),
        ("لم يُخف الوزير استياءه.", "The minister hid his annoyance."),
        ("رفض المجلس العاجز طلب البلدية.", "The council granted the municipality's request."),
        # the report denies nothing at all
        ("لم ترد الوزارة على الرسائل.", "The ministry has answered the letters."),
    ],
)
def test_signs_that_differ(encoder, arabic, english):
    assert hard(encoder, arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يتوصل الطرفان إلى اتفاق بشأن الحدود.", "The two sides failed to agree on the border."),
        ("تفتقر المدرسة إلى مكتبة.", "The school has no library."),
        ("رفضت النقابة توقيع الاتفاق.", "The union would not sign the agreement."),
        ("لم ينكر السائق وقوع الحادث.", "The driver admitted that there had been an accident."),
        ("لم تكن المهمة سهلة.", "The task was a hard one."),
        ("لم تتغير الأسعار منذ الصيف.", "Prices have been the same since the summer."),
        ("ما من أحد في البلدة إلا ويعرفه.", "Everybody in town knows him."),
        ("لا يجوز للمستأجر تأجير البيت إلا بموافقة.", "The tenant may not let the house without consent."),
        ("لا يجوز للمستأجر تأجير البيت إلا بموافقة.", "The tenant may let the house only with consent."),
        ("لم يقبل المجلس طلب الشركة.", "The council turned the company's request down."),
        ("ولم يغادر مدينته في سنوات الحرب.", "He stayed in his city through the war years."),
        ("لم يصدر القاضي حكمه بعد في القضية.", "A ruling in the case is still awaited."),
        ("كان الزقاق لا يتسع لعربة.", "The alley was too narrow for a cart."),
        ("لا يملك السكان ثمن البيوت الجديدة.", "The new houses are beyond the means of the residents."),
        ("وصل التقرير غير مكتمل.", "The report arrived unfinished."),
        # denials that affirm
        ("ولم يُخف الوزير استياءه من البطء.", "The minister was open about his annoyance at the slowness."),
        ("ولا ينكر المدرب أن فريقه كان محظوظا.", "The coach admits that his side were lucky."),
        ("لم يفت الرئيس أن يشكر المتطوعين.", "The president made a point of thanking the volunteers."),
        ("لم يخل التقرير من أخطاء.", "There were mistakes in the report."),
        ("لم يكن المنزل بعيدا عن السوق.", "The house was close to the market."),
        ("لم ينج أحد من الحادث.", "All those involved in the accident died."),
        ("لا تمر سنة دون أن تفيض الترعة.", "Every year the canal overflows."),
        ("كلما شممت رائحة النفط سمعت صوتها.", "I cannot smell oil without hearing her voice."),
        ("لا يسافر أخي دون كتاب.", "My brother takes a book on every journey."),
        # nouns of absence, and adjectives that only look like words of negative sense
        ("برأت المحكمة زوجته لانعدام الأدلة.", "The court cleared his wife for want of evidence."),
        ("لإفساح الطيف الترددي أمام الشبكة الجديدة.", "To free up spectrum for the new network."),
        ("لم تكن المدرسة القديمة في الحي تتوقع الإغلاق.", "The old school in the quarter hardly expected to close."),
    ],
)
def test_equal_signs_by_other_routes(encoder, arabic, english):
    assert hard(encoder, arabic, english) == []


def test_denials_that_belong_to_each_other_answer_for_no_word_of_another_clause(encoder):
    assert not hard(
        encoder,
        "ربما لا نستطيع أن نوقف الجرافة، لكننا نستطيع أن نزرع خلفها.",
        "We cannot stop the bulldozer, but we can plant behind it.",
    )


def test_a_denial_may_be_told_by_another_word_of_negative_sense_that_is_left(encoder):
    assert not hard(
        encoder,
        "لم تتدهور المدرسة لأن لغتها تغيرت، بل لأن الأسباب بقيت.",
        "The school was brought low because nobody dared confront the reasons, and its language changed.",
    )


@pytest.mark.parametrize(
    ("arabic", "english", "rule"),
    [
        # another denial, which has its own counterpart, answers for nothing
        (
            "لم تتجاوز القوات الخط يوما، غير أن القائد لم يستبعد وقوع أخطاء.",
            "The forces had never gone beyond the line, but the commander ruled out errors.",
            "doubled",
        ),
        (
            "لم تتدهور المدرسة لأن لغتها تغيرت، بل تغيرت لغتها لأن أحدا لم يجرؤ على مواجهة الأسباب.",
            "The school was brought low because its language changed, and nobody dared confront the reasons.",
            "particle untold",
        ),
        # what a particle denies stands behind it, not behind the exception that another clause begins with
        (
            "لم تستبعد السلطات التخريب، إلا أنها قالت إن التحقيق مستمر.",
            "The authorities ruled out sabotage but said the investigation was continuing.",
            "doubled",
        ),
        # the verb has no counterpart, another word of its clause has
        (
            "غادر الجنود القرية من دون إبراز مذكرة توقيف.",
            "The soldiers left the village after producing an arrest warrant.",
            "absence further",
        ),
        (
            "علقت اللوحة من غير أن يذكر فيها اسم المقاول.",
            "The sign went up with a mention of the contractor's name.",
            "absence further",
        ),
        # a word of another end of a scale answers for a denied one only where that is not there as it is
        (
            "أجلت 340 عملية غير مستعجلة منذ بدء الإضراب.",
            "Since the strike began, 340 urgent operations have been put off.",
            "absence",
        ),
    ],
)
def test_what_is_denied_on_one_side_only_is_told_by_what_denies_it(encoder, arabic, english, rule):
    assert [f.rule for f in findings("negation", (arabic, english), encoder=encoder)] == [rule]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يعترض أي من الفريقين على النتيجة.", "Neither team contested the result."),
        (
            "مد القاضي يده في الجرة فلم يجد غير الرماد.",
            "The judge put his hand into the jar and found nothing but ash.",
        ),
        ("قال إن البلدية لم تمنح رخصة دون دراسة.", "He said the council never issued a permit without a study."),
        ("عدم التوجه إلى المطار قبل الاتصال بالمكتب.", "Ring the office before setting out for the airport."),
        (
            "أبقى المجلس السعر دون تغيير، مع تشديد الشروط.",
            "The council left the rate where it was while tightening the terms.",
        ),
    ],
)
def test_what_is_denied_on_both_sides_or_told_otherwise(encoder, arabic, english):
    assert findings("negation", (arabic, english), encoder=encoder) == []
