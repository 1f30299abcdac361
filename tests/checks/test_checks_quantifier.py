"""Amounts of another strength in the same place."""

import pytest
from meaning_pairs import findings, findings_with, marked

from compare.encoding import open_encoder


def found(arabic: str, english: str) -> list[tuple[str, str]]:
    """(marked Arabic, marked English) of every hard finding, with the encoder."""
    return [
        (arabic[slice(*f.source_spans[0])], english[slice(*f.target_spans[0])])
        for f in findings_with(open_encoder(), "quantifier", arabic, english)
        if f.confidence == "hard"
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("وافق جميع النواب.", "Some lawmakers agreed.", "جميع", "Some"),
        ("وافق جميع النواب.", "Most lawmakers agreed.", "جميع", "Most"),
        ("وافق معظم النواب.", "All lawmakers agreed.", "معظم", "All"),
        ("عاد معظم السكان إلى منازلهم.", "Some residents returned to their homes.", "معظم", "Some"),
        ("عاد كثير من السكان.", "Few residents returned.", "كثير", "Few"),
        ("جاءت عشرات الطلبات.", "Hundreds of requests came.", "عشرات", "Hundreds of"),
        ("نزح آلاف السكان.", "Millions of residents fled.", "آلاف", "Millions of"),
        ("كان العمدة يحضر دائما.", "The mayor attended sometimes.", "دائما", "sometimes"),
        ("أصيب بعض الركاب.", "Every passenger was injured.", "بعض", "Every"),
        ("يعمل المصنع ليلا فقط.", "The factory works mainly at night.", "فقط", "mainly"),
        ("يقتصر العمل على الليل.", "The work is done mainly at night.", "يقتصر العمل على", "mainly"),
        ("شطبت الرقابة معظم المشاهد.", "The censor cut half the scenes.", "معظم", "half the"),
        ("أغلقت عشرات المحال أبوابها.", "Every shop closed its doors.", "عشرات", "Every"),
        ("نفق بعض الغنم.", "The sheep died to the last one.", "بعض", "to the last one"),
        (
            "ويخشى معظم أصحاب المحال كسادا يطول.",
            "That the slump will last is the fear of some shopkeepers.",
            "معظم",
            "some",
        ),
    ],
)
def test_another_strength(arabic, english, in_arabic, in_english):
    assert marked("quantifier", arabic, english) == [("major", "hard", [in_arabic], [in_english])]
    assert found(arabic, english) == [(in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وافق جميع النواب.", "All the lawmakers agreed."),
        ("وافق كل النواب تقريبا.", "Nearly all lawmakers agreed."),
        ("وافق معظم النواب.", "Many lawmakers agreed."),
        ("وافق عدد من النواب.", "A few lawmakers agreed."),
        ("رفض كلا المرشحين المناظرة.", "Neither candidate would debate."),
        ("رفضت غالبية الأحزاب المشاركة.", "Few parties were willing to join."),
        ("التقى كل من الوزير والسفير بعض الصحفيين.", "Both the minister and the ambassador met some journalists."),
        ("تبادل الطرفان الاتهامات مع بعضهما البعض.", "All the same, the two sides accused each other."),
        ("قتل نحو مئتي شخص في جميع أنحاء البلاد.", "Some 200 people were killed all over the country."),
        ("كل عام وأنتم بخير، قال بعض الحضور.", "“Many happy returns,” some of the guests said."),
        ("ليس كل النواب راضين.", "Some lawmakers are unhappy."),
        ("هو من أشهر الكتاب جميعا.", "He is one of the most famous writers of all time."),
    ],
)
def test_the_same_strength_in_other_words(arabic, english):
    assert found(arabic, english) == []
    assert [f for f in findings("quantifier", (arabic, english)) if f.confidence == "hard"] == []


def test_a_change_beside_words_that_stayed():
    arabic = "شارك جميع الطلاب في الحفل، وغاب بعض المعلمين عن الافتتاح."
    english = "All students took part in the ceremony, and all teachers missed the opening."
    assert found(arabic, english) == [("بعض", "all")]


def test_soft_where_a_denial_beside_one_turns_it_round():
    assert [f.confidence for f in findings("quantifier", ("لم يوافق بعض النواب.", "All lawmakers agreed."))] == ["soft"]


@pytest.mark.parametrize(
    ("arabic", "english", "message"),
    [
        ("وافق معظم النواب.", "All lawmakers agreed.", "“most” (معظم) → “All”"),
        ("وافق الكل.", "Most of them agreed.", "“all” (الكل) → “Most of”"),
    ],
)
def test_the_message_is_for_readers_of_one_language(arabic, english, message):
    assert [f.message for f in findings("quantifier", (arabic, english))] == [message]


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        (
            "يعوض المؤجر المستأجر عن جميع البضائع التي تتلف.",
            "The lessee is paid for part of the goods that spoil.",
            "جميع",
            "part of",
        ),
        ("دفعت الشركة جزءا من الأجور.", "The company has paid all the wages.", "جزءا من", "all"),
        ("عاد عدد من النازحين إلى القرى.", "Most of the displaced have returned to the villages.", "عدد من", "Most of"),
    ],
)
def test_amounts_of_the_same_noun(arabic, english, in_arabic, in_english):
    assert found(arabic, english) == [(in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("دفعت الشركة جزءا من الأجور.", "The company has paid some of the wages."),
        ("عاد عدد من النازحين إلى القرى.", "Several of the displaced have returned to the villages."),
        ("لم تكن كل النوافذ مفتوحة.", "Some of the windows were shut."),
        ("رسم الأطفال البيوت دائما من غير سقف.", "The houses that the children drew never had a roof."),
    ],
)
def test_amounts_of_the_same_noun_that_agree_or_are_denied(arabic, english):
    assert found(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "hard"),
    [
        ("يعد المسجد أقدم مسجد في المدينة.", "The mosque is one of the oldest in the city.", True),
        ("يعد المسجد أحد أقدم مساجد المدينة.", "The mosque is the oldest in the city.", True),
        ("يعد المسجد من أقدم مساجد المدينة.", "The mosque is one of the oldest in the city.", False),
        ("يعد المسجد أحد أقدم مساجد المدينة.", "The mosque is among the oldest in the city.", False),
        ("يعد المسجد أقدم مسجد في المدينة.", "The mosque is the oldest in the city.", False),
        ("وهو ثاني أكبر مسجد في المدينة.", "It is the second largest mosque in the city.", False),
    ],
)
def test_a_superlative_told_as_one_of_several(arabic, english, hard):
    assert bool(found(arabic, english)) is hard


def test_what_belongs_to_a_figure_is_no_amount():
    arabic, english = "شُحن 31.2 ملايين طن إجمالاً.", "In all, 31.2 million tonnes were loaded."
    assert findings("quantifier", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "rules"),
    [
        ("لم يسافر يوما إلى الخارج.", "He has rarely travelled abroad.", ["absolute"]),
        ("لا يشرب القهوة أبدا.", "He seldom drinks coffee.", ["absolute"]),
        ("لا يشرب القهوة أبدا.", "He never drinks coffee.", []),
        ("نادرا ما يشرب القهوة.", "He seldom drinks coffee.", []),
    ],
)
def test_what_never_happens_told_as_what_rarely_does(arabic, english, rules):
    found = findings("quantifier", (arabic, english), encoder=open_encoder())
    assert [f.rule for f in found if f.rule == "absolute"] == rules


def test_at_most_before_of_is_an_amount():
    arabic = "وقال المنظمون إن عدد المشاركين يوم الجمعة فاق أعدادهم في كل المسيرات السابقة."
    english = "Organisers said more people turned out on Friday than at most of the previous marches."
    assert findings("quantifier", (arabic, english))
