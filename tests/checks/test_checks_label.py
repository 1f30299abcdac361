"""Labels: words that take a side, on one side only."""

import pytest
from meaning_pairs import findings, marked

from compare.encoding import open_encoder


@pytest.mark.parametrize(
    ("arabic", "english", "severity", "in_arabic", "in_english"),
    [
        ("هاجم مسلحون القرية.", "Terrorists attacked the village.", "major", ["مسلحون"], ["Terrorists"]),
        ("هاجم رجال القرية.", "Terrorists attacked the village.", "major", [], ["Terrorists"]),
        ("قالت الحكومة ذلك.", "The regime said so.", "major", [], ["regime"]),
        ("سقط شهداء في القصف.", "People were killed in the shelling.", "minor", ["شهداء"], []),
        ("وقعت المجزرة فجرا.", "The attack took place at dawn.", "minor", ["المجزرة"], []),
        ("تظاهر المحتجون.", "Rioters marched.", "major", [], ["Rioters"]),
        ("صدر القرار أمس.", "The controversial decision was issued yesterday.", "major", [], ["controversial"]),
        ("قُتل ثلاثة من قوات الاحتلال.", "Three soldiers were killed.", "minor", ["قوات الاحتلال"], []),
    ],
)
def test_a_label_on_one_side_only(arabic, english, severity, in_arabic, in_english):
    assert marked("label", arabic, english) == [(severity, "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("هاجم إرهابيون القرية.", "Terrorists attacked the village."),
        ("ندد بالنظام السوري.", "He condemned the Syrian regime."),
        ("أقر النظام الجديد للتعليم.", "The new education system was adopted."),
        ("سقط شهداء في القصف.", "Martyrs fell in the shelling."),
        ("ما يسمى بتنظيم الدولة.", "The so-called Islamic State."),
        ("قرار مثير للجدل.", "A controversial decision."),
        ("أغلقت شرطة مكافحة الشغب الشارع.", "Police closed the street."),
        ("كان يرتدي معطفا.", "He wore a coat."),
        ("أدان الحزب المحاولة الانقلابية.", "The party condemned the coup attempt."),
        ("سيطر الانقلابيون على الإذاعة.", "The plotters seized the radio station."),
        ("شهدت البلاد أربعة انقلابات.", "The country has seen four coups."),
    ],
)
def test_no_label_or_the_same(arabic, english):
    assert findings("label", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "in_arabic", "in_english"),
    [
        ("قُتل 180 مدنيا في الغارات.", "The raids killed 180 militants.", ["مدنيا"], ["militants"]),
        ("قُتل مقاتلون في الغارة.", "Civilians were killed in the raid.", ["مقاتلون"], ["Civilians"]),
        ("قُتل ثلاثة مقاومين.", "Three militants were killed.", ["مقاومين"], ["militants"]),
        ("أُفرج عن الأسرى.", "The hostages were released.", ["الأسرى"], ["hostages"]),
        ("في مياه الخليج العربي.", "In the waters of the Persian Gulf.", ["الخليج العربي"], ["Persian Gulf"]),
        ("وصل اللاجئون ليلا.", "The migrants arrived at night.", ["اللاجئون"], ["migrants"]),
        ("عملية استشهادية في المدينة.", "A suicide attack in the city.", ["عملية استشهادية"], ["suicide attack"]),
        ("وُسعت المستوطنة.", "The Jewish neighbourhood was extended.", ["المستوطنة"], ["Jewish neighbourhood"]),
        ("خلف جدار الفصل العنصري.", "Behind the security fence.", ["جدار الفصل العنصري"], ["security fence"]),
    ],
)
def test_another_name_that_takes_another_stand(arabic, english, in_arabic, in_english):
    assert marked("label", arabic, english) == [("major", "hard", in_arabic, in_english)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قُتل مسلحون ومدنيون.", "Militants were killed, and others."),
        ("هاجم مسلحون القرية.", "Fighters attacked the village."),
        ("تدخل الدفاع المدني.", "The fighters stepped in."),
        ("أُفرج عن المحتجزين.", "The hostages were released."),
        ("في مياه الخليج.", "In the waters of the Persian Gulf."),
        ("وصل النازحون ليلا.", "The migrants arrived at night."),
        ("انقلاب أم ثورة؟", "A coup or a revolution?"),
    ],
)
def test_the_same_name_or_none(arabic, english):
    assert findings("label", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "said"),
    [
        ("سيطر الحوثيون على المدينة.", "The Iran-backed Houthis took the city.", "Iran-backed"),
        ("قالت وزارة الصحة إن العدد ارتفع.", "The Hamas-run health ministry said so.", "Hamas-run"),
        ("أعلن الرئيس السابق ترشحه.", "The ousted president said he would run.", "ousted"),
        ("تحدثت تقارير موثوقة عن ذلك.", "Unverified reports spoke of it.", "Unverified"),
    ],
)
def test_a_qualifier_put_in(arabic, english, said):
    (found,) = findings("label", (arabic, english))
    assert found.message == f"loaded word added: nothing like it in the original → “{said}”"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("التقى الصحفي سمير شهيد الكاتب.", "The journalist met the writer Samir Shahid."),
        ("ثم تأمر الخادم أن يغلق الباب.", "Then you tell the servant to close the door."),
        ("غادر القطار المحطة.", "The train left the station."),
        ("تحمل الأوعية الدموية الغذاء.", "The blood vessels carry the food."),
        ("طعن المحامي في دلالة الصور.", "The lawyer disputed what the pictures proved."),
    ],
)
def test_words_of_other_meanings_are_no_labels(arabic, english):
    assert findings("label", (arabic, english)) == []


@pytest.mark.parametrize(
    ("arabic", "english", "told"),
    [
        ("وجاؤوا بعمال مؤقتين ليحلوا محلهم.", "Scabs were brought in to fill their places.", 1),
        (
            "حدثنا الدليل عن القبائل التي كانت تقصد الواحة.",
            "The guide spoke of raiders who came to the oasis.",
            1,
        ),
        ("هاجمهم قطاع طرق عند المضيق.", "Bandits fell upon them in the pass.", 0),
        ("أوقفت الشرطة العقل المدبر للعملية.", "Police arrested the mastermind of the operation.", 0),
        ("يبيع هؤلاء التجار الصغار اللتر بثمانية دنانير.", "These gangsters sell a litre for eight dinars.", 1),
        ("أوقفت الشرطة أفراد العصابة.", "Police arrested the gangsters.", 0),
        ("وصف الوزير المحتجين بأنهم مضللون.", "The minister called the protesters rabble.", 1),
        ("يعالج الدواء الطفيليات.", "The drug kills parasites.", 0),
    ],
)
def test_names_that_condemn_people(arabic, english, told):
    assert len(findings("label", (arabic, english))) == told


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "باستثناء من يشغلون المدخل الشمالي للمسلخ.",
            "Except for those occupying the northern entrance.",
        ),
        ("البحر لا يخون، نحن من خنّاه.", "The sea is no traitor. It's we who betrayed it."),
    ],
)
def test_a_loaded_word_that_renders_another_by_another_sense_is_none(arabic, english):
    assert findings("label", (arabic, english), encoder=open_encoder()) == []
