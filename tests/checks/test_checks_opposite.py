"""Opposites that face each other."""

import re

import pytest
from meaning_pairs import findings, findings_with, marked

from compare.encoding import open_encoder
from compare.languages import load_language


def found(arabic: str, english: str) -> list[tuple[str, str, str]]:
    """(confidence, marked Arabic, marked English) of every finding, with the encoder."""
    return [
        (
            f.confidence,
            *(text[slice(*spans[0])] for text, spans in ((arabic, f.source_spans), (english, f.target_spans))),
        )
        for f in findings_with(open_encoder(), "opposite", arabic, english)
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("ارتفع سعر النفط.", "The oil price fell.", "ارتفع", "fell"),
        ("خسر الفريق المباراة.", "The team won the match.", "خسر", "won"),
        ("قبل الاجتماع تحدث الوزير.", "The minister spoke after the meeting.", "قبل", "after"),
        ("أفرجت الشرطة عن الرجل.", "Police arrested the man.", "أفرجت", "arrested"),
        ("أشاد السفير بالاتفاق.", "The ambassador condemned the agreement.", "أشاد", "condemned"),
        ("تستورد البلاد القمح من أستراليا.", "The country exports wheat to Australia.", "تستورد", "exports"),
        ("كان الورم خبيثا بحسب الأطباء.", "The tumour was benign, according to the doctors.", "خبيثا", "benign"),
        ("وصلنا إلى القرية عند شروق الشمس.", "We reached the village at sunset.", "شروق", "sunset"),
        ("رفع القاضي الحجز عن أموال الشركة.", "The judge froze the company's funds.", "رفع القاضي الحجز", "froze"),
        ("رحبت النقابة بالقرار.", "The union came out against the decision.", "رحبت", "came out against"),
        ("تراجع المؤشر بنسبة 2 في المئة.", "The index put on 2 percent.", "تراجع", "put on 2 percent"),
        ("مدة الإقامة آخذة في التقلص.", "Stays are getting longer.", "التقلص", "getting longer"),
        ("وقد ارتفع عدد الزوار هذا العام.", "Visitor numbers are down this year.", "ارتفع", "are down"),
    ],
)
def test_the_contrary_pole(arabic, english, in_arabic, in_english):
    assert marked("opposite", arabic, english) == [("critical", "hard", [in_arabic], [in_english])]
    assert found(arabic, english) == [("hard", in_arabic, in_english)]


def test_the_message_names_both_words():
    assert [f.message for f in findings("opposite", ("ارتفع سعر النفط.", "The oil price fell."))] == [
        "“increased” (ارتفع) → “fell”"
    ]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ارتفع سعر النفط.", "The oil price went up."),
        ("ارتفعت الأسعار ثم انخفضت.", "Prices rose, then fell."),
        ("التقى والده.", "He met his father."),
        ("زار كوريا الجنوبية.", "He visited Seoul, in the north of the country."),
        ("قُتل الرجال والنساء.", "Men and women were killed."),
        ("هزم الفريق الضيف منافسه.", "The visiting team beat its rival."),
        ("سُئلت المديرة عن الأجور فأجابت بأنها كافية.", "Asked about the wages, the manager said they were enough."),
        ("ويُسأل الحارس كل يوم فيجيب بأنه لا يعلم.", "The guard is asked every day and says that he does not know."),
        ("أضيف ملحق بالإضافة إلى الخرائط القديمة.", "An annex was added and the old maps were not removed."),
        ("هذا باب خاص بالعمال في السوق العامة.", "This is a door for workers of the public market."),
    ],
)
def test_no_contrary(arabic, english):
    assert findings("opposite", (arabic, english)) == []
    assert found(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يخسر الفريق.", "The team won."),
        ("البضاعة غير رخيصة.", "The goods are expensive."),
        ("أغلق المصنع أبوابه.", "The factory did not open its gates."),
        ("ننصحك بعدم السفر.", "You are advised not to travel."),
        ("لم يكن عدد الاختبارات التي أجريت في البلاد معروفا.", "The number of tests done in the country was unknown."),
    ],
)
def test_nothing_where_a_denial_beside_one_turns_it_round(arabic, english):
    assert findings("opposite", (arabic, english)) == []


def test_who_asked_and_who_answered_is_never_surely_an_opposite():
    """A report may tell the question alone, or the answer."""
    assert [c for c, *_ in found("أجاب الوزير عن الأسئلة.", "The minister was asked.")] in ([], ["soft"])


def test_a_denial_elsewhere_turns_nothing_round():
    arabic = "ارتفعت أسعار القمح، وقال التجار في السوق الكبيرة إنهم لم يتلقوا أي مساعدة."
    english = "Wheat prices fell, and the traders in the big market said they received no help."
    assert found(arabic, english) == [("hard", "ارتفعت", "fell")]


def test_words_of_other_clauses_are_not_held_against_each_other():
    """Each of the two is told by a word that the lists do not have, beside its own subject."""
    arabic = "ارتفعت صادرات القمح إلى مصر في الربيع الماضي، بينما هوت أسعار الذهب في البورصة."
    english = "Wheat exports to Egypt boomed last spring, while gold prices fell on the stock exchange."
    assert found(arabic, english) == []


def test_one_of_two_words_turned_round():
    arabic = "رفض البرلمان الميزانية، ورفض الاتحاد العرض الجديد للشركة."
    english = "Parliament rejected the budget, and the union accepted the company's new offer."
    assert found(arabic, english) == [("hard", "ورفض", "accepted")]


def test_a_word_of_several_meanings_speaks_only_in_the_place_of_the_other():
    arabic, english = "كلفة الخدمات العامة في المدينة باهظة.", "The cost of private services in the city is high."
    assert found(arabic, english) == [("hard", "العامة", "private")]
    assert findings("opposite", (arabic, english)) == []  # without an encoder nobody can tell
    assert found("اجتمعت الجمعية العامة أمس.", "The assembly met yesterday in private.") == []


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_scale_has_both_poles(code):
    """In both languages, so that either pole can be found on either side."""
    lines = load_language(code).entries("opposite.poles")
    named = {name.strip().rstrip("?~") for line in lines for name in line.partition(" = ")[2].split(",")} - {"-"}
    assert all(re.fullmatch(r"[a-z_]+[+-]", name) for name in named)
    assert named == {name.translate(str.maketrans("+-", "-+")) for name in named}
    assert len(named) >= 2 * 150
    other = load_language("en" if code == "ar" else "ar").entries("opposite.poles")
    assert named == {name.strip().rstrip("?~") for line in other for name in line.partition(" = ")[2].split(",")} - {
        "-"
    }


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("انخفضت الأسعار بسهولة.", "Prices easily rose."),
        ("انخفضت الأسعار.", "Prices rose at Easter."),
        ("انخفضت الأسعار.", "Prices rose in the east."),
    ],
)
def test_words_that_begin_like_one_of_a_pole_do_not_stand_for_it(arabic, english):
    assert [words for _, _, *words in marked("opposite", arabic, english)] == [[["انخفضت"], ["rose"]]]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("كانت الزيادة في الرياض أعلى منها في جدة.", "Tenants in Riyadh faced smaller increases than those in Jeddah."),
        ("هذا النهر أطول من نهر الأردن.", "This river is shorter than the Jordan."),
        ("وكان ذلك أكبر حضور هذا الموسم.", "It was the lowest attendance of the season."),
        ("جاءت النتائج أفضل من المتوقع.", "The results were worse than expected."),
    ],
)
def test_comparatives_that_point_the_other_way_whatever_their_scale(arabic, english):
    assert [f for f in findings("opposite", (arabic, english), encoder=open_encoder()) if f.confidence == "hard"]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("القاهرة أكبر من الإسكندرية.", "Alexandria is smaller than Cairo."),
        ("اقترض الفلاح المال من جاره.", "The neighbour lent the farmer money."),
        ("انخفضت قيمة العملة أمام الدولار.", "The dollar rose against the currency."),
        ("كنت أشتري الخبز من فرن العم صالح.", "I used to get the bread they sold at Uncle Saleh's bakery."),
    ],
)
def test_contraries_with_their_arguments_changed_over_say_the_same(arabic, english):
    assert findings("opposite", (arabic, english), encoder=open_encoder()) == []


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("القاهرة أكبر من الإسكندرية.", "Alexandria is larger than Cairo.", True),
        ("القاهرة أكبر من الإسكندرية.", "Cairo is larger than Alexandria.", False),
        ("عدد النساء أقل من عدد الرجال.", "There are fewer men than women.", True),
        (
            "ما تنفقه الأسرة على الدروس يفوق اليوم ما تنفقه على طعامها.",
            "These days the family's bill for lessons is bigger than its bill for food.",
            False,
        ),
        ("في القرية أكثر من مئة بيت.", "The village has more than a hundred houses.", False),
        ("سجلت البصرة أكبر عدد من الإصابات.", "No province recorded more cases than Basra.", False),
    ],
)
def test_a_comparison_turned_round(arabic, english, found):
    messages = [f.message for f in findings("opposite", (arabic, english), encoder=open_encoder())]
    assert any("turned round" in message for message in messages) is found


def test_a_result_below_the_forecasts_beats_none():
    (told,) = found("وجاءت النتيجة أدنى من توقعات المحللين.", "The figure beat the forecasts of analysts.")
    assert told[1] == "أدنى من"


def test_a_superlative_that_only_the_original_has_may_be_told_by_any_word():
    assert not found("وخسر اللاعب أمام أصغر المشاركين سنا.", "The player lost to the favourite in the field.")


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        (
            "وترحب الجمعية بقرار مجلس المدينة تكليف فريق متطوع بترميم المكتبة.",
            "The association deplores the city council's decision to appoint a volunteer team to restore the library.",
            "وترحب",
            "deplores",
        ),
        (
            "ووصف الصحفيون أجواء الاجتماع المغلق بأنها ودية.",
            "Reporters described the mood of the closed meeting as strained.",
            "ودية",
            "strained",
        ),
        (
            "استقبل الجانبان اقتراح الوسطاء ببرود من دون تعليق.",
            "Both sides gave a warm reception to the mediators' proposal, without comment.",
            "ببرود",
            "warm",
        ),
    ],
)
def test_words_that_lean_the_other_way(arabic, english, in_arabic, in_english):
    assert [told[1:] for told in found(arabic, english)] == [(in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وترحب الجمعية بقرار مجلس المدينة تكليف فريق متطوع بترميم المكتبة.",
            "The association applauds the city council's decision to appoint a volunteer team to restore the library.",
        ),
        (
            "ووصف الصحفيون أجواء الاجتماع المغلق بأنها ودية.",
            "Reporters described the mood of the closed meeting as cordial.",
        ),
        ("لا يجوز إعطاء الجرعة الثانية قبل مضي شهرين.", "The second dose must not be given until two months after it."),
    ],
)
def test_words_that_lean_the_same_way(arabic, english):
    assert not found(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("زيت الزيتون هنا أثقل من زيت الساحل.", "Olive oil here is thinner than the oil of the coast."),
        ("هذه الحقيبة أثقل مما حملته أمي في الصيف.", "This bag is not as heavy as what my mother carried in summer."),
    ],
)
def test_comparisons_by_contrary_words(arabic, english):
    assert found(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("زيت الزيتون هنا أثقل من زيت الساحل.", "The oil of the coast is thinner than the olive oil here."),
        ("المشي كل يوم لا يقل نفعا عن الدواء.", "Walking every day does just as much good as medicine."),
        ("تستهلك السماعة نصف ما تستهلكه الأجهزة المنافسة.", "The earpiece uses half as much as rival devices."),
        ("بلغت التعويضات أقل من نصف ما طالب به الضحايا.", "Damages came to less than half of what the victims sought."),
    ],
)
def test_comparisons_told_faithfully(arabic, english):
    assert not found(arabic, english)
