"""What is compared stands otherwise to its standard: more as as much, half as twice, ever as this year."""

from __future__ import annotations

import pytest
from pairs import document, findings

from compare.passage.pair import PassagePair
from compare.passage.polarity.relations import changed_relations
from compare.records import Link
from compare.text.segment import Segment


def changed(arabic: str, english: str) -> list[str]:
    sides = (Segment(document(code, text), (0,)) for code, text in (("ar", arabic), ("en", english)))
    return [one.rule for one in changed_relations(PassagePair(Link((0,), (0,), 1.0), *sides))]


@pytest.mark.parametrize(
    ("arabic", "english", "rule"),
    [
        # what stresses a noun is told as such: it does not mean the same
        (
            "تثق العائلات بالدروس أكثر من ثقتها بالمدرسة نفسها.",
            "They trust lessons as much as school itself.",
            "equality",
        ),
        ("سجل الفريق العدد نفسه من الأهداف.", "The team scored more goals than its rival.", "equality"),
        ("بلغ النهر مستوى أعلى مما بلغه في الفيضان.", "The river rose as high as in the flood.", "equality"),
        # a number further on is no standard, and five years are no fifth
        ("سجل المركز أكثر مما سجله في عامين.", "The centre recorded as many as in the two years before.", "equality"),
        ("يستقبل القسم ضعف ما كان قبل خمس سنوات.", "The unit sees half as many patients as before.", "share"),
        ("هذه الطريق أقصر من طريق الساحل.", "This road is no shorter than the coast road.", "equality"),
        ("لا يقل دور الأم أهمية عن دور الأب.", "The mother's part is less important than the father's.", "equality"),
        ("باع المتجر من الخبز أكثر مما باعه من الجبن.", "The shop sold as much bread as cheese.", "equality"),
        ("عدد المعلمات يساوي عدد المعلمين.", "There are more women teachers than men.", "equality"),
        ("كان أخي أبرع منا جميعا في السباحة.", "My brother swam as well as any of us.", "equality"),
        ("فاقت المبيعات توقعات المحللين.", "Sales matched the analysts' forecasts.", "equality"),
        ("يكسب العامل هنا بقدر ما يكسب الموظف.", "A labourer here earns less than a clerk.", "equality"),
        ("المشي كل يوم لا يقل نفعا عن الدواء.", "Walking every day does more good than medicine.", "equality"),
        ("تستهلك السماعة نصف ما تستهلكه غيرها.", "The earpiece uses just as much as others.", "equality"),
        ("يستقبل القسم ضعف ما كان يستقبله من المرضى.", "The unit sees half as many patients as it did.", "share"),
        ("لم يصطد إلا ربع ما كان يصطاده.", "He caught a quarter less than he used to.", "share"),
        ("يشترط ألا تزيد الأجرة على نصف الراتب.", "The rent must be no less than half the salary.", "bound"),
        ("الشقة الجديدة أكبر بكثير من القديمة.", "The new flat is slightly bigger than the old one.", "degree"),
        ("صدّر المغرب أكثر مما صدرته جاراته مجتمعة.", "Morocco exported more than any other neighbour.", "sum"),
        ("هذا أسوأ حريق تشهده المدينة هذا العام.", "It is the worst fire the city has ever seen.", "span of time"),
        ("هو أنضج أداء في مسيرته.", "It is the most mature performance of the season.", "span of time"),
        ("هذا أطول جسر في المحافظة.", "It is the longest bridge in the country.", "scope"),
        ("هي أقدم مدرسة في البلاد.", "It is the oldest school in the city.", "scope"),
        ("هي ثاني أكبر مدينة في البلاد.", "It is the largest city in the country.", "rank"),
        ("هي أكبر مدينة في البلاد.", "It is the country's second-largest city.", "rank"),
    ],
)
def test_a_relation_is_changed(arabic, english, rule):
    assert changed(arabic, english) == [rule]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لا يزيد طول الجسر على مئة متر.", "The bridge is no longer than a hundred metres."),
        ("راتب المعلم أقل من راتب العامل.", "A teacher earns less than the same labourer."),
        ("في المدرسة نفسها أكثر من تلميذ.", "There are as many pupils as teachers in the same school."),
        ("كان الحضور أكثر من ثلاثين.", "There were no fewer than thirty people."),
        ("باع المتجر من الخبز أكثر مما باعه من الجبن.", "The shop sold more bread than cheese."),
        ("باع المتجر من الخبز أكثر مما باعه من الجبن.", "The shop did not sell as much cheese as bread."),
        ("كان أخي أبرع منا جميعا في السباحة.", "None of us swam as well as my brother."),
        ("عدد المعلمات يساوي عدد المعلمين.", "There are as many women teachers as men."),
        ("فاقت المبيعات توقعات المحللين.", "Sales beat the analysts' forecasts."),
        (
            "كانت مشترياته من روسيا أقل من مشترياته من مصر بثلاثة أضعاف.",
            "He bought a third as much from Russia as from Egypt.",
        ),
        ("يفوق العدد ما كان عليه بنحو النصف.", "The number is half as many again as it was."),
        ("سنعلن النتائج في أسرع وقت، قبل غيرنا.", "We shall publish the results as soon as we can."),
        ("هذا أطول جسر في المحافظة.", "No bridge in the governorate is longer."),
        ("هذا أسوأ حريق تشهده المدينة منذ إنشائها.", "It is the worst fire since the city was founded."),
        ("هي أقدم مدرسة في البلاد.", "It is the nation's oldest school."),
        ("هي ثاني أكبر مدينة في البلاد.", "It is the country's second-largest city."),
        ("هي أكبر مدينة في البلاد بعد العاصمة.", "It is the country's second-largest city."),
    ],
)
def test_another_wording_of_the_same_is_none(arabic, english):
    assert not changed(arabic, english)


def test_in_long_texts_nothing_is_said():
    long = " ".join(["The garden is large and green."] * 10)
    assert not changed("هذه الطريق أقصر من طريق الساحل.", f"This road is no shorter than the coast road. {long}")


def test_the_check_says_both_relations():
    (one,) = findings(
        "quantifier",
        (
            "وبات راتب المعلم، بفعل انهيار العملة، أقل من أجر عامل مياوم في البناء.",
            "With the collapse of the currency, a teacher now earns as much as a day labourer on a building site.",
        ),
        soft=True,
    )
    assert one.rule == "equality"
    assert "as much as" in one.message
