"""Who is cited on one side and on the other."""

from __future__ import annotations

import pytest
from meaning_pairs import findings

from compare.encoding import open_encoder


def test_who_is_spoken_to_is_no_source_that_another_replaces():
    pair = "وكان الوالي قد دعا السكان إلى التزام منازلهم.", "The governor had urged residents to stay indoors."
    assert findings("attribution", pair, encoder=open_encoder()) == []


def sources(arabic: str, english: str) -> list[str]:
    found = findings("attribution", (arabic, english), encoder=open_encoder())
    return [f.message for f in found if f.message.startswith(("source", "anonymity"))]


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        (
            "وحذّر البنك المركزي من موجة تضخم جديدة.",
            "A new wave of inflation is on its way, the chamber of commerce warned.",
            "chamber of commerce",
        ),
        (
            "واعتبر ممثل النيابة العامة في مرافعته أن المتهم مذنب.",
            "In his closing speech, the city council's lawyer argued that the accused was guilty.",
            "city council's lawyer",
        ),
        (
            "وتقول جمعية «بحّارة الأرخبيل» إن نحو ثلث المراكب لم يغادر المرسى.",
            "Roughly one boat in three has not left its mooring, according to the port authority.",
            "port authority",
        ),
        (
            "ودعت شركات الطيران المسافرين إلى عدم التوجه إلى المطار.",
            "The transport ministry urged travellers not to set out for the airport.",
            "ministry",
        ),
        # who made what is cited
        (
            "وأظهرت بيانات مكتب الصرف أن الصادرات تراجعت.",
            "Data from the growers' federation showed that exports had fallen.",
            "federation",
        ),
        (
            "وبحسب دراسة أنجزها المعهد العالي لعلوم المياه، تراجع منسوب المائدة.",
            "According to a study carried out two years ago by local activists, the water table has dropped.",
            "activists",
        ),
        (
            "وجاء في تقرير لديوان المحاسبة أن ثلث المباني لا يصلح.",
            "A third of the buildings are unfit, according to a report by the teachers' union.",
            "union",
        ),
        # one word against a phrase
        ("وروى له صاحب المقهى أن أباه سأل عنه.", "The imam told him that his father had asked about him.", "imam"),
        (
            "وخلص خبير الخطوط إلى أن التواقيع مزورة.",
            "The signatures were forged, lawyers for the victims maintained.",
            "lawyers",
        ),
    ],
)
def test_a_source_whose_words_nothing_may_render_is_another(arabic, english, told):
    (message,) = sources(arabic, english)
    assert told in message


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "وأعلنت وزارة التربية أن الامتحانات ستؤجل.",
            "Exams are to be put back, the department for education announced.",
        ),
        ("وقال ذوو الضحايا إنهم لم يتسلموا الجثامين.", "The bereaved say they have not been handed the bodies."),
        ("وأظهرت بيانات مكتب الصرف أن الصادرات تراجعت.", "Exports have fallen, figures from the exchange office show."),
        (
            "وتكشف دراسة أجرتها كلية الطب أن المرض شائع.",
            "The disease is common, a study by the medical school has found.",
        ),
        (
            "قدّم المحامي تقريرا دفع فيها بسقوط الدعوى.",
            "A lawyer submitted a brief arguing that the claim had lapsed.",
        ),
        (
            "وبحسب محضر التحقيق، هدد المخلّص الجمركي المستوردَ.",
            "The investigation record shows that the importer was threatened by the customs broker.",
        ),
        ("وحذّر البنك المركزي من موجة تضخم جديدة.", "A new wave of inflation is on its way, the bank of issue warned."),
        (
            "وبحسب ثلاثة محامين طلبوا حجب أسمائهم، فإن القاضي كان يمدّد التوقيف.",
            "The judge would extend detention, said three lawyers who asked for their names to be withheld.",
        ),
        (
            "وقال موظفان فضّلا إبقاء اسميهما طي الكتمان إن الخزنة كانت مفتوحة.",
            "Two employees who did not wish to be named said the safe had been left open.",
        ),
        ("وأفاد مراسلنا بأن الطريق مقطوع.", "The road is cut, our correspondent reports."),
        ("وقال القاضي للمتهم إنه خان الأمانة.", "He had betrayed a trust, the judge told the defendant."),
    ],
)
def test_a_source_in_other_words_is_the_same(arabic, english):
    assert sources(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        # a relative clause and a few words between commas are not where who speaks stands
        (
            "ويقول محامي الأسر، كريم الحصار، إن الرخصة جددت في موعدها.",
            "Karim Lahsar, who represents the families, says the licence was renewed on time.",
        ),
        (
            "في المقابل، أعلنت وزارة الداخلية إصابة ستة من أعوانها بجروح طفيفة.",
            "The Interior Ministry, for its part, said six of its officers had been slightly hurt.",
        ),
        # an owner does not speak for what he has, a paper is nobody's whom it warns
        (
            "يقول المدافعون عن الأمانة إن المال شحيح.",
            "The municipality's defenders say money is tight.",
        ),
        (
            "وحذر البيان السكان من ذبح الحيوانات المريضة.",
            "In its statement the ministry warned people against slaughtering sick animals.",
        ),
        # who quotes is not who says it
        (
            "ونقلت الهيئة عن المعلم شنيور الدغيلاوي قوله إن نصف تلاميذه انقطعوا عن الدراسة.",
            "The group quoted Shanyour al-Dughailawi, a teacher, as saying that half his pupils had stopped attending.",
        ),
    ],
)
def test_who_stands_beside_a_speaker_is_none(arabic, english):
    assert sources(arabic, english) == []
