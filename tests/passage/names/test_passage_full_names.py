"""Full names of which one part is another."""

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def parts(encoder, arabic, english):
    """The words on both sides that are told as another part of a name."""
    found = findings("name", (arabic, english), encoder=encoder)
    return [
        (arabic[slice(*f.source_spans[0])], english[slice(*f.target_spans[0])])
        for f in found
        if f.confidence == "hard" and f.source_spans and f.target_spans
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        # Beside a given name, over what links the parts, however few its consonants.
        ("حوّل المدافع إلياس التومي الكرة إلى الشباك.", "Defender Elyes Trabelsi turned the ball in.", "Trabelsi"),
        ("قال أيوب بن يحيى إنه لن يبيع المزرعة.", "The farm was not for sale, Ayoub Ben Hamouda said.", "Hamouda"),
        ("تقاعد اللواء عمر أبو شادي في الربيع.", "Major General Omar Abu Taleb retired in the spring.", "Taleb"),
        ("وصرّح النقيب عبد الكريم الزعبي بذلك.", "Abdulkareem Masri, the captain, has said so.", "Masri"),
        ("قالت الطبيبة ليلى السويدي إن الجرعة ضرورية.", "A dose is a must, said Dr Laila Al Marri.", "Marri"),
        # Alike, but another name that everybody knows.
        ("فرغ الهادي بن سالم من شباكه.", "Hedi Ben Slimane was done with his nets.", "Slimane"),
        # Alike, but no spelling of it: a ت is no d.
        ("أثنى على المهندس كرار الفتلاوي.", "He praised the engineer Karrar al-Fadhli.", "Fadhli"),
        # Of the same consonants, but with another long vowel.
        ("نفى اللواء المتقاعد حسين الطوبجي ذلك.", "Retired Major General Hassan al-Tobgi denied that.", "Hassan"),
        ("وقع العقد منير الحسيني.", "The contract was signed by Munir al-Hassani.", "Hassani"),
        # In place of a family name that the table of translations knows nothing of.
        ("استغل المهاجم رضا بوقرة هفوة الحارس.", "Striker Reda Boukhalfa punished the goalkeeper.", "Boukhalfa"),
        # Beside a part of few consonants that stands beside one that is surely the same.
        ("صنعه المعلّم بدر الدين القرافي.", "It is the work of Master Badr al-Din al-Qalyubi.", "Qalyubi"),
        # Of like consonants, but no spelling of it.
        ("وأشرف المهندس رياض قندوز على العمل.", "Engineer Riad Boudiaf oversaw the work.", "Boudiaf"),
        ("وذكر المحامي جلال الدباغ أن موكله بريء.", "His client was innocent, lawyer Jalal al-Dabbas said.", "Dabbas"),
        ("وغاب عن الجلسة نزار عويدات.", "Nabil Owaidat was absent from the session.", "Nabil"),
        ("وقال عبد اللطيف الكواري إن الخطة جاهزة.", "The plan was ready, Abdulmalik al-Kuwari said.", "Abdulmalik"),
        ("وأعلن محمد الصباغ ترشحه.", "Mahmoud el-Sabbagh announced he would run.", "Mahmoud"),
        # An ordinary word that nothing renders.
        ("وفاز جورج خوري بالمقعد.", "The seat went to George Ghanem.", "Ghanem"),
        # The given name before the same family name.
        ("استقبلنا المهندس بوعلام زروقي.", "The engineer Mokrane Zerrouki received us.", "Mokrane"),
    ],
)
def test_the_part_beside_a_part_that_is_the_same_is_another(encoder, arabic, english, told):
    assert [english for _, english in parts(encoder, arabic, english)] == [told]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # Spellings of other countries.
        ("التقت الصحيفة المنصف المرزوقي في منزله.", "The paper met Moncef Marzouki at home."),
        ("صرّح عبد الكريم الزعبي بأن الأزمة لن تطول.", "The crisis will be short, Abdulkareem Zu'bi has said."),
        ("سجّل الهدف يوسف النصيري قبيل النهاية.", "The goal came from Youssef En-Nesyri before the end."),
        ("قال أبو بكر بن يحيى إنه لن يبيع المزرعة.", "The farm was not for sale, Boubaker Ben Yahia said."),
        ("قال عثمان السويدي ذلك.", "Osman Al Suwaidi said so."),
        ("قال هشام الحسيني ذلك.", "Hichem Houssaini said so."),
        ("قال عبد الجليل المرعشي ذلك.", "Abdeljalil Maraachi said so."),
        # Written together or apart, by the rules of other countries.
        ("وقال رياض بنعيسى إن الخطة جاهزة.", "The plan was ready, Riadh Ben Aissa said."),
        ("وقال عبد القادر الهواري إن الخطة جاهزة.", "The plan was ready, Abdelkader Houari said."),
        ("وحضر الافتتاح بدر الدين العتيبي.", "Badreddine Alotaibi attended the opening."),
        ("وقال المدرب دراغان يوفيتش إن الفوز مستحق.", "The win was deserved, coach Dragan Jovic said."),
        ("وقال ممثل الشركة فيتالي زاخاروف ذلك.", "Vitaly Zakharov said so for the company."),
        # Names between the first and the last are left out.
        ("قالت الطبيبة غيداء عبد الرحمن السويدي ذلك.", "Dr Ghaida Al Suwaidi said so."),
        ("عُثر على جثة ضرار حسين ظاظا قرب النهر.", "The body of Derar Zaza was found by the river."),
        # A report gives the full name of whom the original calls by a part of it.
        ("سجل إلياس هدفا في الشوط الأول.", "Elyes Trabelsi scored a goal in the first half."),
        # What somebody is is no part of his name.
        ("تسلمت الجائزة الروائية إنعام كجه جي.", "Novelist Inaam Kachachi collected the prize."),
        ("قالت شركة النيل للغزل إن الإنتاج توقف.", "Nile Spinning said production had stopped."),
    ],
)
def test_spellings_second_names_and_titles_are_no_other_part(encoder, arabic, english):
    assert parts(encoder, arabic, english) == []
